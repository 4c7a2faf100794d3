#include "facts/agenda.h"

#include "facts/northbridge.h"

#include <gtest/gtest.h>

using namespace facts;
using namespace northbridge;

namespace {

Fact agenda_of(Northbridge const& data)
{
    auto const subject = data.subject();
    return agenda_fact(plan_agenda(subject, subject.case_file.list("meetings").front()));
}

} // namespace

TEST(Agenda, EighteenItemsWithoutOtherBoardsAreSeventeen)
{
    Northbridge data;
    auto const facts = agenda_of(data);
    EXPECT_EQ(printed_at(facts, "welcome.number"), "1");
    EXPECT_EQ(printed_at(facts, "agencies.number"), "8");
    EXPECT_FALSE(shown_at(facts, "cross_border"));
    EXPECT_EQ(printed_at(facts, "involving_family.number"), "10");
    EXPECT_EQ(printed_at(facts, "actions.number"), "17");
}

TEST(Agenda, OtherBoardsBringTheirItem)
{
    Northbridge data;
    data.case_file.set("other_boards", base::Value::List { "Eastmere Safeguarding Board" });
    auto const facts = agenda_of(data);
    EXPECT_EQ(printed_at(facts, "cross_border.number"), "10");
    EXPECT_EQ(printed_at(facts, "involving_family.number"), "11");
    EXPECT_EQ(printed_at(facts, "actions.number"), "18");
}

TEST(Agenda, MinutesAddUp)
{
    Northbridge data;
    auto const subject = data.subject();
    auto agenda = plan_agenda(subject, subject.case_file.list("meetings").front());
    // 5+10+5+10+10+10+10 = 60 before item 8, 10+10+5+10+15+15+5+5+5 = 80 after it without the
    // cross-border item, and ten for each of the seven agencies required at the panel.
    ASSERT_EQ(agenda.agencies.size(), 7u);
    EXPECT_EQ(agenda.total_minutes(), 60 + 70 + 80);
    auto const facts = agenda_fact(agenda);
    EXPECT_EQ(printed_at(facts, "total"), "3 hours 30 minutes");
    EXPECT_EQ(printed_at(facts, "agencies.minutes"), "70");
    auto const lines = fact_at(facts, "agency_lines");
    EXPECT_EQ(printed_at(lines.list()->at(1), "number"), "8.2");
}

TEST(Agenda, OwnItemsComeBeforeTheClosingOne)
{
    Northbridge data;
    at(data.case_file, "/meetings/0")
        .set("items", base::Value::List { "Visit of the inspectorate", "Interpreters" });
    auto const facts = agenda_of(data);
    auto const further = fact_at(facts, "further");
    EXPECT_EQ(printed_at(facts, "media.number"), "16");
    EXPECT_EQ(printed_at(further.list()->at(0), "number"), "17");
    EXPECT_EQ(printed_at(further.list()->at(1), "number"), "18");
    EXPECT_EQ(printed_at(facts, "actions.number"), "19");
    EXPECT_EQ(printed_at(facts, "total_minutes"), "220"); // 210 + 2 of five minutes.
}

TEST(Agenda, ItemNineKnowsOfACriminalProcess)
{
    Northbridge data;
    EXPECT_TRUE(shown_at(agenda_of(data), "criminal_process"));
    data.case_file.set("parallel", base::Value::List {});
    EXPECT_FALSE(shown_at(agenda_of(data), "criminal_process"));
}
