#include "facts/report_part.h"

#include "facts/board_actions.h"
#include "facts/fields.h"
#include "facts/plan_record.h"
#include "facts/register_figures.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace facts {

namespace {

using casefile::Record;

std::string due_text(Action const& action, base::Date as_at)
{
    auto const due = current_due(action, as_at);
    auto text = "due " + action.original_due.prose();
    if (due != action.original_due)
        text += ", agreed " + due.prose();
    return text
        + (action.completed_on ? ", finished " + action.completed_on->prose() : ", not finished");
}

std::vector<BoardAction> read_actions(ReportSubject const& subject, base::Date as_at)
{
    std::vector<BoardAction> actions;
    PlanReader const plans(subject.board);
    for (auto const& record : subject.cases) {
        auto const reference = record.text("ref").value() + " action ";
        for (auto& recommendation : plans.read(subject.profile_of(record), record, as_at)) {
            for (auto& [entry, action, chase, brag] : recommendation.actions) {
                auto due = due_text(action, as_at);
                actions.push_back({ reference + action.number, { std::move(action), brag },
                    std::move(chase), entry.text("scrutiny_bullet"), std::move(due) });
            }
        }
    }
    return actions;
}

BoardActions all_of(std::vector<BoardAction> const& actions)
{
    BoardActions all;
    for (auto const& action : actions)
        all.push_back(&action);
    return all;
}

BoardActions led_by(BoardActions const& actions, std::string const& agency)
{
    BoardActions found;
    std::ranges::copy_if(actions, std::back_inserter(found),
        [&](auto const* action) { return action->rated.action.agency == agency; });
    return found;
}

ActionMeasures measure_all(BoardActions const& actions, base::Date as_at)
{
    ActionMeasures measures;
    for (auto const* action : actions)
        measures.add(action->rated, as_at);
    return measures;
}

/// The actions for which `test` has something to say.
template <typename Test>
std::vector<CountedRow> rows_where(BoardActions const& actions, Test const& test)
{
    std::vector<CountedRow> rows;
    for (auto const* action : actions) {
        if (std::optional<std::string> detail = test(*action))
            rows.push_back({ action->reference, std::move(*detail) });
    }
    return rows;
}

std::vector<CountedRow> rows_of_punctuality(
    BoardActions const& actions, base::Date as_at, bool agreed)
{
    return rows_where(actions, [&](BoardAction const& action) -> std::optional<std::string> {
        auto const punctuality = agreed ? against_current_due(action.rated.action, as_at)
                                        : against_original_due(action.rated.action, as_at);
        if (punctuality == Punctuality::not_counted)
            return std::nullopt;
        return (punctuality == Punctuality::on_time ? "on time: " : "late: ") + action.due;
    });
}

std::vector<CountedRow> rows_of_lateness(BoardActions const& actions, base::Date as_at)
{
    return rows_where(actions, [&](BoardAction const& one) -> std::optional<std::string> {
        auto const& action = one.rated.action;
        bool const late = one.rated.brag != Brag::grey && action.completed_on
            && *action.completed_on <= as_at && *action.completed_on > action.original_due;
        if (!late)
            return std::nullopt;
        return std::to_string(action.completed_on->days_since(action.original_due)) + " days late";
    });
}

Figure share_of(Figure figure, std::vector<CountedRow> denominator)
{
    figure.denominator = std::move(denominator);
    return figure;
}

/// Splits the rows of M-A4 and M-A5 into those on time and all that are judged.
Figure punctual(Figure figure)
{
    figure.denominator = figure.rows;
    std::erase_if(figure.rows, [](auto const& row) { return !row.detail.starts_with("on time"); });
    return figure;
}

/// The figures of some actions. `whose` is empty for all, or names an agency.
std::vector<Figure> action_figures(
    BoardActions const& actions, base::Date as_at, std::string const& whose)
{
    auto const measures = measure_all(actions, as_at);
    auto const filter = "Actions of every plan of the board, withdrawn ones left out; as at "
        + as_at.prose() + (whose.empty() ? "" : "; led by " + whose);
    auto const suffix = whose.empty() ? "" : ", " + whose;
    auto const code = whose.empty() ? std::string() : "M-A7 " + whose + " ";
    auto figure = [&](char const* number, std::string const& label, Fact value, char const* unit,
                      char const* definition, std::vector<CountedRow> rows) {
        return Figure { code + number, label + suffix, std::move(value), unit, definition, filter,
            std::move(rows) };
    };
    auto const where = [&](auto const& test) {
        return rows_where(actions, [&](BoardAction const& action) {
            return test(action.rated) ? std::optional(action.due) : std::nullopt;
        });
    };
    auto const coloured = [&](Brag brag) {
        return where([brag](RatedAction const& rated) { return rated.brag == brag; });
    };
    auto const counted = where([](RatedAction const& rated) { return rated.brag != Brag::grey; });
    auto const open = where([](RatedAction const& rated) {
        return rated.brag != Brag::grey && rated.brag != Brag::blue;
    });
    auto const overdue = rows_where(actions, [&](BoardAction const& action) {
        auto const days = days_overdue(action.rated.action, as_at);
        return is_overdue(action.rated.action, as_at)
            ? std::optional(std::to_string(days) + " days overdue")
            : std::nullopt;
    });
    auto status = [&](char const* number, char const* label, Brag brag) {
        return figure(number, label, Fact::count(measures.of(brag)), "actions",
            "By the first rule of the colour scheme that applies.", coloured(brag));
    };
    return list_of(figure("M-A1", "Actions counted", Fact::count(measures.counted()), "actions",
                       "All actions except withdrawn ones.", counted),
        figure("M-A1 open", "Actions not complete", Fact::count(measures.open()), "actions",
            "All actions except withdrawn and complete ones.", open),
        status("M-A1 complete", "Actions complete (blue)", Brag::blue),
        status("M-A1 red", "Actions overdue or escalated (red)", Brag::red),
        status("M-A1 amber", "Actions at risk (amber)", Brag::amber),
        status("M-A1 green", "Actions on track (green)", Brag::green),
        status("M-A1 withdrawn", "Actions withdrawn, not counted", Brag::grey),
        share_of(
            figure("M-A2", "Actions complete", percent(measures.of(Brag::blue), measures.counted()),
                "%", "Complete, with evidence accepted by the subgroup, of M-A1.",
                coloured(Brag::blue)),
            counted),
        figure("M-A3", "Actions overdue", Fact::count(measures.overdue), "actions",
            "Not complete and past the current due date; due on the day is not overdue.", overdue),
        share_of(figure("M-A3 of counted", "Actions overdue, of all counted",
                     percent(measures.overdue, measures.counted()), "%", "M-A3 of M-A1.", overdue),
            counted),
        share_of(figure("M-A3 of open", "Actions overdue, of those open",
                     percent(measures.overdue, measures.open()), "%",
                     "M-A3 of the actions not complete.", overdue),
            open),
        punctual(figure("M-A4", "On time against the original date",
            percent(measures.on_time_original), "%",
            "Finished by the original date, of those whose original date has passed or that are "
            "finished.",
            rows_of_punctuality(actions, as_at, false))),
        punctual(figure("M-A5", "On time against the agreed date", percent(measures.on_time_agreed),
            "%", "As M-A4, against the date as agreed last.",
            rows_of_punctuality(actions, as_at, true))),
        figure("M-A6", "Average days late", mean(measures.days_late, measures.completed_late),
            "days", "Over actions finished after their original date.",
            rows_of_lateness(actions, as_at)));
}

} // namespace

