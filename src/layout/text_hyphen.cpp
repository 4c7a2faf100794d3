#include "layout/text.h"

#include <algorithm>

namespace layout {

using base::Length;

namespace {

constexpr std::string_view soft_hyphen = "\u00AD";

} // namespace

/// An atom that ends with a soft hyphen, at which a line may end with a hyphen that shows.
bool TextSetter::is_soft(Atom const& atom) const
{
    return atom.may_end && !atom.is_space && (atom.level & 1) == 0
        && (atom.divided
            || std::string_view(m_text)
                   .substr(atom.start, atom.end - atom.start)
                   .ends_with(soft_hyphen));
}

TextSetter::Atom TextSetter::hyphen_after(Atom const& atom)
{
    auto& word = m_context.shaper.shape("-", atom.setting);
    auto hyphen = atom;
    hyphen.piece = &word.pieces.front();
    hyphen.width = scaled(hyphen.piece->font, hyphen.piece->advance);
    hyphen.is_hyphen = true;
    return hyphen;
}

/// Divides the word at `index` so that its first part and a hyphen fit in `room`; the part and
/// what is left take its place. False if it cannot be divided there. The last word of a paragraph
/// is not divided where a line of `width` holds it: half a word is no line.
bool TextSetter::divide(std::size_t index, Length room, Length width)
{
    auto const* const patterns = m_context.shaper.fonts().hyphenation();
    auto const atom = m_atoms.at(index);
    bool const ends = index + 1 == m_atoms.size() || atom.may_end || atom.must_end
        || m_atoms.at(index + 1).is_space;
    if (!patterns || !m_style->hyphenate || atom.is_space || (atom.level & 1) != 0 || !ends)
        return false;
    if (index + 1 == m_atoms.size() && atom.width <= width)
        return false;
    auto const word = std::string_view(m_text).substr(atom.start, atom.end - atom.start);
    auto pattern = atom;
    pattern.may_end = pattern.must_end = pattern.should_not_end = false;
    auto points = patterns->points(word);
    for (auto point = points.rbegin(); point != points.rend(); ++point) {
        auto first = atoms_of(atom.start, atom.start + *point, pattern);
        if (first.size() != 1 || first.front().width + hyphen_after(atom).width > room)
            continue;
        auto rest = atoms_of(atom.start + *point, atom.end, pattern);
        base::ensure(!rest.empty(), "the rest of a divided word has no glyphs");
        rest.back().may_end = atom.may_end;
        rest.back().must_end = atom.must_end;
        rest.back().should_not_end = atom.should_not_end;
        first.front().may_end = first.front().divided = true;
        m_atoms.at(index) = first.front();
        m_atoms.insert(
            m_atoms.begin() + static_cast<std::ptrdiff_t>(index) + 1, rest.begin(), rest.end());
        return true;
    }
    return false;
}

/// The line that ends with a hyphen after the atom before `end`. Its part of the word reads as
/// the whole word and the rest of it as nothing, so that who searches finds the word.
TextSetter::LineAtoms TextSetter::hyphenated(std::size_t begin, std::size_t end)
{
    auto const is_inside = [&](Atom const& atom) {
        return !atom.is_space && !atom.must_end && (!atom.may_end || is_soft(atom));
    };
    auto first = end - 1;
    while (first > begin && is_inside(m_atoms.at(first - 1)))
        --first;
    auto last = end; // The last atom of the word.
    while (
        last + 1 < m_atoms.size() && is_inside(m_atoms.at(last)) && !m_atoms.at(last + 1).is_space)
        ++last;
    last = std::min(last, m_atoms.size() - 1);
    if (m_atoms.at(first).reading == 0) {
        auto const start = m_atoms.at(first).start;
        std::string word = m_text.substr(start, m_atoms.at(last).end - start);
        for (auto at = word.find(soft_hyphen); at != std::string::npos; at = word.find(soft_hyphen))
            word.erase(at, soft_hyphen.size());
        m_readings.push_back(std::move(word));
        for (auto i = first; i < end; ++i)
            m_atoms.at(i).reading = static_cast<std::uint32_t>(m_readings.size());
    }
    for (auto i = end; i <= last; ++i)
        m_atoms.at(i).reading = silent;
    m_line.assign(m_atoms.begin() + static_cast<std::ptrdiff_t>(begin),
        m_atoms.begin() + static_cast<std::ptrdiff_t>(end));
    m_line.push_back(hyphen_after(m_line.back()));
    return { m_line, end };
}

} // namespace layout
