#include "drawing/picture.h"

#include <algorithm>
#include <cmath>

namespace drawing {

using base::Length;

namespace {

/// Control points of a quarter circle stand at 0.5523 of the radius (error below 0.03 %).
Length control(Length radius)
{
    return radius * 5523 / 10000;
}

} // namespace

Path polygon(std::vector<Point> points)
{
    auto path = polyline(std::move(points));
    path.verbs.push_back(Verb::close);
    return path;
}

Path polyline(std::vector<Point> points)
{
    Path path;
    path.verbs.assign(points.size(), Verb::line);
    if (!points.empty())
        path.verbs.front() = Verb::move;
    path.points = std::move(points);
    return path;
}

Path rectangle(Point corner, Length width, Length height)
{
    auto const [x, y] = corner;
    return polygon({ corner, { x + width, y }, { x + width, y + height }, { x, y + height } });
}

Path rounded(Point corner, Length width, Length height, Length radius)
{
    radius = std::min({ radius, width / 2, height / 2 });
    auto const [left, top] = corner;
    auto const right = left + width;
    auto const bottom = top + height;
    auto const near = radius - control(radius); // From the corner to the control point.
    Path path;
    path.verbs = { Verb::move, Verb::line, Verb::curve, Verb::line, Verb::curve, Verb::line,
        Verb::curve, Verb::line, Verb::curve, Verb::close };
    path.points = { { left + radius, top }, { right - radius, top }, { right - near, top },
        { right, top + near }, { right, top + radius }, { right, bottom - radius },
        { right, bottom - near }, { right - near, bottom }, { right - radius, bottom },
        { left + radius, bottom }, { left + near, bottom }, { left, bottom - near },
        { left, bottom - radius }, { left, top + radius }, { left, top + near },
        { left + near, top }, { left + radius, top } };
    return path;
}

Path circle(Point centre, Length radius)
{
    return rounded({ centre.x - radius, centre.y - radius }, radius * 2, radius * 2, radius);
}

Path arrow_head(Point tip, Length dx, Length dy, Length size)
{
    auto const x = static_cast<double>(dx.millipoints);
    auto const y = static_cast<double>(dy.millipoints);
    auto const length = std::hypot(x, y);
    if (length == 0)
        return {};
    auto const at = [&](double back, double aside) {
        auto const scale = static_cast<double>(size.millipoints) / length;
        return Point { tip.x + Length { std::llround((-back * x - aside * y) * scale) },
            tip.y + Length { std::llround((-back * y + aside * x) * scale) } };
    };
    return polygon({ tip, at(1, 0.5), at(1, -0.5) });
}

Path filled(Path path, std::uint32_t colour)
{
    path.fill = colour;
    return path;
}

Path stroked(Path path, Length width, std::uint32_t colour, Length dash)
{
    path.stroke = width;
    path.colour = colour;
    path.dash = dash;
    return path;
}

void add_pattern(std::vector<Path>& paths, Pattern pattern, Point corner, Length width,
    Length height, Length step, Length stroke, std::uint32_t colour)
{
    auto const add = [&](Length x1, Length y1, Length x2, Length y2) {
        paths.push_back(stroked(
            polyline({ { corner.x + x1, corner.y + y1 }, { corner.x + x2, corner.y + y2 } }),
            stroke, colour));
    };
    // A diagonal x + y = c, cut off at the sides; mirrored for the falling one.
    auto const add_diagonals = [&](bool falling) {
        auto const mirrored = [&](Length x) { return falling ? width - x : x; };
        for (auto c = step / 2; c < width + height; c += step) {
            auto const left = std::max(Length {}, c - height);
            auto const right = std::min(width, c);
            add(mirrored(left), c - left, mirrored(right), c - right);
        }
    };
    if (step <= Length {})
        return;
    if (pattern == Pattern::rising || pattern == Pattern::crossed)
        add_diagonals(false);
    if (pattern == Pattern::falling || pattern == Pattern::crossed)
        add_diagonals(true);
    if (pattern == Pattern::level)
        for (auto y = step / 2; y < height; y += step)
            add({}, y, width, y);
    if (pattern == Pattern::upright)
        for (auto x = step / 2; x < width; x += step)
            add(x, {}, x, height);
}

} // namespace drawing
