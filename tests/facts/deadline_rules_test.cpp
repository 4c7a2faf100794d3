// Every rule of the register (spec/domain.md 3.3), kept and broken.

#include "deadline_cases.h"

#include <gtest/gtest.h>

#include <functional>

using namespace facts;
using namespace deadline_cases;

namespace {

/// A value of the case, changed; "-" takes the member away.
struct Change {
    char const* object;
    char const* member;
    char const* value;
};

struct Row {
    std::vector<Change> changes;
    char const* as_at;
    Texts expected; ///< The codes of the rule's deadlines, in their order.
};

void change(Northbridge& example, Change const& what)
{
    auto& object = at(example.case_file, what.object);
    if (std::string_view(what.value) == "-")
        northbridge::remove(object, what.member);
    else
        object.set(what.member, what.value);
}

void expect_rows(
    Northbridge const& example, char const* rule, char const* due, std::vector<Row> const& rows)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const& row = rows.at(i);
        auto changed = example;
        for (auto const& one : row.changes)
            change(changed, one);
        auto const all = deadlines_of(changed, row.as_at, { true, true });
        EXPECT_EQ(codes(all, rule), row.expected) << rule << ", row " << i;
        for (auto const& one : of_rule(all, rule))
            EXPECT_EQ(one.due, on(due)) << rule << ", row " << i;
    }
}

Northbridge wren()
{
    return Northbridge();
}

Northbridge linnet()
{
    return of_case("case-nb18-01.json", "sefton_2018");
}

Northbridge siblings()
{
    return of_case("case-nb19-01.json", "sefton_2018");
}

Northbridge under(char const* profile)
{
    return of_case("case-nb16-01.json", profile);
}

/// A list of one object.
base::Value one_row(base::Value::Object object)
{
    base::Value list;
    list.push(base::Value(std::move(object)));
    return list;
}

void expect_text(std::string const& text, char const* part)
{
    EXPECT_NE(text.find(part), std::string::npos) << part << " in: " << text;
}

} // namespace

TEST(DeadlineRules, D01OfstedAndTheBoard)
{
    // Aware Thu 24 March 2016; Good Friday and Easter Monday do not count: 29, 30, 31 March, 1 and
    // 4 April.
    char const* const notification = "/notifications/0";
    expect_rows(wren(), "R-D01", "2016-04-04",
        { { { { notification, "received_by_lscb_on", "2016-04-04" } }, "2016-05-01",
              { "DONE_ON_TIME", "DONE_ON_TIME" } },
            { {}, "2016-05-01", { "DONE_ON_TIME", "DONE_LATE(1)" } }, // The Board on 5 April.
            // 5 and 6 April.
            { { { notification, "ofsted_or_panel_notified_on", "-" } }, "2016-04-06",
                { "OVERDUE(2)", "DONE_LATE(1)" } } });
}

TEST(DeadlineRules, D02NationalPanelAndTheBusinessUnit)
{
    // Aware Fri 23 August 2019; Mon 26 is a holiday: 27, 28, 29, 30 August and 2 September.
    char const* const notification = "/notifications/0";
    expect_rows(siblings(), "R-D02", "2019-09-02",
        { { {}, "2019-12-31", { "DONE_ON_TIME", "DONE_ON_TIME" } },
            { { { notification, "ofsted_or_panel_notified_on", "2019-09-04" } }, "2019-12-31",
                { "DONE_LATE(2)", "DONE_ON_TIME" } }, // 3 and 4 September.
            { { { notification, "ofsted_or_panel_notified_on", "-" } }, "2019-09-05",
                { "OVERDUE(3)", "DONE_ON_TIME" } } });
}

