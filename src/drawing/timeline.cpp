#include "drawing/painters.h"

#include <algorithm>

namespace drawing {

using base::Length;

/// One picture for each event, so that a long timeline goes on over pages: dates on the left, a
/// line with signs, what happened on the right.
std::vector<Picture> draw_timeline(
    document::Timeline const& timeline, Length width, Studio const& studio)
{
    auto const date_look = studio.look("timeline-date");
    auto const text_look = studio.look("timeline-text");
    auto const line = studio.look("timeline-line");
    Length dates;
    for (auto const& event : timeline.events)
        dates = std::max(dates, studio.extent(event.date, "timeline-date", width / 3).width);
    dates = std::max(dates, studio.extent("Overdue", "timeline-status", width / 3).width);
    dates += Length { 1 };
    auto const axis = dates + line.padding + line.size / 2;
    auto const text_x = axis + line.padding + line.size / 2;
    auto const text_width = width - text_x;
    std::vector<Picture> pictures;
    for (auto const& event : timeline.events) {
        Picture picture;
        picture.width = width;
        auto const date_height = event.date.empty()
            ? Length {}
            : studio.extent(event.date, "timeline-date", dates).height;
        auto const word = printed_progress(event.progress);
        auto const word_height = studio.extent(word, "timeline-status", dates).height;
        auto const text_height = studio.extent(event.text, "timeline-text", text_width).height;
        picture.height = std::max(date_height + word_height, text_height) + line.gap;
        auto const middle = std::max(date_look.leading, text_look.leading) / 2;
        auto const first = &event == &timeline.events.front();
        auto const last = &event == &timeline.events.back();
        // To the very edge, so that the line is whole across pictures.
        if (timeline.events.size() > 1)
            picture.paths.push_back(stroked(polyline({ { axis, first ? middle : Length {} },
                                                { axis, last ? middle : picture.height } }),
                line.stroke, line.line_colour));
        add_progress_sign(picture, event.progress, { axis, middle }, line.size, studio);
        if (!event.date.empty())
            picture.texts.push_back({ event.date, "timeline-date", {}, dates, Anchor::right });
        picture.texts.push_back(
            { word, "timeline-status", { {}, date_height }, dates, Anchor::right });
        picture.texts.push_back({ event.text, "timeline-text", { text_x, {} }, text_width });
        pictures.push_back(std::move(picture));
    }
    return pictures;
}

} // namespace drawing
