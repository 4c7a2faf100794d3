#include "base/unicode.h"
#include "base/ensure.h"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>

namespace base {

namespace {

std::int32_t size_of(std::string_view text)
{
    ensure(text.size() < INT32_MAX, "text longer than 2 GiB");
    return static_cast<std::int32_t>(text.size());
}

/// Calls `visit(code_point, start, end)` for each code point of valid UTF-8.
template <typename Visit> void for_each_code_point(std::string_view text, Visit visit)
{
    auto const* const bytes = reinterpret_cast<std::uint8_t const*>(text.data());
    auto const size = size_of(text);
    std::int32_t i = 0;
    while (i < size) {
        auto const start = i;
        UChar32 c = 0;
        U8_NEXT(bytes, i, size, c);
        visit(c, static_cast<std::size_t>(start), static_cast<std::size_t>(i));
    }
}

std::uint32_t script_tag(UScriptCode script)
{
    auto const* const name = uscript_getShortName(script);
    return static_cast<std::uint32_t>(name[0]) << 24 | static_cast<std::uint32_t>(name[1]) << 16
        | static_cast<std::uint32_t>(name[2]) << 8 | static_cast<std::uint32_t>(name[3]);
}

bool is_plain_latin(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Whether every character is of a block without right-to-left characters and without direction
/// controls: alphabets of Europe, general punctuation, currencies, arrows, boxes and signs. Then
/// all levels are 0 (UAX #9 rules P2, W7 and N2), and the costly algorithm need not run.
bool is_surely_left_to_right(std::string_view text)
{
    bool sure = true;
    for_each_code_point(text, [&](UChar32 c, std::size_t, std::size_t) {
        sure = sure
            && (c < 0x0590 || (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E)
                || (c >= 0x20A0 && c <= 0x2BFF));
    });
    return sure;
}

/// The UAX #9 level of each UTF-8 byte.
std::vector<std::uint8_t> bidi_levels(std::string_view paragraph)
{
    std::vector<std::uint8_t> levels(paragraph.size(), 0);
    if (is_surely_left_to_right(paragraph))
        return levels;
    std::u16string units;
    std::vector<std::size_t> offsets;
    for_each_code_point(paragraph, [&](UChar32 c, std::size_t start, std::size_t) {
        std::array<char16_t, 2> pair {};
        std::int32_t length = 0;
        U16_APPEND_UNSAFE(pair, length, c);
        for (std::int32_t i = 0; i < length; ++i) {
            units += pair[static_cast<std::size_t>(i)];
            offsets.push_back(start);
        }
    });
    auto const free_bidi = [](UBiDi* bidi) { ubidi_close(bidi); };
    std::unique_ptr<UBiDi, decltype(free_bidi)> const bidi(ubidi_open(), free_bidi);
    UErrorCode error = U_ZERO_ERROR;
    ubidi_setPara(bidi.get(), units.data(), static_cast<std::int32_t>(units.size()),
        UBIDI_DEFAULT_LTR, nullptr, &error);
    auto const* const unit_levels = ubidi_getLevels(bidi.get(), &error);
    ensure(U_SUCCESS(error), "ubidi_setPara failed");
    for (std::size_t i = 0; i < units.size(); ++i) {
        auto const end = i + 1 < units.size() ? offsets[i + 1] : paragraph.size();
        std::fill(levels.begin() + static_cast<std::ptrdiff_t>(offsets[i]),
            levels.begin() + static_cast<std::ptrdiff_t>(end), unit_levels[i]);
    }
    return levels;
}

} // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text)
{
    auto const* const bytes = reinterpret_cast<std::uint8_t const*>(text.data());
    auto const size = size_of(text);
    std::int32_t i = 0;
    while (i < size) {
        auto const start = i;
        UChar32 c = 0;
        U8_NEXT(bytes, i, size, c);
        if (c < 0)
            return static_cast<std::size_t>(start);
    }
    return std::nullopt;
}

std::string normalise(std::string_view text)
{
    if (is_plain_latin(text))
        return std::string(text);
    UErrorCode error = U_ZERO_ERROR;
    auto const* const nfc = icu::Normalizer2::getNFCInstance(error);
    std::string result;
    icu::StringByteSink<std::string> sink(&result);
    nfc->normalizeUTF8(0, icu::StringPiece(text.data(), size_of(text)), sink, nullptr, error);
    ensure(U_SUCCESS(error), "normalisation failed");
    return result;
}

std::u32string to_code_points(std::string_view text)
{
    std::u32string result;
    result.reserve(text.size());
    for_each_code_point(
        text, [&](UChar32 c, std::size_t, std::size_t) { result += static_cast<char32_t>(c); });
    return result;
}

std::string to_utf8(std::u32string_view code_points)
{
    std::string result;
    for (char32_t const c : code_points) {
        std::array<std::uint8_t, 4> bytes {};
        std::int32_t length = 0;
        U8_APPEND_UNSAFE(bytes, length, static_cast<UChar32>(c));
        result.append(
            reinterpret_cast<char const*>(bytes.data()), static_cast<std::size_t>(length));
    }
    return result;
}

std::size_t length_in_code_points(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::vector<BreakOpportunity> line_breaks(std::string_view text)
{
    std::vector<BreakOpportunity> result;
    // Creating an iterator costs far more than running it, so each thread keeps its own.
    thread_local std::unique_ptr<icu::BreakIterator> const iterator = [] {
        UErrorCode error = U_ZERO_ERROR;
        std::unique_ptr<icu::BreakIterator> created(
            icu::BreakIterator::createLineInstance(icu::Locale::getUK(), error));
        ensure(U_SUCCESS(error), "ICU has no line break rules");
        return created;
    }();
    UErrorCode error = U_ZERO_ERROR;
    UText utext = UTEXT_INITIALIZER;
    utext_openUTF8(&utext, text.data(), size_of(text), &error);
    iterator->setText(&utext, error);
    ensure(U_SUCCESS(error), "line breaking failed");
    iterator->first();
    for (auto at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next()) {
        auto const hard = iterator->getRuleStatus() >= UBRK_LINE_HARD;
        result.push_back({ static_cast<std::size_t>(at), hard ? Break::required : Break::allowed });
    }
    utext_close(&utext);
    return result;
}

std::vector<ScriptRun> script_runs(std::string_view paragraph)
{
    std::vector<ScriptRun> runs;
    if (paragraph.empty())
        return runs;
    if (is_plain_latin(paragraph)) {
        runs.push_back({ 0, paragraph.size(), 0, script_tag(USCRIPT_LATIN) });
        return runs;
    }
    auto const levels = bidi_levels(paragraph);
    // Common and inherited characters (digits, punctuation, marks) take the script before them;
    // leading ones take the first real script of the paragraph (UAX #24 section 5.1).
    auto current = USCRIPT_LATIN;
    bool found = false;
    for_each_code_point(paragraph, [&](UChar32 c, std::size_t, std::size_t) {
        UErrorCode error = U_ZERO_ERROR;
        auto const script = uscript_getScript(c, &error);
        if (!found && script > USCRIPT_INHERITED) {
            current = script;
            found = true;
        }
    });
    for_each_code_point(paragraph, [&](UChar32 c, std::size_t start, std::size_t end) {
        UErrorCode error = U_ZERO_ERROR;
        auto const script = uscript_getScript(c, &error);
        if (script > USCRIPT_INHERITED)
            current = script;
        auto const tag = script_tag(current);
        if (!runs.empty() && runs.back().level == levels[start] && runs.back().script == tag)
            runs.back().end = end;
        else
            runs.push_back({ start, end, levels[start], tag });
    });
    return runs;
}

bool begins_on_the_right(std::string_view paragraph)
{
    // In a paragraph from right to left, what runs from left to right has level 2.
    auto const levels = bidi_levels(paragraph);
    return !levels.empty() && std::ranges::all_of(levels, [](auto level) { return level > 0; });
}

std::string isolated(std::string_view text)
{
    auto const has_right_to_left = [](std::string_view line) {
        bool found = false;
        for_each_code_point(line, [&](UChar32 c, std::size_t, std::size_t) {
            auto const direction = u_charDirection(c);
            found = found || direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
        });
        return found;
    };
    if (is_surely_left_to_right(text) || !has_right_to_left(text))
        return std::string(text);
    std::string result;
    for (std::size_t start = 0; start <= text.size();) {
        auto const end = std::min(text.find('\n', start), text.size());
        auto const line = text.substr(start, end - start);
        if (has_right_to_left(line))
            ((result += isolate_begin) += line) += isolate_end;
        else
            result += line;
        result += end < text.size() ? "\n" : "";
        start = end + 1;
    }
    return result;
}

std::vector<std::size_t> visual_order(std::vector<std::uint8_t> const& levels)
{
    std::vector<std::int32_t> order(levels.size());
    if (!levels.empty())
        ubidi_reorderVisual(levels.data(), static_cast<std::int32_t>(levels.size()), order.data());
    return { order.begin(), order.end() };
}

bool continues_character(char32_t code_point)
{
    auto const category = U_GET_GC_MASK(static_cast<UChar32>(code_point));
    return (category & U_GC_M_MASK) != 0 || code_point == 0x200C || code_point == 0x200D;
}

char32_t mirrored(char32_t code_point)
{
    return static_cast<char32_t>(u_charMirror(static_cast<UChar32>(code_point)));
}

bool is_unwelcome(char32_t code_point)
{
    auto const c = static_cast<UChar32>(code_point);
    if (c == '\t' || c == '\n')
        return false;
    bool const direction_override = c == 0x202D || c == 0x202E;
    return u_iscntrl(c) || c == 0xFFFD || U_IS_UNICODE_NONCHAR(c) || direction_override;
}

std::string describe_code_point(char32_t code_point)
{
    std::array<char, 128> name {};
    UErrorCode error = U_ZERO_ERROR;
    u_charName(static_cast<UChar32>(code_point), U_EXTENDED_CHAR_NAME, name.data(),
        static_cast<std::int32_t>(name.size()), &error);
    std::array<char, 16> number {};
    std::snprintf(number.data(), number.size(), "U+%04X", static_cast<unsigned>(code_point));
    return std::string(number.data()) + " " + name.data();
}

} // namespace base
