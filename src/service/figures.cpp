#include "service/answers.h"
#include "service/records.h"

#include <cmath>
#include <map>

namespace service {

namespace {

/// A fact as JSON: dates as "2016-05-09" or "2018-07", numbers as numbers; what is missing is
/// left out.
std::optional<base::Value> to_json(facts::Fact const& fact)
{
    if (auto const* number = fact.number()) {
        auto const whole = std::round(number->value);
        return number->value == whole ? base::Value(static_cast<std::int64_t>(whole))
                                      : base::Value(number->value);
    }
    if (auto const* flag = fact.boolean())
        return base::Value(*flag);
    if (auto const* date = fact.date())
        return base::Value(date->iso());
    if (auto const* date = fact.partial_date())
        return base::Value(date->text());
    if (auto const* text = fact.text())
        return base::Value(*text);
    if (auto const* list = fact.list()) {
        base::Value items { base::Value::List {} };
        for (auto const& item : *list) {
            if (auto value = to_json(item))
                items.push(std::move(*value));
        }
        return items;
    }
    if (auto const* object = fact.object()) {
        base::Value members { base::Value::Object {} };
        for (auto const& [key, member] : *object) {
            if (auto value = to_json(member))
                members.set(key, std::move(*value));
        }
        return members;
    }
    return std::nullopt;
}

} // namespace

base::Value as_json(Deadlines const& deadlines)
{
    base::Value list { base::Value::List {} };
    for (auto const& deadline : deadlines.deadlines)
        list.push(facts::to_json(deadline));
    base::Value value;
    if (!deadlines.case_reference.empty())
        value.set("case", deadlines.case_reference);
    value.set("board", deadlines.board);
    value.set("deadlines", std::move(list));
    return value;
}

base::Value as_json(facts::Figure const& figure)
{
    return to_json(facts::to_fact(figure)).value_or(base::Value());
}

base::Value as_json(facts::EscalationItem const& item)
{
    return to_json(facts::to_fact(item)).value_or(base::Value());
}

std::string words(rules::Verdict::State state)
{
    using State = rules::Verdict::State;
    switch (state) {
    case State::not_arisen:
        return "not arisen";
    case State::kept:
        return "kept";
    case State::warned:
        return "warning";
    case State::blocked:
        return "blocked";
    case State::set_aside:
        break;
    }
    return "set aside";
}

base::Value as_json(rules::Verdict const& verdict)
{
    base::Value value;
    value.set("rule", verdict.rule);
    value.set("requirement", verdict.requirement);
    value.set("state", words(verdict.state));
    if (!verdict.may_be_set_aside_by.empty())
        value.set("may_be_set_aside_by", verdict.may_be_set_aside_by);
    if (!verdict.source.empty())
        value.set("source", verdict.source);
    value.set("findings", as_json(verdict.findings));
    return value;
}

base::Result<std::vector<Deadlines>> Service::deadlines(
    std::optional<std::string> const& case_reference, base::Date as_at) const
{
    Records records(m_library, m_store, m_instant);
    auto const& calendar = m_library.calendar();
    std::vector<Deadlines> all;
    base::Diagnostics faults;
    auto const keep = [&](std::string reference, std::string board,
                          base::Result<std::vector<facts::Deadline>> found) {
        if (!found.ok())
            base::append(faults, found.errors());
        else if (!reference.empty() || !found.value().empty())
            all.push_back({ std::move(reference), std::move(board), std::move(found).value() });
    };
    std::map<std::string, facts::DeadlineBoard> boards;
    auto const keep_case = [&](facts::Subject const& subject) {
        auto const board = subject.case_file.text("board").value_or("");
        auto found = boards.find(board);
        if (found == boards.end())
            found = boards.emplace(board, facts::DeadlineBoard(subject.board)).first;
        keep(subject.case_file.text("ref").value_or(""), board,
            facts::case_deadlines(found->second, subject, calendar, as_at));
    };
    if (case_reference) {
        keep_case(TRY(records.subject(*case_reference)));
    } else {
        for (auto const& subject : TRY(records.subjects()))
            keep_case(subject);
        for (auto const& board : records.all(casefile::Kind::board)) {
            auto const profile = profile_on(board, as_at);
            if (profile.ok())
                keep({}, board.text("id").value_or(""),
                    facts::board_deadlines(
                        board, TRY(records.profile(profile.value())), calendar, as_at));
        }
    }
    if (!faults.empty())
        return faults;
    return all;
}

base::Result<std::vector<facts::Figure>> Service::statistics(
    std::string const& board, facts::StatisticsRequest const& request) const
{
    Records records(m_library, m_store, m_instant);
    auto const subject = TRY(records.report_subject(board, request.as_at));
    return facts::statistics(subject, m_library.calendar(), request);
}

base::Result<std::vector<facts::EscalationItem>> Service::escalations(
    std::string const& board, base::Date as_at) const
{
    Records records(m_library, m_store, m_instant);
    return facts::escalations(TRY(records.report_subject(board, as_at)), as_at);
}

} // namespace service
