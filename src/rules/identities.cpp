#include "rules/identities.h"

#include "base/word.h"
#include "rules/rule.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <iterator>
#include <sstream>
#include <unordered_map>

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

/// Finds many names in one walk along a text: a board of ten thousand cases has two hundred
/// thousand, and looking for each by itself took its report half a minute.
class NameFinder {
public:
    /// Empty names are in no text.
    explicit NameFinder(std::vector<std::string> names)
        : m_names(std::move(names))
        , m_found(m_names.size(), false)
    {
        for (std::size_t i = 0; i < m_names.size(); ++i) {
            auto const start = std::string_view(m_names.at(i)).substr(0, start_bytes_max);
            if (start.empty())
                continue;
            m_by_start[start].push_back(i);
            m_begins.set(static_cast<unsigned char>(start.front()));
            m_lengths.set(start.size());
        }
    }

    NameFinder(NameFinder const&) = delete; // Starts are views of its names.
    NameFinder& operator=(NameFinder const&) = delete;

    /// Which names stand in `text` as whole words. Quotation marks, dashes and isolates around a
    /// name do not hide it.
    std::vector<bool> const& find_in(std::string_view text)
    {
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (!m_begins.test(static_cast<unsigned char>(text[at])))
                continue;
            for (std::size_t length = 1; length <= start_bytes_max; ++length) {
                if (!m_lengths.test(length) || at + length > text.size())
                    continue;
                auto const same = m_by_start.find(text.substr(at, length));
                if (same != m_by_start.end())
                    compare(text, at, same->second);
            }
        }
        return m_found;
    }

private:
    /// Long enough that few names share their start.
    static constexpr std::size_t start_bytes_max = 8;

    std::vector<std::string> m_names;
    std::vector<bool> m_found;
    std::unordered_map<std::string_view, std::vector<std::size_t>> m_by_start;
    std::bitset<256> m_begins; ///< First bytes of names.
    std::bitset<start_bytes_max + 1> m_lengths; ///< Of the starts.

    void compare(std::string_view text, std::size_t at, std::vector<std::size_t> const& names)
    {
        for (auto const i : names) {
            auto const& name = m_names.at(i);
            if (!m_found.at(i) && text.substr(at, name.size()) == name
                && !base::is_within_word(text, at) && !base::is_within_word(text, at + name.size()))
                m_found.at(i) = true;
        }
    }
};

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
    std::vector<std::string> names;
    std::ranges::transform(identities, std::back_inserter(names),
        [&](auto const& identity) { return as_printed(identity.words); });
    NameFinder finder(std::move(names));
    auto const& stands = finder.find_in(text);
    base::Diagnostics found;
    for (std::size_t i = 0; i < identities.size(); ++i) {
        auto const& identity = identities.at(i);
        if (stands.at(i)) {
            found.push_back(block("identity-printed", identity.pointer,
                "The document would print \"" + identity.words + "\", from the field \""
                    + identity.label + "\", but its level lets it leave without protection.",
                "Use the pseudonym in the text that names this person or place."));
        }
    }
    return found;
}

} // namespace rules
