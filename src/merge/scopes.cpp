#include "merge/scopes.h"
#include "base/nearest.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace merge {

namespace {

/// The member names of a fact, as a template may write them.
std::vector<std::string> member_names(facts::Fact const& fact)
{
    std::vector<std::string> names;
    if (auto const* members = fact.object()) {
        for (auto const& member : *members)
            names.push_back(member.first);
    }
    constexpr std::array forms { "count", "any", "weekday", "table", "month", "iso" };
    for (auto const* form : forms) {
        if (!fact.object() && fact.member(form))
            names.emplace_back(form);
    }
    return names;
}

std::string join(std::vector<std::string> const& names)
{
    std::string text;
    for (auto const& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

std::string outer_prefix(int count)
{
    std::string prefix;
    for (; count > 0; --count)
        prefix += "outer.";
    return prefix;
}

} // namespace

facts::Fact const* Scopes::look_up(Tag const& tag)
{
    auto const outer = static_cast<std::size_t>(tag.outer);
    if (outer >= m_scopes.size())
        return nullptr;
    return follow(*m_scopes[m_scopes.size() - 1 - outer], tag);
}

facts::Fact const* Scopes::follow(facts::Fact const& scope, Tag const& tag)
{
    auto const* fact = &scope;
    for (auto const& name : tag.path) {
        if (fact->missing())
            return fact;
        // Members of objects are found in place: a copy would cost more than the search.
        if (auto const* members = fact->object()) {
            auto const found = members->find(name);
            if (found == members->end())
                return nullptr;
            fact = &found->second;
            continue;
        }
        auto form = fact->member(name);
        if (!form)
            return nullptr;
        m_form = std::move(*form);
        fact = &m_form;
    }
    return fact;
}

base::Diagnostic Scopes::explain(Tag const& tag)
{
    auto const outer = static_cast<std::size_t>(tag.outer);
    if (outer >= m_scopes.size()) {
        auto const deepest = static_cast<int>(m_scopes.size()) - 1;
        return { base::Severity::error, "merge-unknown-key", {},
            "\"" + tag.key + "\" reaches out of more sections than there are.",
            deepest == 0 ? "Remove \"outer.\"."
                         : "Begin it with \"" + outer_prefix(deepest) + "\" at most." };
    }
    for (auto further = outer + 1; further < m_scopes.size(); ++further) {
        if (!follow(*m_scopes.at(m_scopes.size() - 1 - further), tag))
            continue;
        auto const inner = std::string_view(tag.key).substr(outer_prefix(tag.outer).size());
        return { base::Severity::error, "merge-falls-through", {},
            "\"" + tag.key + "\" does not exist in this section, only outside of it.",
            "Write \"" + outer_prefix(static_cast<int>(further)) + std::string(inner)
                + "\" if that is what is meant." };
    }
    return explain_unknown(tag, *m_scopes.at(m_scopes.size() - 1 - outer));
}

/// Says which member of the path is not there, and what is there instead.
base::Diagnostic Scopes::explain_unknown(Tag const& tag, facts::Fact const& scope)
{
    base::Diagnostic fault { base::Severity::error, "merge-unknown-key", {},
        "There is no \"" + tag.key + "\".", {} };
    auto parent = tag;
    auto missing = parent.path.back();
    do { // The longest part of the path that exists.
        missing = parent.path.back();
        parent.path.pop_back();
    } while (!follow(scope, parent));
    auto const& holder = *follow(scope, parent);
    auto const names = member_names(holder);
    auto prefix = outer_prefix(tag.outer);
    for (auto const& name : parent.path)
        prefix += name + ".";
    auto const position = parent.path.size() + 1;
    if (auto const meant = base::nearest(missing, names)) {
        auto suggestion = prefix + *meant;
        for (auto i = position; i < tag.path.size(); ++i)
            suggestion += "." + tag.path.at(i);
        fault.fix = "Did you mean \"" + suggestion + "\"?";
    } else if (holder.list()) {
        auto const list = prefix.empty() ? "." : prefix.substr(0, prefix.size() - 1);
        fault.fix = "\"" + list + "\" is a list: open a section {{#" + list + "}} for its items.";
    } else if (names.empty()) {
        fault.fix = "There are no keys here; write {{.}} for the value itself.";
    } else {
        fault.fix = "What exists here: " + join(names) + ".";
    }
    return fault;
}

} // namespace merge
