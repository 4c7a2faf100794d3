// The review, its completion and its publication: R-D16 to R-D19, R-D24 and R-D26 (spec/domain.md
// 3.3).

#include "facts/case_deadlines_part.h"

#include "facts/fields.h"

#include <algorithm>

namespace facts {

using base::Date;
using base::PartialDate;
using casefile::Record;
using Unit = Limit::Unit;

namespace {

/// Why a review took longer: it is printed and turns nothing into "on time".
std::string delay_of(Record const& case_file)
{
    std::string text;
    for (auto const& report : case_file.list("reports")) {
        if (report.has("delay_reason") && !is(report, "delay_reason", "NONE"))
            text = "Reason given: " + report.printed("delay_reason").value_or("") + ". "
                + report.text("delay_explanation").value_or("");
    }
    return text;
}

std::string completion_source(Record const& profile)
{
    auto const id = profile.text("id").value_or("");
    if (id == "sefton_2018" || is(profile, "front_door", "RAPID_REVIEW"))
        return sefton_process;
    if (id == "medway_2007")
        return medway_guide;
    return id == "sunderland" ? sunderland_guidance : joint_toolkit;
}

/// Whether a point was captured early enough for anyone to act on it while the review runs.
bool learned_early(Register const& all)
{
    return std::ranges::any_of(all.case_file().list("early_learning"),
        [&](Record const& point) { return point.date("on").value_or(all.as_at) <= all.as_at; });
}

/// The last extension that had been agreed by the day of the register.
std::optional<Record> agreed_extension(Register const& all)
{
    std::optional<Record> agreed;
    for (auto const& extension : all.case_file().list("extensions")) {
        if (is(extension, "rule", "R-D16") && *extension.date("agreed_on") <= all.as_at
            && (!agreed || *agreed->date("agreed_on") <= *extension.date("agreed_on")))
            agreed = extension;
    }
    return agreed;
}

/// R-D16 before any extension: months from the profile, or a day that was set for this case.
std::optional<base::Result<Deadline>> counted_completion(Register const& all, Review const& review)
{
    auto const& dates = review.milestones;
    auto const trigger = review.started_by_appointment
        ? "the appointment of the reviewer"
        : decision_label(all.profile()) + " to hold it";
    auto const months = review.months();
    auto const set = all.case_file().date("complete_by");
    if (!months && !set)
        return std::nullopt;
    if (!months)
        return until_set_day("R-D16", "Complete the review", trigger, *dates.initiated,
            dates.reported, *set, all.calendar, all.as_at);
    return count_partial_deadline("R-D16", "Complete the review", trigger, *dates.initiated,
        dates.reported, { Unit::months, *months }, all.calendar, all.as_at);
}

base::Result<Deadline> completion_under(
    Register const& all, Review const& review, base::Result<Deadline> counted)
{
    auto const extension = agreed_extension(all);
    if (!extension)
        return counted;
    auto deadline = TRY(std::move(counted));
    auto const until = *extension->date("until");
    if (!all.profile().flag("completion_extendable").value_or(false)) {
        deadline.add_note("An extension to " + until.prose()
            + " is recorded, but the guidance knows none, so the date stands.");
        return deadline;
    }
    auto moved = TRY(until_set_day(deadline.rule, deadline.requirement, deadline.clock.trigger,
        *review.milestones.initiated, review.milestones.reported, until, all.calendar, all.as_at));
    moved.limit = deadline.limit;
    moved.extension = Extension { deadline.due, extension->text("reason").value_or(""),
        extension->printed("agreed_by").value_or(""), *extension->date("agreed_on") };
    return moved;
}

/// From a month before its end a review at risk has to show what it learned so far (3.3).
void add_warning(Register const& all, Deadline& deadline)
{
    bool const counted = deadline.limit.unit == Unit::months && !deadline.extension;
    auto const from = counted ? deadline.clock.triggered_on.plus_months(deadline.limit.amount - 1)
                              : deadline.due.plus_months(-1);
    if (!deadline.clock.done && all.as_at >= from && !learned_early(all))
        deadline.add_note("Warning: the review may not be completed in time and no early learning "
                          "is recorded. Record what needs to change and what is done about it "
                          "while the review runs.");
}

/// The day of publication: as it happened, or as it is planned.
std::optional<PartialDate> publication_of(Record const& plan, Review const& review)
{
    if (review.milestones.published || is(plan, "decision", "DO_NOT_PUBLISH"))
        return review.milestones.published;
    return partial(plan.date("planned_on"));
}

/// R-D19, where the guidance has the national Panel advise on publication.
void add_panel_advice(Register& all, Record const& plan)
{
    auto const met = plan.date("national_panel_met_on");
    auto const rule = all.profile().child("panel_copy_rule");
    if (met && rule && is(*rule, "rule", "R-D17a"))
        all.add(panel_advice_deadline(*met, plan.date("panel_advice_on"), all.calendar, all.as_at),
            joint_toolkit);
}

/// R-D18 and R-D24: what follows publication.
void add_published(Register& all, Record const& plan, PartialDate published)
{
    auto const& profile = all.profile();
    auto const record = plan.child("record");
    auto const removed = record ? record->date("removed_on") : std::nullopt;
    if (auto const months = profile.integer("web_retention_months"))
        all.add(website_deadline(
                    published, removed, static_cast<int>(*months), all.calendar, all.as_at),
            joint_toolkit);
    auto sent = record ? partial(record->date("nspcc_sent_on")) : std::nullopt;
    if (!sent)
        sent = notice_sent(all.case_file(), "NSPCC_REPOSITORY", { "PUBLICATION_COPY" });
    if (profile.flag("nspcc_copy").value_or(false))
        all.add(count_partial_deadline("R-D24",
                    "Send the final report to the national library of the NSPCC", "publication",
                    published, sent, { Unit::working_days, 5 }, all.calendar, all.as_at),
            joint_toolkit, [](Deadline& deadline) { deadline.add_note(own_choice); });
}

} // namespace

void add_completion(Register& all, Review const& review, bool published)
{
    auto const& dates = review.milestones;
    if (!review.is_statutory() || !dates.initiated)
        return;
    if (auto counted = counted_completion(all, review))
        all.add(completion_under(all, review, std::move(*counted)),
            completion_source(all.profile()), [&](Deadline& deadline) {
                if (deadline.late_by > 0)
                    deadline.add_note(delay_of(all.case_file()));
                add_warning(all, deadline);
            });
    if (published && is(all.profile(), "criteria_set", "WT2018"))
        all.add(
            count_partial_deadline("R-D26", "Publish the review", "the decision", *dates.initiated,
                dates.published, { Unit::months, 6 }, all.calendar, all.as_at),
            "Reading of Working Together 2018, not checked against it");
}

void add_publication(Register& all, Review const& review)
{
    auto const plan = all.case_file().child("publication");
    if (!plan)
        return;
    add_panel_advice(all, *plan);
    auto const publication = publication_of(*plan, review);
    auto const rule = review.copy_rule();
    if (publication && rule && review.is_statutory())
        all.add(publication_copy_deadline(
                    *publication, review.milestones.copied, *rule, all.calendar, all.as_at),
            rule->working_days ? sefton_process : joint_toolkit);
    if (review.milestones.published)
        add_published(all, *plan, *review.milestones.published);
}

} // namespace facts
