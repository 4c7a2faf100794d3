#include "facts/case_deadlines.h"

#include "deadline_cases.h"
#include "facts/criteria.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace facts;
using namespace deadline_cases;

TEST(CaseDeadlines, WrenNotifiedScopedAndDecided)
{
    // K1, K2 and K6 for NB16/01.
    auto const all = deadlines_of(Northbridge(), "2017-05-31");
    EXPECT_EQ(codes(all, "R-D01"), (Texts { "DONE_ON_TIME", "DONE_LATE(1)" }));
    EXPECT_EQ(of_rule(all, "R-D01").at(0).due, on("2016-04-04"));
    EXPECT_TRUE(of_rule(all, "R-D02").empty());
    EXPECT_EQ(only(all, "R-D12").due, on("2016-05-23"));
    EXPECT_EQ(only(all, "R-D12").code(), "DONE_ON_TIME");
    EXPECT_EQ(only(all, "R-D13").due, on("2016-06-09"));
    EXPECT_EQ(only(all, "R-D13").code(), "DONE_ON_TIME");
    auto const completion = only(all, "R-D16");
    EXPECT_EQ(completion.due, on("2016-12-08"));
    EXPECT_EQ(completion.code(), "DONE_LATE(70)"); // 23 + 31 + 16 days.
    EXPECT_NE(completion.note.find("riminal proceedings"), std::string::npos);
    // A copy on 19 April for 27 April: by 20 April.
    EXPECT_EQ(only(all, "R-D17a").due, on("2017-04-20"));
    EXPECT_EQ(only(all, "R-D17a").code(), "DONE_ON_TIME");
    EXPECT_EQ(only(all, "R-D18").due, on("2018-04-27")); // K16
    EXPECT_EQ(only(all, "R-D18").code(), "NOT_DUE");
    EXPECT_EQ(only(all, "R-D24").code(), "DONE_ON_TIME");
    EXPECT_TRUE(of_rule(all, "R-D15").empty());
    EXPECT_TRUE(of_rule(all, "R-D25").empty());
    for (auto const& one : all)
        EXPECT_FALSE(one.source.empty()) << one.rule;
}

TEST(CaseDeadlines, NameChecksAndChronologiesOfWren)
{
    auto example = Northbridge();
    at(example.case_file, "/name_checks/0").set("returned_on", "2016-04-22"); // Due 20 April.
    auto const all = deadlines_of(example, "2016-05-31");
    auto const checks = codes(all, "R-D10");
    ASSERT_EQ(checks.size(), 12u);
    EXPECT_EQ(checks.at(0), "DONE_LATE(2)");
    EXPECT_EQ(checks.at(1), "DONE_ON_TIME");
    auto const chronologies = of_rule(all, "R-D11");
    EXPECT_EQ(chronologies.front().due, on("2016-05-09"));
    EXPECT_EQ(chronologies.front().code(), "DONE_ON_TIME");
    EXPECT_TRUE(std::ranges::none_of(chronologies, &Deadline::for_information));
    auto const ahead = of_rule(deadlines_of(example, "2016-05-09"), "R-D11").back();
    EXPECT_TRUE(ahead.for_information);
    EXPECT_EQ(ahead.due, on("2016-05-04"));
    EXPECT_TRUE(of_rule(all, "R-D23").front().for_information);
}

TEST(CaseDeadlines, AlderScopedAndNotInitiated)
{
    // K2 and K3 for NB16/02.
    auto const all = deadlines_of(Northbridge("case-nb16-02.json"), "2016-12-31");
    EXPECT_EQ(only(all, "R-D12").due, on("2016-09-14"));
    EXPECT_EQ(only(all, "R-D13").due, on("2016-09-30")); // 31 September does not exist.
    auto const other = only(all, "R-D14");
    EXPECT_EQ(other.due, on("2016-10-12"));
    EXPECT_TRUE(other.for_information);
    auto const notice = only(all, "R-D15");
    EXPECT_EQ(notice.due, on("2016-10-10"));
    EXPECT_EQ(notice.code(), "DONE_LATE(1)");
    EXPECT_NE(
        notice.requirement.find("National Panel of Independent Experts on Serious Case Reviews"),
        std::string::npos);
    EXPECT_TRUE(of_rule(all, "R-D16").empty());
}

