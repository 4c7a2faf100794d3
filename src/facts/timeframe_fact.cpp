#include "facts/timeframe_fact.h"

#include "facts/fields.h"
#include "facts/panel.h"
#include "facts/timeframe.h"

#include <algorithm>

namespace facts {

using base::Date;
using casefile::Record;

namespace {

bool is_day(TimeframeStep const& step)
{
    return step.number.starts_with("Day ");
}

std::string counted(std::int64_t count, std::string const& unit)
{
    return std::to_string(count) + " " + unit + (count == 1 ? "" : "s");
}

std::string counted_field(
    Record const& profile, char const* key, std::string const& unit, std::string const& from)
{
    auto const count = profile.integer(key);
    return count ? counted(*count, unit) + " " + from : std::string();
}

std::string decision_target(Record const& profile)
{
    auto const limit = profile.child("chair_decision_limit");
    return limit ? counted_field(*limit, "months_from_scoping_panel", "month", "after step 5")
                 : std::string();
}

std::string copy_target(Record const& profile)
{
    auto const rule = profile.child("panel_copy_rule");
    if (!rule)
        return {};
    auto const unit = is(*rule, "unit", "WORKING_DAYS") ? "working day" : "day";
    return counted(rule->integer("days").value(), unit) + " before step 22";
}

/// When a step is due, in the words of the profile; empty for what just happens.
std::string target(TimeframeStep const& step, Record const& profile)
{
    auto const& number = step.number;
    if (is_day(step))
        return number == "Day 0"
            ? ""
            : counted(std::stoi(number.substr(4)), "working day") + " after Day 0";
    if (number == "2")
        return counted_field(profile, "notify_working_days", "working day", "after step 1");
    if (number == "4")
        return "the date set for the case";
    if (number == "6")
        return counted_field(profile, "minutes_limit_days", "day", "after step 5");
    if (number == "7")
        return decision_target(profile);
    if (number == "18")
        return counted_field(profile, "completion_months", "month", "after the decision");
    if (number == "21")
        return copy_target(profile);
    if (number == "22")
        return "the date planned";
    if (number == "23")
        return "first Subgroup meeting after step 19";
    if (number == "24")
        return counted_field(profile, "web_retention_months", "month", "after step 22");
    return step.rule.starts_with("R-") ? std::string() : step.rule;
}

/// The rule that a step has in the register, whether or not its clock runs yet.
std::string rule_of(TimeframeStep const& step, Record const& profile)
{
    if (step.rule.starts_with("R-"))
        return step.rule;
    auto const& number = step.number;
    auto const bodies = profile.texts("notify_to");
    bool const national = std::ranges::find(bodies, "NATIONAL_PANEL") != bodies.end();
    auto const copy = profile.child("panel_copy_rule");
    return number == "2" ? (national ? "R-D02" : "R-D01")
        : number == "4"  ? "R-D10"
        : number == "6"  ? "R-D12"
        : number == "7"  ? "R-D13"
        : number == "18" ? "R-D16"
        : number == "21" ? (copy ? copy->text("rule").value_or("") : "")
        : number == "24" ? "R-D18"
                         : "";
}

/// What stands in the box: the days of a rapid review have no number and few words.
std::string box_title(TimeframeStep const& step, Record const& profile)
{
    if (!is_day(step))
        return step.title;
    auto const own = find(profile.list("rapid_review_steps"), "rule", step.rule);
    return step.number + ": " + (own ? own->text("short").value_or(step.title) : step.title);
}

struct Progress {
    std::string code; ///< As <step progress> takes it.
    std::string word;
};

Progress progress_of(TimeframeStep const& step, Date as_at)
{
    if (step.done) {
        auto const late = step.due ? step.done->earliest().days_since(*step.due) : 0;
        return { "done", late > 0 ? "Done, " + counted(late, "day") + " late" : "Done" };
    }
    bool const passed = step.due && *step.due < as_at;
    // From that day on the report may leave the website; it need not.
    if (step.number == "24")
        return { "to-come", passed ? "May be removed" : "To come" };
    if (!passed)
        return { "to-come", "To come" };
    return { "overdue", "Overdue by " + counted(as_at.days_since(*step.due), "day") };
}

Fact::Object step_fact(TimeframeStep const& step, Record const& profile, Date as_at)
{
    Fact::List skipped;
    for (auto const& day : step.skipped)
        skipped.push_back(Fact::Object { { "date", day.date }, { "why", day.why } });
    auto const progress = progress_of(step, as_at);
    auto const words = [](std::string text, char const* label) {
        return text.empty() ? Fact(Fact::Missing { label, {} }) : Fact(std::move(text));
    };
    return { { "number", step.number },
        { "box_number", is_day(step) ? std::string() : step.number }, { "title", step.title },
        { "box_title", box_title(step, profile) },
        { "target", words(target(step, profile), "Target") },
        { "rule", words(rule_of(step, profile), "Rule") },
        { "due", step.due ? Fact(*step.due) : Fact(Fact::Missing { "Due", {} }) },
        { "done", step.done ? Fact(*step.done) : Fact(Fact::Missing { "Done", {} }) },
        { "progress", progress.code }, { "status", progress.word },
        { "skipped", std::move(skipped) } };
}

/// Which of the three lanes a step stands in.
char const* lane_of(TimeframeStep const& step)
{
    if (is_day(step))
        return "decision";
    auto const number = std::stoi(step.number);
    return number <= 8 ? "decision" : number <= 17 ? "review" : "publication";
}

Fact::Object lanes(std::vector<TimeframeStep> const& steps, Record const& profile, Date as_at)
{
    std::map<std::string, Fact::List> by_lane { { "decision", {} }, { "review", {} },
        { "publication", {} }, { "steps", {} } };
    for (auto const& step : steps) {
        Fact const fact = step_fact(step, profile, as_at);
        by_lane.at(lane_of(step)).push_back(fact);
        by_lane.at("steps").push_back(fact);
    }
    Fact::Object facts;
    for (auto& [lane, list] : by_lane)
        facts.emplace(lane, std::move(list));
    return facts;
}

/// Agreed delays known by `as_at`. The reasons of the police are confidential and stay out.
Fact::List delays(Record const& case_file, Date as_at)
{
    Fact::List list;
    for (auto const& request : case_file.list("police_requests")) {
        if (!is(request, "kind", "DELAY_COMPLETION") || !request.flag("granted").value_or(false)
            || *request.date("written_on") > as_at)
            continue;
        auto const until = request.date("until");
        list.push_back("Criminal proceedings. Written request of "
            + request.date("written_on")->prose()
            + (until ? ", until " + until->prose() : std::string()));
    }
    for (auto const& extension : case_file.list("extensions")) {
        if (*extension.date("agreed_on") <= as_at)
            list.push_back(extension.text("reason").value_or("") + " (" + *extension.text("rule")
                + ", until " + extension.date("until")->prose() + ")");
    }
    return list;
}

} // namespace

base::Result<Fact> timeframe_facts(
    Subject const& subject, Calendar const& calendar, Occasion const& occasion)
{
    auto const as_at = occasion.as_at;
    auto const steps = TRY(review_timeframe(subject, calendar, as_at));
    auto facts = lanes(steps, subject.profile, as_at);
    auto const criminal = criminal_process(subject.case_file, as_at);
    facts["criminal_process"] = criminal
        ? Fact(Fact::Object { { "lead_body", text_field(*criminal, "lead_body") },
            { "from", date_field(*criminal, "from") } })
        : Fact(Fact::Missing { "Criminal process", "/parallel" });
    facts["delays"] = delays(subject.case_file, as_at);
    facts["not_published"] = !is_published_type(subject, as_at);
    return Fact(std::move(facts));
}

base::Result<Fact> timeframe_model(Subject const& subject, Calendar const& calendar)
{
    auto const before_all = base::Date::of(1900, 1, 1).value();
    auto steps = TRY(review_timeframe(subject, calendar, before_all, Kinds::published));
    // What is planned has a day even before it is known; a blank shows none.
    for (auto& step : steps)
        step.due = std::nullopt;
    return Fact(lanes(steps, subject.profile, before_all));
}

} // namespace facts
