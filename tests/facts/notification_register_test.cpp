#include "facts/notification_register.h"

#include "facts/northbridge_board.h"
#include "facts/statistics.h"

#include <gtest/gtest.h>

using namespace facts;
using base::Date;

namespace {

Date on(char const* iso)
{
    return *Date::parse(iso);
}

std::string printed(Fact const& fact, char const* key)
{
    auto const member = fact.member(key);
    return member ? member->printed().value_or("missing") : "no such key";
}

class NorthbridgeRegister : public testing::Test {
protected:
    Fact make(char const* from, char const* to, char const* as_at)
    {
        auto made = notification_register(m_subject, examples::calendar(),
            { .meeting_on = on(as_at),
                .period_from = *base::PartialDate::parse(from),
                .period_to = *base::PartialDate::parse(to),
                .as_at = on(as_at) },
            m_warnings);
        EXPECT_TRUE(made.ok());
        return made.value();
    }
    Fact whole() { return make("2016", "2019", "2020-12-31"); }

    void change(casefile::Record& record, auto const& edit)
    {
        auto value = record.value();
        edit(value);
        record = m_documents.add_text(base::write_json(value), "changed.json");
    }

    examples::Documents m_documents;
    ReportSubject m_subject = examples::northbridge_board(m_documents);
    base::Diagnostics m_warnings;
};

Fact row_of(Fact const& reg, std::string const& reference)
{
    for (auto const& row : *reg.member("part_a")->list()) {
        if (printed(row, "case") == reference)
            return row;
    }
    ADD_FAILURE() << "no row for " << reference;
    return {};
}

} // namespace

// K13, in literals: six notifications, four of them on time.
TEST_F(NorthbridgeRegister, CountsWhatWasWorkedByHand)
{
    auto const reg = whole();
    EXPECT_EQ(reg.member("part_a")->list()->size(), 6u);
    EXPECT_EQ(printed(*reg.member("totals"), "received"), "6");
    EXPECT_EQ(printed(*reg.member("totals"), "on_time"), "4");
    EXPECT_EQ(printed(*reg.member("totals"), "on_time_percent"), "66.7%");
    EXPECT_EQ(printed(*reg.member("totals"), "youth"), "1");
    EXPECT_TRUE(m_warnings.empty());
}

// K1 and K13: 4 and 6 working days, so only the Board was told late.
TEST_F(NorthbridgeRegister, TellsWhichOfTheTwoWasLate)
{
    auto const reg = whole();
    auto const easter = row_of(reg, "NB16/01");
    EXPECT_EQ(printed(easter, "due"), "4 April 2016");
    EXPECT_EQ(printed(easter, "days_national"), "4");
    EXPECT_EQ(printed(easter, "days_board"), "6");
    EXPECT_EQ(printed(easter, "on_time"), "No");
    EXPECT_EQ(printed(easter, "timing_detail"), "national on time; LSCB late by 1");
    auto const christmas = row_of(reg, "NB17/03");
    EXPECT_EQ(printed(christmas, "due"), "2 January 2018");
    EXPECT_EQ(printed(christmas, "timing_detail"), "national late by 1; LSCB on time");
    for (auto const* reference : { "NB16/02", "NB17/01", "NB18/01", "NB19/01" })
        EXPECT_EQ(printed(row_of(reg, reference), "on_time"), "Yes") << reference;
}

// K13, R-P45.
TEST_F(NorthbridgeRegister, WhatCameForInformationStandsInPartBOnly)
{
    auto const reg = whole();
    for (auto const& row : *reg.member("part_a")->list())
        EXPECT_NE(printed(row, "case"), "NB17/02");
    auto const& part_b = *reg.member("part_b")->list();
    ASSERT_EQ(part_b.size(), 1u);
    EXPECT_EQ(printed(part_b.front(), "case"), "NB17/02");
    EXPECT_EQ(printed(part_b.front(), "learning"), "No");
    EXPECT_EQ(printed(part_b.front(), "advised_on"), "missing");
    EXPECT_EQ(make("2018", "2019", "2020-12-31").member("part_b")->list()->size(), 0u);
}

TEST_F(NorthbridgeRegister, WarnsOfACaseThatWouldStandInNeitherPart)
{
    change(m_subject.board, [](base::Value& board) {
        board.set("yos_incidents", base::Value { base::Value::List {} });
    });
    whole();
    ASSERT_EQ(m_warnings.size(), 1u);
    EXPECT_EQ(m_warnings.front().code, "register-no-incident");
}

// R-C05, K14: two siblings are on one form.
TEST_F(NorthbridgeRegister, ShowsWhoAndHowManyForms)
{
    auto const siblings = row_of(whole(), "NB19/01");
    EXPECT_EQ(printed(siblings, "initials"), "SH and TH");
    EXPECT_EQ(printed(siblings, "type"), "Seriously harmed: Neglect");
    EXPECT_EQ(printed(siblings, "forms_expected"), "1");
    EXPECT_EQ(printed(siblings, "forms_received"), "1");
    EXPECT_FALSE(*siblings.member("forms_differ")->boolean());
    EXPECT_EQ(printed(siblings, "body"), "National Panel");
    EXPECT_EQ(printed(siblings, "notifier_post"), "Strategic Manager Safeguarding");
}

// Every outcome adds up to the notifications, and a summary hides all small ones.
TEST_F(NorthbridgeRegister, OutcomesAddUp)
{
    auto const reg = whole();
    double sum = 0;
    std::string all;
    for (auto const& outcome : *reg.member("totals")->member("outcomes")->list()) {
        sum += outcome.member("count")->number()->value;
        all += printed(outcome, "name") + " " + printed(outcome, "count") + " "
            + printed(outcome, "suppressed") + "; ";
    }
    EXPECT_EQ(sum, 6.0);
    EXPECT_EQ(all,
        "Child death overview process 1 c; Formal serious case review 2 c; Local child "
        "safeguarding practice review 2 c; Multi-agency learning review 1 c; No decision yet 0 "
        "c; ");
}

// What was decided later was not known on the day.
TEST_F(NorthbridgeRegister, ShowsWhatWasKnownOnTheDay)
{
    auto const early = make("2016", "2016", "2016-04-10");
    auto const row = row_of(early, "NB16/01");
    EXPECT_EQ(early.member("part_a")->list()->size(), 1u);
    EXPECT_EQ(printed(row, "outcome"), "No decision yet");
    EXPECT_EQ(printed(row, "screened_on"), "missing");
    EXPECT_EQ(printed(row_of(make("2016", "2016", "2016-05-01"), "NB16/01"), "outcome"),
        "Convene a Scoping Panel");
    EXPECT_EQ(printed(row_of(make("2016", "2016", "2016-07-01"), "NB16/01"), "outcome"),
        "Formal serious case review");
}

// One definition: the register's figures are those of the statistics.
TEST_F(NorthbridgeRegister, TheFiguresAreThoseOfTheStatistics)
{
    auto const reg = whole();
    auto const all = statistics(m_subject, examples::calendar(),
        { .from = on("2016-01-01"), .to = on("2019-12-31"), .as_at = on("2020-12-31") });
    ASSERT_TRUE(all.ok());
    int compared = 0;
    for (auto const& figure : all.value()) {
        for (auto const& own : *reg.member("figures")->list()) {
            if (printed(own, "code") != figure.code)
                continue;
            EXPECT_EQ(printed(own, "printed"), figure.value.printed()) << figure.code;
            EXPECT_EQ(printed(own, "counted"), std::to_string(figure.rows.size()));
            ++compared;
        }
    }
    EXPECT_EQ(compared, 3); // M-N1, M-N1% and M-N1 all
}
