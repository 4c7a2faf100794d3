#include "facts/fact.h"

namespace facts {

namespace {

std::optional<Fact> date_form(base::PartialDate const& date, std::string_view key)
{
    auto const exact = date.exact();
    if (key == "weekday")
        return Fact(exact ? exact->with_weekday() : date.prose());
    if (key == "table")
        return Fact(exact ? exact->table() : date.prose());
    if (key == "month")
        return Fact(date.precision() == base::PartialDate::Precision::day
                ? date.earliest().month_year()
                : date.prose());
    if (key == "iso")
        return Fact(date.text());
    return std::nullopt;
}

} // namespace

Fact::Fact(Fact const&) = default;
Fact::Fact(Fact&&) noexcept = default;
Fact& Fact::operator=(Fact const&) = default;
Fact& Fact::operator=(Fact&&) noexcept = default;
Fact::~Fact() = default;

std::optional<Fact> Fact::member(std::string_view key) const
{
    if (auto const* members = object()) {
        auto const found = members->find(key);
        return found == members->end() ? std::nullopt : std::optional(found->second);
    }
    if (auto const* exact = date())
        return date_form(*exact, key);
    if (auto const* partial = partial_date())
        return date_form(*partial, key);
    if (auto const* items = list()) {
        if (key == "count")
            return count(static_cast<long long>(items->size()));
        if (key == "any")
            return Fact(!items->empty());
    }
    // What is missing has no parts: its forms and members are missing too, under the same label.
    if (missing())
        return *this;
    return std::nullopt;
}

std::optional<std::string> Fact::printed() const
{
    if (auto const* value = text())
        return *value;
    if (auto const* value = number())
        return value->printed;
    if (auto const* value = date())
        return value->prose();
    if (auto const* value = partial_date())
        return value->prose();
    return std::nullopt;
}

bool Fact::shown() const
{
    if (missing())
        return false;
    if (auto const* value = boolean())
        return *value;
    if (auto const* items = list())
        return !items->empty();
    return true;
}

} // namespace facts
