#include "facts/fields.h"
#include "facts/people.h"
#include "rules/case_words.h"
#include "rules/identities.h"
#include "rules/publication_part.h"

#include <algorithm>
#include <set>

// What a text to be published may not say (spec/domain.md 4.0.8, R-P27 and R-P49).

namespace rules {

using casefile::Record;
using facts::is;

namespace {

void add_field(std::vector<Passage>& passages, Record const& record, std::string_view key,
    std::string const& called)
{
    if (auto const text = record.text(key))
        passages.push_back({ *text, record.pointer(key), called });
}

void add_texts(std::vector<Passage>& passages, Record const& record, std::string_view key,
    std::string const& called)
{
    std::size_t index = 0;
    for (auto const& text : record.texts(key))
        passages.push_back({ text, record.pointer(key) + "/" + std::to_string(index++), called });
}

std::vector<Passage> passages(Situation const& situation)
{
    auto const& case_file = situation.subject.case_file;
    std::vector<Passage> all;
    for (auto const& report : case_file.list("reports")) {
        if (!report_was_made(situation, report))
            continue;
        for (auto const& finding : report.list("findings"))
            add_field(all, finding, "text", finding.text("no").value_or("A finding"));
        add_texts(all, report, "good_practice", "The good practice of the report");
        add_field(all, report, "delay_explanation", "The explanation of the delay");
    }
    // Recommendations are published as part of a report.
    auto const plan = all.empty() ? std::nullopt : case_file.child("plan");
    if (plan) {
        for (auto const& recommendation : plan->list("recommendations")) {
            auto const number = recommendation.integer("no");
            add_field(all, recommendation, "text",
                "Recommendation" + (number ? " " + std::to_string(*number) : std::string()));
        }
    }
    for (auto const& statement : case_file.list("statements")) {
        if (statement.has("as_at") && !happened(situation, statement.date("as_at")))
            continue;
        for (auto const* key : { "actions_taken", "impact", "still_to_do" })
            add_texts(all, statement, key, "The statement of actions and impact");
    }
    return all;
}

/// A day known to the month only may be said.
void add_day(std::vector<Identity>& all, Record const& record, std::string_view key)
{
    auto const known = record.partial_date(key);
    auto const day = known ? known->exact() : std::nullopt;
    if (!day)
        return;
    for (auto const& form : { day->prose(), day->table(), day->iso() })
        all.push_back({ form, record.label(key), record.pointer(key) });
}

void add_words(std::vector<Identity>& all, Record const& record, std::string_view key)
{
    if (auto const words = record.text(key))
        all.push_back({ *words, record.label(key), record.pointer(key) });
}

/// What a published text may not say beyond the names that no unprotected document prints.
std::vector<Identity> forbidden(Situation const& situation)
{
    auto const& case_file = situation.subject.case_file;
    auto all = identities(case_file);
    for (auto const& child : case_file.list("children")) {
        for (auto const* key : { "school", "gp" }) {
            auto const agency = facts::find_agency(situation.subject.board, child.text(key));
            if (auto const name = agency ? agency->text("name") : std::nullopt)
                all.push_back({ *name, child.label(key), child.pointer(key) });
        }
        add_day(all, child, "died_on");
    }
    for (auto const& other : case_file.list("significant_others"))
        add_day(all, other, "deceased_on");
    if (auto const incident = case_file.child("incident")) {
        add_day(all, *incident, "occurred");
        add_words(all, *incident, "place");
    }
    for (auto const& practitioner : case_file.list("practitioners")) {
        add_words(all, practitioner, "name");
        auto const person
            = facts::find_person(situation.subject.board, practitioner.text("person"));
        auto const name = person ? person->text("display_name") : std::nullopt;
        if (name)
            all.push_back({ *name, practitioner.label("person"), practitioner.pointer("person") });
    }
    return all;
}

std::string as_it_is(std::string_view words)
{
    return std::string(words);
}

} // namespace

bool report_is_to_be_published(Situation const& situation)
{
    auto const& case_file = situation.subject.case_file;
    auto const plan = case_file.child("publication");
    bool const none = plan && is(*plan, "decision", "DO_NOT_PUBLISH");
    bool const meant = is_statutory_review(situation) || plan;
    return meant && !none && !is(case_file, "kind", "EXTERNAL_LED")
        && !is(case_file, "kind", "YOS_INFO_ONLY") && !is_never_published(situation)
        && !passages(situation).empty();
}

base::Diagnostics told_of_case(
    Situation const& situation, std::vector<Passage> const& passages, std::string const& code)
{
    base::Diagnostics findings;
    auto const all = forbidden(situation);
    for (auto const& passage : passages) {
        // One message for a field, however many of its words the text repeats.
        std::set<std::string> fields;
        for (auto const& hit : find_identities(passage.text, all, as_it_is))
            fields.insert(hit.place.pointer);
        for (auto const& field : fields) {
            auto const identity = std::ranges::find(all, field, &Identity::pointer);
            findings.push_back(block(code, passage.pointer,
                passage.called + " is to be published, but says what the record holds under \""
                    + identity->label + "\" (" + field + ").",
                "Use the pseudonym, the kind of place, or the month instead."));
        }
    }
    return findings;
}

base::Diagnostics report_without_names(Situation const& situation)
{
    return report_is_to_be_published(situation)
        ? told_of_case(situation, passages(situation), "R-P49")
        : base::Diagnostics {};
}

base::Diagnostics report_without_genogram(Situation const& situation)
{
    base::Diagnostics findings;
    if (!report_is_to_be_published(situation))
        return findings;
    for (auto const& report : situation.subject.case_file.list("reports")) {
        if (!report_was_made(situation, report))
            continue;
        for (auto const& appendix : report.list("appendices")) {
            if (is(appendix, "kind", "GENOGRAM")) {
                findings.push_back(block("R-P27", appendix.pointer("kind"),
                    "A genogram is appended to the report, which is to be published.",
                    "Take the genogram out of the report: it is for the panel only."));
            }
        }
    }
    return findings;
}

} // namespace rules
