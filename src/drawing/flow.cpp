#include "drawing/painters.h"

#include <algorithm>

namespace drawing {

using base::Length;

namespace {

/// A box is measured once and then drawn where there is place for it.
class FlowPainter {
public:
    FlowPainter(document::FlowChart const& chart, Length width, Studio const& studio)
        : m_chart(chart)
        , m_studio(studio)
        , m_box(studio.look("flow-box"))
        , m_number(studio.look("flow-number"))
        , m_arrow(studio.look("flow-arrow"))
        , m_aside(studio.look("flow-aside"))
        , m_width(width)
    {
    }

    /// One lane below another: a picture for each box and the arrow to it, so that they go on
    /// over pages.
    std::vector<Picture> paint_column()
    {
        std::vector<Picture> pictures;
        auto const box_width = std::min(m_width, m_box.width);
        auto const left = (m_width - box_width) / 2;
        for (auto const& lane : m_chart.lanes) {
            for (auto const& step : lane.steps) {
                Picture picture;
                picture.width = m_width;
                Length y;
                if (!pictures.empty()) {
                    add_arrow(picture, { { m_width / 2, {} }, { m_width / 2, m_arrow.gap } });
                    y = m_arrow.gap;
                }
                if (&step == &lane.steps.front() && !lane.label.empty()) {
                    picture.texts.push_back(
                        { lane.label, "flow-lane", { left, y }, box_width, Anchor::centre });
                    y += m_studio.extent(lane.label, "flow-lane", box_width).height + m_box.padding;
                }
                picture.height = y + height_of(step, box_width);
                add_box(picture, step, { left, y }, box_width, picture.height - y);
                pictures.push_back(std::move(picture));
            }
            for (auto const& aside : lane.asides) {
                Picture picture;
                picture.width = m_width;
                picture.height = m_arrow.gap + height_of(aside, box_width);
                add_aside(picture, aside, { left, m_arrow.gap }, box_width);
                pictures.push_back(std::move(picture));
            }
        }
        return pictures;
    }

    /// Whether no word or date would have to be broken if lanes stood beside each other.
    bool lanes_fit() const
    {
        auto const box_width = lane_width();
        auto const fits = [&](std::string_view text, std::string_view style, Length width) {
            return m_studio.extent(text, style, m_width * 4).width <= width;
        };
        for (auto const& lane : m_chart.lanes) {
            for (auto const& step : lane.steps) {
                auto const width = inner_width(step, box_width);
                for (auto const& line : dates_of(step, width))
                    if (!fits(line, "flow-date", width))
                        return false;
                std::string_view rest = step.text;
                while (!rest.empty()) {
                    auto const end = std::min(rest.find(' '), rest.size());
                    if (!fits(rest.substr(0, end), "flow-box", width))
                        return false;
                    rest.remove_prefix(std::min(end + 1, rest.size()));
                }
            }
        }
        return true;
    }

    /// Lanes beside each other, each from top to bottom; the boxes of a row are equally high.
    Picture paint_lanes()
    {
        Picture picture;
        picture.width = m_width;
        auto const gutter = m_arrow.width;
        auto const box_width = lane_width();
        Length top;
        for (auto const& lane : m_chart.lanes)
            if (!lane.label.empty())
                top = std::max(top,
                    m_studio.extent(lane.label, "flow-lane", box_width).height + m_box.padding);
        Length x;
        Point end; // Of the lane before.
        for (auto const& lane : m_chart.lanes) {
            if (!lane.label.empty())
                picture.texts.push_back(
                    { lane.label, "flow-lane", { x, {} }, box_width, Anchor::centre });
            auto y = top;
            auto const middle = x + box_width / 2;
            for (auto const& step : lane.steps) {
                auto const height = height_of(step, box_width);
                if (&step != &lane.steps.front()) {
                    add_arrow(picture, { { middle, y }, { middle, y + m_arrow.gap } });
                    y += m_arrow.gap;
                } else if (x > Length {}) {
                    // From the side of the last box, up the gutter, into the side of this one.
                    auto const turn = x - gutter / 2;
                    add_arrow(picture,
                        { end, { turn, end.y }, { turn, y + height / 2 }, { x, y + height / 2 } });
                }
                add_box(picture, step, { x, y }, box_width, height);
                end = { x + box_width, y + height / 2 };
                y += height;
            }
            for (auto const& aside : lane.asides) {
                y += m_arrow.gap;
                add_aside(picture, aside, { x, y }, box_width);
                y += height_of(aside, box_width);
            }
            picture.height = std::max(picture.height, y);
            x += box_width + gutter;
        }
        return picture;
    }

private:
    Length lane_width() const
    {
        auto const count = static_cast<std::int64_t>(m_chart.lanes.size());
        return (m_width - m_arrow.width * (count - 1)) / count;
    }

