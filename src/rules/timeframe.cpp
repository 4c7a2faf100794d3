#include "rules/timeframe.h"

#include "facts/fields.h"
#include "facts/panel.h"

namespace rules {

namespace {

using base::Date;
using casefile::Record;

/// From this month on a review that has not reached the Board may be late, and what it has learned
/// so far should not wait for it.
constexpr int early_learning_months = 5;

std::optional<Record> decision_of(Situation const& situation)
{
    return facts::decision_by(situation.subject.case_file, situation.occasion.as_at);
}

/// The first day on which the Board had the report, as far as it is known by the as-at date.
std::optional<Date> reported_on(Situation const& situation)
{
    for (auto const& report : situation.subject.case_file.list("reports")) {
        auto const on = report.partial_date("received_by_board_on");
        if (on && on->earliest() <= situation.occasion.as_at)
            return on->earliest();
    }
    return std::nullopt;
}

/// The last day to complete the review, as extended.
std::optional<Date> report_due(Situation const& situation, Date decided)
{
    auto const& case_file = situation.subject.case_file;
    std::optional<Date> due = case_file.date("complete_by");
    auto const months = situation.subject.profile.integer("completion_months");
    if (!due && months)
        due = decided.plus_months(static_cast<int>(*months));
    for (auto const& extension : case_file.list("extensions")) {
        if (facts::is(extension, "rule", "R-D16")
            && *extension.date("agreed_on") <= situation.occasion.as_at)
            due = extension.date("until");
    }
    return due;
}

} // namespace

base::Diagnostics timeframe_in_order(Situation const& situation)
{
    auto const decision = decision_of(situation);
    if (!decision)
        return {};
    base::Diagnostics findings;
    auto const decided = *decision->date("decided_on");
    auto const first = decision->date("first_panel_on");
    if (first && *first < decided)
        findings.push_back(warn("timeframe-order", decision->pointer("first_panel_on"),
            "The first Review Panel is planned for " + first->prose() + ", before the decision of "
                + decided.prose() + ".",
            "Check both dates."));
    auto const publication = situation.subject.case_file.child("publication");
    auto const planned = publication ? publication->date("planned_on") : std::nullopt;
    auto const reported = reported_on(situation);
    auto const ready = reported ? reported : report_due(situation, decided);
    if (planned && ready && *planned < *ready)
        findings.push_back(warn("timeframe-order", publication->pointer("planned_on"),
            "Publication is planned for " + planned->prose() + ", before the Board "
                + (reported ? "received" : "is due to receive") + " the report on " + ready->prose()
                + ".",
            "Plan publication after the Board has the report."));
    return findings;
}

base::Diagnostics early_learning_captured(Situation const& situation)
{
    auto const decision = decision_of(situation);
    if (!decision || reported_on(situation))
        return {};
    auto const& case_file = situation.subject.case_file;
    auto const from = decision->date("decided_on")->plus_months(early_learning_months);
    if (situation.occasion.as_at < from || !case_file.list("early_learning").empty()
        || !situation.subject.profile.has("completion_months"))
        return {};
    return { warn("early-learning", "/early_learning",
        "The review has run for more than " + std::to_string(early_learning_months)
            + " months, and no early learning is recorded.",
        "Record what needs to change now, and what has been done about it.") };
}

} // namespace rules
