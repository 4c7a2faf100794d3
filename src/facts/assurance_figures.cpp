#include "facts/assurance_figures.h"

#include "facts/actions.h"
#include "facts/fields.h"
#include "facts/people.h"
#include "facts/register_figures.h"

#include <algorithm>
#include <array>

namespace facts {

namespace {

using casefile::Record;

void set_share(Figure& figure)
{
    figure.value = percent(static_cast<long long>(figure.rows.size()),
        static_cast<long long>(figure.denominator.size()));
}

void set_count(Figure& figure)
{
    figure.value = Fact::count(static_cast<long long>(figure.rows.size()));
}

/// "1 record has no date" for a reason or a definition; empty if there is none.
std::string undated_words(int undated)
{
    if (undated == 0)
        return {};
    return undated == 1 ? " 1 without a date is not counted."
                        : " " + std::to_string(undated) + " without a date are not counted.";
}

// M-Q1

/// The section 11 self-assessments whose returns were due in the period.
struct SelfAssessments {
    std::vector<Record> listed; ///< With the return of each agency.
    std::vector<Record> reported; ///< With numbers only.
    int undated = 0;
};

SelfAssessments self_assessments(Record const& board, Period const& period, base::Date as_at)
{
    SelfAssessments found;
    for (auto const& record : board.list("impact_evidence")) {
        if (!is(record, "kind", "SECTION_11"))
            continue;
        auto const due = record.has("returns_due_on") ? record.date("returns_due_on")
                                                      : record.date("completed_on");
        if (!due)
            ++found.undated;
        else if (period.contains(*due) && *due <= as_at)
            (record.list("returns").empty() ? found.reported : found.listed).push_back(record);
    }
    return found;
}

std::optional<base::Date> received(Record const& agency_return, base::Date as_at)
{
    auto const on = agency_return.date("received_on");
    return on && *on <= as_at ? on : std::nullopt;
}

std::string agency_name(Record const& board, Record const& agency_return)
{
    auto const id = agency_return.text("agency").value();
    auto const agency = find_agency(board, id);
    return agency ? agency->text("name").value() : id;
}

/// Received and met are rows; due and applicable are what they are a share of.
struct ReturnRows {
    std::vector<CountedRow> received;
    std::vector<CountedRow> due;
    std::vector<CountedRow> met;
    std::vector<CountedRow> applicable;
};

/// A standard is met from a score of 2; the score after moderation wins.
void add_standards(ReturnRows& rows, Record const& agency_return, std::string const& agency)
{
    constexpr std::int64_t score_met = 2;
    for (auto const& standard : agency_return.list("standards")) {
        if (!standard.flag("applicable").value_or(true))
            continue;
        auto const moderated = standard.integer("moderated_score");
        auto const score = moderated ? moderated : standard.integer("score");
        auto const words = !score ? std::string("not graded")
                                  : "score " + std::to_string(*score)
                + (moderated ? " after moderation" : " by the agency");
        rows.applicable.push_back({ agency + ", " + standard.text("standard").value(), words });
        if (score && *score >= score_met)
            rows.met.push_back(rows.applicable.back());
    }
}

ReturnRows return_rows(
    Record const& board, std::vector<Record> const& assessments, base::Date as_at)
{
    ReturnRows rows;
    for (auto const& assessment : assessments) {
        auto const title = assessment.text("title").value();
        for (auto const& agency_return : assessment.list("returns")) {
            auto const agency = title + ": " + agency_name(board, agency_return);
            auto const on = received(agency_return, as_at);
            rows.due.push_back(
                { agency, on ? "received " + on->prose() : std::string("not received") });
            if (!on)
                continue;
            rows.received.push_back(rows.due.back());
            add_standards(rows, agency_return, agency);
        }
    }
    return rows;
}

/// Numbers that the board only states: a row for each self-assessment, summed.
std::vector<Figure> reported_returns(std::vector<Record> const& assessments)
{
    Figure figure { "M-Q1 reported", "Section 11 returns received, as reported", {}, "returns",
        "The numbers the board states of self-assessments whose returns are not listed.",
        "Self-assessments in the period", {} };
    long long sum_received = 0;
    long long sum_due = 0;
    for (auto const& assessment : assessments) {
        auto const got = assessment.integer("returns_received");
        auto const due = assessment.integer("returns_due");
        if (!got || !due)
            continue;
        sum_received += *got;
        sum_due += *due;
        figure.rows.push_back({ assessment.text("title").value(),
            std::to_string(*got) + " received of " + std::to_string(*due) + " due" });
    }
    if (figure.rows.empty())
        return {};
    figure.quality = Quality::as_reported;
    figure.value = Fact::count(sum_received);
    auto share = figure;
    share.code += "%";
    share.label += ", share";
    share.unit = "%";
    share.value = percent(sum_received, sum_due);
    return { std::move(figure), std::move(share) };
}

std::vector<Figure> return_figures(Record const& board, Period const& period, base::Date as_at)
{
    auto const assessments = self_assessments(board, period, as_at);
    auto rows = return_rows(board, assessments.listed, as_at);
    auto const undated = undated_words(assessments.undated);
    Figure share { "M-Q1", "Section 11 returns received", {}, "%",
        "Returns received by the as-at date of all that were due in the period." + undated,
        "Section 11 self-assessments of the board", rows.received, Quality::exact, rows.due };
    set_share(share);
    if (rows.due.empty())
        share.reason
            = "The record lists no section 11 return that was due in the period." + undated;
    Figure due { "M-Q1 due", "Section 11 returns due", {}, "returns",
        "Returns of agencies due in the period." + undated, share.filter, std::move(rows.due) };
    set_count(due);
    Figure count { "M-Q1 received", "Section 11 returns received, number", {}, "returns",
        "Received by the as-at date.", share.filter, std::move(rows.received) };
    set_count(count);
    Figure met { "M-Q1 standards", "Section 11 standards met", {}, "%",
        "Standards with a score of 2 or 3, after moderation where there was one, of all that apply "
        "in the returns received; one that is not graded is not met.",
        share.filter, std::move(rows.met), Quality::exact, std::move(rows.applicable) };
    set_share(met);
    if (met.denominator.empty())
        met.reason = "No return that was received lists a standard that applies.";
    std::vector<Figure> figures { std::move(share), std::move(due), std::move(count),
        std::move(met) };
    std::ranges::move(reported_returns(assessments.reported), std::back_inserter(figures));
    return figures;
}

// M-Q2

struct AuditKind {
    char const* code;
    char const* words;
};
constexpr std::array<AuditKind, 3> audit_kinds { {
    { "SINGLE_AGENCY_AUDIT", "single-agency audits" },
    { "MULTI_AGENCY_AUDIT", "multi-agency audits" },
    { "S175_157", "section 175/157 audits of schools" },
} };

struct Audits {
    std::array<std::vector<CountedRow>, audit_kinds.size()> rows;
    int undated = 0;
};

void add_audits(Audits& audits, std::vector<Record> const& evidence, std::string const& reference,
    Period const& period, base::Date as_at)
{
    for (auto const& record : evidence) {
        auto const kind = std::ranges::find_if(
            audit_kinds, [&](auto const& one) { return is(record, "kind", one.code); });
        if (kind == audit_kinds.end())
            continue;
        auto const on = record.date("completed_on");
        if (!on)
            ++audits.undated;
        else if (period.contains(*on) && *on <= as_at)
            audits.rows.at(static_cast<std::size_t>(kind - audit_kinds.begin()))
                .push_back({ reference.empty() ? record.text("title").value() : reference,
                    record.printed("kind").value() + ", completed " + on->prose() });
    }
}

std::vector<Figure> audit_figures(
    ReportSubject const& subject, Period const& period, base::Date as_at)
{
    Audits audits;
    add_audits(audits, subject.board.list("impact_evidence"), "", period, as_at);
    for (auto const& case_file : subject.cases) {
        add_audits(audits, case_file.list("impact_evidence"), case_file.text("ref").value(), period,
            as_at);
    }
    Figure all { "M-Q2", "Audits completed", {}, "audits",
        "Audits of the board and its cases completed in the period; section 11 self-assessments "
        "are in M-Q1."
            + undated_words(audits.undated),
        "Single-agency and multi-agency audits and those of schools", {} };
    std::vector<Figure> figures { all };
    for (std::size_t i = 0; i < audit_kinds.size(); ++i) {
        auto figure = all;
        figure.code += std::string(" ") + audit_kinds.at(i).code;
        figure.label = std::string("Of these, ") + audit_kinds.at(i).words;
        figure.rows = audits.rows.at(i);
        set_count(figure);
        auto& rows = figures.front().rows;
        rows.insert(rows.end(), figure.rows.begin(), figure.rows.end());
        figures.push_back(std::move(figure));
    }
    set_count(figures.front());
    return figures;
}

// M-Q3

/// Accepted as complete by `as_at`, as M-A2 counts it. Whether it was chased does not matter here.
bool is_complete_action(Record const& action, base::Date as_at)
{
    if (!is(action, "status", "COMPLETE"))
        return false;
    Action const dates { {}, {}, action.date("original_due").value(), {}, {},
        ActionStatus::complete, {}, action.date("completed_on"),
        action.date("accepted_by_subgroup_on"), {}, {} };
    return status_as_at(dates, as_at) == ActionStatus::complete;
}

/// Complete: every action that was not withdrawn is, and there is one.
bool is_complete(std::vector<Record> const& actions, base::Date as_at)
{
    auto const complete = std::ranges::count_if(
        actions, [&](auto const& action) { return is_complete_action(action, as_at); });
    auto const withdrawn = std::ranges::count_if(
        actions, [](auto const& action) { return is(action, "status", "WITHDRAWN"); });
    return complete > 0 && complete + withdrawn == std::ssize(actions);
}

/// The kinds of evidence that bear on one of the actions; undated evidence counts.
std::vector<std::string> evidence_for(
    std::vector<Record> const& actions, Record const& case_file, base::Date as_at)
{
    std::vector<std::string> kinds;
    for (auto const& evidence : case_file.list("impact_evidence")) {
        auto const on = evidence.date("completed_on");
        auto const linked = evidence.texts("linked_actions");
        bool const bears = std::ranges::any_of(actions, [&](auto const& action) {
            return std::ranges::count(linked, action.text("no").value()) > 0;
        });
        if (bears && (!on || *on <= as_at))
            kinds.push_back(evidence.printed("kind").value());
    }
    return kinds;
}

void add_coverage(Figure& figure, Record const& case_file, base::Date as_at)
{
    auto const plan = case_file.child("plan");
    if (!plan)
        return;
    for (auto const& recommendation : plan->list("recommendations")) {
        auto const actions = recommendation.list("actions");
        if (!is_complete(actions, as_at))
            continue;
        auto const kinds = evidence_for(actions, case_file, as_at);
        figure.denominator.push_back({ case_file.text("ref").value() + " recommendation "
                + std::to_string(recommendation.integer("no").value()),
            kinds.empty() ? "no evidence of impact" : joined(kinds) });
        if (!kinds.empty())
            figure.rows.push_back(figure.denominator.back());
    }
}

Figure impact_coverage(ReportSubject const& subject, base::Date as_at)
{
    Figure figure { "M-Q3", "Recommendations with evidence of impact", {}, "%",
        "Complete recommendations to which evidence of impact is linked, of all that are complete: "
        "every action not withdrawn accepted as complete. Evidence without a date counts.",
        "Action plans of the cases", {} };
    figure.period = "As at " + as_at.prose();
    for (auto const& case_file : subject.cases) {
        add_coverage(figure, case_file, as_at);
    }
    set_share(figure);
    if (figure.denominator.empty())
        figure.reason = "No recommendation was complete on " + as_at.prose() + ".";
    return figure;
}

} // namespace

std::vector<Figure> assurance_figures(
    ReportSubject const& subject, Period const& period, base::Date as_at)
{
    auto figures = return_figures(subject.board, period, as_at);
    std::ranges::move(audit_figures(subject, period, as_at), std::back_inserter(figures));
    figures.push_back(impact_coverage(subject, as_at));
    return figures;
}

} // namespace facts
