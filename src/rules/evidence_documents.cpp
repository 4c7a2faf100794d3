#include "facts/copies.h"
#include "facts/fields.h"
#include "rules/case_words.h"
#include "rules/evidence_part.h"
#include "rules/identities.h"

#include <set>

// What agency reports may say, and what a list of delegates needs (spec/domain.md 4.12, 4.20).

namespace rules {

namespace {

/// Every text of a record, a line each.
void collect_texts(base::Value const& value, std::string& texts)
{
    if (auto const* text = value.as_string()) {
        (texts += *text) += '\n';
    } else if (auto const* list = value.as_list()) {
        for (auto const& item : *list)
            collect_texts(item, texts);
    } else if (auto const* object = value.as_object()) {
        for (auto const& [key, member] : *object)
            collect_texts(member, texts);
    }
}

std::string as_it_is(std::string_view text)
{
    return std::string(text);
}

} // namespace

base::Diagnostics agency_report_names(Situation const& situation)
{
    auto const& case_file = situation.subject.case_file;
    auto const known = identities(case_file);
    base::Diagnostics findings;
    for (auto const& report : case_file.list("agency_reports")) {
        std::string texts;
        collect_texts(report.value(), texts);
        // One warning for each field it comes from: a name is found whole and word by word.
        std::set<std::string> told;
        for (auto const& hit : find_identities(texts, known, as_it_is)) {
            if (!told.insert(hit.place.pointer).second)
                continue;
            findings.push_back(warn("agency-report-names", report.pointer(),
                "The " + situation.subject.profile.text("agency_report_label").value_or("report")
                    + " of " + agency_called(situation, report.text("agency"))
                    + " holds what stands in " + hit.place.pointer
                    + " of the record and would tell who the family is.",
                "Use pseudonyms and leave out addresses and dates of birth: the report is written "
                "with publication in mind."));
        }
    }
    return findings;
}

base::Diagnostics delegates_listed(Situation const& situation)
{
    auto const as_at = situation.occasion.as_at;
    auto const event = facts::event_by(situation.subject.case_file, as_at);
    if (!event) {
        return { block("C09-delegates", "/events", "There is no learning event to send a list for.",
            "Record the event with its date and the practitioners to invite.") };
    }
    base::Diagnostics findings;
    if (facts::expected_at(situation.subject.case_file, *event).empty()) {
        findings.push_back(block("C09-delegates", event->pointer("delegates"),
            "Nobody is to be invited to the event of " + event->date("date")->prose() + ".",
            "Enter the delegates, or mark practitioners as invited."));
    }
    if (*event->date("date") < as_at) {
        findings.push_back(warn("C09-delegates", event->pointer("date"),
            "The event of " + event->date("date")->prose() + " is over.",
            "Record the next event: the police are asked before it, not after."));
    }
    return findings;
}

} // namespace rules
