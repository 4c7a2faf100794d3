#include "layout/context.h"
#include "base/limits.h"
#include "base/unicode.h"
#include "layout/furniture.h"
#include "layout/targets.h"

#include <algorithm>

namespace layout {

namespace {

/// Narrower than this no word can be set sensibly: about three letters of body text.
constexpr auto width_min = base::Length::points(20);

Style const plain_style = [] {
    Style style;
    style.size = base::Length::points(12);
    style.leading = base::Length::points(16);
    return style;
}();

} // namespace

Area Area::within(base::Length left, base::Length right) const
{
    auto const rest = width - left - right;
    return rest < width_min && rest < width ? *this : Area { x + left, rest };
}

Context::Context(document::Document const& the_document, StyleSheet const& sheet, Shaper& a_shaper)
    : document(the_document)
    , shaper(a_shaper)
    , m_sheet(sheet)
    , m_styles(the_document.styles.size(), nullptr)
    , m_targets(describe_targets(the_document))
{
    result.metadata = document.metadata;
    result.fields = document.fields;
    result.figures = document.figures;
    shaper.begin_document();
    shaper.trim();
    add_node(Role::document, artifact);
}

void Context::report(std::string code, Source source, std::string message, std::string fix)
{
    if (source.file.empty())
        source.file = document.file;
    base::Place place { std::string(source.file), source.line, "" };
    if (m_reported.insert(base::describe(place) + code + message).second)
        faults.push_back({ base::Severity::error, std::move(code), std::move(place),
            std::move(message), std::move(fix) });
}

Style const& Context::style(std::size_t index, Source source)
{
    base::ensure(index < m_styles.size() || index == 0, "block without a style");
    if (index >= m_styles.size())
        return style("p", source);
    auto& known = m_styles.at(index);
    if (!known)
        known = &style(document.styles.at(index), source);
    return *known;
}

Style const& Context::style(std::string_view name, Source source)
{
    if (auto const* const found = m_sheet.find(name))
        return *found;
    report("layout-unknown-style", source,
        "The style \"" + std::string(name) + "\" does not exist.",
        "Use a class that templates/style/house.json names, or add it there.");
    auto const* const plain = m_sheet.find("p");
    return plain ? *plain : plain_style;
}

Style const& Context::cell_style(std::size_t index, std::string_view table, Source source)
{
    auto const& own = style(index, source);
    if (!own.overlay)
        return own;
    auto const* below = m_sheet.find(std::string(table) + "-td");
    if (!below)
        below = &style("td", source);
    return overlaid(*below, own);
}

Style const& Context::overlaid(Style const& style, Style const& overlay)
{
    auto const [found, is_new] = m_overlays.try_emplace({ &overlay, &style }, style);
    auto& merged = found->second;
    if (is_new) {
        merged.weight = overlay.weight;
        merged.slant = overlay.slant;
        merged.colour = overlay.colour;
        merged.background = overlay.background;
        merged.keep_with_next = overlay.keep_with_next;
        if (overlay.rule_above > base::Length {}) {
            merged.rule_above = overlay.rule_above;
            merged.rule_below = overlay.rule_below;
            merged.border_colour = overlay.border_colour;
        }
    }
    return merged;
}

Style const& Context::style_in_cell(Style const& style, Style const& cell)
{
    bool const is_term = &style == m_sheet.find("dt");
    if (!is_term && &style != m_sheet.find("p") && &style != m_sheet.find("li")
        && &style != m_sheet.find("dd"))
        return style;
    auto const [found, is_new] = m_overlays.try_emplace({ &style, &cell }, style);
    auto& merged = found->second;
    if (is_new) {
        merged.size = cell.size;
        merged.leading = cell.leading;
        if (is_term)
            return merged;
        merged.weight = cell.weight;
        merged.slant = cell.slant;
        merged.space_after = cell.space_after;
        merged.colour = cell.colour;
        merged.align = cell.align;
        merged.hyphenate = cell.hyphenate;
    }
    return merged;
}

PageStyle const& Context::page_style(std::string const& name, Source source)
{
    auto const& wanted = name.empty() ? document.page : name;
    auto found = m_page_styles.find(wanted);
    if (found == m_page_styles.end()) {
        auto const style = with_room_for_furniture(*this, named_page_style(wanted, source));
        found = m_page_styles.emplace(wanted, style).first;
    }
    return found->second;
}

PageStyle const& Context::named_page_style(std::string const& name, Source source)
{
    if (auto const* const found = m_sheet.page(name))
        return *found;
    report("layout-unknown-page", source, "The page \"" + name + "\" does not exist.",
        "Write a page that templates/style/house.json names, such as portrait or landscape.");
    static PageStyle const a4 { base::Length::points(595), base::Length::points(842),
        base::Length::points(57), base::Length::points(57), base::Length::points(57),
        base::Length::points(57), base::Length::points(40), base::Length::points(40) };
    return a4;
}

void Context::begin_range(PageStyle const& style, document::Numbering numbering)
{
    auto& ranges = result.page_ranges;
    auto const page = static_cast<std::uint32_t>(result.pages.size() - 1);
    if (!ranges.empty() && ranges.back().first_page == page) {
        ranges.pop_back();
        range_styles.pop_back();
    }
    // Each numbering counts its own pages.
    std::uint32_t number = 1;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        auto const end = i + 1 < ranges.size() ? ranges.at(i + 1).first_page : page;
        if (ranges.at(i).numbering == numbering)
            number += end - ranges.at(i).first_page;
    }
    ranges.push_back({ page, numbering, number });
    range_styles.push_back(&style);
}

