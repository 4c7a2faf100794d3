#include "drawing/drawing.h"
#include "drawing/painters.h"

namespace drawing {

using base::Length;

namespace {

struct Painter {
    Length width;
    Studio const& studio;

    std::vector<Picture> operator()(document::Chart const& chart) const
    {
        return chart.kind == document::Chart::Kind::lines ? draw_lines(chart, width, studio)
                                                          : draw_bars(chart, width, studio);
    }
    std::vector<Picture> operator()(document::Timeline const& timeline) const
    {
        return draw_timeline(timeline, width, studio);
    }
    std::vector<Picture> operator()(document::FlowChart const& chart) const
    {
        return draw_flow(chart, width, studio);
    }
    std::vector<Picture> operator()(document::Cycle const& cycle) const
    {
        return draw_cycle(cycle, width, studio);
    }
    std::vector<Picture> operator()(document::Genogram const& genogram) const
    {
        return draw_genogram(genogram, width, studio);
    }
};

} // namespace

std::vector<Picture> draw(document::Drawing const& drawing, Length width, Studio const& studio)
{
    return std::visit(Painter { width, studio }, drawing.content);
}

Length add_beside(Picture& picture, Studio const& studio, std::string const& text,
    std::string const& style, Point middle, Length width, Anchor anchor)
{
    if (text.empty())
        return {};
    auto const height = studio.extent(text, style, width).height;
    picture.texts.push_back({ text, style, { middle.x, middle.y - height / 2 }, width, anchor });
    return height;
}

void add_progress_sign(
    Picture& picture, document::Progress progress, Point centre, Length size, Studio const& studio)
{
    auto const half = size / 2;
    auto const [x, y] = centre;
    auto const sign = [&](std::string_view style, Path path) {
        auto const look = studio.look(style);
        picture.paths.push_back(
            stroked(filled(std::move(path), look.background), look.stroke, look.line_colour));
        return look;
    };
    if (progress == document::Progress::done) {
        auto const look = sign("progress-done", circle(centre, half));
        picture.paths.push_back(
            stroked(polyline({ { x - half / 2, y }, { x - half / 8, y + half * 2 / 5 },
                        { x + half / 2, y - half * 2 / 5 } }),
                size / 7, look.colour));
    } else if (progress == document::Progress::overdue) {
        auto const look = sign("progress-overdue",
            polygon({ { x, y - half }, { x + half * 11 / 10, y + half * 9 / 10 },
                { x - half * 11 / 10, y + half * 9 / 10 } }));
        auto const line = size / 7;
        picture.paths.push_back(stroked(
            polyline({ { x, y - half * 2 / 5 }, { x, y + half * 3 / 10 } }), line, look.colour));
        picture.paths.push_back(
            stroked(polyline({ { x, y + half * 11 / 20 }, { x, y + half * 11 / 20 + line } }), line,
                look.colour));
    } else {
        sign("progress-to-come", circle(centre, half));
    }
}

std::string printed_progress(document::Progress progress)
{
    std::string word(progress_word(progress));
    word.front() = static_cast<char>(word.front() - 'a' + 'A');
    return word;
}

std::string_view progress_word(document::Progress progress)
{
    switch (progress) {
    case document::Progress::done:
        return "done";
    case document::Progress::overdue:
        return "overdue";
    case document::Progress::to_come:
        break;
    }
    return "to come";
}

} // namespace drawing
