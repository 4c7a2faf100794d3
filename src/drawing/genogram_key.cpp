#include "drawing/genogram.h"

#include <algorithm>
#include <functional>

namespace drawing {

using base::Length;
using document::Couple;
using document::Person;

void add_symbol(Picture& picture, Person const& person, Point centre, Look const& symbol)
{
    auto const outline = [&](Length half) {
        auto const [x, y] = centre;
        switch (person.sex) {
        case Person::Sex::male:
            return rectangle({ x - half, y - half }, half * 2, half * 2);
        case Person::Sex::female:
            return circle(centre, half);
        case Person::Sex::unborn:
            return polygon({ { x, y - half }, { x + half, y + half }, { x - half, y + half } });
        case Person::Sex::unknown:
            break;
        }
        return polygon({ { x, y - half }, { x + half, y }, { x, y + half }, { x - half, y } });
    };
    auto const half = symbol.min_height / 2;
    auto const add = [&](Path path) {
        picture.paths.push_back(stroked(std::move(path), symbol.stroke, symbol.line_colour));
    };
    add(filled(outline(half), symbol.background));
    if (person.index)
        add(outline(half - symbol.padding));
    if (person.deceased) {
        // Inside the outline, so that the cross never reads as part of a line.
        auto const arm = person.sex == Person::Sex::male ? half : half * 7 / 10;
        auto const [x, y] = centre;
        add(polyline({ { x - arm, y - arm }, { x + arm, y + arm } }));
        add(polyline({ { x - arm, y + arm }, { x + arm, y - arm } }));
    }
}

void add_couple_line(
    Picture& picture, Couple::Kind kind, std::vector<Point> points, Look const& line)
{
    auto const dash = kind == Couple::Kind::cohabiting ? line.padding
        : kind == Couple::Kind::partners               ? line.padding / 3
                                                       : Length {};
    auto const from = points.at(0);
    auto const to = points.at(1);
    picture.paths.push_back(
        stroked(polyline(std::move(points)), line.stroke, line.line_colour, dash));
    int const strokes = kind == Couple::Kind::separated ? 1
        : kind == Couple::Kind::divorced                ? 2
                                                        : 0;
    // A quarter of the way: the lines to the children leave from the middle, and the outline of a
    // household may run between.
    auto const x = from.x + (to.x - from.x) / 4;
    auto const half = line.padding;
    for (int i = 0; i < strokes; ++i) {
        auto const at = x + half * (strokes == 1 ? 0 : i * 4 / 2 - 1) / 2;
        picture.paths.push_back(stroked(
            polyline({ { at - half / 2, from.y + half }, { at + half / 2, from.y - half } }),
            line.stroke, line.line_colour));
    }
}

void add_genogram_key(
    Picture& picture, document::Genogram const& genogram, Length y, Studio const& studio)
{
    struct Entry {
        std::string words;
        std::function<void(Point centre, Length half)> draw;
    };
    auto const key = studio.look("genogram-key");
    auto symbol = studio.look("genogram-symbol");
    auto const line = studio.look("genogram-line");
    symbol.min_height = key.size * 13 / 10;
    symbol.padding = symbol.min_height / 6;
    std::vector<Entry> entries;
    auto const add_person = [&](std::string words, Person sample, auto is_used) {
        if (std::ranges::any_of(genogram.people, is_used))
            entries.push_back({ std::move(words),
                [&, sample](Point at, Length) { add_symbol(picture, sample, at, symbol); } });
    };
    auto const sex = [&](std::string words, Person::Sex which) {
        Person sample;
        sample.sex = which;
        add_person(
            std::move(words), sample, [=](Person const& person) { return person.sex == which; });
    };
    sex("female", Person::Sex::female);
    sex("male", Person::Sex::male);
    sex("sex not recorded", Person::Sex::unknown);
    sex("unborn", Person::Sex::unborn);
    add_person("child of the review (double outline)",
        { "", "", "", Person::Sex::male, false, true }, &Person::index);
    add_person("has died", { "", "", "", Person::Sex::male, true, false }, &Person::deceased);
    auto const relation = [&](std::string words, Couple::Kind kind) {
        if (std::ranges::any_of(genogram.couples, [=](Couple const& couple) {
                return couple.kind == kind && couple.first != couple.second;
            }))
            entries.push_back({ std::move(words), [&, kind](Point at, Length half) {
                                   add_couple_line(picture, kind,
                                       { { at.x - half, at.y }, { at.x + half, at.y } }, line);
                               } });
    };
    relation("married", Couple::Kind::married);
    relation("living together", Couple::Kind::cohabiting);
    relation("partners living apart", Couple::Kind::partners);
    relation("separated", Couple::Kind::separated);
    relation("divorced", Couple::Kind::divorced);
    if (!genogram.households.empty()) {
        auto const frame = studio.look("genogram-household");
        entries.push_back({ "household", [&, frame](Point at, Length half) {
                               picture.paths.push_back(
                                   stroked(rounded({ at.x - half, at.y - half * 6 / 10 }, half * 2,
                                               half * 12 / 10, frame.gap / 2),
                                       frame.stroke, frame.line_colour, frame.padding));
                           } });
    }
    auto const half = key.size;
    Length x;
    for (auto const& [words, draw] : entries) {
        auto const text = studio.extent(words, "genogram-key", picture.width).width;
        auto const width = half * 2 + key.padding + text;
        if (x > Length {} && x + width > picture.width) {
            x = {};
            y += key.leading + key.padding;
        }
        draw({ x + half, y + key.leading / 2 }, half);
        picture.texts.push_back(
            { words, "genogram-key", { x + half * 2 + key.padding, y }, text + Length { 1 } });
        x += width + key.gap;
    }
    picture.height = y + key.leading + key.padding;
}

} // namespace drawing
