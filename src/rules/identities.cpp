#include "rules/identities.h"

#include "base/word.h"
#include "rules/rule.h"

#include <algorithm>
#include <array>
#include <sstream>

namespace rules {

namespace {

using casefile::Record;

constexpr std::array<std::string_view, 19> calendar_words { "January", "February", "March", "April",
    "May", "June", "July", "August", "September", "October", "November", "December", "Monday",
    "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };
/// Shorter words ("Al", "Jo") stand in too many others and in too much plain text.
constexpr std::size_t word_bytes_min = 3;

class Collector {
public:
    explicit Collector(Record const& person)
        : m_person(person)
    {
    }

    void add(std::string words, std::string_view key)
    {
        if (!words.empty())
            m_found.push_back({ std::move(words), m_person.label(key), m_person.pointer(key) });
    }

    /// A name whole, and each of its words that is long and particular enough.
    void add_name(std::string const& name, std::string_view key)
    {
        add(name, key);
        std::istringstream words(name);
        std::size_t count = 0;
        for (std::string word; words >> word; ++count) {
            bool const in_calendar
                = std::ranges::find(calendar_words, word) != calendar_words.end();
            if (word != name && word.size() >= word_bytes_min && !in_calendar)
                add(word, key);
        }
        bool const one_calendar_word
            = count == 1 && std::ranges::find(calendar_words, name) != calendar_words.end();
        if (one_calendar_word)
            m_found.pop_back();
    }

    void add_address(std::string_view key)
    {
        auto const address = m_person.text(key).value_or("");
        if (address == "Not known") // Names no place, and forms offer it as an answer.
            return;
        auto const end = address.find_first_of(",\n");
        add(address.substr(0, end), key);
        auto const last = address.find_last_of(",\n");
        if (last != std::string::npos) {
            auto const postcode = address.find_first_not_of(" ", last + 1);
            if (postcode != std::string::npos)
                add(address.substr(postcode), key);
        }
    }

    std::vector<Identity> take() { return std::move(m_found); }

private:
    Record const& m_person;
    std::vector<Identity> m_found;
};

std::vector<Identity> identities_of(Record const& person, bool is_child)
{
    Collector collector(person);
    auto const given = person.text("given_names").value_or("");
    auto const family = person.text("family_name").value_or("");
    if (!given.empty() && !family.empty())
        collector.add(given + " " + family, "family_name");
    collector.add_name(given, "given_names");
    collector.add_name(family, "family_name");
    for (auto const& alias : person.texts("aliases"))
        collector.add_name(alias, "aliases");
    if (auto const born = person.date("dob")) {
        for (auto const& form : { born->prose(), born->table(), born->iso() })
            collector.add(form, "dob");
    }
    collector.add_address("address");
    if (is_child) {
        collector.add_address("address_at_incident");
        collector.add(person.text("nhs_no").value_or(""), "nhs_no");
    }
    return collector.take();
}

/// Quotation marks, dashes and isolates around a name do not hide it.
bool stands_as_words(std::string_view text, std::string_view words)
{
    for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1))
        if (!base::is_within_word(text, at) && !base::is_within_word(text, at + words.size()))
            return true;
    return false;
}

} // namespace

std::vector<Identity> identities(Record const& case_file)
{
    std::vector<Identity> all;
    for (auto const& child : case_file.list("children"))
        std::ranges::move(identities_of(child, true), std::back_inserter(all));
    for (auto const& other : case_file.list("significant_others"))
        std::ranges::move(identities_of(other, false), std::back_inserter(all));
    return all;
}

base::Diagnostics find_identities(std::string_view text, std::vector<Identity> const& identities,
    std::string (*as_printed)(std::string_view))
{
    base::Diagnostics found;
    for (auto const& identity : identities) {
        if (stands_as_words(text, as_printed(identity.words))) {
            found.push_back(block("identity-printed", identity.pointer,
                "The document would print \"" + identity.words + "\", from the field \""
                    + identity.label + "\", but its level lets it leave without protection.",
                "Use the pseudonym in the text that names this person or place."));
        }
    }
    return found;
}

} // namespace rules
