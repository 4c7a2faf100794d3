#include "workbook/cells.h"

#include "base/limits.h"

#include <cmath>
#include <utility>

namespace workbook {

using facts::Fact;

namespace {

/// The length as the XLSX format counts it: in UTF-16 code units.
bool fits_a_cell(std::string_view text)
{
    if (text.size() <= base::limits::cell_characters_max)
        return true;
    std::size_t units = 0;
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        units += byte >= 0xF0 ? 2 : (byte & 0xC0) != 0x80 ? 1 : 0;
    }
    return units <= base::limits::cell_characters_max;
}

Misfit too_long()
{
    return { "The text is longer than the 32,767 characters a cell holds.",
        "Shorten the text in the record." };
}

std::variant<Cell, Misfit> text_cell(Fact const& fact, Format format)
{
    auto text = words(fact, format == Format::wrapped ? "\n" : "; ");
    if (!text)
        return Misfit { "The value is made of several fields, so it is no text.",
            "Name one of its fields." };
    if (!fits_a_cell(*text))
        return too_long();
    return text->empty() ? Cell() : Cell(std::move(*text));
}

} // namespace

std::optional<std::string> words(Fact const& fact, std::string_view separator)
{
    if (auto const* flag = fact.boolean())
        return *flag ? "Yes" : "No";
    auto const* items = fact.list();
    if (!items)
        return fact.printed();
    std::string joined;
    for (auto const& item : *items) {
        auto const text = item.list() ? std::nullopt : words(item, separator);
        if (!text)
            return std::nullopt;
        if (!joined.empty())
            joined += separator;
        joined += *text;
    }
    return joined;
}

std::variant<Cell, Misfit> cell_of(Fact const& fact, Format format)
{
    if (fact.missing())
        return Cell();
    if (format == Format::text || format == Format::wrapped)
        return text_cell(fact, format);
    bool const wants_date = format == Format::date || format == Format::month;
    if (auto const* date = fact.date(); date && wants_date)
        return Cell(*date);
    if (auto const* partial = fact.partial_date(); partial && wants_date)
        return partial->exact() ? Cell(*partial->exact()) : Cell(partial->prose());
    if (auto const* number = fact.number(); number && !wants_date) {
        if (std::isfinite(number->value))
            return Cell(number->value);
        return Misfit { "The number is not finite.", "Correct how it is computed." };
    }
    if (fact.text())
        return text_cell(fact, format);
    return Misfit { wants_date ? "The value is no date." : "The value is no number.",
        "Give the column the format that fits its values." };
}

void fill_cell(Cell& cell, Fact const& fact, Format format)
{
    bool const is_text = format == Format::text || format == Format::wrapped;
    auto const* text = fact.text();
    auto* held = std::get_if<std::string>(&cell);
    if (is_text && text && held && !text->empty())
        *held = *text;
    else
        cell = std::get<Cell>(cell_of(fact, format));
}

std::optional<Misfit> misfit_of(Fact const& fact, Format format)
{
    // Most cells are texts, which need not be copied to be measured.
    bool const is_text = format == Format::text || format == Format::wrapped;
    if (auto const* text = fact.text(); text && is_text)
        return fits_a_cell(*text) ? std::nullopt : std::optional(too_long());
    auto cell = cell_of(fact, format);
    auto* misfit = std::get_if<Misfit>(&cell);
    return misfit ? std::optional(std::move(*misfit)) : std::nullopt;
}

} // namespace workbook
