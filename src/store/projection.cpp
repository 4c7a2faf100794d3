#include "store/projection.h"

#include "base/date.h"
#include "base/file.h"
#include "casefile/figures_part.h"

#include <array>
#include <map>
#include <set>
#include <string_view>
#include <vector>

namespace store {

namespace {

using base::Value;

enum class Type { text, integer };

struct Column {
    std::string_view name;
    Type type = Type::text;
};

/// Rows for one table, gathered so that one prepared statement inserts them all. An empty cell
/// is null.
class Rows {
public:
    Rows(std::string table, std::vector<Column> columns)
        : m_table(std::move(table))
        , m_columns(std::move(columns))
        , m_cells(m_columns.size())
    {
    }
    void add(std::vector<std::string> cells)
    {
        base::ensure(cells.size() == m_columns.size(), "a row with other columns than its table");
        for (std::size_t i = 0; i < cells.size(); ++i)
            m_cells.at(i).push_back(std::move(cells[i]));
    }
    void write(Database& database)
    {
        if (m_cells.front().empty())
            return;
        std::string names;
        std::string places;
        for (auto const& column : m_columns) {
            names += (names.empty() ? "" : ", ") + std::string(column.name);
            places += places.empty() ? "" : ", ";
            places
                += column.type == Type::text ? "NULLIF(?, '')" : "CAST(NULLIF(?, '') AS INTEGER)";
        }
        database.run_each(
            "INSERT INTO " + m_table + " (" + names + ") VALUES (" + places + ")", m_cells);
    }

private:
    std::string m_table;
    std::vector<Column> m_columns;
    std::vector<std::vector<std::string>> m_cells; ///< By column.
};

Value::List const& list_of(Value const& value, std::string_view key)
{
    static Value::List const none;
    auto const* member = value.find(key);
    auto const* list = member ? member->as_list() : nullptr;
    return list ? *list : none;
}

std::string date_of(Value const& value, std::string_view key)
{
    auto text = value.text(key);
    return base::Date::parse(text) ? text : std::string();
}

std::string integer_of(Value const& value, std::string_view key)
{
    auto const* member = value.find(key);
    auto const* integer = member ? member->as_integer() : nullptr;
    return integer ? std::to_string(*integer) : std::string();
}

std::string flag_of(Value const& value, std::string_view key)
{
    auto const* member = value.find(key);
    auto const* flag = member ? member->as_bool() : nullptr;
    return flag ? (*flag ? "1" : "0") : "";
}

/// A date that may be partial, with the first and the last day it may mean; all empty for none.
std::array<std::string, 3> partial_date_of(Value const& value, std::string_view key)
{
    auto const text = value.text(key);
    auto const date = base::PartialDate::parse(text);
    if (!date)
        return {};
    return { text, date->earliest().iso(), date->latest().iso() };
}

/// A date of a case that questions across cases ask for: where it stands (lists on the way are
/// walked), and the field beside it that says which one of several it is.
struct MilestonePath {
    std::vector<std::string_view> path;
    std::string_view detail = {};
};

std::vector<MilestonePath> const& milestone_paths()
{
    static std::vector<MilestonePath> const paths {
        { { "incident", "occurred" } },
        { { "incident", "la_aware_on" } },
        { { "subgroup_screen", "held_on" }, "decision" },
        { { "scoping_recommendations", "written_on" }, "option" },
        { { "decisions", "decided_on" }, "review_type" },
        { { "decisions", "minutes_received_on" } },
        { { "decisions", "responded_to_subgroup_chair_on" } },
        { { "decisions", "first_panel_on" } },
        { { "appointments", "appointed_on" }, "role" },
        { { "reports", "received_by_board_on" }, "version" },
        { { "plan", "agreed_on" }, "version" },
        { { "plan", "allocated_on" }, "version" },
        { { "plan", "closed_by_subgroup_on" } },
        { { "plan", "exec_endorsed_on" } },
        { { "plan", "board_endorsed_on" } },
        { { "publication", "planned_on" } },
        { { "publication", "panel_copy_sent_on" } },
        { { "publication", "record", "published_on" } },
    };
    return paths;
}

/// One document on its way into the tables.
class Projection {
public:
    Projection(std::string document)
        : m_document(std::move(document))
    {
    }

    void add_case(Value const& value)
    {
        add_plan(value);
        for (auto const& milestone : milestone_paths())
            add_milestones(value, milestone, 0);
        add_notifications(value);
        add_meetings(value);
    }

