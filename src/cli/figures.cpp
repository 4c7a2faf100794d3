// deadlines, statistics and escalations: what is counted from the records, with its reasons.

#include "cli/commands.h"
#include "cli/house.h"
#include "cli/output.h"
#include "service/answers.h"

#include <algorithm>
#include <iomanip>

namespace cli {

namespace {

/// A list as JSON under its name, beside the date it was counted for.
template <typename T>
int print_list(
    std::string const& name, std::vector<T> const& list, base::Date as_at, Streams const& streams)
{
    base::Value value;
    value.set("as_at", as_at.iso());
    value.set(name, service::list_as_json(list));
    print_json(value, streams.out);
    return 0;
}

std::string state_words(facts::Deadline const& deadline)
{
    using facts::DeadlineState;
    switch (deadline.state) {
    case DeadlineState::not_due:
        return "not due";
    case DeadlineState::due_soon:
        return "due soon";
    case DeadlineState::done_on_time:
        return "done on time";
    case DeadlineState::done_late:
        return "done " + deadline.lateness();
    case DeadlineState::overdue:
        return "overdue, " + deadline.lateness();
    case DeadlineState::waived:
        return "waived";
    case DeadlineState::cannot_be_determined:
        break;
    }
    return "cannot be determined from the dates held";
}

void print_deadline(facts::Deadline const& deadline, bool explain_after, std::ostream& out)
{
    out << "  " << std::left << std::setw(8) << deadline.rule << deadline.due.table() << "  "
        << deadline.requirement << ": " << state_words(deadline)
        << (deadline.for_information ? " (for information)" : "") << "\n";
    if (explain_after) {
        out << "            " << deadline.explanation() << "\n";
        if (!deadline.source.empty())
            out << "            Source: " << deadline.source << "\n";
    }
}

/// Twelve agencies that answer by one day need one explanation, after the last of them.
void print_deadlines(std::vector<facts::Deadline> const& deadlines, bool explain, std::ostream& out)
{
    for (std::size_t i = 0; i < deadlines.size(); ++i) {
        auto const& one = deadlines[i];
        bool const is_same_again = i + 1 < deadlines.size() && deadlines[i + 1].rule == one.rule
            && deadlines[i + 1].explanation() == one.explanation();
        print_deadline(one, explain && !is_same_again, out);
    }
}

void print_rows(
    std::string const& heading, std::vector<facts::CountedRow> const& rows, std::ostream& out)
{
    if (rows.empty())
        return;
    out << "      " << heading << ":\n";
    for (auto const& row : rows)
        out << "        " << row.item << (row.detail.empty() ? "" : ": " + row.detail) << "\n";
}

void print_figure(facts::Figure const& figure, bool explain, std::ostream& out)
{
    auto const printed = figure.value.printed().value_or("–");
    out << "  " << std::left << std::setw(24) << figure.code << " " << figure.label << ": "
        << printed << (figure.unit.empty() || figure.unit == "%" ? "" : " " + figure.unit)
        << (figure.reason.empty() ? "" : " (" + figure.reason + ")") << "\n";
    if (!explain)
        return;
    out << "      " << figure.definition << " " << figure.filter
        << (figure.period.empty() ? "" : " " + figure.period) << "\n";
    print_rows("Counted", figure.rows, out);
    print_rows("Out of", figure.denominator, out);
}

std::string joined(std::vector<std::string> const& words)
{
    std::string text;
    for (auto const& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

void print_escalation(facts::EscalationItem const& item, std::ostream& out)
{
    std::vector<std::string> missed;
    for (auto const& date : item.missed)
        missed.push_back(date.table());
    out << "  Level " << item.level << ", " << item.opened_on.table() << ", " << item.agency_name
        << ": " << item.case_reference << " action " << item.action << ". " << item.state << "\n"
        << "      No update at the meetings of " << joined(missed) << ".\n";
    if (item.level >= 2)
        out << "      Raised by " << item.raised_by << " (" << item.why << "); e-mail to "
            << joined(item.email_to) << "; to " << item.taken_to
            << (item.executive_on ? " on " + item.executive_on->table() : "") << ".\n";
    if (item.board_on)
        out << "      Exception to the Board on " << item.board_on->table() << ".\n";
}

void print_verdict(rules::Verdict const& verdict, bool explain, std::ostream& out)
{
    using State = rules::Verdict::State;
    if (!explain && (verdict.state == State::kept || verdict.state == State::not_arisen))
        return;
    out << "  " << std::left << std::setw(15) << verdict.rule << service::words(verdict.state)
        << ": " << verdict.requirement << "\n";
    for (auto const& finding : verdict.findings) {
        auto const place = base::describe(finding.place);
        out << "            " << finding.message << " " << finding.fix
            << (place.empty() ? "" : " (" + place + ")") << "\n";
    }
    if (!explain)
        return;
    if (!verdict.may_be_set_aside_by.empty())
        out << "            May be set aside by: " << verdict.may_be_set_aside_by << "\n";
    out << "            Source: " << (verdict.source.empty() ? "good practice" : verdict.source)
        << "\n";
}

} // namespace

int list_deadlines(Places const& places, FigureOptions const& options, Streams const& streams)
{
    auto const house = open_house(places, Records::must_exist);
    if (!house.ok())
        return refuse(house.errors(), streams);
    auto const cases = house.value()->service.deadlines(options.case_reference, options.as_at);
    if (!cases.ok())
        return refuse(cases.errors(), streams);
    if (streams.json)
        return print_list("cases", cases.value(), options.as_at, streams);
    for (auto const& one : cases.value()) {
        streams.out << (one.case_reference.empty() ? "Board " + one.board
                                                   : "Case " + one.case_reference)
                    << ", as at " << options.as_at.prose() << "\n";
        print_deadlines(one.deadlines, options.explain, streams.out);
        if (one.deadlines.empty())
            streams.out << "  No deadline runs.\n";
    }
    return 0;
}

int list_statistics(Places const& places, FigureOptions const& options, Streams const& streams)
{
    auto const house = open_house(places, Records::must_exist);
    if (!house.ok())
        return refuse(house.errors(), streams);
    auto const first = base::Date::of(options.as_at.year(), 1, 1).value();
    facts::StatisticsRequest const request { .from = options.from.value_or(first),
        .to = options.to.value_or(options.as_at),
        .as_at = options.as_at };
    auto const figures = house.value()->service.statistics(options.board, request);
    if (!figures.ok())
        return refuse(figures.errors(), streams);
    if (streams.json)
        return print_list("figures", figures.value(), options.as_at, streams);
    streams.out << "Figures of " << options.board << ", " << request.from.prose() << " to "
                << request.to.prose() << ", as at " << options.as_at.prose() << "\n";
    for (auto const& figure : figures.value())
        print_figure(figure, options.explain, streams.out);
    return 0;
}

int list_escalations(Places const& places, FigureOptions const& options, Streams const& streams)
{
    auto const house = open_house(places, Records::must_exist);
    if (!house.ok())
        return refuse(house.errors(), streams);
    auto const items = house.value()->service.escalations(options.board, options.as_at);
    if (!items.ok())
        return refuse(items.errors(), streams);
    if (streams.json)
        return print_list("escalations", items.value(), options.as_at, streams);
    streams.out << "Escalations of " << options.board << ", as at " << options.as_at.prose()
                << "\n";
    for (auto const& item : items.value())
        print_escalation(item, streams.out);
    if (items.value().empty())
        streams.out << "  No escalations\n";
    return 0;
}

int list_rules(Places const& places, FigureOptions const& options, Streams const& streams)
{
    auto const house = open_house(places, Records::must_exist);
    if (!house.ok())
        return refuse(house.errors(), streams);
    auto const verdicts
        = house.value()->service.rules(options.case_reference.value_or(""), options.as_at);
    if (!verdicts.ok())
        return refuse(verdicts.errors(), streams);
    if (streams.json)
        return print_list("rules", verdicts.value(), options.as_at, streams);
    streams.out << "Rules of case " << options.case_reference.value_or("") << ", as at "
                << options.as_at.prose() << "\n";
    int kept = 0;
    int not_arisen = 0;
    for (auto const& verdict : verdicts.value()) {
        kept += verdict.state == rules::Verdict::State::kept;
        not_arisen += verdict.state == rules::Verdict::State::not_arisen;
        print_verdict(verdict, options.explain, streams.out);
    }
    streams.out << "  " << kept << " rules are kept, " << not_arisen << " have not come up.\n";
    return 0;
}

} // namespace cli