TEST(DeadlineRules, D03RapidReview)
{
    // Received Wed 19 December 2018. Days: 20 (1), 21, 24, 27, 28, 31 December (6), 2 (7), 3, 4,
    // 7 (10), 8, 9 (12), 10, 11 (14), 14 January (15).
    expect_rows(linnet(), "R-D03", "2019-01-14",
        { { { { "/rapid_review", "completed_on", "2019-01-14" } }, "2019-01-31",
              { "DONE_ON_TIME" } },
            { { { "/rapid_review", "completed_on", "2019-01-16" } }, "2019-01-31",
                { "DONE_LATE(2)" } }, // 15 and 16 January.
            { { { "/rapid_review", "completed_on", "-" } }, "2019-01-21", { "OVERDUE(5)" } } });
}

TEST(DeadlineRules, D04ToD08StepsOfTheRapidReview)
{
    struct Step {
        char const* rule;
        char const* step;
        char const* due;
        char const* late_on;
        char const* late;
    };
    for (auto const& [rule, step, due, late_on, late] : {
             Step { "R-D04", "/rapid_review/steps/0", "2018-12-20", "2018-12-21", "DONE_LATE(1)" },
             Step { "R-D05", "/rapid_review/steps/1", "2019-01-07", "2019-01-09", "DONE_LATE(2)" },
             Step { "R-D06", "/rapid_review/steps/2", "2019-01-09", "2019-01-10", "DONE_LATE(1)" },
             // Friday 11 January to Monday 14 January is one working day.
             Step { "R-D07", "/rapid_review/steps/3", "2019-01-11", "2019-01-14", "DONE_LATE(1)" },
             Step { "R-D08", "/rapid_review/steps/4", "2019-01-14", "2019-01-17", "DONE_LATE(3)" },
         })
        expect_rows(linnet(), rule, due,
            { { {}, "2019-01-31", { "DONE_ON_TIME" } },
                { { { step, "done", late_on } }, "2019-01-31", { late } } });
}

TEST(DeadlineRules, D04AndD07WithoutASheetOfSteps)
{
    // Then what was told and decided counts: both chairs on day 1; the decision and the Panel.
    auto example = linnet();
    northbridge::remove(at(example.case_file, "/rapid_review"), "steps");
    char const* const notification = "/notifications/0";
    expect_rows(example, "R-D04", "2018-12-20",
        { { {}, "2019-01-31", { "DONE_ON_TIME" } },
            { { { notification, "subgroup_chair_informed_on", "2018-12-27" } }, "2019-01-31",
                { "DONE_LATE(3)" } } }); // 21, 24 and 27 December.
    expect_rows(example, "R-D07", "2019-01-11",
        { { {}, "2019-01-31", { "DONE_ON_TIME" } },
            { { { "/statutory_notices/1", "sent_on", "2019-01-15" } }, "2019-01-31",
                { "DONE_LATE(2)" } } });
}

TEST(DeadlineRules, D09NameOfTheAuthor)
{
    // An author found after day 15: the day of the appointment.
    char const* const appointment = "/appointments/0";
    expect_rows(linnet(), "R-D09", "2019-02-04",
        { { { { appointment, "panel_told_on", "2019-02-04" } }, "2019-03-01", { "DONE_ON_TIME" } },
            { {}, "2019-03-01", { "DONE_LATE(1)" } } }); // Told on 5 February.
    // Found before day 15, or not found yet: day 15, and nothing is late before it is found.
    expect_rows(linnet(), "R-D09", "2019-01-14",
        { { { { appointment, "appointed_on", "2019-01-03" },
                { appointment, "panel_told_on", "2019-01-14" } },
              "2019-03-01", { "DONE_ON_TIME" } },
            { { { appointment, "appointed_on", "2019-01-03" },
                  { appointment, "panel_told_on", "2019-01-16" } },
                "2019-03-01", { "DONE_LATE(2)" } },
            { {}, "2019-01-31", { "NOT_DUE" } } });
}

