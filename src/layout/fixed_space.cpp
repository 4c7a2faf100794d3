#include "layout/fixed_space.h"

#include <algorithm>
#include <array>

namespace layout {

namespace {

using Word = std::string_view;

constexpr std::array months = { "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December", "Jan", "Feb", "Mar", "Apr", "Jun",
    "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec" };
constexpr std::array weekdays
    = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };
/// What stands before a number or letter that means nothing on a line without it.
constexpr std::array references = { "Action", "Actions", "Annex", "Appendix", "Article", "Chapter",
    "Child", "Figure", "Flat", "Form", "Item", "No", "Number", "Page", "Pages", "Panel",
    "Paragraph", "Paragraphs", "Part", "Question", "Recommendation", "Recommendations",
    "Regulation", "Regulations", "Room", "Schedule", "Section", "Sections", "Stage", "Step",
    "Table", "Version", "action", "actions", "annex", "appendix", "article", "chapter", "figure",
    "item", "number", "p", "page", "pages", "para", "paragraph", "paragraphs", "paras", "part",
    "pp", "question", "recommendation", "recommendations", "regulation", "regulations", "s",
    "schedule", "section", "sections", "ss", "stage", "step", "table", "version" };
constexpr std::array titles = { "Cllr", "DC", "DI", "Dr", "DS", "Miss", "Mr", "Mrs", "Ms", "Mx",
    "PC", "Prof", "Rev", "Sir" };

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}
bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}
bool all_digits(Word word)
{
    return !word.empty() && std::ranges::all_of(word, is_digit);
}

template <typename Words> bool is_one_of(Word word, Words const& words)
{
    return std::ranges::find(words, word) != words.end();
}

/// Without the signs that end a sentence or bracket; without those that open one.
Word without_end(Word word)
{
    return word.substr(0, word.find_last_not_of(".,;:!?)]") + 1);
}
Word without_start(Word word)
{
    word.remove_prefix(std::min(word.find_first_not_of("(["), word.size()));
    return word;
}

/// "9", "31", "1st".
bool is_day(Word word)
{
    auto const digits = std::min(word.find_first_not_of("0123456789"), word.size());
    auto const rest = word.substr(digits);
    return digits >= 1 && digits <= 2
        && (rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th");
}

bool is_month(Word word)
{
    return is_one_of(word, months);
}

bool is_in_date(Word before, Word after, Word next)
{
    if (is_day(before))
        return is_month(without_end(after));
    auto const end = without_end(after);
    if (end.size() == 4 && all_digits(end))
        return is_month(before);
    return is_day(after) && is_month(without_end(next)) && is_one_of(without_end(before), weekdays);
}

/// "5", "17(2)", "3.1", "B", "IV".
bool is_reference_number(Word word)
{
    word = without_end(word);
    return !word.empty()
        && (is_digit(word.front()) || (word.size() <= 2 && std::ranges::all_of(word, is_capital)));
}

/// "J.", "J.K."; a letter without a full stop may be the word "I" or "A".
bool is_initials(Word word)
{
    if (word.size() < 2 || word.size() % 2 != 0)
        return false;
    for (std::size_t i = 0; i < word.size(); i += 2)
        if (!is_capital(word[i]) || word[i + 1] != '.')
            return false;
    return true;
}

/// Letters beyond ASCII may be capitals too: Ł, Ż.
bool begins_like_a_name(Word word)
{
    return !word.empty()
        && (is_capital(word.front()) || static_cast<unsigned char>(word.front()) >= 0x80);
}

/// The two halves of a postcode: "ST1 4AB".
bool is_postcode(Word before, Word after)
{
    after = without_end(after);
    return before.size() >= 2 && before.size() <= 4 && is_capital(before.front())
        && std::ranges::all_of(before, [](char c) { return is_digit(c) || is_capital(c); })
        && std::ranges::any_of(before, is_digit) && after.size() == 3 && is_digit(after[0])
        && is_capital(after[1]) && is_capital(after[2]);
}

bool is_time(Word before, Word after)
{
    after = without_end(after);
    return !before.empty() && is_digit(before.front()) && (after == "am" || after == "pm");
}

bool hold_together(Word before, Word after, Word next)
{
    before = without_start(before);
    auto const point = before.ends_with('.') ? before.substr(0, before.size() - 1) : before;
    // What is cheap comes first: this runs for every space of every cell.
    return is_in_date(before, after, next)
        || (is_reference_number(after) && is_one_of(point, references))
        || (begins_like_a_name(after) && (is_initials(before) || is_one_of(point, titles)))
        || is_postcode(before, after) || is_time(before, after);
}

/// How many of the words from `first` on are groups of one phone number; 0 if it is none.
std::size_t phone_words(std::vector<Word> const& words, std::size_t first)
{
    auto const begin = without_start(words[first]);
    if (!begin.starts_with('0') && !begin.starts_with('+'))
        return 0;
    std::size_t digits = 0;
    std::size_t count = 0;
    for (auto i = first; i < words.size(); ++i) {
        auto group = without_end(without_start(words[i]));
        if (group.starts_with('+'))
            group.remove_prefix(1);
        if (!all_digits(group))
            break;
        digits += group.size();
        ++count;
        if (without_end(words[i]).size() != words[i].size() && !words[i].ends_with(')'))
            break; // A comma ends it.
    }
    return digits >= 9 && digits <= 15 ? count : 0;
}

} // namespace

std::vector<std::size_t> fixed_spaces(std::string_view text)
{
    if (text.find(' ') == std::string_view::npos)
        return {};
    std::vector<Word> words;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = std::min(text.find(' ', at), text.size());
        if (end > at)
            words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    std::vector<std::size_t> result;
    std::size_t phone_end = 0;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (i >= phone_end)
            phone_end = i + phone_words(words, i);
        auto const next = i + 2 < words.size() ? words[i + 2] : Word();
        if (i + 1 < phone_end || hold_together(words[i], words[i + 1], next))
            result.push_back(static_cast<std::size_t>(words[i + 1].data() - text.data()));
    }
    return result;
}

} // namespace layout
