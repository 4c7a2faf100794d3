#include "facts/case_deadlines.h"

#include "facts/case_deadlines_part.h"
#include "facts/criteria.h"
#include "facts/fields.h"
#include "facts/review_record.h"

namespace facts {

namespace {

using base::Date;
using base::PartialDate;
using casefile::Record;
using Unit = Limit::Unit;

constexpr auto office = "the LSCB";

std::optional<PartialDate> partial(std::optional<Date> date)
{
    return date ? std::optional(PartialDate(*date)) : std::nullopt;
}

/// The later of two dates; nothing while one is missing.
std::optional<Date> both(std::optional<Date> a, std::optional<Date> b)
{
    return a && b ? std::optional(std::max(*a, *b)) : std::nullopt;
}

bool tells(Record const& profile, std::string_view body)
{
    auto const bodies = profile.texts("notify_to");
    return std::ranges::find(bodies, body) != bodies.end();
}

std::optional<Record> last(std::vector<Record> const& records)
{
    return records.empty() ? std::nullopt : std::optional(records.back());
}

/// When the body had this notice.
std::optional<PartialDate> notice_sent(
    Record const& case_file, std::string_view body, std::initializer_list<std::string_view> kinds)
{
    for (auto const& notice : case_file.list("statutory_notices")) {
        if (is(notice, "body", body)
            && std::ranges::any_of(kinds, [&](auto kind) { return is(notice, "kind", kind); }))
            return notice.partial_date("sent_on");
    }
    return std::nullopt;
}

/// R-D01 and R-D02: the national body and the Board, for each notification.
void add_notifications(Register& all)
{
    auto const& profile = all.subject.profile;
    auto const incident = all.case_file().child("incident");
    auto const aware_on = incident ? incident->date("la_aware_on") : std::nullopt;
    auto const days = profile.integer("notify_working_days");
    if (!aware_on || !days)
        return;
    bool const panel = tells(profile, "NATIONAL_PANEL");
    std::string const rule = panel ? "R-D02" : "R-D01";
    std::string const source = panel ? sefton_process : joint_toolkit;
    auto add = [&](std::string const& told, std::optional<Date> told_on) {
        all.add(count_deadline(rule, "Tell " + told + " of the incident",
                    { "the day on which the local authority became aware", *aware_on, told_on },
                    { Unit::working_days, static_cast<int>(*days) }, all.calendar, all.as_at),
            source);
    };
    std::string const national = panel ? "the " + national_body(*aware_on) : "Ofsted";
    std::string const board
        = tells(profile, "LSCB_BUSINESS_UNIT") ? "the LSCB Business Unit" : office;
    for (auto const& notification : all.case_file().list("notifications")) {
        add(national, notification.date("ofsted_or_panel_notified_on"));
        add(board, notification.date("received_by_lscb_on"));
    }
    bool const none = all.case_file().list("notifications").empty();
    if (none && !notifiable_limb(criteria_input(all.case_file(), profile)).empty()) {
        add(national, {});
        add(board, {});
    }
}

std::optional<Date> step_done(Register const& all, int day, std::string const& rule)
{
    auto const review = all.case_file().child("rapid_review");
    for (auto const& step : review ? review->list("steps") : std::vector<Record>()) {
        if (step.integer("day") == day && rule != "R-D09")
            return step.date("done");
    }
    if (rule == "R-D04") {
        auto const first = all.case_file().list("notifications").front();
        return both(first.date("chair_informed_on"), first.date("subgroup_chair_informed_on"));
    }
    auto exact = [&](std::initializer_list<std::string_view> kinds) {
        auto const sent = notice_sent(all.case_file(), "NATIONAL_PANEL", kinds);
        return sent ? std::optional(sent->latest()) : std::nullopt;
    };
    if (rule == "R-D07") {
        auto const decision = last(all.case_file().list("decisions"));
        return both(decision ? decision->date("decided_on") : std::nullopt,
            exact({ "DECISION_INITIATED", "DECISION_NOT_INITIATED" }));
    }
    return rule == "R-D09" ? exact({ "REVIEWER_NAMED" }) : std::nullopt;
}

/// R-D03 to R-D09, as the profile lays the rapid review out.
void add_rapid_review(Register& all)
{
    auto const& profile = all.subject.profile;
    auto const notifications = all.case_file().list("notifications");
    auto const days = profile.integer("rapid_review_days");
    if (!is(profile, "front_door", "RAPID_REVIEW") || !days || notifications.empty())
        return;
    auto const review = all.case_file().child("rapid_review");
    auto const received = review ? *review->date("received_on")
                                 : *notifications.front().date("received_by_lscb_on");
    auto add = [&](std::string const& rule, std::string const& what, std::int64_t day,
                   std::optional<Date> done, bool onwards) {
        all.add(count_deadline(rule, what, { "the receipt of the notification", received, done },
                    { Unit::working_days, static_cast<int>(day) }, all.calendar, all.as_at),
            std::string(sefton_process) + ", day " + std::to_string(day), [&](Deadline& deadline) {
                deadline.for_information = onwards;
                if (onwards)
                    deadline.note = "From this day on, once an author has been found.";
            });
    };
    add("R-D03", "Complete the rapid review", *days,
        review ? review->date("completed_on") : std::nullopt, false);
    for (auto const& step : profile.list("rapid_review_steps")) {
        auto const rule = step.text("rule").value_or("R-D03");
        auto const day = step.integer("day").value_or(*days);
        if (day > 0)
            add(rule, step.text("text").value_or(""), day,
                step_done(all, static_cast<int>(day), rule), step.flag("onwards").value_or(false));
    }
}

std::string agency_name(Register const& all, Record const& record)
{
    auto const agency = find(all.subject.board.list("agencies"), "id", record.text("agency"));
    auto const name = agency ? agency->text("name") : std::nullopt;
    return name.value_or(record.text("agency").value_or("An agency"));
}

/// R-D10.
void add_name_checks(Register& all)
{
    if (!is(all.subject.profile, "front_door", "SCOPING_PANEL"))
        return;
    for (auto const& check : all.case_file().list("name_checks")) {
        auto const asked = check.date("requested_on");
        if (!asked)
            continue;
        auto const due = check.date("due_on");
        auto const limit
            = due ? Limit { Unit::days, due->days_since(*asked) } : Limit { Unit::working_days, 5 };
        all.add(count_deadline("R-D10", agency_name(all, check) + " returns the name check",
                    { "the request", *asked, check.date("returned_on") }, limit, all.calendar,
                    all.as_at),
            joint_toolkit);
    }
}

bool brought(Record const& panel, std::optional<std::string> const& agency)
{
    return std::ranges::any_of(panel.list("attendances"), [&](Record const& seat) {
        return seat.text("agency") == agency && seat.flag("information_brought").value_or(false);
    });
}

/// R-D11: to be brought to the panel; the earlier copy to the administrators binds nobody.
void add_chronologies(Register& all, Record const& panel)
{
    auto const date = *panel.date("date");
    for (auto const& involvement : all.case_file().list("involvements")) {
        if (!involvement.flag("chronology_required").value_or(false))
            continue;
        auto const agency = involvement.text("agency");
        auto const sent = find(all.case_file().list("chronologies"), "agency", agency);
        auto done = sent ? sent->date("received_on") : std::nullopt;
        if (!done && brought(panel, agency))
            done = date;
        all.add(
            count_deadline("R-D11", agency_name(all, involvement) + " brings its chronology",
                { "the Scoping Panel", date, done }, { Unit::days, 0 }, all.calendar, all.as_at),
            joint_toolkit);
    }
    auto const asked = panel.date("chronology_due");
    auto const limit
        = asked ? Limit { Unit::days, asked->days_since(date) } : Limit { Unit::working_days, -3 };
    all.add(count_deadline("R-D11", "Agencies send their chronologies ahead",
                { "the Scoping Panel", date, {} }, limit, all.calendar, all.as_at),
        "Board's own choice", [](Deadline& deadline) { deadline.for_information = true; });
}

/// R-D11 to R-D14.
void add_scoping_panels(Register& all)
{
    auto const& profile = all.subject.profile;
    auto const limit = profile.child("chair_decision_limit");
    auto const months
        = static_cast<int>(limit ? limit->integer("months_from_scoping_panel").value_or(0) : 0);
    auto const days = profile.integer("minutes_limit_days");
    auto const decision = last(all.case_file().list("decisions"));
    std::optional<Date> last_panel;
    for (auto const& panel : all.case_file().list("meetings")) {
        if (!is(panel, "forum", "SCOPING_PANEL") || is(panel, "status", "CANCELLED"))
            continue;
        auto const date = *panel.date("date");
        last_panel = std::max(last_panel.value_or(date), date);
        add_chronologies(all, panel);
        if (days)
            all.add(minutes_deadline(date, panel.date("minutes_sent_on"), static_cast<int>(*days),
                        all.calendar, all.as_at),
                joint_toolkit);
    }
    if (!last_panel || months == 0)
        return;
    auto const decided = decision ? decision->date("decided_on") : std::nullopt;
    auto const answered
        = decision ? decision->date("responded_to_subgroup_chair_on") : std::nullopt;
    all.add(decision_deadline(*last_panel, months, decided, answered, all.calendar, all.as_at),
        joint_toolkit);
    if (auto const minutes = decision ? decision->date("minutes_received_on") : std::nullopt)
        all.add(
            count_deadline("R-D14", "Decide and answer, counted from the minutes (another reading)",
                { "the receipt of the minutes", *minutes, both(decided, answered) },
                { Unit::months, months }, all.calendar, all.as_at),
            joint_toolkit, [](Deadline& deadline) {
                deadline.for_information = true;
                deadline.note = "R-D13 governs.";
            });
}

/// R-D15, and R-D25 where it is switched on.
void add_decision(Register& all, bool one_month)
{
    auto const decision = last(all.case_file().list("decisions"));
    auto const notifications = all.case_file().list("notifications");
    auto const decided = decision ? decision->date("decided_on") : std::nullopt;
    auto const days = all.subject.profile.integer("not_initiated_notice_days");
    bool const statutory = decision
        && (is(*decision, "review_type", "SCR") || is(*decision, "review_type", "LCSPR"));
    if (decided && days && !statutory
        && tell_national_panel(criteria_input(all.case_file(), all.subject.profile))) {
        all.add(count_partial_deadline("R-D15",
                    "Tell the " + national_body(*decided) + " that no review is held",
                    "the Chair's decision", *decided,
                    notice_sent(all.case_file(), "NATIONAL_PANEL", { "DECISION_NOT_INITIATED" }),
                    { Unit::days, static_cast<int>(*days) }, all.calendar, all.as_at),
            joint_toolkit);
    }
    if (!one_month)
        return;
    constexpr auto source = "Reading of Working Together 2015, not checked against it";
    if (!notifications.empty())
        all.add(
            count_deadline("R-D25", "Decide within a month of the notification",
                { "the notification", *notifications.front().date("received_by_lscb_on"), decided },
                { Unit::months, 1 }, all.calendar, all.as_at),
            source);
    constexpr std::array<std::array<char const*, 2>, 3> bodies { { { "OFSTED", "Ofsted" },
        { "DFE", "the Department for Education" }, { "NATIONAL_PANEL", "the national Panel" } } };
    for (auto const& [code, name] : bodies) {
        if (decided)
            all.add(count_partial_deadline("R-D25", std::string("Tell ") + name + " the decision",
                        "the Chair's decision", *decided,
                        notice_sent(all.case_file(), code,
                            { "DECISION_INITIATED", "DECISION_NOT_INITIATED", "SCR_STARTED" }),
                        { Unit::working_days, 5 }, all.calendar, all.as_at),
                source);
    }
}

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

/// R-D16, and R-D26 where it is switched on.
void add_completion(Register& all, Review const& review, bool published)
{
    auto const& dates = review.milestones;
    if (review.is_statutory() && dates.initiated && review.months())
        all.add(count_partial_deadline("R-D16", "Complete the review",
                    review.started_by_appointment ? "the appointment of the reviewer"
                                                  : "the Chair's decision to hold it",
                    *dates.initiated, dates.reported, { Unit::months, *review.months() },
                    all.calendar, all.as_at),
            joint_toolkit, [&](Deadline& deadline) {
                if (deadline.late_by > 0)
                    deadline.note += delay_of(all.case_file());
            });
    if (published && review.is_statutory() && dates.initiated)
        all.add(
            count_partial_deadline("R-D26", "Publish the review", "the decision", *dates.initiated,
                dates.published, { Unit::months, 6 }, all.calendar, all.as_at),
            "Reading of Working Together 2018, not checked against it");
}

/// The day of publication: as it happened, or as it is planned.
std::optional<PartialDate> publication_of(Register const& all, Review const& review)
{
    auto const plan = all.case_file().child("publication");
    if (review.milestones.published || !plan || is(*plan, "decision", "DO_NOT_PUBLISH"))
        return review.milestones.published;
    return partial(plan->date("planned_on"));
}

/// R-D17 to R-D19 and R-D24.
void add_publication(Register& all, Review const& review)
{
    auto const& profile = all.subject.profile;
    auto const plan = all.case_file().child("publication");
    auto const publication = publication_of(all, review);
    if (!plan || !publication)
        return;
    auto const& dates = review.milestones;
    if (auto const rule = review.copy_rule(); rule && review.is_statutory())
        all.add(
            publication_copy_deadline(*publication, dates.copied, *rule, all.calendar, all.as_at),
            rule->working_days ? sefton_process : joint_toolkit);
    if (!dates.published)
        return;
    auto const record = plan->child("record");
    auto const removed = record ? record->date("removed_on") : std::nullopt;
    if (auto const months = profile.integer("web_retention_months"))
        all.add(website_deadline(
                    *dates.published, removed, static_cast<int>(*months), all.calendar, all.as_at),
            joint_toolkit);
    auto sent = record ? partial(record->date("nspcc_sent_on")) : std::nullopt;
    if (!sent)
        sent = notice_sent(all.case_file(), "NSPCC_REPOSITORY", { "PUBLICATION_COPY" });
    if (profile.flag("nspcc_copy").value_or(false))
        all.add(count_partial_deadline("R-D24",
                    "Send the final report to the national library of the NSPCC", "publication",
                    *dates.published, sent, { Unit::working_days, 5 }, all.calendar, all.as_at),
            joint_toolkit);
}

/// R-D23: from the day on which it is known that the case goes to a panel.
void add_secured_records(Register& all)
{
    auto const screen = all.case_file().child("subgroup_screen");
    auto const known
        = screen && is(*screen, "decision", "CONVENE") ? screen->date("held_on") : std::nullopt;
    if (!known)
        return;
    for (auto const& involvement : all.case_file().list("involvements")) {
        auto const secured
            = find(all.case_file().list("records_secured"), "agency", involvement.text("agency"));
        all.add(count_deadline("R-D23", agency_name(all, involvement) + " secures its records",
                    { "the decision to convene a panel", *known,
                        secured ? secured->date("secured_on") : std::nullopt },
                    { Unit::days, 0 }, all.calendar, all.as_at),
            joint_toolkit, [](Deadline& deadline) {
                deadline.for_information = true;
                deadline.note = "At once; the guidance sets no day.";
            });
    }
}

} // namespace

void Register::add(base::Result<Deadline> counted, std::string source,
    std::function<void(Deadline&)> const& change)
{
    if (!counted.ok()) {
        base::append(faults, counted.errors());
        return;
    }
    auto deadline = std::move(counted).value();
    deadline.source = std::move(source);
    if (change)
        change(deadline);
    for (auto const& waived : case_file().list("overrides")) {
        if (is(waived, "rule", deadline.rule) && !deadline.done()
            && waived.date("on").value_or(as_at) <= as_at) {
            deadline.state = DeadlineState::waived;
            deadline.late_by = 0;
            deadline.waiver
                = { waived.text("reason").value_or(""), waived.printed("role").value_or("") };
        }
    }
    deadlines.push_back(std::move(deadline));
}

base::Result<std::vector<Deadline>> case_deadlines(
    Subject const& subject, Calendar const& calendar, base::Date as_at, OptionalDeadlines optional)
{
    Register all { subject, calendar, as_at, {}, {} };
    // What a youth offending service reports for information starts no clock.
    if (is(subject.case_file, "kind", "YOS_INFO_ONLY"))
        return all.deadlines;
    add_notifications(all);
    add_rapid_review(all);
    add_name_checks(all);
    add_scoping_panels(all);
    add_decision(all, optional.one_month_from_notification);
    for (auto const& review :
        read_all_reviews({ subject.board, subject.profile, { subject.case_file }, {} })) {
        add_completion(all, review, optional.published_in_six_months);
        // A local learning review that is never published has nothing to copy or to keep.
        if (!is(subject.profile, "nonstatutory_publish", "NEVER") || review.is_statutory())
            add_publication(all, review);
    }
    add_updates(all);
    add_secured_records(all);
    std::ranges::stable_sort(all.deadlines, {}, &Deadline::rule);
    if (!all.faults.empty())
        return all.faults;
    return all.deadlines;
}

} // namespace facts