TEST(DeadlineRules, D10NameChecks)
{
    auto example = wren();
    auto& checks = *at(example.case_file, "/name_checks").as_list();
    checks.resize(1);
    char const* const check = "/name_checks/0";
    // Asked on Wed 13 April 2016; set to, and without a date of its own also by default, 20 April:
    // 14, 15, 18, 19, 20.
    expect_rows(example, "R-D10", "2016-04-20",
        { { { { check, "returned_on", "2016-04-20" } }, "2016-05-31", { "DONE_ON_TIME" } },
            { { { check, "returned_on", "2016-04-25" } }, "2016-05-31", { "DONE_LATE(5)" } },
            // Without a date of its own, the limit is in working days: 21, 22 and 25 April.
            { { { check, "due_on", "-" }, { check, "returned_on", "2016-04-25" } }, "2016-05-31",
                { "DONE_LATE(3)" } } });
}

TEST(DeadlineRules, D11Chronologies)
{
    auto example = wren();
    at(example.case_file, "/involvements").as_list()->resize(1);
    auto const agency = at(example.case_file, "/involvements/0").text("agency");
    auto with = [&](char const* received, char const* as_at) {
        auto changed = example;
        changed.case_file.set(
            "chronologies", one_row({ { "agency", agency }, { "received_on", received } }));
        return of_rule(deadlines_of(changed, as_at), "R-D11");
    };
    // The panel met on 9 May 2016. The copy sent ahead is the Board's wish, and until then only: 4
    // May is 3 working days before it (6, 5, 4).
    EXPECT_EQ(with("2016-05-09", "2016-05-31").at(0).code(), "DONE_ON_TIME");
    EXPECT_EQ(with("2016-05-12", "2016-05-31").at(0).code(), "DONE_LATE(3)");
    EXPECT_EQ(with("2016-05-12", "2016-05-31").size(), 1u);
    auto const ahead = with("2016-05-12", "2016-05-09").at(1);
    EXPECT_EQ(ahead.due, on("2016-05-04"));
    EXPECT_TRUE(ahead.for_information);
}

TEST(DeadlineRules, D12ToD14AfterTheScopingPanel)
{
    // Panel 9 May 2016: 23 May and 9 June; minutes received 20 May: 20 June.
    char const* const decision = "/decisions/0";
    expect_rows(wren(), "R-D12", "2016-05-23",
        { { {}, "2016-06-30", { "DONE_ON_TIME" } },
            { { { "/meetings/0", "minutes_sent_on", "2016-05-25" } }, "2016-06-30",
                { "DONE_LATE(2)" } },
            { { { "/meetings/0", "minutes_sent_on", "-" } }, "2016-05-24", { "OVERDUE(1)" } } });
    std::vector<Change> const late { { decision, "decided_on", "2016-06-24" },
        { decision, "responded_to_subgroup_chair_on", "2016-06-24" } };
    expect_rows(wren(), "R-D13", "2016-06-09",
        { { {}, "2016-06-30", { "DONE_ON_TIME" } },
            { late, "2016-06-30", { "DONE_LATE(15)" } } }); // 24 - 9 June.
    expect_rows(wren(), "R-D14", "2016-06-20",
        { { {}, "2016-06-30", { "DONE_ON_TIME" } },
            { late, "2016-06-30", { "DONE_LATE(4)" } } }); // 24 - 20 June.
}

TEST(DeadlineRules, D15NotInitiated)
{
    // Decided 26 September 2016 + 14 days.
    char const* const notice = "/statutory_notices/1";
    expect_rows(Northbridge("case-nb16-02.json"), "R-D15", "2016-10-10",
        { { { { notice, "sent_on", "2016-10-10" } }, "2016-12-31", { "DONE_ON_TIME" } },
            { {}, "2016-12-31", { "DONE_LATE(1)" } },
            { { { notice, "sent_on", "-" } }, "2016-10-17", { "OVERDUE(7)" } } });
}

TEST(DeadlineRules, D16Completion)
{
    // 8 June 2016 + 6 months.
    char const* const report = "/reports/0";
    expect_rows(wren(), "R-D16", "2016-12-08",
        { { { { report, "received_by_board_on", "2016-12-08" } }, "2017-05-31",
              { "DONE_ON_TIME" } },
            { { { report, "received_by_board_on", "2016-12-18" } }, "2017-05-31",
                { "DONE_LATE(10)" } },
            { { { report, "received_by_board_on", "2016-12" } }, "2017-05-31",
                { "CANNOT_BE_DETERMINED" } },
            { { { report, "received_by_board_on", "-" } }, "2017-01-01", { "OVERDUE(24)" } } });
}

