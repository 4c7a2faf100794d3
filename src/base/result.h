#pragma once

// A value, or every reason why there is none.

#include "base/diagnostic.h"
#include "base/ensure.h"

#include <utility>
#include <variant>

namespace base {

/// Either a T or at least one error diagnostic.
///
/// Expected faults travel as values so that all of them can be collected; exceptions are kept
/// for the environment (IoError) and `ensure` for our own bugs.
template <typename T> class [[nodiscard]] Result {
public:
    Result(T value)
        : m_content(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Diagnostics errors)
        : m_content(std::in_place_index<1>, std::move(errors))
    {
        ensure(has_error(std::get<1>(m_content)), "a failed Result needs an error diagnostic");
    }
    Result(Diagnostic error)
        : Result(Diagnostics { std::move(error) })
    {
    }

    bool ok() const { return m_content.index() == 0; }
    T const& value() const&
    {
        ensure(ok(), "value() of a failed Result");
        return std::get<0>(m_content);
    }
    T&& value() &&
    {
        ensure(ok(), "value() of a failed Result");
        return std::get<0>(std::move(m_content));
    }
    Diagnostics const& errors() const
    {
        ensure(!ok(), "errors() of a good Result");
        return std::get<1>(m_content);
    }

private:
    std::variant<T, Diagnostics> m_content;
};

} // namespace base

// A name of its own for each use, so that nested uses do not shadow each other.
#define CASEBINDER_TRY(expression, name)                                                           \
    __extension__({                                                                                \
        auto name = (expression);                                                                  \
        if (!name.ok())                                                                            \
            return name.errors();                                                                  \
        std::move(name).value();                                                                   \
    })
#define CASEBINDER_JOIN(a, b) a##b
#define CASEBINDER_TRY_NAMED(expression, number)                                                   \
    CASEBINDER_TRY(expression, CASEBINDER_JOIN(try_result_, number))

/// The value of a Result, or a return from the calling function with its errors.
#define TRY(expression) CASEBINDER_TRY_NAMED(expression, __COUNTER__)
