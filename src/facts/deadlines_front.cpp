// From the incident to the rapid review: R-D01 to R-D09 (spec/domain.md 3.3).

#include "facts/case_deadlines_part.h"

#include "facts/criteria.h"
#include "facts/fields.h"

#include <algorithm>

namespace facts {

using base::Date;
using base::PartialDate;
using casefile::Record;
using Unit = Limit::Unit;

namespace {

bool tells(Record const& profile, std::string_view body)
{
    auto const bodies = profile.texts("notify_to");
    return std::ranges::find(bodies, body) != bodies.end();
}

/// The Board's side of a notification, as the profile calls it.
std::string local_body(Record const& profile)
{
    if (tells(profile, "LSCB_BUSINESS_UNIT"))
        return "the LSCB Business Unit";
    return tells(profile, "SAFEGUARDING_PARTNERS") ? "the safeguarding partners" : "the LSCB";
}

/// Where Ofsted is told of reviews and not of incidents, the decision starts the clock; the
/// guidance sets no day unless the profile does.
void add_notice_of_review(Register& all)
{
    auto const decision = last(all.case_file().list("decisions"));
    if (!decision || !is(*decision, "review_type", "SCR"))
        return;
    auto const days = all.profile().integer("notify_working_days");
    auto const limit
        = days ? Limit { Unit::working_days, static_cast<int>(*days) } : Limit { Unit::days, 0 };
    all.add(count_partial_deadline("R-D01", "Tell Ofsted of the serious case review",
                decision_label(all.profile()), *decision->date("decided_on"),
                notice_sent(all.case_file(), "OFSTED", { "SCR_STARTED", "DECISION_INITIATED" }),
                limit, all.calendar, all.as_at),
        medway_guide, [&](Deadline& deadline) {
            deadline.for_information = !days;
            if (!days)
                deadline.add_note("The guidance sets no day. Ofsted is told of reviews only.");
        });
}

/// When the national Panel had one of these notices.
std::optional<Date> panel_told(Register const& all, std::initializer_list<std::string_view> kinds)
{
    auto const sent = notice_sent(all.case_file(), "NATIONAL_PANEL", kinds);
    return sent ? std::optional(sent->latest()) : std::nullopt;
}

std::optional<Date> step_done(Register const& all, int day, std::string const& rule)
{
    auto const review = all.case_file().child("rapid_review");
    for (auto const& step : review ? review->list("steps") : std::vector<Record>()) {
        if (step.integer("day") == day)
            return step.date("done");
    }
    if (rule == "R-D04") {
        auto const first = all.case_file().list("notifications").front();
        return both(first.date("chair_informed_on"), first.date("subgroup_chair_informed_on"));
    }
    if (rule == "R-D07") {
        auto const decision = last(all.case_file().list("decisions"));
        return both(decision ? decision->date("decided_on") : std::nullopt,
            panel_told(all, { "DECISION_INITIATED", "DECISION_NOT_INITIATED" }));
    }
    return std::nullopt;
}

std::string without_full_stop(std::string text)
{
    if (text.ends_with('.'))
        text.pop_back();
    return text;
}

/// R-D09: nobody can be named before an author has been found, so the clock starts then, and not
/// before `day` of the rapid review.
void add_author_named(Register& all, Date received, int day, std::string const& what)
{
    auto const source = std::string(sefton_process) + ", day " + std::to_string(day);
    auto const from = all.calendar.add_working_days(received, day);
    std::optional<Record> author;
    for (auto const& appointment : all.case_file().list("appointments")) {
        auto const appointed = appointment.partial_date("appointed_on");
        if (!author && !is(appointment, "role", "PANEL_CHAIR") && appointed
            && appointed->earliest() <= all.as_at)
            author = appointment;
    }
    auto const appointed = author ? author->partial_date("appointed_on") : std::nullopt;
    bool const found_later = appointed && from.ok() && from.value().date < appointed->earliest();
    auto told = author ? author->date("panel_told_on") : std::nullopt;
    if (!told)
        told = panel_told(all, { "REVIEWER_NAMED" });
    all.add(found_later
            ? count_partial_deadline("R-D09", what, "the author's appointment", *appointed,
                partial(told), { Unit::days, 0 }, all.calendar, all.as_at)
            : count_deadline("R-D09", what, { "the receipt of the notification", received, told },
                { Unit::working_days, day }, all.calendar, all.as_at),
        source, [&](Deadline& deadline) {
            deadline.for_information = true;
            deadline.add_note(author ? "The guidance sets no day."
                                     : "From this day on, once an author has been found.");
            if (!author && !deadline.done()) {
                deadline.state = DeadlineState::not_due;
                deadline.late_by = 0;
            }
        });
}

} // namespace

void add_notifications(Register& all)
{
    auto const& profile = all.profile();
    auto const incident = all.case_file().child("incident");
    auto const aware_on = incident ? incident->date("la_aware_on") : std::nullopt;
    auto const days = profile.integer("notify_working_days");
    if (profile.flag("notify_reviews_only").value_or(false))
        return add_notice_of_review(all);
    if (!aware_on || !days)
        return;
    bool const panel = tells(profile, "NATIONAL_PANEL");
    auto add = [&](std::string const& told, std::optional<Date> told_on) {
        all.add(count_deadline(panel ? "R-D02" : "R-D01", "Tell " + told + " of the incident",
                    { "the day on which the local authority became aware", *aware_on, told_on },
                    { Unit::working_days, static_cast<int>(*days) }, all.calendar, all.as_at),
            panel ? sefton_process : joint_toolkit);
    };
    std::string const national = panel ? "the " + national_body(*aware_on) : "Ofsted";
    for (auto const& notification : all.case_file().list("notifications")) {
        add(national, notification.date("ofsted_or_panel_notified_on"));
        add(local_body(profile), notification.date("received_by_lscb_on"));
    }
    bool const none = all.case_file().list("notifications").empty();
    if (none && !notifiable_limb(criteria_input(all.case_file(), profile)).empty()) {
        add(national, {});
        add(local_body(profile), {});
    }
}

void add_rapid_review(Register& all)
{
    auto const& profile = all.profile();
    auto const notifications = all.case_file().list("notifications");
    auto const days = profile.integer("rapid_review_days");
    if (!is(profile, "front_door", "RAPID_REVIEW") || !days || notifications.empty())
        return;
    auto const review = all.case_file().child("rapid_review");
    auto const received = review ? *review->date("received_on")
                                 : *notifications.front().date("received_by_lscb_on");
    auto add = [&](std::string const& rule, std::string const& what, int day,
                   std::optional<Date> done) {
        all.add(count_deadline(rule, what, { "the receipt of the notification", received, done },
                    { Unit::working_days, day }, all.calendar, all.as_at),
            std::string(sefton_process) + ", day " + std::to_string(day));
    };
    auto const completed = review ? review->date("completed_on") : std::nullopt;
    auto const steps = profile.list("rapid_review_steps");
    if (!find(steps, "rule", "R-D03"))
        add("R-D03", "Complete the rapid review", static_cast<int>(*days), completed);
    for (auto const& step : steps) {
        auto const rule = step.text("rule").value_or("R-D03");
        auto const day = static_cast<int>(step.integer("day").value_or(*days));
        auto const what = without_full_stop(step.text("text").value_or(""));
        if (step.flag("onwards").value_or(false))
            add_author_named(all, received, day, what);
        else if (day > 0)
            add(rule, what, day, rule == "R-D03" ? completed : step_done(all, day, rule));
    }
}

} // namespace facts
