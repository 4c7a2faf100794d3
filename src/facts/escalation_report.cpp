#include "facts/escalation_report.h"

#include "base/told_once.h"
#include "facts/escalation_list.h"
#include "facts/fields.h"
#include "facts/people.h"
#include "facts/plan_record.h"
#include "facts/register_figures.h"
#include "facts/report_part.h"

#include <algorithm>
#include <map>
#include <utility>

namespace facts {

using base::Date;
using casefile::Record;

namespace {

/// An action and the case whose plan it stands in.
struct CaseAction {
    PlanAction action;
    Record const* case_file;
};

/// What a row of the report is made from.
struct Row {
    EscalationItem const* item;
    PlanAction const* action;
    Record const* case_file;
};

struct Report {
    ReportSubject const& subject;
    ReportOccasion const& occasion;
    EscalationAudience audience;
    bool has_executive;
    std::optional<Date> previous; ///< The last held meeting of this forum before this one.
    std::vector<EscalationItem> items;
    /// By case and number.
    std::map<std::pair<std::string, std::string>, CaseAction> actions;
};

char const* forum_of(EscalationAudience audience, bool has_executive)
{
    if (audience == EscalationAudience::board)
        return "BOARD";
    // R-E05: without an Executive the Independent Chair hears after each meeting of the subgroup.
    return has_executive ? "EXECUTIVE" : "SUBGROUP";
}

std::optional<Date> last_held_before(Record const& board, char const* forum, Date meeting_on)
{
    std::optional<Date> last;
    for (auto const& meeting : board.list("meetings")) {
        auto const on = meeting.date("date").value();
        if (is(meeting, "forum", forum) && is(meeting, "status", "HELD") && on < meeting_on
            && (!last || *last < on))
            last = on;
    }
    return last;
}

Report read(
    ReportSubject const& subject, ReportOccasion const& occasion, EscalationAudience audience)
{
    bool const has_executive = subject.profile.flag("has_executive_group").value_or(true);
    Report report { subject, occasion, audience, has_executive,
        last_held_before(subject.board, forum_of(audience, has_executive), occasion.meeting_on),
        escalations(subject, occasion.as_at), {} };
    PlanReader const plans(subject.board);
    for (auto const& record : subject.cases) {
        auto const reference = record.text("ref").value();
        for (auto& recommendation :
            plans.read(subject.profile_of(record), record, occasion.as_at)) {
            for (auto& action : recommendation.actions) {
                std::pair const key(reference, action.action.number);
                report.actions.emplace(key, CaseAction { std::move(action), &record });
            }
        }
    }
    return report;
}

/// The day on which the item came onto the way to this forum; nothing if it is not for it.
std::optional<Date> referred_on(EscalationItem const& item, EscalationAudience audience)
{
    if (item.level < 2)
        return std::nullopt;
    return audience == EscalationAudience::board ? item.exception_on
                                                 : std::optional(item.opened_on);
}

enum class Part { none, opened, continuing, closed };

/// A meeting on the day of a subgroup meeting did not yet know what that one escalated: what was
/// referred on the day of the last meeting is new at this one.
Part part_of(EscalationItem const& item, Report const& report)
{
    auto const referred = referred_on(item, report.audience);
    bool const is_chair = report.audience == EscalationAudience::executive && !report.has_executive;
    if (!referred || *referred > report.occasion.as_at
        || (*referred >= report.occasion.meeting_on && !is_chair))
        return Part::none;
    if (item.closed_on)
        return !report.previous || *item.closed_on > *report.previous ? Part::closed : Part::none;
    return !report.previous || *referred >= *report.previous ? Part::opened : Part::continuing;
}

std::vector<Row> rows_of(Report const& report, Part part)
{
    std::vector<Row> rows;
    for (auto const& item : report.items) {
        if (part_of(item, report) != part)
            continue;
        auto const& found = report.actions.at({ item.case_reference, item.action });
        rows.push_back({ &item, &found.action, found.case_file });
    }
    return rows;
}

// Who presents

std::string title_of(std::string const& role, Report const& report)
{
    return std::string(role == "SUBGROUP_VICE_CHAIR" ? "Vice-Chair" : "Chair") + " of the "
        + report.subject.profile.text("subgroup_label").value_or("Subgroup");
}

/// Why a person may not present the action; empty if nothing stands in the way.
std::string conflict(Record const& person, Row const& row, Report const& report)
{
    auto const id = person.text("id").value();
    auto const agency = find_agency(report.subject.board, row.item->agency);
    if (agency && is(*agency, "scr_rep", id))
        return "it is an action of the agency that this person represents";
    for (auto const& declared : row.case_file->list("conflicts")) {
        auto const on = declared.date("declared_on");
        bool const bars
            = is(declared, "effect", "CANNOT_CHAIR") || is(declared, "effect", "NO_CASE_PAPERS");
        if (is(declared, "person", id) && bars && (!on || *on <= report.occasion.meeting_on))
            return "a conflict of interest is recorded in the case";
    }
    return {};
}

/// The first holder of the role without a conflict, which somebody appointed for the case may be.
base::Result<Record> presenter_of(Row const& row, Report const& report)
{
    auto const& item = *row.item;
    auto const holders = holders_of(
        report.subject.board, item.raised_by_role, item.case_reference, report.occasion.meeting_on);
    std::string barred;
    for (auto const& person : holders) {
        auto why = conflict(person, row, report);
        if (why.empty())
            return person;
        barred += (barred.empty() ? "" : " ") + person.text("display_name").value()
            + " cannot present action " + item.action + " of " + item.case_reference + ": "
            + std::move(why) + ".";
    }
    auto const title = title_of(item.raised_by_role, report);
    if (barred.empty())
        barred
            = "Nobody is recorded as " + title + " on " + report.occasion.meeting_on.prose() + ".";
    return base::Diagnostic { base::Severity::error,
        holders.empty() ? "presenter-unknown" : "presenter-conflicted",
        { {}, 0, report.subject.board.pointer("role_holdings") }, std::move(barred),
        "Record in the board’s roles who takes the place of the " + title + " for case "
            + item.case_reference + "." };
}

struct Presenter {
    std::string role;
    std::string name;
    std::vector<std::string> actions {};
};

/// Those who present what is new and what continues, in the order of the actions; the Chair of the
/// subgroup where there is nothing.
base::Result<std::vector<Presenter>> presenters(Report const& report, std::vector<Row> const& rows)
{
    std::vector<Presenter> all;
    base::Diagnostics faults;
    for (auto const& row : rows) {
        auto const person = presenter_of(row, report);
        if (!person.ok()) {
            base::append_new(faults, person.errors());
            continue;
        }
        auto const name = person.value().text("display_name").value();
        auto found = std::ranges::find_if(all, [&](Presenter const& one) {
            return one.role == row.item->raised_by_role && one.name == name;
        });
        if (found == all.end())
            found = all.insert(all.end(), { row.item->raised_by_role, name });
        found->actions.push_back(row.item->agency_name + ", " + row.item->case_reference
            + " action " + row.item->action);
    }
    if (!faults.empty())
        return faults;
    if (!all.empty())
        return all;
    constexpr auto chair = "SUBGROUP_CHAIR";
    auto const person = holder_of(report.subject.board, chair, {}, report.occasion.meeting_on);
    all.push_back({ chair, person ? person->text("display_name").value() : "" });
    return all;
}

/// The Chair, or whoever presents most, is told first and without a list: the rest is theirs.
Fact presenter_facts(std::vector<Presenter> presenters, Report const& report)
{
    std::ranges::stable_sort(presenters, {}, [](Presenter const& one) {
        return std::pair(one.role != "SUBGROUP_CHAIR", -std::ssize(one.actions));
    });
    presenters.front().actions.clear();
    Fact::List list;
    for (auto const& one : presenters) {
        bool const has_rest = presenters.size() > 1 && one.actions.empty();
        list.push_back(Fact::Object {
            { "name",
                one.name.empty() ? Fact(Fact::Missing { "Chair of the subgroup", {} })
                                 : Fact(one.name) },
            { "title", title_of(one.role, report) },
            { "is_vice_chair", one.role == "SUBGROUP_VICE_CHAIR" }, { "has_rest", has_rest },
            { "actions", to_list(one.actions) } });
    }
    return list;
}

// Rows

Fact optional_date(std::optional<Date> date, char const* label)
{
    return date ? Fact(*date) : Fact(Fact::Missing { label, {} });
}

std::string pseudonyms_of(Record const& case_file)
{
    std::vector<std::string> names;
    for (auto const& child : case_file.list("children")) {
        if (auto const name = child.text("pseudonym"))
            names.push_back(*name);
    }
    return joined(names);
}

/// What happened since the first meeting without information, up to the as-at date.
Fact chase_log(EscalationItem const& item, Date as_at)
{
    std::vector<std::pair<Date, std::string>> log;
    auto const add = [&](std::optional<Date> on, std::string what) {
        if (on && *on <= as_at)
            log.emplace_back(*on, std::move(what));
    };
    if (!item.missed.empty() && item.missed.front() < item.opened_on)
        add(item.missed.front(), "chased in the next request");
    add(item.opened_on, "escalated to the " + item.taken_to);
    add(item.email_sent_on, "e-mail sent");
    add(item.exception_on, "nothing more received: exception to the Board");
    std::ranges::stable_sort(log, {}, &std::pair<Date, std::string>::first);
    Fact::List list;
    for (auto& [on, what] : log)
        list.push_back(Fact::Object { { "on", on }, { "what", std::move(what) } });
    return list;
}

std::optional<Date> promised(Row const& row)
{
    for (auto const& entry : row.action->record.list("escalations")) {
        if (entry.date("opened_on") == row.item->opened_on && entry.has("timescale_promised"))
            return entry.date("timescale_promised");
    }
    return std::nullopt;
}

/// The day of the newest update or evidence received by the as-at date.
std::optional<Date> last_received(Row const& row, Date as_at)
{
    std::optional<Date> last;
    for (auto const& update : row.action->action.updates) {
        if (update.received_on <= as_at)
            last = update.received_on;
    }
    return last;
}

Fact dates(std::vector<Date> const& days)
{
    Fact::List list;
    for (auto const day : days)
        list.push_back(Fact::Object { { "on", day } });
    return list;
}

Fact row_fact(Row const& row, Report const& report)
{
    auto const as_at = report.occasion.as_at;
    auto const& item = *row.item;
    auto const& action = row.action->action;
    auto const due = current_due(action, as_at);
    auto const late = days_overdue(action, as_at);
    auto const promise = promised(row);
    return Fact::Object {
        { "agency", item.agency_name },
        { "case", item.case_reference },
        { "pseudonyms", pseudonyms_of(*row.case_file) },
        { "number", item.action },
        { "text", item.action_text },
        { "due", due },
        { "revised", due != action.original_due },
        { "original_due", action.original_due },
        { "overdue", late > 0 },
        { "days_overdue", Fact::count(late) },
        { "missed", dates(item.missed) },
        { "last_received", optional_date(last_received(row, as_at), "Last information") },
        { "chase_log", chase_log(item, as_at) },
        { "email_to", to_list(item.email_to) },
        { "email_sent_on", optional_date(item.email_sent_on, "E-mail sent on") },
        { "promised", optional_date(promise, "Timescale promised") },
        { "promise_broken", promise && *promise < as_at },
        { "is_exception", item.exception_on && *item.exception_on <= as_at },
        { "board_on", optional_date(item.board_on, "Board meeting") },
        { "opened_on", item.opened_on },
        { "closed_on", optional_date(item.closed_on, "Closed on") },
        { "state", item.state },
    };
}

Fact row_facts(std::vector<Row> const& rows, Report const& report)
{
    Fact::List list;
    for (auto const& row : rows)
        list.push_back(row_fact(row, report));
    return list;
}

/// M-E1 to M-E5, as the statistics count them.
Fact measure_facts(ReportSubject const& subject, ReportOccasion const& occasion)
{
    Fact::List list;
    for (auto const& figure : plan_figures(counted_only(subject), occasion)) {
        if (figure.code.starts_with("M-E"))
            list.push_back(to_fact(figure));
    }
    return list;
}

std::string audience_in_words(Report const& report)
{
    if (report.audience == EscalationAudience::board)
        return "Board";
    return report.has_executive
        ? report.subject.profile.text("executive_label").value_or("Executive Group")
        : "Independent Chair";
}

} // namespace

base::Result<Fact> escalation_report(
    ReportSubject const& subject, ReportOccasion const& occasion, EscalationAudience audience)
{
    auto const report = read(subject, occasion, audience);
    auto const opened = rows_of(report, Part::opened);
    auto const continuing = rows_of(report, Part::continuing);
    auto const closed = rows_of(report, Part::closed);
    auto presented = opened;
    std::ranges::copy(continuing, std::back_inserter(presented));
    auto people = TRY(presenters(report, presented));
    return Fact(Fact::Object {
        { "audience", audience_in_words(report) },
        { "is_board", audience == EscalationAudience::board },
        { "meeting_on", occasion.meeting_on },
        { "previous_on", optional_date(report.previous, "Last meeting") },
        { "as_at", occasion.as_at },
        { "period", period_of(occasion).printed },
        { "presenters", presenter_facts(std::move(people), report) },
        { "opened", row_facts(opened, report) },
        { "continuing", row_facts(continuing, report) },
        { "closed", row_facts(closed, report) },
        { "any", !opened.empty() || !continuing.empty() || !closed.empty() },
        { "subgroup", subject.profile.text("subgroup_label").value_or("Subgroup") },
        { "prepared_by", text_field(subject.profile, "manager_title") },
        { "measures", measure_facts(subject, occasion) },
    });
}

} // namespace facts
