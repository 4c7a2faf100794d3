#include "merge/readability.h"

#include "merge/front_matter.h"

#include <algorithm>

namespace merge {

namespace {

constexpr std::string_view white_space = " \t\r\n";
constexpr int field_syllables = 2;

bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

/// Letters of other scripts and with accents have bytes of 0x80 and above.
bool is_of_word(char c)
{
    return is_lower(c) || is_upper(c) || (c >= '0' && c <= '9')
        || static_cast<unsigned char>(c) >= 0x80;
}

bool is_vowel(char c)
{
    return std::string_view("aeiouyAEIOUY").find(c) != std::string_view::npos;
}

/// The text with each dash and slash, which join words, as a space, and curly apostrophes as
/// straight ones, so that bytes tell words apart.
std::string plain(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const three = text.substr(i, 3);
        if (three == "–" || three == "—" || three == "’" || three == "‘" || three == "“"
            || three == "”" || three == "…") {
            result += three == "’" ? "'" : " ";
            i += 2;
        } else {
            result += text.at(i) == '/' ? ' ' : text.at(i);
        }
    }
    return result;
}

struct Count {
    int words = 0;
    int syllables = 0;
};

Count count(std::string_view sentence)
{
    Count result;
    auto const text = plain(sentence);
    std::string_view rest = text;
    while (true) {
        rest.remove_prefix(std::min(rest.find_first_not_of(white_space), rest.size()));
        if (rest.empty())
            return result;
        auto const field_end = rest.starts_with("((") ? rest.find("))") : rest.npos;
        auto const length = field_end == rest.npos
            ? std::min(rest.find_first_of(white_space), rest.size())
            : field_end + 2;
        auto const word = rest.substr(0, length);
        rest.remove_prefix(length);
        if (std::ranges::none_of(word, is_of_word))
            continue;
        ++result.words;
        result.syllables += field_end == rest.npos ? syllables(word) : field_syllables;
    }
}

/// Where the sentence at the start of `text` ends, behind its last character.
std::size_t sentence_end(std::string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text.at(i) == '\n')
            return i + 1;
        if (text.substr(i).starts_with("((")) // A key has full stops of its own.
            i = std::min(text.find("))", i), text.size() - 1);
        if (std::string_view(".!?").find(text.at(i)) == std::string_view::npos)
            continue;
        auto const next = text.find_first_not_of(white_space, i + 1);
        if (next != i + 1 && (next == text.npos || !is_lower(text.at(next))))
            return i + 1;
    }
    return text.size();
}

} // namespace

int syllables(std::string_view word)
{
    int groups = 0;
    bool in_vowels = false;
    std::string letters;
    for (char const c : word) {
        bool const vowel = is_vowel(c);
        groups += vowel && !in_vowels ? 1 : 0;
        in_vowels = vowel;
        if (is_lower(c) || is_upper(c))
            letters += is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    }
    auto const ends = [&](std::string_view ending, std::string_view after) {
        if (letters.size() <= ending.size() || !letters.ends_with(ending))
            return false;
        auto const before = letters.at(letters.size() - ending.size() - 1);
        return !is_vowel(before) && after.find(before) == std::string_view::npos;
    };
    // "make" and "asked" end in silence; "table" and "invited" do not.
    if (ends("e", "l") || ends("ed", "td"))
        --groups;
    return std::max(groups, 1);
}

Readability readability(std::string_view text)
{
    Readability result;
    Count all;
    int sentences = 0;
    while (!text.empty()) {
        auto const sentence = text.substr(0, sentence_end(text));
        text.remove_prefix(sentence.size());
        auto const counted = count(sentence);
        if (counted.words == 0)
            continue;
        ++sentences;
        all.words += counted.words;
        all.syllables += counted.syllables;
        if (counted.words > result.longest_words) {
            result.longest_words = counted.words;
            result.longest_sentence = trim(sentence);
        }
    }
    if (sentences == 0)
        return result;
    constexpr double years_before_grades = 5;
    result.age = 0.39 * all.words / sentences + 11.8 * all.syllables / all.words - 15.59
        + years_before_grades;
    return result;
}

} // namespace merge