Fact measure_facts(ActionMeasures const& measures)
{
    auto const complete = measures.of(Brag::blue);
    return Fact::Object {
        { "all", Fact::count(measures.all) },
        { "counted", Fact::count(measures.counted()) },
        { "withdrawn", Fact::count(measures.withdrawn()) },
        { "complete", Fact::count(complete) },
        { "red", Fact::count(measures.of(Brag::red)) },
        { "amber", Fact::count(measures.of(Brag::amber)) },
        { "green", Fact::count(measures.of(Brag::green)) },
        { "open", Fact::count(measures.open()) },
        { "complete_percent", percent(complete, measures.counted()) },
        { "overdue", Fact::count(measures.overdue) },
        { "overdue_percent", percent(measures.overdue, measures.counted()) },
        { "overdue_open_percent", percent(measures.overdue, measures.open()) },
        { "on_time_original", share_fact(measures.on_time_original) },
        { "on_time_original_percent", percent(measures.on_time_original) },
        { "on_time_agreed", share_fact(measures.on_time_agreed) },
        { "on_time_agreed_percent", percent(measures.on_time_agreed) },
        { "days_late", mean(measures.days_late, measures.completed_late) },
        { "any_late", measures.completed_late > 0 },
    };
}

namespace {

/// Each status with its words, colour and share of the actions counted.
Fact by_status(ActionMeasures const& measures, std::string const& scheme)
{
    struct Status {
        Brag brag;
        char const* code;
    };
    constexpr std::array<Status, 4> statuses { { { Brag::blue, "M-A1 complete" },
        { Brag::green, "M-A1 green" }, { Brag::amber, "M-A1 amber" }, { Brag::red, "M-A1 red" } } };
    Fact::List rows;
    for (auto const& [status, code] : statuses) {
        rows.push_back(Fact::Object { { "words", printed(status, scheme) },
            { "style", cell_style(status, scheme) }, { "code", code },
            { "count", Fact::count(measures.of(status)) } });
    }
    return rows;
}

/// Sentences of actions that are complete (section 7) or not yet (section 8).
Fact bullets(BoardActions const& actions, bool complete)
{
    Fact::List items;
    std::set<std::string_view> told; // Several agencies' actions may bring one change.
    for (auto const* action : actions) {
        auto const status = action->rated.brag;
        if (action->bullet && status != Brag::grey && (status == Brag::blue) == complete
            && told.insert(*action->bullet).second)
            items.push_back(Fact::Object { { "text", *action->bullet } });
    }
    return items;
}

/// The report's period up to the as-at date: a meeting still planned has reported nothing.
Period period_so_far(ReportOccasion const& occasion)
{
    auto period = period_of(occasion);
    period.to = std::min(period.to, occasion.as_at);
    return period;
}

std::vector<Figure> figures_of(BoardActions const& actions, Record const& board,
    ReportOccasion const& occasion, ShareCounts counts)
{
    auto figures = action_figures(actions, occasion.as_at, {});
    if (counts == ShareCounts::listed) {
        add_counts_of(figures, "M-A4", "on time", "judged");
        add_counts_of(figures, "M-A5", "on time", "judged");
    }
    for (auto const& agency : board.list("agencies")) {
        auto const own = led_by(actions, agency.text("id").value());
        if (!own.empty())
            std::ranges::move(action_figures(own, occasion.as_at, agency.text("short").value()),
                std::back_inserter(figures));
    }
    auto const period = period_so_far(occasion);
    std::ranges::move(escalation_figures(actions, period, counts), std::back_inserter(figures));
    return figures;
}

} // namespace

