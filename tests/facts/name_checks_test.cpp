#include "facts/name_checks.h"

#include "facts/northbridge.h"

#include <gtest/gtest.h>

using namespace northbridge;

namespace {

facts::Fact summary(Northbridge const& data, char const* as_at)
{
    facts::Occasion const occasion {
        .document = "C01S", .recipient = {}, .as_at = on(as_at), .names = facts::NamePolicy::real
    };
    return facts::name_check_summary(data.subject(), calendar(), occasion).value();
}

/// What an agency's copy of document 3 is made of.
facts::Fact form(Northbridge const& data, char const* agency, char const* as_at)
{
    facts::Occasion const occasion {
        .document = "3", .recipient = {}, .as_at = on(as_at), .names = facts::NamePolicy::real
    };
    auto const subject = data.subject();
    for (auto const& one : facts::board_partners(subject)) {
        if (one.text("id") == agency)
            return facts::information_request(subject, occasion, one);
    }
    return {};
}

} // namespace

TEST(NameChecks, TheSummaryKnowsOnlyWhatHadComeIn)
{
    Northbridge const data;
    auto const early
        = summary(data, "2016-04-15"); // YOS on the 14th; CSC, EDU and HOUS on the 15th.
    EXPECT_EQ(printed_at(early, "asked"), "12");
    EXPECT_EQ(printed_at(early, "returned"), "4");
    EXPECT_EQ(printed_at(early, "outstanding"), "8");
    EXPECT_EQ(printed_at(early, "known"), "2");
    EXPECT_EQ(printed_at(early, "discrepancies.count"), "0");
    auto const late = summary(data, "2016-04-20");
    EXPECT_EQ(printed_at(late, "outstanding"), "0");
    EXPECT_EQ(printed_at(late, "discrepancies.count"), "1");
}

TEST(NameChecks, DaysLateAreWorkingDays)
{
    Northbridge data;
    // Due on Wednesday 20 April; Tuesday 3 May is 8 working days later, for Monday the 2nd was a
    // bank holiday.
    at(data.case_file, "/name_checks/0").set("returned_on", "2016-05-03");
    auto const after = summary(data, "2016-05-10");
    EXPECT_EQ(printed_at(after.member("rows")->list()->front(), "days_late"), "8");
    auto const before = summary(data, "2016-04-22"); // Not yet returned, 2 days late.
    EXPECT_EQ(printed_at(before.member("rows")->list()->front(), "days_late"), "2");
    EXPECT_EQ(printed_at(before, "overdue"), "1");
}

TEST(NameChecks, ANoticeTellsWhatPartnersDoNotKnowYet)
{
    Northbridge const data;
    auto const on_the_day = summary(data, "2016-04-18");
    EXPECT_EQ(printed_at(on_the_day, "to_share.count"), "1");
    // Five working days.
    EXPECT_EQ(printed_at(on_the_day, "recheck_by.iso"), "2016-04-25");
    EXPECT_EQ(printed_at(summary(data, "2016-04-19"), "to_share.count"), "0");
}

TEST(NameChecks, TheFormAsksForInvolvementOnceTheAgencySaysYes)
{
    Northbridge data;
    EXPECT_TRUE(shown_at(form(data, "CSC", "2016-04-13"), "is_check_only"));
    auto const answered = form(data, "CSC", "2016-04-20");
    EXPECT_FALSE(shown_at(answered, "is_check_only"));
    auto const& people = *answered.member("people")->list();
    ASSERT_EQ(people.size(), 5u); // The child and four others.
    EXPECT_EQ(printed_at(people.at(0), "known"), "Past");
    EXPECT_EQ(printed_at(people.at(0), "record_reference"), "CS-104417");
    EXPECT_EQ(printed_at(people.at(2), "known"), "No");
    // Probation knows nobody, so nothing more is asked.
    EXPECT_TRUE(shown_at(form(data, "PROB", "2016-04-20"), "is_check_only"));
    data.profile.set("prescoping_mode", "ONE_STEP");
    EXPECT_FALSE(shown_at(form(data, "CSC", "2016-04-13"), "is_check_only"));
}

TEST(NameChecks, WhoIsKnownFollowsFromThePeopleAnAgencyNames)
{
    Northbridge const data;
    auto const police = form(data, "POL", "2016-04-20"); // Open; knows all but the brother.
    auto const& people = *police.member("people")->list();
    EXPECT_EQ(printed_at(people.at(0), "known"), "Current");
    EXPECT_EQ(printed_at(people.at(3), "known"), "No");
    EXPECT_EQ(
        printed_at(form(data, "POL", "2016-04-13").member("people")->list()->at(0), "known"), "");
}

TEST(NameChecks, BeforeAnybodyIsAskedThePartnersAreThoseWithRecords)
{
    Northbridge data;
    auto const names = [&] {
        std::string text;
        for (auto const& agency : facts::board_partners(data.subject()))
            text += *agency.text("id") + " ";
        return text;
    };
    auto const asked = names();
    remove(data.case_file, "name_checks");
    // In the order of a panel; the school is named in the case, the board itself has no records.
    EXPECT_EQ(names(), "CSC POL CCG HOSP COMM GP EDU SCH VCS HOUS YOS PROB ");
    EXPECT_EQ(asked, "CSC POL CCG HOSP COMM YOS EDU SCH PROB VCS HOUS GP ");
}
