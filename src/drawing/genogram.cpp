#include "drawing/genogram.h"

#include "drawing/family.h"
#include "drawing/painters.h"

#include <algorithm>

namespace drawing {

using base::Length;
using document::Couple;
using document::Genogram;

namespace {

constexpr std::size_t people_max = 60; ///< More are too small to read on one page.
constexpr std::size_t generations_max = 5;

class GenogramPainter {
public:
    GenogramPainter(Genogram const& genogram, Length width, Studio const& studio)
        : m_genogram(genogram)
        , m_studio(studio)
        , m_symbol(studio.look("genogram-symbol"))
        , m_name(studio.look("genogram-name"))
        , m_line(studio.look("genogram-line"))
        , m_frame(studio.look("genogram-household"))
        , m_cell(cell_width())
        , m_pitch(m_cell + m_line.gap)
        , m_family(place_family(genogram, m_pitch))
    {
        m_picture.width = std::max(m_family.width, width);
        for (auto& x : m_family.x) // In the middle of what is there.
            x += (m_picture.width - m_family.width) / 2;
    }

    Picture paint()
    {
        place_descents();
        place_bars(); // Makes the rows.
        measure_households();
        place_rows();
        for (auto const& household : m_genogram.households)
            add_household(household);
        std::size_t apart = 0;
        for (std::size_t i = 0; i < m_genogram.couples.size(); ++i)
            add_couple(i, apart);
        for (std::size_t person = 0; person < m_genogram.people.size(); ++person)
            add_person(person);
        add_genogram_key(m_picture, m_genogram, m_picture.height + m_name.leading, m_studio);
        return std::move(m_picture);
    }

private:
    /// A row from the top of its symbols to the bottom of its names.
    struct Row {
        Length top, bottom;
        Length names; ///< Height of the highest name with its note.
        Length labels; ///< Below, for the names of households that end in this row.
        std::size_t bars = 0; ///< Levels of the lines above, from which children hang.
    };

    Length cell_width() const
    {
        auto width = m_symbol.min_height;
        for (auto const& person : m_genogram.people) {
            width = std::max(
                width, m_studio.extent(person.name, "genogram-name", m_name.width).width);
            width = std::max(
                width, m_studio.extent(person.note, "genogram-note", m_name.width).width);
        }
        return width + Length { 1 };
    }

    /// Where lines to the children leave the line of the couple: in the middle, or a little aside
    /// where they would otherwise run into a line of another family.
    void place_descents()
    {
        for (std::size_t i = 0; i < m_genogram.couples.size(); ++i) {
            auto const middle = descent_of(m_family, m_genogram.couples.at(i), m_pitch);
            auto x = middle;
            constexpr int tries = 5;
            for (int attempt = 1; attempt < tries && is_taken(i, x); ++attempt) {
                auto const aside = m_line.gap * ((attempt + 1) / 2) / 6;
                x = attempt % 2 == 0 ? middle - aside : middle + aside;
            }
            m_descents.push_back(x);
        }
    }

    /// The row of the children; none if there are no children.
    std::optional<std::size_t> row_below(Couple const& couple) const
    {
        if (couple.children.empty())
            return std::nullopt;
        return m_family.generation.at(couple.children.front());
    }

    bool is_taken(std::size_t couple, Length x) const
    {
        auto const is_near = [&](Length other) {
            auto const apart = x < other ? other - x : x - other;
            return apart < m_line.gap / 8;
        };
        for (std::size_t i = 0; i < m_genogram.couples.size(); ++i) {
            auto const& other = m_genogram.couples.at(i);
            if (i == couple || row_below(other) != row_below(m_genogram.couples.at(couple)))
                continue;
            if (i < couple && is_near(m_descents.at(i)))
                return true;
            for (auto const child : other.children)
                if (is_near(stem_of(other, child)) || is_near(m_family.x.at(child)))
                    return true;
        }
        return false;
    }

    /// The line from which the children of a couple hang.
    struct Bar {
        std::size_t couple, row;
        Length left, right;
    };
    using Levels = std::vector<std::size_t>; ///< By couple, counted upwards from the children.

