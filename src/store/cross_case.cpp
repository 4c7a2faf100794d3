#include "store/cross_case.h"

#include "store/sqlite.h"

#include <algorithm>
#include <tuple>

namespace store {

namespace {

using base::Date;
using base::PartialDate;

/// A WHERE clause and the values of its "?".
class Where {
public:
    void add(std::string const& condition)
    {
        m_text += (m_text.empty() ? " WHERE " : " AND ") + condition;
    }
    template <typename T> void add(std::string const& condition, std::optional<T> const& value)
    {
        if (!value)
            return;
        add(condition);
        if constexpr (std::is_same_v<T, Date>)
            m_values.push_back(value->iso());
        else
            m_values.push_back(*value);
    }
    std::string const& text() const { return m_text; }
    std::vector<std::string> const& values() const { return m_values; }

private:
    std::string m_text;
    std::vector<std::string> m_values;
};

Where of_document(Filter const& filter)
{
    Where where;
    where.add("d.board = ?", filter.board);
    if (filter.case_reference)
        where.add("d.kind = 'case'");
    where.add("d.id = ?", filter.case_reference);
    return where;
}

/// Keeps what may lie in the period and by the as-at date; `first` and `last` are columns.
void keep_period(
    Where& where, Filter const& filter, std::string const& first, std::string const& last)
{
    where.add(last + " >= ?", filter.from);
    where.add(first + " <= ?", filter.to);
    where.add(first + " <= ?", filter.as_at);
}

constexpr char const* order = " ORDER BY d.board, d.kind, d.id";
constexpr char const* case_of = "CASE d.kind WHEN 'case' THEN d.id END";

std::optional<int> number(std::string const& text)
{
    return text.empty() ? std::nullopt : std::optional(std::stoi(text));
}

std::string action_pointer(std::string const& recommendation, std::string const& action)
{
    return "/plan/recommendations/" + recommendation + "/actions/" + action;
}

} // namespace

std::vector<ActionRow> read_actions(Database& database, Filter const& filter)
{
    // A date is from our own type and therefore safe within the statement.
    auto const approved = filter.as_at ? "a.revision_approved_on <= '" + filter.as_at->iso() + "'"
                                       : std::string("a.revision_approved_on IS NOT NULL");
    auto const due = "CASE WHEN a.revised_due IS NOT NULL AND " + approved
        + " THEN a.revised_due ELSE a.original_due END";
    auto where = of_document(filter);
    where.add("a.lead_agency = ?", filter.agency);
    where.add(due + " >= ?", filter.from);
    where.add(due + " <= ?", filter.to);
    auto const rows = database.query(
        "SELECT d.board, d.id, a.recommendation, a.place, a.no, a.lead_agency, a.status, "
        "a.self_rating, a.original_due, a.revised_due, a.revision_approved_on, "
            + due
            + ", a.allocated_on, a.completed_on, a.accepted_on, a.withdrawn_on FROM action AS a "
              "JOIN newest_document AS d ON d.number = a.document"
            + where.text() + order + ", a.recommendation, a.place",
        16, where.values());
    std::vector<ActionRow> actions;
    actions.reserve(rows.size());
    for (auto const& row : rows) {
        actions.push_back({ row.at(0), row.at(1), action_pointer(row.at(2), row.at(3)), row.at(4),
            row.at(5), row.at(6), row.at(7), Date::parse(row.at(8)), Date::parse(row.at(9)),
            Date::parse(row.at(10)), Date::parse(row.at(11)), Date::parse(row.at(12)),
            Date::parse(row.at(13)), Date::parse(row.at(14)), Date::parse(row.at(15)) });
    }
    return actions;
}

std::vector<UpdateRow> read_updates(Database& database, Filter const& filter)
{
    auto where = of_document(filter);
    where.add("a.lead_agency = ?", filter.agency);
    keep_period(where, filter, "u.received_on", "u.received_on");
    auto const rows = database.query(
        "SELECT d.board, d.id, u.recommendation, u.action, a.lead_agency, u.type, u.received_on, "
        "u.for_meeting, u.self_rating, u.is_exception FROM action_update AS u "
        "JOIN action AS a ON a.document = u.document AND a.recommendation = u.recommendation "
        "AND a.place = u.action JOIN newest_document AS d ON d.number = u.document"
            + where.text() + order + ", u.recommendation, u.action, u.type, u.place",
        10, where.values());
    std::vector<UpdateRow> updates;
    updates.reserve(rows.size());
    for (auto const& row : rows) {
        updates.push_back({ row.at(0), row.at(1), action_pointer(row.at(2), row.at(3)), row.at(4),
            row.at(5), Date::parse(row.at(6)), row.at(7), row.at(8), row.at(9) == "1" });
    }
    return updates;
}

std::vector<MilestoneRow> read_milestones(Database& database, Filter const& filter)
{
    auto where = of_document(filter);
    keep_period(where, filter, "m.earliest", "m.latest");
    auto const rows = database.query(
        "SELECT d.board, d.id, d.review_type, d.stage, m.name, m.detail, m.reached "
        "FROM milestone AS m JOIN newest_document AS d ON d.number = m.document"
            + where.text() + order + ", m.place",
        7, where.values());
    std::vector<MilestoneRow> milestones;
    milestones.reserve(rows.size());
    for (auto const& row : rows) {
        milestones.push_back({ row.at(0), row.at(1), row.at(2), row.at(3), row.at(4), row.at(5),
            PartialDate::parse(row.at(6)) });
    }
    return milestones;
}

std::vector<NotificationRow> read_notifications(Database& database, Filter const& filter)
{
    auto where = of_document(filter);
    where.add("n.agency = ?", filter.agency);
    where.add("n.latest >= ?", filter.from);
    where.add("n.earliest <= ?", filter.to);
    std::string reached = "n.reached";
    if (filter.as_at) {
        reached = "CASE WHEN n.earliest <= '" + filter.as_at->iso() + "' THEN n.reached END";
        // A referral that had not come was not there; a notice that had not gone was awaited.
        where.add("(n.kind IS NOT 'REFERRAL' OR n.earliest <= ?)", filter.as_at);
    }
    auto const rows = database.query("SELECT d.board, d.id, n.kind, n.agency, n.body, n.due_on, "
            + reached + " FROM notification AS n JOIN newest_document AS d ON d.number = n.document"
            + where.text() + order + ", n.place",
        7, where.values());
    std::vector<NotificationRow> notifications;
    notifications.reserve(rows.size());
    for (auto const& row : rows) {
        notifications.push_back({ row.at(0), row.at(1), row.at(2), row.at(3), row.at(4),
            Date::parse(row.at(5)), PartialDate::parse(row.at(6)) });
    }
    return notifications;
}

std::vector<EventRow> read_events(Database& database, Filter const& filter)
{
    auto where = of_document(filter);
    keep_period(where, filter, "e.held_on", "e.held_on");
    auto const rows = database.query("SELECT d.board, " + std::string(case_of)
            + ", e.type, e.id, e.subject, e.held_on, e.status, e.mode, e.capacity, e.scr_learning "
              "FROM event AS e JOIN newest_document AS d ON d.number = e.document"
            + where.text() + order + ", e.place",
        10, where.values());
    std::vector<EventRow> events;
    events.reserve(rows.size());
    for (auto const& row : rows) {
        events.push_back({ row.at(0), row.at(1), row.at(2), row.at(3), row.at(4),
            Date::parse(row.at(5)), row.at(6), row.at(7), number(row.at(8)), row.at(9) == "1" });
    }
    return events;
}

std::vector<AttendanceRow> read_attendances(Database& database, Filter const& filter)
{
    auto where = of_document(filter);
    where.add("t.agency = ?", filter.agency);
    keep_period(where, filter, "e.held_on", "e.held_on");
    // In the order of the index that holds all it needs of an attendance: half a million of them
    // are counted without sorting. The few documents are put in their order afterwards.
    std::string const key = "e.document, e.place, t.agency, t.outcome";
    auto rows = database.query("SELECT d.board, d.kind, d.id, e.type, e.id, e.subject, e.held_on, "
                               "t.agency, t.outcome, count(*), count(DISTINCT t.person), "
                               "count(*) - count(t.person) FROM event AS e "
                               "JOIN newest_document AS d ON d.number = e.document "
                               "JOIN attendance AS t ON t.document = e.document AND "
                               "t.event = e.place"
            + where.text() + " GROUP BY " + key + " ORDER BY " + key,
        12, where.values());
    std::ranges::stable_sort(
        rows, {}, [](TextRow const& row) { return std::tie(row.at(0), row.at(1), row.at(2)); });
    std::vector<AttendanceRow> attendances;
    attendances.reserve(rows.size());
    for (auto const& row : rows) {
        attendances.push_back({ row.at(0), row.at(1) == "case" ? row.at(2) : "", row.at(3),
            row.at(4), row.at(5), Date::parse(row.at(6)), row.at(7), row.at(8),
            std::stoi(row.at(9)), std::stoi(row.at(10)), std::stoi(row.at(11)) });
    }
    return attendances;
}

std::vector<ReachRow> read_reach(Database& database, Filter const& filter, bool by_agency)
{
    auto where = of_document(filter);
    where.add("t.agency = ?", filter.agency);
    keep_period(where, filter, "e.held_on", "e.held_on");
    where.add("e.type = 'DELIVERY' AND e.status = 'DELIVERED' AND e.scr_learning = 1");
    where.add("t.outcome IN ('ATTENDED', 'WALK_IN')");
    std::string const agency = by_agency ? "t.agency" : "NULL";
    std::string const group = by_agency ? "d.board, t.agency" : "d.board";
    // A board has one training record, so that a place is an event.
    auto const rows = database.query("SELECT d.board, " + agency
            + ", count(DISTINCT e.place), count(*), count(DISTINCT t.person), "
              "count(*) - count(t.person) FROM newest_document AS d "
              "JOIN event AS e ON e.document = d.number "
              "JOIN attendance AS t ON t.document = e.document AND t.event = e.place"
            + where.text() + " GROUP BY " + group + " ORDER BY " + group,
        6, where.values());
    std::vector<ReachRow> reach;
    for (auto const& row : rows) {
        reach.push_back({ row.at(0), row.at(1), std::stoi(row.at(2)), std::stoi(row.at(3)),
            std::stoi(row.at(4)), std::stoi(row.at(5)) });
    }
    return reach;
}

} // namespace store
