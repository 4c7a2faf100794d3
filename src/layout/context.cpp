#include "layout/context.h"
#include "base/limits.h"
#include "base/unicode.h"

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
{
    result.metadata = document.metadata;
    result.fields = document.fields;
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
    auto const [found, is_new] = m_overlays.try_emplace({ &own, below }, *below);
    auto& merged = found->second;
    if (is_new) {
        merged.weight = own.weight;
        merged.slant = own.slant;
        merged.colour = own.colour;
        merged.background = own.background;
    }
    return merged;
}

Style const& Context::style_in_cell(Style const& style, Style const& cell)
{
    if (&style != m_sheet.find("p") && &style != m_sheet.find("li"))
        return style;
    auto const [found, is_new] = m_overlays.try_emplace({ &style, &cell }, style);
    auto& merged = found->second;
    if (is_new) {
        merged.weight = cell.weight;
        merged.slant = cell.slant;
        merged.size = cell.size;
        merged.leading = cell.leading;
        merged.space_after = cell.space_after;
        merged.colour = cell.colour;
        merged.align = cell.align;
    }
    return merged;
}

PageStyle const& Context::page_style()
{
    if (auto const* const found = m_sheet.page(document.page))
        return *found;
    report("layout-unknown-page", { document.file, 0 },
        "The page \"" + document.page + "\" does not exist.",
        "Write a page that templates/style/house.json names, such as portrait or landscape.");
    static PageStyle const a4 { base::Length::points(595), base::Length::points(842),
        base::Length::points(57), base::Length::points(57), base::Length::points(57),
        base::Length::points(57), base::Length::points(40), base::Length::points(40) };
    return a4;
}

NodeId Context::add_node(Role role, NodeId parent)
{
    result.nodes.push_back({ role, parent });
    return static_cast<NodeId>(result.nodes.size() - 1);
}

std::uint32_t Context::add_text(std::string_view text)
{
    result.texts.emplace_back(text);
    return static_cast<std::uint32_t>(result.texts.size());
}

void Context::report_missing(char32_t character, Source source)
{
    report("layout-no-glyph", source,
        "The character " + base::describe_code_point(character)
            + " cannot be printed: no font has "
              "it.",
        "Replace the character, or add a font that has it to fonts/fonts.json.");
}

void Context::report_too_many_pages()
{
    m_full = true;
    report("layout-too-many-pages", { document.file, 0 },
        "The document has more than " + std::to_string(base::limits::pages_max) + " pages.",
        "Choose fewer records, or make several documents.");
}

} // namespace layout
