#include "rules/support.h"

#include <gtest/gtest.h>

using namespace northbridge;
using rules_test::check;
using rules_test::first;

// NB16/01: panel on Monday 9 May 2016, letters of 21 April. Each rule is met, then broken.

TEST(PanelRules, TheExampleMeetsThemAll)
{
    Northbridge first_case;
    EXPECT_EQ(first(check(first_case, "D02", "2016-04-21")), "");
    EXPECT_EQ(first(check(first_case, "D06", "2016-04-21", "6")), "");
    Northbridge second_case("case-nb16-02.json");
    EXPECT_EQ(first(check(second_case, "D02", "2016-08-16")), "");
    EXPECT_EQ(first(check(second_case, "D06", "2016-08-16", "6")), "");
}

TEST(PanelRules, NameChecksAreBack)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "R-P09", "2016-04-21")), "");
    // On 13 April, the day of asking, no reply was in yet.
    auto const early = check(data, "R-P09", "2016-04-13");
    EXPECT_EQ(early.size(), data.case_file.find("name_checks")->as_list()->size());
    EXPECT_EQ(first(early), "error R-P09 /name_checks/0/returned_on");
    remove(at(data.case_file, "/name_checks/3"), "returned_on");
    EXPECT_EQ(first(check(data, "R-P09", "2016-04-21")), "error R-P09 /name_checks/3/returned_on");
    remove(data.case_file, "name_checks");
    EXPECT_EQ(first(check(data, "R-P09", "2016-04-21")), "error R-P09 /name_checks");
}

TEST(PanelRules, TheManagerMaySetNameChecksAside)
{
    Northbridge data;
    remove(at(data.case_file, "/name_checks/3"), "returned_on");
    data.case_file.set("overrides",
        base::parse_json(R"([{ "rule": "R-P09", "role": "LSCB_MANAGER", "on": "2016-04-20",
            "reason": "The trust has promised its reply by telephone." }])",
            "overrides")
            .value());
    auto const findings = check(data, "R-P09", "2016-04-21");
    EXPECT_EQ(first(findings), "warning R-P09 /name_checks/3/returned_on");
    EXPECT_NE(findings.at(0).message.find("Set aside by the LSCB Manager on 20 April 2016: The "
                                          "trust has promised its reply by telephone."),
        std::string::npos);
    at(data.case_file, "/overrides/0").set("role", "SUBGROUP_CHAIR");
    EXPECT_EQ(first(check(data, "R-P09", "2016-04-21")), "error R-P09 /name_checks/3/returned_on");
}

TEST(PanelRules, AConflictCannotBeSetAside)
{
    Northbridge data("case-nb16-02.json");
    at(data.case_file, "/meetings/0").set("chair", "P03");
    data.case_file.set("overrides",
        base::parse_json(R"([{ "rule": "R-P12", "role": "INDEPENDENT_CHAIR", "on": "2016-08-15",
            "reason": "Nobody else is free." }])",
            "overrides")
            .value());
    auto const findings = check(data, "R-P12", "2016-08-16");
    EXPECT_EQ(first(findings), "error R-P12 /meetings/0/chair");
    EXPECT_NE(findings.at(0).fix.find("cannot be set aside"), std::string::npos);
}

TEST(PanelRules, ChairWithoutConflict)
{
    // K8: in NB16/02 P04 chairs; setting P03 is blocked. In NB16/01 P03 may chair.
    Northbridge data("case-nb16-02.json");
    EXPECT_EQ(first(check(data, "R-P12", "2016-08-16")), "");
    at(data.case_file, "/meetings/0").set("chair", "P03");
    EXPECT_EQ(first(check(data, "R-P12", "2016-08-16")), "error R-P12 /meetings/0/chair");
    Northbridge other;
    EXPECT_EQ(first(check(other, "R-P12", "2016-04-21")), "");
    remove(at(other.case_file, "/meetings/0"), "chair");
    remove(other.board, "role_holdings");
    EXPECT_EQ(first(check(other, "R-P12", "2016-04-21")), "error R-P12 /meetings/0/chair");
}

TEST(PanelRules, MinuteTakerWithoutInvolvement)
{
    // K8: P06 treated the child; P05 is accepted.
    Northbridge data;
    EXPECT_EQ(first(check(data, "R-P14", "2016-04-21")), "");
    at(data.case_file, "/meetings/0").set("minute_taker", "P06");
    EXPECT_EQ(first(check(data, "R-P14", "2016-04-21")), "error R-P14 /meetings/0/minute_taker");
    remove(at(data.case_file, "/meetings/0"), "minute_taker");
    EXPECT_EQ(first(check(data, "R-P14", "2016-04-21")), "error R-P14 /meetings/0/minute_taker");
}

