#include "drawing/painters.h"
#include "drawing/series.h"

#include <algorithm>
#include <utility>

namespace drawing {

using base::Length;

namespace {

/// The smallest of 1, 2, 5, 10, 20, 50 … (times 1 in thousandths) that takes at most four steps
/// to `most`.
std::int64_t step_for(std::int64_t most)
{
    for (std::int64_t power = 1000;; power *= 10)
        for (std::int64_t const factor : { 1, 2, 5 })
            if (power * factor * 4 >= most)
                return power * factor;
}

/// Names stand at the ends of their lines: no key has to be looked up.
class LinePainter {
public:
    LinePainter(document::Chart const& chart, Length width, Studio const& studio)
        : m_chart(chart)
        , m_studio(studio)
        , m_axis(studio.look("chart-axis"))
        , m_line(studio.look("chart-line"))
        , m_looks(series_looks(chart, studio))
    {
        m_picture.width = width;
        for (auto const& series : chart.series)
            for (auto const& value : series.values)
                m_most = std::max(m_most, value.thousandths);
    }

    Picture paint()
    {
        auto const step = step_for(m_most);
        m_most = std::max(step, (m_most + step - 1) / step * step);
        auto const scale_width
            = m_studio.extent(std::to_string(m_most / 1000), "chart-axis", m_picture.width).width;
        m_left = scale_width + m_axis.padding + m_line.min_height;
        m_names = m_picture.width * 3 / 10;
        Length names;
        for (auto const& series : m_chart.series)
            names = std::max(names, m_studio.extent(series.label, "chart-label", m_names).width);
        m_names = names + Length { 1 };
        m_right = m_picture.width - m_names - m_axis.padding * 2 - m_line.min_height * 2;
        m_top = m_axis.leading;
        if (!m_chart.unit.empty()) {
            m_picture.texts.push_back({ m_chart.unit, "chart-axis", {}, m_right });
            m_top += m_axis.leading;
        }
        m_bottom = m_top + m_axis.min_height;
        for (std::int64_t value = 0; value <= m_most; value += step)
            add_grid_line(value, scale_width);
        add_labels();
        for (std::size_t i = 0; i < m_chart.series.size(); ++i)
            add_line(i);
        add_names();
        return std::move(m_picture);
    }

private:
    Length x_of(std::size_t index) const
    {
        auto const count = m_chart.series.front().values.size();
        if (count == 1)
            return (m_left + m_right) / 2;
        return m_left
            + (m_right - m_left) * static_cast<std::int64_t>(index)
            / static_cast<std::int64_t>(count - 1);
    }
    Length y_of(std::int64_t thousandths) const
    {
        return m_bottom - Length { (m_bottom - m_top).millipoints * thousandths / m_most };
    }

    void add_grid_line(std::int64_t value, Length scale_width)
    {
        auto const y = y_of(value);
        m_picture.paths.push_back(stroked(
            polyline({ { scale_width + m_axis.padding, y }, { m_right + m_line.min_height, y } }),
            value == 0 ? m_axis.stroke * 2 : m_axis.stroke,
            value == 0 ? m_axis.line_colour : m_line.background));
        add_beside(m_picture, m_studio, std::to_string(value / 1000), "chart-axis", { {}, y },
            scale_width + Length { 1 }, Anchor::right);
    }

    /// Names of the points, every second or third where all would touch.
    void add_labels()
    {
        auto const& values = m_chart.series.front().values;
        auto const count = values.size();
        auto const pace = count > 1 ? x_of(1) - x_of(0) : m_right - m_left;
        Length widest;
        for (auto const& value : values)
            widest = std::max(
                widest, m_studio.extent(value.label, "chart-axis", m_picture.width).width);
        widest = std::min(widest + m_axis.padding * 2, m_picture.width / 5);
        std::size_t every = 1;
        while (pace * static_cast<std::int64_t>(every) < widest && every < count)
            ++every;
        Length below;
        for (std::size_t i = 0; i < count; i += every) {
            auto const height = m_studio.extent(values.at(i).label, "chart-axis", widest).height;
            m_picture.texts.push_back({ values.at(i).label, "chart-axis",
                { x_of(i) - widest / 2, m_bottom + m_axis.padding }, widest, Anchor::centre });
            below = std::max(below, height);
        }
        m_picture.height = m_bottom + m_axis.padding + below;
    }