    std::vector<Bar> bars() const
    {
        std::vector<Bar> result;
        for (std::size_t i = 0; i < m_genogram.couples.size(); ++i) {
            auto const& couple = m_genogram.couples.at(i);
            if (couple.children.empty())
                continue;
            auto left = m_descents.at(i);
            auto right = left;
            for (auto const child : couple.children) {
                left = std::min(left, stem_of(couple, child));
                right = std::max(right, stem_of(couple, child));
            }
            result.push_back({ i, m_family.generation.at(couple.children.front()), left, right });
        }
        std::ranges::stable_sort(result, {}, &Bar::left);
        return result;
    }

    bool meet(Bar const& a, Bar const& b) const
    {
        auto const room = m_line.gap / 2;
        return a.row == b.row && a.left <= b.right + room && b.left <= a.right + room;
    }

    /// Each bar stands above those before it that it meets, so that bars rise like stairs.
    Levels levels_of(std::vector<Bar> const& order) const
    {
        Levels levels(m_genogram.couples.size());
        for (auto bar = order.begin(); bar != order.end(); ++bar)
            for (auto below = order.begin(); below != bar; ++below)
                if (meet(*bar, *below))
                    levels.at(bar->couple)
                        = std::max(levels.at(bar->couple), levels.at(below->couple) + 1);
        return levels;
    }

    std::size_t crossings(std::vector<Bar> const& all, Levels const& levels) const
    {
        std::size_t count = 0;
        auto const crosses
            = [&](Length x, Bar const& bar) { count += bar.left < x && x < bar.right ? 1 : 0; };
        for (auto const& upper : all) {
            for (auto const& lower : all) {
                if (!meet(upper, lower) || levels.at(upper.couple) <= levels.at(lower.couple))
                    continue;
                crosses(m_descents.at(lower.couple), upper);
                auto const& couple = m_genogram.couples.at(upper.couple);
                for (auto const child : couple.children)
                    crosses(stem_of(couple, child), lower);
            }
        }
        return count;
    }

    /// From left to right or from right to left, whichever lets fewer lines cross.
    void place_bars()
    {
        auto all = bars();
        m_bars = levels_of(all);
        std::ranges::reverse(all);
        if (auto other = levels_of(all); crossings(all, other) < crossings(all, m_bars))
            m_bars = std::move(other);
        m_rows.resize(m_family.rows.size());
        for (auto const& bar : all) {
            auto& row = m_rows.at(bar.row);
            row.bars = std::max(row.bars, m_bars.at(bar.couple) + 1);
        }
    }

    void place_rows()
    {
        std::size_t tracks = 0; // For lines between partners who do not stand next to each other.
        for (auto const& couple : m_genogram.couples)
            if (couple.first != couple.second && !are_neighbours(m_family, couple))
                ++tracks;
        auto const between = m_line.min_height;
        Length y;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            auto& row = m_rows.at(i);
            if (!m_genogram.households.empty())
                y += m_frame.gap;
            if (i > 0)
                y += between * static_cast<std::int64_t>(row.bars + tracks + 1);
            row.top = y;
            for (auto const person : m_family.rows.at(i))
                row.names = std::max(row.names, names_height(person));
            row.bottom = y + m_symbol.min_height + m_name.padding + row.names;
            y = row.bottom;
            if (!m_genogram.households.empty())
                y += row.labels + m_frame.gap;
        }
        m_picture.height = y;
    }

    Length names_height(std::size_t person) const
    {
        auto const& who = m_genogram.people.at(person);
        auto height = m_studio.extent(who.name, "genogram-name", m_cell).height;
        if (!who.note.empty())
            height += m_studio.extent(who.note, "genogram-note", m_cell).height;
        return height;
    }

    Point centre(std::size_t person) const
    {
        return { m_family.x.at(person),
            m_rows.at(m_family.generation.at(person)).top + m_symbol.min_height / 2 };
    }

    void add_person(std::size_t person)
    {
        auto const& who = m_genogram.people.at(person);
        auto const at = centre(person);
        add_symbol(m_picture, who, at, m_symbol);
        auto y = at.y + m_symbol.min_height / 2 + m_name.padding;
        auto const left = at.x - m_cell / 2;
        if (!who.name.empty()) {
            m_picture.texts.push_back(
                { who.name, "genogram-name", { left, y }, m_cell, Anchor::centre });
            y += m_studio.extent(who.name, "genogram-name", m_cell).height;
        }
        if (!who.note.empty())
            m_picture.texts.push_back(
                { who.note, "genogram-note", { left, y }, m_cell, Anchor::centre });
    }