TEST(PanelRules, SeniorInvestigatingOfficerIsInvited)
{
    // K8: P07 is the fifth on the list of invitations.
    Northbridge data;
    EXPECT_EQ(first(check(data, "R-P11", "2016-04-21")), "");
    auto& invited = at(data.case_file, "/meetings/0/attendances");
    std::erase_if(
        *invited.as_list(), [](auto const& one) { return one.text("capacity") == "SIO"; });
    EXPECT_EQ(first(check(data, "R-P11", "2016-04-21")), "error R-P11 /meetings/0/attendances");
    std::erase_if(*invited.as_list(), [](auto const& one) { return one.text("person") == "P08"; });
    EXPECT_EQ(check(data, "R-P11", "2016-04-21").size(), 2u);
    // Without a criminal process nobody needs the officer.
    data.case_file.set("parallel", base::Value::List {});
    EXPECT_EQ(first(check(data, "R-P11", "2016-04-21")), "");
}

TEST(PanelRules, PanelLiesAhead)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "panel-date", "2016-05-09")), "");
    EXPECT_EQ(first(check(data, "panel-date", "2016-05-10")), "error panel-date /meetings/0/date");
    at(data.case_file, "/meetings/0").set("status", "CANCELLED");
    EXPECT_EQ(first(check(data, "panel-date", "2016-04-21")), "error panel-date /meetings");
}

TEST(PanelRules, ChronologyIsDueByThePanel)
{
    Northbridge data;
    at(data.case_file, "/meetings/0").set("chronology_due", "2016-05-09");
    EXPECT_EQ(first(check(data, "chronology-due", "2016-04-21")), "");
    at(data.case_file, "/meetings/0").set("chronology_due", "2016-05-10");
    EXPECT_EQ(first(check(data, "chronology-due", "2016-04-21")),
        "error chronology-due /meetings/0/chronology_due");
}

TEST(PanelRules, LettersGiveTenWorkingDays)
{
    // To Mon 9 May from Fri 22 April: 25-29 April (5), 3-6 May (4, the 2nd is a holiday), 9 May.
    Northbridge data;
    EXPECT_EQ(first(check(data, "letter-notice", "2016-04-22")), "");
    EXPECT_EQ(first(check(data, "letter-notice", "2016-04-25")),
        "warning letter-notice /meetings/0/date");
    EXPECT_EQ(first(check(data, "agenda-notice", "2016-04-29")), ""); // 3, 4, 5, 6, 9 May.
    EXPECT_EQ(first(check(data, "agenda-notice", "2016-05-03")),
        "warning agenda-notice /meetings/0/date");
}

TEST(PanelRules, AgenciesThatKnowTheFamilyAreInvited)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "known-agencies", "2016-04-21", "6")), "");
    // Probation answered that it knows nobody; had it known, nobody invited it.
    for (auto& name_check : *at(data.case_file, "/name_checks").as_list()) {
        if (name_check.text("agency") == "PROB")
            name_check.set("known", "YES_CLOSED");
    }
    EXPECT_TRUE(first(check(data, "known-agencies", "2016-04-21", "6"))
                    .starts_with("error known-agencies /name_checks/"));
}

TEST(PanelRules, TheAgendaFitsTheMeeting)
{
    // 210 minutes of items (see facts/agenda_test.cpp); 09:30 to 13:00 are 210.
    Northbridge data;
    at(data.case_file, "/meetings/0").set("end", "13:00");
    EXPECT_EQ(first(check(data, "agenda-length", "2016-04-21", "6")), "");
    at(data.case_file, "/meetings/0").set("end", "12:59");
    auto const findings = check(data, "agenda-length", "2016-04-21", "6");
    EXPECT_EQ(first(findings), "warning agenda-length /meetings/0/end");
    EXPECT_NE(
        findings.at(0).message.find("210 minutes, but the meeting lasts 209"), std::string::npos);
}

TEST(PanelRules, AnUnknownRuleIsAFault)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "R-P99", "2016-04-21")), "error rule-unknown ");
}

TEST(PanelRules, AllFaultsAreToldAtOnce)
{
    Northbridge data;
    remove(at(data.case_file, "/name_checks/3"), "returned_on");
    at(data.case_file, "/meetings/0").set("minute_taker", "P06");
    at(data.case_file, "/meetings/0").set("chronology_due", "2016-05-10");
    EXPECT_EQ(check(data, "D02", "2016-04-21").size(), 3u);
}
