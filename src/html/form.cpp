#include "html/writer.h"

#include <algorithm>

namespace html {

using document::FieldKind;

/// Line feeds begin new lines.
void Writer::write_lines(std::string const& text)
{
    for (std::size_t start = 0; start <= text.size();) {
        auto const end = std::min(text.find('\n', start), text.size());
        add(start > 0 ? "<br>" : "");
        base::append_escaped(m_out, std::string_view(text).substr(start, end - start));
        start = end + 1;
    }
}

void Writer::write(
    Block const& block, std::uint16_t style, document::SignatureLine const& signature)
{
    auto const& captions = signature.captions;
    auto const columns = static_cast<std::size_t>(std::max(signature.columns, 1));
    for (std::size_t i = 0; i < captions.size(); ++i) {
        if (i % columns == 0) {
            add("<div class=\"signatures\"");
            identify(block.id);
            add(">\n");
        }
        add("<p");
        classes("", style);
        add(">");
        write_lines(captions.at(i));
        if (i < signature.dates.size() && !signature.dates.at(i).empty())
            text_element(" <span class=\"date\">", "</span>", signature.dates.at(i));
        add("</p>\n");
        if (i % columns == columns - 1 || i == captions.size() - 1)
            add("</div>\n");
    }
}

/// What is filled in, as text; where nothing is, the room for it. A page cannot be filled in.
void Writer::write(Block const& block, std::uint16_t style, document::FieldPlace const& place)
{
    auto const& field = m_document.fields.at(place.field);
    auto const& answer = field.answer();
    bool const is_signature = field.kind == FieldKind::signature;
    add("<div class=\"field\"");
    identify(block.id);
    add(">\n");
    if (!field.label.empty() && !is_signature)
        text_element("<p class=\"s-field-label\">", "</p>\n", field.label);
    if (field.is_button()) {
        write_options(field);
    } else {
        add("<div");
        classes("", style);
        // Without words, somebody who hears the page would not know of it.
        if (answer.empty()) {
            attribute("role", "img");
            attribute("aria-label", field.tip + ": not filled in");
        }
        add(">");
        write_lines(answer);
        add("</div>\n");
    }
    if (field.kind == FieldKind::choice && answer.empty()
        && m_document.fields_are == document::Fields::fillable) {
        // On paper a list cannot be opened.
        std::string options;
        for (auto const& option : field.options)
            options += (options.empty() ? "" : " / ") + option.text;
        text_element("<p class=\"s-field-hint\">", "</p>\n", options);
    }
    if (is_signature && !field.label.empty())
        text_element("<p class=\"s-field-hint\">", "</p>\n", field.label);
    add("</div>\n");
}

void Writer::write_options(document::Field const& field)
{
    bool const is_radio = field.kind == FieldKind::radio;
    add("<ul class=\"options\">\n");
    for (auto const& [text, is_chosen] : field.options) {
        add("<li><div class=\"item\"><span class=\"label\" role=\"img\"");
        attribute("aria-label", is_chosen ? "chosen" : "not chosen");
        add(">");
        add(is_chosen ? (is_radio ? "⬤" : "☒") : (is_radio ? "◯" : "☐"));
        text_element("</span> <div class=\"content\">", "</div></div></li>\n", text);
    }
    add("</ul>\n");
}

} // namespace html