    /// "Due 9 May 2016 · Done 12 May 2016" on one line, or a line for each.
    std::vector<std::string> dates_of(document::FlowStep const& step, Length width) const
    {
        std::vector<std::string> lines;
        if (!step.due.empty())
            lines.push_back("Due\u00A0" + step.due);
        if (!step.done.empty())
            lines.push_back("Done\u00A0" + step.done);
        else if (step.has_progress)
            lines.push_back(printed_progress(step.progress));
        if (lines.size() < 2)
            return lines;
        auto const joined = lines.front() + " · " + lines.back();
        auto const one = m_studio.extent(lines.front(), "flow-date", width).height;
        if (m_studio.extent(joined, "flow-date", width).height <= one)
            return { joined };
        return lines;
    }

    Length dates_height(document::FlowStep const& step, Length width) const
    {
        Length height;
        for (auto const& line : dates_of(step, width))
            height += m_studio.extent(line, "flow-date", width).height;
        return height;
    }

    Length inner_width(document::FlowStep const& step, Length box_width) const
    {
        auto const sign = step.has_progress ? m_number.size + m_box.padding : Length {};
        return box_width - m_box.padding * 2 - m_number.width - sign;
    }

    Length height_of(document::FlowStep const& step, Length box_width) const
    {
        auto const width = inner_width(step, box_width);
        auto const height
            = m_studio.extent(step.text, "flow-box", width).height + dates_height(step, width);
        return std::max(height + m_box.padding * 2, m_box.min_height);
    }

    void add_box(
        Picture& picture, document::FlowStep const& step, Point corner, Length width, Length height)
    {
        auto const overdue = step.has_progress && step.progress == document::Progress::overdue;
        auto const look = overdue ? m_studio.look("flow-box-overdue") : m_box;
        picture.paths.push_back(
            stroked(filled(rounded(corner, width, height, m_box.gap), look.background), look.stroke,
                look.line_colour));
        auto const inner = inner_width(step, width);
        auto const text_height = m_studio.extent(step.text, "flow-box", inner).height;
        auto const date_height = dates_height(step, inner);
        auto const top = corner.y + (height - text_height - date_height) / 2;
        auto const text_x = corner.x + m_box.padding + m_number.width;
        auto const number = step.number.value_or(std::to_string(++m_count));
        if (!number.empty())
            picture.texts.push_back({ number, "flow-number",
                { corner.x + m_box.padding, top + (m_box.leading - m_number.leading) / 2 },
                m_number.width });
        picture.texts.push_back({ step.text, "flow-box", { text_x, top }, inner });
        auto y = top + text_height;
        for (auto const& line : dates_of(step, inner)) {
            picture.texts.push_back({ line, "flow-date", { text_x, y }, inner });
            y += m_studio.extent(line, "flow-date", inner).height;
        }
        if (step.has_progress)
            add_progress_sign(picture, step.progress,
                { corner.x + width - m_box.padding - m_number.size / 2, corner.y + height / 2 },
                m_number.size, m_studio);
    }

    Length height_of(document::FlowAside const& aside, Length box_width) const
    {
        auto const width = box_width - m_aside.padding * 2;
        auto height = m_aside.padding * 2;
        if (!aside.title.empty())
            height += m_studio.extent(aside.title, "flow-aside-title", width).height;
        if (!aside.text.empty())
            height += m_studio.extent(aside.text, "flow-aside", width).height;
        return height;
    }

    /// Dashed, so that it is not taken for a step.
    void add_aside(
        Picture& picture, document::FlowAside const& aside, Point corner, Length width) const
    {
        picture.paths.push_back(stroked(
            filled(rounded(corner, width, height_of(aside, width), m_box.gap), m_aside.background),
            m_aside.stroke, m_aside.line_colour, m_aside.gap));
        auto const inner = width - m_aside.padding * 2;
        Point at { corner.x + m_aside.padding, corner.y + m_aside.padding };
        if (!aside.title.empty()) {
            picture.texts.push_back({ aside.title, "flow-aside-title", at, inner });
            at.y += m_studio.extent(aside.title, "flow-aside-title", inner).height;
        }
        if (!aside.text.empty())
            picture.texts.push_back({ aside.text, "flow-aside", at, inner });
    }

    void add_arrow(Picture& picture, std::vector<Point> points) const
    {
        auto const tip = points.back();
        auto const from = points.at(points.size() - 2);
        auto const dx = tip.x - from.x;
        auto const dy = tip.y - from.y;
        // The line ends inside the head, whose tip would be blunt otherwise.
        points.back() = dx == Length {} ? Point { tip.x, tip.y - m_arrow.size / 2 }
                                        : Point { tip.x - m_arrow.size / 2, tip.y };
        picture.paths.push_back(
            stroked(polyline(std::move(points)), m_arrow.stroke, m_arrow.line_colour));
        picture.paths.push_back(filled(arrow_head(tip, dx, dy, m_arrow.size), m_arrow.line_colour));
    }

    document::FlowChart const& m_chart;
    Studio const& m_studio;
    Look m_box, m_number, m_arrow, m_aside;
    Length m_width;
    int m_count = 0;
};

} // namespace

std::vector<Picture> draw_flow(document::FlowChart const& chart, Length width, Studio const& studio)
{
    FlowPainter painter(chart, width, studio);
    if (chart.lanes.size() == 1 || !painter.lanes_fit())
        return painter.paint_column();
    return { painter.paint_lanes() };
}

} // namespace drawing
