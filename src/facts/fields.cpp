#include "facts/fields.h"

namespace facts {

using casefile::Record;

Fact missing_field(Record const& record, std::string_view key)
{
    return Fact::Missing { record.label(key), record.pointer(key) };
}

Fact text_field(Record const& record, std::string_view key)
{
    auto value = record.text(key);
    return value ? Fact(std::move(*value)) : missing_field(record, key);
}

Fact date_field(Record const& record, std::string_view key)
{
    auto const value = record.date(key);
    return value ? Fact(*value) : missing_field(record, key);
}

Fact partial_date_field(Record const& record, std::string_view key)
{
    auto const value = record.partial_date(key);
    return value ? Fact(*value) : missing_field(record, key);
}

Fact time_field(Record const& record, std::string_view key)
{
    auto const value = record.time(key);
    return value ? Fact(value->text()) : missing_field(record, key);
}

Fact printed_field(Record const& record, std::string_view key)
{
    auto value = record.printed(key);
    return value ? Fact(std::move(*value)) : missing_field(record, key);
}

Fact flag_field(Record const& record, std::string_view key)
{
    return record.flag(key).value_or(false);
}

Fact texts_field(Record const& record, std::string_view key)
{
    return to_list(record.texts(key));
}

Fact::List to_list(std::vector<std::string> const& texts)
{
    return Fact::List(texts.begin(), texts.end());
}

Fact::List lines_of(std::string_view text)
{
    Fact::List lines;
    while (!text.empty()) {
        auto const end = text.find('\n');
        auto const line = text.substr(0, end);
        if (!line.empty())
            lines.emplace_back(std::string(line));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return lines;
}

std::string on_one_line(std::string_view text)
{
    std::string line;
    for (auto const& part : lines_of(text))
        line += (line.empty() ? "" : ", ") + *part.text();
    return line;
}

std::string joined(std::vector<std::string> const& items)
{
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0)
            text += i + 1 == items.size() ? " and " : ", ";
        text += items.at(i);
    }
    return text;
}

bool is(Record const& record, std::string_view key, std::string_view value)
{
    return record.text(key) == value;
}

std::optional<Record> find(std::vector<Record> const& records, std::string_view key,
    std::optional<std::string> const& value)
{
    for (auto const& record : records) {
        if (value && record.text(key) == *value)
            return record;
    }
    return std::nullopt;
}

} // namespace facts