TEST(CaseDeadlines, LateMinutesAndDecision)
{
    auto example = Northbridge("case-nb16-02.json");
    at(example.case_file, "/meetings/0").set("minutes_sent_on", "2016-09-15");
    at(example.case_file, "/decisions/0").set("responded_to_subgroup_chair_on", "2016-10-03");
    auto const all = deadlines_of(example, "2016-12-31");
    EXPECT_EQ(only(all, "R-D12").code(), "DONE_LATE(1)");
    EXPECT_EQ(only(all, "R-D13").code(), "DONE_LATE(3)"); // Answered three days after it was due.
}

TEST(CaseDeadlines, ReviewThatIsCompletedOnTheLastDayOfFebruary)
{
    // K6: NB17/01, 31 August 2017 to 28 February 2018.
    auto const completion
        = only(deadlines_of(Northbridge("case-nb17-01.json"), "2018-03-31"), "R-D16");
    EXPECT_EQ(completion.due, on("2018-02-28"));
    EXPECT_EQ(completion.code(), "DONE_ON_TIME");
}

TEST(CaseDeadlines, RegisterOfNotifications)
{
    // K13: limbs of NB17/03 (due 2 January 2018), and of those on time.
    auto const hazel = deadlines_of(Northbridge("case-nb17-03.json"), "2018-01-31");
    EXPECT_EQ(of_rule(hazel, "R-D01").at(0).due, on("2018-01-02"));
    EXPECT_EQ(codes(hazel, "R-D01"), (Texts { "DONE_LATE(1)", "DONE_ON_TIME" }));
    Texts const on_time { "DONE_ON_TIME", "DONE_ON_TIME" };
    EXPECT_EQ(
        codes(deadlines_of(Northbridge("case-nb16-02.json"), "2018-01-31"), "R-D01"), on_time);
    EXPECT_EQ(
        codes(deadlines_of(Northbridge("case-nb17-01.json"), "2018-01-31"), "R-D01"), on_time);
    auto const siblings = deadlines_of(of_case("case-nb19-01.json", "sefton_2018"), "2019-09-30");
    EXPECT_EQ(codes(siblings, "R-D02"), on_time);
    EXPECT_EQ(of_rule(siblings, "R-D02").at(0).due, on("2019-09-02"));
    EXPECT_EQ(
        codes(deadlines_of(of_case("case-nb18-01.json", "sefton_2018"), "2019-01-31"), "R-D02"),
        on_time);
    EXPECT_TRUE(deadlines_of(Northbridge("case-nb17-02.json"), "2018-12-31").empty());
}

TEST(CaseDeadlines, RapidReviewOverChristmas)
{
    // K4: received Wed 19 December 2018; 25 and 26 December and 1 January are skipped.
    auto const linnet = of_case("case-nb18-01.json", "sefton_2018");
    auto const all = deadlines_of(linnet, "2019-12-31");
    EXPECT_EQ(only(all, "R-D04").due, on("2018-12-20"));
    EXPECT_EQ(only(all, "R-D05").due, on("2019-01-07"));
    EXPECT_EQ(only(all, "R-D06").due, on("2019-01-09"));
    EXPECT_EQ(only(all, "R-D07").due, on("2019-01-11"));
    EXPECT_EQ(only(all, "R-D08").due, on("2019-01-14"));
    EXPECT_EQ(only(all, "R-D03").due, on("2019-01-14"));
    EXPECT_EQ(only(all, "R-D03").skipped.size(), 3u);
    EXPECT_TRUE(only(all, "R-D09").for_information);
    EXPECT_EQ(only(all, "R-D16").due, on("2019-07-11")); // K6: reported 9 August, 20 + 9 days.
    EXPECT_EQ(only(all, "R-D16").code(), "DONE_LATE(29)");

    auto undone = linnet;
    northbridge::remove(undone.case_file, "rapid_review");
    auto const early = deadlines_of(undone, "2019-01-08");
    EXPECT_EQ(only(early, "R-D05").code(), "OVERDUE(1)");
    EXPECT_EQ(only(early, "R-D06").code(), "DUE_SOON");
}

