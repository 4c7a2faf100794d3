#include "facts/timeline_part.h"

#include <set>
#include <sstream>
#include <string>

namespace facts {

using casefile::Record;

namespace {

constexpr std::size_t shortest_name = 3;

/// Letters and digits; the bytes of letters beyond ASCII count as letters, but not those of the
/// quotation marks and dashes of general punctuation (U+2000 to U+203F, first bytes E2 80), which
/// stand before and after words.
bool belongs_to_word(std::string_view text, std::size_t at)
{
    auto const c = static_cast<unsigned char>(text[at]);
    if (c < 128)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    constexpr std::string_view punctuation = "\xE2\x80";
    return text.substr(at, 2) != punctuation && !(at >= 2 && text.substr(at - 2, 2) == punctuation);
}

std::set<std::string> names_of_family(Record const& case_file)
{
    std::set<std::string> names;
    std::set<std::string> pseudonyms;
    for (auto const* list : { "children", "significant_others" }) {
        for (auto const& person : case_file.list(list)) {
            std::istringstream given(person.text("given_names").value_or(""));
            for (std::string name; given >> name;)
                names.insert(name);
            names.insert(person.text("family_name").value_or(""));
            for (auto const& alias : person.texts("aliases"))
                names.insert(alias);
            pseudonyms.insert(person.text("pseudonym").value_or(""));
        }
    }
    std::erase_if(names,
        [&](auto const& name) { return name.size() < shortest_name || pseudonyms.contains(name); });
    return names;
}

} // namespace

bool has_words(std::string_view text, std::string_view name)
{
    for (auto at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
        auto const end = at + name.size();
        if ((at == 0 || !belongs_to_word(text, at - 1))
            && (end == text.size() || !belongs_to_word(text, end)))
            return true;
    }
    return false;
}

base::Diagnostics real_names(std::vector<TimelineRow> const& rows, Record const& case_file)
{
    auto const names = names_of_family(case_file);
    base::Diagnostics faults;
    for (auto const& row : rows) {
        for (auto const* key : { "source", "event", "child_voice", "response", "practitioner_role",
                 "outcome", "agency_comment" }) {
            auto const text = row.entry.text(key).value_or("");
            for (auto const& name : names) {
                if (!has_words(text, name))
                    continue;
                // The message goes to lists on screen, so it does not repeat the name.
                faults.push_back({ base::Severity::error, "timeline-real-name",
                    { {}, 0, row.entry.pointer(key) },
                    "Entry " + std::to_string(row.reference) + " of " + row.agency
                        + " calls a member of the family by a real name.",
                    "Write the pseudonym instead." });
                break;
            }
        }
    }
    return faults;
}

} // namespace facts
