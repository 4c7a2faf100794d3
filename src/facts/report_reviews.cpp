#include "facts/report_part.h"

#include "facts/characteristics.h"
#include "facts/delay_figures.h"
#include "facts/fields.h"
#include "facts/review_figures.h"

#include <algorithm>

namespace facts {

namespace {

using base::PartialDate;
using base::Timeliness;
using casefile::Record;

/// A review that counts as published must have a date, or the table would be silently short.
base::Diagnostics without_publication_date(std::vector<Review> const& reviews)
{
    base::Diagnostics faults;
    for (auto const& review : reviews) {
        if (review.record.text("stage") == "PUBLISHED" && !review.milestones.published) {
            faults.push_back({ base::Severity::error, "X05-publication-date",
                { review.reference, 0, review.record.pointer("publication") },
                "Review " + review.reference
                    + " is at the stage of published but has no date of "
                      "publication.",
                "Enter the date, or the month, under publication." });
        }
    }
    return faults;
}

ReviewScope scope_of(ReportSubject const& subject, ReportOccasion const& occasion)
{
    auto const months = subject.profile.integer("completion_months");
    ReviewScope scope { read_reviews(subject), {}, {},
        months ? std::optional(static_cast<int>(*months)) : std::nullopt, period_of(occasion),
        occasion.as_at, {} };
    auto const report = subject.board.child("scrutiny_report");
    bool const in_period = report && report->text("review_selection") == "PUBLISHED_IN_PERIOD";
    for (auto const& review : scope.all) {
        if (review.published_by(scope.as_at)
            && (!in_period || scope.period.contains(review.milestones.published->latest())))
            scope.listed.push_back(review);
    }
    scope.measured = scope.listed;
    scope.filter
        = "Serious case reviews and local child safeguarding practice reviews published by "
        + scope.as_at.prose() + (in_period ? " in the period " + scope.period.printed : "");
    return scope;
}

// The milestone table.

Fact cell(std::optional<PartialDate> const& date, std::string const& note)
{
    if (!date)
        return "Not recorded";
    auto const month = Fact(*date).member("month")->printed().value();
    return note.empty() ? month : month + " (" + note + ")";
}

/// One of the four dates that the table shows of each review.
struct MilestoneLine {
    std::string label;
    std::optional<PartialDate> Milestones::*date;