TEST(CaseDeadlines, CopyBeforePublicationOverEaster)
{
    // K5, both readings for Thursday 16 April 2020; 10 and 13 April are holidays.
    auto copy = [](CopyRule rule, char const* published) {
        return publication_copy_deadline(
            on(published), base::PartialDate(on("2020-04-06")), rule, calendar(), on("2020-04-30"))
            .value();
    };
    auto const working = copy({ 7, true }, "2020-04-16");
    EXPECT_EQ(working.rule, "R-D17b");
    EXPECT_EQ(working.due, on("2020-04-03"));
    EXPECT_EQ(working.code(), "DONE_LATE(1)");
    EXPECT_EQ(working.note, "A copy sent on 6 April 2020 allows publication from 17 April 2020.");
    EXPECT_EQ(copy({ 7, true }, "2020-04-17").code(), "DONE_ON_TIME");
    auto const week = copy({ 7, false }, "2020-04-16");
    EXPECT_EQ(week.rule, "R-D17a");
    EXPECT_EQ(week.due, on("2020-04-09"));
    EXPECT_EQ(week.code(), "DONE_ON_TIME");
    // Sent on Saturday 4 April: the last day for the 16th is Friday the 3rd.
    EXPECT_EQ(
        earliest_publication(on("2020-04-04"), { 7, true }, calendar()).value(), on("2020-04-17"));
    // Known to the month only, the answer may be open.
    auto const open = publication_copy_deadline(*base::PartialDate::parse("2020-04"),
        base::PartialDate(on("2020-04-06")), { 7, true }, calendar(), on("2020-05-31"));
    EXPECT_EQ(open.value().code(), "CANNOT_BE_DETERMINED");
}

TEST(CaseDeadlines, ReportsStayOnTheWebsite)
{
    // K16.
    auto web = [](char const* published, std::optional<base::Date> removed) {
        return website_deadline(on(published), removed, 12, calendar(), on("2019-01-31")).value();
    };
    EXPECT_EQ(web("2016-02-29", {}).due, on("2017-02-28"));
    EXPECT_EQ(web("2017-04-27", {}).due, on("2018-04-27"));
    EXPECT_EQ(web("2016-02-29", on("2017-02-28")).code(), "DONE_ON_TIME");
    auto const early = web("2016-02-29", on("2017-02-26"));
    EXPECT_EQ(early.code(), "DONE_LATE(2)");
    EXPECT_EQ(early.lateness(), "2 days too early");
}

TEST(CaseDeadlines, WaivedByAnOverride)
{
    auto example = Northbridge("case-nb16-02.json");
    northbridge::remove(at(example.case_file, "/meetings/0"), "minutes_sent_on");
    EXPECT_EQ(only(deadlines_of(example, "2016-12-31"), "R-D12").state, DeadlineState::overdue);
    base::Value waived;
    waived.push(base::Value::Object { { "rule", "R-D12" }, { "role", "INDEPENDENT_CHAIR" },
        { "reason", "The panel is held again." }, { "on", "2016-09-20" } });
    example.case_file.set("overrides", waived);
    auto const minutes = only(deadlines_of(example, "2016-12-31"), "R-D12");
    EXPECT_EQ(minutes.code(), "WAIVED");
    EXPECT_EQ(minutes.waiver->reason, "The panel is held again.");
    EXPECT_EQ(only(deadlines_of(example, "2016-09-19"), "R-D12").code(), "OVERDUE(5)");
}

