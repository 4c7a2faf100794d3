#include "layout/text.h"
#include "base/limits.h"
#include "layout/fixed_space.h"

#include <algorithm>
#include <iterator>

namespace layout {

using base::Length;

namespace {

/// Longer words are shaped in parts, so that shaping stays linear in the length of a "word" that
/// somebody pasted. No word of any language is as long.
constexpr std::size_t word_bytes_max = 256;

bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}
bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

bool is_within_code_point(std::string_view text, std::size_t at)
{
    return at < text.size() && (static_cast<unsigned char>(text.at(at)) & 0xC0) == 0x80;
}

bool begins_with_mark(std::string_view text, std::size_t at)
{
    if (at >= text.size() || static_cast<unsigned char>(text.at(at)) < 0x80)
        return false;
    auto end = at + 1;
    while (is_within_code_point(text, end))
        ++end;
    return base::continues_character(base::to_code_points(text.substr(at, end - at)).front());
}

/// `at` or the start of the character, with its marks, in which it stands; of the code point if
/// there are so many marks that the character begins at or before `start`.
std::size_t character_start(std::string_view text, std::size_t start, std::size_t at)
{
    while (is_within_code_point(text, at))
        --at;
    auto first = at;
    while (first > start && (is_within_code_point(text, first) || begins_with_mark(text, first)))
        --first;
    return first > start ? first : at;
}

} // namespace

Length TextSetter::size_of(FontId font, bool raised) const
{
    auto const& metrics = m_context.shaper.fonts().metrics(font);
    return raised ? m_style->size * metrics.superscript_size / metrics.units_per_em : m_style->size;
}

Length TextSetter::scaled(FontId font, std::int64_t units, bool raised) const
{
    auto const em = m_context.shaper.fonts().metrics(font).units_per_em;
    return { (size_of(font, raised).millipoints * units + em / 2) / em };
}

void TextSetter::prepare(std::string_view text, Style const& style, NodeId node, Source source)
{
    m_context.shaper.trim();
    m_style = &style;
    m_source = source;
    m_atoms.clear();
    m_readings.resize(1);
    m_text = text;
    m_context.spend(text.size());
    m_right_to_left = false;
    add_segment(0, { { m_text.size(), document::plain, 0, node } });
}

void TextSetter::prepare(
    document::Spans const& spans, Style const& style, NodeId node, Source source)
{
    if (spans.size() == 1 && spans.front().flags == document::plain && spans.front().link == 0
        && (spans.front().figure == 0 || node == artifact)) {
        prepare(spans.front().text, style, node, source);
        return;
    }
    m_context.shaper.trim();
    m_style = &style;
    m_source = source;
    m_atoms.clear();
    m_readings.resize(1);
    m_text.clear();
    m_right_to_left = false;
    std::vector<Stretch> stretches;
    std::size_t start = 0;
    std::uint32_t open_link = 0;
    std::uint32_t open_figure = 0;
    NodeId link_node = artifact;
    NodeId figure_node = artifact;
    for (auto const& span : spans) {
        if (span.flags & document::line_break) {
            add_segment(start, stretches);
            stretches.clear();
            start = m_text.size();
            if (m_atoms.empty() || m_atoms.back().must_end)
                m_atoms.push_back({ &m_context.shaper.space(m_context.shaper.fonts().main_font(
                                        style.weight, style.slant)),
                    0, 0, {}, {}, node, 0, 0, true, true, false, true, false, false, false, 0 });
            m_atoms.back().must_end = true;
            continue;
        }
        if (span.link != open_link) {
            open_link = span.link;
            if (open_link != 0 && node != artifact) {
                bool const is_note = (span.flags & document::raised) != 0;
                auto const above = is_note ? m_context.add_node(Role::reference, node) : node;
                link_node = m_context.add_node(Role::link, above);
            }
        }
        if (span.figure != open_figure) {
            open_figure = span.figure;
            if (open_figure != 0 && node != artifact)
                figure_node = m_context.add_figure(open_figure, node);
        }
        bool const linked = open_link != 0 && node != artifact;
        bool const is_figure = open_figure != 0 && node != artifact;
        m_text += span.text;
        stretches.push_back({ m_text.size(), span.flags, linked ? std::uint32_t(span.link) : 0U,
            linked          ? link_node
                : is_figure ? figure_node
                            : node });
    }
    add_segment(start, stretches);
    m_context.spend(m_text.size());
}

