#include "facts/characteristics.h"

#include "facts/suppression.h"

#include <algorithm>
#include <array>

namespace facts {

namespace {

using casefile::Record;

constexpr auto not_known = "Not known";
constexpr auto not_recorded = "Not recorded";

std::string age_band(Record const& child, std::optional<Record> const& incident)
{
    auto const born = child.date("dob");
    auto const occurred = incident ? incident->partial_date("occurred") : std::nullopt;
    if (child.flag("unborn_at_incident").value_or(false))
        return "Unborn";
    if (!born || !occurred || *born > occurred->latest())
        return not_known;
    int const years = base::complete_months(*born, occurred->latest()) / 12;
    return years < 1 ? "Under 1"
        : years < 6  ? "1 to 5"
        : years < 11 ? "6 to 10"
        : years < 16 ? "11 to 15"
                     : "16 and over";
}

std::string disability(Record const& child)
{
    return !child.has("disability")         ? not_recorded
        : child.texts("disability").empty() ? "None"
                                            : "Disabled";
}

std::vector<int> counts_of(Breakdown const& breakdown)
{
    std::vector<int> counts;
    for (auto const& [group, count] : breakdown.groups)
        counts.push_back(count);
    return counts;
}

} // namespace

bool Breakdown::is_recorded() const
{
    return std::ranges::any_of(groups,
        [](auto const& group) { return group.first != not_known && group.first != not_recorded; });
}

std::vector<Breakdown> breakdowns(std::vector<Review> const& published)
{
    std::vector<Breakdown> all { { "sex", "Children by sex", {} },
        { "age", "Children by age at the incident", {} },
        { "ethnicity", "Children by ethnicity", {} },
        { "disability", "Children by disability", {} },
        { "placement", "Children by where they lived", {} } };
    for (auto const& review : published) {
        auto const incident = review.record.child("incident");
        for (auto const& child : review.record.list("children")) {
            std::array const groups { child.printed("sex").value_or(not_known),
                age_band(child, incident), child.printed("ethnicity").value_or(not_known),
                disability(child), child.printed("placement").value_or(not_known) };
            for (std::size_t i = 0; i < groups.size(); ++i)
                ++all.at(i).groups[groups.at(i)];
        }
    }
    return all;
}

std::vector<Figure> breakdown_figures(Breakdown const& breakdown)
{
    auto const printed = suppress_small(counts_of(breakdown));
    std::vector<Figure> figures;
    for (auto const& [group, count] : breakdown.groups) {
        Figure figure { "M-R2 " + breakdown.name + " " + group, breakdown.label + ": " + group, {},
            "children",
            "Children of the reviews counted in M-R1. Counts of 1 and 2, and the next smallest, "
            "print “c”.",
            "Published reviews", {} };
        auto const& value = printed.at(figures.size());
        if (value == hidden_count) {
            figure.value = value;
            figure.reason = "A small number, withheld so that no child can be made out.";
        } else {
            figure.value = Fact::Number { static_cast<double>(count), value };
        }
        figures.push_back(std::move(figure));
    }
    return figures;
}

bool may_be_published(Breakdown const& breakdown)
{
    auto const printed = suppress_small(counts_of(breakdown));
    return breakdown.is_recorded()
        && std::ranges::any_of(printed, [](auto const& value) { return value != hidden_count; });
}

} // namespace facts