std::string const& Context::describe_target(std::string const& target) const
{
    auto const found = m_targets.find(target);
    return found == m_targets.end() || found->second.empty() ? target : found->second;
}

std::uint32_t Context::add_destination(std::string id)
{
    result.destinations.push_back({ std::move(id), Destination::unplaced, {} });
    return static_cast<std::uint32_t>(result.destinations.size() - 1);
}

void Context::keep_anchors()
{
    for (auto const& anchor : std::exchange(result.pages.back().anchors, {})) {
        auto& destination = result.destinations.at(anchor.destination);
        // The head of a table is repeated; the link leads to where it stands first.
        if (destination.page != Destination::unplaced)
            continue;
        destination.page = static_cast<std::uint32_t>(result.pages.size() - 1);
        destination.y = anchor.y;
    }
}

NodeId Context::add_node(Role role, NodeId parent)
{
    result.nodes.push_back({ role, parent });
    return static_cast<NodeId>(result.nodes.size() - 1);
}

NodeId Context::add_figure(std::uint32_t figure, NodeId parent)
{
    auto const node = add_node(Role::data, parent);
    result.nodes.back().text = figure;
    return node;
}

std::uint32_t Context::add_text(std::string_view text)
{
    result.texts.emplace_back(text);
    return static_cast<std::uint32_t>(result.texts.size());
}

std::optional<std::uint32_t> Context::picture(std::string const& name, Source source)
{
    auto const found = document.pictures.find(name);
    if (found == document.pictures.end()) {
        std::string known;
        for (auto const& [one, picture] : document.pictures)
            known += (known.empty() ? "" : ", ") + one;
        report("layout-unknown-picture", source, "There is no picture \"" + name + "\".",
            known.empty() ? "Put the file into templates/images." : "Use one of: " + known + ".");
        return std::nullopt;
    }
    auto& pictures = result.pictures;
    auto const at = std::ranges::find(pictures, found->second);
    auto const index = static_cast<std::uint32_t>(at - pictures.begin());
    if (at == pictures.end())
        pictures.push_back(found->second);
    return index;
}

void Context::report_missing(char32_t character, Source source)
{
    report("layout-no-glyph", source,
        "The character " + base::describe_code_point(character)
            + " cannot be printed: no font has "
              "it.",
        "Replace the character, or add a font that has it to fonts/fonts.json.");
}

void Context::report_misplaced(Source source)
{
    report("layout-window", source,
        "The address does not fit the window of an envelope: it, or the letterhead above it, has "
        "too many lines.",
        "Shorten the address or the letterhead in the record; a smaller logo may help.");
}

void Context::report_small_drawing(Source source)
{
    report("layout-drawing-too-large", source,
        "The drawing fits on a page only with letters too small to read.",
        "Draw fewer people, steps or bars, make several drawings, or use a landscape page.");
}

void Context::report_too_many_pages()
{
    m_full = true;
    report("layout-too-many-pages", { document.file, 0 },
        "The document has more than " + std::to_string(base::limits::pages_max) + " pages.",
        "Choose fewer records, or make several documents.");
}

void Context::spend(std::size_t steps)
{
    m_steps += steps;
    if (m_steps <= base::limits::layout_steps_max || m_full)
        return;
    m_full = true;
    report("layout-too-much-work", { document.file, 0 },
        "This document is more work to lay out than any should be.",
        "Choose fewer records, or shorten texts that stand in very narrow columns.");
}

void Context::report_no_room(Source source)
{
    report("layout-too-narrow", source, "There is not room for one letter beside the other here.",
        "Use fewer columns, fewer tables inside each other, a smaller type or a landscape page.");
}

} // namespace layout
