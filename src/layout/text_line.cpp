#include "layout/text.h"

#include <algorithm>
#include <utility>

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

bool begins_with_mark(std::string_view text)
{
    return static_cast<unsigned char>(text.front()) >= 0x80
        && base::continues_character(base::to_code_points(text).front());
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
        auto const text = atom.is_hyphen
            ? std::string_view("-")
            : std::string_view(m_text).substr(atom.start, atom.end - atom.start);
        auto const actual
            = m_context.shaper.needs_actual_text(*atom.piece, text) || atom.reading != 0;
        auto const level
            = i < visible ? atom.level : static_cast<std::uint8_t>(m_right_to_left ? 1 : 0);
        auto const* const first = result.empty() ? nullptr : &atoms[result.back().begin];
        if (first && result.back().end == i && first->piece->font == atom.piece->font
            && first->node == atom.node && first->raised == atom.raised
            && result.back().level == level && result.back().actual_text == actual
            && result.back().reading == atom.reading) {
            result.back().end = i + 1;
            advance += atom.piece->advance;
        } else {
            result.push_back({ i, i + 1, level, actual, atom.reading, {}, {} });
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
    run.font = first.piece->font;
    run.colour = first.link != 0 ? m_context.style("link", m_source).colour : m_style->colour;
    run.size = size_of(run.font, first.raised);
    run.x = group.x;
    if (first.raised)
        run.y = -scaled(run.font, m_context.shaper.fonts().metrics(run.font).superscript_rise);
    run.node = first.node;
    if (group.level & 1) {
        run.x += group.width;
        add_reversed(line, members, run);
        return;
    }
    if (group.reading != 0 && run.node != artifact)
        run.actual_text = take_reading(group.reading);
    else if (group.actual_text && run.node != artifact)
        run.actual_text = m_context.add_text(
            std::string_view(m_text).substr(first.start, members.back().end - first.start));
    run.first = static_cast<std::uint32_t>(line.glyphs.size());
    for (auto const& atom : members)
        line.glyphs.insert(line.glyphs.end(), atom.piece->glyphs.begin(), atom.piece->glyphs.end());
    run.count = static_cast<std::uint32_t>(line.glyphs.size()) - run.first;
    if (run.count > 0)
        line.runs.push_back(run);
}

/// Once, though fonts, links or directions may part the word into several runs.
std::uint32_t TextSetter::take_reading(std::uint32_t reading)
{
    auto const text = m_context.add_text(m_readings.at(reading - 1));
    m_readings.at(reading - 1).clear();
    return text;
}

/// Right-to-left clusters, the first of which ends at `run.x`, are placed one by one in reading
/// order (ISO 32000-1 14.8.2.3.3). Then both who reads the file in order and who sorts by place
/// finds the text as it is; with one ActualText for all, those who sort would turn it round.
void TextSetter::add_reversed(Page& line, std::span<Atom const> atoms, TextRun run)
{
    auto const right = run.x;
    std::int64_t advance = 0;
    for (auto const& atom : atoms) {
        auto const& piece = *atom.piece;
        auto const text = std::string_view(m_text).substr(atom.start, atom.end - atom.start);
        std::size_t letter_start = 0;
        bool is_joined = false; // The letter has no advance: it stands upon the one before.
        std::size_t text_start = 0;
        for (auto last = piece.glyphs.size(); last > 0;) {
            auto first = last - 1;
            auto own_advance = piece.glyphs.at(first).advance;
            while (first > 0 && piece.clusters.at(first - 1) == piece.clusters.at(last - 1))
                own_advance
                    = static_cast<std::int16_t>(own_advance + piece.glyphs.at(--first).advance);
            advance += own_advance;
            auto const text_end
                = first > 0 ? piece.clusters.at(first - 1) - piece.start : text.size();
            auto const cluster = text.substr(text_start, text_end - text_start);
            auto const glyphs = std::span(piece.glyphs).subspan(first, last - first);
            last = first;
            if (text_start > 0 && is_joined && begins_with_mark(cluster)) {
                add_marks(line, glyphs,
                    atom.reading != 0 ? std::string_view()
                                      : text.substr(letter_start, text_end - letter_start));
                text_start = text_end;
                continue;
            }
            is_joined = own_advance == 0;
            // A letter without an advance, such as the alef of lam-alef, stands a hair further
            // on than the one before it, so that no reader finds both in one place.
            auto const x = right - scaled(piece.font, advance, atom.raised);
            run.x = text_start > 0 ? std::min(x, run.x - Length { 1 }) : x;
            run.first = static_cast<std::uint32_t>(line.glyphs.size());
            run.count = static_cast<std::uint32_t>(glyphs.size());
            run.actual_text = run.node == artifact    ? 0
                : atom.reading != 0                   ? take_reading(atom.reading)
                : reads_as(run.font, glyphs, cluster) ? 0
                                                      : m_context.add_text(cluster);
            line.glyphs.insert(line.glyphs.end(), glyphs.begin(), glyphs.end());
            line.runs.push_back(run);
            letter_start = std::exchange(text_start, text_end);
        }
    }
}

bool TextSetter::reads_as(
    FontId font, std::span<PlacedGlyph const> glyphs, std::string_view text) const
{
    return glyphs.size() == 1 && m_context.shaper.reads_as(font, glyphs.front().glyph, text);
}

/// The marks of a letter without an advance stand in one run with it, which reads as `text`, or as
/// it did if that is empty: apart, who sorts would take them for another line.
void TextSetter::add_marks(Page& line, std::span<PlacedGlyph const> marks, std::string_view text)
{
    auto& run = line.runs.back();
    line.glyphs.insert(line.glyphs.end(), marks.begin(), marks.end());
    run.count += static_cast<std::uint32_t>(marks.size());
    if (run.node != artifact && !text.empty())
        run.actual_text = m_context.add_text(text);
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
