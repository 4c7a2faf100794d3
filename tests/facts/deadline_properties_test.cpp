// What must hold of every deadline, whatever the dates (spec/domain.md 3.1 and 3.3).

#include "deadline_cases.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

using namespace facts;
using namespace deadline_cases;
using base::Date;

namespace {

/// The same numbers on every machine: the distributions of the library differ between them.
class Numbers {
public:
    int between(int least, int most)
    {
        return least + static_cast<int>(m_engine() % static_cast<unsigned>(most - least + 1));
    }
    Date day() { return on("2008-01-01").plus_days(between(0, 6500)); } // Until October 2025.
    Limit limit()
    {
        auto const unit = between(0, 2);
        if (unit == 0)
            return { Limit::Unit::working_days, between(1, 25) };
        return unit == 1 ? Limit { Limit::Unit::days, between(1, 40) }
                         : Limit { Limit::Unit::months, between(1, 12) };
    }

private:
    std::mt19937 m_engine { 20160405 };
};

bool is_working_day(Date date)
{
    return calendar().is_working_day(date).value();
}

int length(Limit const& limit, Date from, Date to)
{
    return limit.unit == Limit::Unit::working_days
        ? calendar().working_days_between(from, to).value()
        : to.days_since(from);
}

Deadline counted(Date from, std::optional<Date> done, Limit limit, Date as_at)
{
    return count_deadline("R", "Do it", { "the day", from, done }, limit, calendar(), as_at)
        .value();
}

int rank(Deadline const& deadline)
{
    EXPECT_FALSE(deadline.done());
    return static_cast<int>(deadline.state); // not_due, due_soon ...
}

int urgency(Deadline const& deadline)
{
    return deadline.state == DeadlineState::overdue ? 2 : rank(deadline);
}

/// Moves every full date in the value.
void shift(base::Value& value, int days)
{
    if (auto* list = value.as_list()) {
        for (auto& item : *list)
            shift(item, days);
    } else if (auto* object = value.as_object()) {
        for (auto& [key, member] : *object)
            shift(member, days);
    } else if (auto const* text = value.as_string()) {
        if (auto const date = Date::parse(*text))
            value = date->plus_days(days).iso();
    }
}

} // namespace

TEST(DeadlineProperties, WorkingDaysEndOnOneAndCoverTheInterval)
{
    Numbers numbers;
    for (int i = 0; i < 2000; ++i) {
        auto const from = numbers.day();
        auto const amount = numbers.between(1, 25) * (i % 3 == 0 ? -1 : 1);
        auto const deadline = counted(from, {}, { Limit::Unit::working_days, amount }, from);
        EXPECT_TRUE(is_working_day(deadline.due)) << deadline.due.iso();
        // Counted days, skipped holidays and weekends make up the whole interval. The days are
        // those after the trigger forwards, those before it backwards.
        int weekend = 0;
        int working = 0;
        auto const step = amount > 0 ? 1 : -1;
        for (auto day = from; day != deadline.due;) {
            day = day.plus_days(step);
            weekend += day.weekday() >= 6 ? 1 : 0;
            working += is_working_day(day) ? 1 : 0;
        }
        EXPECT_EQ(working, amount * step);
        EXPECT_EQ(working + weekend + static_cast<int>(deadline.skipped.size()),
            deadline.due.days_since(from) * step);
        for (auto const& skipped : deadline.skipped) {
            EXPECT_LT(skipped.date.weekday(), 6);
            EXPECT_FALSE(is_working_day(skipped.date));
            EXPECT_FALSE(skipped.why.empty());
        }
    }
}

TEST(DeadlineProperties, ADeadlineOnlyGetsMoreUrgent)
{
    Numbers numbers;
    for (int i = 0; i < 200; ++i) {
        auto const from = numbers.day();
        auto const limit = numbers.limit();
        int before = 0;
        int late_before = 0;
        for (int day = 0; day < 420; ++day) {
            auto const as_at = from.plus_days(day);
            auto const deadline = counted(from, {}, limit, as_at);
            EXPECT_GE(urgency(deadline), before) << deadline.explanation();
            EXPECT_GE(deadline.late_by, late_before);
            EXPECT_EQ(deadline.state == DeadlineState::overdue, as_at > deadline.due);
            before = urgency(deadline);
            late_before = deadline.late_by;
        }
        EXPECT_EQ(before, 2); // 12 months end within 420 days.
    }
}

TEST(DeadlineProperties, LatenessIsTheDistanceFromTheDueDay)
{
    Numbers numbers;
    for (int i = 0; i < 2000; ++i) {
        auto const from = numbers.day();
        auto const limit = numbers.limit();
        auto const done = from.plus_days(numbers.between(0, 400));
        auto const deadline = counted(from, done, limit, done);
        bool const late = done > deadline.due;
        EXPECT_EQ(deadline.state == DeadlineState::done_late, late);
        EXPECT_EQ(deadline.late_by, late ? length(limit, deadline.due, done) : 0);
        // Not done, it is late by as much on that day.
        EXPECT_EQ(counted(from, {}, limit, done).late_by, deadline.late_by);
    }
}

TEST(DeadlineProperties, HoldInCasesThatBeginOnAnyDay)
{
    Numbers numbers;
    for (int i = 0; i < 60; ++i) {
        auto example = i % 2 == 0 ? of_case("case-nb16-01.json", "staffs_stoke_2015")
                                  : of_case("case-nb19-01.json", "sefton_2018");
        auto const days = numbers.between(-1200, 1200);
        shift(example.case_file, days);
        shift(example.board, days);
        std::map<std::string, int> before;
        for (auto as_at = on("2016-03-01").plus_days(days);
             as_at < on("2021-01-01").plus_days(days);
             as_at = as_at.plus_days(numbers.between(1, 90))) {
            for (auto const& one : deadlines_of(example, as_at.iso().c_str())) {
                if (one.limit.unit == Limit::Unit::working_days && !one.extension) {
                    EXPECT_TRUE(is_working_day(one.due)) << one.rule << one.due.iso();
                }
                if (one.late_by > 0 && !one.earliest) {
                    EXPECT_EQ(
                        one.late_by, length(one.limit, one.due, one.clock.done.value_or(as_at)))
                        << one.rule << one.explanation();
                }
                if (one.done() || one.state == DeadlineState::cannot_be_determined)
                    continue;
                auto& rank_before = before[one.rule + one.requirement + one.due.iso()];
                EXPECT_GE(urgency(one), rank_before) << one.rule << one.explanation();
                rank_before = urgency(one);
            }
        }
    }
}