void TextSetter::add_segment(std::size_t start, std::vector<Stretch> const& stretches)
{
    auto const text = std::string_view(m_text).substr(start);
    auto const breaks = base::line_breaks(text);
    auto const runs = base::script_runs(text);
    if (m_atoms.empty() && !runs.empty())
        m_right_to_left = std::ranges::all_of(runs, [](auto const& run) { return run.level > 0; });
    auto const fixed = fixed_spaces(text);
    auto next_break = breaks.begin();
    auto run = runs.begin();
    auto stretch = stretches.begin();
    for (auto at = start; at < m_text.size();) {
        while (next_break != breaks.end() && next_break->offset + start <= at)
            ++next_break;
        while (run->end + start <= at)
            ++run;
        while (stretch->end <= at)
            ++stretch;
        auto end = std::min(run->end + start, stretch->end);
        Atom pattern {};
        if (next_break != breaks.end() && next_break->offset + start <= end) {
            end = next_break->offset + start;
            // The number of a note stays with its word, also behind "?" and a quotation mark.
            auto const next = stretch->end > end ? stretch : stretch + 1;
            pattern.may_end = end < m_text.size()
                && !(next != stretches.end() && next->flags & document::raised);
            pattern.should_not_end = std::ranges::binary_search(fixed, end - start);
            pattern.must_end
                = next_break->kind == base::Break::required && is_line_end(m_text.at(end - 1));
        }
        bool const bold = m_style->weight == Weight::bold || (stretch->flags & document::strong);
        bool const italic
            = m_style->slant == Slant::italic || (stretch->flags & document::emphasis);
        pattern.level = run->level;
        pattern.setting = { bold ? Weight::bold : Weight::regular,
            italic ? Slant::italic : Slant::upright, run->script, (run->level & 1) != 0 };
        pattern.node = stretch->node;
        pattern.link = stretch->link;
        pattern.raised = (stretch->flags & document::raised) != 0;
        add_part(at, end, pattern);
        at = end;
    }
}

void TextSetter::add_part(std::size_t start, std::size_t end, Atom pattern)
{
    auto const may_end = pattern.may_end;
    auto const must_end = pattern.must_end;
    auto const should_not_end = pattern.should_not_end;
    pattern.may_end = pattern.must_end = pattern.should_not_end = false;
    while (end > start && is_line_end(m_text.at(end - 1)))
        --end;
    auto const before = m_atoms.size();
    for (auto at = start; at < end;) {
        // Isolates have done their work when the levels are known: they neither print nor read.
        if (base::is_isolate(m_text, at)) {
            at += base::isolate_begin.size();
            continue;
        }
        if (!is_space(m_text.at(at))) {
            auto stop = at;
            while (stop < end && !is_space(m_text.at(stop)) && stop - at < word_bytes_max
                && !base::is_isolate(m_text, stop))
                ++stop;
            stop = character_start(m_text, at, stop);
            add_word(at, stop, pattern);
            at = stop;
            continue;
        }
        // A space belongs to the word before it, in whose font it is set.
        auto atom = pattern;
        auto& shaper = m_context.shaper;
        auto const main = shaper.fonts().main_font(pattern.setting.weight, pattern.setting.slant);
        bool const follows = !m_atoms.empty() && m_atoms.back().setting == pattern.setting;
        atom.piece = &shaper.space(follows ? m_atoms.back().piece->font : main);
        atom.start = static_cast<std::uint32_t>(at);
        atom.end = atom.start + 1;
        atom.width = scaled(atom.piece->font, atom.piece->advance);
        atom.is_space = true;
        m_atoms.push_back(atom);
        ++at;
    }
    if (m_atoms.size() == before && !may_end && !must_end)
        return;
    if (!m_atoms.empty()) {
        m_atoms.back().may_end = may_end || must_end;
        m_atoms.back().must_end = must_end;
        m_atoms.back().should_not_end = should_not_end;
    }
}

std::vector<TextSetter::Atom> TextSetter::atoms_of(
    std::size_t start, std::size_t end, Atom const& pattern)
{
    auto& word = m_context.shaper.shape(
        std::string_view(m_text).substr(start, end - start), pattern.setting);
    for (char32_t const c : word.missing)
        m_context.report_missing(c, m_source);
    std::vector<Atom> atoms;
    for (auto& piece : word.pieces) {
        auto atom = pattern;
        atom.piece = &piece;
        atom.start = static_cast<std::uint32_t>(start + piece.start);
        atom.end = static_cast<std::uint32_t>(start + piece.end);
        atom.width = scaled(piece.font, piece.advance, atom.raised);
        atoms.push_back(atom);
    }
    return atoms;
}

void TextSetter::add_word(std::size_t start, std::size_t end, Atom const& pattern)
{
    auto const atoms = atoms_of(start, end, pattern);
    m_atoms.insert(m_atoms.end(), atoms.begin(), atoms.end());
}

TextWidths TextSetter::widths() const
{
    TextWidths result;
    Length line, part, spaces;
    for (auto const& atom : m_atoms) {
        line += atom.width;
        if (atom.is_space) {
            spaces += atom.width;
        } else {
            part += spaces + atom.width;
            spaces = {};
        }
        result.most = std::max(result.most, line);
        result.least = std::max(result.least, part);
        if (atom.may_end || atom.must_end)
            part = spaces = {};
        if (atom.must_end)
            line = {};
    }
    return result;
}

