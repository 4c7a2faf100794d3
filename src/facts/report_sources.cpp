#include "facts/report_part.h"

#include <algorithm>
#include <array>
#include <map>

namespace facts {

namespace {

struct Family {
    std::string_view prefix;
    char const* name;
};
constexpr std::array<Family, 8> families { {
    { "M-R", "Reviews" },
    { "M-T", "Time that reviews took" },
    { "M-A", "Actions" },
    { "M-E", "Escalations" },
    { "M-L", "Learning and training" },
    { "M-Q", "Evidence of improvement" },
    { "Section 8", "Numbers stated by the board" },
    { "Section", "Limits of the process" },
} };

/// Of one agency, course, year or review: the table prints it, and its definition is that of the
/// total.
bool is_of_a_table(Figure const& figure)
{
    auto const& code = figure.code;
    return code.starts_with("M-A7 ") || code.starts_with("M-L4 ") || code.starts_with("M-L3 ")
        || code.starts_with("M-L1 course ") || code.starts_with("M-T2 of ")
        || code.starts_with("M-T3 of ");
}

/// `new_filter`: other than that of the figure above, so that it is told once for all of them.
Fact source(Figure const& figure, bool new_filter)
{
    bool const is_number = figure.value.number() != nullptr;
    return Fact::Object {
        { "code", figure.code },
        { "label", figure.label },
        { "printed", figure.value.printed().value() },
        { "unit", figure.unit },
        { "has_unit", is_number && !figure.unit.empty() && figure.unit != "%" },
        { "definition", figure.definition },
        { "filter", figure.filter },
        { "new_filter", new_filter && figure.filter != "None" },
    };
}

} // namespace

Fact sources(std::vector<Figure> const& figures)
{
    std::array<Fact::List, families.size()> listed;
    std::array<std::string, families.size()> last_filter;
    std::map<std::string, bool, std::less<>> tables;
    for (auto const& figure : figures) {
        if (is_of_a_table(figure)) {
            tables[figure.code.substr(0, 4)] = true;
            continue;
        }
        auto const family = std::ranges::find_if(
            families, [&](auto const& one) { return figure.code.starts_with(one.prefix); });
        if (family == families.end())
            continue;
        auto const at = static_cast<std::size_t>(family - families.begin());
        bool const new_filter = listed.at(at).empty() || figure.filter != last_filter.at(at);
        last_filter.at(at) = figure.filter;
        listed.at(at).push_back(source(figure, new_filter));
    }
    Fact::List groups;
    for (std::size_t i = 0; i < families.size(); ++i) {
        if (!listed.at(i).empty())
            groups.push_back(Fact::Object {
                { "name", families.at(i).name }, { "entries", std::move(listed.at(i)) } });
    }
    return Fact::Object { { "groups", std::move(groups) }, { "by_agency", tables.contains("M-A7") },
        { "of_reviews", tables.contains("M-T2") },
        { "of_training", tables.contains("M-L4") || tables.contains("M-L1") } };
}

} // namespace facts
