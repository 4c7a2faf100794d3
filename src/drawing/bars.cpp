#include "drawing/painters.h"
#include "drawing/series.h"

#include <algorithm>

namespace drawing {

using base::Length;

namespace {

/// Bars lie, so that their names can be read without turning the head and need no shortening.
class BarPainter {
public:
    BarPainter(document::Chart const& chart, Length width, Studio const& studio)
        : m_chart(chart)
        , m_studio(studio)
        , m_bar(studio.look("chart-bar"))
        , m_label(studio.look("chart-label"))
        , m_looks(series_looks(chart, studio))
        , m_stacked(chart.kind != document::Chart::Kind::bars)
        , m_width(width)
    {
    }

    /// One picture, or several on one scale, each with the key, if it would be higher than a page.
    std::vector<Picture> paint()
    {
        measure();
        auto const rows = m_chart.series.front().values.size();
        std::size_t row = 0;
        auto whole = paint_from(row, {});
        if (m_studio.height_max == Length {} || whole.height <= m_studio.height_max)
            return { std::move(whole) };
        // Two on a page, so that the first need not wait for a page of its own.
        std::vector<Picture> pictures;
        for (row = 0; row < rows;)
            pictures.push_back(paint_from(row, m_studio.height_max / 2));
        return pictures;
    }

private:
    /// The bars from `row` on, as many as fit in `height` (zero: all) but at least one; leaves
    /// `row` behind the last.
    Picture paint_from(std::size_t& row, Length height)
    {
        m_picture = {};
        m_picture.width = m_width;
        Length y;
        if (m_chart.series.size() > 1)
            y = add_key(m_picture, m_chart, m_looks, y, m_studio);
        auto const top = y;
        auto const first = row;
        auto const rows = m_chart.series.front().values.size();
        for (; row < rows; ++row) {
            auto const end = y + row_height(row);
            if (row > first && height > Length {} && end > height)
                break;
            y = m_stacked ? add_stack(row, y) : add_group(row, y);
        }
        auto const axis = m_studio.look("chart-axis");
        m_picture.paths.push_back(
            stroked(polyline({ { m_left, top }, { m_left, y } }), axis.stroke, axis.line_colour));
        m_picture.height = y;
        return std::move(m_picture);
    }

    Length bars_height() const
    {
        return m_stacked ? m_bar.min_height * 5 / 4
                         : m_bar.min_height * static_cast<std::int64_t>(m_chart.series.size());
    }

    Length row_height(std::size_t row) const
    {
        auto const& label = m_chart.series.front().values.at(row).label;
        auto const tall = m_studio.extent(label, "chart-label", m_names).height;
        return m_bar.gap + std::max(bars_height(), tall);
    }

    void measure()
    {
        // Names get what they need up to four tenths of the width, and break into lines beyond.
        Length names;
        Length figures;
        auto const rows = m_chart.series.front().values.size();
        for (std::size_t row = 0; row < rows; ++row) {
            auto const& label = m_chart.series.front().values.at(row).label;
            names = std::max(names, m_studio.extent(label, "chart-label", m_width * 4 / 10).width);
            std::int64_t total = 0;
            for (auto const& series : m_chart.series) {
                auto const& value = series.values.at(row);
                total += value.thousandths;
                if (m_stacked)
                    continue;
                m_most = std::max(m_most, value.thousandths);
                figures = std::max(figures, figure_width(figure(value)));
            }
            if (m_stacked) {
                m_most = std::max(m_most, total);
                figures = std::max(figures, figure_width(printed(total)));
            }
        }
        m_names = names + Length { 1 };
        m_left = m_names + m_label.padding;
        m_reach = m_width - m_left - figures - m_label.padding * 2;
    }

    Length figure_width(std::string const& text) const
    {
        return m_studio.extent(text, "chart-value", m_width).width;
    }

    static std::string figure(document::ChartValue const& value)
    {
        return value.printed.empty() ? "no figure" : value.printed;
    }

    static std::string printed(std::int64_t thousandths)
    {
        auto text = std::to_string(thousandths / 1000);
        if (auto const rest = thousandths % 1000; rest != 0) {
            text += "." + std::to_string(1000 + rest).substr(1);
            while (text.ends_with('0'))
                text.pop_back();
        }
        return text;
    }

