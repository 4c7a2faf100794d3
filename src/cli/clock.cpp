#include "cli/clock.h"

#include "base/ensure.h"

namespace cli {

namespace {

using namespace std::chrono_literals;

std::chrono::sys_seconds last_sunday_at_one(std::chrono::year year, std::chrono::month month)
{
    return std::chrono::sys_days(year / month / std::chrono::Sunday[std::chrono::last]) + 1h;
}

base::Date date_of(std::chrono::sys_seconds time)
{
    std::chrono::year_month_day const day(std::chrono::floor<std::chrono::days>(time));
    auto const date = base::Date::of(static_cast<int>(day.year()),
        static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    base::ensure(date.has_value(), "the clock is outside the years 1900 to 2999");
    return *date;
}

std::chrono::sys_seconds now()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::string two_digits(long value)
{
    return (value < 10 ? "0" : "") + std::to_string(value);
}

} // namespace

base::Date london_date(std::chrono::sys_seconds now)
{
    std::chrono::year_month_day const day(std::chrono::floor<std::chrono::days>(now));
    auto const summer = now >= last_sunday_at_one(day.year(), std::chrono::March)
        && now < last_sunday_at_one(day.year(), std::chrono::October);
    return date_of(summer ? now + 1h : now);
}

base::Date today()
{
    return london_date(now());
}

std::string utc_text(std::chrono::sys_seconds time)
{
    std::chrono::hh_mm_ss const clock(time - std::chrono::floor<std::chrono::days>(time));
    return date_of(time).iso() + "T" + two_digits(clock.hours().count()) + ":"
        + two_digits(clock.minutes().count()) + ":" + two_digits(clock.seconds().count()) + "Z";
}

std::string utc_now()
{
    return utc_text(now());
}

} // namespace cli