    void add_meetings(Value const& value)
    {
        for (auto const& meeting : list_of(value, "meetings")) {
            auto const event = std::to_string(m_next_event++);
            m_events.add({ m_document, event, "MEETING", meeting.text("id"), meeting.text("forum"),
                date_of(meeting, "date"), meeting.text("status"), {}, {}, {} });
            std::size_t place = 0;
            for (auto const& one : list_of(meeting, "attendances")) {
                m_attendances.add({ m_document, event, std::to_string(place++), one.text("person"),
                    one.text("agency"), one.text("status") });
            }
        }
    }

    void add_training(Value const& value)
    {
        std::map<std::string, std::string> scr_learning;
        for (auto const& course : list_of(value, "courses"))
            scr_learning[course.text("id")] = flag_of(course, "contains_scr_learning");
        for (auto const& delivery : list_of(value, "deliveries")) {
            auto const event = std::to_string(m_next_event++);
            auto const course = delivery.text("course");
            m_events.add({ m_document, event, "DELIVERY", delivery.text("id"), course,
                date_of(delivery, "date"), delivery.text("status"), delivery.text("mode"),
                integer_of(delivery, "capacity"), scr_learning[course] });
            std::size_t place = 0;
            for (auto const& booking : list_of(delivery, "bookings")) {
                m_attendances.add(
                    { m_document, event, std::to_string(place++), booking.text("practitioner_key"),
                        booking.text("agency_at_time"), booking.text("outcome") });
            }
        }
    }

    void write(Database& database)
    {
        for (auto* rows :
            { &m_actions, &m_updates, &m_milestones, &m_notifications, &m_events, &m_attendances })
            rows->write(database);
    }

private:
    void add_plan(Value const& value)
    {
        auto const* plan = value.find("plan");
        if (!plan)
            return;
        auto const allocated = date_of(*plan, "allocated_on");
        std::size_t recommendation = 0;
        for (auto const& one : list_of(*plan, "recommendations")) {
            std::size_t place = 0;
            for (auto const& action : list_of(one, "actions"))
                add_action(
                    action, std::to_string(recommendation), std::to_string(place++), allocated);
            ++recommendation;
        }
    }

    void add_action(Value const& action, std::string const& recommendation,
        std::string const& place, std::string const& allocated)
    {
        m_actions.add({ m_document, recommendation, place, action.text("no"),
            action.text("lead_agency"), action.text("status"), action.text("self_rating"),
            date_of(action, "original_due"), date_of(action, "revised_due"),
            date_of(action, "revision_approved_on"), allocated, date_of(action, "completed_on"),
            date_of(action, "accepted_by_subgroup_on"), date_of(action, "withdrawn_on") });
        std::size_t update_place = 0;
        for (auto const& update : list_of(action, "updates")) {
            m_updates.add(
                { m_document, recommendation, place, "UPDATE", std::to_string(update_place++),
                    date_of(update, "received_on"), update.text("for_meeting"),
                    update.text("self_rating"), flag_of(update, "is_exception") });
        }
        std::size_t evidence_place = 0;
        for (auto const& evidence : list_of(action, "evidence")) {
            m_updates.add({ m_document, recommendation, place, "EVIDENCE",
                std::to_string(evidence_place++), date_of(evidence, "date"), {}, {}, {} });
        }
    }

    void add_milestones(Value const& value, MilestonePath const& milestone, std::size_t depth)
    {
        if (auto const* list = value.as_list()) {
            for (auto const& item : *list)
                add_milestones(item, milestone, depth);
            return;
        }
        auto const key = milestone.path.at(depth);
        if (depth + 1 < milestone.path.size()) {
            if (auto const* next = value.find(key))
                add_milestones(*next, milestone, depth + 1);
            return;
        }
        auto const [reached, earliest, latest] = partial_date_of(value, key);
        if (reached.empty())
            return;
        std::string name;
        for (auto const part : milestone.path)
            name += (name.empty() ? "" : "/") + std::string(part);
        m_milestones.add({ m_document, std::to_string(m_next_milestone++), std::move(name),
            milestone.detail.empty() ? std::string() : value.text(milestone.detail), reached,
            earliest, latest });
    }

