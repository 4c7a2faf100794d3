#include "rules/exact_date.h"

#include <algorithm>
#include <array>
#include <vector>

namespace rules {

namespace {

constexpr std::array<std::string_view, 12> months { "January", "February", "March", "April", "May",
    "June", "July", "August", "September", "October", "November", "December" };

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

std::vector<std::string_view> words_of(std::string_view text)
{
    constexpr std::string_view blanks = " \t\n";
    std::vector<std::string_view> words;
    while (true) {
        text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
        if (text.empty())
            return words;
        auto const end = std::min(text.find_first_of(blanks), text.size());
        words.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
}

/// Without the signs that a sentence puts around a word.
std::string_view bare(std::string_view word)
{
    constexpr std::string_view signs = ",.;:!?()[]\"'";
    auto const first = std::min(word.find_first_not_of(signs), word.size());
    word.remove_prefix(first);
    return word.substr(0, word.find_last_not_of(signs) + 1);
}

bool is_month(std::string_view word)
{
    return std::ranges::any_of(months, [&](std::string_view month) {
        return word == month || (word.size() >= 3 && word == month.substr(0, 3))
            || (word == "Sept" && month == "September");
    });
}

/// "9", "09", "9th"
bool is_day(std::string_view word)
{
    for (std::string_view const ending : { "st", "nd", "rd", "th" }) {
        if (word.ends_with(ending))
            word.remove_suffix(ending.size());
    }
    return !word.empty() && word.size() <= 2 && std::ranges::all_of(word, is_digit);
}

/// "09/05/2016", "9.5.16", "2016-05-09": three numbers with the same sign between them.
bool is_numeric_date(std::string_view word)
{
    int parts = 1;
    char sign = 0;
    std::size_t digits = 0;
    for (char const c : word) {
        if (is_digit(c)) {
            ++digits;
            continue;
        }
        bool const between = (c == '/' || c == '.' || c == '-') && (sign == 0 || sign == c);
        if (!between || digits == 0 || digits > 4)
            return false;
        sign = c;
        digits = 0;
        ++parts;
    }
    return parts == 3 && digits > 0 && digits <= 4;
}

} // namespace

std::optional<std::string> exact_date(std::string_view text)
{
    auto const words = words_of(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto const word = bare(words.at(i));
        if (is_numeric_date(word))
            return std::string(word);
        if (i == 0)
            continue;
        auto const before = bare(words.at(i - 1));
        bool const day_first = is_day(before) && is_month(word);
        if (day_first || (is_month(before) && is_day(word)))
            return std::string(before) + " " + std::string(word);
    }
    return std::nullopt;
}

} // namespace rules
