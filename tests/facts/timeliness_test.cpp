#include "facts/timeliness.h"

#include "facts/figures.h"

#include <gtest/gtest.h>

using namespace facts;
using base::PartialDate;
using base::Timeliness;

namespace {

PartialDate on(char const* text)
{
    return *PartialDate::parse(text);
}

/// Holidays that the dates of data set S could touch (gov.uk list for England and Wales).
Calendar calendar()
{
    auto const value = base::parse_json(R"({
        "division": "england-and-wales", "coverage": { "from": 2018, "to": 2020 }, "events": [
        { "date": "2018-01-01", "title": "New Year's Day" },
        { "date": "2019-04-19", "title": "Good Friday" },
        { "date": "2019-04-22", "title": "Easter Monday" },
        { "date": "2020-04-10", "title": "Good Friday" },
        { "date": "2020-04-13", "title": "Easter Monday" } ] })",
        "holidays");
    return Calendar(value.value());
}

struct Review {
    PartialDate appointed;
    PartialDate reported;
    PartialDate copied;
    PartialDate published;
};

/// Data set S (6.3), from the public table.
std::vector<Review> const set_s {
    { on("2018-02"), on("2018-07"), on("2018-07"), on("2018-07") },
    { on("2018-06"), on("2019-01"), on("2019-02"), on("2019-04") },
    { on("2018-07"), on("2019-02"), on("2019-03"), on("2019-03") },
    { on("2018-11"), on("2019-04"), on("2019-10"), on("2019-10") },
    { on("2019-07"), on("2020-02"), on("2020-03"), on("2020-03") },
};

} // namespace

TEST(Timeliness, SetSAppointedToReport)
{
    std::vector<int> months;
    Tally tally;
    for (auto const& review : set_s) {
        months.push_back(months_between(review.appointed, review.reported)->value);
        tally.add(base::met_within(review.appointed, review.reported, 6));
    }
    EXPECT_EQ(months, (std::vector { 5, 7, 7, 5, 7 }));
    EXPECT_EQ(*mean(31, 5).printed(), "6.2");
    EXPECT_EQ(*median(months).printed(), "7");
    EXPECT_EQ(tally.met, 2);
    EXPECT_EQ(tally.not_met, 3);
    EXPECT_EQ(base::met_within(set_s[0].appointed, set_s[0].reported, 6), Timeliness::met);
    EXPECT_EQ(base::met_within(set_s[1].appointed, set_s[1].reported, 6), Timeliness::not_met);
    EXPECT_EQ(base::met_within(set_s[2].appointed, set_s[2].reported, 6), Timeliness::not_met);
    EXPECT_EQ(base::met_within(set_s[3].appointed, set_s[3].reported, 6), Timeliness::met);
    EXPECT_EQ(base::met_within(set_s[4].appointed, set_s[4].reported, 6), Timeliness::not_met);
}

TEST(Timeliness, SetSAppointedToPublication)
{
    std::vector<int> months;
    int sum = 0;
    Tally tally;
    for (auto const& review : set_s) {
        months.push_back(months_between(review.appointed, review.published)->value);
        sum += months.back();
        tally.add(base::met_within(review.appointed, review.published, 6));
    }
    EXPECT_EQ(months, (std::vector { 5, 10, 8, 11, 8 }));
    EXPECT_EQ(*mean(sum, 5).printed(), "8.4"); // 42 / 5
    EXPECT_EQ(*median(months).printed(), "8");
    EXPECT_EQ(tally.met, 1);
}

