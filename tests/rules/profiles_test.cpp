#include "rules/support.h"

#include <gtest/gtest.h>

using namespace northbridge;
using rules_test::check;
using rules_test::first;

// What a profile changes about publication (spec/domain.md 6.2, K14).

namespace {

base::Value json(char const* text)
{
    return base::parse_json(text, "test").value();
}

/// NB16/01 as a review of this type under a profile, published on 27 April 2017.
Northbridge reviewed_as(char const* type, char const* profile)
{
    Northbridge data;
    data.profile = read_json("data/profiles/" + std::string(profile) + ".json");
    at(data.case_file, "/review_type") = base::Value(std::string(type));
    at(data.case_file, "/decisions/0/review_type") = base::Value(std::string(type));
    return data;
}

std::string places(base::Diagnostics const& findings)
{
    std::string all;
    for (auto const& finding : findings)
        all += (finding.severity == base::Severity::error ? "error " : "warning ")
            + finding.place.pointer + "\n";
    return all;
}

} // namespace

TEST(Profiles, ALessonsLearnedReviewIsNotPublishedAndNotSent)
{
    auto data = reviewed_as("LLR", "medway_2007");
    at(data.case_file, "/statutory_notices") = json(R"([
        {"body": "OFSTED", "kind": "SCR_STARTED", "sent_on": "2016-06-10"},
        {"body": "SHA", "kind": "SCR_STARTED", "sent_on": "2016-06-10"},
        {"body": "CORONER", "kind": "SCR_STARTED", "sent_on": "2016-06-10"}])");
    EXPECT_EQ(places(check(data, "R-P46", "2017-05-10")),
        "error /publication/record/published_on\n"
        "error /statutory_notices/0/body\n"
        "error /statutory_notices/1/body\n");
    // Nobody may set this aside.
    data.case_file.as_object()->emplace_back(
        "overrides", json(R"([{"rule": "R-P46", "role": "INDEPENDENT_CHAIR", "reason": "Asked for.",
            "on": "2017-04-01"}])"));
    EXPECT_EQ(check(data, "R-P46", "2017-05-10").size(), 3U);
    EXPECT_TRUE(base::has_error(check(data, "R-P46", "2017-05-10")));
}

TEST(Profiles, AnIncidentIsToldOnlyBeforeTheReviewIsDecidedOn)
{
    auto data = reviewed_as("LLR", "medway_2007");
    ASSERT_TRUE(data.subject().profile.flag("notify_reviews_only").value_or(false));
    remove(data.case_file, "publication");
    // NB16/01 was decided on 9 June 2016.
    ASSERT_EQ(at(data.case_file, "/decisions/0/decided_on").as_string()->substr(0, 7), "2016-06");
    auto const notices = [&](char const* kind, char const* day) {
        at(data.case_file, "/statutory_notices") = json((R"([{"body": "OFSTED", "kind": ")"
            + std::string(kind) + R"(", "sent_on": ")" + day + R"("}])")
                                                            .c_str());
        return places(check(data, "R-P46", "2017-05-10"));
    };
    EXPECT_EQ(notices("INCIDENT", "2016-04-01"), "");
    EXPECT_EQ(notices("INCIDENT", "2016-07-01"), "error /statutory_notices/0/body\n");
    EXPECT_EQ(notices("SCR_STARTED", "2016-04-01"), "error /statutory_notices/0/body\n");
    EXPECT_EQ(notices("SCR_STARTED", "2016-07-01"), "error /statutory_notices/0/body\n");
    // Where other reviews may be published, the incident itself may be told at any time.
    data.profile = read_json("data/profiles/staffs_stoke_2015.json");
    EXPECT_EQ(notices("INCIDENT", "2016-07-01"), "");
    EXPECT_EQ(notices("SCR_STARTED", "2016-07-01"), "error /statutory_notices/0/body\n");
}

TEST(Profiles, ALessonsLearnedReviewThatStaysInsideIsInOrder)
{
    auto data = reviewed_as("LLR", "medway_2007");
    remove(data.case_file, "publication");
    at(data.case_file, "/statutory_notices") = json("[]");
    EXPECT_EQ(places(check(data, "R-P46", "2017-05-10")), "");
    EXPECT_EQ(places(check(data, "D17", "2017-05-10")),
        "error /publication\n"); // No decision on publication is recorded.
}

TEST(Profiles, AnyOtherReviewOfAProfileThatNeverPublishes)
{
    auto const data = reviewed_as("MULTI_AGENCY_LEARNING_REVIEW", "medway_2007");
    EXPECT_TRUE(base::has_error(check(data, "R-P46", "2017-05-10")));
    auto const statutory = reviewed_as("SCR", "medway_2007");
    EXPECT_EQ(first(check(statutory, "R-P46", "2017-05-10")), "");
}

TEST(Profiles, AReviewThatIsNotStatutoryIsNotPublishedInFull)
{
    auto data = reviewed_as("MULTI_AGENCY_LEARNING_REVIEW", "staffs_stoke_2015");
    EXPECT_EQ(first(check(data, "R-P46", "2017-05-10")), "");
    EXPECT_EQ(
        first(check(data, "R-P46-full", "2017-05-10")), "error R-P46-full /publication/decision");
    data.case_file.as_object()->emplace_back("overrides",
        json(R"([{"rule": "R-P46-full", "role": "INDEPENDENT_CHAIR", "reason": "The family asked.",
            "on": "2017-04-01"}])"));
    EXPECT_EQ(
        first(check(data, "R-P46-full", "2017-05-10")), "warning R-P46-full /publication/decision");
    at(data.case_file, "/publication/decision") = json(R"("PUBLISH_SUMMARY")");
    EXPECT_EQ(first(check(data, "R-P46-full", "2017-05-10")), "");
}
