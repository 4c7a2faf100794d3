#include "facts/facts.h"

#include "facts/fields.h"
#include "facts/parts.h"
#include "facts/register_figures.h"
#include "facts/report_part.h"

#include <algorithm>
#include <map>

namespace facts {

namespace {

using casefile::Record;

/// "REPORT TO SEFTON COUNCIL OVERVIEW & SCRUTINY COMMITTEE 26 JANUARY 2021"
std::string cover_line(Record const& board, Record const& report, base::Date committee_date)
{
    return capitals("Report to " + board.text("council_name").value() + " "
        + report.text("committee").value() + " " + committee_date.prose());
}

Fact presentations(Record const& report)
{
    Fact::List items;
    for (auto const& item : report.list("presentations")) {
        items.push_back(Fact::Object { { "body", text_field(item, "body") },
            { "document", text_field(item, "document") }, { "on", date_field(item, "on") } });
    }
    return items;
}

/// Section 7: what actions of the plans brought, then what the board adds.
Fact done_items(Record const& report, Fact const& actions)
{
    Fact::List items;
    for (auto const& action : *actions.list())
        items.push_back(
            Fact::Object { { "text", *action.member("text") }, { "detail", Fact::List {} } });
    for (auto const& item : report.list("done"))
        items.push_back(Fact::Object {
            { "text", text_field(item, "text") }, { "detail", texts_field(item, "detail") } });
    return items;
}

/// Section 8: actions still open, then what the board adds.
Fact outstanding_items(Record const& report, Fact const& actions)
{
    auto items = *actions.list();
    for (auto const& item : report.list("outstanding"))
        items.push_back(Fact::Object { { "text", text_field(item, "text") } });
    return items;
}

/// The numbers that section 8 states, so that the workbook has them too.
void add_stated_numbers(Record const& report, ReportPart& part)
{
    int position = 0;
    for (auto const& item : report.list("outstanding")) {
        for (auto const& number : item.list("numbers")) {
            auto const label = number.text("label").value();
            part.figures.push_back({ "Section 8." + std::to_string(++position), "Stated: " + label,
                Fact::count(number.integer("value").value()), "", "As stated in section 8.", "None",
                { { label, item.text("text").value() } }, Quality::as_reported });
        }
    }
}

/// The time limits that sections 5 and 6 state.
void add_limits(Record const& profile, ReportPart& part)
{
    auto add = [&](std::string code, std::string label, std::optional<std::int64_t> value,
                   std::string unit) {
        if (value)
            part.figures.push_back({ std::move(code), std::move(label), Fact::count(*value),
                std::move(unit), "A limit of the board’s process.", "Profile of the report", {} });
    };
    add("Section 5", "Months expected for a review", profile.integer("completion_months"),
        "months");
    add("Section 6 notify", "Time to notify an incident", profile.integer("notify_working_days"),
        "working days");
    add("Section 6 rapid review", "Time for a rapid review", profile.integer("rapid_review_days"),
        "working days");
    if (auto const rule = profile.child("panel_copy_rule"))
        add("Section 6 copy", "National Panel’s copy before publication", rule->integer("days"),
            rule->printed("unit").value());
}

/// A date that has passed when the committee meets reads oddly in what is still to come.
void warn_of_past_dates(Record const& report, base::Date committee_date, ReportPart& part)
{
    for (auto const& item : report.list("outstanding")) {
        if (item.flag("worded_as_past").value_or(false))
            continue;
        for (auto const& text : item.texts("dates")) {
            auto const date = base::Date::parse(text);
            if (date && *date < committee_date) {
                part.warnings.push_back(
                    report_warning("X05-past-date", "board", item.pointer("dates"),
                        "Section 8 speaks of " + date->prose()
                            + ", which is before the committee "
                              "meets on "
                            + committee_date.prose() + ".",
                        "Word it as past, or say what has happened since."));
            }
        }
    }
}

Fact cycle(Record const& report, std::string_view kind)
{
    Fact::List items;
    for (auto const& item : report.list("improvement_cycle")) {
        if (is(item, "kind", kind))
            items.push_back(Fact::Object { { "text", text_field(item, "text") },
                { "subgroup", text_field(item, "subgroup") } });
    }
    return items;
}

struct CycleStage {
    std::string label;
    std::string text;
    long long activities = 0;
};

/// Whether the words fit in the boxes of the diagram in large print too.
bool is_readable(std::vector<CycleStage> const& stages)
{
    constexpr std::size_t most_letters = 380; // Down one side of the circle, as tried out.
    std::size_t longest = 0;
    for (auto const& stage : stages)
        longest = std::max(longest, stage.label.size() + stage.text.size());
    return longest * ((stages.size() + 1) / 2) <= most_letters;
}

/// The cycle as stages of a diagram: what comes in and what is made of it, one stage for each
/// sub-group, since no more than a few boxes can be read. The tables name each activity.
Fact::List cycle_stages(Record const& report)
{
    std::vector<CycleStage> stages;
    for (auto const& [kind, words] : std::initializer_list<std::pair<char const*, char const*>> {
             { "INPUT", "Evidence in" }, { "OUTPUT", "What it is used for" } }) {
        for (auto const& item : report.list("improvement_cycle")) {
            if (!is(item, "kind", kind))
                continue;
            auto const subgroup = item.text("subgroup");
            auto const label = words + (subgroup ? ": " + *subgroup : std::string());
            auto stage = std::ranges::find(stages, label, &CycleStage::label);
            if (stage == stages.end())
                stage = stages.insert(stages.end(), { label, {} });
            stage->text += (stage->text.empty() ? "" : "; ") + item.text("text").value();
            ++stage->activities;
        }
    }
    bool const readable = is_readable(stages);
    Fact::List facts;
    for (auto const& [label, text, activities] : stages) {
        auto const count = grouped(activities) + (activities == 1 ? " activity" : " activities");
        facts.push_back(Fact::Object { { "label", label }, { "text", readable ? text : count } });
    }
    return facts;
}

/// As many stages as the diagram takes.
bool is_drawable(Fact::List const& stages)
{
    constexpr std::size_t fewest = 3;
    constexpr std::size_t most = 8;
    return stages.size() >= fewest && stages.size() <= most;
}

/// Who is told of a serious incident, as a sentence names them.
std::string notified_bodies(Record const& profile)
{
    static std::map<std::string, std::string, std::less<>> const names {
        { "OFSTED", "Ofsted" },
        { "NATIONAL_PANEL", "the national Child Safeguarding Practice Review Panel" },
        { "LSCB", "the Board" },
        { "LSCB_BUSINESS_UNIT", "the Board’s Business Unit" },
        { "SAFEGUARDING_PARTNERS", "the safeguarding partners" },
    };
    std::vector<std::string> bodies;
    for (auto const& code : profile.texts("notify_to"))
        bodies.push_back(names.at(code));
    return joined(bodies);
}

Fact process_steps(Record const& profile)
{
    Fact::List steps;
    for (auto const& step : profile.list("rapid_review_steps")) {
        auto const day = "Day " + std::to_string(step.integer("day").value());
        auto const label = step.flag("onwards").value_or(false) ? day + " onwards"
            : step.flag("by").value_or(false)                   ? "By " + day
                                                                : day;
        steps.push_back(Fact::Object { { "label", label }, { "text", text_field(step, "text") } });
    }
    return steps;
}

Fact count_field(Record const& record, std::string_view key)
{
    auto const value = record.integer(key);
    return value ? Fact::count(*value) : missing_field(record, key);
}

Fact process(Record const& profile)
{
    auto const rule = profile.child("panel_copy_rule");
    auto const copy = rule
        ? Fact(Fact::Object { { "number", Fact::count(rule->integer("days").value()) },
            { "unit", rule->printed("unit").value() } })
        : missing_field(profile, "panel_copy_rule");
    return Fact::Object {
        { "notify_days", count_field(profile, "notify_working_days") },
        { "notified", notified_bodies(profile) },
        { "rapid_review_days", count_field(profile, "rapid_review_days") },
        { "steps", process_steps(profile) },
        { "copy_before", copy },
    };
}

Fact quotation(Record const& report, char const* key)
{
    auto const quote = report.child("purpose_quotation");
    return quote ? text_field(*quote, key) : missing_field(report, "purpose_quotation");
}

Fact signature(Record const& report)
{
    auto const signed_by = report.child("signature").value();
    return Fact::Object { { "name", text_field(signed_by, "name") },
        { "role", text_field(signed_by, "role") },
        { "month", partial_date_field(signed_by, "month") } };
}

ReportPart narrative_part(
    ReportSubject const& subject, Record const& report, ReportOccasion const& occasion)
{
    auto const& board = subject.board;
    auto const& profile = subject.profile;
    ReportPart part;
    add_limits(profile, part);
    add_stated_numbers(report, part);
    warn_of_past_dates(report, occasion.meeting_on, part);
    auto const stages = cycle_stages(report);
    part.facts = {
        { "cover_line", cover_line(board, report, occasion.meeting_on) },
        { "committee", text_field(report, "committee") },
        { "committee_date", occasion.meeting_on },
        { "title", text_field(report, "title") },
        { "author", text_field(report, "author") },
        { "author_role", text_field(report, "author_role") },
        { "background", text_field(report, "background") },
        { "period", period_of(occasion).printed },
        { "period_from", occasion.period_from },
        { "period_to", occasion.period_to },
        { "as_at", occasion.as_at },
        { "issue", Fact::count(occasion.issue) },
        { "guidance", text_field(profile, "guidance_title") },
        { "legacy_guidance", printed_field(profile, "legacy_criteria_set") },
        { "manager_title", text_field(profile, "manager_title") },
        { "quotation", quotation(report, "text") },
        { "quotation_edition", quotation(report, "edition") },
        { "presentations", presentations(report) },
        { "cycle_inputs", cycle(report, "INPUT") },
        { "cycle_outputs", cycle(report, "OUTPUT") },
        { "cycle_stages", stages },
        { "cycle_drawing", is_drawable(stages) },
        { "process", process(profile) },
        { "signature", signature(report) },
        { "with_action_appendix", report.flag("with_action_appendix").value_or(true) },
        { "with_training_appendix", report.flag("with_training_appendix").value_or(true) },
    };
    for (auto const* key : { "recommendations", "introduction", "purpose", "legal_requirements",
             "rapid_review_aims", "evidence_of_improvement", "conclusion", "timeliness_reasons" })
        part.facts[key] = texts_field(report, key);
    for (auto const* key : { "conduct_statement", "independence_statement",
             "notification_statement", "publication_statement", "learning_event_statement",
             "briefings_statement", "training_statement" })
        part.facts[key] = text_field(report, key);
    return part;
}

/// Moves figures and warnings out of a part and gives its facts.
Fact::Object collect(ReportPart part, std::vector<Figure>& figures, base::Diagnostics& warnings)
{
    std::ranges::move(part.figures, std::back_inserter(figures));
    base::append(warnings, part.warnings);
    return std::move(part.facts);
}

} // namespace

Period period_of(ReportOccasion const& occasion)
{
    return { occasion.period_from.earliest(), occasion.period_to.latest(),
        occasion.period_from.prose() + " to " + occasion.period_to.prose() };
}

base::Result<Fact> report_facts(ReportSubject const& board, Calendar const& calendar,
    ReportOccasion const& occasion, base::Diagnostics& warnings)
{
    auto const subject = counted_only(board);
    auto const report = subject.board.child("scrutiny_report");
    if (!report) {
        return base::Diagnostic { base::Severity::error, "X05-no-report",
            { "board", 0, subject.board.pointer("scrutiny_report") },
            "The board’s record holds no annual overview report.",
            "Enter committee, author, title, period, background and signature under "
            "scrutiny_report." };
    }
    std::vector<Figure> figures;
    auto reviews = collect(TRY(review_part(subject, calendar, occasion)), figures, warnings);
    auto actions = collect(action_part(subject, occasion), figures, warnings);
    auto training = collect(training_part(subject, occasion), figures, warnings);
    auto evidence = collect(evidence_part(subject, occasion), figures, warnings);
    auto facts = collect(narrative_part(subject, *report, occasion), figures, warnings);
    facts["done"] = done_items(*report, actions.at("done_actions"));
    facts["outstanding"] = outstanding_items(*report, actions.at("open_actions"));
    facts["actions"] = actions.at("actions");
    facts["escalations"] = actions.at("escalations");
    facts["reviews"] = std::move(reviews);
    facts["training"] = std::move(training);
    facts["products"] = evidence.at("products");
    facts["evidence"] = evidence.at("evidence");
    facts["sources"] = sources(figures);
    // The rows of every figure are many, and only the workbook shows them.
    Fact::List figure_facts;
    if (wants(occasion.keys, "figures"))
        std::ranges::transform(figures, std::back_inserter(figure_facts), to_fact);
    return Fact(Fact::Object {
        { "report", std::move(facts) },
        { "figures", std::move(figure_facts) },
    });
}

} // namespace facts
