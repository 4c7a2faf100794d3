#include "facts/review_record.h"

#include "base/unicode.h"
#include "facts/register_figures.h"

#include <algorithm>
#include <array>
#include <limits>

namespace facts {

namespace {

using casefile::Record;

/// The earliest appointment of whoever writes or leads the review.
std::optional<base::PartialDate> appointed_on(Record const& record)
{
    std::optional<base::PartialDate> earliest;
    for (auto const& appointment : record.list("appointments")) {
        auto const date = appointment.partial_date("appointed_on").value();
        if (appointment.text("role") != "PANEL_CHAIR"
            && (!earliest || date.earliest() < earliest->earliest()))
            earliest = date;
    }
    return earliest;
}

/// The last decision of the Independent Chair to hold a review of this type.
std::optional<base::PartialDate> decided_on(Record const& record, std::string const& type)
{
    std::optional<base::PartialDate> decided;
    for (auto const& decision : record.list("decisions")) {
        if (decision.text("review_type") == type)
            decided = base::PartialDate(decision.date("decided_on").value());
    }
    return decided;
}

/// The report as the Board received it: the last version that has a date of receipt.
std::optional<Record> received_report(Record const& record)
{
    std::optional<Record> received;
    for (auto const& report : record.list("reports")) {
        if (report.has("received_by_board_on"))
            received = report;
    }
    return received;
}

std::optional<base::PartialDate> copied_on(Record const& record)
{
    auto const publication = record.child("publication");
    if (publication) {
        if (auto const sent = publication->date("panel_copy_sent_on"))
            return base::PartialDate(*sent);
    }
    for (auto const& notice : record.list("statutory_notices")) {
        if (notice.text("body") == "NATIONAL_PANEL" && notice.text("kind") == "PUBLICATION_COPY"
            && notice.has("sent_on"))
            return notice.partial_date("sent_on");
    }
    return std::nullopt;
}

std::vector<std::string> public_names(Record const& record)
{
    std::vector<std::string> names;
    for (auto const& child : record.list("children")) {
        if (auto const pseudonym = child.text("pseudonym"))
            names.push_back(*pseudonym);
    }
    auto const public_name = record.text("public_name");
    if (names.size() < 2 && public_name)
        return { *public_name };
    return names;
}

Review read_review(Record const& record, std::string const& type, Record const& profile)
{
    Review review { record, profile, record.text("ref").value(), type,
        record.integer("review_number"), {}, {}, false, {}, {},
        static_cast<int>(record.list("children").size()) };
    auto const names = heading_names(public_names(record));
    review.heading = type + (review.number ? std::to_string(*review.number) : "")
        + (names.empty() ? "" : " " + names);
    auto& dates = review.milestones;
    dates.appointed = appointed_on(record);
    dates.copied = copied_on(record);
    if (auto const report = received_report(record)) {
        dates.reported = report->partial_date("received_by_board_on");
        review.preventability = report->text("preventability").value_or("");
    }
    auto const decided = decided_on(record, type);
    bool const by_appointment = profile.text("initiation_event") == "REVIEWER_APPOINTED"
        || (!decided && profile.text("initiation_event_fallback") == "REVIEWER_APPOINTED");
    dates.initiated = by_appointment ? dates.appointed : decided;
    review.started_by_appointment = by_appointment;
    auto const publication = record.child("publication");
    auto const published = publication ? publication->child("record") : std::nullopt;
    if (published) {
        dates.published = published->partial_date("published_on");
        review.delay_note = published->text("delay_note").value_or("");
    }
    return review;
}

char32_t capital(char32_t c)
{
    if ((c >= U'a' && c <= U'z') || (c >= U'à' && c <= U'þ' && c != U'÷'))
        return c - 0x20;
    // Latin Extended-A pairs capital and small letters, the small one odd below U+0138 and above
    // U+0149, even between; dotless i is no pair of its neighbour.
    bool const odd_is_small
        = (c >= 0x100 && c <= 0x137 && c != 0x131) || (c >= 0x14A && c <= 0x177);
    bool const even_is_small = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    if ((odd_is_small && c % 2 == 1) || (even_is_small && c % 2 == 0))
        return c - 1;
    return c;
}

} // namespace

bool Review::published_by(base::Date as_at) const
{
    return milestones.published && milestones.published->latest() <= as_at;
}

std::optional<int> Review::months() const
{
    auto const value = profile.integer("completion_months");
    return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

std::optional<CopyRule> Review::copy_rule() const
{
    auto const rule = profile.child("panel_copy_rule");
    if (!rule)
        return std::nullopt;
    return CopyRule { static_cast<int>(rule->integer("days").value()),
        rule->text("unit") == "WORKING_DAYS" };
}

Review Review::known_by(base::Date as_at) const
{
    auto review = *this;
    auto& dates = review.milestones;
    for (auto* date :
        { &dates.initiated, &dates.appointed, &dates.reported, &dates.copied, &dates.published }) {
        if (*date && (*date)->latest() > as_at)
            date->reset();
    }
    return review;
}

std::vector<Review> read_all_reviews(ReportSubject const& subject)
{
    constexpr std::array<std::string_view, 6> types { "SCR", "LCSPR",
        "MULTI_AGENCY_LEARNING_REVIEW", "SINGLE_AGENCY_LEARNING_REVIEW", "LLR", "AUDIT_ACTIVITY" };
    std::vector<Review> reviews;
    for (auto const& record : subject.cases) {
        auto const type = record.text("review_type").value_or("");
        bool const is_review = std::ranges::find(types, type) != types.end();
        if (is_review)
            reviews.push_back(read_review(record, type, subject.profile_of(record)));
    }
    auto const order = [](Review const& review) {
        return std::pair(review.number.value_or(std::numeric_limits<std::int64_t>::max()),
            std::string_view(review.reference));
    };
    std::ranges::stable_sort(
        reviews, [&](auto const& a, auto const& b) { return order(a) < order(b); });
    return reviews;
}

std::vector<Review> read_reviews(ReportSubject const& subject)
{
    auto reviews = read_all_reviews(subject);
    std::erase_if(reviews, [](auto const& review) { return !review.is_statutory(); });
    return reviews;
}

std::string heading_names(std::vector<std::string> const& names)
{
    if (names.size() == 1)
        return capitals(names.front());
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto const separator = i == 0 ? "(" : i + 1 == names.size() ? " & " : ", ";
        text += separator + capitals(names.at(i));
    }
    return names.empty() ? text : text + ")";
}

std::string capitals(std::string_view text)
{
    auto code_points = base::to_code_points(text);
    std::ranges::transform(code_points, code_points.begin(), capital);
    return base::to_utf8(code_points);
}

} // namespace facts
