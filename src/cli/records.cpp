// export, history, set-aside, rebuild and list: what the store holds.

#include "cli/commands.h"
#include "cli/house.h"
#include "cli/output.h"
#include "service/answers.h"

namespace cli {

namespace {

using Cells = std::vector<std::string>;

std::string cell(std::optional<base::Date> const& date)
{
    return date ? date->iso() : "";
}

std::string cell(std::optional<base::PartialDate> const& date)
{
    return date ? date->text() : "";
}

/// A table: headings, then rows of as many cells.
struct Table {
    Cells headings;
    std::vector<Cells> rows;
};

Table actions(store::Store const& store, store::Filter const& filter)
{
    Table table { { "board", "case", "action", "lead_agency", "status", "original_due",
                      "current_due", "completed_on", "accepted_on" },
        {} };
    for (auto const& row : store.actions(filter)) {
        table.rows.push_back({ row.board, row.case_reference, row.number, row.lead_agency,
            row.status, cell(row.original_due), cell(row.current_due), cell(row.completed_on),
            cell(row.accepted_on) });
    }
    return table;
}

Table updates(store::Store const& store, store::Filter const& filter)
{
    Table table { { "board", "case", "place", "lead_agency", "type", "received_on", "self_rating" },
        {} };
    for (auto const& row : store.updates(filter)) {
        table.rows.push_back({ row.board, row.case_reference, row.action_pointer, row.lead_agency,
            row.type, cell(row.received_on), row.self_rating });
    }
    return table;
}

Table milestones(store::Store const& store, store::Filter const& filter)
{
    Table table { { "board", "case", "review_type", "stage", "milestone", "detail", "reached" },
        {} };
    for (auto const& row : store.milestones(filter)) {
        table.rows.push_back({ row.board, row.case_reference, row.review_type, row.stage, row.name,
            row.detail, cell(row.reached) });
    }
    return table;
}

Table notifications(store::Store const& store, store::Filter const& filter)
{
    Table table { { "board", "case", "kind", "agency", "body", "due_on", "reached" }, {} };
    for (auto const& row : store.notifications(filter)) {
        table.rows.push_back({ row.board, row.case_reference, row.kind, row.agency, row.body,
            cell(row.due_on), cell(row.reached) });
    }
    return table;
}

Table meetings(store::Store const& store, store::Filter const& filter)
{
    Table table { { "board", "case", "type", "id", "subject", "held_on", "status", "capacity" },
        {} };
    for (auto const& row : store.events(filter)) {
        table.rows.push_back({ row.board, row.case_reference, row.type, row.id, row.subject,
            cell(row.held_on), row.status, row.capacity ? std::to_string(*row.capacity) : "" });
    }
    return table;
}

Table attendance(store::Store const& store, store::Filter const& filter)
{
    Table table { { "board", "case", "event", "subject", "held_on", "agency", "outcome",
                      "attendances", "people" },
        {} };
    for (auto const& row : store.attendances(filter)) {
        table.rows.push_back(
            { row.board, row.case_reference, row.event, row.subject, cell(row.held_on), row.agency,
                row.outcome, std::to_string(row.attendances), std::to_string(row.people) });
    }
    return table;
}

Table reach(store::Store const& store, store::Filter const& filter)
{
    Table table { { "board", "agency", "deliveries", "attendances", "people", "unnamed" }, {} };
    for (auto const& row : store.reach_by_agency(filter)) {
        table.rows.push_back({ row.board, row.agency, std::to_string(row.deliveries),
            std::to_string(row.attendances), std::to_string(row.people),
            std::to_string(row.unnamed) });
    }
    return table;
}

Table table_of(store::Store const& store, ListOptions const& options)
{
    if (options.what == "actions")
        return actions(store, options.filter);
    if (options.what == "updates")
        return updates(store, options.filter);
    if (options.what == "milestones")
        return milestones(store, options.filter);
    if (options.what == "notifications")
        return notifications(store, options.filter);
    if (options.what == "meetings")
        return meetings(store, options.filter);
    if (options.what == "attendance")
        return attendance(store, options.filter);
    return reach(store, options.filter);
}

/// Cells without a value are left out.
base::Value as_json(Table const& table)
{
    base::Value list { base::Value::List {} };
    for (auto const& row : table.rows) {
        base::Value one { base::Value::Object {} };
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (!row[i].empty())
                one.set(table.headings.at(i), row[i]);
        }
        list.push(std::move(one));
    }
    return list;
}

base::Value as_json(service::VersionSummary const& version, bool with_changes)
{
    base::Value value;
    value.set("version", version.note.version);
    value.set("who", version.note.change.who);
    value.set("at", version.note.change.at);
    value.set("why", version.note.change.why);
    if (!with_changes)
        return value;
    base::Value changes { base::Value::List {} };
    for (auto const& change : version.changes) {
        base::Value one;
        one.set("pointer", change.pointer);
        if (change.before)
            one.set("before", *change.before);
        if (change.after)
            one.set("after", *change.after);
        changes.push(std::move(one));
    }
    value.set("changes", std::move(changes));
    return value;
}

} // namespace

