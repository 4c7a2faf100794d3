#include "facts/review_figures.h"

#include <algorithm>
#include <functional>

namespace facts {

namespace {

using base::PartialDate;
using base::Timeliness;

std::string date_text(std::optional<PartialDate> const& date)
{
    return date ? date->prose() : "not recorded";
}

std::string span_text(char const* from, std::optional<PartialDate> const& a, char const* to,
    std::optional<PartialDate> const& b)
{
    return std::string(from) + " " + date_text(a) + ", " + to + " " + date_text(b);
}

Figure review_count(ReviewScope const& scope)
{
    Figure figure { "M-R1", "Reviews completed and published to date",
        Fact::count(static_cast<long long>(scope.listed.size())), "reviews",
        "Statutory reviews whose publication date lies on or before the as-at date.", scope.filter,
        {} };
    for (auto const& review : scope.listed)
        figure.rows.push_back(
            review_row(review, "published " + date_text(review.milestones.published)));
    return figure;
}

Figure child_count(ReviewScope const& scope)
{
    Figure figure { "M-R2", "Children who were the subjects of these reviews", {}, "children",
        "Children of the reviews counted in M-R1; a review may have several.", scope.filter, {} };
    long long children = 0;
    for (auto const& review : scope.listed) {
        children += review.children;
        figure.rows.push_back(review_row(review,
            std::to_string(review.children) + (review.children == 1 ? " child" : " children")));
    }
    figure.value = Fact::count(children);
    return figure;
}

/// M-R3: reviews with `date` in the period.
Figure in_period(ReviewScope const& scope, char const* code, std::string const& word,
    std::optional<PartialDate> Milestones::*date)
{
    Figure figure { code, "Reviews " + word + " in the period", {}, "reviews",
        "Statutory reviews " + word + ", with every possible day of the date inside the period.",
        scope.period.printed, {} };
    for (auto const& review : scope.all) {
        auto const& when = review.milestones.*date;
        if (when && scope.period.contains(when->earliest())
            && scope.period.contains(when->latest()))
            figure.rows.push_back(review_row(review, word + " " + when->prose()));
    }
    figure.value = Fact::count(static_cast<long long>(figure.rows.size()));
    return figure;
}

Figure in_progress(ReviewScope const& scope)
{
    Figure figure { "M-R4", "Reviews in progress", {}, "reviews",
        "Statutory reviews started by the as-at date whose report the Board had not received.",
        "As at " + scope.as_at.prose(), {} };
    for (auto const& review : scope.all) {
        auto const& dates = review.milestones;
        bool const started = dates.initiated && dates.initiated->latest() <= scope.as_at;
        bool const done = dates.reported && dates.reported->latest() <= scope.as_at;
        if (started && !done)
            figure.rows.push_back(review_row(review, "started " + dates.initiated->prose()));
    }
    figure.value = Fact::count(static_cast<long long>(figure.rows.size()));
    return figure;
}

Figure preventable(ReviewScope const& scope)
{
    Figure figure { "M-R6", "Reviews that concluded a death was preventable", {}, "reviews",
        "By the conclusion of the published report.", scope.filter, {} };
    for (auto const& review : scope.listed) {
        if (review.preventability == "PREVENTABLE")
            figure.rows.push_back(review_row(review, "preventable"));
    }
    figure.value = Fact::count(static_cast<long long>(figure.rows.size()));
    return figure;
}

/// The Tally of some results, with the figure that lists them.
struct Judgement {
    Tally tally;
    Figure figure;
    std::vector<Review> late;
};

Judgement judge(ReviewScope const& scope, Figure figure,
    std::vector<std::optional<Timeliness>> results, std::vector<std::string> const& details)
{
    Judgement judgement { {}, std::move(figure), {} };
    for (std::size_t i = 0; i < scope.measured.size(); ++i) {
        if (!results.at(i))
            continue;
        judgement.tally.add(*results.at(i));
        judgement.figure.rows.push_back(
            review_row(scope.measured.at(i), printed(*results.at(i)) + ": " + details.at(i)));
        if (*results.at(i) == Timeliness::not_met)
            judgement.late.push_back(scope.measured.at(i));
    }
    judgement.figure.value = Fact::count(judgement.tally.met);
    return judgement;
}

/// Percentage and "cannot be determined" of a judgement, as figures of their own.
void add_judgement(std::vector<Figure>& figures, Judgement const& judgement)
{
    auto const& [tally, figure, late] = judgement;
    auto const of = [](Timeliness result) {
        return [result](CountedRow const& row) { return row.detail.starts_with(printed(result)); };
    };
    figures.push_back(figure);
    std::erase_if(figures.back().rows, std::not_fn(of(Timeliness::met)));
    figures.back().denominator = figure.rows;
    Figure missed = figure;
    missed.code += " not met";
    missed.label += ", not met";
    missed.value = Fact::count(tally.not_met);
    std::erase_if(missed.rows, std::not_fn(of(Timeliness::not_met)));
    missed.denominator = figure.rows;
    figures.push_back(std::move(missed));
    Figure share = figure;
    share.code += "%";
    share.label += ", share";
    share.unit = "%";
    share.value = percent(tally.met, tally.judged());
    share.definition
        = "Met of all that were met or not met; what cannot be determined is left out.";
    std::erase_if(share.rows, of(Timeliness::cannot_be_determined));
    share.denominator = share.rows;
    std::erase_if(share.rows, of(Timeliness::not_met));
    figures.push_back(std::move(share));
    Figure open = figure;
    open.code += "?";
    open.label += ", cannot be determined";
    open.value = Fact::count(tally.undetermined);
    std::erase_if(open.rows, std::not_fn(of(Timeliness::cannot_be_determined)));
    open.denominator = figure.rows;
    figures.push_back(std::move(open));
    Figure measured = figure;
    measured.code += " measured";
    measured.label += ", reviews measured";
    measured.definition = "Met, not met and what cannot be determined.";
    measured.value = Fact::count(tally.all());
    figures.push_back(std::move(measured));
}

/// Whether each review came from one milestone to another within the months of its own profile.
Judgement within_months(ReviewScope const& scope, Figure figure,
    std::optional<PartialDate> Milestones::*from, std::optional<PartialDate> Milestones::*to,
    char const* word)
{
    std::vector<std::optional<Timeliness>> results;
    std::vector<std::string> details;
    for (auto const& review : scope.measured) {
        auto const& start = review.milestones.*from;
        auto const& end = review.milestones.*to;
        auto const months = review.months();
        results.push_back(months ? in_time(start, end, *months) : std::nullopt);
        details.push_back(span_text(
            review.started_by_appointment ? "author appointed" : "decided", start, word, end));
    }
    return judge(scope, std::move(figure), std::move(results), details);
}

/// M-T2, M-T3: list, mean and median of the months from appointment to another milestone.
void add_months(std::vector<Figure>& figures, ReviewScope const& scope, std::string const& code,
    std::string const& label, char const* word, std::optional<PartialDate> Milestones::*to)
{
    Figure figure { code, label + ", mean", {}, "months",
        "Complete months between full dates; month numbers subtracted where a date is known to the "
        "month only.",
        scope.filter, {} };
    std::vector<int> values;
    long long sum = 0;
    for (auto const& review : scope.measured) {
        auto const& end = review.milestones.*to;
        auto const months = interval(review.milestones.appointed, end);
        if (!months)
            continue;
        values.push_back(months->value);
        sum += months->value;
        auto const span = span_text("appointed", review.milestones.appointed, word, end);
        figure.rows.push_back(
            review_row(review, std::to_string(months->value) + " months: " + span));
    }
    figure.value = mean(sum, static_cast<long long>(values.size()));
    Figure middle = figure;
    middle.code += " median";
    middle.label = label + ", median";
    middle.value = median(std::move(values));
    figures.push_back(std::move(figure));
    figures.push_back(std::move(middle));
}

/// "6 months", or words that fit where the cases' profiles differ.
std::string limit_text(ReviewScope const& scope)
{
    auto const same = [&](Review const& review) { return review.months() == scope.months; };
    bool const one = scope.months && std::ranges::all_of(scope.measured, same);
    return one ? std::to_string(*scope.months) + " months" : "the time set";
}

Judgement copies_judged(ReviewScope const& scope, CopyResults const& results)
{
    std::vector<std::string> details;
    for (auto const& review : scope.measured) {
        auto const rule = review.copy_rule().value_or(CopyRule {});
        details.push_back(
            span_text("sent", review.milestones.copied, "published", review.milestones.published)
            + ", limit " + std::to_string(rule.days)
            + (rule.working_days ? " working days" : " days"));
    }
    return judge(scope,
        { "M-T5", "National Panel’s copy in time", {}, "reviews",
            "Copy sent long enough before publication, by the profile of each case.", scope.filter,
            {} },
        results, details);
}

} // namespace

base::Result<CopyResults> judge_copies(ReviewScope const& scope, Calendar const& calendar)
{
    CopyResults results;
    for (auto const& review : scope.measured) {
        auto const rule = review.copy_rule();
        auto const& dates = review.milestones;
        std::optional<Timeliness> result;
        if (rule && dates.copied && dates.published)
            result = TRY(copy_in_time(*dates.copied, *dates.published, *rule, calendar));
        results.push_back(result);
    }
    return results;
}

std::string measured_from(ReviewScope const& scope)
{
    auto const by_appointment = [](auto const& review) { return review.started_by_appointment; };
    if (std::ranges::all_of(scope.measured, by_appointment))
        return "author appointment";
    if (std::ranges::none_of(scope.measured, by_appointment))
        return "the Independent Chair’s decision";
    return "the Independent Chair’s decision, or author appointment where no decision is recorded";
}

CountedRow review_row(Review const& review, std::string detail)
{
    return { review.heading + ", " + review.reference, std::move(detail) };
}

ReviewFigures completion_figures(ReviewScope const& scope, std::string const& code)
{
    auto const limit = limit_text(scope);
    auto const completed = within_months(scope,
        { code, "Completed within " + limit, {}, "reviews",
            "Report received by the Board within " + limit + " of " + measured_from(scope) + ".",
            scope.filter, {} },
        &Milestones::initiated, &Milestones::reported, "report");
    ReviewFigures result { {}, completed.tally, completed.late };
    add_judgement(result.figures, completed);
    return result;
}

ReviewFigures review_figures(ReviewScope const& scope, CopyResults const& copies)
{
    auto result = completion_figures(scope, "M-T1");
    auto const completion = std::move(result.figures);
    auto& figures = result.figures;
    figures = { review_count(scope), child_count(scope),
        in_period(scope, "M-R3 started", "started", &Milestones::initiated),
        in_period(scope, "M-R3 concluded", "concluded", &Milestones::reported),
        in_period(scope, "M-R3 published", "published", &Milestones::published), in_progress(scope),
        preventable(scope) };
    auto const limit = limit_text(scope);
    std::ranges::copy(completion, std::back_inserter(figures));
    add_months(figures, scope, "M-T2", "Months from author appointed to report", "report",
        &Milestones::reported);
    add_months(figures, scope, "M-T3", "Months from author appointed to publication", "published",
        &Milestones::published);
    auto const published = within_months(scope,
        { "M-T4", "Published within " + limit, {}, "reviews",
            "Published within " + limit + " of " + measured_from(scope) + ", for information.",
            scope.filter, {} },
        &Milestones::initiated, &Milestones::published, "published");
    add_judgement(figures, published);
    add_judgement(figures, copies_judged(scope, copies));
    return result;
}

} // namespace facts
