#include "rules/referral_checks.h"

#include "facts/fields.h"
#include "facts/name_checks.h"
#include "facts/panel.h"
#include "facts/people.h"
#include "rules/case_words.h"

#include <algorithm>
#include <array>

// What partners and schools are asked before a Scoping Panel (spec/domain.md 3.4, R-P07 to R-P10).

namespace rules {

using casefile::Record;
using facts::is;

namespace {

/// Compulsory school age in England, in completed years.
constexpr int school_age_first = 5;
constexpr int school_age_last = 15;

std::vector<Record> asked(Situation const& situation)
{
    auto checks = situation.subject.case_file.list("name_checks");
    std::erase_if(checks, [&](Record const& check) {
        return !may_be_scoped(situation) || !happened(situation, check.date("requested_on"));
    });
    return checks;
}

std::vector<Record> returned(Situation const& situation)
{
    auto checks = asked(situation);
    std::erase_if(checks,
        [&](Record const& check) { return !happened(situation, check.date("returned_on")); });
    return checks;
}

/// "electronic and historical" records that the reply does not say were checked.
std::string unchecked(Record const& check)
{
    struct Kind {
        std::string_view key;
        char const* name;
    };
    constexpr std::array kinds { Kind { "electronic_checked", "electronic" },
        Kind { "paper_checked", "paper" }, Kind { "historic_checked", "historical" } };
    std::vector<std::string> missing;
    for (auto const& kind : kinds) {
        if (!check.flag(kind.key).value_or(false))
            missing.emplace_back(kind.name);
    }
    return facts::joined(missing);
}

struct SchoolChild {
    Record record;
    std::optional<std::string> school;
};

/// The children who went to school when the incident happened, by their age or by their record.
std::vector<SchoolChild> school_children(Situation const& situation)
{
    std::vector<SchoolChild> children;
    auto const incident = situation.subject.case_file.child("incident");
    auto const occurred = incident ? incident->partial_date("occurred") : std::nullopt;
    for (auto const& child : situation.subject.case_file.list("children")) {
        auto const school = facts::find_agency(situation.subject.board, child.text("school"));
        bool const at_school = school
            && (school->flag("is_school").value_or(false) || is(*school, "type", "SCHOOL")
                || is(*school, "type", "COLLEGE"));
        auto const born = child.date("dob");
        bool const of_age = born && occurred
            && *born <= occurred->earliest().plus_months(-12 * school_age_first)
            && *born > occurred->earliest().plus_months(-12 * (school_age_last + 1));
        if (at_school || (of_age && !child.has("school")))
            children.push_back({ child, at_school ? child.text("school") : std::nullopt });
    }
    return children;
}

bool asked_for_chronology(Situation const& situation, std::optional<std::string> const& school)
{
    auto const& record = situation.subject.case_file;
    auto const involvements = record.list("involvements");
    return facts::find(record.list("chronologies"), "agency", school)
        || std::ranges::any_of(involvements, [&](Record const& involvement) {
               return involvement.text("agency") == school
                   && involvement.flag("chronology_required").value_or(false);
           });
}

void check_school(base::Diagnostics& findings, Situation const& situation, SchoolChild const& child,
    Record const& panel)
{
    auto const name = child.record.text("pseudonym").value_or("The child");
    if (!child.school) {
        findings.push_back(warn("R-P10", child.record.pointer("school"),
            name + " is of school age, but no school is recorded.",
            "Ask the education lead which school it is, and enter it."));
        return;
    }
    auto const school = agency_called(situation, child.school);
    if (!asked_for_chronology(situation, child.school)) {
        findings.push_back(warn("R-P10", "/involvements",
            school + ", the school of " + name + ", is not asked for a chronology.",
            "Ask the school itself: nobody else writes its chronology."));
    }
    if (!facts::find(facts::required_agencies(situation.subject), "id", child.school)
        && !facts::invitation(panel, "agency", child.school)) {
        findings.push_back(warn("R-P10", panel.pointer("attendances"),
            school + ", the school of " + name + ", is not invited to the Scoping Panel of "
                + panel.date("date")->prose() + ".",
            "Invite the school itself."));
    }
}

std::optional<Record> panel_of(Situation const& situation)
{
    if (!may_be_scoped(situation))
        return std::nullopt;
    return facts::panel_invited_to(situation.subject.case_file, situation.occasion.as_at);
}

} // namespace

bool name_checks_begun(Situation const& situation)
{
    return !asked(situation).empty();
}

base::Diagnostics partners_asked(Situation const& situation)
{
    auto const checks = asked(situation);
    if (checks.empty())
        return {};
    base::Diagnostics findings;
    std::vector<std::string> forgotten;
    for (auto const& agency : situation.subject.board.list("agencies")) {
        if (facts::has_records_to_check(
                situation.subject, agency, *checks.front().date("requested_on"))
            && !facts::find(checks, "agency", agency.text("id")))
            forgotten.push_back(agency.text("name").value_or("An agency"));
    }
    if (!forgotten.empty()) {
        findings.push_back(warn("R-P07", "/name_checks",
            "Not asked to check their records: " + facts::joined(forgotten) + ".",
            "Give the names to every Board partner."));
    }
    for (auto const& check : returned(situation)) {
        auto const missing = unchecked(check);
        if (missing.empty())
            continue;
        findings.push_back(warn("R-P07", check.pointer(),
            agency_called(situation, check.text("agency")) + " does not say that it checked its "
                + missing + " records.",
            "Ask the agency to check them, and record its answer."));
    }
    return findings;
}

bool has_discrepancy(Situation const& situation)
{
    auto const checks = returned(situation);
    return std::ranges::any_of(
        checks, [](Record const& check) { return !check.list("discrepancies").empty(); });
}

base::Diagnostics discrepancies_shared(Situation const& situation)
{
    base::Diagnostics findings;
    for (auto const& check : returned(situation)) {
        for (auto const& discrepancy : check.list("discrepancies")) {
            if (happened(situation, discrepancy.date("shared_on")))
                continue;
            // The value itself is personal: the finding only says which one it is.
            findings.push_back(warn("R-P08", discrepancy.pointer("shared_on"),
                "What " + agency_called(situation, check.text("agency")) + " found on "
                    + check.date("returned_on")->prose() + " has not been shared with partners: "
                    + discrepancy.printed("kind").value_or("a detail")
                    + (discrepancy.has("about")
                            ? " of " + family_member_called(situation, discrepancy.text("about"))
                            : std::string())
                    + ".",
                "Send the schedule of people again to all partners, and record the date."));
        }
    }
    return findings;
}

bool has_school_child(Situation const& situation)
{
    return panel_of(situation).has_value() && !school_children(situation).empty();
}

base::Diagnostics schools_supported(Situation const& situation)
{
    auto const panel = panel_of(situation);
    auto const children = school_children(situation);
    if (!panel || children.empty())
        return {};
    base::Diagnostics findings;
    auto const reference = situation.subject.case_file.text("ref").value_or("");
    if (!facts::holder_of(situation.subject.board, "EDU_LEAD", reference, *panel->date("date"))) {
        auto finding = warn("R-P10", "/role_holdings",
            "Nobody holds the role of education lead, who finds, informs and supports schools.",
            "Record who holds the role.");
        finding.place.file = "board";
        findings.push_back(std::move(finding));
    }
    for (auto const& child : children)
        check_school(findings, situation, child, *panel);
    return findings;
}

} // namespace rules
