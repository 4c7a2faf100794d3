#include "base/date.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace base {

namespace {

constexpr std::array<char const*, 12> month_names { "January", "February", "March", "April", "May",
    "June", "July", "August", "September", "October", "November", "December" };
constexpr std::array<char const*, 7> weekday_names { "Monday", "Tuesday", "Wednesday", "Thursday",
    "Friday", "Saturday", "Sunday" };

/// Exactly `text.size()` digits as a number, or nothing.
std::optional<int> parse_digits(std::string_view text)
{
    int value = 0;
    for (char const c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return text.empty() ? std::nullopt : std::optional(value);
}

std::string padded(unsigned value)
{
    return (value < 10 ? "0" : "") + std::to_string(value);
}

} // namespace

std::optional<Date> Date::of(int year, unsigned month, unsigned day)
{
    using namespace std::chrono;
    auto const date
        = year_month_day(std::chrono::year(year), std::chrono::month(month), std::chrono::day(day));
    if (!date.ok() || year < 1900 || year > 2999)
        return std::nullopt;
    return Date(sys_days(date));
}

std::optional<Date> Date::parse(std::string_view iso)
{
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-')
        return std::nullopt;
    auto const year = parse_digits(iso.substr(0, 4));
    auto const month = parse_digits(iso.substr(5, 2));
    auto const day = parse_digits(iso.substr(8, 2));
    if (!year || !month || !day)
        return std::nullopt;
    return of(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

Date Date::plus_months(int months) const
{
    using namespace std::chrono;
    auto const target = year_month(ymd().year(), ymd().month()) + std::chrono::months(months);
    auto const last = year_month_day_last(target.year(), month_day_last(target.month())).day();
    auto const day = ymd().day() < last ? ymd().day() : last;
    return Date(sys_days(year_month_day(target.year(), target.month(), day)));
}

std::string Date::iso() const
{
    return std::to_string(year()) + "-" + padded(month()) + "-" + padded(day());
}

std::string Date::prose() const
{
    return std::to_string(day()) + " " + month_year();
}

std::string Date::with_weekday() const
{
    return std::string(weekday_names.at(weekday() - 1)) + " " + prose();
}

std::string Date::table() const
{
    return padded(day()) + "/" + padded(month()) + "/" + std::to_string(year());
}

std::string Date::month_year() const
{
    return std::string(month_names.at(month() - 1)) + " " + std::to_string(year());
}

std::string Date::version_label() const
{
    return padded(day()) + "." + padded(month()) + "."
        + padded(static_cast<unsigned>(year() % 100));
}

int complete_months(Date a, Date b)
{
    int months
        = 12 * (b.year() - a.year()) + static_cast<int>(b.month()) - static_cast<int>(a.month());
    while (months > 0 && a.plus_months(months) > b)
        --months;
    return months < 0 ? 0 : months;
}

std::optional<PartialDate> PartialDate::parse(std::string_view text)
{
    bool const approximate = text.ends_with('~');
    if (approximate)
        text.remove_suffix(1);
    std::optional<PartialDate> result;
    if (text.size() == 10) {
        if (auto const exact = Date::parse(text))
            result = PartialDate(*exact);
    } else if (text.size() == 7) {
        if (auto const first = Date::parse(std::string(text) + "-01"))
            result = PartialDate(*first, first->plus_months(1).plus_days(-1), Precision::month);
    } else if (text.size() == 4) {
        if (auto const first = Date::parse(std::string(text) + "-01-01"))
            result = PartialDate(*first, first->plus_months(12).plus_days(-1), Precision::year);
    }
    if (result)
        result->m_approximate = approximate;
    return result;
}

std::optional<Date> PartialDate::exact() const
{
    return m_precision == Precision::day && !m_approximate ? std::optional(m_earliest)
                                                           : std::nullopt;
}

std::string PartialDate::prose() const
{
    std::string const text = m_precision == Precision::day ? m_earliest.prose()
        : m_precision == Precision::month                  ? m_earliest.month_year()
                                                           : std::to_string(m_earliest.year());
    return (m_approximate ? "c. " : "") + text;
}

std::string PartialDate::text() const
{
    auto const digits = m_precision == Precision::day ? 10u
        : m_precision == Precision::month             ? 7u
                                                      : 4u;
    return m_earliest.iso().substr(0, digits) + (m_approximate ? "~" : "");
}

Timeliness met_within(PartialDate a, PartialDate b, int months)
{
    if (b.latest() <= a.earliest().plus_months(months))
        return Timeliness::met;
    if (b.earliest() > a.latest().plus_months(months))
        return Timeliness::not_met;
    return Timeliness::cannot_be_determined;
}

int nominal_months(PartialDate a, PartialDate b)
{
    return 12 * (b.earliest().year() - a.earliest().year()) + static_cast<int>(b.earliest().month())
        - static_cast<int>(a.earliest().month());
}

std::optional<TimeOfDay> TimeOfDay::parse(std::string_view text)
{
    if (text.size() != 5 || text[2] != ':')
        return std::nullopt;
    auto const hour = parse_digits(text.substr(0, 2));
    auto const minute = parse_digits(text.substr(3, 2));
    if (!hour || !minute || *hour > 23 || *minute > 59)
        return std::nullopt;
    return TimeOfDay { *hour, *minute };
}

std::string TimeOfDay::text() const
{
    return padded(static_cast<unsigned>(hour)) + ":" + padded(static_cast<unsigned>(minute));
}

} // namespace base
