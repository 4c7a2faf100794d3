#include "facts/calendar.h"

#include "base/file.h"

#include <gtest/gtest.h>

#include <filesystem>

using namespace facts;
using base::Date;

namespace {

Date on(char const* iso)
{
    return *Date::parse(iso);
}

Calendar calendar()
{
    auto const file = std::filesystem::path(CASEBINDER_SOURCE_DIR) / "data/bank_holidays.json";
    return Calendar(base::parse_json(base::read_file(file), file.string()).value());
}

/// Weekdays of a year that are no working days: its bank holidays.
int holidays_of(Calendar const& calendar, int year)
{
    int holidays = 0;
    for (auto date = *Date::of(year, 1, 1); date.year() == year; date = date.plus_days(1))
        holidays += date.weekday() <= 5 && !calendar.is_working_day(date).value() ? 1 : 0;
    return holidays;
}

} // namespace

TEST(Calendar, EveryYearHasItsBankHolidays)
{
    auto const holidays = calendar();
    // 8 in an ordinary year; one more for the wedding of 2011, the jubilee of 2012 and the
    // coronation of 2023, two more for the jubilee and the funeral of 2022. The holiday of May
    // 2020 was moved, not added.
    for (int year = 2006; year <= 2028; ++year) {
        int const expected = year == 2022                  ? 10
            : year == 2011 || year == 2012 || year == 2023 ? 9
                                                           : 8;
        EXPECT_EQ(holidays_of(holidays, year), expected) << year;
    }
    EXPECT_FALSE(holidays.is_working_day(on("2020-05-08")).value());
    EXPECT_TRUE(holidays.is_working_day(on("2020-05-04")).value());
}

TEST(Calendar, CountsOverEaster)
{
    // K1: Thu 24 March 2016 is day 0; 25 and 28 March are holidays, 26 and 27 a weekend.
    // Days 1 to 5 are 29, 30, 31 March, 1 and 4 April.
    auto const due = calendar().add_working_days(on("2016-03-24"), 5).value();
    EXPECT_EQ(due.date, on("2016-04-04"));
    ASSERT_EQ(due.skipped.size(), 2u);
    EXPECT_EQ(due.skipped.at(0).date, on("2016-03-25"));
    EXPECT_EQ(due.skipped.at(0).why, "Good Friday");
    EXPECT_EQ(due.skipped.at(1).why, "Easter Monday");
    EXPECT_EQ(calendar().working_days_between(on("2016-03-24"), on("2016-04-01")).value(), 4);
    EXPECT_EQ(calendar().working_days_between(on("2016-03-24"), on("2016-04-05")).value(), 6);
    EXPECT_EQ(calendar().working_days_between(on("2016-04-05"), on("2016-03-24")).value(), 0);
}

TEST(Calendar, CountsFromADayThatIsNoWorkingDay)
{
    // K13: Bank Holiday Monday 26 August 2019 is day 0; 27, 28, 29, 30 August, 2 September.
    EXPECT_EQ(calendar().add_working_days(on("2019-08-26"), 5).value().date, on("2019-09-02"));
}

TEST(Calendar, CountsBackwards)
{
    // K5: from 16 April 2020: 15, 14, (13, 10 holidays), 9, 8, 7, 6, 3 April.
    auto const latest = calendar().add_working_days(on("2020-04-16"), -7).value();
    EXPECT_EQ(latest.date, on("2020-04-03"));
    EXPECT_EQ(latest.skipped.size(), 2u);
    EXPECT_EQ(calendar().last_working_day_until(on("2020-04-13")).value(), on("2020-04-09"));
    EXPECT_EQ(calendar().last_working_day_until(on("2020-04-09")).value(), on("2020-04-09"));
}

TEST(Calendar, RefusesYearsItDoesNotKnow)
{
    auto const count = calendar().add_working_days(on("2028-12-28"), 2);
    ASSERT_FALSE(count.ok()); // Day 1 is Friday 29 December 2028, day 2 lies in 2029.
    EXPECT_EQ(count.errors().at(0).code, "calendar-not-loaded");
    EXPECT_NE(
        count.errors().at(0).message.find("calendar is not loaded for 2029"), std::string::npos);
    EXPECT_TRUE(calendar().add_working_days(on("2028-12-28"), 1).ok());
    EXPECT_FALSE(calendar().is_working_day(on("2005-12-30")).ok());
    EXPECT_FALSE(calendar().working_days_between(on("2028-12-31"), on("2029-01-01")).ok());
}

TEST(Calendar, RoundTripsAndIsMonotonousOverEveryDay)
{
    auto const days = calendar();
    auto const from = on("2006-02-01"); // 15 working days either way stay inside the coverage.
    auto const to = on("2028-11-30");
    for (int const n : { 1, 2, 5, 7, 15 }) {
        auto previous = days.add_working_days(from, n).value().date;
        for (auto date = from; date <= to; date = date.plus_days(1)) {
            auto const due = days.add_working_days(date, n).value().date;
            ASSERT_TRUE(days.is_working_day(due).value()) << due.iso();
            ASSERT_LT(due.weekday(), 6u) << due.iso();
            ASSERT_GE(due, previous) << date.iso();
            ASSERT_EQ(days.working_days_between(date, due).value(), n) << date.iso();
            // Back from the due date lands on the day itself, or on the last working day before it.
            auto const back = days.add_working_days(due, -n).value().date;
            ASSERT_EQ(back, days.last_working_day_until(date).value()) << date.iso();
            previous = due;
        }
    }
}

TEST(Calendar, EveryDayOfItsCoverageIsKnownAndNoOther)
{
    auto const days = calendar();
    for (auto date = on("2006-01-01"); date <= on("2028-12-31"); date = date.plus_days(1))
        ASSERT_TRUE(days.is_working_day(date).ok()) << date.iso();
    EXPECT_FALSE(days.is_working_day(on("2005-12-31")).ok());
    EXPECT_FALSE(days.is_working_day(on("2029-01-01")).ok());
    EXPECT_FALSE(days.add_working_days(on("2006-01-03"), -1).ok()); // 2 January is a holiday.
    EXPECT_FALSE(days.last_working_day_until(on("2006-01-02")).ok());
}

TEST(Calendar, AnotherDivisionIsAnotherFile)
{
    auto const file = R"({ "division": "scotland", "coverage": { "from": 2020, "to": 2020 },
        "events": [ { "date": "2020-01-02", "title": "2nd January" },
                    { "date": "2020-01-01", "title": "New Year's Day" } ] })";
    Calendar const scotland(base::parse_json(file, "scotland.json").value());
    EXPECT_EQ(scotland.division(), "scotland");
    EXPECT_FALSE(scotland.is_working_day(on("2020-01-02")).value());
    EXPECT_TRUE(scotland.is_working_day(on("2020-04-13")).value()); // Easter Monday is England's.
    EXPECT_EQ(calendar().division(), "england-and-wales");
    EXPECT_TRUE(calendar().is_working_day(on("2020-01-02")).value());
    EXPECT_NE(
        scotland.is_working_day(on("2021-01-01")).errors().at(0).message.find("2021 (scotland)"),
        std::string::npos);
}
