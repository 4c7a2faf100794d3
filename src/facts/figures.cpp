#include "facts/figures.h"

#include <algorithm>

namespace facts {

namespace {

/// Nothing to divide by prints as a dash, never as 0%.
char const* const nothing_to_divide = "–";

/// floor((2 * scale * n + d) / (2 * d)) for d > 0: n / d in units of 1 / scale, half up.
long long rounded_quotient(long long n, long long d, long long scale)
{
    long long const dividend = 2 * scale * n + d;
    long long const divisor = 2 * d;
    long long const quotient = dividend / divisor;
    return dividend % divisor < 0 ? quotient - 1 : quotient;
}

std::string tenths_text(long long tenths)
{
    long long const size = tenths < 0 ? -tenths : tenths;
    return (tenths < 0 ? "-" : "") + grouped(size / 10) + "." + std::to_string(size % 10);
}

Fact::List row_facts(std::vector<CountedRow> const& rows)
{
    Fact::List facts;
    for (auto const& row : rows)
        facts.push_back(Fact::Object { { "item", row.item }, { "detail", row.detail } });
    return facts;
}

Fact tenths_fact(long long tenths, std::string_view suffix)
{
    return Fact::Number { static_cast<double>(tenths) / 10.0,
        tenths_text(tenths) + std::string(suffix) };
}

} // namespace

std::string grouped(long long value)
{
    std::string text = std::to_string(value);
    std::ptrdiff_t const first = value < 0 ? 1 : 0;
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > first; at -= 3)
        text.insert(static_cast<std::size_t>(at), ",");
    return text;
}

Fact percent(long long n, long long d)
{
    return d == 0 ? Fact(nothing_to_divide) : tenths_fact(rounded_quotient(n, d, 1000), "%");
}

Fact mean(long long sum, long long n)
{
    return n == 0 ? Fact(nothing_to_divide) : tenths_fact(rounded_quotient(sum, n, 10), "");
}

Fact median(std::vector<int> values)
{
    if (values.empty())
        return nothing_to_divide;
    std::ranges::sort(values);
    auto const middle = values.size() / 2;
    if (values.size() % 2 == 1)
        return Fact::count(values.at(middle));
    int const sum = values.at(middle - 1) + values.at(middle);
    return sum % 2 == 0 ? Fact::count(sum / 2) : tenths_fact(5LL * sum, "");
}

std::string qualified(long long value, Quality quality)
{
    switch (quality) {
    case Quality::approximate:
        return "c. " + grouped(value);
    case Quality::at_least:
        return "over " + grouped(value);
    case Quality::exact:
    case Quality::as_reported:
        break;
    }
    return grouped(value);
}

std::string quality_word(Quality quality)
{
    switch (quality) {
    case Quality::approximate:
        return "Approximate";
    case Quality::at_least:
        return "At least";
    case Quality::as_reported:
        return "As reported";
    case Quality::exact:
        break;
    }
    return "Exact";
}

Fact to_fact(Figure const& figure)
{
    bool const is_number = figure.value.number() != nullptr;
    return Fact::Object {
        { "code", figure.code },
        { "label", figure.label },
        { "printed", figure.value.printed().value_or(nothing_to_divide) },
        { "value", is_number ? figure.value : Fact(Fact::Missing { figure.label, {} }) },
        { "unit", figure.unit },
        { "definition", figure.definition },
        { "filter", figure.filter },
        { "quality", quality_word(figure.quality) },
        { "counted", Fact::count(static_cast<long long>(figure.rows.size())) },
        { "rows", row_facts(figure.rows) },
        { "denominator", row_facts(figure.denominator) },
        { "period", figure.period },
        { "reason", figure.reason },
    };
}

} // namespace facts
