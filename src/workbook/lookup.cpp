#include "workbook/lookup.h"
#include "base/nearest.h"

namespace workbook {

namespace {

constexpr std::string_view outer_prefix = "outer.";

Unknown explain(KeyPath const& path, std::string const& key, facts::Fact const& scope)
{
    Unknown unknown;
    unknown.message = "The facts have no \"" + key + "\""
        + (path.text == key ? "." : ", which \"" + path.text + "\" asks for.");
    std::vector<std::string> known;
    if (auto const* members = scope.object()) {
        for (auto const& member : *members)
            known.push_back(member.first);
    }
    if (auto const meant = base::nearest(key, known)) {
        unknown.fix = "Did you mean \"" + *meant + "\"?";
        return unknown;
    }
    std::string list;
    for (auto const& name : known)
        list += (list.empty() ? "" : ", ") + name;
    unknown.fix = list.empty() ? "There are no keys here; write \".\" for the value itself."
                               : "Use one of these keys: " + list + ".";
    return unknown;
}

} // namespace

KeyPath KeyPath::parse(std::string_view text)
{
    KeyPath path;
    path.text = text;
    while (text.starts_with(outer_prefix)) {
        ++path.outer;
        text.remove_prefix(outer_prefix.size());
    }
    while (text != "." && !text.empty()) {
        auto const dot = std::min(text.find('.'), text.size());
        path.keys.emplace_back(text.substr(0, dot));
        text.remove_prefix(std::min(dot + 1, text.size()));
    }
    return path;
}

std::variant<facts::Fact, Unknown> look_up(KeyPath const& path, Scopes const& scopes)
{
    if (path.outer >= scopes.size())
        return Unknown { "\"" + path.text + "\" leaves more scopes than there are.",
            "Write \"outer.\" " + std::to_string(scopes.size() - 1) + " times at most." };
    auto fact = scopes.at(scopes.size() - 1 - path.outer);
    for (auto const& key : path.keys) {
        auto member = fact.member(key);
        if (!member)
            return explain(path, key, fact);
        fact = std::move(*member);
    }
    return fact;
}

facts::Fact const* find_member(KeyPath const& path, Scopes const& scopes)
{
    if (path.outer >= scopes.size())
        return nullptr;
    auto const* fact = &scopes.at(scopes.size() - 1 - path.outer);
    for (auto const& key : path.keys) {
        auto const* members = fact->object();
        if (!members)
            return nullptr;
        auto const member = members->find(key);
        if (member == members->end())
            return nullptr;
        fact = &member->second;
    }
    return fact;
}

Rows::Rows(std::string_view path, facts::Fact root)
    : m_scopes { std::move(root) }
{
    constexpr std::string_view each = "[].";
    for (auto end = path.find(each); end != std::string_view::npos; end = path.find(each)) {
        m_paths.push_back(KeyPath::parse(path.substr(0, end)));
        path.remove_prefix(end + each.size());
    }
    m_paths.push_back(KeyPath::parse(path));
    open(m_paths.front());
}

void Rows::open(KeyPath const& path)
{
    auto found = look_up(path, m_scopes);
    if (auto* unknown = std::get_if<Unknown>(&found)) {
        m_fault = std::move(*unknown);
        return;
    }
    auto& fact = std::get<facts::Fact>(found);
    if (fact.missing())
        fact = facts::Fact::List {};
    if (!fact.list()) {
        m_fault = Unknown { "\"" + path.text + "\" is no list, so it has no rows.",
            "Name a list, or write \"[].\" between the lists of lists." };
        return;
    }
    m_levels.push_back({ std::move(fact) });
}

bool Rows::next()
{
    while (!m_fault && !m_levels.empty()) {
        auto& level = m_levels.back();
        m_scopes.resize(m_levels.size());
        if (level.next == level.list.list()->size()) {
            m_levels.pop_back();
            continue;
        }
        m_scopes.push_back(level.list.list()->at(level.next++));
        if (m_levels.size() == m_paths.size())
            return true;
        open(m_paths.at(m_levels.size()));
    }
    return false;
}

} // namespace workbook
