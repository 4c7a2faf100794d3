#include "facts/name_checks.h"

#include "facts/fields.h"
#include "facts/panel.h"
#include "facts/people.h"
#include "facts/record_fact.h"

#include <algorithm>
#include <array>

namespace facts {

using casefile::Record;

namespace {

/// Working days in which partners check again where the record gives no date, as for the first
/// check (R-D10).
constexpr int recheck_working_days = 5;

bool by(std::optional<base::Date> const& date, base::Date as_at)
{
    return date && *date <= as_at;
}

/// No board asks every school of its area.
bool named_in_case(Record const& case_file, std::optional<std::string> const& school)
{
    return find(case_file.list("children"), "school", school)
        || find(case_file.list("involvements"), "agency", school);
}

/// The day by which the board knew whom to ask.
std::optional<base::Date> asked_from(Record const& case_file)
{
    if (auto const screen = case_file.child("subgroup_screen"))
        return screen->date("held_on");
    auto const forms = case_file.list("notifications");
    return forms.empty() ? std::nullopt : forms.front().date("received_by_lscb_on");
}

/// The items of a list of the case whose agency is this one, as facts. `dated` is the date by which
/// they came; what came later than `as_at` is not known yet. Without one, all of them.
Fact::List of_agency(Subject const& subject, Fact const& record, char const* list,
    std::string const& agency, char const* dated, base::Date as_at)
{
    Fact::List own;
    auto const facts = record.member(list);
    auto const items = subject.case_file.list(list);
    for (std::size_t i = 0; facts && i < items.size(); ++i) {
        bool const known = !dated || by(items.at(i).date(dated), as_at);
        if (known && items.at(i).text("agency") == agency)
            own.push_back(facts->list()->at(i));
    }
    return own;
}

Fact first_or_missing(Fact::List const& list, char const* label)
{
    return list.empty() ? Fact(Fact::Missing { label, {} }) : list.front();
}

/// "Current", "Past" or "No": the agency's answer for this person, else what follows from the
/// people it says it knows.
Fact known_word(Record const& check, Record const& person)
{
    auto const key = person.text("key");
    if (auto const answer = find(check.list("answers"), "about", key))
        return printed_field(*answer, "known");
    auto const people = check.texts("people_known");
    if (!check.has("returned_on"))
        return missing_field(check, "people_known");
    if (!key || std::ranges::find(people, *key) == people.end())
        return "No";
    return is(check, "known", "YES_OPEN") ? "Current" : "Past";
}

/// A person of the case as the form lists them, with what the agency answered.
Fact person_row(Fact const& person, Record const& record, std::optional<Record> const& check,
    std::string const& relationship, std::size_t position)
{
    auto row = *person.object();
    auto const answer
        = check ? find(check->list("answers"), "about", record.text("key")) : std::nullopt;
    auto const aliases = record.texts("aliases");
    auto const address = record.text("address");
    row["aliases"] = aliases.empty() ? missing_field(record, "aliases") : Fact(joined(aliases));
    row["address"] = address ? Fact(on_one_line(*address)) : missing_field(record, "address");
    row["relationship"] = relationship.empty() ? missing_field(record, "relationship_to_child")
                                               : Fact(relationship);
    row["known"] = check ? known_word(*check, record) : Fact(Fact::Missing { "Known", {} });
    bool const holds_nothing = row["known"].text() && *row["known"].text() == "No";
    auto const held = [&](char const* key, Fact fact) {
        row[key] = fact.missing() && holds_nothing ? Fact("Not applicable") : std::move(fact);
    };
    held("record_reference", answer ? text_field(*answer, "record_reference") : Fact());
    for (auto const* key : { "first_contact", "last_contact" })
        held(key, answer ? partial_date_field(*answer, key) : Fact());
    row["position"] = Fact::count(static_cast<long long>(position));
    return row;
}

Fact::List people_rows(
    Subject const& subject, Fact const& record, std::optional<Record> const& check)
{
    Fact::List rows;
    for (auto const* list : { "children", "significant_others" }) {
        auto const records = subject.case_file.list(list);
        auto const facts = record.member(list);
        for (std::size_t i = 0; facts && i < records.size(); ++i) {
            auto const relationship = std::string_view(list) == "children"
                ? std::string("Subject child")
                : records.at(i).text("relationship_to_child").value_or("");
            rows.push_back(person_row(
                facts->list()->at(i), records.at(i), check, relationship, rows.size() + 1));
        }
    }
    return rows;
}

/// A list of texts as rows: {text, position}.
Fact::List text_rows(std::vector<std::string> const& texts)
{
    Fact::List rows;
    for (auto const& text : texts)
        rows.push_back(Fact::Object { { "text", text },
            { "position", Fact::count(static_cast<long long>(rows.size() + 1)) } });
    return rows;
}

Fact::List numbered(Fact::List list)
{
    for (std::size_t i = 0; i < list.size(); ++i) {
        auto row = *list.at(i).object();
        row["position"] = Fact::count(static_cast<long long>(i + 1));
        list.at(i) = std::move(row);
    }
    return list;
}

bool knows(Record const& check)
{
    return is(check, "known", "YES_OPEN") || is(check, "known", "YES_CLOSED");
}

/// "Electronic, paper; not archived": which records an agency says it searched.
Fact searched(Record const& check)
{
    if (!check.has("returned_on"))
        return missing_field(check, "electronic_checked");
    constexpr std::array kinds { std::pair { "electronic_checked", "Electronic" },
        std::pair { "paper_checked", "paper" }, std::pair { "historic_checked", "historic" } };
    std::string text;
    for (auto const& [key, word] : kinds) {
        auto const done = check.flag(key);
        text += (text.empty() ? "" : ", ") + std::string(word) + " "
            + (!done        ? "not answered"
                    : *done ? "yes"
                            : "no");
    }
    return text;
}

base::Result<Fact> days_late(Record const& check, Calendar const& calendar, base::Date as_at)
{
    auto const due = *check.date("due_on");
    auto const returned = check.date("returned_on");
    auto const until = by(returned, as_at) ? *returned : as_at;
    return Fact::count(TRY(calendar.working_days_between(due, until)));
}

bool is_required(Subject const& subject, std::optional<std::string> const& agency)
{
    auto const involvement = find(subject.case_file.list("involvements"), "agency", agency);
    return involvement && involvement->flag("required_at_panel").value_or(false);
}

/// One line of the summary. What came after the as-at date is not known yet.
base::Result<Fact> summary_row(
    Subject const& subject, Record const& check, Calendar const& calendar, base::Date as_at)
{
    auto const agency = find_agency(subject.board, check.text("agency"));
    bool const returned = by(check.date("returned_on"), as_at);
    auto const unknown = Fact(Fact::Missing { "Not returned", check.pointer("returned_on") });
    auto const yes_no = [&](char const* key) -> Fact {
        auto const flag = check.flag(key);
        return !returned ? unknown : !flag ? missing_field(check, key) : Fact(*flag ? "Yes" : "No");
    };
    return Fact(Fact::Object {
        { "agency", agency ? text_field(*agency, "name") : missing_field(check, "agency") },
        { "requested_on", date_field(check, "requested_on") },
        { "due_on", date_field(check, "due_on") },
        { "returned_on", returned ? date_field(check, "returned_on") : unknown },
        { "is_returned", returned }, { "is_overdue", !returned && *check.date("due_on") < as_at },
        { "days_late", TRY(days_late(check, calendar, as_at)) },
        { "known", returned ? printed_field(check, "known") : unknown },
        { "electronic", yes_no("electronic_checked") }, { "paper", yes_no("paper_checked") },
        { "historic", yes_no("historic_checked") },
        { "searched", returned ? searched(check) : unknown },
        { "nil_return", yes_no("nil_return") },
        { "discrepancies",
            Fact::count(
                returned ? static_cast<long long>(check.list("discrepancies").size()) : 0) },
        { "required", is_required(subject, check.text("agency")) ? "Yes" : "No" } });
}

/// What agencies found that differs, with who reported it; `unshared` leaves out what partners
/// were told before the as-at date.
Fact::List discrepancy_rows(
    Subject const& subject, Fact const& record, base::Date as_at, bool unshared)
{
    Fact::List rows;
    auto const checks = subject.case_file.list("name_checks");
    auto const facts = record.member("name_checks");
    for (std::size_t i = 0; facts && i < checks.size(); ++i) {
        if (!by(checks.at(i).date("returned_on"), as_at))
            continue;
        auto const found = checks.at(i).list("discrepancies");
        auto const printed = facts->list()->at(i).member("discrepancies");
        for (std::size_t j = 0; j < found.size(); ++j) {
            auto const shared = found.at(j).date("shared_on");
            if (unshared && shared && *shared < as_at)
                continue;
            auto row = *printed->list()->at(j).object();
            row["reported_by"] = *facts->list()->at(i).member("agency");
            row["reported_on"] = date_field(checks.at(i), "returned_on");
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

base::Result<Fact> recheck_by(Subject const& subject, Calendar const& calendar, base::Date as_at)
{
    std::optional<base::Date> set;
    for (auto const& check : subject.case_file.list("name_checks")) {
        for (auto const& discrepancy : check.list("discrepancies")) {
            auto const date = discrepancy.date("recheck_by");
            if (date && *date >= as_at)
                set = set ? std::min(*set, *date) : *date;
        }
    }
    if (set)
        return Fact(*set);
    return Fact(TRY(calendar.add_working_days(as_at, recheck_working_days)).date);
}

} // namespace

bool has_records_to_check(Subject const& subject, Record const& agency, base::Date on)
{
    auto const from = agency.date("active_from");
    auto const to = agency.date("active_to");
    bool const active = (!from || *from <= on) && (!to || *to >= on);
    bool const school = agency.flag("is_school").value_or(false);
    return active && !is(agency, "type", "LSCB_ITSELF")
        && !agency.flag("is_out_of_area").value_or(false)
        && (!school || named_in_case(subject.case_file, agency.text("id")));
}

std::vector<Record> board_partners(Subject const& subject)
{
    std::vector<Record> partners;
    for (auto const& check : subject.case_file.list("name_checks")) {
        if (auto agency = find_agency(subject.board, check.text("agency")))
            partners.push_back(*agency);
    }
    auto const on = asked_from(subject.case_file);
    if (!partners.empty() || !on)
        return partners;
    for (auto const& agency : subject.board.list("agencies")) {
        if (has_records_to_check(subject, agency, *on))
            partners.push_back(agency);
    }
    sort_for_panel(partners);
    return partners;
}

Fact information_request(
    Subject const& subject, Occasion const& occasion, std::optional<Record> const& agency)
{
    constexpr auto asked = std::to_array<std::string_view>({ "children", "significant_others",
        "name_checks", "involvements", "information_returns", "records_secured" });
    auto const record = record_fact(subject.case_file, subject, occasion.names,
        [&](std::string_view field) { return std::ranges::find(asked, field) != asked.end(); });
    auto const id = agency ? agency->text("id").value_or("") : std::string();
    auto check = find(subject.case_file.list("name_checks"), "agency", id);
    // A reply that comes after the document's date is not known to it.
    bool const returned = check && by(check->date("returned_on"), occasion.as_at);
    auto const replied = returned ? check : std::nullopt;
    auto const own = [&](char const* list, char const* dated) {
        return of_agency(subject, record, list, id, dated, occasion.as_at);
    };
    auto const reply = first_or_missing(own("name_checks", "returned_on"), "Name check");
    auto const discrepancies = reply.member("discrepancies");
    bool const one_step = is(subject.profile, "prescoping_mode", "ONE_STEP");
    auto const panel = panel_invited_to(subject.case_file, occasion.as_at);
    bool const more = returned && knows(*check); // Parts B to E are due before the panel.
    return Fact::Object { { "due_on",
                              more && panel ? date_field(*panel, "form_due")
                                  : check   ? date_field(*check, "due_on")
                                            : Fact() },
        { "requested_on", check ? date_field(*check, "requested_on") : Fact() },
        { "is_returned", returned }, { "is_check_only", returned ? !knows(*check) : !one_step },
        { "check", reply }, { "nil_return", returned && check->flag("nil_return").value_or(false) },
        { "people", people_rows(subject, record, replied) },
        { "discrepancies",
            discrepancies && discrepancies->list() ? Fact(numbered(*discrepancies->list()))
                                                   : Fact(Fact::List {}) },
        { "new_people",
            text_rows(returned ? check->texts("new_people") : std::vector<std::string> {}) },
        { "services", returned ? numbered(own("involvements", nullptr)) : Fact::List {} },
        { "information",
            first_or_missing(own("information_returns", "returned_on"), "Information") },
        { "secured", first_or_missing(own("records_secured", "secured_on"), "Records secured") } };
}

base::Result<Fact> name_check_summary(
    Subject const& subject, Calendar const& calendar, Occasion const& occasion)
{
    auto const& as_at = occasion.as_at;
    auto const record = record_fact(subject.case_file, subject, occasion.names,
        [](std::string_view field) { return field == "name_checks"; });
    Fact::List rows;
    long long returned = 0;
    long long known = 0;
    long long overdue = 0;
    for (auto const& check : subject.case_file.list("name_checks")) {
        if (!by(check.date("requested_on"), as_at))
            continue;
        auto row = TRY(summary_row(subject, check, calendar, as_at));
        bool const is_returned = *row.member("is_returned")->boolean();
        returned += is_returned ? 1 : 0;
        known += is_returned && knows(check) ? 1 : 0;
        overdue += *row.member("is_overdue")->boolean() ? 1 : 0;
        rows.push_back(std::move(row));
    }
    auto const asked = static_cast<long long>(rows.size());
    auto const requested = rows.empty() ? Fact(Fact::Missing { "Requested on", "/name_checks" })
                                        : *rows.front().member("requested_on");
    return Fact(Fact::Object { { "as_at", as_at }, { "requested_on", requested },
        { "asked", Fact::count(asked) }, { "returned", Fact::count(returned) },
        { "outstanding", Fact::count(asked - returned) }, { "overdue", Fact::count(overdue) },
        { "known", Fact::count(known) }, { "rows", std::move(rows) },
        { "discrepancies", discrepancy_rows(subject, record, as_at, false) },
        { "to_share", discrepancy_rows(subject, record, as_at, true) },
        { "recheck_by", TRY(recheck_by(subject, calendar, as_at)) } });
}

} // namespace facts
