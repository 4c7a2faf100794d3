#include "facts/fields.h"
#include "facts/genogram.h"
#include "facts/timeline.h"
#include "rules/rule.h"

#include <array>
#include <map>
#include <set>

// Chronology guidance and template (D04, D05), merged timeline (X02) and genogram (X01):
// spec/domain.md 4.4, 4.5 and 4.18.

namespace rules {

namespace {

using casefile::Record;
using facts::is;

/// The key of a child or family member -> what they are called in findings.
std::string called(Situation const& situation, std::string const& key)
{
    for (auto const* list : { "children", "significant_others" }) {
        if (auto const person = facts::find(situation.subject.case_file.list(list), "key", key))
            return person->text("pseudonym").value_or(key);
    }
    return key;
}

base::Diagnostics period(Situation const& situation)
{
    auto const& case_file = situation.subject.case_file;
    auto const scope = facts::merge_timeline(situation.subject, situation.occasion.as_at).scope;
    if (!scope) {
        return { block("chronology-period", "/meetings",
            "The case record does not say which period chronologies cover.",
            "Enter the first and the last day at the Scoping Panel, or agree terms of "
            "reference.") };
    }
    if (scope->from <= scope->to)
        return {};
    return { block("chronology-period", case_file.list("tor").empty() ? "/meetings" : "/tor",
        "The period of the chronologies begins on " + scope->from.prose() + " and ends before, on "
            + scope->to.prose() + ".",
        "Correct one of the dates.") };
}

base::Diagnostics due_date(Situation const& situation)
{
    for (auto const& meeting : situation.subject.case_file.list("meetings")) {
        if (meeting.has("chronology_due"))
            return {};
    }
    return { warn("chronology-return", "/meetings",
        "No date is recorded by which chronologies are to be back.",
        "Enter it at the Scoping Panel.") };
}

/// What the merging of chronologies finds, and whether there is anything to merge.
base::Diagnostics timeline(Situation const& situation)
{
    auto timeline = facts::merge_timeline(situation.subject, situation.occasion.as_at);
    auto findings = std::move(timeline.faults);
    if (timeline.rows.empty()) {
        findings.push_back(block("timeline-empty", "/chronologies",
            "No agency's chronology with entries had come in by " + situation.occasion.as_at.prose()
                + ".",
            "Record the chronologies received."));
        return findings;
    }
    for (auto const& agency : timeline.awaited)
        findings.push_back(warn("timeline-awaited", "/chronologies",
            "The chronology of " + agency
                + " has not come in, so its entries are not in the "
                  "timeline.",
            "Ask for it, or record that none is required."));
    return findings;
}

/// Parents and their children, by birth or adoption.
std::multimap<std::string, std::string> children_by_parent(Record const& case_file)
{
    std::multimap<std::string, std::string> children;
    for (auto const& relationship : case_file.list("relationships")) {
        if (is(relationship, "type", "PARENT_OF") || is(relationship, "type", "ADOPTIVE_PARENT_OF"))
            children.emplace(
                relationship.text("a").value_or(""), relationship.text("b").value_or(""));
    }
    return children;
}

bool descends_from_itself(
    std::multimap<std::string, std::string> const& children, std::string const& person)
{
    std::set<std::string> seen;
    std::vector<std::string> open { person };
    while (!open.empty()) {
        auto const one = open.back();
        open.pop_back();
        auto const [first, last] = children.equal_range(one);
        for (auto child = first; child != last; ++child) {
            if (child->second == person)
                return true;
            if (seen.insert(child->second).second)
                open.push_back(child->second);
        }
    }
    return false;
}

base::Diagnostics no_cycle(Situation const& situation)
{
    auto const children = children_by_parent(situation.subject.case_file);
    std::string names;
    std::set<std::string> told;
    for (auto const& [parent, child] : children) {
        if (told.insert(parent).second && descends_from_itself(children, parent))
            names += (names.empty() ? "" : ", ") + called(situation, parent);
    }
    if (names.empty())
        return {};
    return { block("genogram-cycle", "/relationships",
        "The record makes these people their own ancestors: " + names + ".",
        "Correct which of two people is the parent; the parent stands first.") };
}

base::Diagnostics has_child(Situation const& situation)
{
    if (!situation.subject.case_file.list("children").empty())
        return {};
    return { block("genogram-child", "/children", "The case record holds no subject child.",
        "Enter the child that the review is about.") };
}

base::Diagnostics parents_known(Situation const& situation)
{
    auto const& case_file = situation.subject.case_file;
    auto const parents = facts::parents_by_child(case_file);
    base::Diagnostics findings;
    for (auto const& child : case_file.list("children")) {
        auto const key = child.text("key").value_or("");
        if (!parents.contains(key))
            findings.push_back(warn("genogram-parents", child.pointer(),
                "No parent of " + called(situation, key) + " is recorded.",
                "Enter the relationship, or leave it if the parents are not known."));
    }
    for (auto const& [a, b] : facts::parents_not_related(case_file))
        findings.push_back(warn("genogram-parents", "/relationships",
            called(situation, a) + " and " + called(situation, b)
                + " have a child, and the record does not say how they are related; they are drawn "
                  "as partners who do not live together.",
            "Enter whether they are married, live together, or are separated or divorced."));
    return findings;
}

} // namespace

std::span<Rule const> chronology_rules()
{
    static std::array const rules { std::to_array<Rule>({
        { "chronology-period", "The period of chronologies begins before it ends", period },
        { "chronology-return", "Agencies are told when chronologies are to be back", due_date },
        { "timeline", "Chronologies can be merged, and name nobody", timeline },
        { "genogram-child", "There is a subject child", has_child },
        { "genogram-cycle", "Nobody is their own ancestor", no_cycle },
        { "genogram-parents", "The parents are recorded", parents_known },
    }) };
    return rules;
}

} // namespace rules
