#include "facts/delay_figures.h"

#include "facts/fields.h"

#include <algorithm>
#include <array>

namespace facts {

namespace {

struct Reason {
    char const* code;
    char const* label; ///< Of the figure.
    char const* words; ///< In a table.
};
constexpr std::array<Reason, 3> reasons { {
    { "CRIMINAL_PROCEEDINGS", "Late because of criminal proceedings", "Criminal proceedings" },
    { "OTHER_AGREED", "Late for another reason, agreed", "Another reason, agreed" },
    { "NONE", "Late, no reason recorded", "No reason recorded" },
} };

} // namespace

std::string delay_reason(casefile::Record const& case_file)
{
    std::string reason;
    for (auto const& report : case_file.list("reports"))
        reason = report.text("delay_reason").value_or(reason);
    if (!reason.empty())
        return reason;
    auto const requests = case_file.list("police_requests");
    bool const granted = std::ranges::any_of(requests, [](auto const& request) {
        return request.flag("granted").value_or(false) && is(request, "kind", "DELAY_COMPLETION");
    });
    return granted ? "CRIMINAL_PROCEEDINGS" : "NONE";
}

std::string delay_words(std::string_view reason)
{
    auto const found
        = std::ranges::find_if(reasons, [&](auto const& r) { return r.code == reason; });
    return found == reasons.end() ? std::string(reason) : found->words;
}

std::vector<Figure> delay_figures(ReviewScope const& scope, std::vector<Review> const& late)
{
    std::vector<Figure> figures;
    for (auto const& reason : reasons) {
        Figure figure { std::string("M-T7 ") + reason.code, reason.label, {}, "reviews",
            "Reviews that missed M-T1, by reason; a reason never turns late into in time.",
            scope.filter, {} };
        for (auto const& review : late) {
            auto const code = delay_reason(review.record);
            figure.denominator.push_back(review_row(review, code));
            if (code == reason.code)
                figure.rows.push_back(figure.denominator.back());
        }
        figure.value = Fact::count(static_cast<long long>(figure.rows.size()));
        figures.push_back(std::move(figure));
    }
    return figures;
}

} // namespace facts