TEST(DeadlineRules, D17aCopyAWeekBefore)
{
    // Published on 27 April 2017 - 7 days.
    expect_rows(wren(), "R-D17a", "2017-04-20",
        { { { { "/publication", "panel_copy_sent_on", "2017-04-20" } }, "2017-05-31",
              { "DONE_ON_TIME" } },
            { { { "/publication", "panel_copy_sent_on", "2017-04-21" } }, "2017-05-31",
                { "DONE_LATE(1)" } } });
}

TEST(DeadlineRules, D17bCopySevenWorkingDaysBefore)
{
    // Published on Fri 17 April 2020; back over 16, 15, 14, 9, 8, 7 to 6 April.
    expect_rows(siblings(), "R-D17b", "2020-04-06",
        { { {}, "2020-04-30", { "DONE_ON_TIME" } },
            { { { "/publication", "panel_copy_sent_on", "2020-04-08" } }, "2020-04-30",
                { "DONE_LATE(2)" } } });
}

TEST(DeadlineRules, D18Website)
{
    // Published on 27 April 2017.
    char const* const record = "/publication/record";
    expect_rows(wren(), "R-D18", "2018-04-27",
        { { { { record, "removed_on", "2018-04-27" } }, "2018-06-01", { "DONE_ON_TIME" } },
            { { { record, "removed_on", "2018-04-20" } }, "2018-06-01", { "DONE_LATE(7)" } } });
}

TEST(DeadlineRules, D19AdviceOfThePanel)
{
    // 3 April 2017 + 7 days, whether or not a day of publication is known.
    auto example = wren();
    change(example, { "/publication", "national_panel_met_on", "2017-04-03" });
    for (auto const* gone : { "record", "planned_on" })
        northbridge::remove(at(example.case_file, "/publication"), gone);
    char const* const publication = "/publication";
    expect_rows(example, "R-D19", "2017-04-10",
        { { { { publication, "panel_advice_on", "2017-04-10" } }, "2017-05-31",
              { "DONE_ON_TIME" } },
            { { { publication, "panel_advice_on", "2017-04-13" } }, "2017-05-31",
                { "DONE_LATE(3)" } },
            { {}, "2017-04-11", { "OVERDUE(1)" } } });
    EXPECT_TRUE(only(deadlines_of(example, "2017-05-31"), "R-D19").for_information);
    EXPECT_TRUE(of_rule(deadlines_of(wren(), "2017-05-31"), "R-D19").empty());
}

TEST(DeadlineRules, D20RequestsForUpdates)
{
    // After the first meeting of Thu 18 May 2017: 19 and 22 May.
    char const* const request = "/plan/update_requests/0";
    expect_rows(wren(), "R-D20", "2017-05-22",
        { { { { request, "sent_on", "2017-05-22" } }, "2017-06-30", { "DONE_ON_TIME" } },
            { { { request, "sent_on", "2017-05-24" } }, "2017-06-30", { "DONE_LATE(2)" } },
            { { { request, "sent_on", "-" } }, "2017-05-23", { "OVERDUE(1)" } } });
    EXPECT_FALSE(only(deadlines_of(wren(), "2017-06-30"), "R-D20").for_information);
}

TEST(DeadlineRules, D21UpdatesThatAreLeftOver)
{
    // HOSP said nothing between 16 November 2017 and 18 January 2018: still missing two days after
    // that meeting, when the next cycle has begun. CSC answered in time, which is history.
    Texts found;
    for (auto const& one : of_rule(deadlines_of(wren(), "2018-01-20"), "R-D21"))
        if (one.due == on("2018-01-18"))
            found.push_back(one.requirement.substr(0, 21) + " " + one.code());
    EXPECT_NE(std::ranges::find(found, "Northbridge Hospitals OVERDUE(2)"), found.end());
    EXPECT_TRUE(std::ranges::none_of(
        found, [](auto const& one) { return one.starts_with("Northbridge Children"); }));
}

