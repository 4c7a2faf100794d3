#include "facts/plan.h"

#include "facts/fields.h"
#include "facts/figures.h"
#include "facts/plan_record.h"
#include "facts/smart.h"

#include <map>

namespace facts {

namespace {

using casefile::Record;

/// Names by id, looked up once for the whole plan.
struct Names {
    std::map<std::string, std::string> agencies; ///< Short names, for narrow columns.
    std::map<std::string, std::string> full_agencies;
    std::map<std::string, std::string> people; ///< Job titles: a plan names posts, not persons.
    std::map<std::string, base::Date> meetings;

    explicit Names(Record const& board)
    {
        for (auto const& agency : board.list("agencies")) {
            agencies[agency.text("id").value()] = agency.text("short").value();
            full_agencies[agency.text("id").value()] = agency.text("name").value();
        }
        for (auto const& person : board.list("people"))
            people[person.text("id").value()] = person.text("job_title").value();
        for (auto const& meeting : board.list("meetings"))
            meetings.emplace(meeting.text("id").value(), meeting.date("date").value());
    }
};

std::string name_of(std::map<std::string, std::string> const& names, std::string const& id)
{
    auto const found = names.find(id);
    return found == names.end() ? id : found->second;
}

std::string join(std::vector<std::string> const& parts, std::string_view separator)
{
    std::string text;
    for (auto const& part : parts)
        text += (text.empty() ? "" : std::string(separator)) + part;
    return text;
}

/// `text`, or missing under the label and at the place of the record's field.
Fact text_or_missing(std::string text, Record const& record, std::string_view key)
{
    return text.empty() ? missing_field(record, key) : Fact(std::move(text));
}

std::string measure_and_target(Record const& recommendation)
{
    auto const smart = recommendation.child("smart").value();
    auto const measure = smart.text("measure").value_or("");
    auto const target = smart.text("target").value_or("");
    return measure + (measure.empty() || target.empty() ? "" : "\n")
        + (target.empty() ? "" : "Target: " + target);
}

SmartInput smart_input(
    Record const& plan, PlanRecommendation const& recommendation, Names const& names)
{
    auto const& record = recommendation.record;
    auto const smart = record.child("smart").value();
    auto text = [&](std::string_view key) { return smart.text(key).value_or(""); };
    SmartInput input { text("specific"), text("measure"), text("baseline"), text("target"), {}, {},
        text("relevant"), record.text("finding_ref").value_or(""), smart.date("due"),
        plan.date("agreed_on"), {} };
    if (auto const achievable = smart.child("achievable")) {
        input.resources = achievable->text("resources").value_or("");
        for (auto const& acceptance : achievable->list("accepted")) {
            input.accepted.push_back({ name_of(names.agencies, acceptance.text("agency").value()),
                name_of(names.people, acceptance.text("accepted_by").value()),
                acceptance.date("accepted_on").value() });
        }
    }
    for (auto const& action : recommendation.actions) {
        input.actions.push_back({ action.action.number,
            action.record.has("lead_agency") && action.record.has("lead_role"),
            name_of(names.agencies, action.action.agency), action.action.original_due });
    }
    return input;
}

Fact smart_row(SmartTest const& test)
{
    return Fact::Object {
        { "letter", test.letter },
        { "word", test.word },
        { "content", test.content },
        { "passes", test.passes },
        { "mark", test.passes ? "✓ Yes" : "✗ No" },
        { "reason", test.reason.empty() ? Fact(Fact::Missing { "Remark", {} }) : test.reason },
    };
}

Fact recommendation_facts(
    Record const& plan, PlanRecommendation const& recommendation, Names const& names)
{
    auto const& record = recommendation.record;
    auto const smart = record.child("smart").value();
    Fact::List rows;
    bool passes = true;
    Fact::Object marks;
    for (auto const& test : smart_grid(smart_input(plan, recommendation, names))) {
        rows.push_back(smart_row(test));
        passes = passes && test.passes;
        marks[test.letter] = test.passes ? "Yes" : "No: " + test.reason;
    }
    auto const vague = join(
        vague_words(record.text("text").value() + " " + smart.text("specific").value_or("")), ", ");
    return Fact::Object {
        { "number", Fact::count(record.integer("no").value()) },
        { "text", text_field(record, "text") },
        { "source", printed_field(record, "source") },
        { "level", printed_field(record, "level") },
        { "finding", text_field(record, "finding_ref") },
        { "intended_outcome", text_field(record, "intended_outcome") },
        { "specific", text_field(smart, "specific") },
        { "measure", text_field(smart, "measure") },
        { "baseline", text_field(smart, "baseline") },
        { "target", text_field(smart, "target") },
        { "relevant", text_field(smart, "relevant") },
        { "due", date_field(smart, "due") },
        { "smart", std::move(rows) },
        { "smart_passes", passes },
        { "smart_marks", std::move(marks) },
        { "vague", vague.empty() ? Fact(Fact::Missing { "Vague words", {} }) : Fact(vague) },
        { "action_count", Fact::count(static_cast<long long>(recommendation.actions.size())) },
    };
}

/// The last update received by `as_at`, as the table prints it: "text (14/11/2017)"; for a
/// withdrawn action the reason, which is what a reader wants to know.
std::string latest_update(Record const& action, base::Date as_at)
{
    auto const reason = action.text("withdrawn_reason");
    if (reason && action.text("status") == "WITHDRAWN")
        return "Withdrawn: " + *reason;
    std::string latest;
    std::optional<base::Date> latest_on;
    for (auto const& update : action.list("updates")) {
        auto const received_on = update.date("received_on").value();
        if (received_on <= as_at && (!latest_on || received_on >= *latest_on)) {
            latest = update.text("text").value() + " (" + received_on.table() + ")";
            latest_on = received_on;
        }
    }
    return latest;
}

std::string evidence_held(Record const& action, base::Date as_at)
{
    std::vector<std::string> titles;
    for (auto const& evidence : action.list("evidence")) {
        auto const date = evidence.date("date").value();
        if (date <= as_at)
            titles.push_back(evidence.text("title").value() + " (" + date.table() + ")");
    }
    return join(titles, "; ");
}

/// A date that lies after the as-at date is not known yet.
Fact date_until(Record const& record, std::string_view key, base::Date as_at)
{
    auto const date = record.date(key);
    return date && *date <= as_at ? Fact(*date) : missing_field(record, key);
}

Fact action_facts(PlanRecommendation const& recommendation, PlanAction const& action,
    Names const& names, std::string const& scheme, base::Date as_at)
{
    auto const& record = action.record;
    std::vector<std::string> support;
    for (auto const& agency : record.texts("supporting_agencies"))
        support.push_back(name_of(names.agencies, agency));
    auto outcome = text_field(record, "outcome_statement");
    if (outcome.missing())
        outcome = text_field(recommendation.record, "intended_outcome");
    bool const revised = current_due(action.action, as_at) != action.action.original_due;
    auto const agency = record.text("lead_agency");
    auto const smart = recommendation.record.child("smart").value();
    return Fact::Object {
        { "recommendation", Fact::count(recommendation.record.integer("no").value()) },
        { "number", action.action.number },
        { "text", text_field(record, "text") },
        { "outcome", outcome },
        { "measure_target",
            text_or_missing(measure_and_target(recommendation.record), smart, "measure") },
        { "lead_agency",
            agency ? Fact(name_of(names.agencies, *agency))
                   : missing_field(record, "lead_agency") },
        { "lead_role", text_field(record, "lead_role") },
        { "support", text_or_missing(join(support, ", "), record, "supporting_agencies") },
        { "original_due", action.action.original_due },
        { "revised_due",
            revised ? date_field(record, "revised_due") : missing_field(record, "revised_due") },
        { "evidence_needed", text_field(record, "evidence_required") },
        { "latest_update", text_or_missing(latest_update(record, as_at), record, "updates") },
        { "evidence_held", text_or_missing(evidence_held(record, as_at), record, "evidence") },
        { "status", printed(action.brag, scheme) },
        { "status_style", cell_style(action.brag, scheme) },
        { "completed_on", date_until(record, "completed_on", as_at) },
        { "accepted_on", date_until(record, "accepted_by_subgroup_on", as_at) },
    };
}

Fact update_facts(PlanAction const& action, Record const& update, Names const& names)
{
    auto const meeting = names.meetings.find(update.text("for_meeting").value_or(""));
    return Fact::Object {
        { "action", action.action.number },
        { "meeting_on",
            meeting == names.meetings.end() ? missing_field(update, "for_meeting")
                                            : Fact(meeting->second) },
        { "received_on", date_field(update, "received_on") },
        { "by", text_field(update, "by") },
        { "text", text_field(update, "text") },
        { "rating", printed_field(update, "self_rating") },
        { "evidence", text_or_missing(join(update.texts("evidence"), "; "), update, "evidence") },
    };
}

std::string counts_line(ActionMeasures const& measures)
{
    auto part = [](int count, std::string const& word) {
        return ", " + std::to_string(count) + " " + word;
    };
    auto line = std::to_string(measures.all) + (measures.all == 1 ? " action: " : " actions: ")
        + std::to_string(measures.of(Brag::blue)) + " complete"
        + part(measures.of(Brag::red), "red") + part(measures.of(Brag::amber), "amber")
        + part(measures.of(Brag::green), "green");
    return measures.withdrawn() == 0 ? line : line + part(measures.withdrawn(), "withdrawn");
}

Fact count_facts(ActionMeasures const& measures)
{
    return Fact::Object {
        { "all", Fact::count(measures.all) },
        { "counted", Fact::count(measures.counted()) },
        { "complete", Fact::count(measures.of(Brag::blue)) },
        { "red", Fact::count(measures.of(Brag::red)) },
        { "amber", Fact::count(measures.of(Brag::amber)) },
        { "green", Fact::count(measures.of(Brag::green)) },
        { "withdrawn", Fact::count(measures.withdrawn()) },
        { "open", Fact::count(measures.open()) },
        { "overdue", Fact::count(measures.overdue) },
        { "complete_percent", percent(measures.of(Brag::blue), measures.counted()) },
        { "on_time_percent", percent(measures.on_time_original) },
    };
}

Fact sign_off(Record const& plan, Record const& profile, Names const& names, base::Date as_at)
{
    Fact::List not_endorsed;
    for (auto const& agency : plan.texts("not_endorsed_by"))
        not_endorsed.push_back(name_of(names.full_agencies, agency));
    return Fact::Object {
        { "review_panel_on", date_until(plan, "review_panel_approved_on", as_at) },
        { "agreed_on", date_until(plan, "agreed_on", as_at) },
        { "not_endorsed_by", std::move(not_endorsed) },
        { "closed_by_subgroup_on", date_until(plan, "closed_by_subgroup_on", as_at) },
        { "executive_endorsed_on", date_until(plan, "exec_endorsed_on", as_at) },
        { "board_endorsed_on", date_until(plan, "board_endorsed_on", as_at) },
        { "has_executive", profile.flag("has_executive_group").value_or(true) },
        { "subgroup_label", text_field(profile, "subgroup_label") },
    };
}

} // namespace

Fact plan_facts(Subject const& subject, base::Date as_at, Updates wanted)
{
    auto const plan = subject.case_file.child("plan");
    if (!plan)
        return missing_field(subject.case_file, "plan");
    Names const names(subject.board);
    auto const scheme = subject.profile.text("status_scheme").value_or("BRAG");
    Fact::List recommendations;
    Fact::List actions;
    Fact::List updates;
    std::vector<RatedAction> rated;
    for (auto const& recommendation :
        read_plan(subject.board, subject.profile, subject.case_file, as_at)) {
        recommendations.push_back(recommendation_facts(*plan, recommendation, names));
        for (auto const& action : recommendation.actions) {
            actions.push_back(action_facts(recommendation, action, names, scheme, as_at));
            rated.push_back({ action.action, action.brag });
            if (wanted == Updates::left_out)
                continue;
            for (auto const& update : action.record.list("updates")) {
                if (update.date("received_on").value() <= as_at)
                    updates.push_back(update_facts(action, update, names));
            }
        }
    }
    auto const measures = measure(rated, as_at);
    return Fact::Object {
        { "review", text_field(subject.case_file, "public_name") },
        { "title", text_field(*plan, "title") },
        { "version", text_field(*plan, "version") },
        { "agreed_on", date_until(*plan, "agreed_on", as_at) },
        { "is_agreed", date_until(*plan, "agreed_on", as_at).date() != nullptr },
        { "is_llr", is(subject.case_file, "review_type", "LLR") },
        { "allocated_on", date_field(*plan, "allocated_on") },
        { "as_at", as_at },
        { "counts_line", counts_line(measures) },
        { "counts", count_facts(measures) },
        { "recommendations", std::move(recommendations) },
        { "actions", std::move(actions) },
        { "updates", std::move(updates) },
        { "sign_off", sign_off(*plan, subject.profile, names, as_at) },
    };
}

} // namespace facts
