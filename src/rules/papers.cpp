#include "facts/fields.h"
#include "facts/panel.h"
#include "facts/people.h"
#include "facts/publication.h"
#include "facts/statutory_letters.h"
#include "rules/case_words.h"
#include "rules/rule.h"

#include <array>

// What single documents need before there is anything for them to say (spec/domain.md 4.17, 4.20).

namespace rules {

using casefile::Record;
using facts::is;

namespace {

base::Diagnostics planning_meeting(Situation const& situation)
{
    if (facts::planning_meeting_held(situation.subject.case_file, situation.occasion.as_at))
        return {};
    return { block("planning-meeting", "/meetings",
        "No publication planning meeting was held by " + situation.occasion.as_at.prose() + ".",
        "Record the meeting and that it was held.") };
}

base::Diagnostics planning_minute_taker(Situation const& situation)
{
    auto const& subject = situation.subject;
    auto const meeting = facts::planning_meeting_held(subject.case_file, situation.occasion.as_at);
    if (!meeting)
        return {};
    auto const place = meeting->pointer("minute_taker");
    auto const person = meeting->text("minute_taker");
    auto const* fix = "Name a minute taker who has had no involvement with the child or family.";
    if (!person)
        return { block("planning-minute-taker", place,
            "The publication planning meeting has no minute taker.", fix) };
    auto const invited = facts::invitation(*meeting, "person", person);
    if ((invited && invited->flag("had_involvement").value_or(false))
        || facts::conflict_of(subject.case_file, person, "CANNOT_MINUTE"))
        return { block("planning-minute-taker", place,
            professional_called(situation, person)
                + " cannot take the minutes, having been involved with the child or family.",
            fix) };
    return {};
}

base::Diagnostics notice_content(Situation const& situation)
{
    auto const on = situation.occasion.as_at;
    if (!facts::decision_by(situation.subject.case_file, on))
        return { block("notice-content", "/decisions",
            "No decision on a review is recorded by " + on.prose()
                + ", so there is nothing to tell the national Panel.",
            "Record the decision.") };
    if (facts::notice_content(situation.subject, on).any())
        return {};
    return { block("notice-content", "/statutory_notices",
        "There is nothing to tell the national Panel on " + on.prose()
            + ": it was told already, or need not know.",
        "Choose the day on which the notice was due with --as-at.") };
}

base::Diagnostics notice_incident(Situation const& situation)
{
    auto const& case_file = situation.subject.case_file;
    if (case_file.child("incident") && !case_file.list("notifications").empty())
        return {};
    return { warn("notice-incident", "/notifications",
        "No notification of the incident by the local authority is recorded.",
        "The notice describes the case without names instead; check that it says enough.") };
}

base::Diagnostics coroner_letter(Situation const& situation)
{
    auto const& case_file = situation.subject.case_file;
    auto const decision = facts::decision_by(case_file, situation.occasion.as_at);
    bool const statutory = decision
        && (is(*decision, "review_type", "SCR") || is(*decision, "review_type", "LCSPR"));
    base::Diagnostics findings;
    if (!statutory)
        findings.push_back(block("coroner-letter", "/decisions",
            "No statutory review was decided on by " + situation.occasion.as_at.prose()
                + "; the Coroner is written to about these only.",
            "Record the decision, or leave the letter."));
    bool died = false;
    for (auto const& child : case_file.list("children"))
        died = died || child.has("died_on");
    if (!died)
        findings.push_back(block("coroner-letter", "/children",
            "No child of the case has died, so there is nothing to write to the Coroner about.",
            "Record the date of death, or leave the letter."));
    return findings;
}

base::Diagnostics rapid_review_record(Situation const& situation)
{
    auto const review = situation.subject.case_file.child("rapid_review");
    if (!review)
        return { block("rapid-review-record", "/rapid_review", "The case has no rapid review.",
            "Record when its notification was received.") };
    base::Diagnostics findings;
    for (auto const* key :
        { "facts", "immediate_action", "improvement_potential", "next_steps", "recommendation" }) {
        if (!review->has(key))
            findings.push_back(warn("rapid-review-record", review->pointer(key),
                "\"" + review->label(key) + "\" is not recorded.", "Enter it in the record."));
    }
    return findings;
}

bool is_doubted(Situation const& situation)
{
    auto const plan = situation.subject.case_file.child("publication");
    return plan && plan->has("decision") && !is(*plan, "decision", "PUBLISH_FULL");
}

base::Diagnostics non_publication(Situation const& situation)
{
    if (is_doubted(situation))
        return {};
    return { block("non-publication", "/publication/decision",
        "The report is to be published in full, or nothing is decided yet, so there is no case "
        "against publication to be made.",
        "Record the decision on publication.") };
}

base::Diagnostics non_publication_answers(Situation const& situation)
{
    constexpr std::array<std::string_view, 7> questions { "report_briefing", "source_of_difficulty",
        "balance_of_interests", "legal_restrictions", "amendment_considered", "expert_advice",
        "media_handling" };
    base::Diagnostics findings;
    if (!is_doubted(situation))
        return findings;
    auto const plan = *situation.subject.case_file.child("publication");
    auto const answers = plan.child("non_publication_answers");
    if (!answers)
        return { block("non-publication-answers", plan.pointer("non_publication_answers"),
            "None of the seven answers that the national Panel asks for is recorded.",
            "Enter them: they make up the case for not publishing in full.") };
    for (auto const question : questions) {
        if (!answers->has(question))
            findings.push_back(block("non-publication-answers", answers->pointer(question),
                "The national Panel has no answer to \"" + answers->label(question) + "\".",
                "Enter the answer."));
    }
    return findings;
}

} // namespace

std::span<Rule const> paper_rules()
{
    static constexpr std::array<Rule, 8> rules { {
        { "planning-meeting", "The publication planning meeting was held", planning_meeting },
        { "planning-minute-taker", "Its minute taker has had no involvement with the child",
            planning_minute_taker },
        { "notice-content", "There is something to tell the national Panel", notice_content },
        { "notice-incident", "The incident was notified", notice_incident },
        { "coroner-letter", "A child has died and a statutory review was begun", coroner_letter },
        { "rapid-review-record", "The rapid review is recorded", rapid_review_record },
        { "non-publication", "Less than the full report is to be published", non_publication },
        { "non-publication-answers", "The seven questions of the national Panel are answered",
            non_publication_answers },
    } };
    return rules;
}

} // namespace rules
