#include "layout/text.h"

#include <algorithm>

namespace layout {

using base::Length;

namespace {

struct Extent {
    Length above; ///< Of the baseline.
    Length below;
};

Length part_of_em(Length size, int units, FontMetrics const& metrics)
{
    return { size.millipoints * units / metrics.units_per_em };
}

Extent font_extent(FontSet const& fonts, FontId font, Length size)
{
    auto const& metrics = fonts.metrics(font);
    return { part_of_em(size, metrics.ascent, metrics),
        part_of_em(size, -metrics.descent, metrics) };
}

/// The leading shared out evenly above and below the letters of the main font.
Extent line_extent(FontSet const& fonts, Style const& style)
{
    auto const letters = font_extent(fonts, fonts.main_font(style.weight, style.slant), style.size);
    auto const above = (style.leading - letters.above - letters.below) / 2 + letters.above;
    return { above, style.leading - above };
}

} // namespace

void TextSetter::set_line(std::span<Atom const> atoms, Area area, Page& line)
{
    auto const& fonts = m_context.shaper.fonts();
    auto extent = line_extent(fonts, *m_style);
    auto visible = atoms.size();
    while (visible > 0 && atoms[visible - 1].is_space)
        --visible;
    Length used, hanging;
    for (std::size_t i = 0; i < atoms.size(); ++i)
        (i < visible ? used : hanging) += atoms[i].width;
    auto groups_of_line = groups(atoms, visible);
    for (auto const& group : groups_of_line) {
        auto const font = atoms[group.begin].piece->font;
        if (fonts.is_main(font))
            continue;
        auto const letters = font_extent(fonts, font, m_style->size);
        extent.above = std::max(extent.above, letters.above);
        extent.below = std::max(extent.below, letters.below);
    }
    line.width = area.x + area.width;
    line.height = extent.above + extent.below;

    // A letter wider than its area begins where the area does, as any line would.
    auto const spare = std::max(area.width - used, Length {});
    auto x = area.x;
    if (m_style->align == Align::right || (m_style->align == Align::start && m_right_to_left))
        x += spare;
    else if (m_style->align == Align::centre)
        x += spare / 2;
    // The space that ends a line is kept for those who read the text of the file, and hangs over
    // the edge at which the line ends.
    if (m_right_to_left)
        x -= hanging;
    std::vector<std::uint8_t> levels;
    for (auto const& group : groups_of_line)
        levels.push_back(group.level);
    for (auto const index : base::visual_order(levels)) {
        groups_of_line.at(index).x = x;
        x += groups_of_line.at(index).width;
    }
    for (auto const& group : groups_of_line) {
        add_run(line, atoms, group);
        auto const& first = atoms[group.begin];
        if (first.link != 0 && first.node != artifact)
            add_link(line, first, group);
    }
    for (auto& run : line.runs)
        run.y += extent.above;
    for (auto& box : line.boxes)
        box.y += extent.above;
}

/// Spaces from `visible` on, at the end of the line, have the paragraph's direction (UAX #9 L1).
std::vector<TextSetter::Group> TextSetter::groups(std::span<Atom const> atoms, std::size_t visible)
{
    std::vector<Group> result;
    std::int64_t advance = 0;
    for (std::size_t i = 0; i < atoms.size(); ++i) {
        auto const& atom = atoms[i];
        if (atom.start == atom.end)
            continue;
        auto const text = std::string_view(m_text).substr(atom.start, atom.end - atom.start);
        auto const actual = m_context.shaper.needs_actual_text(*atom.piece, text);
        auto const level
            = i < visible ? atom.level : static_cast<std::uint8_t>(m_right_to_left ? 1 : 0);
        auto const* const first = result.empty() ? nullptr : &atoms[result.back().begin];
        if (first && result.back().end == i && first->piece->font == atom.piece->font
            && first->node == atom.node && first->raised == atom.raised
            && result.back().level == level && result.back().actual_text == actual) {
            result.back().end = i + 1;
            advance += atom.piece->advance;
        } else {
            result.push_back({ i, i + 1, level, actual, {}, {} });
            advance = atom.piece->advance;
        }
        result.back().width = scaled(atom.piece->font, advance, atom.raised);
    }
    return result;
}

void TextSetter::add_run(Page& line, std::span<Atom const> atoms, Group const& group)
{
    auto const members = atoms.subspan(group.begin, group.end - group.begin);
    auto const& first = members.front();
    TextRun run {};
    run.first = static_cast<std::uint32_t>(line.glyphs.size());
    run.font = first.piece->font;
    run.colour = first.link != 0 ? m_context.style("link", m_source).colour : m_style->colour;
    run.size = size_of(run.font, first.raised);
    run.x = group.x;
    if (first.raised)
        run.y = -scaled(run.font, m_context.shaper.fonts().metrics(run.font).superscript_rise);
    run.node = first.node;
    if (group.actual_text && run.node != artifact)
        run.actual_text = m_context.add_text(
            std::string_view(m_text).substr(first.start, members.back().end - first.start));
    auto const append = [&](Atom const& atom) {
        line.glyphs.insert(line.glyphs.end(), atom.piece->glyphs.begin(), atom.piece->glyphs.end());
    };
    bool const reversed = (group.level & 1) != 0;
    if (reversed)
        std::for_each(members.rbegin(), members.rend(), append);
    else
        std::ranges::for_each(members, append);
    run.count = static_cast<std::uint32_t>(line.glyphs.size()) - run.first;
    if (reversed && !group.actual_text)
        add_reversed(line, run);
    else if (run.count > 0)
        line.runs.push_back(run);
}

/// Right-to-left glyphs are placed one by one in reading order (ISO 32000-1 14.8.2.3.3). Then
/// both who reads the file in order and who sorts by place finds the text as it is; with one
/// ActualText for the run, those who sort would turn it round.
void TextSetter::add_reversed(Page& line, TextRun run) const
{
    auto const end = run.first + run.count;
    std::int64_t before = 0;
    for (auto i = run.first; i < end; ++i)
        before += line.glyphs.at(i).advance;
    auto const left = run.x;
    run.count = 1;
    for (auto i = end; i > run.first;) {
        --i;
        before -= line.glyphs.at(i).advance;
        auto single = run;
        single.first = i;
        single.x = left + scaled(run.font, before);
        line.runs.push_back(single);
    }
}

void TextSetter::add_link(Page& line, Atom const& atom, Group const& group) const
{
    auto const& style = m_context.style("link", m_source);
    if (!atom.raised)
        line.boxes.push_back(
            { group.x, style.padding, group.width, style.rule_below, style.colour });
    if (!line.links.empty() && line.links.back().node == atom.node
        && line.links.back().x + line.links.back().width == group.x) {
        line.links.back().width += group.width;
        return;
    }
    auto const& uri = m_context.document.links.at(atom.link - 1);
    line.links.push_back(
        { group.x, {}, group.width, line.height, uri, m_context.describe_target(uri), atom.node });
}

} // namespace layout