void TextSetter::lines(Area area, std::vector<Page>& lines, std::vector<PlainLine>* as_text)
{
    std::size_t told = 0;
    for (std::size_t begin = 0; begin < m_atoms.size() && !m_context.is_full();) {
        m_context.spend(base::limits::layout_line_steps);
        auto const [atoms, next] = next_line(begin, area.width);
        set_line(atoms, area, lines.emplace_back());
        if (as_text) {
            auto const end = next < m_atoms.size() ? m_atoms.at(next).start : m_text.size();
            as_text->push_back(
                plain_line(atoms, std::string_view(m_text).substr(told, end - told)));
            told = end;
        }
        begin = next;
    }
}

/// `text` is that of the line, with characters that no font of ours has.
PlainLine TextSetter::plain_line(std::span<Atom const> atoms, std::string_view text) const
{
    while (text.ends_with(' ') || text.ends_with('\n'))
        text.remove_suffix(1);
    PlainLine line { std::string(text), {}, m_right_to_left };
    while (!atoms.empty() && atoms.back().is_space)
        atoms = atoms.first(atoms.size() - 1);
    for (auto const& atom : atoms)
        line.width += atom.width;
    if (!atoms.empty() && atoms.back().is_hyphen)
        line.text += '-';
    return line;
}

TextSetter::LineAtoms TextSetter::next_line(std::size_t begin, Length width)
{
    Length used;
    auto end = m_atoms.size();
    std::size_t best = begin;
    std::size_t second_best = begin;
    for (auto i = begin; i < m_atoms.size(); ++i) {
        auto const& atom = m_atoms.at(i);
        // Spaces at the end of a line hang over its edge.
        if (!atom.is_space && used + atom.width > width) {
            if (i == std::max(best, second_best) && divide(i, width - used, width))
                return hyphenated(begin, i + 1);
            end = best > begin ? best : second_best;
            if (end == begin)
                return cut(i, width - used, begin);
            if (is_soft(m_atoms.at(end - 1)))
                return hyphenated(begin, end);
            break;
        }
        used += atom.width;
        if (atom.may_end && (!is_soft(atom) || used + hyphen_after(atom).width <= width))
            (atom.should_not_end ? second_best : best) = i + 1;
        if (atom.must_end) {
            end = i + 1;
            break;
        }
    }
    return { std::span(m_atoms).subspan(begin, end - begin), end };
}

/// Breaks the word at `index` between letters so that its first part fits in `room`. A line gets
/// at least one letter, however narrow it is.
TextSetter::LineAtoms TextSetter::cut(std::size_t index, Length room, std::size_t begin)
{
    auto const atom = m_atoms.at(index);
    auto offsets = atom.piece->clusters;
    std::ranges::sort(offsets);
    offsets.erase(std::ranges::unique(offsets).begin(), offsets.end());
    std::erase_if(offsets, [&](std::uint32_t offset) {
        return begins_with_mark(m_text, atom.start + offset - atom.piece->start);
    });
    auto const offset_of = [&](std::size_t letters) {
        return letters < offsets.size() ? atom.start + offsets.at(letters) - atom.piece->start
                                        : atom.end;
    };
    auto const fits = [&](std::size_t letters) {
        m_context.spend(offset_of(letters) - atom.start);
        Length width;
        for (auto const& part : atoms_of(atom.start, offset_of(letters), atom))
            width += part.width;
        return width <= room;
    };
    // Letters may change their shape at a cut, so each candidate is shaped.
    std::size_t fitting = 0;
    for (auto beyond = offsets.size(); fitting + 1 < beyond;) {
        auto const middle = (fitting + beyond) / 2;
        (fits(middle) ? fitting : beyond) = middle;
    }
    if (fitting == 0 && index > begin)
        return { std::span(m_atoms).subspan(begin, index - begin), index };
    if (fitting == 0 && !fits(1))
        m_context.report_no_room(m_source);
    auto const split = offset_of(std::max<std::size_t>(fitting, 1));
    m_line.assign(m_atoms.begin() + static_cast<std::ptrdiff_t>(begin),
        m_atoms.begin() + static_cast<std::ptrdiff_t>(index));
    auto pattern = atom;
    pattern.may_end = pattern.must_end = pattern.should_not_end = false;
    std::ranges::copy(atoms_of(atom.start, split, pattern), std::back_inserter(m_line));
    if (split == atom.end) {
        m_line.back().may_end = m_line.back().must_end = true;
        return { m_line, index + 1 };
    }
    // What is left takes the place of the word, so that a very long one is not copied each time.
    auto rest = atoms_of(split, atom.end, pattern);
    base::ensure(!rest.empty(), "the rest of a cut word has no glyphs");
    rest.back().may_end = atom.may_end;
    rest.back().must_end = atom.must_end;
    rest.back().should_not_end = atom.should_not_end;
    m_atoms.at(index) = rest.front();
    m_atoms.insert(
        m_atoms.begin() + static_cast<std::ptrdiff_t>(index) + 1, rest.begin() + 1, rest.end());
    return { m_line, index };
}

} // namespace layout
