#include "merge/front_matter.h"

#include <algorithm>
#include <array>

namespace merge {

namespace {

constexpr std::string_view fence = "---";

/// A key of the front matter. `choices` is a comma list of what each of its values may be; empty
/// if any text will do.
struct KnownKey {
    std::string_view name;
    std::string_view choices;
};

constexpr std::array known_keys {
    KnownKey { "modes", "blank,prefilled,completed" },
    KnownKey { "documents", "" },
    KnownKey { "page", "portrait,landscape,letter,chart,poster" },
    KnownKey { "level", "L0,L1,L2,L3" },
    KnownKey { "names", "real,initials,pseudonym" },
    KnownKey { "recipients",
        "panel-agencies,panel-minutes,panel-attendees,panel-members,chronology-agencies,"
        "board-members,board-partners,practitioners,report-agencies,conversations,family,"
        "agencies-with-open-actions,escalated-agencies,none" },
    KnownKey { "copy_role", "" },
    KnownKey { "rules", "" },
    KnownKey { "rows", "" },
    KnownKey { "specimen", "" },
    KnownKey { "formats", "pdf,xlsx" },
    KnownKey { "running", "heading" },
    KnownKey { "watermark", "" },
    KnownKey { "pages_max", "1,2,3,4" },
    KnownKey { "extracts", "agency" },
    KnownKey { "columns", "" },
    KnownKey { "kind", "letter,agenda,form,plan,report,guidance" },
};

std::string spaced(std::string_view comma_list)
{
    std::string text;
    for (auto const& part : split_at_commas(comma_list))
        text += (text.empty() ? "" : ", ") + part;
    return text;
}

std::string known_names()
{
    std::string names;
    for (auto const& key : known_keys)
        names += (names.empty() ? "" : ", ") + std::string(key.name);
    return names;
}

/// Reads "key: value" into `front`; what is wrong with the line, or an empty message.
base::Diagnostic read_line(std::string_view line, FrontMatter& front)
{
    base::Diagnostic fault { base::Severity::error, "merge-front-matter", {}, {}, {} };
    auto const colon = std::min(line.find(':'), line.size());
    auto const name = std::string(trim(line.substr(0, colon)));
    auto const value = trim(line.substr(std::min(colon + 1, line.size())));
    auto const known = std::ranges::find(known_keys, name, &KnownKey::name);
    if (colon == line.size()) {
        fault.message = "This line of the front matter has no colon.";
        fault.fix = "Write it as \"key: value\".";
        return fault;
    }
    if (known == known_keys.end()) {
        fault.message = "The front matter knows no key \"" + name + "\".";
        fault.fix = "Use one of: " + known_names() + ".";
        return fault;
    }
    if (!front.values.emplace(name, value).second) {
        fault.message = "\"" + name + "\" stands twice in the front matter.";
        fault.fix = "Keep one.";
        return fault;
    }
    auto const choices = split_at_commas(known->choices);
    for (auto const& chosen : split_at_commas(value)) {
        if (!choices.empty() && std::ranges::find(choices, chosen) == choices.end()) {
            fault.message = "\"" + chosen + "\" is no value of \"" + name + "\".";
            fault.fix = "Use one of: " + spaced(known->choices) + ".";
        }
    }
    return fault;
}

} // namespace

std::string_view trim(std::string_view text)
{
    constexpr std::string_view white_space = " \t\r\n";
    auto const first = std::min(text.find_first_not_of(white_space), text.size());
    text.remove_prefix(first);
    return text.substr(0, text.find_last_not_of(white_space) + 1);
}

std::vector<std::string> split_at_commas(std::string_view text)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        auto const comma = std::min(text.find(','), text.size());
        if (auto const part = trim(text.substr(0, comma)); !part.empty())
            parts.emplace_back(part);
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return parts;
}

std::string FrontMatter::text(std::string_view key) const
{
    auto const found = values.find(key);
    return found == values.end() ? std::string() : found->second;
}

std::vector<std::string> FrontMatter::list(std::string_view key) const
{
    return split_at_commas(text(key));
}

SplitTemplate split_front_matter(
    std::string_view text, std::string const& file, base::Diagnostics& faults)
{
    SplitTemplate split;
    split.body = text;
    std::uint32_t line_number = 0;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        auto const line = trim(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        ++line_number;
        if (line_number == 1 && line != fence)
            break;
        if (line_number > 1 && line == fence) {
            split.body = text;
            split.body_line = line_number + 1;
            return split;
        }
        if (line_number == 1 || line.empty())
            continue;
        auto fault = read_line(line, split.front);
        fault.place = { file, static_cast<int>(line_number), {} };
        if (!fault.message.empty())
            faults.push_back(std::move(fault));
    }
    faults.push_back({ base::Severity::error, "merge-front-matter", { file, 1, {} },
        "The template does not begin with front matter.",
        "Begin it with \"key: value\" lines between two lines of three hyphens." });
    return split;
}

} // namespace merge