    void add_couple(std::size_t index, std::size_t& apart)
    {
        auto const& couple = m_genogram.couples.at(index);
        auto const half = m_symbol.min_height / 2;
        auto a = centre(couple.first);
        auto b = centre(couple.second);
        if (a.x > b.x)
            std::swap(a, b);
        Point start { m_descents.at(index), a.y };
        if (couple.first == couple.second) {
            add_couple_line(
                m_picture, Couple::Kind::married, { { a.x + half, a.y }, start }, m_line);
        } else if (are_neighbours(m_family, couple)) {
            add_couple_line(
                m_picture, couple.kind, { { a.x + half, a.y }, { b.x - half, b.y } }, m_line);
        } else {
            // Below the names of those between them; a little lower at the symbols than lines
            // between neighbours.
            auto const down = half / 2;
            auto const aside = m_line.gap / 5;
            auto const& row = m_rows.at(m_family.generation.at(couple.first));
            auto const household
                = m_genogram.households.empty() ? Length {} : row.labels + m_frame.gap;
            auto const y = row.bottom + household
                + m_line.min_height * static_cast<std::int64_t>(++apart) / 2;
            auto const left = a.x + m_pitch / 2 + aside;
            auto const right = b.x - m_pitch / 2 - aside;
            add_couple_line(m_picture, couple.kind,
                { { left, y }, { right, y }, { right, b.y + down }, { b.x - half, b.y + down } },
                m_line);
            add_couple_line(m_picture,
                couple.kind == Couple::Kind::divorced || couple.kind == Couple::Kind::separated
                    ? Couple::Kind::married
                    : couple.kind,
                { { a.x + half, a.y + down }, { left, a.y + down }, { left, y } }, m_line);
            start = { std::min(m_descents.at(index), right), y };
        }
        add_children(index, start);
    }

    void add_children(std::size_t index, Point start)
    {
        auto const& couple = m_genogram.couples.at(index);
        if (couple.children.empty())
            return;
        auto const row = m_family.generation.at(couple.children.front());
        auto const bar = m_rows.at(row).top
            - m_line.min_height * static_cast<std::int64_t>(m_bars.at(index) + 1)
            - (m_genogram.households.empty() ? Length {} : m_frame.gap);
        auto const add = [&](std::vector<Point> points) {
            m_picture.paths.push_back(
                stroked(polyline(std::move(points)), m_line.stroke, m_line.line_colour));
        };
        auto left = start.x;
        auto right = start.x;
        for (auto const child : couple.children) {
            auto const at = centre(child);
            auto const stem = stem_of(couple, child);
            left = std::min(left, stem);
            right = std::max(right, stem);
            add({ { stem, bar }, { at.x, at.y - m_symbol.min_height / 2 } });
        }
        add({ start, { start.x, bar } });
        if (left != right)
            add({ { left, bar }, { right, bar } });
    }

    /// Twins hang from one point.
    Length stem_of(Couple const& couple, std::size_t child) const
    {
        for (auto const& twins : couple.twins) {
            if (!std::ranges::count(twins, child))
                continue;
            Length sum;
            for (auto const twin : twins)
                sum += m_family.x.at(twin);
            return sum / static_cast<std::int64_t>(twins.size());
        }
        return m_family.x.at(child);
    }

    /// Members who stand next to each other in a row, and how far their outline reaches.
    struct Stretch {
        std::size_t row;
        Length left, right, top, bottom;
    };

    /// Outlines of a household, each from row to row; several where others stand between.
    std::vector<std::vector<Stretch>> outlines_of(document::Household const& household) const
    {
        std::vector<std::vector<Stretch>> outlines;
        // Close to the names: the middle between people belongs to lines.
        auto const aside = m_cell / 2 + m_line.gap / 8;
        for (std::size_t row = 0; row < m_family.rows.size(); ++row) {
            bool open = false;
            for (auto const person : m_family.rows.at(row)) {
                bool const member = std::ranges::count(household.members, person) > 0;
                auto const x = m_family.x.at(person);
                // Neighbours far apart in the row belong together as well.
                if (member && open)
                    outlines.back().back().right = x + aside;
                else if (member)
                    join(outlines,
                        { row, x - aside, x + aside, m_rows.at(row).top - m_frame.gap,
                            m_rows.at(row).bottom + m_rows.at(row).labels + m_frame.gap / 2 });
                open = member;
            }
        }
        return outlines;
    }

