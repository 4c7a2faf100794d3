// Unicode's own tests of line breaking (UAX #14) and of right-to-left order (UAX #9), from
// Debian's unicode-data, whose version is that of ICU 72: 15.0. Every line of each file is run.

#include "base/unicode.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>

namespace {

constexpr char const* folder = "/usr/share/unicode/";

/// The lines of a data file without comments; a missing file fails the test.
std::vector<std::string> data_lines(std::string const& name)
{
    std::ifstream file(folder + name);
    EXPECT_TRUE(file.good()) << folder << name << ": tests/support/install.sh build test";
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) {
        line.resize(std::min(line.find('#'), line.size()));
        if (line.find_first_not_of(" \t\r") != std::string::npos)
            lines.push_back(line);
    }
    return lines;
}

std::vector<std::string> words(std::string const& text)
{
    std::istringstream stream(text);
    return { std::istream_iterator<std::string>(stream), {} };
}

std::vector<std::string> fields(std::string const& line)
{
    std::vector<std::string> result;
    std::istringstream stream(line);
    for (std::string field; std::getline(stream, field, ';');)
        result.push_back(field);
    return result;
}

char32_t code_point(std::string const& hexadecimal)
{
    std::uint32_t value = 0;
    auto const* const end = hexadecimal.data() + hexadecimal.size();
    EXPECT_EQ(std::from_chars(hexadecimal.data(), end, value, 16).ptr, end) << hexadecimal;
    return value;
}

int number(std::string const& text)
{
    return std::stoi(text);
}

// Where ICU's rules (its line.txt) are tailored away from the file, and do better for our texts.
std::map<std::string, std::string> const tailored_lines = [] {
    std::string const hyphen = "a hyphen that begins a word stays with it (LB 20a of Unicode 16)";
    std::string const point = "a number may begin with its decimal sign: .35";
    std::map<std::string, std::string> lines;
    for (auto const* line : { "× 002D ÷ 0023 ÷", "× 002D × 0308 ÷ 0023 ÷", "× 002D ÷ 00A7 ÷",
             "× 002D × 0308 ÷ 00A7 ÷", "× 002D ÷ 50005 ÷", "× 002D × 0308 ÷ 50005 ÷",
             "× 002D ÷ 0E01 ÷", "× 002D × 0308 ÷ 0E01 ÷" })
        lines[line] = hyphen;
    for (auto const* line : { "× 002C ÷ 0030 ÷", "× 002C × 0308 ÷ 0030 ÷",
             "× 0065 × 0071 × 0075 × 0061 × 006C × 0073 × 0020 × 002E ÷ 0033 × 0035 × 0020 ÷ "
             "0063 × 0065 × 006E × 0074 × 0073 ÷",
             "× 0061 × 002E ÷ 0032 × 0020 ÷", "× 0061 × 002E ÷ 0032 × 0020 ÷ 0915 ÷",
             "× 0061 × 002E ÷ 0032 × 0020 ÷ 672C ÷", "× 0061 × 002E ÷ 0032 × 3000 ÷ 672C ÷",
             "× 0061 × 002E ÷ 0032 × 3000 ÷ 307E ÷", "× 0061 × 002E ÷ 0032 × 3000 ÷ 0033 ÷",
             "× 0041 × 002E ÷ 0031 × 0020 ÷ BABB ÷",
             "× BD24 ÷ C5B4 × 002E × 0020 ÷ 0041 × 002E ÷ 0032 × 0020 ÷ BCFC ÷",
             "× BD10 ÷ C694 × 002E × 0020 ÷ 0041 × 002E ÷ 0033 × 0020 ÷ BABB ÷",
             "× C694 × 002E × 0020 ÷ 0041 × 002E ÷ 0034 × 0020 ÷ BABB ÷",
             "× 0061 × 002E ÷ 0032 × 3000 ÷ 300C ÷" })
        lines[line] = point;
    return lines;
}();

TEST(UnicodeConformance, LineBreaks)
{
    std::size_t count = 0;
    std::size_t different = 0;
    for (auto line : data_lines("auxiliary/LineBreakTest.txt")) {
        line.resize(line.find_last_not_of(" \t\r") + 1);
        std::string text;
        std::set<std::size_t> expected;
        for (auto const& word : words(line)) {
            if (word == "÷")
                expected.insert(text.size());
            else if (word != "×")
                text += base::to_utf8(std::u32string(1, code_point(word)));
        }
        std::set<std::size_t> found;
        for (auto const& one : base::line_breaks(text))
            found.insert(one.offset);
        ++count;
        if (found == expected)
            continue;
        ++different;
        EXPECT_TRUE(tailored_lines.contains(line)) << line;
    }
    EXPECT_EQ(count, 7654U);
    EXPECT_EQ(different, tailored_lines.size());
}

/// Levels as our layout sees them, one for each code point.
std::vector<int> levels_of(std::u32string const& text)
{
    auto const bytes = base::to_utf8(text);
    auto const runs = base::script_runs(bytes);
    std::vector<int> levels;
    std::size_t offset = 0;
    auto run = runs.begin();
    for (char32_t const c : text) {
        while (run != runs.end() && run->end <= offset)
            ++run;
        levels.push_back(run->level);
        offset += base::to_utf8(std::u32string(1, c)).size();
    }
    return levels;
}

enum class Direction { first_strong, left_to_right, right_to_left };

