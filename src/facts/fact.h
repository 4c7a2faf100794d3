#pragma once

// The value that templates and workbooks read: a tree of typed, printable facts.

#include "base/date.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace facts {

/// One fact. Cheap to copy: lists and objects are shared and never change once made.
///
/// Numbers carry both their value (for workbooks) and how they print (for documents), so that
/// the two can never differ. A field that the schema knows but the record leaves empty is
/// `Missing`, which prints nothing and makes a fault where a template insists on it; a key that
/// does not exist at all is a fault everywhere.
class Fact {
public:
    struct Missing {
        std::string label; ///< Printed label of the field, from the schema.
        std::string pointer; ///< JSON Pointer of the field in the record.
    };
    struct Number {
        double value;
        std::string printed;
    };
    using List = std::vector<Fact>;
    using Object = std::map<std::string, Fact, std::less<>>;

    Fact()
        : m_content(Missing {})
    {
    }
    Fact(Missing missing)
        : m_content(std::move(missing))
    {
    }
    Fact(bool value)
        : m_content(value)
    {
    }
    Fact(char const* text)
        : m_content(std::string(text))
    {
    }
    Fact(std::string text)
        : m_content(std::move(text))
    {
    }
    Fact(base::Date date)
        : m_content(date)
    {
    }
    Fact(base::PartialDate date)
        : m_content(date)
    {
    }
    Fact(Number number)
        : m_content(std::move(number))
    {
    }
    Fact(int) = delete; ///< Use count(): a bare number has no printed form.
    Fact(double) = delete;
    Fact(List list)
        : m_content(std::make_shared<List const>(std::move(list)))
    {
    }
    Fact(Object object)
        : m_content(std::make_shared<Object const>(std::move(object)))
    {
    }
    // Out of line: inlined moves of the variant make GCC 12 warn falsely of uninitialised strings.
    Fact(Fact const&);
    Fact(Fact&&) noexcept;
    Fact& operator=(Fact const&);
    Fact& operator=(Fact&&) noexcept;
    ~Fact();

    /// A whole number, printed in digits.
    static Fact count(long long value)
    {
        return Number { static_cast<double>(value), std::to_string(value) };
    }

    Missing const* missing() const { return std::get_if<Missing>(&m_content); }
    bool const* boolean() const { return std::get_if<bool>(&m_content); }
    std::string const* text() const { return std::get_if<std::string>(&m_content); }
    Number const* number() const { return std::get_if<Number>(&m_content); }
    base::Date const* date() const { return std::get_if<base::Date>(&m_content); }
    base::PartialDate const* partial_date() const
    {
        return std::get_if<base::PartialDate>(&m_content);
    }
    List const* list() const
    {
        auto const* pointer = std::get_if<std::shared_ptr<List const>>(&m_content);
        return pointer ? pointer->get() : nullptr;
    }
    Object const* object() const
    {
        auto const* pointer = std::get_if<std::shared_ptr<Object const>>(&m_content);
        return pointer ? pointer->get() : nullptr;
    }

    /// The member of an object, or of a date one of its printed forms: "weekday"
    /// (Monday 9 May 2016), "table" (09/05/2016), "month" (May 2016), "iso". A list has "count"
    /// and "any". A member of what is missing is missing too, so that a document says which
    /// record it lacks. Nothing if there is no such member.
    std::optional<Fact> member(std::string_view key) const;

    /// How the fact prints: text as it is, numbers in their printed form, dates in prose
    /// (9 May 2016). Empty optional for Missing, booleans, lists and objects.
    std::optional<std::string> printed() const;

    /// Whether a section over this fact is shown: false for Missing, false and empty lists.
    bool shown() const;

private:
    std::variant<Missing, bool, std::string, Number, base::Date, base::PartialDate,
        std::shared_ptr<List const>, std::shared_ptr<Object const>>
        m_content;
};

} // namespace facts
