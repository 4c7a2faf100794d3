#include "facts/calendar.h"

#include <algorithm>
#include <iterator>

namespace facts {

namespace {

constexpr auto calendar_file = "data/bank_holidays.json";

bool is_weekend(base::Date date)
{
    return date.weekday() >= 6;
}

} // namespace

Calendar::Calendar(base::Value const& value)
{
    m_division = value.text("division");
    base::ensure(!m_division.empty(), "the bank holidays do not name their division");
    auto const* coverage = value.find("coverage");
    base::ensure(coverage != nullptr, "the bank holidays do not say which years they cover");
    auto year = [&](char const* key) {
        auto const* member = coverage->find(key);
        base::ensure(
            member && member->as_integer(), "the coverage of the bank holidays has no year");
        return static_cast<int>(*member->as_integer());
    };
    m_first_year = year("from");
    m_last_year = year("to");

    auto const* events = value.find("events");
    base::ensure(events && events->as_list(), "the bank holidays have no list of events");
    for (auto const& event : *events->as_list()) {
        auto const date = base::Date::parse(event.text("date"));
        base::ensure(date && date->year() >= m_first_year && date->year() <= m_last_year,
            "a bank holiday has no date or lies outside the coverage");
        m_holidays.push_back({ *date, event.text("title") });
    }
    std::ranges::sort(m_holidays, {}, &Holiday::date);
}

base::Result<bool> Calendar::is_working_day(base::Date date) const
{
    if (date.year() < m_first_year || date.year() > m_last_year) {
        auto const year = std::to_string(date.year());
        return base::Diagnostic { base::Severity::error, "calendar-not-loaded",
            { calendar_file, 0, {} },
            "The calendar is not loaded for " + year + " (" + m_division
                + "), so working days up to " + date.prose() + " cannot be counted.",
            "Check the date; if it is right, add the bank holidays of " + year + " to "
                + calendar_file + "." };
    }
    return !is_weekend(date) && !std::ranges::binary_search(m_holidays, date, {}, &Holiday::date);
}

base::Result<CountedDay> Calendar::add_working_days(base::Date from, int n) const
{
    base::ensure(n != 0, "working days are counted from 1");
    CountedDay counted { from, {} };
    int const step = n > 0 ? 1 : -1;
    for (int left = n * step; left > 0;) {
        counted.date = counted.date.plus_days(step);
        if (TRY(is_working_day(counted.date)))
            --left;
        else if (!is_weekend(counted.date))
            counted.skipped.push_back({ counted.date, name_of(counted.date) });
    }
    return counted;
}

base::Result<int> Calendar::working_days_between(base::Date a, base::Date b) const
{
    auto const first = a.plus_days(1);
    if (b < first)
        return 0;
    TRY(is_working_day(first));
    if (b.year() > m_last_year)
        TRY(is_working_day(base::Date::of(m_last_year + 1, 1, 1).value()));
    // Whole weeks, the days left over, and off these the bank holidays: spans are long, and
    // deadlines many.
    int const length = b.days_since(a);
    int days = length / 7 * 5;
    for (int left = length % 7; left > 0; --left)
        days += is_weekend(b.plus_days(1 - left)) ? 0 : 1;
    auto holiday = std::ranges::lower_bound(m_holidays, first, {}, &Holiday::date);
    for (; holiday != m_holidays.end() && holiday->date <= b; ++holiday) {
        bool const told
            = holiday != m_holidays.begin() && std::prev(holiday)->date == holiday->date;
        days -= is_weekend(holiday->date) || told ? 0 : 1;
    }
    return days;
}

base::Result<base::Date> Calendar::last_working_day_until(base::Date date) const
{
    while (!TRY(is_working_day(date)))
        date = date.plus_days(-1);
    return date;
}

std::string const& Calendar::name_of(base::Date holiday) const
{
    auto const found = std::ranges::lower_bound(m_holidays, holiday, {}, &Holiday::date);
    base::ensure(found != m_holidays.end() && found->date == holiday, "no bank holiday that day");
    return found->name;
}

} // namespace facts
