#include "facts/board_actions.h"

#include <algorithm>
#include <functional>
#include <map>

namespace facts {

namespace {

EscalationMeasures measure_escalations(BoardActions const& actions, Period const& period)
{
    std::vector<ChasedAction> chased;
    for (auto const* action : actions)
        chased.push_back({ action->reference, action->rated.action.agency, action->chase });
    return measure(chased, period.from, period.to);
}

using EscalationTest = std::function<std::optional<std::string>(Escalation const&)>;

Figure escalation_figure(BoardActions const& actions, Period const& period, char const* code,
    char const* label, char const* definition, EscalationTest const& test)
{
    Figure figure { code, label, {}, "actions", definition, period.printed, {} };
    for (auto const* action : actions) {
        for (auto const& escalation : action->chase.escalations) {
            if (auto detail = test(escalation))
                figure.rows.push_back({ action->reference, std::move(*detail) });
        }
    }
    figure.value = Fact::count(static_cast<long long>(figure.rows.size()));
    return figure;
}

/// M-E4: a row for each action and meeting.
Figure response_rate(BoardActions const& actions)
{
    Figure figure { "M-E4", "Response rate", {}, "%",
        "Meetings with information or evidence, of the meetings at which an update was due.",
        "Every meeting of the subgroup up to the as-at date", {} };
    for (auto const* action : actions) {
        auto const& provided = action->chase.provided_at;
        for (auto const meeting : action->chase.due_at) {
            bool const answered = std::ranges::binary_search(provided, meeting);
            CountedRow row { action->reference,
                (answered ? "provided by " : "nothing by ") + meeting.prose() };
            if (answered)
                figure.rows.push_back(row);
            figure.denominator.push_back(std::move(row));
        }
    }
    figure.value = percent(static_cast<long long>(figure.rows.size()),
        static_cast<long long>(figure.denominator.size()));
    return figure;
}

Figure escalated_agencies(BoardActions const& actions, Period const& period)
{
    Figure figure { "M-E1 agencies", "Agencies whose actions were escalated", {}, "agencies",
        "Different lead agencies of the actions in M-E1.", period.printed, {} };
    std::map<std::string, int> agencies;
    for (auto const* action : actions) {
        for (auto const& escalation : action->chase.escalations)
            agencies[action->rated.action.agency] += period.contains(escalation.opened_on) ? 1 : 0;
    }
    for (auto const& [agency, count] : agencies) {
        if (count > 0)
            figure.rows.push_back({ agency, std::to_string(count) + " escalated" });
    }
    figure.value = Fact::count(static_cast<long long>(figure.rows.size()));
    return figure;
}

/// Those open on the as-at date, whenever they began.
Figure standing_escalations(BoardActions const& actions)
{
    Figure figure { "M-E3 standing", "Escalations open on the as-at date", {}, "actions",
        "Not closed, whenever they were opened.", "Every escalation up to the as-at date", {} };
    for (auto const* action : actions) {
        for (auto const& one : action->chase.escalations) {
            if (!one.closed_on)
                figure.rows.push_back({ action->reference, "open since " + one.opened_on.prose() });
        }
    }
    figure.value = Fact::count(static_cast<long long>(figure.rows.size()));
    return figure;
}

} // namespace

void add_counts_of(
    std::vector<Figure>& figures, std::string const& code, char const* part, char const* whole)
{
    auto const share = std::ranges::find(figures, code, &Figure::code);
    auto counted = [&](char const* word, std::vector<CountedRow> rows) {
        return Figure { code + " " + word, share->label + ": " + word,
            Fact::count(static_cast<long long>(rows.size())), "", share->definition, share->filter,
            std::move(rows) };
    };
    auto more = list_of(counted(part, share->rows), counted(whole, share->denominator));
    std::ranges::move(more, std::back_inserter(figures));
}

Fact share_fact(Share share)
{
    return Fact::Object { { "n", Fact::count(share.n) }, { "of", Fact::count(share.d) } };
}

std::vector<Figure> escalation_figures(
    BoardActions const& actions, Period const& period, ShareCounts counts)
{
    auto const opened
        = [&](Escalation const& escalation) { return period.contains(escalation.opened_on); };
    using Detail = std::optional<std::string>;
    auto figures = list_of(escalation_figure(actions, period, "M-E1", "Escalations opened",
                               "Actions escalated after meetings missed in a row.",
                               [&](Escalation const& one) -> Detail {
                                   return opened(one) ? Detail("opened " + one.opened_on.prose())
                                                      : std::nullopt;
                               }),
        escalation_figure(actions, period, "M-E2", "Exceptions reported to the Board",
            "Escalations still without information when the subgroup met again.",
            [&](Escalation const& one) -> Detail {
                bool const reported = one.board_on && period.contains(*one.board_on);
                return reported ? Detail("Board of " + one.board_on->prose()) : std::nullopt;
            }),
        escalation_figure(actions, period, "M-E3", "Escalations closed before the Board",
            "Closed by an update before any meeting of the Board received them.",
            [&](Escalation const& one) -> Detail {
                bool const before
                    = one.closed_on && (!one.board_on || *one.board_on > *one.closed_on);
                return opened(one) && before ? Detail("closed " + one.closed_on->prose())
                                             : std::nullopt;
            }),
        escalation_figure(actions, period, "M-E3 after", "Escalations closed after the Board",
            "Closed once a meeting of the Board had received them.",
            [&](Escalation const& one) -> Detail {
                bool const after = one.closed_on && one.board_on && *one.board_on <= *one.closed_on;
                return opened(one) && after ? Detail("closed " + one.closed_on->prose())
                                            : std::nullopt;
            }),
        escalation_figure(actions, period, "M-E3 open", "Escalations still open",
            "Opened in the period and not closed by the as-at date.",
            [&](Escalation const& one) -> Detail {
                return opened(one) && !one.closed_on ? Detail("open since " + one.opened_on.prose())
                                                     : std::nullopt;
            }),
        escalation_figure(actions, period, "M-E5", "Raised by the Vice-Chair",
            "Escalations of an agency whose representative chairs the subgroup.",
            [&](Escalation const& one) -> Detail {
                return opened(one) && one.by_vice_chair ? Detail("opened " + one.opened_on.prose())
                                                        : std::nullopt;
            }),
        escalated_agencies(actions, period), standing_escalations(actions), response_rate(actions));
    if (counts == ShareCounts::listed)
        add_counts_of(figures, "M-E4", "answered", "due");
    return figures;
}

std::vector<Figure> agency_escalations(
    BoardActions const& own, Period const& period, std::string const& agency)
{
    auto figures = escalation_figures(own, period);
    std::erase_if(figures, [](auto const& figure) { return figure.code == "M-E1 agencies"; });
    for (auto& figure : figures) {
        figure.code = "M-A7 " + agency + " " + figure.code;
        figure.label += ", " + agency;
        figure.filter += "; led by " + agency;
    }
    return figures;
}

Fact escalation_facts(BoardActions const& actions, Period const& period)
{
    auto const measures = measure_escalations(actions, period);
    return Fact::Object {
        { "any", measures.opened > 0 || measures.exceptions > 0 },
        { "opened", Fact::count(measures.opened) },
        { "agencies", Fact::count(measures.agencies) },
        { "exceptions", Fact::count(measures.exceptions) },
        { "closed_before_board", Fact::count(measures.closed_before_board) },
        { "closed_after_board", Fact::count(measures.closed_after_board) },
        { "open", Fact::count(measures.still_open) },
        { "standing", standing_escalations(actions).value },
        { "responses", share_fact(measures.responses) },
        { "response_percent", percent(measures.responses) },
        { "by_vice_chair", Fact::count(measures.by_vice_chair) },
    };
}

} // namespace facts
