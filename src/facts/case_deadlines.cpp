#include "facts/case_deadlines.h"

#include "facts/case_deadlines_part.h"
#include "facts/fields.h"
#include "facts/register_figures.h"

#include <algorithm>

namespace facts {

using base::Date;
using base::PartialDate;
using casefile::Record;

namespace {

/// Whether the guidance was written for the boards of this profile.
bool is_home_of(std::string const& profile, std::string const& guidance)
{
    // Stoke kept the toolkit while its arrangements changed.
    if (guidance == joint_toolkit)
        return profile == "staffs_stoke_2015" || profile == "stoke_2018";
    if (guidance == sefton_process)
        return profile == "sefton_2018";
    return true;
}

} // namespace

std::string source_under(Record const& profile, std::string const& guidance)
{
    if (is_home_of(profile.text("id").value_or(""), guidance))
        return guidance;
    return guidance + ", taken over by the profile “" + profile.text("title").value_or("") + "”";
}

std::string agency_name(Register const& all, std::optional<std::string> const& agency)
{
    auto const found = all.board.agency_names.find(agency.value_or(""));
    return found == all.board.agency_names.end() ? agency.value_or("An agency") : found->second;
}

std::optional<PartialDate> notice_sent(
    Record const& case_file, std::string_view body, std::initializer_list<std::string_view> kinds)
{
    for (auto const& notice : case_file.list("statutory_notices")) {
        if (is(notice, "body", body)
            && std::ranges::any_of(kinds, [&](auto kind) { return is(notice, "kind", kind); }))
            return notice.partial_date("sent_on");
    }
    return std::nullopt;
}

std::optional<PartialDate> partial(std::optional<Date> date)
{
    return date ? std::optional(PartialDate(*date)) : std::nullopt;
}

std::optional<Date> both(std::optional<Date> a, std::optional<Date> b)
{
    return a && b ? std::optional(std::max(*a, *b)) : std::nullopt;
}

std::optional<Record> last(std::vector<Record> const& records)
{
    return records.empty() ? std::nullopt : std::optional(records.back());
}

std::string decision_label(Record const& profile)
{
    return profile.has("decision_maker_label") ? "the decision" : "the Chair's decision";
}

void Register::add(base::Result<Deadline> counted, std::string const& source,
    std::function<void(Deadline&)> const& change)
{
    if (!counted.ok()) {
        base::append(faults, counted.errors());
        return;
    }
    auto deadline = std::move(counted).value();
    deadline.source = source_under(profile(), source);
    if (change)
        change(deadline);
    for (auto const& waived : case_file().list("overrides")) {
        if (is(waived, "rule", deadline.rule) && !deadline.done()
            && waived.date("on").value_or(as_at) <= as_at) {
            deadline.state = DeadlineState::waived;
            deadline.late_by = 0;
            deadline.waiver
                = { waived.text("reason").value_or(""), waived.printed("role").value_or("") };
        }
    }
    deadlines.push_back(std::move(deadline));
}

DeadlineBoard::DeadlineBoard(Record const& board)
    : plans(board)
{
    for (auto const& agency : board.list("agencies"))
        agency_names.emplace(
            agency.text("id").value(), agency.text("name").value_or(agency.text("id").value()));
    for (auto const& meeting : board.list("meetings")) {
        if (is(meeting, "forum", "SUBGROUP") && !is(meeting, "status", "CANCELLED"))
            subgroup.push_back({ *meeting.date("date"), meeting.text("id").value_or(""),
                is(meeting, "status", "HELD") });
    }
    std::ranges::sort(subgroup, {}, &SubgroupMeeting::on);
}

base::Result<std::vector<Deadline>> case_deadlines(
    Subject const& subject, Calendar const& calendar, base::Date as_at, OptionalDeadlines optional)
{
    return case_deadlines(DeadlineBoard(subject.board), subject, calendar, as_at, optional);
}

base::Result<std::vector<Deadline>> case_deadlines(DeadlineBoard const& board,
    Subject const& subject, Calendar const& calendar, base::Date as_at, OptionalDeadlines optional)
{
    Register all { board, subject, calendar, as_at, {}, {} };
    // What came for information only, was withdrawn or recorded twice starts no clock.
    if (!is_counted(subject.case_file))
        return all.deadlines;
    add_notifications(all);
    add_rapid_review(all);
    add_name_checks(all);
    add_scoping_panels(all);
    add_decision(all, optional.one_month_from_notification);
    for (auto const& review :
        read_all_reviews({ subject.board, subject.profile, { subject.case_file }, {} })) {
        add_completion(all, review, optional.published_in_six_months);
        // A local learning review that is never published has nothing to copy or to keep.
        if (!is(subject.profile, "nonstatutory_publish", "NEVER") || review.is_statutory())
            add_publication(all, review);
    }
    add_updates(all);
    add_secured_records(all);
    std::ranges::stable_sort(all.deadlines, {}, &Deadline::rule);
    if (!all.faults.empty())
        return all.faults;
    return all.deadlines;
}

} // namespace facts
