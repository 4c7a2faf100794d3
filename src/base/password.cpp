#include "base/password.h"

#include "base/unicode.h"

#include <memory>
#include <unicode/unistr.h>
#include <unicode/usprep.h>

namespace base {

namespace {

Diagnostic fault(std::string code, std::string message, std::string fix)
{
    return { Severity::error, std::move(code), {}, std::move(message), std::move(fix) };
}

/// Nothing for text with characters that SASLprep prohibits. Characters younger than Unicode 3.2
/// pass, as in a query, because readers let them pass too.
std::optional<std::string> prepared(std::string_view text)
{
    auto status = U_ZERO_ERROR;
    std::unique_ptr<UStringPrepProfile, decltype(&usprep_close)> const profile(
        usprep_openByType(USPREP_RFC4013_SASLPREP, &status), usprep_close);
    ensure(U_SUCCESS(status), "ICU has no SASLprep");
    auto const typed = icu::UnicodeString::fromUTF8(text);
    // A compatibility character becomes at most 18 (U+FDFA).
    std::u16string out(static_cast<std::size_t>(typed.length()) * 18 + 1, u'\0');
    auto const length = usprep_prepare(profile.get(), typed.getBuffer(), typed.length(), out.data(),
        static_cast<std::int32_t>(out.size()), USPREP_ALLOW_UNASSIGNED, nullptr, &status);
    if (U_FAILURE(status))
        return std::nullopt;
    std::string result;
    icu::UnicodeString(out.data(), length).toUTF8String(result);
    return result;
}

} // namespace

Result<Password> Password::read(std::string_view typed)
{
    if (typed.size() > bytes_max * 4)
        return fault("password-long", "The password is too long.", "Choose a shorter one.");
    auto text = first_invalid_utf8(typed) ? std::nullopt : prepared(typed);
    if (!text) {
        return fault("password-characters",
            "The password holds a character that a keyboard does not give, such as a line break.",
            "Write it on one line, in UTF-8, in letters, digits, signs and spaces.");
    }
    if (text->empty())
        return fault("password-empty", "The password is empty.", "Choose a password.");
    if (text->size() > bytes_max) {
        return fault("password-long",
            "The password is longer than " + std::to_string(bytes_max) + " bytes.",
            "Choose a shorter one.");
    }
    return Password(std::move(*text));
}

} // namespace base
