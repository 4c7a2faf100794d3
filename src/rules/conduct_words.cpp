#include "rules/conduct_words.h"

#include "base/unicode.h"

#include <algorithm>
#include <array>

namespace rules {

namespace {

constexpr std::array<std::u32string_view, 5> conduct_words { U"disciplinary", U"grievance",
    U"grievances", U"dismissal", U"dismissals" };
/// "Multi disciplinary" in two words is as innocent as in one.
constexpr std::array<std::u32string_view, 4> innocent_before { U"multi", U"inter", U"cross",
    U"trans" };

/// Hyphen-minus, hyphen, non-breaking hyphen: they join a word.
bool is_hyphen(char32_t code_point)
{
    return code_point == U'-' || code_point == U'\u2010' || code_point == U'\u2011';
}

/// Letters and digits as far as they matter: everything beyond ASCII but its punctuation.
bool is_in_word(char32_t code_point)
{
    if (is_hyphen(code_point))
        return true;
    if (code_point < 0x80) {
        return (code_point >= U'0' && code_point <= U'9')
            || (code_point >= U'A' && code_point <= U'Z')
            || (code_point >= U'a' && code_point <= U'z');
    }
    bool const latin_punctuation = code_point < 0xC0; // No-break space, guillemets.
    bool const general_punctuation = code_point >= 0x2000 && code_point <= 0x206F;
    return !latin_punctuation && !general_punctuation;
}

std::u32string lower(std::u32string word)
{
    for (auto& letter : word) {
        if (letter >= U'A' && letter <= U'Z')
            letter += U'a' - U'A';
    }
    return word;
}

} // namespace

std::optional<std::string> conduct_word(std::string_view text)
{
    auto const letters = base::to_code_points(text);
    std::u32string before;
    for (auto start = letters.begin(); start != letters.end();) {
        start = std::find_if(start, letters.end(), is_in_word);
        auto const end = std::find_if_not(start, letters.end(), is_in_word);
        std::u32string const written(start, end);
        auto const word = lower(written);
        if (std::ranges::find(conduct_words, word) != conduct_words.end()
            && std::ranges::find(innocent_before, before) == innocent_before.end())
            return base::to_utf8(written);
        before = word;
        start = end;
    }
    return std::nullopt;
}

} // namespace rules