    void add_line(std::size_t index)
    {
        auto const& series = m_chart.series.at(index);
        auto const& look = m_looks.at(index).look;
        std::vector<Point> stretch; // Ends where a figure is missing.
        auto const flush = [&] {
            if (stretch.size() > 1)
                m_picture.paths.push_back(stroked(polyline(std::exchange(stretch, {})),
                    m_line.stroke, look.line_colour, dash_of(index)));
            stretch.clear();
        };
        for (std::size_t i = 0; i < series.values.size(); ++i) {
            if (series.values.at(i).printed.empty())
                flush();
            else
                stretch.push_back({ x_of(i), y_of(series.values.at(i).thousandths) });
        }
        flush();
        for (std::size_t i = 0; i < series.values.size(); ++i) {
            auto const& value = series.values.at(i);
            if (value.printed.empty())
                continue;
            Point const point { x_of(i), y_of(value.thousandths) };
            add_sign(index, point);
            if (m_chart.series.size() == 1)
                m_picture.texts.push_back({ value.printed, "chart-value",
                    { point.x - m_axis.leading * 2,
                        point.y - m_line.min_height - m_studio.look("chart-value").leading },
                    m_axis.leading * 4, Anchor::centre });
        }
    }

    Length dash_of(std::size_t index) const
    {
        return index % 2 == 0 ? Length {} : m_line.padding * static_cast<std::int64_t>(index + 1);
    }

    /// Each line has a sign of its own: a disc, a square, a diamond, a triangle, and their
    /// outlines.
    void add_sign(std::size_t index, Point at)
    {
        auto const half = m_line.min_height / 2;
        auto const [x, y] = at;
        Path path;
        switch (index % 3) {
        case 0:
            path = circle(at, half);
            break;
        case 1:
            path = rectangle({ x - half, y - half }, half * 2, half * 2);
            break;
        default:
            path = polygon({ { x, y - half * 13 / 10 }, { x + half * 13 / 10, y },
                { x, y + half * 13 / 10 }, { x - half * 13 / 10, y } });
        }
        auto const& look = m_looks.at(index).look;
        auto const fill = index < 3 ? look.line_colour : std::uint32_t { 0xFFFFFF };
        m_picture.paths.push_back(
            stroked(filled(std::move(path), fill), m_line.stroke, look.line_colour));
    }

    /// Names beside the last figures, moved apart where lines end close to each other.
    void add_names()
    {
        struct Name {
            std::size_t series;
            Length y, height;
        };
        std::vector<Name> names;
        for (std::size_t i = 0; i < m_chart.series.size(); ++i) {
            auto const& series = m_chart.series.at(i);
            if (series.label.empty())
                continue;
            std::int64_t last = 0;
            for (auto const& value : series.values)
                last = value.printed.empty() ? last : value.thousandths;
            names.push_back(
                { i, y_of(last), m_studio.extent(series.label, "chart-label", m_names).height });
        }
        std::ranges::stable_sort(names, {}, &Name::y);
        Length free; // First downwards, then back up if that ran below the axis.
        for (auto& name : names) {
            name.y = std::max(name.y, free + name.height / 2);
            free = name.y + name.height / 2;
        }
        free = m_picture.height;
        for (auto name = names.rbegin(); name != names.rend(); ++name) {
            name->y = std::min(name->y, free - name->height / 2);
            free = name->y - name->height / 2;
        }
        auto const x = m_right + m_line.min_height * 2 + m_axis.padding;
        for (auto const& name : names) {
            add_sign(name.series, { x - m_line.min_height / 2, name.y });
            add_beside(m_picture, m_studio, m_chart.series.at(name.series).label, "chart-label",
                { x + m_axis.padding, name.y }, m_names, Anchor::left);
        }
    }

    document::Chart const& m_chart;
    Studio const& m_studio;
    Picture m_picture;
    Look m_axis, m_line;
    std::vector<SeriesLook> m_looks;
    std::int64_t m_most = 0;
    Length m_left, m_right, m_top, m_bottom, m_names;
};

} // namespace

std::vector<Picture> draw_lines(document::Chart const& chart, Length width, Studio const& studio)
{
    if (chart.series.empty() || chart.series.front().values.empty())
        return {};
    return { LinePainter(chart, width, studio).paint() };
}

} // namespace drawing