int list_rows(Places const& places, ListOptions const& options, Streams const& streams)
{
    auto const house = open_house(places, Records::must_exist);
    if (!house.ok())
        return refuse(house.errors(), streams);
    auto const table = table_of(house.value()->store, options);
    if (streams.json) {
        base::Value value;
        value.set(options.what, as_json(table));
        print_json(value, streams.out);
        return 0;
    }
    auto rows = table.rows;
    rows.insert(rows.begin(), table.headings);
    print_table(rows, streams.out);
    streams.out << table.rows.size() << (table.rows.size() == 1 ? " row\n" : " rows\n");
    return 0;
}

int export_record(Places const& places, RecordName const& name, std::filesystem::path const& output,
    Streams const& streams)
{
    auto const house = open_house(places, Records::must_exist);
    if (!house.ok())
        return refuse(house.errors(), streams);
    auto const file = house.value()->service.export_record(name.kind, name.id);
    if (!file.ok())
        return refuse(file.errors(), streams);
    if (output.empty())
        streams.out << file.value();
    else
        write_all({ { output, file.value() } }, streams);
    return 0;
}

int show_history(
    Places const& places, RecordName const& name, bool with_changes, Streams const& streams)
{
    auto const house = open_house(places, Records::must_exist);
    if (!house.ok())
        return refuse(house.errors(), streams);
    auto const versions = house.value()->service.history(name.kind, name.id);
    if (!versions.ok())
        return refuse(versions.errors(), streams);
    if (streams.json) {
        base::Value list { base::Value::List {} };
        for (auto const& version : versions.value())
            list.push(as_json(version, with_changes));
        base::Value value;
        value.set("versions", std::move(list));
        print_json(value, streams.out);
        return 0;
    }
    for (auto const& version : versions.value()) {
        auto const& change = version.note.change;
        streams.out << "Version " << version.note.version << ", " << change.at << ", " << change.who
                    << (change.why.empty() ? "" : ": " + change.why);
        if (version.note.version > 1)
            streams.out << " (" << version.changes.size()
                        << (version.changes.size() == 1 ? " change)" : " changes)");
        streams.out << "\n";
        for (auto const& one : version.changes) {
            if (with_changes)
                streams.out << "  " << one.pointer << ": " << store::describe(one) << "\n";
        }
    }
    return 0;
}

int set_aside(Places const& places, std::string const& case_reference,
    service::SettingAside const& what, Streams const& streams)
{
    auto const house = open_house(places, Records::must_exist);
    if (!house.ok())
        return refuse(house.errors(), streams);
    auto const written
        = house.value()->service.set_aside(case_reference, what, change_by_user("set-aside"));
    if (!written.ok())
        return refuse(written.errors(), streams);
    if (streams.json) {
        base::Value value;
        value.set("versions_written", written.value());
        print_json(value, streams.out);
    } else {
        streams.out << "Rule " << what.rule << " is set aside for case " << case_reference << ".\n";
    }
    return 0;
}

int rebuild(Places const& places, Streams const& streams)
{
    auto const house = open_house(places, Records::must_exist);
    if (!house.ok())
        return refuse(house.errors(), streams);
    house.value()->service.rebuild();
    if (streams.json)
        print_json(base::Value(base::Value::Object {}), streams.out);
    else
        streams.out << "The tables behind statistics and lists were made anew.\n";
    return 0;
}

} // namespace cli
