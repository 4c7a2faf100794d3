#include "facts/addressees.h"
#include "facts/agency_actions.h"
#include "facts/agreement.h"
#include "facts/checklist.h"
#include "facts/chronology.h"
#include "facts/copies.h"
#include "facts/deadlines.h"
#include "facts/decision.h"
#include "facts/facts.h"
#include "facts/fields.h"
#include "facts/genogram.h"
#include "facts/information_form.h"
#include "facts/learning.h"
#include "facts/name_checks.h"
#include "facts/naming.h"
#include "facts/panel.h"
#include "facts/panel_minutes.h"
#include "facts/parts.h"
#include "facts/people.h"
#include "facts/plan.h"
#include "facts/publication.h"
#include "facts/published_statement.h"
#include "facts/record_fact.h"
#include "facts/statutory_letters.h"
#include "facts/timeframe_fact.h"
#include "facts/timeline.h"

#include <algorithm>

namespace facts {

using casefile::Record;

namespace {

bool is_scoping_letter(std::string const& document)
{
    return document == "2a" || document == "2b";
}

/// "D02a" of "2a"; a companion's number is its code.
std::string document_code(std::string const& number)
{
    bool const numbered = !number.empty() && number.front() >= '0' && number.front() <= '9';
    auto const digits = std::ranges::count_if(number, [](char c) { return c >= '0' && c <= '9'; });
    return numbered ? "D" + std::string(digits == 1 ? "0" : "") + number : number;
}

/// The variant of the Scoping Panel letter that a document is.
std::optional<Record> variant_of(Subject const& subject, std::string const& document)
{
    return find(subject.profile.list("letter_variants"), "document", document);
}

/// The board, of those that share the record, on whose paper a document goes out: that of the
/// letter (2a and 2b), else that of the case.
std::optional<Record> sub_board_of(Subject const& subject, std::string const& document)
{
    auto const variant = variant_of(subject, document);
    auto const id = variant ? variant->text("sub_board") : subject.case_file.text("sub_board");
    return find(subject.board.list("sub_boards"), "id", id);
}

Fact document_fact(Subject const& subject, Occasion const& occasion)
{
    auto const reference = subject.case_file.text("ref").value_or("");
    auto const code = document_code(occasion.document);
    auto const variant = variant_of(subject, occasion.document);
    auto const sub_board = sub_board_of(subject, occasion.document);
    auto const& tool = sub_board && sub_board->has("chronology_tool") ? *sub_board
        : variant                                                     ? *variant
                                                                      : subject.profile;
    return Fact::Object { { "number", occasion.document }, { "code", code },
        { "reference", reference + "/" + code }, { "date", occasion.as_at },
        { "issue", Fact::count(occasion.issue) },
        { "uses_chronolator", is(tool, "chronology_tool", "CHRONOLATOR_HEADINGS") } };
}

Fact role_fact(Subject const& subject, std::string const& role, base::Date as_at)
{
    auto const reference = subject.case_file.text("ref").value_or("");
    return person_fact(subject.board, holder_of(subject.board, role, reference, as_at),
        "Holder of the role " + role, "/role_holdings");
}

/// The manager under the title the profile gives the post.
Fact manager_fact(Subject const& subject, base::Date as_at)
{
    auto const manager = role_fact(subject, "LSCB_MANAGER", as_at);
    if (!manager.object())
        return manager;
    auto facts = *manager.object();
    facts["title"] = text_field(subject.profile, "manager_title");
    return facts;
}

/// Who signs: the manager, or the Independent Chair where the profile has the Chair ask agencies
/// to secure their records (R-P56).
Fact sender_fact(Subject const& subject, Occasion const& occasion)
{
    bool const chair = is_scoping_letter(occasion.document)
        && is(subject.profile, "secure_records_sender", "INDEPENDENT_CHAIR");
    auto const person
        = role_fact(subject, chair ? "INDEPENDENT_CHAIR" : "LSCB_MANAGER", occasion.as_at);
    if (!person.object())
        return person;
    auto facts = *person.object();
    facts["title"] = chair ? Fact(subject.profile.text("chair_title").value_or("Independent Chair"))
                           : text_field(subject.profile, "manager_title");
    return facts;
}

/// Who in education can help a school: as the sub-board words it, by name, or as the profile does.
Fact education_lead(
    Subject const& subject, std::optional<Record> const& sub_board, base::Date as_at)
{
    if (sub_board && sub_board->has("edu_lead_label"))
        return text_field(*sub_board, "edu_lead_label");
    auto const person = role_fact(subject, "EDU_LEAD", as_at);
    return person.object() ? *person.member("name") : text_field(subject.profile, "edu_lead_label");
}

Fact board_fact(Subject const& subject, Occasion const& occasion)
{
    auto const as_at = occasion.as_at;
    auto const& board = subject.board;
    auto const sub_board = sub_board_of(subject, occasion.document);
    auto const own = [&](char const* key) -> Record const& {
        return sub_board && sub_board->has(key) ? *sub_board : board;
    };
    auto const& notifiers
        = sub_board && sub_board->has("csc_notifier_posts") ? *sub_board : subject.profile;
    auto const admin = role_fact(subject, "LSCB_ADMIN", as_at);
    auto const admin_email = admin.member("email");
    return Fact::Object { { "name", text_field(own("name"), "name") },
        { "short", text_field(own("short"), "short") },
        { "council", text_field(board, "council_name") },
        { "area", text_field(board, "legal_area") },
        { "address", on_one_line(own("address").text("address").value_or("")) },
        { "tel", text_field(own("tel"), "tel") }, { "email", text_field(own("email"), "email") },
        { "logo",
            own("logo").has("logo") ? Fact(logo_name(own("logo"))) : missing_field(board, "logo") },
        { "web", text_field(own("web"), "web") }, { "manager", manager_fact(subject, as_at) },
        { "chair", role_fact(subject, "INDEPENDENT_CHAIR", as_at) },
        { "admin_email",
            admin_email && !admin_email->missing() ? *admin_email
                                                   : text_field(own("email"), "email") },
        { "notifier_posts", texts_field(notifiers, "csc_notifier_posts") },
        { "education_lead", education_lead(subject, sub_board, as_at) } };
}

Fact profile_fact(Record const& profile)
{
    return Fact::Object { { "criteria", text_field(profile, "criteria_label") },
        { "guidance", text_field(profile, "guidance_title") },
        { "guidance_link", text_field(profile, "guidance_link") },
        { "manager_title", text_field(profile, "manager_title") },
        { "subgroup", text_field(profile, "subgroup_label") },
        { "executive", text_field(profile, "executive_label") },
        { "review", text_field(profile, "review_label") },
        { "agency_report", text_field(profile, "agency_report_label") } };
}

Fact::List children(Record const& case_file, NamePolicy policy)
{
    Fact::List list;
    for (auto const& child : case_file.list("children")) {
        auto facts = family_member(child, policy, incident_date(case_file));
        facts["relationship"] = "Subject child";
        list.push_back(std::move(facts));
    }
    return list;
}

Fact::List others(Record const& case_file, NamePolicy policy)
{
    Fact::List list;
    for (auto const& other : case_file.list("significant_others")) {
        auto facts = family_member(other, policy, incident_date(case_file));
        facts["relationship"] = text_field(other, "relationship_to_child");
        list.push_back(std::move(facts));
    }
    return list;
}

/// Why the lead board leads (R-P20).
Fact lead_reason(Record const& case_file, std::string const& lead_board)
{
    for (auto const& child : case_file.list("children")) {
        auto const authority = child.text("responsible_la");
        if (child.flag("looked_after").value_or(false) && authority)
            return "the child is looked after by " + *authority;
    }
    return "the child is or was normally resident in the area of " + lead_board;
}

/// "AH (born 2015) and BH (born 2012)", as the policy names them; Missing if a name is.
Fact children_named(Fact::List const& children)
{
    std::vector<std::string> names;
    for (auto const& child : children) {
        auto const name = child.member("name");
        if (!name || !name->printed())
            return name.value_or(Fact());
        names.push_back(*name->printed());
    }
    return joined(names);
}

Fact case_fact(Subject const& subject, Fact::List const& children, base::Date as_at)
{
    auto const& record = subject.case_file;
    auto const lead_board
        = record.text("lead_board").value_or(subject.board.text("name").value_or(""));
    auto const screen = record.child("subgroup_screen");
    return Fact::Object { { "ref", text_field(record, "ref") },
        { "kind", printed_field(record, "kind") }, { "stage", printed_field(record, "stage") },
        { "public_name", text_field(record, "public_name") },
        { "review_type", printed_field(record, "review_type") },
        { "children", children_named(children) }, { "lead_board", lead_board },
        { "lead_reason", lead_reason(record, lead_board) },
        { "other_boards", texts_field(record, "other_boards") },
        { "criminal_process", criminal_process(record, as_at).has_value() },
        { "screened_on",
            screen ? date_field(*screen, "held_on") : missing_field(record, "subgroup_screen") } };
}

base::Result<Fact> limb(Record const& notification, std::string_view key, std::string const& told,
    std::optional<base::Date> aware_on, Subject const& subject, Calendar const& calendar,
    base::Date as_at)
{
    auto const days = subject.profile.integer("notify_working_days");
    if (!aware_on || !days)
        return missing_field(notification, key);
    return to_fact(TRY(notification_deadline(
        told, *aware_on, notification.date(key), static_cast<int>(*days), calendar, as_at)));
}

/// The first notification of the case, with both limbs of R-D01.
base::Result<Fact> notification_fact(
    Subject const& subject, Calendar const& calendar, base::Date as_at)
{
    auto const notifications = subject.case_file.list("notifications");
    if (notifications.empty())
        return missing_field(subject.case_file, "notifications");
    auto const& first = notifications.front();
    auto const agency = find_agency(subject.board, first.text("referring_agency"));
    auto const incident = subject.case_file.child("incident");
    auto const aware_on = incident ? incident->date("la_aware_on") : std::nullopt;
    return Fact(Fact::Object { { "received_on", date_field(first, "received_by_lscb_on") },
        { "referring_agency",
            agency ? text_field(*agency, "name") : missing_field(first, "referring_agency") },
        { "aware_on",
            incident ? date_field(*incident, "la_aware_on")
                     : missing_field(subject.case_file, "incident") },
        { "national",
            TRY(limb(first, "ofsted_or_panel_notified_on",
                first.printed("national_body").value_or("Ofsted"), aware_on, subject, calendar,
                as_at)) },
        { "board",
            TRY(limb(first, "received_by_lscb_on", "the Board", aware_on, subject, calendar,
                as_at)) } });
}

std::optional<Addressee> addressee(Subject const& subject, Occasion const& occasion)
{
    auto const all = addressees(subject, occasion.recipients, occasion.as_at);
    auto const found = std::ranges::find(all, occasion.recipient, &Addressee::id);
    return found == all.end() ? std::nullopt : std::optional(*found);
}

/// The copy's addressee; Missing for documents of which there is one copy for all.
Fact recipient(Subject const& subject, Occasion const& occasion)
{
    if (auto copy = copy_fact(subject, occasion.recipients, occasion.recipient, occasion.as_at))
        return std::move(*copy);
    auto const found = addressee(subject, occasion);
    return found ? recipient_fact(subject, *found, occasion.as_at)
                 : Fact(Fact::Missing { "Recipient", {} });
}

/// What the copy's addressee is asked on document 3.
Fact asked_of_recipient(Subject const& subject, Occasion const& occasion)
{
    auto const found = addressee(subject, occasion);
    return information_request(
        subject, occasion, found ? std::optional(found->agency) : std::nullopt);
}

/// By when a letter asks for an answer to document 3: under a name that its specimen can print.
Fact reply_asked(Subject const& subject, Occasion const& occasion)
{
    return Fact::Object { { "due", *asked_of_recipient(subject, occasion).member("due_on") } };
}

/// Every field of a record, under `key`, if the document asks for any.
void add_record(Parts& parts, std::string const& key, Record const& record, Subject const& subject,
    Occasion const& occasion)
{
    if (occasion.keys.empty())
        return;
    parts.add(key, [&] {
        return record_fact(record, subject, occasion.names, [&](std::string_view field) {
            return wants(occasion.keys, key + "." + std::string(field));
        });
    });
}

} // namespace

bool is_for_case(Subject const& subject, std::string_view document)
{
    auto const variants = subject.profile.list("letter_variants");
    auto const is_it = [&](auto const& variant) { return variant.text("document") == document; };
    auto const own = subject.case_file.text("sub_board");
    auto const variant = std::ranges::find_if(variants, is_it);
    if (variant == variants.end())
        return true;
    return own ? variant->text("sub_board") == own : variant == variants.begin();
}

std::string logo_name(Record const& board)
{
    return "logo-" + board.text("id").value_or("");
}

base::Result<Fact> case_facts(
    Subject const& subject, Calendar const& calendar, Occasion const& occasion)
{
    auto const& as_at = occasion.as_at;
    auto const policy = occasion.names;
    auto const subject_children = children(subject.case_file, policy);
    Parts parts(occasion.keys);
    parts.add("board", [&] { return board_fact(subject, occasion); });
    parts.add("profile", [&] { return profile_fact(subject.profile); });
    parts.add("case", [&] { return case_fact(subject, subject_children, as_at); });
    parts.add("children", [&] { return Fact(subject_children); });
    parts.add("others", [&] { return Fact(others(subject.case_file, policy)); });
    parts.add("notification", [&] { return notification_fact(subject, calendar, as_at); });
    parts.add("panel", [&] { return panel_facts(subject, calendar, occasion); });
    parts.add("decision", [&] { return decision_facts(subject, calendar, occasion); });
    parts.add("plan", [&] {
        auto const updates
            = wants(occasion.keys, "plan.updates") ? Updates::listed : Updates::left_out;
        return plan_facts(subject, as_at, updates);
    });
    parts.add("d01", [&] { return information_form(subject, calendar, occasion); });
    parts.add("d03", [&] { return asked_of_recipient(subject, occasion); });
    parts.add("reply", [&] { return reply_asked(subject, occasion); });
    parts.add("name_checks", [&] { return name_check_summary(subject, calendar, occasion); });
    parts.add("agreement", [&] { return agreement_facts(subject, as_at); });
    parts.add("minutes", [&] { return minutes_facts(subject, calendar, occasion); });
    parts.add("timeframe", [&] { return timeframe_facts(subject, calendar, occasion); });
    parts.add("timeframe_model", [&] { return timeframe_model(subject, calendar); });
    parts.add("chronology", [&] { return chronology_facts(subject, occasion); });
    parts.add("timeline", [&] { return timeline_facts(subject, as_at); });
    parts.add("genogram", [&] { return genogram_facts(subject, occasion); });
    parts.add("recipient", [&] { return recipient(subject, occasion); });
    add_record(parts, "record", subject.case_file, subject, occasion);
    add_record(parts, "board_record", subject.board, subject, occasion);
    add_record(parts, "profile_record", subject.profile, subject, occasion);
    parts.add("event", [&] { return event_facts(subject, as_at); });
    parts.add("terms", [&] { return terms_facts(subject, policy); });
    parts.add("publishing", [&] { return publication_facts(subject, calendar, occasion); });
    parts.add("learning", [&] { return learning_facts(subject, occasion); });
    parts.add("statement", [&] { return statement_facts(subject, occasion); });
    parts.add("checklist", [&] { return checklist_facts(subject, calendar, occasion); });
    parts.add("notice", [&] { return notice_facts(subject, as_at); });
    parts.add("coroner", [&] { return coroner_facts(subject, occasion); });
    parts.add("subgroup_chair", [&] { return subgroup_chair_facts(subject, as_at); });
    parts.add("rapid_review", [&] { return rapid_review_facts(subject, calendar, as_at); });
    parts.add("chasing", [&] { return chasing_facts(subject, calendar, as_at); });
    parts.add("sender", [&] { return sender_fact(subject, occasion); });
    parts.add("document", [&] { return document_fact(subject, occasion); });
    return parts.finish();
}

Fact with_recipient(Fact const& facts, Subject const& subject, Occasion const& occasion)
{
    auto parts = *facts.object();
    parts.insert_or_assign("recipient", recipient(subject, occasion));
    if (wants(occasion.keys, "d03"))
        parts.insert_or_assign("d03", asked_of_recipient(subject, occasion));
    if (wants(occasion.keys, "chronology"))
        parts.insert_or_assign("chronology", chronology_facts(subject, occasion));
    if (wants(occasion.keys, "reply"))
        parts.insert_or_assign("reply", reply_asked(subject, occasion));
    return parts;
}

} // namespace facts
