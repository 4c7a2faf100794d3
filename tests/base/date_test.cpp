#include "base/date.h"

#include <gtest/gtest.h>

using base::Date;
using base::PartialDate;

TEST(Date, RefusesDaysThatDoNotExist)
{
    EXPECT_FALSE(Date::of(2016, 2, 30));
    EXPECT_FALSE(Date::parse("2017-02-29"));
    EXPECT_TRUE(Date::parse("2016-02-29"));
    EXPECT_FALSE(Date::parse("2016-2-9"));
    EXPECT_FALSE(Date::parse("2016-13-01"));
}

TEST(Date, PrintsTheFormsOfTheSpecification)
{
    auto const date = *Date::of(2016, 5, 9);
    EXPECT_EQ(date.prose(), "9 May 2016");
    EXPECT_EQ(date.with_weekday(), "Monday 9 May 2016");
    EXPECT_EQ(date.table(), "09/05/2016");
    EXPECT_EQ(date.month_year(), "May 2016");
    EXPECT_EQ(date.iso(), "2016-05-09");
    EXPECT_EQ(Date::of(2016, 6, 14)->version_label(), "14.06.16");
}

TEST(Date, ClampsMonthsToTheLastDay)
{
    // K2: 31 September does not exist; K6: 31 August + 6 months; K16: 29 February + 12 months.
    EXPECT_EQ(Date::parse("2016-08-31")->plus_months(1), *Date::parse("2016-09-30"));
    EXPECT_EQ(Date::parse("2017-08-31")->plus_months(6), *Date::parse("2018-02-28"));
    EXPECT_EQ(Date::parse("2016-02-29")->plus_months(12), *Date::parse("2017-02-28"));
}

TEST(Date, CountsCompleteMonths)
{
    // K6: 8 June 2016 to 16 February 2017 is 8 completed months.
    EXPECT_EQ(complete_months(*Date::parse("2016-06-08"), *Date::parse("2017-02-16")), 8);
    EXPECT_EQ(complete_months(*Date::parse("2017-08-31"), *Date::parse("2018-02-28")), 6);
    EXPECT_EQ(complete_months(*Date::parse("2018-02-28"), *Date::parse("2017-08-31")), 0);
}

TEST(PartialDate, KeepsItsPrecision)
{
    auto const month = *PartialDate::parse("2018-07");
    EXPECT_EQ(month.prose(), "July 2018");
    EXPECT_EQ(month.earliest(), *Date::parse("2018-07-01"));
    EXPECT_EQ(month.latest(), *Date::parse("2018-07-31"));
    EXPECT_EQ(PartialDate::parse("2018~")->prose(), "c. 2018");
    EXPECT_EQ(PartialDate::parse("2018-07-09")->prose(), "9 July 2018");
    EXPECT_FALSE(PartialDate::parse("July"));
    EXPECT_EQ(PartialDate::parse("2018-07~")->text(), "2018-07~");
}

TEST(Timeliness, IsJudgedOnWhatTheDatesCanShow)
{
    auto const met = [](char const* a, char const* b) {
        return base::met_within(*PartialDate::parse(a), *PartialDate::parse(b), 6);
    };
    // Data set S, author appointed to report received.
    EXPECT_EQ(met("2018-02", "2018-07"), base::Timeliness::met);
    EXPECT_EQ(met("2018-06", "2019-01"), base::Timeliness::not_met);
    EXPECT_EQ(met("2018-06", "2018-12"), base::Timeliness::cannot_be_determined);
    EXPECT_EQ(
        base::nominal_months(*PartialDate::parse("2018-06"), *PartialDate::parse("2019-01")), 7);
}
