#include "markup/attributes.h"

#include "base/length.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace markup {

namespace {

constexpr std::string_view lower = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view digits = "0123456789";

bool is_one_of(char byte, std::string_view set)
{
    return set.find(byte) != std::string_view::npos;
}

bool is_upper(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

/// Digits only, at most five, so that no arithmetic on them can overflow.
std::optional<std::int64_t> whole_number(std::string_view text)
{
    if (text.empty() || text.size() > 5 || text.find_first_not_of(digits) != text.npos)
        return std::nullopt;
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// "20" or "22.5" as millimetres.
std::optional<base::Length> millimetres(std::string_view text)
{
    auto const point = std::min(text.find('.'), text.size());
    auto const whole = whole_number(text.substr(0, point));
    auto const fraction = point == text.size() ? "0" : text.substr(point + 1);
    auto const part = whole_number(fraction);
    if (!whole || !part || fraction.size() > 3)
        return std::nullopt;
    auto micrometres = *part;
    for (auto digit = fraction.size(); digit < 3; ++digit)
        micrometres *= 10;
    return base::Length::micrometres(*whole * 1000 + micrometres);
}

} // namespace

bool is_style_name(std::string_view text)
{
    return !text.empty() && is_one_of(text.front(), lower)
        && std::ranges::all_of(text, [](char byte) {
               return is_one_of(byte, lower) || is_one_of(byte, digits) || byte == '-';
           });
}

bool is_id(std::string_view text)
{
    return !text.empty() && (is_one_of(text.front(), lower) || is_upper(text.front()))
        && std::ranges::all_of(text, [](char byte) {
               return is_one_of(byte, lower) || is_upper(byte) || is_one_of(byte, digits)
                   || is_one_of(byte, "-._");
           });
}

std::optional<base::Length> printed_length(std::string_view text)
{
    if (!text.ends_with("mm"))
        return std::nullopt;
    text.remove_suffix(2);
    auto const length = millimetres(text);
    return length && length->millipoints > 0 ? length : std::nullopt;
}

std::optional<document::Column> column_width(std::string_view text)
{
    using Kind = document::Column::Kind;
    if (text == "auto")
        return document::Column { Kind::content, 1 };
    if (text.ends_with("*")) {
        text.remove_suffix(1);
        auto const parts = text.empty() ? 1 : whole_number(text);
        if (parts && *parts > 0)
            return document::Column { Kind::parts, *parts };
    } else if (auto const length = printed_length(text)) {
        return document::Column { Kind::fixed, length->millipoints };
    }
    return std::nullopt;
}

std::optional<std::uint8_t> span_count(std::string_view text)
{
    auto const value = whole_number(text);
    if (!value || *value < 1 || *value > UINT8_MAX)
        return std::nullopt;
    return static_cast<std::uint8_t>(*value);
}

std::optional<document::Scope> header_scope(std::string_view text)
{
    if (text == "col")
        return document::Scope::column;
    if (text == "row")
        return document::Scope::row;
    if (text == "rowgroup")
        return document::Scope::row_group;
    return std::nullopt;
}

bool is_link_target(std::string_view text)
{
    if (text.starts_with("#"))
        return is_id(text.substr(1));
    constexpr std::array<std::string_view, 4> schemes { "https://", "http://", "mailto:", "tel:" };
    auto const fits
        = [&](auto scheme) { return text.starts_with(scheme) && text.size() > scheme.size(); };
    return std::ranges::any_of(schemes, fits) && std::ranges::none_of(text, [](char byte) {
        auto const code = static_cast<unsigned char>(byte);
        return code <= 0x20 || code == 0x7F;
    });
}

} // namespace markup
