#include "facts/plan_record.h"

#include <algorithm>
#include <array>
#include <map>

namespace facts {

namespace {

using casefile::Record;

std::optional<Rating> read_rating(Record const& record)
{
    auto const code = record.text("self_rating");
    if (!code)
        return std::nullopt;
    return *code == "GREEN" ? Rating::green : *code == "AMBER" ? Rating::amber : Rating::red;
}

ActionStatus read_status(Record const& action)
{
    static std::map<std::string, ActionStatus, std::less<>> const statuses {
        { "NOT_STARTED", ActionStatus::not_started },
        { "IN_PROGRESS", ActionStatus::in_progress },
        { "COMPLETE_AWAITING_ACCEPTANCE", ActionStatus::complete_awaiting_acceptance },
        { "COMPLETE", ActionStatus::complete },
        { "WITHDRAWN", ActionStatus::withdrawn },
    };
    return statuses.at(action.text("status").value_or("NOT_STARTED"));
}

/// "No change." and the like: it breaks the silence, but not the worry (R-E06).
bool says_nothing(Record const& update)
{
    constexpr std::array<std::string_view, 4> phrases { "nochange", "noupdate", "nothingtoreport",
        "asbefore" };
    std::string letters;
    for (char const c : update.text("text").value_or("")) {
        if (c >= 'A' && c <= 'Z')
            letters += static_cast<char>(c - 'A' + 'a');
        else if (c >= 'a' && c <= 'z')
            letters += c;
    }
    bool const known = std::ranges::find(phrases, letters) != phrases.end();
    return (letters.empty() || known) && update.texts("evidence").empty();
}

std::vector<ActionUpdate> read_updates(Record const& action)
{
    std::vector<ActionUpdate> updates;
    for (auto const& update : action.list("updates")) {
        auto rating = read_rating(update);
        if (!rating && says_nothing(update))
            rating = Rating::amber;
        updates.push_back({ update.date("received_on").value(), rating });
    }
    for (auto const& evidence : action.list("evidence"))
        updates.push_back({ evidence.date("date").value(), std::nullopt });
    std::ranges::stable_sort(updates, {}, &ActionUpdate::received_on);
    return updates;
}

Action read_action(Record const& action, std::optional<base::Date> allocated_on)
{
    return { action.text("no").value(), action.text("lead_agency").value_or(""),
        action.date("original_due").value(), action.date("revised_due"),
        action.date("revision_approved_on"), read_status(action), read_rating(action),
        action.date("completed_on"), action.date("accepted_by_subgroup_on"), allocated_on,
        read_updates(action) };
}

std::vector<EscalationEntry> read_entries(Record const& action)
{
    std::vector<EscalationEntry> entries;
    for (auto const& entry : action.list("escalations")) {
        entries.push_back({ entry.date("opened_on").value(), entry.date("timescale_promised"),
            entry.date("board_directed_on") });
    }
    return entries;
}

EscalationForums read_forums(Record const& board)
{
    EscalationForums forums;
    for (auto const& meeting : board.list("meetings")) {
        auto const forum = meeting.text("forum");
        auto const status = meeting.text("status");
        auto const date = meeting.date("date").value();
        if (forum == "SUBGROUP" && status == "HELD")
            forums.subgroup.push_back(date);
        else if (forum == "EXECUTIVE" && status != "CANCELLED")
            forums.executive.push_back(date);
        else if (forum == "BOARD" && status != "CANCELLED")
            forums.board.push_back(date);
    }
    std::ranges::sort(forums.subgroup);
    std::ranges::sort(forums.executive);
    std::ranges::sort(forums.board);
    return forums;
}

std::map<std::string, std::vector<Term>> read_chair_terms(Record const& board)
{
    auto const beginning = base::Date::of(1900, 1, 1).value();
    std::map<std::string, std::vector<Term>> terms;
    for (auto const& agency : board.list("agencies")) {
        auto const representative = agency.text("scr_rep");
        if (!representative)
            continue;
        for (auto const& holding : board.list("role_holdings")) {
            if (holding.text("role") == "SUBGROUP_CHAIR"
                && holding.text("person") == representative)
                terms[agency.text("id").value()].push_back(
                    { holding.date("from").value_or(beginning), holding.date("to") });
        }
    }
    return terms;
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/// Takes the next number or other character off the front of an action's number.
std::pair<long long, char> take_part(std::string_view& number)
{
    constexpr long long most = 1'000'000'000;
    std::pair<long long, char> part { 0, '0' };
    if (!is_digit(number.front())) {
        part.second = number.front();
        number.remove_prefix(1);
        return part;
    }
    for (; !number.empty() && is_digit(number.front()); number.remove_prefix(1))
        part.first = std::min(part.first * 10 + (number.front() - '0'), most);
    return part;
}

/// "1.2" before "1.10": numbers inside are compared as numbers.
bool comes_before(PlanAction const& a, PlanAction const& b)
{
    std::string_view left = a.action.number;
    std::string_view right = b.action.number;
    while (!left.empty() && !right.empty()) {
        auto const first = take_part(left);
        auto const second = take_part(right);
        if (first != second)
            return first < second;
    }
    return left.empty() && !right.empty();
}

PlanAction rate(Record const& record, Action action, EscalationForums const& forums,
    std::map<std::string, std::vector<Term>> const& chair_terms, base::Date as_at)
{
    auto const terms = chair_terms.find(action.agency);
    auto record_of_chase
        = chase(action, forums, terms == chair_terms.end() ? std::vector<Term> {} : terms->second,
            read_entries(record), as_at);
    auto const status = brag(action, record_of_chase.standing, as_at);
    return { record, std::move(action), std::move(record_of_chase), status };
}

} // namespace

PlanReader::PlanReader(Record const& board)
    : m_forums(read_forums(board))
    , m_chair_terms(read_chair_terms(board))
{
}

std::vector<PlanRecommendation> PlanReader::read(
    Record const& profile, Record const& case_file, base::Date as_at) const
{
    auto const plan = case_file.child("plan");
    if (!plan)
        return {};
    auto forums = m_forums;
    forums.has_executive = profile.flag("has_executive_group").value_or(true);
    forums.misses = static_cast<int>(profile.integer("escalation_misses").value_or(2));
    auto const allocated_on = plan->date("allocated_on");
    std::vector<PlanRecommendation> recommendations;
    for (auto const& record : plan->list("recommendations")) {
        PlanRecommendation recommendation { record, {} };
        for (auto const& action : record.list("actions"))
            recommendation.actions.push_back(
                rate(action, read_action(action, allocated_on), forums, m_chair_terms, as_at));
        std::ranges::stable_sort(recommendation.actions, comes_before);
        recommendations.push_back(std::move(recommendation));
    }
    std::ranges::stable_sort(recommendations, {},
        [](auto const& recommendation) { return recommendation.record.integer("no"); });
    return recommendations;
}

std::vector<PlanRecommendation> read_plan(
    Record const& board, Record const& profile, Record const& case_file, base::Date as_at)
{
    return PlanReader(board).read(profile, case_file, as_at);
}

std::string printed(Brag status, std::string_view scheme)
{
    switch (status) {
    case Brag::blue:
        return scheme == "RAG" ? "Green – complete" : "Blue – complete";
    case Brag::red:
        return "Red – overdue or escalated";
    case Brag::amber:
        return "Amber – at risk";
    case Brag::green:
        return "Green – on track";
    case Brag::grey:
        break;
    }
    return "Grey – withdrawn";
}

std::string cell_style(Brag status, std::string_view scheme)
{
    switch (status) {
    case Brag::blue:
        return scheme == "RAG" ? "brag-green" : "brag-blue";
    case Brag::red:
        return "brag-red";
    case Brag::amber:
        return "brag-amber";
    case Brag::green:
        return "brag-green";
    case Brag::grey:
        break;
    }
    return "brag-grey";
}

} // namespace facts