/// Our paragraphs take their direction from their first strong character. One of the other two
/// directions is asked for by a mark before the text that is what rule X10 takes for the start
/// of the text anyway ("sos").
std::optional<std::string> fault(std::u32string const& text, Direction direction,
    std::vector<std::string> const& levels, std::vector<std::size_t> const& order)
{
    auto marked = text;
    if (direction != Direction::first_strong)
        marked.insert(0, 1, direction == Direction::left_to_right ? 0x200E : 0x200F);
    auto found = levels_of(marked);
    if (direction != Direction::first_strong)
        found.erase(found.begin());
    // A text all of whose characters run the same way has one level in ICU, which orders it alike.
    bool even = true;
    bool odd = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (levels.at(i) == "x")
            continue;
        even = even && number(levels.at(i)) % 2 == 0 && found.at(i) % 2 == 0;
        odd = odd && number(levels.at(i)) % 2 == 1 && found.at(i) % 2 == 1;
    }
    std::vector<std::uint8_t> kept; // Characters that rule X9 removes have no level.
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (levels.at(i) == "x")
            continue;
        if (found.at(i) != number(levels.at(i)) && !even && !odd)
            return "level " + std::to_string(found.at(i)) + " of character " + std::to_string(i);
        kept.push_back(static_cast<std::uint8_t>(found.at(i)));
        places.push_back(i);
    }
    std::vector<std::size_t> visual;
    for (auto const index : base::visual_order(kept))
        visual.push_back(places.at(index));
    if (visual != order)
        return "order";
    return std::nullopt;
}

std::vector<std::size_t> order_of(std::string const& text)
{
    std::vector<std::size_t> order;
    for (auto const& word : words(text))
        order.push_back(static_cast<std::size_t>(number(word)));
    return order;
}

TEST(UnicodeConformance, RightToLeftOrderOfClasses)
{
    std::map<std::string, char32_t> const character_of = { { "L", U'a' }, { "R", 0x05D0 },
        { "AL", 0x0627 }, { "EN", U'1' }, { "ES", U'+' }, { "ET", U'#' }, { "AN", 0x0661 },
        { "CS", U',' }, { "B", 0x2029 }, { "S", U'\t' }, { "WS", U' ' }, { "ON", U'!' },
        { "LRE", 0x202A }, { "RLE", 0x202B }, { "PDF", 0x202C }, { "LRO", 0x202D },
        { "RLO", 0x202E }, { "LRI", 0x2066 }, { "RLI", 0x2067 }, { "FSI", 0x2068 },
        { "PDI", 0x2069 }, { "NSM", 0x0300 }, { "BN", 0x00AD } };
    std::size_t count = 0;
    std::size_t faults = 0;
    std::vector<std::string> levels;
    std::vector<std::size_t> order;
    for (auto const& line : data_lines("BidiTest.txt")) {
        if (line.starts_with("@Levels:")) {
            levels = words(line.substr(8));
        } else if (line.starts_with("@Reorder:")) {
            order = order_of(line.substr(9));
        } else {
            auto const parts = fields(line);
            std::u32string text;
            for (auto const& name : words(parts.at(0)))
                text += character_of.at(name);
            auto const directions = number(parts.at(1));
            for (auto const& [bit, direction] : { std::pair { 1, Direction::first_strong },
                     { 2, Direction::left_to_right }, { 4, Direction::right_to_left } }) {
                if (!(directions & bit))
                    continue;
                ++count;
                auto const found = fault(text, direction, levels, order);
                if (found && ++faults <= 20)
                    ADD_FAILURE() << line << " direction " << bit << ": " << *found;
            }
        }
    }
    EXPECT_EQ(count, 770241U);
    EXPECT_EQ(faults, 0U);
}

/// ICU 72 sets brackets and isolates beside an override otherwise than the file asks. No override
/// enters a record (`is_unwelcome`), so no text of ours has one.
bool has_override(std::u32string const& text)
{
    return std::ranges::any_of(
        text, [](char32_t c) { return (c == 0x202D || c == 0x202E) && base::is_unwelcome(c); });
}

/// ICU 72 leaves out the last part of rule N0: a combining mark upon a bracket may be one level
/// away from it. Nobody writes marks upon brackets.
bool has_mark_on_bracket(std::u32string const& text)
{
    for (std::size_t i = 1; i < text.size(); ++i)
        if (base::continues_character(text.at(i))
            && (base::mirrored(text.at(i - 1)) != text.at(i - 1)
                || base::continues_character(text.at(i - 1))))
            return true;
    return false;
}

/// ICU 72 counts the 63 open brackets of rule BD16 otherwise.
bool has_sixty_brackets(std::u32string const& text)
{
    return std::ranges::count(text, U'(') > 60;
}

TEST(UnicodeConformance, RightToLeftOrderOfCharacters)
{
    std::size_t count = 0;
    std::size_t different = 0;
    for (auto const& line : data_lines("BidiCharacterTest.txt")) {
        auto const parts = fields(line);
        std::u32string text;
        for (auto const& word : words(parts.at(0)))
            text += code_point(word);
        auto const direction = parts.at(1) == "0" ? Direction::left_to_right
            : parts.at(1) == "1"                  ? Direction::right_to_left
                                                  : Direction::first_strong;
        ++count;
        auto const order = parts.size() > 4 ? order_of(parts.at(4)) : std::vector<std::size_t> {};
        auto const found = fault(text, direction, words(parts.at(3)), order);
        if (!found)
            continue;
        ++different;
        EXPECT_TRUE(has_override(text) || has_mark_on_bracket(text) || has_sixty_brackets(text))
            << line << ": " << *found;
    }
    EXPECT_EQ(count, 91707U);
    EXPECT_EQ(different, 30U);
}

} // namespace
