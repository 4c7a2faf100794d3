#include "facts/decision.h"

#include "facts/criteria.h"
#include "facts/deadlines.h"
#include "facts/fields.h"
#include "facts/panel.h"
#include "facts/people.h"

#include <algorithm>
#include <array>

namespace facts {

using casefile::Record;

namespace {

bool is_one_of(std::string const& type, std::initializer_list<std::string_view> types)
{
    return std::ranges::find(types, std::string_view(type)) != types.end();
}

/// "a multi-agency learning review (commissioned)": only that type is said to be one or the other.
Fact review_type(Record const& record, std::string_view key)
{
    auto words = record.printed(key);
    if (!words)
        return missing_field(record, key);
    auto const commissioned = record.flag("commissioned");
    if (commissioned && is(record, key, "MULTI_AGENCY_LEARNING_REVIEW"))
        *words += *commissioned ? " (commissioned)" : " (internal)";
    return std::move(*words);
}

/// The last recommendation written by the as-at date.
std::optional<Record> recommendation_by(Record const& case_file, base::Date as_at)
{
    std::optional<Record> last;
    for (auto const& one : case_file.list("scoping_recommendations")) {
        auto const on = one.date("written_on");
        if (on && *on <= as_at && (!last || last->date("written_on") <= on))
            last = one;
    }
    return last;
}

/// The name of the lead reviewer appointed by the as-at date, or Missing.
Fact lead_reviewer(Subject const& subject, base::Date as_at)
{
    for (auto const& appointment : subject.case_file.list("appointments")) {
        auto const on = appointment.partial_date("appointed_on");
        if (!on || on->latest() > as_at
            || !(is(appointment, "role", "LEAD") || is(appointment, "role", "OVERVIEW_AUTHOR")))
            continue;
        auto const reviewer
            = find(subject.case_file.list("reviewers"), "id", appointment.text("reviewer"));
        auto const person
            = reviewer ? find_person(subject.board, reviewer->text("person")) : std::nullopt;
        if (person)
            return text_field(*person, "display_name");
    }
    return Fact::Missing { "Lead reviewer", "/appointments" };
}

std::optional<base::Date> sent_on(Record const& case_file, std::string_view kind)
{
    auto const notices = case_file.list("statutory_notices");
    auto const found = std::ranges::find_if(notices, [&](Record const& notice) {
        return is(notice, "body", "NATIONAL_PANEL") && is(notice, "kind", kind);
    });
    auto const sent = found == notices.end() ? std::nullopt : found->partial_date("sent_on");
    return sent ? std::optional(sent->latest()) : std::nullopt;
}

/// The day the final report reached the Board, as far as it is known to the day.
std::optional<base::Date> reported_on(Record const& case_file)
{
    for (auto const& report : case_file.list("reports")) {
        if (auto const received = report.partial_date("received_by_board_on"))
            return received->latest();
    }
    return std::nullopt;
}

/// Which paragraphs of the letter apply (B.4).
Fact::Object kind_facts(std::string const& type)
{
    bool const statutory = is_one_of(type, { "SCR", "LCSPR" });
    bool const learning = is_one_of(type, { "MULTI_AGENCY_LEARNING_REVIEW", "LLR" });
    return { { "is_scr", type == "SCR" }, { "is_statutory", statutory },
        { "is_learning_review", learning }, { "is_review", statutory || learning },
        { "is_single_agency_or_audit",
            is_one_of(type, { "SINGLE_AGENCY_LEARNING_REVIEW", "AUDIT_ACTIVITY" }) },
        { "is_no_review", is_one_of(type, { "CDOP_ONLY", "NFA" }) }, { "is_llr", type == "LLR" } };
}

base::Result<Fact::Object> deadline_facts(Subject const& subject, Record const& decision,
    bool statutory, Calendar const& calendar, base::Date as_at)
{
    auto const decided_on = *decision.date("decided_on");
    auto const& profile = subject.profile;
    Fact::Object facts { { "completion", Fact::Missing { "Date of completion", {} } },
        { "national_notice", Fact::Missing { "Notice to the national Panel", {} } },
        { "national_body", national_body(decided_on) } };
    if (auto const months = profile.integer("completion_months"); months && statutory) {
        facts["completion"] = to_fact(TRY(completion_deadline(decided_on,
            reported_on(subject.case_file), static_cast<int>(*months), calendar, as_at)));
    }
    auto const days = profile.integer("not_initiated_notice_days");
    if (days && !statutory && tell_national_panel(criteria_input(subject.case_file, profile))) {
        facts["national_notice"] = to_fact(TRY(
            not_initiated_deadline(decided_on, sent_on(subject.case_file, "DECISION_NOT_INITIATED"),
                static_cast<int>(*days), calendar, as_at)));
    }
    return facts;
}

} // namespace

base::Result<Fact> decision_facts(
    Subject const& subject, Calendar const& calendar, Occasion const& occasion)
{
    auto const decision = decision_by(subject.case_file, occasion.as_at);
    if (!decision)
        return Fact(Fact::Missing { "Independent Chair's decision", "/decisions" });
    auto const recommended = recommendation_by(subject.case_file, occasion.as_at);
    auto const carried_out_by = find_agency(subject.board, decision->text("carried_out_by"));
    auto facts = kind_facts(decision->text("review_type").value_or(""));
    facts["decided_on"] = date_field(*decision, "decided_on");
    facts["outcome"] = printed_field(*decision, "outcome");
    facts["is_overruled"] = is(*decision, "outcome", "OVERRULED");
    facts["review_type"] = review_type(*decision, "review_type");
    facts["recommended"] = recommended
        ? review_type(*recommended, "option")
        : Fact(Fact::Missing { "Recommendation of the Scoping Panel", "/scoping_recommendations" });
    facts["rationale"] = text_field(*decision, "rationale");
    facts["further_actions"] = texts_field(*decision, "further_actions");
    facts["further_actions_line"] = joined(decision->texts("further_actions"));
    facts["methodology"] = text_field(*decision, "methodology");
    facts["reviewer"] = lead_reviewer(subject, occasion.as_at);
    facts["carried_out_by"] = carried_out_by ? text_field(*carried_out_by, "name")
                                             : missing_field(*decision, "carried_out_by");
    facts["report_back_on"] = date_field(*decision, "report_back_on");
    facts["peer_challenge"] = flag_field(*decision, "peer_challenge_sought");
    facts["first_panel_on"] = date_field(*decision, "first_panel_on");
    bool const statutory = *facts.at("is_statutory").boolean();
    facts.merge(TRY(deadline_facts(subject, *decision, statutory, calendar, occasion.as_at)));
    return Fact(std::move(facts));
}

} // namespace facts
