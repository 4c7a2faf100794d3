#include "layout/blocks.h"

#include <algorithm>

namespace layout {

using base::Length;
using document::FieldKind;

namespace {

// Not chosen and chosen. As letters they look the same on a screen, on paper and in a copy.
constexpr std::string_view empty_box = "☐";
constexpr std::string_view crossed_box = "☒";
constexpr std::string_view empty_circle = "◯";
constexpr std::string_view filled_circle = "⬤";

std::string_view sign(FieldKind kind, bool chosen)
{
    if (kind == FieldKind::radio)
        return chosen ? filled_circle : empty_circle;
    return chosen ? crossed_box : empty_box;
}

/// Lines one under another, with the first at `y`.
Page stacked(std::vector<Page> const& lines, Length y)
{
    Page result;
    for (auto const& line : lines) {
        append(result, line, {}, y);
        y += line.height;
    }
    return result;
}

Length height_of(std::vector<Page> const& lines)
{
    Length height;
    for (auto const& line : lines)
        height += line.height;
    return height;
}

} // namespace

bool BlockSetter::is_fillable() const
{
    return m_context.document.fields_are == document::Fields::fillable;
}

void BlockSetter::set_content(document::FieldPlace const& place, document::Block const& block,
    Style const& style, Area area, NodeId parent)
{
    auto const source = source_of(block);
    set_leftover_labels(style, area, source);
    m_field = place.field;
    auto const& field = m_context.document.fields.at(place.field);
    if (field.kind == FieldKind::signature)
        return set_signature(field, style, area, parent, source);
    if (!field.label.empty()) {
        add_field_text(field.label, "field-label", area, parent, source);
        hold_next();
    }
    if (field.is_button())
        set_options(field, style, area, parent, source);
    else
        set_box(field, style, area, parent, source);
}

/// A paragraph of its own in one of the styles that go with fields.
void BlockSetter::add_field_text(
    std::string const& text, std::string_view style_name, Area area, NodeId parent, Source source)
{
    auto const& style = m_context.style(style_name, source);
    begin(style);
    document::Spans const spans { { text } };
    add_lines(
        set_text(spans, style, area, m_context.add_node(Role::paragraph, parent), source), style);
    end(style);
}

void BlockSetter::add_gap(Length height)
{
    if (height <= Length {})
        return;
    Item item;
    item.height = item.piece.height = height;
    add(std::move(item), Hold::firmly);
}

FieldArea BlockSetter::area_of(Style const& style, NodeId parent)
{
    FieldArea area {};
    area.field = m_field;
    area.size = style.size;
    area.colour = style.colour;
    area.node = m_context.add_node(Role::form, parent);
    return area;
}

/// A box with the value in it, as high as the value needs: as a widget, or as text that may go on
/// on the next page.
void BlockSetter::set_box(
    document::Field const& field, Style const& style, Area area, NodeId parent, Source source)
{
    auto const answer = field.answer();
    auto const inner = open_frame(style, area);
    auto const inset = m_insets.back();
    // A page cannot hold a higher box, whatever the template asks for.
    auto const least
        = std::min(std::max(style.min_height, field.height), m_body_height * 3 / 4) - inset * 2;
    m_text.prepare(answer, style, artifact, source);
    std::vector<Page> lines;
    m_text.lines({ {}, inner.width }, lines);
    auto const free = std::max(least - std::max(height_of(lines), style.leading), Length {});
    auto const above
        = field.kind == FieldKind::multiline || lines.size() > 1 ? Length {} : free / 2;
    // What is filled in already is locked, so nothing is lost if it is text: a widget could not
    // go on on the next page.
    bool const is_long = height_of(lines) * 2 > m_body_height;
    if (is_fillable() && !is_long) {
        auto widget = area_of(style, parent);
        auto const padding = std::min(style.padding, inset);
        auto const height = std::max(height_of(lines), style.leading) + free;
        widget.x = inner.x - padding;
        widget.y = -padding;
        widget.width = inner.width + padding * 2;
        widget.height = height + padding * 2;
        widget.appearance = static_cast<std::uint32_t>(m_context.result.appearances.size());
        m_text.prepare(answer, style, widget.node, source);
        lines.clear();
        m_text.lines({ {}, inner.width }, lines);
        Page appearance;
        append(appearance, stacked(lines, above), padding, padding);
        m_context.result.appearances.push_back(std::move(appearance));
        Item item;
        item.height = item.piece.height = height;
        item.piece.fields.push_back(widget);
        add(std::move(item), Hold::firmly);
    } else if (!lines.empty()) {
        add_gap(above);
        m_text.prepare(answer, style, m_context.add_node(Role::paragraph, parent), source);
        lines.clear();
        m_text.lines(inner, lines);
        add_lines(std::move(lines), style);
        add_gap(free - above);
    } else {
        add_gap(std::max(least, style.leading));
    }
    close_frame();
    if (is_fillable() && field.kind == FieldKind::choice && answer.empty()) {
        // On paper a list cannot be opened.
        std::string options;
        for (auto const& option : field.options)
            options += (options.empty() ? "" : " / ") + option.text;
        hold_next();
        add_field_text(options, "field-hint", area, parent, source);
    }
}

/// Room and a rule to sign on, which is an unsigned signature field on a screen: it can be signed
/// there, and nobody has to.
void BlockSetter::set_signature(
    document::Field const& field, Style const& style, Area area, NodeId parent, Source source)
{
    auto const least = std::max(style.min_height, field.height);
    m_text.prepare(field.value, style,
        field.value.empty() || is_fillable() ? artifact
                                             : m_context.add_node(Role::paragraph, parent),
        source);
    std::vector<Page> lines;
    m_text.lines(area, lines);
    auto const height = std::max(least, height_of(lines));
    Item item;
    item.height = item.piece.height = height + style.rule_below;
    if (is_fillable()) {
        auto widget = area_of(style, parent);
        widget.x = area.x;
        widget.width = area.width;
        widget.height = height;
        widget.appearance = static_cast<std::uint32_t>(m_context.result.appearances.size());
        m_context.result.appearances.emplace_back();
        item.piece.fields.push_back(widget);
    } else {
        append(item.piece, stacked(lines, height - height_of(lines)), {}, {});
    }
    item.piece.boxes.push_back(
        { area.x, height, area.width, style.rule_below, style.border_colour });
    add(std::move(item));
    if (!field.label.empty()) {
        hold_next();
        add_field_text(field.label, "field-hint", area, parent, source);
    }
}

void BlockSetter::set_options(
    document::Field const& field, Style const& style, Area area, NodeId parent, Source source)
{
    // Down to where the text of a box begins, so that a header cell beside it has one baseline
    // with either.
    add_gap(style.border + style.padding);
    for (std::size_t i = 0; i < field.options.size(); ++i) {
        hold_next();
        set_option(field, i, style, area, parent, source);
    }
}

void BlockSetter::set_option(document::Field const& field, std::size_t option, Style const& style,
    Area area, NodeId parent, Source source)
{
    auto const& [text, is_chosen] = field.options.at(option);
    auto const& text_style = m_context.style("field-option", source);
    auto const& sign_style
        = m_context.style(field.kind == FieldKind::radio ? "field-circle" : "field-sign", source);
    begin(text_style);
    auto const set_sign = [&](bool chosen, Length x, NodeId node) {
        m_text.prepare(sign(field.kind, chosen), sign_style, node, source);
        std::vector<Page> lines;
        m_text.lines({ x, text_style.indent_left }, lines);
        base::ensure(lines.size() == 1, "a sign is one line");
        return std::move(lines.front());
    };
    Page beside;
    auto& appearances = m_context.result.appearances;
    if (is_fillable()) {
        auto widget = area_of(style, parent);
        widget.option = static_cast<std::uint32_t>(option);
        widget.appearance = static_cast<std::uint32_t>(appearances.size());
        appearances.push_back(set_sign(false, {}, artifact));
        appearances.push_back(set_sign(true, {}, artifact));
        widget.x = area.x;
        widget.width = text_style.indent_left - text_style.padding;
        widget.height = appearances.back().height;
        beside.height = widget.height;
        beside.fields.push_back(widget);
    }
    auto const node = m_context.add_node(Role::paragraph, parent);
    if (!is_fillable())
        beside = set_sign(is_chosen, area.x, node);
    m_text.prepare(text, text_style, node, source);
    std::vector<Page> lines;
    m_text.lines(area.within(text_style.indent_left, {}), lines);
    if (lines.empty())
        lines.emplace_back();
    // The sign stands on the baseline of the text beside it; its line is higher, but nothing is
    // in what reaches above.
    auto& first = lines.front();
    auto const& signed_by = is_fillable() ? appearances.back() : beside;
    auto const sign_y = signed_by.runs.empty() ? Length {} : signed_by.runs.front().y;
    auto const text_y = first.runs.empty() ? sign_y : first.runs.front().y;
    Page joined;
    append(joined, beside, {}, text_y - sign_y);
    append(joined, first, {}, {});
    joined.height = std::max(beside.height + text_y - sign_y, first.height);
    first = std::move(joined);
    add_lines(std::move(lines), text_style);
    end(text_style);
}

} // namespace layout
