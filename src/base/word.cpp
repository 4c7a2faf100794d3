#include "base/word.h"

#include "base/ensure.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace base {

namespace {

bool belongs_to_word(UChar32 c)
{
    return u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

} // namespace

bool is_within_word(std::string_view text, std::size_t at)
{
    ensure(at <= text.size() && text.size() < INT32_MAX, "a place beyond the text");
    if (at == 0 || at == text.size())
        return false;
    auto const* const bytes = reinterpret_cast<std::uint8_t const*>(text.data());
    auto before = static_cast<std::int32_t>(at);
    auto after = before;
    UChar32 left = 0;
    UChar32 right = 0;
    U8_PREV(bytes, 0, before, left);
    U8_NEXT(bytes, after, static_cast<std::int32_t>(text.size()), right);
    return belongs_to_word(left) && belongs_to_word(right);
}

} // namespace base
