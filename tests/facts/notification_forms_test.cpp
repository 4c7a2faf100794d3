#include "facts/notification_forms.h"

#include "northbridge.h"

#include <gtest/gtest.h>

using namespace facts;

namespace {

using Keys = std::vector<std::string>;

/// A case with children of the given harm, all siblings or none.
base::Value case_with(std::vector<char const*> const& harms, bool siblings)
{
    std::string children;
    std::string relationships;
    for (std::size_t i = 0; i < harms.size(); ++i) {
        auto const key = "child-" + std::to_string(i + 1);
        children += (i ? ", " : "") + std::string(R"({"key": ")") + key + R"(", "pseudonym": ")"
            + static_cast<char>('A' + i) + R"(", "harm": ")" + harms.at(i) + "\"}";
        if (siblings && i > 0)
            relationships += (i > 1 ? ", " : "") + std::string(R"({"a": "child-1", "b": ")") + key
                + R"(", "type": "SIBLING"})";
    }
    return base::parse_json(R"({"record": "case", "board": "northbridge",
        "profile": "staffs_stoke_2015", "ref": "NB20/01", "kind": "REVIEW_CANDIDATE",
        "stage": "NOTIFIED", "incident": {"occurred": "2020-01-02", "outcome": "DIED",
        "abuse_neglect": "KNOWN", "interagency_concern": "CONCERN"}, "children": [)"
            + children + R"(], "relationships": [)" + relationships + "]}",
        "case")
        .value();
}

FormsNeeded forms_of(base::Value const& case_file,
    char const* profile_file = "data/profiles/staffs_stoke_2015.json",
    std::optional<base::Date> on = std::nullopt)
{
    using casefile::Kind;
    auto const profile = northbridge::read_json(profile_file);
    return forms_needed(casefile::Record(case_file, northbridge::schemas().of(Kind::case_file)),
        casefile::Record(profile, northbridge::schemas().of(Kind::profile)), on);
}

constexpr auto later_rule = "data/profiles/working_together_2023.json";

} // namespace

TEST(NotificationForms, K14SiblingsOfNorthbridgeShareAForm)
{
    auto const forms = forms_of(northbridge::read_json("examples/northbridge/case-nb19-01.json"));
    ASSERT_EQ(forms.count(), 1);
    EXPECT_EQ(forms.forms.at(0).children.size(), 2u);
    EXPECT_EQ(
        forms.explanation, "1 form: Serious harm to siblings: one form listing all (2 children).");
}

TEST(NotificationForms, K14TwoSiblingsWhoDiedNeedTwo)
{
    auto const forms = forms_of(case_with({ "DIED", "DIED_SUSPECTED_SUICIDE" }, true));
    ASSERT_EQ(forms.count(), 2);
    EXPECT_EQ(forms.forms.at(0).children, Keys { "child-1" });
    EXPECT_EQ(forms.forms.at(1).children, Keys { "child-2" });
    EXPECT_EQ(forms.forms.at(1).limb, "Death: one form for each child who died");
}

TEST(NotificationForms, K14TwoUnrelatedChildrenNeedTwo)
{
    auto const forms = forms_of(case_with({ "SERIOUSLY_HARMED", "SERIOUSLY_HARMED" }, false));
    ASSERT_EQ(forms.count(), 2);
    EXPECT_EQ(forms.forms.at(0).limb, "Serious harm: one form for each child of another family");
}

TEST(NotificationForms, OneDiedAndTwoSiblingsWereHarmed)
{
    auto const forms
        = forms_of(case_with({ "DIED", "SERIOUSLY_HARMED", "SERIOUSLY_HARMED" }, true));
    ASSERT_EQ(forms.count(), 2);
    EXPECT_EQ(forms.forms.at(1).children, (Keys { "child-2", "child-3" }));
}

TEST(NotificationForms, ChildrenWhoWereNotHarmedNeedNone)
{
    auto const forms = forms_of(case_with({ "NONE", "NONE" }, true));
    EXPECT_EQ(forms.count(), 0);
    EXPECT_TRUE(forms.explanation.starts_with("No form:"));
}

TEST(NotificationForms, LargeOperationHasOneFormForTheMainChild)
{
    auto harmed = case_with({ "SERIOUSLY_HARMED", "SERIOUSLY_HARMED", "DIED" }, false);
    northbridge::at(harmed, "/incident").set("large_exploitation_operation", true);
    northbridge::at(harmed, "/children/0").set("order", std::int64_t { 2 });
    northbridge::at(harmed, "/children/1").set("order", std::int64_t { 1 });
    auto const forms = forms_of(harmed);
    ASSERT_EQ(forms.count(), 2); // the death and the operation
    EXPECT_EQ(forms.forms.at(0).children, Keys { "child-3" });
    EXPECT_EQ(forms.forms.at(1).children, Keys { "child-2" });
    EXPECT_EQ(forms.forms.at(1).named_in_outline, Keys { "child-1" });
}

TEST(NotificationForms, LaterRuleHasOneFormForTheIncident)
{
    auto const forms = forms_of(
        case_with(
            { "DIED", "DIED", "SERIOUSLY_HARMED", "SERIOUSLY_HARMED", "SERIOUSLY_HARMED" }, false),
        later_rule);
    ASSERT_EQ(forms.count(), 1);
    EXPECT_EQ(forms.forms.at(0).children, (Keys { "child-1", "child-2", "child-3", "child-4" }));
    EXPECT_EQ(forms.forms.at(0).named_in_outline, Keys { "child-5" });
    EXPECT_EQ(forms_of(case_with({ "NONE" }, false), later_rule).count(), 0);
}

TEST(NotificationForms, LaterRuleHoldsFromItsDay)
{
    using casefile::Kind;
    auto const harmed = case_with({ "DIED", "DIED" }, true);
    auto profile = northbridge::read_json(later_rule);
    profile.set("notification_counting_from", "2024-01-01");
    casefile::Record const record(harmed, northbridge::schemas().of(Kind::case_file));
    casefile::Record const rules(profile, northbridge::schemas().of(Kind::profile));
    EXPECT_EQ(forms_needed(record, rules, northbridge::on("2023-12-31")).count(), 2);
    EXPECT_EQ(forms_needed(record, rules, northbridge::on("2024-01-01")).count(), 1);
    EXPECT_EQ(forms_needed(record, rules).count(), 1);
}