    Length reach(std::int64_t thousandths) const
    {
        return m_most == 0 ? Length {} : Length { m_reach.millipoints * thousandths / m_most };
    }

    /// Places the name beside a row that needs `height`; gives where the row begins and ends.
    std::pair<Length, Length> add_name(std::size_t row, Length y, Length height)
    {
        auto const& label = m_chart.series.front().values.at(row).label;
        auto const tall = m_studio.extent(label, "chart-label", m_names).height;
        auto const room = std::max(height, tall);
        add_beside(m_picture, m_studio, label, "chart-label", { {}, y + m_bar.gap / 2 + room / 2 },
            m_names, Anchor::right);
        return { y + m_bar.gap / 2 + (room - height) / 2, y + m_bar.gap + room };
    }

    void add_figure(std::string const& text, Length x, Length middle)
    {
        add_beside(m_picture, m_studio, text, "chart-value", { x + m_label.padding, middle },
            m_width - x - m_label.padding, Anchor::left);
    }

    Length add_group(std::size_t row, Length y)
    {
        auto [top, end] = add_name(row, y, bars_height());
        for (std::size_t i = 0; i < m_chart.series.size(); ++i) {
            auto const& value = m_chart.series.at(i).values.at(row);
            auto const width = reach(value.thousandths);
            if (width > Length {})
                add_area(m_picture, m_looks.at(i), m_bar, { m_left, top }, width, m_bar.min_height);
            add_figure(figure(value), m_left + width, top + m_bar.min_height / 2);
            top += m_bar.min_height;
        }
        return end;
    }

    Length add_stack(std::size_t row, Length y)
    {
        auto const height = bars_height();
        auto const [top, end] = add_name(row, y, height);
        auto const middle = top + height / 2;
        std::int64_t total = 0;
        for (std::size_t i = 0; i < m_chart.series.size(); ++i) {
            auto const& value = m_chart.series.at(i).values.at(row);
            auto const left = m_left + reach(total);
            total += value.thousandths;
            auto const width = m_left + reach(total) - left;
            if (width == Length {})
                continue;
            add_area(m_picture, m_looks.at(i), m_bar, { left, top }, width, height);
            add_inner(i, value.printed, left, width, top, height);
        }
        add_figure(printed(total), m_left + reach(total), middle);
        return end;
    }

    /// The figure inside a part of a bar, with the word of its status where there is room, on a
    /// ground without pattern.
    void add_inner(std::size_t series, std::string const& figure, Length left, Length width,
        Length top, Length height)
    {
        auto const& look = m_looks.at(series);
        auto const middle = left + width / 2;
        std::vector<std::string> wordings { figure };
        if (m_chart.kind == document::Chart::Kind::rag)
            wordings.insert(wordings.begin(), m_chart.series.at(series).label + " " + figure);
        for (auto const& words : wordings) {
            auto const extent = m_studio.extent(words, look.text_style, m_width);
            auto const room = extent.width + m_label.padding;
            if (room > width || extent.height > height)
                continue;
            if (look.pattern != Pattern::plain)
                m_picture.paths.push_back(
                    filled(rectangle({ middle - room / 2, top + m_bar.stroke }, room,
                               height - m_bar.stroke * 2),
                        look.look.background));
            m_picture.texts.push_back({ words, look.text_style,
                { left, top + height / 2 - extent.height / 2 }, width, Anchor::centre });
            return;
        }
    }

    document::Chart const& m_chart;
    Studio const& m_studio;
    Picture m_picture;
    Look m_bar, m_label;
    std::vector<SeriesLook> m_looks;
    bool m_stacked;
    Length m_width;
    std::int64_t m_most = 0; ///< The longest bar, in thousandths.
    Length m_names, m_left, m_reach;
};

} // namespace

std::vector<Picture> draw_bars(document::Chart const& chart, Length width, Studio const& studio)
{
    if (chart.series.empty() || chart.series.front().values.empty())
        return {};
    return BarPainter(chart, width, studio).paint();
}

} // namespace drawing
