#include "rules/referral_checks.h"

#include "facts/case_deadlines.h"
#include "facts/fields.h"
#include "facts/notification_forms.h"
#include "facts/people.h"

#include <algorithm>

// What document 1 must fit: the incident, its dates, its number (spec/domain.md 4.1 and R-C05).

namespace rules {

using casefile::Record;
using facts::is;

namespace {

constexpr int months_of_childhood = 12 * 18;

/// The local authority's forms, or everybody's where the authority sent none.
std::vector<Record> forms(Situation const& situation)
{
    auto all = notifications_received(situation);
    auto of_authority = all;
    std::erase_if(of_authority, [&](Record const& form) {
        auto const agency
            = facts::find_agency(situation.subject.board, form.text("referring_agency"));
        return !agency || !is(*agency, "type", "CSC");
    });
    return of_authority.empty() ? all : of_authority;
}

/// What the incident needs by the rule of the day on which the first form came in.
facts::FormsNeeded forms_expected(Situation const& situation, std::vector<Record> const& received)
{
    auto const& subject = situation.subject;
    return facts::forms_needed(subject.case_file, subject.profile,
        received.empty() ? std::nullopt : received.front().date("received_by_lscb_on"));
}

std::string forms_text(std::size_t count)
{
    return count == 1 ? "one form" : std::to_string(count) + " forms";
}

/// Whether the form covers children who need one each. A form that names nobody covers all.
bool mixes(Record const& form, std::vector<facts::NeededForm> const& expected)
{
    auto const covered = form.texts("covers_children");
    auto const is_covered
        = [&](std::string const& key) { return std::ranges::count(covered, key) > 0; };
    auto const touched = std::ranges::count_if(expected, [&](facts::NeededForm const& one) {
        return covered.empty() || std::ranges::any_of(one.children, is_covered)
            || std::ranges::any_of(one.named_in_outline, is_covered);
    });
    return touched > 1;
}

std::optional<base::PartialDate> occurred(Situation const& situation)
{
    auto const incident = situation.subject.case_file.child("incident");
    return incident ? incident->partial_date("occurred") : std::nullopt;
}

} // namespace

bool has_forms(Situation const& situation)
{
    bool const incidents_too
        = !situation.subject.profile.flag("notify_reviews_only").value_or(false);
    auto const received = forms(situation);
    return incidents_too && !received.empty() && forms_expected(situation, received).count() > 0;
}

base::Diagnostics forms_fit(Situation const& situation)
{
    if (!has_forms(situation))
        return {};
    auto const received = forms(situation);
    auto const [expected, explanation] = forms_expected(situation, received);
    auto const needs = "The incident needs " + forms_text(expected.size()) + " of notification";
    if (received.size() != expected.size()) {
        return { warn("R-C05", "/notifications",
            needs + ", but " + forms_text(received.size()) + " came in by "
                + situation.occasion.as_at.prose() + ".",
            "Ask for the forms that are needed, and for no others. " + explanation) };
    }
    for (auto const& form : received) {
        if (mixes(form, expected)) {
            return { warn("R-C05", form.pointer("covers_children"),
                needs + ", but this form covers children who need forms of their own.",
                "Correct which children the form covers, or ask for a form for each. "
                    + explanation) };
        }
    }
    return {};
}

base::Diagnostics age_at_incident(Situation const& situation)
{
    base::Diagnostics findings;
    auto const day = occurred(situation);
    if (!day || notifications_received(situation).empty())
        return findings;
    for (auto const& child : situation.subject.case_file.list("children")) {
        auto const born = child.date("dob");
        if (!born || day->earliest() < born->plus_months(months_of_childhood))
            continue;
        findings.push_back(block("incident-age", child.pointer("dob"),
            child.text("pseudonym").value_or("The child")
                + " was 18 or older when the incident happened.",
            "Correct the dates, or let the Board's manager set the rule aside with a reason."));
    }
    return findings;
}

base::Diagnostics incident_before_form(Situation const& situation)
{
    base::Diagnostics findings;
    auto const day = occurred(situation);
    if (!day)
        return findings;
    for (auto const& form : notifications_received(situation)) {
        auto const completed = form.date("completed_on");
        if (!completed || day->earliest() <= *completed)
            continue;
        findings.push_back(block("incident-date", form.pointer("completed_on"),
            "The form was completed on " + completed->prose() + ", before the incident of "
                + day->prose() + ".",
            "Correct one of the two dates."));
    }
    return findings;
}

base::Diagnostics death_after_birth(Situation const& situation)
{
    base::Diagnostics findings;
    for (auto const& child : situation.subject.case_file.list("children")) {
        auto const born = child.date("dob");
        auto const died = child.partial_date("died_on");
        if (!born || !died || died->latest() >= *born)
            continue;
        findings.push_back(block("death-date", child.pointer("died_on"),
            "The death of " + child.text("pseudonym").value_or("the child")
                + " is dated before the birth.",
            "Correct one of the two dates."));
    }
    return findings;
}

base::Diagnostics notified_in_time(Situation const& situation)
{
    if (notifications_received(situation).empty())
        return {};
    auto const deadlines
        = facts::case_deadlines(situation.subject, situation.calendar, situation.occasion.as_at);
    if (!deadlines.ok())
        return deadlines.errors();
    base::Diagnostics findings;
    for (auto const& deadline : deadlines.value()) {
        bool const notification = deadline.rule == "R-D01" || deadline.rule == "R-D02";
        if (!notification || deadline.late_by == 0)
            continue;
        findings.push_back(warn("notified-late", "/notifications",
            deadline.requirement + ": due by " + deadline.due.prose() + ", " + deadline.lateness()
                + ".",
            "Record the reason with the case."));
    }
    return findings;
}

} // namespace rules
