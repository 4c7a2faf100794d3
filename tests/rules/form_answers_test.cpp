#include "rules/support.h"

#include <gtest/gtest.h>

using namespace northbridge;
using rules_test::check;
using rules_test::first;

namespace {

base::Value parsed(char const* json)
{
    return base::parse_json(json, "a test").value();
}

base::Value& incident(Northbridge& data)
{
    return at(data.case_file, "/incident");
}

} // namespace

TEST(FormAnswers, TheFormSaysWhyItIsSent)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "notification-reason", "2016-04-05", "1")), "");
    at(data.case_file, "/notifications/0").set("reasons", parsed("[]"));
    EXPECT_EQ(first(check(data, "notification-reason", "2016-04-05", "1")),
        "error notification-reason /notifications/0/reasons");
    remove(at(data.case_file, "/notifications/0"), "reasons"); // A death with suspected abuse.
    EXPECT_EQ(first(check(data, "notification-reason", "2016-04-05", "1")), "");
}

TEST(FormAnswers, TheReasonFitsTheIncident)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "notification-abuse", "2016-04-05", "1")), "");
    incident(data).set("abuse_neglect", "NEITHER");
    EXPECT_EQ(first(check(data, "notification-abuse", "2016-04-05", "1")),
        "warning notification-abuse /incident/abuse_neglect");
    incident(data).set("custody_context", "REMAND");
    EXPECT_EQ(first(check(data, "notification-abuse", "2016-04-05", "1")), "");
    incident(data).set("custody_context", "NONE");
    at(data.case_file, "/notifications/0")
        .set("reasons", parsed(R"(["CHILD_DIED", "LOOKED_AFTER_DIED"])"));
    EXPECT_EQ(first(check(data, "notification-abuse", "2016-04-05", "1")), "");
}

TEST(FormAnswers, TheAuthoritySaysWhenItBecameAware)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "authority-aware", "2016-04-05", "1")), "");
    remove(incident(data), "la_aware_on");
    EXPECT_EQ(first(check(data, "authority-aware", "2016-04-05", "1")),
        "error authority-aware /incident/la_aware_on");
    at(data.case_file, "/notifications/0").set("referring_agency", "HOUS");
    EXPECT_EQ(first(check(data, "authority-aware", "2016-04-05", "1")), "");
}

TEST(FormAnswers, EvidenceOfNoConcernIsNamed)
{
    Northbridge data;
    incident(data).set("interagency_concern", "DEFINITIVE_EVIDENCE_OF_NONE");
    EXPECT_EQ(first(check(data, "joint-working-reasons", "2016-04-05", "1")), "");
    remove(incident(data), "interagency_reasons");
    EXPECT_EQ(first(check(data, "joint-working-reasons", "2016-04-05", "1")),
        "error joint-working-reasons /incident/interagency_reasons");
}

TEST(FormAnswers, AParentOrCarerIsNamed)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "family-parent", "2016-04-05", "1")), "");
    data.case_file.set("significant_others", parsed("[]"));
    EXPECT_EQ(first(check(data, "family-parent", "2016-04-05", "1")),
        "warning family-parent /significant_others");
}

TEST(FormAnswers, WhatPartDLeavesOutIsTold)
{
    Northbridge data;
    auto const found = check(data, "notification-gaps", "2016-04-05", "1");
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(first(found), "warning notification-gaps /children/0");
    EXPECT_NE(found.front().message.find("Disability"), std::string::npos);
    EXPECT_EQ(found.front().message.find("Religion"), std::string::npos);
}

TEST(FormAnswers, EveryKindOfRecordIsAnsweredFor)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "name-check-answers", "2016-04-20", "3")), "");
    remove(at(data.case_file, "/name_checks/1"), "historic_checked");
    EXPECT_EQ(first(check(data, "name-check-answers", "2016-04-20", "3")),
        "error name-check-answers /name_checks/1");
    // The police answered on 18 April.
    EXPECT_EQ(first(check(data, "name-check-answers", "2016-04-17", "3")), "");
}

TEST(FormAnswers, ANilReturnKnowsNobody)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "nil-return", "2016-04-20", "3")), "");
    at(data.case_file, "/name_checks/0").set("nil_return", true); // Closed to social care.
    EXPECT_EQ(first(check(data, "nil-return", "2016-04-20", "3")),
        "error nil-return /name_checks/0/nil_return");
}

TEST(FormAnswers, AnImmediateSafeguardingIssueIsToldAtOnce)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "immediate-safeguarding", "2016-05-03", "3")), "");
    at(data.case_file, "/information_returns/0").set("immediate_safeguarding", true);
    EXPECT_EQ(first(check(data, "immediate-safeguarding", "2016-05-03", "3")),
        "warning immediate-safeguarding /information_returns/0/immediate_safeguarding");
}

TEST(FormAnswers, WhoKnowsTheFamilySecuresItsRecords)
{
    Northbridge data;
    auto const before = check(data, "records-secured", "2016-05-03", "3").size();
    data.case_file.set("records_secured", parsed("[]"));
    auto const after = check(data, "records-secured", "2016-05-03", "3");
    // Social care, police, hospital, community health, education, school, family support and GP.
    EXPECT_EQ(after.size(), 8u);
    EXPECT_LT(before, after.size());
    EXPECT_EQ(first(after), "warning records-secured /records_secured");
}

TEST(FormAnswers, TheCaseInBriefIsShort)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "case-in-brief", "2016-04-13", "C01")), "");
    std::string words;
    for (int i = 0; i < 60; ++i)
        words += "word ";
    data.case_file.set("case_in_brief", words);
    EXPECT_EQ(first(check(data, "case-in-brief", "2016-04-13", "C01")), "");
    data.case_file.set("case_in_brief", words + "more");
    EXPECT_EQ(first(check(data, "case-in-brief", "2016-04-13", "C01")),
        "warning case-in-brief /case_in_brief");
}

TEST(FormAnswers, ANoticeNeedsSomethingToTell)
{
    Northbridge data;
    EXPECT_EQ(first(check(data, "discrepancy-to-share", "2016-04-18", "C02")), "");
    // Partners were told on 18 April.
    EXPECT_EQ(first(check(data, "discrepancy-to-share", "2016-04-19", "C02")),
        "error discrepancy-to-share /name_checks");
    EXPECT_EQ(first(check(data, "discrepancy-to-share", "2016-04-15", "C02")),
        "error discrepancy-to-share /name_checks");
}
