#pragma once

// Unicode properties and algorithms. unicode.cpp and password.cpp are the only includers of ICU.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace base {

/// Byte offset of the first byte that is not valid UTF-8 (Unicode 15, table 3-7), if any.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// Normalization Form C, so that one name has one spelling in bytes. Input must be valid UTF-8.
std::string normalise(std::string_view text);

/// Code points of valid UTF-8.
std::u32string to_code_points(std::string_view text);
std::string to_utf8(std::u32string_view code_points);

/// Number of code points of valid UTF-8.
std::size_t length_in_code_points(std::string_view text);

enum class Break { allowed, required };
struct BreakOpportunity {
    std::size_t offset; ///< Byte offset before which a line may or must end.
    Break kind;
};
/// Line break opportunities (UAX #14) in the middle and at the end of `text`, in order.
std::vector<BreakOpportunity> line_breaks(std::string_view text);

/// A stretch of text with one direction and one script.
struct ScriptRun {
    std::size_t start; ///< Byte offset.
    std::size_t end;
    std::uint8_t level; ///< UAX #9 embedding level; odd is right to left.
    std::uint32_t script; ///< ISO 15924 tag as four bytes, for example 'Latn'.
};
/// Splits one paragraph into runs in logical order (UAX #9 and UAX #24). A paragraph's base
/// direction follows its first strong character.
std::vector<ScriptRun> script_runs(std::string_view paragraph);

/// Whether one paragraph begins, and so is aligned, on the right.
bool begins_on_the_right(std::string_view paragraph);

/// U+2068 and U+2069: what stands between them is ordered by itself and does not reorder numbers
/// and punctuation around it (UAX #9 section 2.4).
constexpr std::string_view isolate_begin = "\xE2\x81\xA8";
constexpr std::string_view isolate_end = "\xE2\x81\xA9";
/// Whether the character at `at` is one of them, or U+2066 or U+2067; each is three bytes long.
constexpr bool is_isolate(std::string_view text, std::size_t at)
{
    return text.at(at) == '\xE2' && at + 2 < text.size() && text.at(at + 1) == '\x81'
        && text.at(at + 2) >= '\xA6' && text.at(at + 2) <= '\xA9';
}
/// The text with each line that has right-to-left letters between these two.
std::string isolated(std::string_view text);

/// The order in which runs with these levels stand on a line from left to right (UAX #9 L2).
std::vector<std::size_t> visual_order(std::vector<std::uint8_t> const& levels);

/// Whether a code point belongs to the character before it: marks and joiners.
bool continues_character(char32_t code_point);

/// The code point that shows `code_point` in right-to-left text: ")" for "(". Itself for most.
char32_t mirrored(char32_t code_point);

/// A control, surrogate or non-character that must not enter a record: C0 and C1 controls other
/// than tab and line feed, U+FFFD, non-characters, and explicit direction overrides.
bool is_unwelcome(char32_t code_point);

/// The name of a code point for messages, for example "U+0633 ARABIC LETTER SEEN".
std::string describe_code_point(char32_t code_point);

} // namespace base
