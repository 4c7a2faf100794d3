#pragma once

// The locale of a thread, set aside while a library prints numbers.

#include <clocale>

namespace xlsx {

/// Sets the calling thread's locale to "C" until the end of the scope: the library prints
/// numbers with printf, which writes a decimal comma in some locales.
class NeutralLocale {
public:
    NeutralLocale()
        : m_neutral(::newlocale(LC_ALL_MASK, "C", nullptr))
        , m_before(::uselocale(m_neutral))
    {
    }
    NeutralLocale(NeutralLocale const&) = delete;
    NeutralLocale& operator=(NeutralLocale const&) = delete;
    ~NeutralLocale()
    {
        ::uselocale(m_before);
        ::freelocale(m_neutral);
    }

private:
    locale_t m_neutral;
    locale_t m_before;
};

} // namespace xlsx
