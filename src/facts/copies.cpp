#include "facts/copies.h"

#include "facts/addressees.h"
#include "facts/copies_part.h"
#include "facts/fields.h"
#include "facts/people.h"
#include "facts/record_fact.h"

#include <algorithm>

namespace facts {

using casefile::Record;

namespace {

/// A copy before its facts: what it is about, and who beside its subject holds it.
struct Copy {
    std::string id;
    std::string name; ///< For lists on screen, and the mark across a copy that is counted.
    Record about; ///< Practitioner, involvement, conversation or engagement.
    std::optional<Record> holder = std::nullopt; ///< Of the board's people, who is not its subject.
};

std::vector<Copy> practitioner_copies(Subject const& subject)
{
    std::vector<Copy> all;
    for (auto const& practitioner : subject.case_file.list("practitioners")) {
        auto const name = practitioner_name(subject, practitioner).printed();
        auto const role = role_and_agency(subject, practitioner);
        all.push_back({ file_name_part(practitioner.text("key").value_or("practitioner")),
            name ? *name + ", " + role : role, practitioner });
    }
    return all;
}

std::vector<Copy> agency_copies(Subject const& subject)
{
    std::vector<Record> agencies;
    auto const involvements = subject.case_file.list("involvements");
    for (auto const& involvement : involvements) {
        auto const agency = find_agency(subject.board, involvement.text("agency"));
        if (agency && involvement.flag("report_required").value_or(false))
            agencies.push_back(*agency);
    }
    sort_for_panel(agencies);
    std::vector<Copy> all;
    for (auto const& agency : agencies) {
        auto const id = agency.text("id");
        all.push_back({ file_name_part(agency.text("short").value_or(id.value_or("agency"))),
            agency.text("name").value_or(""), *find(involvements, "agency", id) });
    }
    return all;
}

/// Who reads what practitioners have agreed: the reviewers, then the members of the panel.
std::vector<Record> readers(Subject const& subject)
{
    std::vector<Record> people;
    auto const add = [&](std::optional<std::string> const& id) {
        auto const person = find_person(subject.board, id);
        bool const known
            = std::ranges::any_of(people, [&](Record const& one) { return one.text("id") == id; });
        if (person && !known)
            people.push_back(*person);
    };
    for (auto const& reviewer : subject.case_file.list("reviewers"))
        add(reviewer.text("person"));
    for (auto const& member : subject.case_file.list("panel_members")) {
        if (!member.has("to"))
            add(member.text("person"));
    }
    return people;
}

std::vector<Copy> conversation_copies(Subject const& subject)
{
    std::vector<Copy> all;
    auto const practitioners = subject.case_file.list("practitioners");
    auto const panel = readers(subject);
    for (auto const& conversation : subject.case_file.list("conversations")) {
        auto const practitioner = find(practitioners, "key", conversation.text("practitioner"));
        if (!practitioner)
            continue;
        auto const base = file_name_part(*practitioner->text("key"));
        auto id = base;
        for (int number = 2; std::ranges::find(all, id, &Copy::id) != all.end(); ++number)
            id = base + "-" + std::to_string(number);
        all.push_back({ id, role_and_agency(subject, *practitioner), conversation });
        // Nobody reads what the practitioner has not agreed (R-P33).
        if (!conversation.flag("agreed").value_or(false))
            continue;
        for (auto const& person : panel) {
            all.push_back({ id + "-for-" + file_name_part(*person.text("id")),
                person.text("display_name").value_or(""), conversation, person });
        }
    }
    return all;
}

/// The child or other member of the family with this key.
std::optional<Record> relative(Subject const& subject, std::optional<std::string> const& key)
{
    auto const child = find(subject.case_file.list("children"), "key", key);
    return child ? child : find(subject.case_file.list("significant_others"), "key", key);
}

std::string full_name(Record const& person)
{
    auto const given = person.text("given_names").value_or("");
    auto const family = person.text("family_name").value_or("");
    return given + (given.empty() || family.empty() ? "" : " ") + family;
}

std::vector<Copy> family_copies(Subject const& subject)
{
    std::vector<Copy> all;
    for (auto const& engagement : subject.case_file.list("family_engagement")) {
        auto const person = relative(subject, engagement.text("person"));
        bool const takes_part
            = is(engagement, "decision", "PARTICIPATING") || is(engagement, "decision", "LIMITED");
        if (person && takes_part)
            all.push_back({ file_name_part(*person->text("key")), full_name(*person), engagement });
    }
    return all;
}

std::vector<Copy> copies_of(Subject const& subject, std::string_view rule)
{
    if (rule == "practitioners")
        return practitioner_copies(subject);
    if (rule == "report-agencies")
        return agency_copies(subject);
    if (rule == "conversations")
        return conversation_copies(subject);
    return rule == "family" ? family_copies(subject) : std::vector<Copy> {};
}

Fact conversation_copy(Subject const& subject, Copy const& copy, base::Date as_at)
{
    auto const practitioner
        = find(subject.case_file.list("practitioners"), "key", copy.about.text("practitioner"));
    auto facts = *practitioner_copy(subject, *practitioner, copy.about, as_at).object();
    facts["is_own_copy"] = !copy.holder;
    facts["copy_for"] = copy.name;
    return facts;
}

Fact family_copy(Subject const& subject, Copy const& copy)
{
    auto const person = *relative(subject, copy.about.text("person"));
    auto const address = person.text("address").value_or("");
    auto const name = full_name(person);
    bool const is_child
        = find(subject.case_file.list("children"), "key", person.text("key")).has_value();
    return Fact::Object { { "name", name.empty() ? missing_field(person, "given_names") : name },
        { "salutation", name }, { "agency", Fact::Missing { "Agency", {} } },
        // An address that nobody knows is no place to write to.
        { "address", address == "Not known" ? Fact::List {} : lines_of(address) },
        { "is_child", is_child },
        { "relationship",
            is_child ? Fact("Subject of the review")
                     : text_field(person, "relationship_to_child") },
        { "engagement", all_fields(copy.about, subject, NamePolicy::real) } };
}

} // namespace

std::vector<Recipient> copies(Subject const& subject, std::string_view rule)
{
    std::vector<Recipient> list;
    for (auto const& copy : copies_of(subject, rule))
        list.push_back({ copy.id, copy.name });
    return list;
}

std::optional<Fact> copy_fact(
    Subject const& subject, std::string_view rule, std::string_view id, base::Date as_at)
{
    auto const all = copies_of(subject, rule);
    auto const copy = std::ranges::find(all, id, &Copy::id);
    if (copy == all.end())
        return std::nullopt;
    auto facts = *(rule == "practitioners" ? practitioner_copy(subject, copy->about, {}, as_at)
            : rule == "report-agencies"    ? report_copy(subject, copy->about)
            : rule == "conversations"      ? conversation_copy(subject, *copy, as_at)
                                           : family_copy(subject, *copy))
                      .object();
    facts["id"] = copy->id;
    return facts;
}

Fact terms_facts(Subject const& subject, NamePolicy names)
{
    auto const terms = newest_terms(subject.case_file);
    return terms ? Fact(all_fields(*terms, subject, names))
                 : missing_field(subject.case_file, "tor");
}

} // namespace facts
