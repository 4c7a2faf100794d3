#include "facts/statistics.h"

#include "facts/assurance_figures.h"
#include "facts/characteristics.h"
#include "facts/delay_figures.h"
#include "facts/fields.h"
#include "facts/learning_products.h"
#include "facts/register_figures.h"
#include "facts/report_part.h"
#include "facts/review_figures.h"

#include <algorithm>
#include <array>

namespace facts {

namespace {

using casefile::Record;

void add(std::vector<Figure>& figures, std::vector<Figure> more)
{
    std::ranges::move(more, std::back_inserter(figures));
}

ReviewScope scope_of(std::vector<Review> const& reviews, ReportSubject const& subject,
    Period const& period, base::Date as_at)
{
    auto const months = subject.profile.integer("completion_months");
    ReviewScope scope { {}, {}, {},
        months ? std::optional(static_cast<int>(*months)) : std::nullopt, period, as_at,
        "Reviews of the board as they were known on " + as_at.prose() };
    for (auto const& review : reviews) {
        scope.all.push_back(review.known_by(as_at));
        if (review.published_by(as_at))
            scope.listed.push_back(scope.all.back());
    }
    scope.measured = scope.all;
    return scope;
}

// M-R3 by type.

struct ReviewType {
    char const* code;
    char const* words;
};
constexpr std::array<ReviewType, 6> review_types { {
    { "SCR", "serious case reviews" },
    { "LCSPR", "local child safeguarding practice reviews" },
    { "MULTI_AGENCY_LEARNING_REVIEW", "multi-agency learning reviews" },
    { "SINGLE_AGENCY_LEARNING_REVIEW", "single-agency learning reviews" },
    { "LLR", "local learning reviews" },
    { "AUDIT_ACTIVITY", "audit activity" },
} };

struct Event {
    char const* word;
    std::optional<base::PartialDate> Milestones::*date;
};
constexpr std::array<Event, 3> events { {
    { "started", &Milestones::initiated },
    { "concluded", &Milestones::reported },
    { "published", &Milestones::published },
} };

std::vector<Figure> by_type(ReviewScope const& every)
{
    std::vector<Figure> figures;
    for (auto const& event : events) {
        for (auto const& type : review_types) {
            Figure figure { std::string("M-R3 ") + event.word + " " + type.code,
                std::string("Of these, ") + type.words + " " + event.word, {}, "reviews",
                std::string("Reviews of this type ") + event.word
                    + ", with every possible day of the date inside the period.",
                every.filter, {} };
            for (auto const& review : every.all) {
                auto const& when = review.milestones.*event.date;
                if (review.type == type.code && when && every.period.contains(when->earliest())
                    && every.period.contains(when->latest()))
                    figure.rows.push_back(review_row(review, event.word + (" " + when->prose())));
            }
            figure.value = Fact::count(static_cast<long long>(figure.rows.size()));
            figures.push_back(std::move(figure));
        }
    }
    return figures;
}

// M-R6: the conclusions other than "preventable".

std::vector<Figure> conclusions(ReviewScope const& scope)
{
    std::array<std::pair<char const*, char const*>, 4> const codes { {
        { "NOT_PREVENTABLE", "Reviews that concluded a death was not preventable" },
        { "NOT_CONCLUDED", "Reviews that came to no conclusion on whether it was preventable" },
        { "NOT_CONSIDERED", "Reviews that did not consider whether it was preventable" },
        { "", "Reviews whose conclusion on this is not recorded" },
    } };
    std::vector<Figure> figures;
    for (auto const& [code, label] : codes) {
        std::string const name = code;
        Figure figure { "M-R6 " + (name.empty() ? "NOT_RECORDED" : name), label, {}, "reviews",
            "By the conclusion of the published report.", scope.filter, {} };
        for (auto const& review : scope.listed) {
            if (review.preventability == name)
                figure.rows.push_back(review_row(review, "published report"));
        }
        figure.value = Fact::count(static_cast<long long>(figure.rows.size()));
        figures.push_back(std::move(figure));
    }
    return figures;
}

base::Result<std::vector<Figure>> review_statistics(
    ReportSubject const& subject, Calendar const& calendar, Period const& period, base::Date as_at)
{
    auto reviews = read_all_reviews(subject);
    auto const every = scope_of(reviews, subject, period, as_at);
    std::erase_if(reviews, [](auto const& review) { return !review.is_statutory(); });
    auto const scope = scope_of(reviews, subject, period, as_at);
    auto const copies = TRY(judge_copies(scope, calendar));
    auto [figures, completed, late] = review_figures(scope, copies);
    for (auto const& breakdown : breakdowns(scope.listed))
        add(figures, breakdown_figures(breakdown));
    add(figures, by_type(every));
    add(figures, conclusions(scope));
    auto with_learning = completion_figures(every, "M-T1 all");
    for (auto& figure : with_learning.figures)
        figure.label += ", learning reviews included";
    add(figures, std::move(with_learning.figures));
    add(figures, delay_figures(scope, late));
    return std::move(figures);
}

/// What a figure is for: a state of affairs on a day, or what happened in a period.
bool is_of_period(std::string_view code)
{
    constexpr std::array<std::string_view, 11> prefixes { "M-R3", "M-R5", "M-T6", "M-N1", "M-E1",
        "M-E2", "M-E3", "M-E5", "M-L", "M-Q", "Section" };
    return std::ranges::any_of(prefixes, [&](auto prefix) { return code.starts_with(prefix); });
}

} // namespace

void complete(Figure& figure, Period const& period, base::Date as_at)
{
    if (figure.period.empty())
        figure.period = is_of_period(figure.code) ? period.printed : "As at " + as_at.prose();
    bool const is_dash = figure.value.text() && *figure.value.text() == "–";
    if (is_dash && figure.reason.empty())
        figure.reason = "There is nothing to divide by: no row is counted.";
}

namespace {

/// "M-R" before "M-T" and so on, as section 5 lists them; M-A1 to M-A6 of all before any agency.
std::size_t rank(Figure const& figure)
{
    constexpr std::array<std::string_view, 7> families { "M-R", "M-T", "M-N", "M-A", "M-E", "M-L",
        "M-Q" };
    auto const family = std::ranges::find(families, std::string_view(figure.code).substr(0, 3));
    auto const digits = figure.code.find_first_not_of("0123456789", 3) - 3;
    auto const number = std::stoul(figure.code.substr(3, digits));
    return static_cast<std::size_t>(family - families.begin()) * 100 + number;
}

} // namespace

base::Result<std::vector<Figure>> statistics(
    ReportSubject const& board, Calendar const& calendar, StatisticsRequest const& request)
{
    auto const subject = counted_only(board);
    Period const period { request.from, request.to,
        request.from.prose() + " to " + request.to.prose() };
    ReportOccasion const occasion { request.as_at, base::PartialDate(request.from),
        base::PartialDate(request.to), request.as_at };
    auto figures = TRY(review_statistics(subject, calendar, period, request.as_at));
    add(figures, decision_figures(subject, period, request.as_at));
    add(figures, TRY(panel_figures(subject, calendar, period, request.as_at)));
    add(figures, TRY(notification_figures(subject, calendar, period, request.as_at)));
    add(figures, plan_figures(subject, occasion, ShareCounts::left_out));
    add(figures, learning_figures(subject, occasion, request.by_financial_year));
    add(figures, product_figures(subject, period, request.as_at));
    add(figures, assurance_figures(subject, period, request.as_at));
    for (auto& figure : figures)
        complete(figure, period, request.as_at);
    std::ranges::stable_sort(figures, {}, rank);
    return figures;
}

} // namespace facts
