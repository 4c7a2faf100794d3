#include "casefile/casefile.h"

#include "base/file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace {

casefile::Schemas const& schemas()
{
    static auto const loaded
        = casefile::Schemas::load(std::filesystem::path(CASEBINDER_SOURCE_DIR) / "data/schema");
    return loaded;
}

/// A board with these profile periods.
std::string board_with(std::string const& periods)
{
    return R"({"record": "board", "id": "testborough", "name": "Testborough Safeguarding Board",
        "short": "TSB", "legal_area": "Testborough", "council_name": "Testborough Council",
        "case_prefix": "TB",
        "agencies": [{"id": "police", "name": "Police", "short": "Pol", "type": "POLICE"}],
        "profile_periods": [)"
        + periods + "]}";
}

std::string period(std::string const& profile, std::string const& from, std::string const& to = {})
{
    return R"({"profile": ")" + profile + R"(", "from": ")" + from + '"'
        + (to.empty() ? "" : R"(, "to": ")" + to + '"') + "}";
}

std::string const two_periods = period("staffs_stoke_2015", "2015-01-01", "2018-06-28") + ", "
    + period("sefton_2018", "2018-06-29");

/// "code pointer" of each fault.
std::string lines(base::Diagnostics const& faults)
{
    std::string lines;
    for (auto const& fault : faults)
        lines += fault.code + ' ' + fault.place.pointer + '\n';
    return lines;
}

std::string board_faults(std::string const& periods)
{
    auto const read = casefile::read(board_with(periods), "board.json", schemas());
    return read.ok() ? "" : lines(read.errors());
}

/// The faults of a case beside the board of two periods.
base::Diagnostics case_faults(std::string const& profile, std::string const& members)
{
    auto const text = R"({"record": "case", "board": "testborough", "profile": ")" + profile
        + R"(", "ref": "TB18/01", "kind": "REVIEW_CANDIDATE", "stage": "NOTIFIED",
        "children": [{"key": "child-1", "pseudonym": "Rowan"}], )" + members
        + "}";
    auto const board = casefile::read(board_with(two_periods), "board.json", schemas()).value();
    auto const document = casefile::read(text, "case.json", schemas()).value();
    casefile::Record const record(board.value, schemas().of(casefile::Kind::board));
    return casefile::check_against_board(document, "case.json", record, schemas());
}

std::string notified(std::string const& on)
{
    return R"("notifications": [{"referring_agency": "police", "received_by_lscb_on": ")" + on
        + R"("}])";
}

std::string happened(std::string const& on)
{
    return R"("incident": {"occurred": ")" + on
        + R"(", "outcome": "DIED", "abuse_neglect": "KNOWN", "interagency_concern": "CONCERN"})";
}

std::string overridden_by(std::string const& role, std::string const& rule)
{
    return R"(, "overrides": [{"rule": ")" + rule + R"(", "role": ")" + role
        + R"(", "reason": "Begun under the earlier guidance.", "on": "2018-07-02"}])";
}

std::string const not_in_force = "record-profile-not-in-force /profile\n";

} // namespace

TEST(ProfilePeriods, FollowEachOtherDayByDay)
{
    EXPECT_EQ(board_faults(two_periods), "");
    EXPECT_EQ(board_faults(period("staffs_stoke_2015", "2015-01-01", "2018-06-29") + ", "
                  + period("sefton_2018", "2018-06-29")),
        "record-profile-overlap /profile_periods/1/from\n");
    EXPECT_EQ(board_faults(period("staffs_stoke_2015", "2015-01-01", "2018-06-27") + ", "
                  + period("sefton_2018", "2018-06-29")),
        "record-profile-gap /profile_periods/1/from\n");
}

TEST(ProfilePeriods, OnlyTheLastMayBeOpen)
{
    EXPECT_EQ(board_faults(period("staffs_stoke_2015", "2015-01-01") + ", "
                  + period("sefton_2018", "2018-06-29", "2023-12-14") + ", "
                  + period("working_together_2023", "2023-12-15")),
        "record-profile-overlap /profile_periods/1/from\n");
}

TEST(FrozenProfile, IsTheOneInForceOnTheFirstNotification)
{
    // The last day of one period and the first of the next.
    EXPECT_EQ(lines(case_faults("staffs_stoke_2015", notified("2018-06-28"))), "");
    EXPECT_EQ(lines(case_faults("sefton_2018", notified("2018-06-29"))), "");
    EXPECT_EQ(lines(case_faults("sefton_2018", notified("2018-06-28"))), not_in_force);
    EXPECT_EQ(lines(case_faults("staffs_stoke_2015", notified("2018-06-29"))), not_in_force);
}

TEST(FrozenProfile, TheFaultNamesTheProfileInForceAndSinceWhen)
{
    auto const faults = case_faults("staffs_stoke_2015", notified("2019-02-01"));
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_EQ(faults.front().message,
        "The case is dated 1 February 2019, when the board's profile was \"sefton_2018\", in "
        "force since 29 June 2018; the case names \"staffs_stoke_2015\".");
    EXPECT_NE(faults.front().fix.find("LSCB_MANAGER"), std::string::npos);
}

TEST(FrozenProfile, ALaterNotificationDoesNotChangeIt)
{
    EXPECT_EQ(
        lines(case_faults("staffs_stoke_2015",
            R"("notifications": [
                     {"referring_agency": "police", "received_by_lscb_on": "2018-07-03"},
                     {"referring_agency": "police", "received_by_lscb_on": "2018-06-20"}])")),
        "");
}

TEST(FrozenProfile, WithoutANotificationTheIncidentDecides)
{
    EXPECT_EQ(lines(case_faults("sefton_2018", happened("2018-06-01"))), not_in_force);
    // The notification came after the change of law.
    EXPECT_EQ(
        lines(case_faults("sefton_2018", happened("2018-06-01") + ", " + notified("2018-07-01"))),
        "");
    // A month says nothing for certain.
    EXPECT_EQ(lines(case_faults("sefton_2018", happened("2018-06"))), "");
}

TEST(FrozenProfile, ADayBeforeEveryPeriodHasNoProfile)
{
    EXPECT_EQ(lines(case_faults("staffs_stoke_2015", notified("2014-12-31"))), not_in_force);
}

TEST(FrozenProfile, OnlyTheManagerMayKeepAnother)
{
    auto const on = notified("2018-06-29");
    EXPECT_EQ(
        lines(case_faults("staffs_stoke_2015", on + overridden_by("LSCB_MANAGER", "profile"))), "");
    EXPECT_EQ(lines(case_faults("staffs_stoke_2015", on + overridden_by("LSCB_ADMIN", "profile"))),
        not_in_force);
    EXPECT_EQ(lines(case_faults("staffs_stoke_2015", on + overridden_by("LSCB_MANAGER", "R-P09"))),
        not_in_force);
}