TEST(CaseDeadlines, OptionalReadingsAreOffUnlessAskedFor)
{
    auto const all = deadlines_of(Northbridge(), "2017-05-31", { true, true });
    auto const decision = of_rule(all, "R-D25");
    ASSERT_EQ(decision.size(), 4u); // The decision, and three bodies to tell.
    EXPECT_EQ(decision.at(0).due, on("2016-05-05"));
    EXPECT_EQ(decision.at(0).code(), "DONE_LATE(34)"); // 26 days of May and 8 of June.
    EXPECT_EQ(decision.at(1).code(), "DONE_ON_TIME"); // 10 June for 15 June.
    EXPECT_TRUE(of_rule(all, "R-D26").empty()); // A reading of the guidance of 2018.
}

TEST(CaseDeadlines, UpdatesForTheNextSubgroupMeeting)
{
    // On 17 January 2018 the last meeting was on 16 November 2017, the next is the day after. CSC
    // sent an update on 10 January; HOSP sent none.
    auto const all = deadlines_of(Northbridge(), "2018-01-17");
    auto const request = only(all, "R-D20");
    EXPECT_EQ(request.due, on("2017-11-20"));
    EXPECT_EQ(request.code(), "DONE_ON_TIME");
    EXPECT_FALSE(request.for_information);
    auto of_agency = [&](char const* name) {
        auto const updates = of_rule(all, "R-D21");
        auto const found = std::ranges::find_if(updates, [&](auto const& one) {
            return one.requirement.starts_with(name) && one.due == on("2018-01-18");
        });
        EXPECT_NE(found, updates.end()) << name;
        return found == updates.end() ? std::string() : found->code();
    };
    EXPECT_EQ(of_agency("Northbridge Children"), "DONE_ON_TIME");
    EXPECT_EQ(of_agency("Northbridge Hospitals"), "DUE_SOON");
}

TEST(CaseDeadlines, AdviceAndAnnualReport)
{
    auto const advice
        = panel_advice_deadline(on("2017-03-01"), on("2017-03-09"), calendar(), on("2017-04-01"));
    EXPECT_EQ(advice.value().code(), "DONE_LATE(1)");
    EXPECT_TRUE(advice.value().for_information);
    auto const sefton = northbridge::read_json("examples/sefton-2021/board.json");
    auto const profile = northbridge::read_json("data/profiles/sefton_2018.json");
    auto const report
        = board_deadlines({ sefton, northbridge::schemas().of(casefile::Kind::board) },
            { profile, northbridge::schemas().of(casefile::Kind::profile) }, calendar(),
            on("2022-02-01"));
    ASSERT_EQ(report.value().size(), 1u);
    EXPECT_EQ(report.value().at(0).due, on("2022-01-26")); // Committee of 26 January 2021.
    EXPECT_EQ(report.value().at(0).code(), "OVERDUE(6)");
}

TEST(CaseDeadlines, EveryFaultOfTheCalendarIsReported)
{
    auto example = Northbridge();
    at(example.case_file, "/incident").set("la_aware_on", "2028-12-28");
    auto const failed = case_deadlines(example.subject(), calendar(), on("2017-05-31"));
    ASSERT_FALSE(failed.ok());
    EXPECT_EQ(failed.errors().size(), 2u); // Both limbs.
    EXPECT_EQ(failed.errors().at(0).code, "calendar-not-loaded");
}

TEST(CaseDeadlines, ForPrograms)
{
    auto const value = to_json(of_rule(deadlines_of(Northbridge(), "2017-05-31"), "R-D01").at(1));
    EXPECT_EQ(value.text("due"), "2016-04-04");
    EXPECT_EQ(value.text("done"), "2016-04-05");
    EXPECT_EQ(value.text("state"), "DONE_LATE(1)");
    EXPECT_EQ(value.find("skipped")->as_list()->size(), 2u);
}
