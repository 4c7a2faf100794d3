#include "facts/record_fact.h"

#include "facts/people.h"
#include "northbridge.h"

#include <gtest/gtest.h>

namespace facts {

using northbridge::Northbridge;

namespace {

Fact record_of(Northbridge const& data, NamePolicy names)
{
    auto const subject = data.subject();
    return record_fact(subject.case_file, subject, names, [](auto) { return true; });
}

std::optional<Fact> fact_at(Fact const& root, std::vector<std::string> const& path)
{
    std::optional<Fact> fact = root;
    for (auto const& step : path) {
        if (!fact)
            return fact;
        bool const is_index = step.find_first_not_of("0123456789") == std::string::npos;
        fact = is_index && fact->list() ? std::optional(fact->list()->at(std::stoul(step)))
                                        : fact->member(step);
    }
    return fact;
}

std::string printed(Fact const& root, std::vector<std::string> const& path)
{
    auto const fact = fact_at(root, path);
    return fact ? fact->printed().value_or("nothing printed") : "no such key";
}

} // namespace

TEST(RecordFact, PrintsEveryKindOfField)
{
    Northbridge data;
    auto const record = record_of(data, NamePolicy::real);
    EXPECT_EQ(printed(record, { "ref" }), *data.subject().case_file.text("ref"));
    EXPECT_EQ(printed(record, { "kind" }), *data.subject().case_file.printed("kind"));
    EXPECT_EQ(printed(record, { "meetings", "0", "date", "weekday" }), "Monday 9 May 2016");
    EXPECT_EQ(printed(record, { "meetings", "0", "position" }), "1");
    EXPECT_TRUE(fact_at(record, { "meetings", "0", "forum_is", "SCOPING_PANEL" })->shown());
    EXPECT_FALSE(fact_at(record, { "meetings", "0", "forum_is", "BOARD" })->shown());
    EXPECT_EQ(printed(record, { "meetings", "0", "colour" }), "no such key");
}

TEST(RecordFact, AReferencePrintsTheNameOfWhatItNames)
{
    Northbridge data;
    auto const subject = data.subject();
    auto const record = record_of(data, NamePolicy::real);
    auto const agency = subject.case_file.list("notifications").front().text("referring_agency");
    auto const name = *find_agency(subject.board, agency)->text("name");
    EXPECT_EQ(printed(record, { "notifications", "0", "referring_agency" }), name);
    EXPECT_EQ(printed(record, { "notifications", "0", "referring_agency_of", "name" }), name);
    EXPECT_EQ(printed(record, { "notifications", "0", "referring_agency_of", "id" }), *agency);
}

TEST(RecordFact, WhatIsNotRecordedSaysItsLabelAndPlace)
{
    Northbridge data;
    northbridge::remove(northbridge::at(data.case_file, "/notifications/0"), "completed_on");
    auto const fact = fact_at(
        record_of(data, NamePolicy::real), { "notifications", "0", "completed_on", "table" });
    ASSERT_TRUE(fact && fact->missing());
    EXPECT_EQ(fact->missing()->pointer, "/notifications/0/completed_on");
}

TEST(RecordFact, WithoutRealNamesNothingTellsWhoAChildIs)
{
    Northbridge data;
    auto const real = record_of(data, NamePolicy::real);
    EXPECT_NE(printed(real, { "children", "0", "given_names" }), "no such key");
    auto const initials = record_of(data, NamePolicy::initials);
    for (auto const* key : { "given_names", "family_name", "aliases", "dob", "address",
             "address_at_incident", "nhs_no", "gp", "school", "initials" }) {
        EXPECT_EQ(printed(initials, { "children", "0", key }), "no such key") << key;
    }
    EXPECT_TRUE(printed(initials, { "children", "0", "name" }).find("(born ") != std::string::npos);
}

TEST(RecordFact, OnlyWhatIsAskedForIsComputed)
{
    Northbridge data;
    auto const subject = data.subject();
    auto const record = record_fact(subject.case_file, subject, NamePolicy::pseudonym,
        [](std::string_view key) { return key == "ref" || key == "kind_is"; });
    EXPECT_EQ(record.object()->size(), 4U) << "ref with its lines, kind with its choices";
}

} // namespace facts
