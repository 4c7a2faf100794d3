#include "facts/fields.h"
#include "facts/panel.h"
#include "rules/case_words.h"
#include "rules/publication_part.h"

#include <algorithm>

// Which reviews are published at all, and what is left of it where another body leads.

namespace rules {

using casefile::Record;
using facts::is;

namespace {

bool is_review_of_ours(Situation const& situation)
{
    auto const& case_file = situation.subject.case_file;
    return !is(case_file, "kind", "EXTERNAL_LED") && !is(case_file, "kind", "YOS_INFO_ONLY");
}

/// Whether the notice went out before anybody could know that the review would be no statutory one.
bool was_sent_before_decision(Situation const& situation, Record const& notice)
{
    auto const sent = notice.partial_date("sent_on");
    auto const decision = facts::decision_by(situation.subject.case_file, situation.occasion.as_at);
    return sent && (!decision || sent->earliest() < *decision->date("decided_on"));
}

/// Notices to bodies that hear nothing of a review that is never published. Where a profile
/// publishes other reviews, the notification of an incident is no notice of the review.
std::vector<Record> notices_of_review(Situation const& situation)
{
    bool const never = is(situation.subject.profile, "nonstatutory_publish", "NEVER");
    auto notices = situation.subject.case_file.list("statutory_notices");
    std::erase_if(notices, [&](Record const& notice) {
        bool const told = is(notice, "body", "OFSTED") || is(notice, "body", "SHA");
        bool const later
            = notice.has("sent_on") && !happened(situation, notice.partial_date("sent_on"));
        bool const of_incident = is(notice, "kind", "INCIDENT")
            && (!never || was_sent_before_decision(situation, notice));
        return !told || later || of_incident;
    });
    return notices;
}

} // namespace

std::string review_type(Situation const& situation)
{
    auto const& case_file = situation.subject.case_file;
    auto const decision = facts::decision_by(case_file, situation.occasion.as_at);
    if (decision && decision->has("review_type"))
        return *decision->text("review_type");
    return case_file.text("review_type").value_or("");
}

bool is_statutory_review(Situation const& situation)
{
    auto const type = review_type(situation);
    return is_review_of_ours(situation) && (type == "SCR" || type == "LCSPR");
}

bool is_never_published(Situation const& situation)
{
    auto const type = review_type(situation);
    bool const other = !type.empty() && type != "SCR" && type != "LCSPR";
    return is_review_of_ours(situation)
        && (type == "LLR"
            || (other && is(situation.subject.profile, "nonstatutory_publish", "NEVER")));
}

std::optional<PublicationDay> publication_day(Situation const& situation)
{
    auto const& case_file = situation.subject.case_file;
    auto const plan = case_file.child("publication");
    auto const reports = case_file.list("reports");
    bool const reported = std::ranges::any_of(
        reports, [&](Record const& report) { return report_was_made(situation, report); });
    if (!plan || !is_review_of_ours(situation))
        return std::nullopt;
    auto const record = plan->child("record");
    auto const published = record ? record->partial_date("published_on") : std::nullopt;
    if (happened(situation, published))
        return PublicationDay { published->earliest(), true, record->pointer("published_on") };
    auto const planned = plan->date("planned_on");
    bool const none = is(*plan, "decision", "DO_NOT_PUBLISH") || is(*plan, "decision", "DEFER");
    if (!planned || none || !reported)
        return std::nullopt;
    return PublicationDay { *planned, false, plan->pointer("planned_on") };
}

bool never_published_arises(Situation const& situation)
{
    return is_never_published(situation);
}

base::Diagnostics never_published(Situation const& situation)
{
    base::Diagnostics findings;
    if (!is_never_published(situation))
        return findings;
    auto const day = publication_day(situation);
    if (day && day->made) {
        findings.push_back(block("R-P46", day->pointer,
            "The review is recorded as published on " + day->on.prose()
                + ", but a review of this type is not published.",
            "Take the publication out of the record, or correct the type of the review."));
    }
    for (auto const& notice : notices_of_review(situation)) {
        findings.push_back(block("R-P46", notice.pointer("body"),
            "A notice to " + notice.printed("body").value_or("a body")
                + " is recorded, but a review of this type is not sent to it.",
            "Take the notice out of the record, or correct the type of the review."));
    }
    return findings;
}

bool no_full_report_arises(Situation const& situation)
{
    auto const type = review_type(situation);
    return is_review_of_ours(situation) && !type.empty() && !is_statutory_review(situation)
        && is(situation.subject.profile, "nonstatutory_publish", "NO_FULL_REPORT")
        && !is_never_published(situation) && situation.subject.case_file.child("publication");
}

base::Diagnostics no_full_report(Situation const& situation)
{
    if (!no_full_report_arises(situation))
        return {};
    auto const plan = *situation.subject.case_file.child("publication");
    if (!is(plan, "decision", "PUBLISH_FULL"))
        return {};
    return { block("R-P46-full", plan.pointer("decision"),
        "The report of a review that is not statutory is to be published in full; the Board "
        "publishes only the learning of such reviews.",
        "Publish a summary of the learning, or let the Independent Chair decide otherwise.") };
}

bool is_led_elsewhere(Situation const& situation)
{
    auto const reports = situation.subject.case_file.list("reports");
    return is(situation.subject.case_file, "kind", "EXTERNAL_LED")
        && (situation.subject.case_file.has("tor") || situation.subject.case_file.has("meetings")
            || std::ranges::any_of(
                reports, [&](Record const& report) { return report_was_made(situation, report); }));
}

base::Diagnostics led_elsewhere(Situation const& situation)
{
    auto const& case_file = situation.subject.case_file;
    base::Diagnostics findings;
    if (!is(case_file, "kind", "EXTERNAL_LED"))
        return findings;
    for (auto const& terms : case_file.list("tor")) {
        findings.push_back(block("R-P51", terms.pointer(),
            "Another body leads the review, but the record holds terms of reference of its own.",
            "Take them out: the body that leads sets the terms."));
    }
    for (auto const& meeting : meetings_of(situation, "REVIEW_PANEL")) {
        findings.push_back(block("R-P51", meeting.pointer(),
            "Another body leads the review, but the record holds a Review Panel of "
                + meeting.date("date")->prose() + ".",
            "Take it out: the body that leads holds the panels."));
    }
    auto const reports = case_file.list("reports");
    if (std::ranges::none_of(
            reports, [&](Record const& report) { return report_was_made(situation, report); }))
        return findings;
    auto const notices = case_file.list("statutory_notices");
    if (std::ranges::none_of(notices, [&](Record const& notice) {
            return is(notice, "body", "BOARD_PARTNERS") && is(notice, "kind", "PUBLICATION_COPY")
                && happened(situation, notice.partial_date("sent_on"));
        })) {
        findings.push_back(warn("R-P51", "/statutory_notices",
            "The report of the body that leads has not been shared with the Board's partners.",
            "Send it to them and record the day."));
    }
    auto const products = case_file.list("learning_products");
    if (std::ranges::none_of(products,
            [&](Record const& product) { return happened(situation, product.date("date")); })) {
        findings.push_back(warn("R-P51", "/learning_products",
            "No learning from the review of the body that leads has been published.",
            "Publish what practitioners need to know, and record it."));
    }
    return findings;
}

} // namespace rules