std::vector<Figure> plan_figures(
    ReportSubject const& subject, ReportOccasion const& occasion, ShareCounts counts)
{
    auto const actions = read_actions(subject, occasion.as_at);
    return figures_of(all_of(actions), subject.board, occasion, counts);
}

ReportPart action_part(ReportSubject const& subject, ReportOccasion const& occasion)
{
    auto const read = read_actions(subject, occasion.as_at);
    auto const actions = all_of(read);
    auto const period = period_so_far(occasion);
    ReportPart part;
    if (!actions.empty())
        part.figures = figures_of(actions, subject.board, occasion, ShareCounts::listed);
    Fact::List by_agency;
    for (auto const& agency : subject.board.list("agencies")) {
        auto const own = led_by(actions, agency.text("id").value());
        if (own.empty())
            continue;
        auto row = *measure_facts(measure_all(own, occasion.as_at)).object();
        auto const name = agency.text("short").value();
        row["agency"] = name;
        row["name"] = agency.text("name").value();
        row["code"] = "M-A7 " + name;
        row["escalations"] = escalation_facts(own, period);
        by_agency.emplace_back(std::move(row));
        std::ranges::move(agency_escalations(own, period, name), std::back_inserter(part.figures));
    }
    auto totals = *measure_facts(measure_all(actions, occasion.as_at)).object();
    totals["any"] = !actions.empty();
    totals["by_status"] = by_status(measure_all(actions, occasion.as_at),
        subject.profile.text("status_scheme").value_or("BRAG"));
    totals["is_rag"] = is(subject.profile, "status_scheme", "RAG");
    totals["agencies_count"] = Fact::count(static_cast<long long>(by_agency.size()));
    totals["chart"] = by_agency.size() > 1;
    totals["by_agency"] = std::move(by_agency);
    part.facts = {
        { "actions", std::move(totals) },
        { "escalations", escalation_facts(actions, period) },
        { "done_actions", bullets(actions, true) },
        { "open_actions", bullets(actions, false) },
    };
    return part;
}

} // namespace facts