    void add_notifications(Value const& value)
    {
        std::size_t place = 0;
        for (auto const& one : list_of(value, "notifications")) {
            auto const [reached, earliest, latest] = partial_date_of(one, "received_by_lscb_on");
            m_notifications.add(
                { m_document, std::to_string(place++), "REFERRAL", one.text("referring_agency"),
                    one.text("national_body"), {}, reached, earliest, latest });
        }
        for (auto const& one : list_of(value, "statutory_notices")) {
            auto const [reached, earliest, latest] = partial_date_of(one, "sent_on");
            m_notifications.add({ m_document, std::to_string(place++), one.text("kind"), {},
                one.text("body"), date_of(one, "due_on"), reached, earliest, latest });
        }
    }

    std::string m_document; ///< newest_document.number
    std::size_t m_next_milestone = 0;
    std::size_t m_next_event = 0;
    Rows m_actions { "action",
        { { "document", Type::integer }, { "recommendation", Type::integer },
            { "place", Type::integer }, { "no" }, { "lead_agency" }, { "status" },
            { "self_rating" }, { "original_due" }, { "revised_due" }, { "revision_approved_on" },
            { "allocated_on" }, { "completed_on" }, { "accepted_on" }, { "withdrawn_on" } } };
    Rows m_updates { "action_update",
        { { "document", Type::integer }, { "recommendation", Type::integer },
            { "action", Type::integer }, { "type" }, { "place", Type::integer }, { "received_on" },
            { "for_meeting" }, { "self_rating" }, { "is_exception", Type::integer } } };
    Rows m_milestones { "milestone",
        { { "document", Type::integer }, { "place", Type::integer }, { "name" }, { "detail" },
            { "reached" }, { "earliest" }, { "latest" } } };
    Rows m_notifications { "notification",
        { { "document", Type::integer }, { "place", Type::integer }, { "kind" }, { "agency" },
            { "body" }, { "due_on" }, { "reached" }, { "earliest" }, { "latest" } } };
    Rows m_events { "event",
        { { "document", Type::integer }, { "place", Type::integer }, { "type" }, { "id" },
            { "subject" }, { "held_on" }, { "status" }, { "mode" }, { "capacity", Type::integer },
            { "scr_learning", Type::integer } } };
    Rows m_attendances { "attendance",
        { { "document", Type::integer }, { "event", Type::integer }, { "place", Type::integer },
            { "person" }, { "agency" }, { "outcome" } } };
};

} // namespace

void project(Database& database, std::string const& kind, std::string const& id, int version,
    base::Value const& value)
{
    database.run("DELETE FROM newest_document WHERE kind = ? AND id = ?", { kind, id });
    database.run("INSERT INTO newest_document (kind, id, version, board, review_type, stage) "
                 "VALUES (?, ?, CAST(? AS INTEGER), NULLIF(?, ''), NULLIF(?, ''), NULLIF(?, ''))",
        { kind, id, std::to_string(version), kind == "board" ? id : value.text("board"),
            value.text("review_type"), value.text("stage") });
    auto const document = std::to_string(database.number("SELECT last_insert_rowid()"));
    Projection projection(document);
    if (kind == "case")
        projection.add_case(value);
    else if (kind == "board")
        projection.add_meetings(value);
    else if (kind == "training")
        projection.add_training(value);
    projection.write(database);
    if (kind == "case" || kind == "training") {
        auto const part = casefile::figures_part(
            value, kind == "case" ? casefile::Kind::case_file : casefile::Kind::training);
        database.run("INSERT INTO figures_part (document, json) VALUES (CAST(? AS INTEGER), ?)",
            { document, base::write_json(part) });
    }
}

void project_all(Database& database)
{
    database.run("DELETE FROM newest_document");
    auto const newest = database.query(
        "SELECT kind, id, max(version) FROM document_version GROUP BY kind, id", 3);
    for (auto const& row : newest) {
        // One at a time: all documents together may be more than memory holds.
        auto const json = database.query("SELECT json FROM document_version WHERE kind = ? AND "
                                         "id = ? AND version = CAST(? AS INTEGER)",
            1, row);
        auto const value = base::parse_json(json.at(0).at(0), row.at(1));
        if (!value.ok())
            throw base::IoError("The stored record " + row.at(1)
                + " is damaged: " + base::describe(value.errors().front()));
        project(database, row.at(0), row.at(1), std::stoi(row.at(2)), value.value());
    }
    database.run("DELETE FROM projection_basis");
    database.run("INSERT INTO projection_basis VALUES (?)", { casefile::figures_fingerprint() });
}

bool is_current(Database& database)
{
    auto const rows = database.query("SELECT fingerprint FROM projection_basis", 1);
    return rows.size() == 1 && rows.front().front() == casefile::figures_fingerprint();
}

} // namespace store
