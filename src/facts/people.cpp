#include "facts/people.h"

#include "facts/fields.h"

#include <algorithm>
#include <array>

namespace facts {

using casefile::Record;

namespace {

bool in_force(Record const& holding, base::Date on)
{
    auto const from = holding.date("from");
    auto const to = holding.date("to");
    return (!from || *from <= on) && (!to || *to >= on);
}

/// Agency types in the order of a panel; the rest come last, by name.
constexpr std::array<std::string_view, 12> panel_order { "CSC", "POLICE", "CCG", "ACUTE_TRUST",
    "COMMUNITY_TRUST", "MENTAL_HEALTH_TRUST", "GP_PRACTICE", "AMBULANCE", "EDUCATION_SERVICE",
    "SCHOOL", "COLLEGE", "EARLY_YEARS" };

std::size_t panel_rank(Record const& agency)
{
    auto const type = agency.text("type").value_or("");
    return static_cast<std::size_t>(std::ranges::find(panel_order, type) - panel_order.begin());
}

} // namespace

std::optional<Record> find_agency(Record const& board, std::optional<std::string> const& id)
{
    return find(board.list("agencies"), "id", id);
}

std::optional<Record> find_person(Record const& board, std::optional<std::string> const& id)
{
    return find(board.list("people"), "id", id);
}

std::vector<Record> holders_of(
    Record const& board, std::string_view role, std::string const& case_reference, base::Date on)
{
    std::vector<Record> holders;
    for (auto const& holding : board.list("role_holdings")) {
        auto const for_case = holding.text("case");
        if (!is(holding, "role", role) || !in_force(holding, on)
            || (for_case && *for_case != case_reference))
            continue;
        if (auto person = find_person(board, holding.text("person")))
            holders.push_back(*person);
    }
    return holders;
}

std::optional<Record> holder_of(
    Record const& board, std::string_view role, std::string const& case_reference, base::Date on)
{
    auto const holders = holders_of(board, role, case_reference, on);
    return holders.empty() ? std::nullopt : std::optional(holders.front());
}

bool holds(std::vector<Record> const& holders, std::optional<std::string> const& person)
{
    return find(holders, "id", person).has_value();
}

void sort_for_panel(std::vector<Record>& agencies)
{
    std::ranges::stable_sort(agencies, [](Record const& a, Record const& b) {
        return std::pair(panel_rank(a), a.text("name")) < std::pair(panel_rank(b), b.text("name"));
    });
}

std::string salutation(std::string_view display_name)
{
    constexpr std::array<std::string_view, 23> titles { "Mr", "Mrs", "Ms", "Miss", "Mx", "Dr",
        "Prof", "Professor", "Sir", "Dame", "Cllr", "Councillor", "Rev", "DI", "DCI", "Detective",
        "Chief", "Assistant", "Deputy", "Superintendent", "Inspector", "Sergeant", "Constable" };
    auto const last_start = display_name.rfind(' ');
    std::size_t end = 0; // Of the leading titles.
    for (;;) {
        auto const start = end == 0 ? 0 : end + 1;
        auto const next = display_name.find(' ', start);
        auto const word = display_name.substr(start, next - start);
        if (next == std::string_view::npos || std::ranges::find(titles, word) == titles.end())
            break;
        end = next;
    }
    if (end == 0 || last_start == std::string_view::npos)
        return std::string(display_name);
    return std::string(display_name.substr(0, end)) + std::string(display_name.substr(last_start));
}

Fact person_fact(Record const& board, Record const& person)
{
    auto const name = person.text("display_name");
    auto const agency = find_agency(board, person.text("agency"));
    return Fact::Object { { "name", text_field(person, "display_name") },
        { "job_title", text_field(person, "job_title") }, { "email", text_field(person, "email") },
        { "tel", text_field(person, "tel") },
        { "salutation", name ? Fact(salutation(*name)) : missing_field(person, "display_name") },
        { "agency", agency ? text_field(*agency, "name") : missing_field(person, "agency") } };
}

Fact person_fact(Record const& board, std::optional<Record> const& person, std::string label,
    std::string pointer)
{
    if (!person)
        return Fact::Missing { std::move(label), std::move(pointer) };
    return person_fact(board, *person);
}

} // namespace facts