    Fact of(Review const& review) const
    {
        bool const is_publication = date == &Milestones::published;
        return cell(review.milestones.*date, is_publication ? review.delay_note : "");
    }
};

/// A column for each review, or a row where there are more than the page is wide.
Fact milestone_table(ReviewScope const& scope, std::string const& board)
{
    constexpr std::size_t most_columns = 6;
    std::vector<MilestoneLine> const lines {
        { "Independent Author Appointed", &Milestones::appointed },
        { "SCR Report to " + board, &Milestones::reported },
        { "SCR report to National Panel", &Milestones::copied },
        { "SCR Publication", &Milestones::published },
    };
    Fact::List headings;
    Fact::List reviews;
    for (auto const& review : scope.listed) {
        Fact::List cells;
        for (auto const& line : lines)
            cells.push_back(line.of(review));
        headings.emplace_back(review.heading);
        reviews.push_back(
            Fact::Object { { "heading", review.heading }, { "cells", std::move(cells) } });
    }
    Fact::List labels;
    Fact::List rows;
    for (auto const& line : lines) {
        Fact::List cells;
        for (auto const& review : scope.listed)
            cells.push_back(line.of(review));
        labels.emplace_back(line.label);
        rows.push_back(Fact::Object { { "label", line.label }, { "cells", std::move(cells) } });
    }
    return Fact::Object { { "headings", std::move(headings) }, { "rows", std::move(rows) },
        { "labels", std::move(labels) }, { "reviews", std::move(reviews) },
        { "many", scope.listed.size() > most_columns } };
}

Fact partial(std::optional<PartialDate> const& date, char const* label)
{
    return date ? Fact(*date) : Fact(Fact::Missing { label, {} });
}

Fact months_fact(std::optional<Months> const& months, char const* label)
{
    return months ? Fact(Fact::Number { static_cast<double>(months->value), months->printed() })
                  : Fact(Fact::Missing { label, {} });
}

/// What lists, means and charts take of an interval that partial dates leave open.
Fact nominal_fact(std::optional<Months> const& months, char const* label)
{
    return months ? Fact::count(months->value) : Fact(Fact::Missing { label, {} });
}

Fact result_fact(std::optional<Timeliness> const& result, char const* label)
{
    return result ? Fact(printed(*result)) : Fact(Fact::Missing { label, {} });
}

/// One row for each listed review with typed dates, for the workbook.
Fact listed_reviews(ReviewScope const& scope, CopyResults const& copies)
{
    Fact::List rows;
    for (std::size_t i = 0; i < scope.listed.size(); ++i) {
        auto const& review = scope.listed.at(i);
        auto const& dates = review.milestones;
        auto const months = review.months();
        auto const in_six_months
            = months ? in_time(dates.initiated, dates.reported, *months) : std::nullopt;
        rows.push_back(Fact::Object {
            { "heading", review.heading },
            { "reference", review.reference },
            { "children", Fact::count(review.children) },
            { "started", partial(dates.initiated, "Review started") },
            { "appointed", partial(dates.appointed, "Independent author appointed") },
            { "reported", partial(dates.reported, "Report to the Board") },
            { "copied", partial(dates.copied, "Report to the National Panel") },
            { "published", partial(dates.published, "Publication") },
            { "delay_note",
                review.delay_note.empty() ? Fact(Fact::Missing { "Note on delay", {} })
                                          : Fact(review.delay_note) },
            { "months_to_report",
                months_fact(interval(dates.appointed, dates.reported), "Months to the report") },
            { "months_to_publication",
                months_fact(interval(dates.appointed, dates.published), "Months to publication") },
            { "nominal_to_report",
                nominal_fact(interval(dates.appointed, dates.reported), "Months to the report") },
            { "nominal_to_publication",
                nominal_fact(interval(dates.appointed, dates.published), "Months to publication") },
            { "in_time", result_fact(in_six_months, "Completed in time") },
            { "copy_in_time", result_fact(copies.at(i), "Copy in time") },
            { "delay_reason",
                in_six_months == Timeliness::not_met
                    ? Fact(delay_words(delay_reason(review.record)))
                    : Fact(Fact::Missing { "Reason for delay", {} }) },
        });
    }
    return rows;
}

// Facts of the sentences.

Fact preventability(ReviewScope const& scope, ReportPart& part)
{
    long long preventable = 0;
    Figure unanswered { "M-R6 unanswered",
        "Reviews that did not consider whether it was preventable, or record an answer", {},
        "reviews", "By the conclusion of the published report.", scope.filter, {} };
    for (auto const& review : scope.listed) {
        preventable += review.preventability == "PREVENTABLE" ? 1 : 0;
        bool const silent
            = review.preventability.empty() || review.preventability == "NOT_CONSIDERED";
        if (silent) {
            unanswered.rows.push_back(review_row(review, "no answer recorded"));
            part.warnings.push_back(report_warning("X05-preventability", review.reference,
                review.record.pointer("reports"),
                "Review " + review.reference
                    + " does not say whether the death or harm could have been prevented.",
                "Check the sentence on preventability before the report goes out."));
        }
    }
    unanswered.value = Fact::count(static_cast<long long>(unanswered.rows.size()));
    part.figures.push_back(unanswered);
    bool const all_answered = unanswered.rows.empty();
    return Fact::Object {
        { "none", !scope.listed.empty() && preventable == 0 && all_answered },
        { "preventable", Fact::count(preventable) },
        { "any", preventable > 0 },
        { "not_considered", unanswered.value },
        { "any_not_considered", !all_answered },
    };
}

Fact timeliness(ReviewScope const& scope, Record const& board, Tally const& tally, ReportPart& part)
{
    auto const report = board.child("scrutiny_report");
    auto const statement = report ? report->child("timeliness_statement") : std::nullopt;
    bool const all_met = tally.all() > 0 && tally.met == tally.all();
    if (statement && !all_met) {
        part.warnings.push_back(report_warning("X05-timeliness-statement", "board",
            statement->pointer("text"),
            "The board’s statement on timeliness conflicts with the table: measured from "
                + measured_from(scope) + " to report received, the expectation was met in "
                + std::to_string(tally.met) + " of " + std::to_string(tally.all()) + " reviews.",
            statement->flag("print_basis_note").value_or(true)
                ? "The report prints the measured figure beside it; check that the author stands "
                  "by the statement."
                : "Print the basis note, or withdraw the statement."));
    }
    auto text = [&](std::string_view key) {
        return statement ? text_field(*statement, key)
                         : Fact(Fact::Missing { "Timeliness statement", {} });
    };
    bool const note = statement && statement->flag("print_basis_note").value_or(true);
    return Fact::Object {
        { "months",
            scope.months ? Fact::count(*scope.months)
                         : Fact(Fact::Missing { "Months to complete a review", {} }) },
        { "all_met", all_met },
        { "met", Fact::count(tally.met) },
        { "not_met", Fact::count(tally.not_met) },
        { "undetermined", Fact::count(tally.undetermined) },
        { "all", Fact::count(tally.all()) },
        { "percent", percent(tally.met, tally.judged()) },
        { "any", tally.all() > 0 },
        { "any_undetermined", tally.undetermined > 0 },
        { "measured_from", measured_from(scope) },
        { "has_statement", statement.has_value() },
        { "statement", text("text") },
        { "statement_author", text("author") },
        { "statement_basis", text("basis") },
        { "print_basis_note", note },
    };
}

/// M-T2 and M-T3 of each review, for the bars of a chart.
std::vector<Figure> months_of_each(ReviewScope const& scope)
{
    std::vector<Figure> figures;
    for (auto const& review : scope.listed) {
        auto const& dates = review.milestones;
        auto const add
            = [&](std::string const& code, char const* to, std::optional<PartialDate> const& end) {
                  auto const months = interval(dates.appointed, end);
                  if (!months)
                      return;
                  figures.push_back({ code + review.heading,
                      "Months from author appointed to " + std::string(to) + ", " + review.heading,
                      Fact::count(months->value), "months",
                      "As in the mean: complete months between full dates, else month numbers "
                      "subtracted.",
                      scope.filter,
                      { review_row(review, dates.appointed->prose() + " to " + end->prose()) } });
              };
        add("M-T2 of ", "report", dates.reported);
        add("M-T3 of ", "publication", dates.published);
    }
    return figures;
}

// What the figures say, for sentences.

/// The figure of this code as it prints.
Fact value_of(std::vector<Figure> const& figures, std::string_view code)
{
    auto const found = std::ranges::find(figures, code, &Figure::code);
    base::ensure(found != figures.end(), "the report prints a figure it does not count");
    return found->value;
}

/// Where a tally stands: met of all, and what cannot be said.
Fact judged(std::vector<Figure> const& figures, std::string const& code)
{
    auto const all = std::ranges::find(figures, code, &Figure::code)->denominator.size();
    return Fact::Object { { "met", value_of(figures, code) },
        { "not_met", value_of(figures, code + " not met") },
        { "undetermined", value_of(figures, code + "?") },
        { "all", Fact::count(static_cast<long long>(all)) }, { "any", all > 0 },
        { "any_undetermined", value_of(figures, code + "?").printed() != "0" } };
}

Fact measures(std::vector<Figure> const& figures)
{
    Fact::Object facts;
    for (auto const& [key, code] : std::vector<std::pair<char const*, char const*>> {
             { "mean_to_report", "M-T2" }, { "median_to_report", "M-T2 median" },
             { "mean_to_publication", "M-T3" }, { "median_to_publication", "M-T3 median" },
             { "started", "M-R3 started" }, { "concluded", "M-R3 concluded" },
             { "published", "M-R3 published" }, { "in_progress", "M-R4" } })
        facts[key] = value_of(figures, code);
    facts["published_in_time"] = judged(figures, "M-T4");
    facts["copies"] = judged(figures, "M-T5");
    return facts;
}

/// M-T7 in a sentence.
Fact delays(std::vector<Figure> const& figures)
{
    auto const count = [&](char const* code) { return value_of(figures, code); };
    auto const criminal = count("M-T7 CRIMINAL_PROCEEDINGS");
    auto const agreed = count("M-T7 OTHER_AGREED");
    auto const none = count("M-T7 NONE");
    return Fact::Object { { "any",
                              std::ranges::any_of(std::vector { criminal, agreed, none },
                                  [](auto const& fact) { return fact.printed() != "0"; }) },
        { "criminal", criminal }, { "any_criminal", criminal.printed() != "0" },
        { "agreed", agreed }, { "any_agreed", agreed.printed() != "0" }, { "none", none },
        { "any_none", none.printed() != "0" } };
}

/// The children by characteristic, as far as that may be public, with the figures of what is shown.
Fact characteristics(ReviewScope const& scope, std::vector<Figure>& figures)
{
    Fact::List tables;
    bool recorded = false;
    for (auto const& breakdown : breakdowns(scope.listed)) {
        recorded = recorded || breakdown.is_recorded();
        if (!may_be_published(breakdown))
            continue;
        Fact::List rows;
        for (auto& figure : breakdown_figures(breakdown)) {
            rows.push_back(Fact::Object { { "code", figure.code },
                { "group", figure.label.substr(breakdown.label.size() + 2) },
                { "printed", figure.value.printed().value() } });
            figures.push_back(std::move(figure));
        }
        tables.push_back(
            Fact::Object { { "label", breakdown.label }, { "rows", std::move(rows) } });
    }
    return Fact::Object { { "recorded", recorded }, { "any", !tables.empty() },
        { "tables", std::move(tables) } };
}

Fact year_fact(std::vector<Review> const& listed, bool first)
{
    if (listed.empty())
        return Fact::Missing { "Year of publication", {} };
    std::vector<int> years;
    for (auto const& review : listed)
        years.push_back(review.milestones.published->earliest().year());
    int const year = first ? std::ranges::min(years) : std::ranges::max(years);
    return Fact::Number { static_cast<double>(year), std::to_string(year) };
}

} // namespace

base::Result<ReportPart> review_part(
    ReportSubject const& subject, Calendar const& calendar, ReportOccasion const& occasion)
{
    auto const scope = scope_of(subject, occasion);
    if (auto faults = without_publication_date(scope.all); !faults.empty())
        return faults;
    auto const copies = TRY(judge_copies(scope, calendar));
    ReportPart part;
    auto [figures, completed, late] = review_figures(scope, copies);
    part.figures = std::move(figures);
    std::ranges::move(delay_figures(scope, late), std::back_inserter(part.figures));
    auto children = characteristics(scope, part.figures);
    constexpr std::size_t most_bars = 12;
    bool const chart = scope.listed.size() > 1 && scope.listed.size() <= most_bars;
    if (chart)
        std::ranges::move(months_of_each(scope), std::back_inserter(part.figures));
    auto preventable = preventability(scope, part);
    auto const is_scr = [](auto const& review) { return review.type == "SCR"; };
    part.facts = {
        { "count", Fact::count(static_cast<long long>(scope.listed.size())) },
        { "one", scope.listed.size() == 1 },
        { "any", !scope.listed.empty() },
        { "children", part.figures.at(1).value },
        { "first_year", year_fact(scope.listed, true) },
        { "last_year", year_fact(scope.listed, false) },
        { "same_year",
            year_fact(scope.listed, true).printed() == year_fact(scope.listed, false).printed() },
        { "any_scr", std::ranges::any_of(scope.listed, is_scr) },
        { "all_scr", std::ranges::all_of(scope.listed, is_scr) },
        { "preventability", std::move(preventable) },
        { "milestones", milestone_table(scope, subject.board.text("short").value()) },
        { "listed", listed_reviews(scope, copies) },
        { "timeliness", timeliness(scope, subject.board, completed, part) },
        { "chart", chart },
        { "measures", measures(part.figures) },
        { "delays", delays(part.figures) },
        { "characteristics", std::move(children) },
    };
    return part;
}

} // namespace facts
