// From the name checks to the decision: R-D10 to R-D15, R-D23 and R-D25 (spec/domain.md 3.3).

#include "facts/case_deadlines_part.h"

#include "facts/criteria.h"
#include "facts/fields.h"

#include <algorithm>
#include <array>

namespace facts {

using base::Date;
using base::PartialDate;
using casefile::Record;
using Unit = Limit::Unit;

namespace {

/// Whether agencies check names and write chronologies before a panel meets, which is what the
/// profiles that say how they are asked have in common.
bool scopes(Record const& profile)
{
    return profile.has("prescoping_mode");
}

std::string panel_label(Record const& profile)
{
    return is(profile, "front_door", "SCR_PANEL") ? "the SCR Panel" : "the Scoping Panel";
}

bool brought(Record const& panel, std::optional<std::string> const& agency)
{
    return std::ranges::any_of(panel.list("attendances"), [&](Record const& seat) {
        return seat.text("agency") == agency && seat.flag("information_brought").value_or(false);
    });
}

/// R-D11: to be brought to the panel; the earlier copy to the administrators binds nobody, and is
/// of no use once the panel has met.
void add_chronologies(Register& all, Record const& panel)
{
    auto const date = *panel.date("date");
    for (auto const& involvement : all.case_file().list("involvements")) {
        if (!involvement.flag("chronology_required").value_or(false))
            continue;
        auto const agency = involvement.text("agency");
        auto const sent = find(all.case_file().list("chronologies"), "agency", agency);
        auto done = sent ? sent->date("received_on") : std::nullopt;
        if (!done && brought(panel, agency))
            done = date;
        all.add(
            count_deadline("R-D11", agency_name(all, agency) + " brings its chronology",
                { "the Scoping Panel", date, done }, { Unit::days, 0 }, all.calendar, all.as_at),
            joint_toolkit);
    }
    if (all.as_at > date)
        return;
    auto const asked = panel.date("chronology_due");
    auto const limit = asked ? Limit { Unit::set_date, asked->days_since(date) }
                             : Limit { Unit::working_days, -3 };
    all.add(count_deadline("R-D11", "Agencies send their chronologies ahead",
                { "the Scoping Panel", date, {} }, limit, all.calendar, all.as_at),
        "Board's own choice", [](Deadline& deadline) { deadline.for_information = true; });
}

/// R-D13 and R-D14.
void add_chair_decision(Register& all, Date panel, int months)
{
    auto const decision = last(all.case_file().list("decisions"));
    auto const decided = decision ? decision->date("decided_on") : std::nullopt;
    auto const answered
        = decision ? decision->date("responded_to_subgroup_chair_on") : std::nullopt;
    all.add(decision_deadline(panel, months, decided, answered, all.calendar, all.as_at),
        joint_toolkit);
    if (auto const minutes = decision ? decision->date("minutes_received_on") : std::nullopt)
        all.add(
            count_deadline("R-D14", "Decide and answer, counted from the minutes (another reading)",
                { "the receipt of the minutes", *minutes, both(decided, answered) },
                { Unit::months, months }, all.calendar, all.as_at),
            joint_toolkit, [](Deadline& deadline) {
                deadline.for_information = true;
                deadline.add_note("R-D13 governs.");
            });
}

/// R-D25.
void add_one_month(Register& all, std::optional<Date> decided)
{
    constexpr auto source = "Reading of Working Together 2015, not checked against it";
    auto const notifications = all.case_file().list("notifications");
    if (!notifications.empty())
        all.add(
            count_deadline("R-D25", "Decide within a month of the notification",
                { "the notification", *notifications.front().date("received_by_lscb_on"), decided },
                { Unit::months, 1 }, all.calendar, all.as_at),
            source);
    constexpr std::array<std::array<char const*, 2>, 3> bodies { { { "OFSTED", "Ofsted" },
        { "DFE", "the Department for Education" }, { "NATIONAL_PANEL", "the national Panel" } } };
    for (auto const& [code, name] : bodies) {
        if (decided)
            all.add(count_partial_deadline("R-D25", std::string("Tell ") + name + " the decision",
                        decision_label(all.profile()), *decided,
                        notice_sent(all.case_file(), code,
                            { "DECISION_INITIATED", "DECISION_NOT_INITIATED", "SCR_STARTED" }),
                        { Unit::working_days, 5 }, all.calendar, all.as_at),
                source);
    }
}

/// Every agency that is involved or has been asked for its records, in the order of the record.
std::vector<std::string> agencies_with_records(Record const& case_file)
{
    std::vector<std::string> agencies;
    for (auto const* list : { "involvements", "records_secured" }) {
        for (auto const& row : case_file.list(list)) {
            auto const agency = row.text("agency").value_or("");
            if (std::ranges::find(agencies, agency) == agencies.end())
                agencies.push_back(agency);
        }
    }
    return agencies;
}

} // namespace

void add_name_checks(Register& all)
{
    if (!scopes(all.profile()))
        return;
    for (auto const& check : all.case_file().list("name_checks")) {
        auto const asked = check.date("requested_on");
        if (!asked)
            continue;
        auto const due = check.date("due_on");
        auto const limit = due ? Limit { Unit::set_date, due->days_since(*asked) }
                               : Limit { Unit::working_days, 5 };
        all.add(count_deadline("R-D10",
                    agency_name(all, check.text("agency")) + " returns the name check",
                    { "the request", *asked, check.date("returned_on") }, limit, all.calendar,
                    all.as_at),
            joint_toolkit, [&](Deadline& deadline) { deadline.add_note(due ? "" : own_choice); });
    }
}

void add_scoping_panels(Register& all)
{
    auto const& profile = all.profile();
    auto const limit = profile.child("chair_decision_limit");
    auto const months
        = static_cast<int>(limit ? limit->integer("months_from_scoping_panel").value_or(0) : 0);
    auto const days = profile.integer("minutes_limit_days");
    std::optional<Date> last_panel;
    for (auto const& panel : all.case_file().list("meetings")) {
        if (!is(panel, "forum", "SCOPING_PANEL") || is(panel, "status", "CANCELLED"))
            continue;
        auto const date = *panel.date("date");
        last_panel = std::max(last_panel.value_or(date), date);
        if (scopes(profile))
            add_chronologies(all, panel);
        if (days)
            all.add(minutes_deadline(date, panel.date("minutes_sent_on"), static_cast<int>(*days),
                        all.calendar, all.as_at),
                joint_toolkit,
                [&](Deadline& deadline) { deadline.clock.trigger = panel_label(profile); });
    }
    if (last_panel && months != 0)
        add_chair_decision(all, *last_panel, months);
}

void add_decision(Register& all, bool one_month)
{
    auto const decision = last(all.case_file().list("decisions"));
    auto const decided = decision ? decision->date("decided_on") : std::nullopt;
    auto const days = all.profile().integer("not_initiated_notice_days");
    bool const statutory = decision
        && (is(*decision, "review_type", "SCR") || is(*decision, "review_type", "LCSPR"));
    bool const is_known = decided && *decided <= all.as_at;
    if (is_known && days && !statutory
        && tell_national_panel(criteria_input(all.case_file(), all.profile()))) {
        all.add(count_partial_deadline("R-D15",
                    "Tell the " + national_body(*decided) + " that no review is held",
                    decision_label(all.profile()), *decided,
                    notice_sent(all.case_file(), "NATIONAL_PANEL", { "DECISION_NOT_INITIATED" }),
                    { Unit::days, static_cast<int>(*days) }, all.calendar, all.as_at),
            joint_toolkit);
    }
    if (one_month && is(all.profile(), "criteria_set", "WT2015"))
        add_one_month(all, decided);
}

void add_secured_records(Register& all)
{
    // The Chair's request binds at once; elsewhere the clock is the knowledge that a panel meets.
    bool const at_once = is(all.profile(), "secure_records_sender", "INDEPENDENT_CHAIR");
    auto const screen = all.case_file().child("subgroup_screen");
    auto const convened
        = screen && is(*screen, "decision", "CONVENE") ? screen->date("held_on") : std::nullopt;
    for (auto const& agency : agencies_with_records(all.case_file())) {
        auto const row = find(all.case_file().list("records_secured"), "agency", agency);
        auto const requested = row ? row->date("requested_on") : std::nullopt;
        bool const from_request = at_once || !convened;
        auto const from = from_request ? requested : convened;
        if (!from)
            continue;
        all.add(count_deadline("R-D23", agency_name(all, agency) + " secures its records",
                    { from_request ? "the request" : "the decision to convene a panel", *from,
                        row ? row->date("secured_on") : std::nullopt },
                    { Unit::days, 0 }, all.calendar, all.as_at),
            at_once ? medway_guide : joint_toolkit, [&](Deadline& deadline) {
                deadline.for_information = !at_once;
                deadline.add_note(at_once
                        ? "Records are secured at once on request."
                        : "Records are secured at once; the guidance sets no day.");
            });
    }
}

} // namespace facts
