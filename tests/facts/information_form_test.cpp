#include "facts/information_form.h"

#include "facts/northbridge.h"

#include <gtest/gtest.h>

using namespace northbridge;
using Reasons = std::vector<std::string>;

namespace {

facts::Fact form(Northbridge const& data)
{
    facts::Occasion const occasion { .document = "1",
        .recipient = {},
        .as_at = on("2016-04-20"),
        .names = facts::NamePolicy::real };
    return facts::information_form(data.subject(), calendar(), occasion).value();
}

} // namespace

TEST(InformationForm, ReasonsFollowFromTheIncidentWhereTheFormGivesNone)
{
    Northbridge data;
    EXPECT_EQ(facts::notification_reasons(data.subject()),
        (Reasons { "CHILD_DIED", "MULTI_AGENCY_LESSONS" }));
    remove(at(data.case_file, "/notifications/0"), "reasons");
    EXPECT_EQ(facts::notification_reasons(data.subject()), (Reasons { "CHILD_DIED" }));
    at(data.case_file, "/children/0").set("looked_after", true);
    at(data.case_file, "/incident").set("in_regulated_setting", true);
    at(data.case_file, "/incident").set("custody_context", "REMAND");
    EXPECT_EQ(facts::notification_reasons(data.subject()),
        (Reasons { "CHILD_DIED", "LOOKED_AFTER_DIED", "REGULATED_SETTING_DIED", "CUSTODY_DIED" }));
    at(data.case_file, "/incident").set("abuse_neglect", "NEITHER");
    at(data.case_file, "/children/0").set("harm", "SERIOUSLY_HARMED");
    EXPECT_EQ(facts::notification_reasons(data.subject()), Reasons {});
    data.case_file.set("kind", "DHR_REFERRAL");
    EXPECT_EQ(facts::notification_reasons(data.subject()), (Reasons { "DHR_LINK" }));
}

TEST(InformationForm, AYouthOffendingIncidentIsReduced)
{
    EXPECT_TRUE(shown_at(form(Northbridge("case-nb17-02.json")), "is_reduced"));
    EXPECT_FALSE(shown_at(form(Northbridge()), "is_reduced"));
}

TEST(InformationForm, TheTimeTakenIsCountedInWorkingDays)
{
    // Aware on Thursday 24 March 2016; Good Friday and Easter Monday are not counted, so Friday
    // 1 April is the fourth working day and Tuesday 5 April, when the board had it, the sixth.
    auto const made = form(Northbridge());
    EXPECT_EQ(printed_at(made, "days_national"), "4 working days, due by 4 April 2016: on time");
    EXPECT_EQ(
        printed_at(made, "days_board"), "6 working days, due by 4 April 2016: 1 working day late");
}

TEST(InformationForm, AFifthChildIsOnAContinuationSheet)
{
    Northbridge data;
    auto& children = *at(data.case_file, "/children").as_list();
    for (int i = 2; i <= 5; ++i) {
        auto child = children.front();
        child.set("key", "child-" + std::to_string(i));
        children.push_back(std::move(child));
    }
    auto const made = form(data);
    EXPECT_EQ(printed_at(made, "child_count"), "5");
    EXPECT_EQ(printed_at(made, "children.count"), "4");
    ASSERT_EQ(printed_at(made, "continuation.count"), "1");
    EXPECT_EQ(printed_at(made.member("continuation")->list()->front(), "position"), "5");
}

TEST(InformationForm, APostThatIsNotListedCanStillBePrinted)
{
    Northbridge data;
    EXPECT_FALSE(shown_at(form(data), "other_post"));
    at(data.case_file, "/notifications/0").set("notifier_post", "Team Manager");
    EXPECT_EQ(printed_at(form(data), "other_post"), "Team Manager");
}