TEST(DeadlineRules, D22AnnualReport)
{
    auto board = northbridge::read_json("examples/sefton-2021/board.json");
    auto const profile = northbridge::read_json("data/profiles/sefton_2018.json");
    auto found = [&](char const* as_at) {
        using casefile::Kind;
        auto const all = board_deadlines({ board, northbridge::schemas().of(Kind::board) },
            { profile, northbridge::schemas().of(Kind::profile) }, calendar(), on(as_at))
                             .value();
        return codes(all, "R-D22");
    };
    // This report went to the committee on 26 January 2021; the one before to be due a year on.
    auto& report = at(board, "/scrutiny_report");
    report.set("previous_meeting_on", "2020-01-26");
    EXPECT_EQ(found("2021-06-30"), (Texts { "DONE_ON_TIME", "NOT_DUE" }));
    report.set("previous_meeting_on", "2020-01-21");
    EXPECT_EQ(found("2021-06-30"), (Texts { "DONE_LATE(5)", "NOT_DUE" })); // 21 to 26 January.
    // While the report is being written, only the one before has started a clock.
    EXPECT_EQ(found("2021-01-22"), (Texts { "OVERDUE(1)" }));
    // A later presentation to the same committee is the next report.
    auto& presentation = at(report, "/presentations/0");
    presentation.set("body", report.text("committee"));
    presentation.set("on", "2022-01-25");
    EXPECT_EQ(found("2022-06-30"), (Texts { "DONE_LATE(5)", "DONE_ON_TIME", "NOT_DUE" }));
}

TEST(DeadlineRules, D23SecuredRecords)
{
    // The Subgroup convened the panel on 13 April 2016; the guidance sets no day.
    auto example = wren();
    at(example.case_file, "/involvements").as_list()->resize(1);
    at(example.case_file, "/records_secured").as_list()->resize(1);
    char const* const row = "/records_secured/0";
    expect_rows(example, "R-D23", "2016-04-13",
        { { { { row, "secured_on", "2016-04-13" } }, "2016-05-31", { "DONE_ON_TIME" } },
            { {}, "2016-05-31", { "DONE_LATE(1)" } } });
    EXPECT_TRUE(only(deadlines_of(example, "2016-05-31"), "R-D23").for_information);
    // In Medway the Chair's request starts the clock, and it binds.
    auto medway = example;
    medway.profile = northbridge::read_json("data/profiles/medway_2007.json");
    EXPECT_TRUE(of_rule(deadlines_of(medway, "2016-05-31"), "R-D23").empty());
    change(medway, { row, "requested_on", "2016-04-14" });
    expect_rows(medway, "R-D23", "2016-04-14",
        { { {}, "2016-05-31", { "DONE_ON_TIME" } },
            { { { row, "secured_on", "2016-04-18" } }, "2016-05-31", { "DONE_LATE(4)" } } });
    EXPECT_FALSE(only(deadlines_of(medway, "2016-05-31"), "R-D23").for_information);
}

TEST(DeadlineRules, D24NationalLibrary)
{
    // Published on Thu 27 April 2017; 1 May is a holiday: 28 April, 2, 3, 4, 5 May.
    char const* const record = "/publication/record";
    expect_rows(wren(), "R-D24", "2017-05-05",
        { { { { record, "nspcc_sent_on", "2017-05-05" } }, "2017-05-31", { "DONE_ON_TIME" } },
            { { { record, "nspcc_sent_on", "2017-05-09" } }, "2017-05-31", { "DONE_LATE(2)" } } });
}

