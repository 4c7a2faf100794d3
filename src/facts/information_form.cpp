#include "facts/information_form.h"

#include "facts/criteria.h"
#include "facts/deadlines.h"
#include "facts/fields.h"
#include "facts/naming.h"
#include "facts/people.h"
#include "facts/record_fact.h"

#include <algorithm>
#include <array>

namespace facts {

using casefile::Record;

namespace {

/// So many children have room in part D; the others are on continuation sheets.
constexpr std::size_t children_in_form = 4;

bool contains(std::vector<std::string> const& codes, std::string_view code)
{
    return std::ranges::find(codes, code) != codes.end();
}

bool died(std::optional<std::string> const& outcome)
{
    return outcome == "DIED" || outcome == "DIED_SUSPECTED_SUICIDE";
}

/// Whether a child had this outcome: each child's own, else that of the incident.
bool any_child(Record const& case_file, auto const& matches)
{
    auto const incident = case_file.child("incident");
    auto const all = incident ? incident->text("outcome") : std::nullopt;
    return std::ranges::any_of(case_file.list("children"), [&](Record const& child) {
        return matches(child, child.has("harm") ? child.text("harm") : all);
    });
}

/// The reasons that the incident itself gives (B1 to B5).
std::vector<std::string> reasons_of_incident(Record const& case_file, Record const& incident)
{
    bool const abuse
        = is(incident, "abuse_neglect", "KNOWN") || is(incident, "abuse_neglect", "SUSPECTED");
    bool const death
        = any_child(case_file, [](Record const&, auto const& one) { return died(one); });
    bool const harm = any_child(
        case_file, [](Record const&, auto const& one) { return one == "SERIOUSLY_HARMED"; });
    bool const looked_after = any_child(case_file, [](Record const& child, auto const& one) {
        return died(one) && child.flag("looked_after").value_or(false);
    });
    bool const custody
        = incident.has("custody_context") && !is(incident, "custody_context", "NONE");
    std::vector<std::string> reasons;
    auto const add = [&](bool holds, char const* code) {
        if (holds)
            reasons.emplace_back(code);
    };
    add(death && abuse, "CHILD_DIED");
    add(harm && abuse, "SERIOUSLY_HARMED");
    add(looked_after, "LOOKED_AFTER_DIED");
    add(death && incident.flag("in_regulated_setting").value_or(false), "REGULATED_SETTING_DIED");
    add(death && custody, "CUSTODY_DIED");
    return reasons;
}

/// The codes as part B numbers them: b1 to b10, each "yes" or missing.
Fact ticks(std::vector<std::string> const& reasons)
{
    constexpr std::array codes { "CHILD_DIED", "SERIOUSLY_HARMED", "LOOKED_AFTER_DIED",
        "REGULATED_SETTING_DIED", "CUSTODY_DIED", "MULTI_AGENCY_LESSONS", "GOOD_PRACTICE",
        "CDOP_REFERRAL", "DHR_LINK", "YOS_INCIDENT" };
    Fact::Object facts;
    for (std::size_t i = 0; i < codes.size(); ++i)
        facts["b" + std::to_string(i + 1)] = contains(reasons, codes.at(i)) ? Fact("yes") : Fact();
    return facts;
}

std::string with_bars(std::vector<std::string> const& texts)
{
    std::string text;
    for (auto const& one : texts)
        text += (text.empty() ? "" : "|") + one;
    return text;
}

/// A list of texts on one line. An empty list that was recorded says that there are none.
Fact one_line(Record const& record, std::string_view key)
{
    auto const texts = record.printed_texts(key);
    if (!texts.empty())
        return joined(texts);
    return record.has(key) ? Fact("None recorded") : missing_field(record, key);
}

Fact address_line(Record const& person, std::string_view key)
{
    auto const address = person.text(key);
    return address ? Fact(on_one_line(*address)) : missing_field(person, key);
}

/// A name of a child who had none yet.
Fact name_part(Record const& child, char const* key)
{
    bool const unborn = child.flag("unborn_at_incident").value_or(false);
    return !child.has(key) && unborn ? Fact("Unborn") : text_field(child, key);
}

Fact::Object child_row(Record const& child, Fact const& known)
{
    auto row = *known.object();
    row["initials"] = initials_of(child);
    row["family_name"] = name_part(child, "family_name");
    row["given_names"] = name_part(child, "given_names");
    row["aliases"] = one_line(child, "aliases");
    row["address"] = address_line(child, "address");
    row["disability_text"] = one_line(child, "disability");
    if (child.flag("unborn_at_incident").value_or(false))
        row["age_at_incident"] = "unborn";
    else if (child.has("est_age"))
        row["age_at_incident"] = *child.text("est_age") + " (estimated)";
    row["address_at_incident"] = address_line(child, "address_at_incident");
    return row;
}

/// Adds `children` and `continuation`.
void add_children(Fact::Object& facts, Subject const& subject, Fact const& record)
{
    Fact::List first;
    Fact::List further;
    auto const children = subject.case_file.list("children");
    auto const known = record.member("children");
    for (std::size_t i = 0; i < children.size(); ++i) {
        auto row = child_row(children.at(i), known->list()->at(i));
        (i < children_in_form ? first : further).push_back(std::move(row));
    }
    facts["child_count"] = Fact::count(static_cast<long long>(children.size()));
    facts["children"] = std::move(first);
    facts["continuation"] = std::move(further);
}

Fact::List family_rows(Subject const& subject, Fact const& record)
{
    Fact::List rows;
    auto const others = subject.case_file.list("significant_others");
    auto const known = record.member("significant_others");
    for (std::size_t i = 0; i < others.size(); ++i) {
        auto row = *known->list()->at(i).object();
        row["aliases"] = one_line(others.at(i), "aliases");
        row["address"] = address_line(others.at(i), "address");
        row["role_text"] = one_line(others.at(i), "role");
        rows.push_back(std::move(row));
    }
    return rows;
}

/// "March 2015 to 15 January 2016", "from March 2015".
Fact contact_dates(Record const& involvement)
{
    auto const first = involvement.partial_date("first_contact");
    auto const last = involvement.partial_date("last_contact");
    if (!first && !last)
        return missing_field(involvement, "first_contact");
    if (!last)
        return "from " + first->prose();
    return first ? first->prose() + " to " + last->prose() : "until " + last->prose();
}

Fact::List agency_rows(Subject const& subject, Fact const& record)
{
    Fact::List rows;
    auto const involvements = subject.case_file.list("involvements");
    auto const known = record.member("involvements");
    for (std::size_t i = 0; i < involvements.size(); ++i) {
        auto row = *known->list()->at(i).object();
        row["dates"] = contact_dates(involvements.at(i));
        rows.push_back(std::move(row));
    }
    return rows;
}

/// "5 working days, by 5 April 2016: on time".
base::Result<Fact> days_taken(Subject const& subject, Calendar const& calendar,
    Record const& notification, char const* key, base::Date as_at)
{
    auto const incident = subject.case_file.child("incident");
    auto const aware = incident ? incident->date("la_aware_on") : std::nullopt;
    auto const told = notification.date(key);
    auto const limit = subject.profile.integer("notify_working_days");
    if (!aware || !told || !limit)
        return missing_field(notification, key);
    auto const deadline = TRY(notification_deadline(
        "the body", *aware, *told, static_cast<int>(*limit), calendar, as_at));
    auto const days = TRY(calendar.working_days_between(*aware, *told));
    return Fact(std::to_string(days) + (days == 1 ? " working day" : " working days") + ", due by "
        + deadline.due.prose() + ": " + (deadline.late_by == 0 ? "on time" : deadline.lateness()));
}

/// A date of the record, if it was not yet to come on the day of the document.
Fact date_by(Record const& record, char const* key, base::Date as_at)
{
    auto const date = record.date(key);
    return date && *date <= as_at ? Fact(*date) : missing_field(record, key);
}

/// What part C is made of: who notified whom, and how fast.
base::Result<Fact::Object> authority(
    Subject const& subject, Calendar const& calendar, Record const& notification, base::Date as_at)
{
    auto const agency = find_agency(subject.board, notification.text("referring_agency"));
    auto const input = criteria_input(subject.case_file, subject.profile);
    auto const post = notification.text("notifier_post");
    auto const on = notification.date("ofsted_or_panel_notified_on").value_or(as_at);
    auto const body = notification.text("national_body");
    bool const panel = body ? *body == "NATIONAL_PANEL"
                            : contains(subject.profile.texts("notify_to"), "NATIONAL_PANEL");
    return Fact::Object { { "is_authority", agency && is(*agency, "type", "CSC") },
        { "notifiable_word", notifiable_limb(input).empty() ? "No" : "Yes" },
        { "national_body", panel ? national_body(on) : std::string("Ofsted") },
        { "chair_told", date_by(notification, "chair_informed_on", as_at) },
        { "subgroup_chair_told", date_by(notification, "subgroup_chair_informed_on", as_at) },
        { "other_post",
            post && !contains(subject.profile.texts("csc_notifier_posts"), *post)
                ? Fact(*post)
                : Fact(Fact::Missing {}) },
        { "days_national",
            TRY(days_taken(
                subject, calendar, notification, "ofsted_or_panel_notified_on", as_at)) },
        { "days_board",
            TRY(days_taken(subject, calendar, notification, "received_by_lscb_on", as_at)) } };
}

Fact senior_email(Subject const& subject, Record const& notification)
{
    auto const person = find_person(subject.board, notification.text("senior_manager"));
    if (person && person->has("email"))
        return text_field(*person, "email");
    auto const agency = find_agency(subject.board, notification.text("referring_agency"));
    return agency ? text_field(*agency, "secure_email")
                  : missing_field(notification, "senior_manager");
}

/// What the subgroup had decided by the day of the document (M5, M7).
Fact screen_facts(Record const& case_file, base::Date as_at)
{
    auto const screen = case_file.child("subgroup_screen");
    if (!screen || !date_by(*screen, "held_on", as_at).date())
        return missing_field(case_file, "subgroup_screen");
    auto const step = screen->flag("extraordinary");
    return Fact::Object { { "held_on", date_field(*screen, "held_on") },
        { "decision", printed_field(*screen, "decision") },
        { "next_step",
            step ? Fact(*step ? "Extraordinary meeting" : "Scheduled meeting")
                 : missing_field(*screen, "extraordinary") } };
}

Fact lead_board(Subject const& subject)
{
    auto const& record = subject.case_file;
    return record.has("lead_board") ? text_field(record, "lead_board")
                                    : missing_field(record, "lead_board");
}

} // namespace

bool is_for_information(Subject const& subject)
{
    auto const reasons = notification_reasons(subject);
    return reasons.size() == 1 && reasons.front() == "YOS_INCIDENT";
}

std::vector<std::string> notification_reasons(Subject const& subject)
{
    auto const& record = subject.case_file;
    auto const forms = record.list("notifications");
    if (!forms.empty() && forms.front().has("reasons"))
        return forms.front().texts("reasons");
    if (is(record, "kind", "YOS_INFO_ONLY"))
        return { "YOS_INCIDENT" };
    auto const incident = record.child("incident");
    auto reasons = incident ? reasons_of_incident(record, *incident) : std::vector<std::string> {};
    constexpr std::array kinds { std::pair { "GOOD_PRACTICE", "GOOD_PRACTICE" },
        std::pair { "CDOP_REFERRAL", "CDOP_REFERRAL" }, std::pair { "DHR_REFERRAL", "DHR_LINK" } };
    for (auto const& [kind, reason] : kinds) {
        if (is(record, "kind", kind))
            reasons.emplace_back(reason);
    }
    if (find(record.list("parallel"), "kind", "DHR") && !contains(reasons, "DHR_LINK"))
        reasons.emplace_back("DHR_LINK");
    return reasons;
}

base::Result<Fact> information_form(
    Subject const& subject, Calendar const& calendar, Occasion const& occasion)
{
    constexpr auto asked = std::to_array<std::string_view>(
        { "children", "significant_others", "notifications", "involvements", "parallel" });
    auto const& case_file = subject.case_file;
    auto const record = record_fact(case_file, subject, occasion.names,
        [&](std::string_view field) { return std::ranges::find(asked, field) != asked.end(); });
    Fact::Object facts { { "reasons", ticks(notification_reasons(subject)) },
        { "is_reduced", is_for_information(subject) }, { "others", family_rows(subject, record) },
        { "agencies", agency_rows(subject, record) }, { "parallel", *record.member("parallel") },
        { "other_boards", one_line(case_file, "other_boards") },
        { "screen", screen_facts(case_file, occasion.as_at) },
        { "lead_board", lead_board(subject) } };
    add_children(facts, subject, record);
    auto const incident = case_file.child("incident");
    facts["harm"] = incident ? Fact(with_bars(incident->printed_texts("type"))) : Fact();
    auto const forms = case_file.list("notifications");
    facts["form"] = forms.empty() ? missing_field(case_file, "notifications")
                                  : record.member("notifications")->list()->front();
    if (forms.empty()) {
        for (auto const* key : { "notifiable_word", "other_post", "days_national", "days_board",
                 "senior_email", "chair_told", "subgroup_chair_told" })
            facts[key] = missing_field(case_file, "notifications");
        facts["is_authority"] = false;
        facts["national_body"] = contains(subject.profile.texts("notify_to"), "NATIONAL_PANEL")
            ? national_body(occasion.as_at)
            : std::string("Ofsted");
        return Fact(std::move(facts));
    }
    facts.merge(TRY(authority(subject, calendar, forms.front(), occasion.as_at)));
    facts["senior_email"] = senior_email(subject, forms.front());
    return Fact(std::move(facts));
}

} // namespace facts
