#include "drawing/series.h"

#include "drawing/painters.h"

#include <algorithm>
#include <array>

namespace drawing {

using base::Length;

namespace {

constexpr std::array patterns { Pattern::plain, Pattern::rising, Pattern::level, Pattern::falling,
    Pattern::crossed, Pattern::upright };

struct Status {
    std::string_view word;
    std::string_view style;
    Pattern pattern;
};
/// Red and green are the pair most people with colour blindness confuse, so their patterns differ
/// most.
constexpr std::array statuses {
    Status { "blue", "rag-blue", Pattern::level },
    Status { "green", "rag-green", Pattern::plain },
    Status { "amber", "rag-amber", Pattern::rising },
    Status { "red", "rag-red", Pattern::crossed },
};

std::string lower(std::string_view text)
{
    std::string result(text.substr(0, std::min(text.find(' '), text.size())));
    for (auto& byte : result)
        byte = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    return result;
}

} // namespace

std::vector<SeriesLook> series_looks(document::Chart const& chart, Studio const& studio)
{
    std::vector<SeriesLook> looks;
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        std::string style = "chart-" + std::to_string(i + 1);
        auto pattern = patterns.at(i % patterns.size());
        if (chart.kind == document::Chart::Kind::rag) {
            auto const status
                = std::ranges::find(statuses, lower(chart.series.at(i).label), &Status::word);
            bool const known = status != statuses.end();
            style = known ? status->style : "rag-grey";
            pattern = known ? status->pattern : Pattern::upright;
        }
        looks.push_back({ studio.look(style), pattern, style });
    }
    return looks;
}

void add_area(Picture& picture, SeriesLook const& series, Look const& bar, Point corner,
    Length width, Length height)
{
    picture.paths.push_back(filled(rectangle(corner, width, height), series.look.background));
    add_pattern(picture.paths, series.pattern, corner, width, height, bar.padding, bar.stroke,
        series.look.line_colour);
    picture.paths.push_back(
        stroked(rectangle(corner, width, height), bar.stroke, series.look.line_colour));
}

Length add_key(Picture& picture, document::Chart const& chart, std::vector<SeriesLook> const& looks,
    Length y, Studio const& studio)
{
    auto const key = studio.look("chart-key");
    auto const bar = studio.look("chart-bar");
    auto const side = key.size;
    Length x;
    for (std::size_t i = 0; i < looks.size(); ++i) {
        auto const& label = chart.series.at(i).label;
        auto const room = picture.width - side - key.padding;
        auto const text = studio.extent(label, "chart-key", room);
        auto const width = side + key.padding + text.width;
        if (x > Length {} && x + width > picture.width) {
            x = {};
            y += key.leading + key.padding;
        }
        auto const middle = y + key.leading / 2;
        add_area(picture, looks.at(i), bar, { x, middle - side / 2 }, side, side);
        picture.texts.push_back(
            { label, "chart-key", { x + side + key.padding, y }, text.width + Length { 1 } });
        x += width + key.gap;
    }
    return y + key.leading + key.gap;
}

} // namespace drawing