TEST(DeadlineRules, D25OneMonthFromTheNotification)
{
    // Received 5 April 2016 + 1 month; decided 8 June + 5 working days (9, 10, 13, 14, 15 June).
    auto example = wren();
    auto codes_of = [&](char const* decided, char const* ofsted) {
        change(example, { "/decisions/0", "decided_on", decided });
        change(example, { "/statutory_notices/2", "sent_on", ofsted });
        return codes(deadlines_of(example, "2016-07-31", { true, false }), "R-D25");
    };
    EXPECT_EQ(codes_of("2016-06-08", "2016-06-17"), // 16 and 17 June.
        (Texts { "DONE_LATE(34)", "DONE_LATE(2)", "DONE_ON_TIME", "DONE_ON_TIME" }));
    EXPECT_EQ(codes_of("2016-05-05", "2016-05-12").at(0), "DONE_ON_TIME");
    EXPECT_EQ(codes_of("2016-05-05", "2016-05-12").at(1), "DONE_ON_TIME"); // 6, 9, 10, 11, 12 May.
}

TEST(DeadlineRules, D26PublishedInSixMonths)
{
    // Decided 3 October 2019 + 6 months; published 17 April 2020.
    expect_rows(siblings(), "R-D26", "2020-04-03",
        { { {}, "2020-05-31", { "DONE_LATE(14)" } },
            { { { "/publication/record", "published_on", "2020-04-03" } }, "2020-05-31",
                { "DONE_ON_TIME" } } });
}

TEST(DeadlineRules, AnAgreedExtensionMovesTheCompletion)
{
    auto example = under("sunderland");
    example.case_file.set("extensions",
        one_row(
            { { "rule", "R-D16" }, { "until", "2017-02-19" }, { "reason", "The trial is not over" },
                { "agreed_by", "INDEPENDENT_CHAIR" }, { "agreed_on", "2016-11-25" } }));
    // 8 December 2016 becomes Sunday 19 February 2017; received on 16 February.
    auto const extended = only(deadlines_of(example, "2017-05-31"), "R-D16");
    EXPECT_EQ(extended.due, on("2017-02-19"));
    EXPECT_EQ(extended.code(), "DONE_ON_TIME");
    EXPECT_EQ(extended.extension->original_due, on("2016-12-08"));
    EXPECT_EQ(extended.explanation(),
        "6 months from the Chair's decision to hold it (8 June 2016) is 8 December 2016. Extended "
        "to 19 February 2017 by the Independent Chair on 25 November 2016: The trial is not over. "
        "The last working day before 19 February 2017 is 17 February 2017.");
    EXPECT_EQ(to_json(extended).find("extension")->text("original_due"), "2016-12-08");
    // Not agreed yet, not moved yet; and late again when it is completed after the agreed day.
    EXPECT_EQ(only(deadlines_of(example, "2016-11-24"), "R-D16").due, on("2016-12-08"));
    change(example, { "/reports/0", "received_by_board_on", "2017-02-22" });
    EXPECT_EQ(only(deadlines_of(example, "2017-05-31"), "R-D16").code(), "DONE_LATE(3)");
    // Guidance without extensions: the date stands, and says so.
    example.profile = northbridge::read_json("data/profiles/staffs_stoke_2015.json");
    auto const stands = only(deadlines_of(example, "2017-05-31"), "R-D16");
    EXPECT_EQ(stands.code(), "DONE_LATE(76)"); // 23 + 31 + 22 days.
    expect_text(stands.explanation(), "An extension to 19 February 2017 is recorded");
}

TEST(DeadlineRules, AReviewAtRiskWithoutEarlyLearningIsWarnedOf)
{
    // Started 8 June 2016: from 8 November, five months on, while it is not completed.
    auto example = wren();
    auto warned = [&](char const* as_at) {
        auto const note = only(deadlines_of(example, as_at), "R-D16").note;
        return note.find("no early learning") != std::string::npos;
    };
    EXPECT_FALSE(warned("2016-11-08")); // A point of 20 June 2016 is recorded.
    northbridge::remove(example.case_file, "early_learning");
    EXPECT_FALSE(warned("2016-11-07"));
    EXPECT_TRUE(warned("2016-11-08"));
    EXPECT_TRUE(warned("2017-02-15"));
    EXPECT_FALSE(warned("2017-02-16")); // Completed.
}
