#include "facts/published_statement.h"

#include "facts/fields.h"
#include "facts/learning.h"
#include "facts/people.h"
#include "facts/plan_record.h"

#include <algorithm>
#include <set>

namespace facts {

using base::Date;
using casefile::Record;

namespace {

constexpr std::string_view statement_number = "X08";

bool is_done(PlanAction const& action)
{
    return action.brag == Brag::blue;
}

PublicSentence first_of(Record const& action, std::initializer_list<char const*> keys)
{
    for (auto const* key : keys) {
        if (auto const text = action.text(key))
            return { *text, action.pointer(key) };
    }
    return {};
}

bool is_to_do(PlanAction const& action)
{
    return action.brag != Brag::blue && action.brag != Brag::grey;
}

/// The full name: the public does not know what agencies are called for short.
Fact agency_fact(Subject const& subject, Record const& action)
{
    auto const agency = find_agency(subject.board, action.text("lead_agency"));
    return agency ? text_field(*agency, "name") : missing_field(action, "lead_agency");
}

Fact done_fact(Subject const& subject, PlanAction const& action)
{
    return Fact::Object { { "number", action.action.number },
        { "text", done_sentence(action.record).text },
        { "agency", agency_fact(subject, action.record) },
        { "when", date_field(action.record, "completed_on") } };
}

Fact to_do_fact(Subject const& subject, PlanAction const& action, Date as_at)
{
    auto const due = current_due(action.action, as_at);
    auto const scheme = subject.profile.text("status_scheme").value_or("BRAG");
    bool const moved = due.month_year() != action.action.original_due.month_year();
    return Fact::Object { { "number", action.action.number },
        { "text", plan_sentence(action.record).text },
        { "agency", agency_fact(subject, action.record) }, { "due", due },
        { "first_due",
            moved ? Fact(action.action.original_due)
                  : Fact(Fact::Missing { "First due date", {} }) },
        { "status", printed(action.brag, scheme) },
        { "status_style", cell_style(action.brag, scheme) } };
}

/// The recommendations that have actions of a kind, each with these.
Fact::List by_recommendation(
    std::vector<PlanRecommendation> const& plan, auto const& wanted, auto const& to_fact)
{
    Fact::List list;
    for (auto const& recommendation : plan) {
        Fact::List actions;
        for (auto const& action : recommendation.actions) {
            if (wanted(action))
                actions.push_back(to_fact(action));
        }
        if (actions.empty())
            continue;
        list.push_back(
            Fact::Object { { "number", Fact::count(recommendation.record.integer("no").value()) },
                { "text", text_field(recommendation.record, "text") },
                { "actions", std::move(actions) } });
    }
    return list;
}

std::vector<std::string> numbers_of_done(std::vector<PlanRecommendation> const& plan)
{
    std::vector<std::string> numbers;
    for (auto const& recommendation : plan) {
        for (auto const& action : recommendation.actions) {
            if (is_done(action))
                numbers.push_back(action.action.number);
        }
    }
    return numbers;
}

/// "Multi-agency audit: Quarterly case audit (January to March 2018)"
std::string source_of(Record const& evidence)
{
    auto const period = evidence.text("period");
    return evidence.printed("kind").value() + ": " + evidence.text("title").value()
        + (period ? " (" + *period + ")" : "");
}

Fact evidence_fact(Record const& evidence, std::vector<std::string> const& actions)
{
    return Fact::Object { { "actions", joined(actions) }, { "is_measured", true },
        { "finding", text_field(evidence, "finding") }, { "how", source_of(evidence) },
        { "before", text_field(evidence, "before") }, { "after", text_field(evidence, "after") },
        { "limits", text_field(evidence, "limits") } };
}

Fact not_measured(Record const& case_file, std::string const& action)
{
    Fact::Object row { { "actions", action }, { "is_measured", false } };
    for (auto const* key : { "finding", "how", "before", "after", "limits" })
        row[key] = missing_field(case_file, "impact_evidence");
    return row;
}

/// Every complete action stands in a row: with the evidence linked to it, or as not measured.
Fact::List impact_rows(
    Record const& case_file, std::vector<std::string> const& done, Date as_at, int& measured)
{
    auto const all = case_file.list("impact_evidence");
    std::set<std::string> told; ///< Evidence that stands in an earlier row.
    Fact::List rows;
    for (auto const& number : done) {
        bool found = false;
        for (auto const& evidence : all) {
            if (!is_evidence_of(evidence, number, as_at))
                continue;
            found = true;
            if (!told.insert(evidence.pointer()).second)
                continue;
            std::vector<std::string> actions;
            std::ranges::copy_if(done, std::back_inserter(actions),
                [&](auto const& other) { return is_evidence_of(evidence, other, as_at); });
            rows.push_back(evidence_fact(evidence, actions));
        }
        measured += found ? 1 : 0;
        if (!found)
            rows.push_back(not_measured(case_file, number));
    }
    return rows;
}

Fact counts_fact(std::vector<PlanRecommendation> const& plan, int measured, Date as_at)
{
    std::vector<RatedAction> rated;
    for (auto const& recommendation : plan) {
        for (auto const& action : recommendation.actions)
            rated.push_back({ action.action, action.brag });
    }
    auto const counts = measure(rated, as_at);
    return Fact::Object { { "all", Fact::count(counts.counted()) },
        { "complete", Fact::count(counts.of(Brag::blue)) }, { "open", Fact::count(counts.open()) },
        { "late", Fact::count(counts.overdue) }, { "withdrawn", Fact::count(counts.withdrawn()) },
        { "any_withdrawn", counts.withdrawn() > 0 }, { "measured", Fact::count(measured) } };
}

} // namespace

std::optional<Record> statement_record(Record const& case_file, Date as_at)
{
    std::optional<Record> last;
    for (auto const& statement : case_file.list("statements")) {
        auto const day = statement.date("as_at").value();
        if (day <= as_at && (!last || *last->date("as_at") <= day))
            last = statement;
    }
    return last;
}

Date statement_day(Record const& case_file, Occasion const& occasion)
{
    auto const record = statement_record(case_file, occasion.as_at);
    return record && occasion.document == statement_number ? *record->date("as_at")
                                                           : occasion.as_at;
}

PublicSentence done_sentence(Record const& action)
{
    return first_of(action, { "public_done", "scrutiny_bullet", "text" });
}

PublicSentence plan_sentence(Record const& action)
{
    return first_of(action, { "public_plan", "text" });
}

bool is_evidence_of(Record const& evidence, std::string const& action_number, Date as_at)
{
    auto const on = evidence.date("completed_on");
    auto const linked = evidence.texts("linked_actions");
    return (!on || *on <= as_at) && std::ranges::find(linked, action_number) != linked.end();
}

Fact statement_facts(Subject const& subject, Occasion const& occasion)
{
    auto const& case_file = subject.case_file;
    if (!case_file.child("plan"))
        return missing_field(case_file, "plan");
    auto const as_at = statement_day(case_file, occasion);
    auto const plan = read_plan(subject.board, subject.profile, case_file, as_at);
    auto const record = statement_record(case_file, occasion.as_at);
    auto const approved = record ? record->date("approved_on") : std::nullopt;
    auto taken = by_recommendation(
        plan, is_done, [&](PlanAction const& action) { return done_fact(subject, action); });
    auto const product
        = learning_product(case_file, learning_kind(occasion.document), occasion.as_at);
    Fact::List done;
    for (auto const& recommendation : taken) {
        for (auto const& action : *recommendation.member("actions")->list()) {
            if (shows(product, *action.member("number")->text()))
                done.push_back(*action.member("text"));
        }
    }
    int measured = 0;
    auto impact = impact_rows(case_file, numbers_of_done(plan), as_at, measured);
    return Fact::Object { { "as_at", as_at },
        { "approved_on",
            approved && *approved <= occasion.as_at
                ? Fact(*approved)
                : Fact(Fact::Missing { "Approved by the Independent Chair on",
                    record ? record->pointer("approved_on") : "/statements" }) },
        { "counts", counts_fact(plan, measured, as_at) }, { "taken", std::move(taken) },
        { "done", std::move(done) }, { "impact", std::move(impact) },
        { "to_do", by_recommendation(plan, is_to_do, [&](PlanAction const& action) {
             return to_do_fact(subject, action, as_at);
         }) } };
}

} // namespace facts
