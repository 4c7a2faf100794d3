#include "facts/case_deadlines.h"
#include "facts/checklist.h"
#include "facts/fields.h"
#include "facts/review_record.h"
#include "rules/case_words.h"
#include "rules/publication_part.h"

#include <algorithm>
#include <array>

// From the report to its publication: documents 15 to 17 (spec/domain.md 3.4).

namespace rules {

using casefile::Record;
using facts::is;

namespace {

/// The annual report follows within a year, or there is none to wait for.
constexpr int annual_report_months = 12;

std::optional<Record> plan_of(Situation const& situation)
{
    return situation.subject.case_file.child("publication");
}

/// The day until which things count towards the publication.
base::Date latest_day(Situation const& situation, PublicationDay const& day)
{
    return day.made ? day.on : situation.occasion.as_at;
}

bool is_to_be_published(Situation const& situation)
{
    return publication_day(situation).has_value();
}

bool is_published(Situation const& situation)
{
    auto const day = publication_day(situation);
    return day && day->made && !is_never_published(situation);
}

/// The last answer of an agency; an endorsement that comes later is none yet.
bool endorsed(std::vector<Record> const& endorsements, std::string const& agency, base::Date until)
{
    bool yes = false;
    for (auto const& endorsement : endorsements) {
        auto const on = endorsement.date("on");
        if (endorsement.text("agency") == agency && (!on || *on <= until))
            yes = is(endorsement, "status", "ENDORSED");
    }
    return yes;
}

base::Diagnostics partners_endorse(Situation const& situation)
{
    auto const day = publication_day(situation);
    if (!day)
        return {};
    auto const until = latest_day(situation, *day);
    auto const endorsements = situation.subject.case_file.list("endorsements");
    std::vector<std::string> agencies;
    for (auto const& agency : situation.subject.board.list("agencies")) {
        auto const id = agency.text("id").value_or("");
        if (agency.flag("is_core_partner").value_or(false)
            || facts::find(endorsements, "agency", id))
            agencies.push_back(id);
    }
    base::Diagnostics findings;
    for (auto const& agency : agencies) {
        if (endorsed(endorsements, agency, until))
            continue;
        auto const record = facts::find(endorsements, "agency", agency);
        findings.push_back(block("R-P38", record ? record->pointer("status") : "/endorsements",
            agency_called(situation, agency) + " has not endorsed the report by " + until.prose()
                + "; publication " + (day->made ? "was on " : "is planned for ") + day->on.prose()
                + ".",
            "Ask the agency to endorse the report, and record its answer."));
    }
    return findings;
}

base::Diagnostics impact_is_told(Situation const& situation)
{
    if (!is_published(situation))
        return {};
    auto const day = *publication_day(situation);
    for (auto const& statement : situation.subject.case_file.list("statements")) {
        auto const as_at = statement.date("as_at");
        bool const in_time = !as_at || *as_at <= day.on;
        if (in_time && !statement.texts("actions_taken").empty()
            && !statement.texts("impact").empty() && !statement.texts("still_to_do").empty())
            return {};
    }
    return { block("R-P39", "/statements",
        "The report was published on " + day.on.prose()
            + " without a statement of the actions taken, their impact and what is still to do.",
        "Write the statement, and publish it with the report or beside it.") };
}

/// How long before publication its planning can wait for no later meeting.
constexpr int last_days_for_planning = 14;

/// By the forum of the meeting.
bool planning_meeting_held(Situation const& situation, base::Date until)
{
    auto const meetings = meetings_of(situation, "PUBLICATION_PLANNING");
    return std::ranges::any_of(meetings, [&](Record const& meeting) {
        return is(meeting, "status", "HELD") && *meeting.date("date") <= until;
    });
}

base::Diagnostic no_planning_meeting(Situation const& situation, PublicationDay const& day)
{
    if (day.made)
        return block("R-P40", "/meetings",
            "The report was published on " + day.on.prose()
                + ", but no publication planning meeting was held before.",
            "Record the meeting that planned the publication.");
    auto const message = "No publication planning meeting has been held; publication is planned "
                         "for "
        + day.on.prose() + ".";
    auto const* fix = "Let the Manager convene the meeting, and record that it was held.";
    bool const soon = day.on.days_since(situation.occasion.as_at) <= last_days_for_planning;
    return soon ? block("R-P40", "/meetings", message, fix)
                : warn("R-P40", "/meetings", message, fix);
}

base::Diagnostics planned_in_a_meeting(Situation const& situation)
{
    auto const day = publication_day(situation);
    auto const plan = plan_of(situation);
    base::Diagnostics findings;
    if (!day || !plan)
        return findings;
    if (!planning_meeting_held(situation, latest_day(situation, *day)))
        findings.push_back(no_planning_meeting(situation, *day));
    for (auto const& restriction : plan->list("restrictions")) {
        auto const until = restriction.date("until");
        bool const of_law
            = is(restriction, "kind", "COURT_ORDER") || is(restriction, "kind", "CORONER");
        if (!of_law || (until && *until < day->on))
            continue;
        findings.push_back(block("R-P40", restriction.pointer("until"),
            "A restriction (" + restriction.printed("kind").value_or("restriction") + ") "
                + (until ? "lasts until " + until->prose() : std::string("has no recorded end"))
                + "; publication " + (day->made ? "was on " : "is planned for ") + day->on.prose()
                + ".",
            "Wait until it has ended, or have it lifted and record the day."));
    }
    return findings;
}

/// A statutory review of which less than the full report is to be published, where there is a
/// national Panel to be told.
bool publication_is_doubted(Situation const& situation)
{
    auto const plan = plan_of(situation);
    auto const reports = situation.subject.case_file.list("reports");
    return plan && plan->has("decision") && !is(*plan, "decision", "PUBLISH_FULL")
        && is_statutory_review(situation) && situation.subject.profile.has("panel_copy_rule")
        && std::ranges::any_of(
            reports, [&](Record const& report) { return report_was_made(situation, report); });
}

constexpr std::array<std::string_view, 7> questions { "report_briefing", "source_of_difficulty",
    "balance_of_interests", "legal_restrictions", "amendment_considered", "expert_advice",
    "media_handling" };

base::Diagnostics national_panel_told(Situation const& situation)
{
    base::Diagnostics findings;
    if (!publication_is_doubted(situation))
        return findings;
    auto const plan = *plan_of(situation);
    auto const notices = situation.subject.case_file.list("statutory_notices");
    if (std::ranges::none_of(notices, [&](Record const& notice) {
            return is(notice, "body", "NATIONAL_PANEL") && is(notice, "kind", "NON_PUBLICATION")
                && happened(situation, notice.partial_date("sent_on"));
        })) {
        findings.push_back(block("R-P41", plan.pointer("decision"),
            "The report is not to be published in full (\"" + plan.printed("decision").value_or("")
                + "\"), but the national Panel has not "
                  "been told.",
            "Send the national Panel the case for it, and record the notice."));
    }
    auto const answers = plan.child("non_publication_answers");
    if (!answers) {
        findings.push_back(block("R-P41", plan.pointer("non_publication_answers"),
            "None of the seven answers that the national Panel asks for is recorded.",
            "Enter them: they make up the case for not publishing in full."));
        return findings;
    }
    for (auto const question : questions) {
        if (!answers->has(question)) {
            findings.push_back(block("R-P41", answers->pointer(question),
                "The national Panel has no answer to \"" + answers->label(question) + "\".",
                "Enter the answer."));
        }
    }
    return findings;
}

struct Item {
    std::string_view code; ///< Number of document 16.
    std::string_view what;
};
constexpr std::array<Item, 3> items_on_people { {
    { "13", "how managers tell front-line staff the date and the support" },
    { "14", "the debriefing of practitioners" },
    { "27", "a community impact assessment by the police" },
} };

base::Diagnostics people_prepared(Situation const& situation)
{
    base::Diagnostics findings;
    auto const plan = plan_of(situation);
    if (!is_to_be_published(situation) || !plan)
        return findings;
    auto const checklist = plan->list("checklist");
    for (auto const& [code, what] : items_on_people) {
        auto const item = facts::find(checklist, "code", std::string(code));
        if (item && item->has("status") && !is(*item, "status", "OPEN"))
            continue;
        findings.push_back(
            warn("R-P42", item ? item->pointer("status") : plan->pointer("checklist"),
                "Nothing is decided yet on " + std::string(what) + " (item " + std::string(code)
                    + " of the checklist).",
                "Decide it in the publication planning meeting: done, or not applicable."));
    }
    return findings;
}

bool annual_report_arises(Situation const& situation)
{
    return is_published(situation) && is(situation.subject.profile, "scrutiny_report", "ANNUAL");
}

base::Diagnostics annual_report_covers(Situation const& situation)
{
    if (!annual_report_arises(situation))
        return {};
    auto const on = publication_day(situation)->on;
    auto const report = situation.subject.board.child("scrutiny_report");
    auto const to = report ? report->partial_date("period_to") : std::nullopt;
    // A later report than the one that covered the review is no fault; an earlier one is not yet.
    if ((to && on <= to->latest())
        || situation.occasion.as_at < on.plus_months(annual_report_months))
        return {};
    auto finding = warn("R-P44", report ? report->pointer("period_to") : "/scrutiny_report",
        "The review was published on " + on.prose()
            + ", but no annual report of the Board covers it by " + situation.occasion.as_at.prose()
            + ".",
        "Let the next annual report cover the review, its progress and its outcomes.");
    finding.place.file = "board: ";
    return { finding };
}

/// Requests for an interview that the record holds beside a plan to publish.
std::vector<Record> interviews(Situation const& situation)
{
    auto const plan = plan_of(situation);
    if (!plan || !is_to_be_published(situation))
        return {};
    auto media = plan->list("media");
    std::erase_if(media, [](Record const& item) { return !is(item, "kind", "INTERVIEW_REQUEST"); });
    return media;
}

bool has_interviews(Situation const& situation)
{
    return !interviews(situation).empty();
}

base::Diagnostics spokesperson(Situation const& situation)
{
    base::Diagnostics findings;
    auto const plan = plan_of(situation);
    for (auto const& item : interviews(situation)) {
        bool const chair
            = !plan->has("spokesperson") || is(*plan, "spokesperson", "INDEPENDENT_CHAIR");
        if (chair || item.has("approved_by"))
            continue;
        findings.push_back(warn("R-P47", plan->pointer("spokesperson"),
            "Interviews are asked for, and the " + plan->printed("spokesperson").value_or("")
                + " is to speak instead of the Independent Chair, but nobody has approved that.",
            "Let the Independent Chair speak, or record who approved it."));
    }
    return findings;
}

base::Diagnostics publication_planned(Situation const& situation)
{
    auto const plan = plan_of(situation);
    if (plan && plan->has("planned_on"))
        return {};
    return { block("publication-planned", plan ? plan->pointer("planned_on") : "/publication",
        "No date is planned for the publication.",
        "Enter the planned date, which the meeting may still change.") };
}

base::Diagnostics copy_in_time(Situation const& situation)
{
    auto const plan = plan_of(situation);
    auto const rule = situation.subject.profile.child("panel_copy_rule");
    auto const planned = plan ? plan->date("planned_on") : std::nullopt;
    auto const as_at = situation.occasion.as_at;
    if (!planned || !rule || !is_statutory_review(situation) || *planned < as_at
        || happened(situation, plan->date("panel_copy_sent_on")))
        return {};
    facts::CopyRule const copy { static_cast<int>(rule->integer("days").value_or(0)),
        is(*rule, "unit", "WORKING_DAYS") };
    auto const due
        = facts::publication_copy_deadline(*planned, std::nullopt, copy, situation.calendar, as_at);
    if (!due.ok())
        return due.errors();
    if (due.value().due >= as_at)
        return {};
    auto const earliest = facts::earliest_publication(as_at, copy, situation.calendar);
    if (!earliest.ok())
        return earliest.errors();
    return { warn("panel-copy-date", plan->pointer("planned_on"),
        "The copy for the national Panel was due on " + due.value().due.prose()
            + " and has not been sent.",
        "If it is sent today, the report may be published from " + earliest.value().prose()
            + ".") };
}

base::Diagnostics publication_decided(Situation const& situation)
{
    auto const plan = plan_of(situation);
    if (plan && plan->has("decision"))
        return {};
    return { block("publication-decision", plan ? plan->pointer("decision") : "/publication",
        "The decision on the form of the publication is not recorded.",
        "Record what the publication planning meeting decided.") };
}

base::Diagnostics sensitive_dates_avoided(Situation const& situation)
{
    base::Diagnostics findings;
    auto const plan = plan_of(situation);
    auto const planned = plan ? plan->date("planned_on") : std::nullopt;
    if (!planned)
        return findings;
    auto const record = plan->child("record");
    for (auto const& sensitive : plan->list("sensitive_dates")) {
        if (sensitive.date("date") == *planned && !(record && record->has("delay_note"))) {
            findings.push_back(warn("sensitive-date", plan->pointer("planned_on"),
                "Publication is planned for " + planned->prose() + ", a sensitive date.",
                "Choose another day, or record why this one was kept."));
        }
    }
    return findings;
}

base::Diagnostics checklist_finished(Situation const& situation)
{
    base::Diagnostics findings;
    if (!is_published(situation) || !plan_of(situation))
        return findings;
    auto const items
        = facts::publication_checklist(situation.subject, situation.calendar, situation.occasion);
    if (!items.ok())
        return items.errors();
    for (auto const& item : items.value()) {
        if (!item.blocks_publication || item.status != "OPEN")
            continue;
        findings.push_back(block("publication-checklist", item.pointer,
            "The report is published, but item " + item.number
                + " of the checklist is neither done nor set to not applicable.",
            "Record it as done, with the day, or as not applicable."));
    }
    return findings;
}

} // namespace

std::span<Rule const> publication_rules()
{
    static constexpr std::array<Rule, 17> rules { {
        { "R-P27", "No genogram is appended to a report that is to be published",
            report_without_genogram, {}, joint_toolkit, report_is_to_be_published },
        { "R-P38", "All Board partners endorse the report before it is published", partners_endorse,
            "INDEPENDENT_CHAIR", joint_toolkit, is_to_be_published },
        { "R-P39", "Actions taken, their impact and what is still to do are published too",
            impact_is_told, {}, joint_toolkit, is_published },
        { "R-P40", "Publication is planned in a meeting and keeps to court orders and the Coroner",
            planned_in_a_meeting, {}, joint_toolkit, is_to_be_published },
        { "R-P41", "The national Panel has seven answers when a report is not published in full",
            national_panel_told, {}, joint_toolkit, publication_is_doubted },
        { "R-P42", "Debriefing, community impact and front-line staff are decided on",
            people_prepared, {}, joint_toolkit, is_to_be_published },
        { "R-P44", "The Board's annual report covers the published review", annual_report_covers,
            {}, joint_toolkit, annual_report_arises },
        { "R-P46", "A Lessons Learned Review is neither published nor sent to Ofsted or the SHA",
            never_published, {}, medway_guidance, never_published_arises },
        { "R-P46-full", "The report of a review that is not statutory is not published in full",
            no_full_report, "INDEPENDENT_CHAIR", {}, no_full_report_arises },
        { "R-P47", "The Independent Chair speaks to the media, or an approved person does",
            spokesperson, {}, joint_toolkit, has_interviews },
        { "R-P49", "What is to be published names nobody and no exact day or place",
            report_without_names, {}, joint_toolkit, report_is_to_be_published },
        { "R-P51", "A review led elsewhere is shared with partners, and its learning published",
            led_elsewhere, {}, joint_toolkit, is_led_elsewhere },
        { "publication-planned", "A date is planned for the publication", publication_planned },
        { "panel-copy-date", "The national Panel's copy can still be in time", copy_in_time },
        { "publication-decision", "The form of the publication is decided", publication_decided },
        { "publication-checklist", "The checklist is finished before publication",
            checklist_finished },
        { "sensitive-date", "Publication avoids the sensitive dates", sensitive_dates_avoided },
    } };
    return rules;
}

} // namespace rules