    void add_household(document::Household const& household)
    {
        for (auto const& outline : outlines_of(household))
            add_outline(outline, household.label);
    }

    Length label_width(Stretch const& stretch) const
    {
        return stretch.right - stretch.left - m_line.gap / 4;
    }

    void measure_households()
    {
        for (auto const& household : m_genogram.households)
            for (auto const& outline : outlines_of(household)) {
                auto& labels = m_rows.at(outline.back().row).labels;
                labels = std::max(labels, label_height(outline.back(), household.label));
            }
    }

    Length label_height(Stretch const& stretch, std::string const& label) const
    {
        return label.empty()
            ? Length {}
            : m_studio.extent(label, "genogram-household", label_width(stretch)).height;
    }

    /// Joins a stretch to an outline that ends in the row above it.
    static void join(std::vector<std::vector<Stretch>>& outlines, Stretch stretch)
    {
        for (auto outline = outlines.begin(); outline != outlines.end(); ++outline) {
            auto const& above = outline->back();
            if (above.row + 1 == stretch.row && above.left < stretch.right
                && stretch.left < above.right) {
                outline->push_back(stretch);
                // The stretch being widened is always the last.
                std::rotate(outline, outline + 1, outlines.end());
                return;
            }
        }
        outlines.push_back({ stretch });
    }

    void add_outline(std::vector<Stretch> outline, std::string const& label)
    {
        std::vector<Point> points;
        for (std::size_t i = 0; i + 1 < outline.size(); ++i)
            outline.at(i).bottom = outline.at(i + 1).top; // No gap between the rows.
        for (auto const& stretch : outline) {
            points.push_back({ stretch.right, stretch.top });
            points.push_back({ stretch.right, stretch.bottom });
        }
        for (auto stretch = outline.rbegin(); stretch != outline.rend(); ++stretch) {
            points.push_back({ stretch->left, stretch->bottom });
            points.push_back({ stretch->left, stretch->top });
        }
        m_picture.paths.push_back(stroked(
            polygon(std::move(points)), m_frame.stroke, m_frame.line_colour, m_frame.padding));
        auto const& last = outline.back();
        if (!label.empty())
            m_picture.texts.push_back({ label, "genogram-household",
                { last.left + m_line.gap / 8,
                    last.bottom - label_height(last, label) - m_frame.gap / 4 },
                label_width(last) });
    }

    Genogram const& m_genogram;
    Studio const& m_studio;
    Look m_symbol, m_name, m_line, m_frame;
    Length m_cell, m_pitch;
    Family m_family;
    Picture m_picture;
    std::vector<Row> m_rows;
    std::vector<Length> m_descents; ///< By couple.
    Levels m_bars;
};

} // namespace

std::vector<Picture> draw_genogram(Genogram const& genogram, Length width, Studio const& studio)
{
    if (!faults_of(genogram).empty())
        return {};
    return { GenogramPainter(genogram, width, studio).paint() };
}

std::vector<std::string> faults_of(Genogram const& genogram)
{
    std::vector<std::string> faults;
    auto const& people = genogram.people;
    if (people.empty() || people.size() > people_max)
        faults.push_back("A genogram has from 1 to " + std::to_string(people_max) + " people.");
    if (std::ranges::none_of(people, &document::Person::index))
        faults.emplace_back("Nobody is marked as the child of the review (index=\"yes\").");
    std::vector<int> parents(people.size());
    std::vector<int> homes(people.size());
    for (auto const& couple : genogram.couples) {
        for (auto const child : couple.children)
            if (++parents.at(child) == 2)
                faults.push_back(people.at(child).name + " is a child of two couples.");
        for (auto const& twins : couple.twins)
            for (auto const twin : twins)
                if (!std::ranges::count(couple.children, twin))
                    faults.push_back(
                        people.at(twin).name + " is a twin but not among the children.");
    }
    for (auto const& household : genogram.households)
        for (auto const member : household.members)
            if (++homes.at(member) == 2)
                faults.push_back(people.at(member).name + " lives in two households.");
    if (!faults.empty())
        return faults;
    auto const generations = generations_of(genogram);
    if (!generations)
        faults.emplace_back("Somebody would be their own ancestor.");
    else if (*std::ranges::max_element(*generations) >= generations_max)
        faults.push_back(
            "There are more than " + std::to_string(generations_max) + " generations.");
    return faults;
}

} // namespace drawing
