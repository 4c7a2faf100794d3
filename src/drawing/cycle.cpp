#include "drawing/painters.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace drawing {

using base::Length;

namespace {

/// Boxes on an ellipse, clockwise from the top, joined by arrows along it.
class CyclePainter {
public:
    CyclePainter(document::Cycle const& cycle, Length width, Studio const& studio)
        : m_cycle(cycle)
        , m_studio(studio)
        , m_box(studio.look("cycle-box"))
        , m_arrow(studio.look("cycle-arrow"))
    {
        m_picture.width = width;
    }

    Picture paint()
    {
        auto const count = m_cycle.stages.size();
        m_box_width = std::min(m_box.width, m_picture.width * (count > 6 ? 24 : 30) / 100);
        for (auto const& stage : m_cycle.stages)
            m_box_height = std::max(m_box_height, height_of(stage));
        m_radius_x = (m_picture.width - m_box_width) / 2;
        // High enough that boxes one above the other on a side leave room for an arrow.
        auto const steps = static_cast<std::int64_t>((count + 1) / 2);
        m_radius_y = std::max(m_radius_x * 11 / 20, (m_box_height + m_arrow.gap) * steps / 2);
        while (neighbours_touch())
            m_radius_y += m_box_height / 8;
        m_centre = { m_picture.width / 2, m_radius_y + m_box_height / 2 };
        m_picture.height = m_radius_y * 2 + m_box_height;
        for (std::size_t i = 0; i < count; ++i)
            add_arrow(angle_of(i), angle_of(i + 1));
        for (std::size_t i = 0; i < count; ++i)
            add_box(m_cycle.stages.at(i), on_ellipse(angle_of(i)));
        auto const room = room_within();
        add_beside(m_picture, m_studio, m_cycle.centre, "cycle-centre",
            { m_centre.x - room / 2, m_centre.y }, room, Anchor::centre);
        return std::move(m_picture);
    }

private:
    Length height_of(document::CycleStage const& stage) const
    {
        auto const inner = m_box_width - m_box.padding * 2;
        auto height = m_box.padding * 2;
        if (!stage.label.empty())
            height += m_studio.extent(stage.label, "cycle-label", inner).height;
        if (!stage.text.empty())
            height += m_studio.extent(stage.text, "cycle-box", inner).height;
        return std::max(height, m_box.min_height);
    }

    /// Boxes at the height of the middle leave less room for its words than arrows do.
    Length room_within() const
    {
        auto beside = Length {};
        for (std::size_t i = 0; i < m_cycle.stages.size(); ++i) {
            auto const y = on_ellipse(angle_of(i)).y;
            if (y > m_centre.y - m_box_height && y < m_centre.y + m_box_height)
                beside = m_box_width / 2;
        }
        return (m_radius_x - beside) * 3 / 2;
    }

    double angle_of(std::size_t index) const
    {
        return 2 * std::numbers::pi * static_cast<double>(index)
            / static_cast<double>(m_cycle.stages.size());
    }

    /// Clockwise from the top.
    Point on_ellipse(double angle) const
    {
        return { m_centre.x
                + Length { std::llround(
                    std::sin(angle) * static_cast<double>(m_radius_x.millipoints)) },
            m_centre.y
                - Length {
                    std::llround(std::cos(angle) * static_cast<double>(m_radius_y.millipoints)) } };
    }

    /// Whether there is no room for an arrow between two boxes. Ends, because boxes next to each
    /// other move apart as the ellipse grows; those at one height stand apart already.
    bool neighbours_touch() const
    {
        for (std::size_t i = 0; i < m_cycle.stages.size(); ++i) {
            auto const a = on_ellipse(angle_of(i));
            auto const b = on_ellipse(angle_of(i + 1));
            auto const apart
                = [](Length one, Length other) { return one < other ? other - one : one - other; };
            if (apart(a.x, b.x) < m_box_width + m_arrow.size * 6 / 5
                && apart(a.y, b.y) < m_box_height + m_arrow.size * 6 / 5
                && apart(a.y, b.y) > Length::points(1))
                return true;
        }
        return false;
    }

    bool in_box(double angle, Point middle, Length beyond) const
    {
        auto const at = on_ellipse(angle);
        auto const dx = at.x < middle.x ? middle.x - at.x : at.x - middle.x;
        auto const dy = at.y < middle.y ? middle.y - at.y : at.y - middle.y;
        return dx < m_box_width / 2 + beyond && dy < m_box_height / 2 + beyond;
    }

    /// From the edge of one box to the edge of the next, along the ellipse.
    void add_arrow(double from, double to)
    {
        constexpr double step = std::numbers::pi / 720;
        auto const start = on_ellipse(from);
        auto const end = on_ellipse(to);
        while (from < to && in_box(from, start, m_arrow.padding))
            from += step;
        while (to > from && in_box(to, end, m_arrow.padding))
            to -= step;
        if (to - from < step)
            return;
        std::vector<Point> points;
        constexpr int pieces = 24;
        for (int i = 0; i <= pieces; ++i)
            points.push_back(on_ellipse(from + (to - from) * i / pieces));
        auto const tip = points.back();
        auto const before = on_ellipse(to - 6 * step);
        points.pop_back();
        m_picture.paths.push_back(
            stroked(polyline(std::move(points)), m_arrow.stroke, m_arrow.line_colour));
        m_picture.paths.push_back(
            filled(arrow_head(tip, tip.x - before.x, tip.y - before.y, m_arrow.size),
                m_arrow.line_colour));
    }

    void add_box(document::CycleStage const& stage, Point middle)
    {
        Point const corner { middle.x - m_box_width / 2, middle.y - m_box_height / 2 };
        m_picture.paths.push_back(
            stroked(filled(rounded(corner, m_box_width, m_box_height, m_box.gap), m_box.background),
                m_box.stroke, m_box.line_colour));
        auto const inner = m_box_width - m_box.padding * 2;
        auto const x = corner.x + m_box.padding;
        auto const height = height_of(stage);
        auto y = corner.y + (m_box_height - std::min(height, m_box_height)) / 2 + m_box.padding;
        if (stage.text.empty() && !stage.label.empty())
            y = middle.y - m_studio.extent(stage.label, "cycle-label", inner).height / 2;
        if (!stage.label.empty()) {
            m_picture.texts.push_back(
                { stage.label, "cycle-label", { x, y }, inner, Anchor::centre });
            y += m_studio.extent(stage.label, "cycle-label", inner).height;
        }
        if (!stage.text.empty())
            m_picture.texts.push_back({ stage.text, "cycle-box", { x, y }, inner, Anchor::centre });
    }

    document::Cycle const& m_cycle;
    Studio const& m_studio;
    Picture m_picture;
    Look m_box, m_arrow;
    Length m_box_width, m_box_height, m_radius_x, m_radius_y;
    Point m_centre;
};

} // namespace

std::vector<Picture> draw_cycle(document::Cycle const& cycle, Length width, Studio const& studio)
{
    if (cycle.stages.empty())
        return {};
    return { CyclePainter(cycle, width, studio).paint() };
}

} // namespace drawing
