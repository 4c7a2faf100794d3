#include "service/answers.h"
#include "service/records.h"

#include <cmath>

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

base::Value as_json(CaseDeadlines const& deadlines)
{
    base::Value list { base::Value::List {} };
    for (auto const& deadline : deadlines.deadlines)
        list.push(facts::to_json(deadline));
    base::Value value;
    value.set("case", deadlines.reference);
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

base::Result<std::vector<CaseDeadlines>> Service::deadlines(
    std::optional<std::string> const& case_reference, base::Date as_at) const
{
    std::vector<std::string> references;
    if (case_reference)
        references.push_back(*case_reference);
    else
        for (auto const& one : cases())
            references.push_back(one.reference);
    std::vector<CaseDeadlines> all;
    base::Diagnostics faults;
    for (auto const& reference : references) {
        Records records(m_library, m_store);
        auto const subject = records.subject(reference);
        if (!subject.ok()) {
            base::append(faults, subject.errors());
            continue;
        }
        auto found = facts::case_deadlines(subject.value(), m_library.calendar(), as_at);
        if (found.ok())
            all.push_back({ reference, std::move(found).value() });
        else
            base::append(faults, found.errors());
    }
    if (!faults.empty())
        return faults;
    return all;
}

base::Result<std::vector<facts::Figure>> Service::statistics(
    std::string const& board, facts::StatisticsRequest const& request) const
{
    Records records(m_library, m_store);
    auto const subject = TRY(records.report_subject(board, request.as_at));
    return facts::statistics(subject, m_library.calendar(), request);
}

base::Result<std::vector<facts::EscalationItem>> Service::escalations(
    std::string const& board, base::Date as_at) const
{
    Records records(m_library, m_store);
    return facts::escalations(TRY(records.report_subject(board, as_at)), as_at);
}

} // namespace service
