#include "casefile/casefile.h"

#include "base/file.h"

#include <gtest/gtest.h>

#include <string>

namespace {

using casefile::Kind;

class Record : public testing::Test {
protected:
    static casefile::Schemas const& schemas()
    {
        static auto const loaded
            = casefile::Schemas::load(std::string(CASEBINDER_SOURCE_DIR) + "/data/schema");
        return loaded;
    }

    casefile::Document const m_document = casefile::read(
        base::read_file(std::string(CASEBINDER_SOURCE_DIR) + "/tests/casefile/records/case.json"),
        "case.json", schemas())
                                              .value();
    casefile::Record const m_case { m_document.value, schemas().of(Kind::case_file) };
};

TEST_F(Record, ReadsEachKindOfField)
{
    auto const child = m_case.list("children").at(0);
    EXPECT_EQ(child.text("family_name"), "Wiśniewska");
    EXPECT_EQ(child.date("dob"), base::Date::of(2015, 8, 12));
    EXPECT_EQ(child.partial_date("died_on"), base::PartialDate(*base::Date::of(2016, 3, 24)));
    EXPECT_EQ(child.partial_date("dob"), base::PartialDate(*base::Date::of(2015, 8, 12)));
    EXPECT_EQ(child.flag("looked_after"), false);
    EXPECT_EQ(child.integer("order"), 1);
    EXPECT_EQ(child.texts("aliases"), std::vector<std::string> { "Zosia" });
    EXPECT_EQ(m_case.child("incident")->time("time"), (base::TimeOfDay { 21, 40 }));
    EXPECT_EQ(m_case.child("incident")->printed("abuse_neglect"), "suspected");
    EXPECT_EQ(m_case.child("incident")->text("abuse_neglect"), "SUSPECTED");
    EXPECT_EQ(m_case.child("incident")->printed_texts("type"),
        (std::vector<std::string> { "Physical abuse", "Unexplained death" }));
}

TEST_F(Record, EmptyFieldsAreEmpty)
{
    auto const child = m_case.list("children").at(0);
    EXPECT_TRUE(child.has("dob"));
    EXPECT_FALSE(child.has("nhs_no"));
    EXPECT_FALSE(child.text("nhs_no"));
    EXPECT_FALSE(child.date("cp_from"));
}

TEST_F(Record, KnowsItsPlaceAndLabels)
{
    auto const child = m_case.list("children").at(0);
    EXPECT_EQ(child.pointer(), "/children/0");
    EXPECT_EQ(child.pointer("dob"), "/children/0/dob");
    EXPECT_EQ(child.label("dob"), "Date of birth");
    EXPECT_EQ(
        m_case.child("plan")->list("recommendations").at(1).list("actions").at(0).pointer("no"),
        "/plan/recommendations/1/actions/0/no");
    EXPECT_EQ(m_case.pointer(), "");
}

using RecordDeathTest = Record;

TEST_F(RecordDeathTest, UnknownFieldIsOurMistake)
{
    EXPECT_DEATH((void)m_case.text("refrence"), "no field \"refrence\"");
    EXPECT_DEATH((void)m_case.has("refrence"), "no field");
    EXPECT_DEATH((void)m_case.label("refrence"), "no field");
}

TEST_F(RecordDeathTest, WrongKindOfFieldIsOurMistake)
{
    auto const child = m_case.list("children").at(0);
    EXPECT_DEATH((void)child.date("died_on"), "no full date");
    EXPECT_DEATH((void)child.text("order"), "another type");
    EXPECT_DEATH((void)child.flag("dob"), "another type");
    EXPECT_DEATH((void)child.list("aliases"), "no list of objects");
    EXPECT_DEATH((void)m_case.texts("children"), "no list of texts");
}

TEST_F(Record, EveryLeafOfTheSchemasHasALabelAndALevel)
{
    std::vector<base::Value const*> pending;
    for (auto const kind : { Kind::board, Kind::case_file, Kind::training, Kind::profile })
        pending.push_back(&schemas().of(kind).document());
    std::size_t leaves = 0;
    while (!pending.empty()) {
        auto const* node = pending.back();
        pending.pop_back();
        auto const* properties = node->find("properties");
        EXPECT_NE(node->find("additionalProperties"), nullptr) << node->text("title");
        for (auto const& [key, field] : *properties->as_object()) {
            EXPECT_FALSE(field.text("title").empty()) << node->text("title") << ' ' << key;
            auto const* items = field.find("items");
            auto const* object = items && items->find("properties") ? items : &field;
            if (object->find("properties")) {
                pending.push_back(object);
                continue;
            }
            ++leaves;
            EXPECT_EQ(field.text("x-level").substr(0, 1), "L") << node->text("title") << ' ' << key;
        }
    }
    EXPECT_GT(leaves, 400U);
}

} // namespace
