#include "layout/drawn.h"

#include "drawing/drawing.h"

#include <algorithm>

namespace layout {

using base::Length;

namespace {

drawing::Look look_of(Style const& style)
{
    return { style.size, style.leading, style.padding, style.min_height, style.border,
        style.space_after, style.label_width, style.colour, style.background, style.border_colour };
}

/// Adds the lines of a text to `picture`.
void add_lines(
    DrawnPicture& picture, drawing::Text const& text, Context& context, TextSetter& setter)
{
    auto const style = drawn_style(context, text, {});
    setter.prepare(text.text, style, artifact, {});
    std::vector<Page> set;
    std::vector<PlainLine> plain;
    setter.lines({ text.at.x, text.width }, set, &plain);
    auto top = text.at.y;
    for (std::size_t i = 0; i < set.size(); ++i) {
        auto const& runs = set.at(i).runs;
        auto const first = std::ranges::min_element(runs, {}, &TextRun::x);
        if (first != runs.end())
            picture.lines.push_back(
                { std::move(plain.at(i)), { first->x, top + first->y }, style });
        top += set.at(i).height;
    }
}

} // namespace

drawing::Studio studio_of(Context& context, TextSetter& text, Source source)
{
    return {
        [&context, source](std::string_view name) { return look_of(context.style(name, source)); },
        [&context, &text, source](std::string_view words, std::string_view name, Length width) {
            text.prepare(words, context.style(name, source), artifact, source);
            std::vector<Page> lines;
            text.lines({ {}, width }, lines);
            Length height;
            for (auto const& line : lines)
                height += line.height;
            return drawing::Extent { std::min(text.widths().most, width), height };
        },
    };
}

Style drawn_style(Context& context, drawing::Text const& text, Source source)
{
    auto style = context.style(text.style, source);
    style.align = text.anchor == drawing::Anchor::left ? Align::start
        : text.anchor == drawing::Anchor::centre       ? Align::centre
                                                       : Align::right;
    return style;
}

std::vector<DrawnPicture> draw(document::Document const& document, document::Drawing const& drawing,
    Length width, StyleSheet const& styles, Shaper& shaper)
{
    Context context(document, styles, shaper);
    TextSetter setter(context);
    std::vector<DrawnPicture> pictures;
    for (auto& picture : drawing::draw(drawing, width, studio_of(context, setter, {}))) {
        auto& drawn = pictures.emplace_back(
            DrawnPicture { picture.width, picture.height, std::move(picture.paths), {} });
        for (auto const& text : picture.texts)
            add_lines(drawn, text, context, setter);
    }
    return pictures;
}

} // namespace layout