TEST(Timeliness, SetSPanelCopySevenWorkingDays)
{
    auto const holidays = calendar();
    CopyRule const rule { 7, true };
    std::vector<Timeliness> results;
    for (auto const& review : set_s)
        results.push_back(copy_in_time(review.copied, review.published, rule, holidays).value());
    // Only SCR2 was sent in an earlier month than it was published; the others share the month.
    EXPECT_EQ(results,
        (std::vector { Timeliness::cannot_be_determined, Timeliness::met,
            Timeliness::cannot_be_determined, Timeliness::cannot_be_determined,
            Timeliness::cannot_be_determined }));
    // Published on Tuesday 31 July 2018: seven working days back is Friday 20 July.
    EXPECT_EQ(
        copy_in_time(on("2018-07-20"), on("2018-07-31"), rule, holidays).value(), Timeliness::met);
    EXPECT_EQ(copy_in_time(on("2018-07-21"), on("2018-07-31"), rule, holidays).value(),
        Timeliness::not_met);
}

TEST(Timeliness, PanelCopyOverEaster)
{
    // K5: published Thursday 16 April 2020; 10 and 13 April are holidays, so Friday 3 April.
    CopyRule const working { 7, true };
    CopyRule const calendar_days { 7, false };
    auto const holidays = calendar();
    auto const published = on("2020-04-16");
    EXPECT_EQ(
        copy_in_time(on("2020-04-03"), published, working, holidays).value(), Timeliness::met);
    EXPECT_EQ(
        copy_in_time(on("2020-04-06"), published, working, holidays).value(), Timeliness::not_met);
    EXPECT_EQ(copy_in_time(on("2020-04-06"), on("2020-04-17"), working, holidays).value(),
        Timeliness::met);
    EXPECT_EQ(copy_in_time(on("2020-04-09"), published, calendar_days, holidays).value(),
        Timeliness::met);
    EXPECT_EQ(copy_in_time(on("2020-04-10"), published, calendar_days, holidays).value(),
        Timeliness::not_met);
    EXPECT_FALSE(copy_in_time(on("2030-04-06"), on("2030-04-17"), working, holidays).ok());
}

TEST(Timeliness, StatutoryReviewsOfK12)
{
    // Appointed, report, publication of NB16/01, NB17/01, NB18/01 and NB19/01 (month only).
    auto const report
        = [](char const* a, char const* b) { return months_between(on(a), on(b))->value; };
    EXPECT_EQ(report("2016-06-20", "2017-02-16"), 7);
    EXPECT_EQ(report("2017-09-14", "2018-02-28"), 5);
    EXPECT_EQ(report("2019-02-04", "2019-08-09"), 6);
    EXPECT_EQ(report("2019-10", "2020-03-27"), 5);
    std::vector<int> const published { report("2016-06-20", "2017-04-27"),
        report("2017-09-14", "2018-03-29"), report("2019-02-04", "2019-10-10"),
        report("2019-10", "2020-04-17") };
    EXPECT_EQ(published, (std::vector { 10, 6, 8, 6 }));
    EXPECT_EQ(*mean(30, 4).printed(), "7.5");
    EXPECT_EQ(*median(published).printed(), "7"); // (6 + 8) / 2
    EXPECT_EQ(months_between(on("2019-10"), on("2020-04-17"))->printed(), "5 to 6");

    // M-T1 from the Chair's decision: MET NB17/01 and NB19/01.
    EXPECT_EQ(base::met_within(on("2016-06-08"), on("2017-02-16"), 6), Timeliness::not_met);
    EXPECT_EQ(base::met_within(on("2017-08-31"), on("2018-02-28"), 6), Timeliness::met);
    EXPECT_EQ(base::met_within(on("2019-01-11"), on("2019-08-09"), 6), Timeliness::not_met);
    EXPECT_EQ(base::met_within(on("2019-10-03"), on("2020-03-27"), 6), Timeliness::met);
    EXPECT_EQ(*percent(2, 4).printed(), "50.0%");
    EXPECT_EQ(*percent(3, 5).printed(), "60.0%"); // with the learning review, in time
}

TEST(Timeliness, AYearIsNoMonth)
{
    EXPECT_FALSE(months_between(on("2018"), on("2018-07")));
    EXPECT_FALSE(in_time(std::nullopt, on("2018-07"), 6));
    EXPECT_EQ(*in_time(on("2018"), on("2018-07"), 6), Timeliness::cannot_be_determined);
}
