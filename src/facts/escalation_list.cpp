#include "facts/escalation_list.h"

#include "facts/fields.h"
#include "facts/people.h"
#include "facts/plan_record.h"
#include "facts/register_figures.h"

#include <algorithm>
#include <map>

namespace facts {

namespace {

using casefile::Record;

std::string printed(Closure closure)
{
    switch (closure) {
    case Closure::update_received:
        return "Closed: update received";
    case Closure::completed:
        return "Closed: action completed";
    case Closure::board_directed:
        return "Closed: the Board gave a direction";
    case Closure::open:
        break;
    }
    return "Open";
}

/// An agency as the list names it.
struct AgencyEntry {
    std::string name;
    std::vector<std::string> email_to; ///< Its representative in the subgroup, its Board member.
};

/// What the list needs of the board, read once for all of its actions.
struct EscalationBoard {
    Record const& board;
    base::Date as_at;
    PlanReader plans;
    std::map<std::string, AgencyEntry> agencies; ///< By id.
};

std::map<std::string, AgencyEntry> read_agencies(Record const& board)
{
    std::map<std::string, AgencyEntry> agencies;
    for (auto const& agency : board.list("agencies")) {
        AgencyEntry entry { agency.text("name").value(), {} };
        for (auto const* key : { "scr_rep", "board_member" }) {
            if (auto const person = find_person(board, agency.text(key)))
                entry.email_to.push_back(person->text("display_name").value());
        }
        agencies.emplace(agency.text("id").value(), std::move(entry));
    }
    return agencies;
}

AgencyEntry const* agency_of(EscalationBoard const& board, std::string const& id)
{
    auto const found = board.agencies.find(id);
    return found == board.agencies.end() ? nullptr : &found->second;
}

/// What every item of one action has in common.
EscalationItem item_of(EscalationBoard const& board, std::string const& case_reference,
    PlanAction const& action, base::Date opened_on)
{
    auto const* const agency = agency_of(board, action.action.agency);
    return { .case_reference = case_reference,
        .action = action.action.number,
        .action_text = action.record.text("text").value(),
        .agency = action.action.agency,
        .agency_name = agency ? agency->name : "",
        .opened_on = opened_on };
}

/// Why the chair or, because of whose agency it is, the vice-chair raises it (R-E04).
std::string reason(EscalationItem const& item, bool by_vice_chair)
{
    auto const missed
        = std::to_string(item.missed.size()) + " meetings in a row without information or evidence";
    return by_vice_chair ? missed + "; " + item.agency_name
            + " is represented by the Subgroup Chair, so the Vice-Chair raises it"
                         : missed;
}

EscalationItem escalated(EscalationBoard const& board, Record const& profile, EscalationItem item,
    PlanAction const& action, Escalation const& escalation)
{
    auto const* const agency = agency_of(board, item.agency);
    item.level = escalation.level();
    item.missed = escalation.missed;
    item.raised_by_role = escalation.by_vice_chair ? "SUBGROUP_VICE_CHAIR" : "SUBGROUP_CHAIR";
    auto const raiser
        = holder_of(board.board, item.raised_by_role, item.case_reference, escalation.opened_on);
    item.raised_by = raiser ? raiser->text("display_name").value() : "";
    item.why = reason(item, escalation.by_vice_chair);
    if (agency)
        item.email_to = agency->email_to;
    for (auto const& entry : action.record.list("escalations")) {
        if (entry.date("opened_on") == escalation.opened_on && entry.has("email_sent_on"))
            item.email_sent_on = entry.date("email_sent_on");
    }
    bool const has_executive = profile.flag("has_executive_group").value_or(true);
    item.taken_to = has_executive ? profile.text("executive_label").value_or("Executive Group")
                                  : "Independent Chair";
    item.executive_on = escalation.executive_on;
    item.exception_on = escalation.exception_on;
    item.board_on = escalation.board_on;
    item.closed_on = escalation.closed_on;
    item.state = printed(escalation.closure);
    return item;
}

/// A chase line is answered with the next update, or becomes an escalation.
EscalationItem chased(EscalationItem item, PlanAction const& action, base::Date as_at)
{
    item.missed = { item.opened_on };
    item.why = "1 meeting without information or evidence";
    item.state = "Open: chased in the next request";
    auto const& updates = action.action.updates;
    auto const answer = std::ranges::find_if(updates, [&](auto const& update) {
        return update.received_on > item.opened_on && update.received_on <= as_at;
    });
    auto const follows = std::ranges::find_if(action.chase.escalations,
        [&](auto const& one) { return std::ranges::count(one.missed, item.opened_on) > 0; });
    if (follows != action.chase.escalations.end()) {
        item.state = "Escalated on " + follows->opened_on.prose();
        item.closed_on = follows->opened_on;
    } else if (answer != updates.end()) {
        item.state = printed(Closure::update_received);
        item.closed_on = answer->received_on;
    } else if (status_as_at(action.action, as_at) == ActionStatus::complete) {
        item.state = printed(Closure::completed);
        item.closed_on = action.action.completed_on;
    }
    return item;
}

void add_items(std::vector<EscalationItem>& items, EscalationBoard const& board,
    Record const& case_file, Record const& profile)
{
    auto const reference = case_file.text("ref").value();
    for (auto const& recommendation : board.plans.read(profile, case_file, board.as_at)) {
        for (auto const& action : recommendation.actions) {
            for (auto const date : action.chase.chased_at)
                items.push_back(
                    chased(item_of(board, reference, action, date), action, board.as_at));
            for (auto const& escalation : action.chase.escalations)
                items.push_back(escalated(board, profile,
                    item_of(board, reference, action, escalation.opened_on), action, escalation));
        }
    }
}

Fact optional_date(std::optional<base::Date> date, char const* label)
{
    return date ? Fact(*date) : Fact(Fact::Missing { label, {} });
}

} // namespace

std::vector<EscalationItem> escalations(ReportSubject const& subject, base::Date as_at)
{
    EscalationBoard const board { subject.board, as_at, PlanReader(subject.board),
        read_agencies(subject.board) };
    std::vector<EscalationItem> items;
    for (auto const& case_file : subject.cases) {
        if (is_counted(case_file))
            add_items(items, board, case_file, subject.profile_of(case_file));
    }
    std::ranges::stable_sort(items, [](auto const& a, auto const& b) {
        return std::tie(a.opened_on, a.agency_name, a.case_reference)
            < std::tie(b.opened_on, b.agency_name, b.case_reference);
    });
    return items;
}

std::vector<EscalationEmail> escalation_emails(std::vector<EscalationItem> const& items)
{
    std::vector<EscalationEmail> emails;
    for (auto const& item : items) {
        if (item.level < 2)
            continue;
        auto found = std::ranges::find_if(emails, [&](auto const& email) {
            return email.agency_name == item.agency_name && email.opened_on == item.opened_on;
        });
        if (found == emails.end()) {
            emails.push_back({ item.agency_name, item.opened_on, item.email_to, {} });
            found = emails.end() - 1;
        }
        found->actions.push_back(item.case_reference + " action " + item.action);
    }
    return emails;
}

Fact to_fact(EscalationItem const& item)
{
    Fact::List missed(item.missed.begin(), item.missed.end());
    return Fact::Object {
        { "level", Fact::count(item.level) },
        { "case", item.case_reference },
        { "action", item.action },
        { "action_text", item.action_text },
        { "agency", item.agency },
        { "agency_name", item.agency_name },
        { "opened_on", item.opened_on },
        { "missed", std::move(missed) },
        { "raised_by_role", item.raised_by_role },
        { "raised_by", item.raised_by },
        { "why", item.why },
        { "email_to", to_list(item.email_to) },
        { "email_sent_on", optional_date(item.email_sent_on, "E-mail sent on") },
        { "taken_to", item.taken_to },
        { "executive_on", optional_date(item.executive_on, "Executive meeting") },
        { "exception_on", optional_date(item.exception_on, "Sent to the Board on") },
        { "board_on", optional_date(item.board_on, "Board meeting") },
        { "closed_on", optional_date(item.closed_on, "Closed on") },
        { "state", item.state },
    };
}

} // namespace facts
