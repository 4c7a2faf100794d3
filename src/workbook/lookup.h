#pragma once

// Key path + scopes -> Fact: the same strict lookup as in templates, and rows of nested lists.

#include "facts/fact.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace workbook {

/// The facts a key may be looked up in: the root first, the innermost row last.
using Scopes = std::vector<facts::Fact>;

/// "outer.case.ref": how many scopes to leave, and the members to follow from there.
struct KeyPath {
    std::size_t outer = 0;
    std::vector<std::string> keys; ///< Empty for ".", the scope itself.
    std::string text; ///< As it is written in the declaration.

    static KeyPath parse(std::string_view text);
};

/// Why a key is not there, as two sentences for a diagnostic.
struct Unknown {
    std::string message;
    std::string fix;
};

/// The fact at `path` in the last of `scopes`. The members of a missing fact are missing too.
std::variant<facts::Fact, Unknown> look_up(KeyPath const& path, Scopes const& scopes);

/// The same where it stands, without a copy; null where only look_up() can tell, such as in the
/// printed forms of a date.
facts::Fact const* find_member(KeyPath const& path, Scopes const& scopes);

/// Walks the rows that "a.b[].c" names, in order. Holds shared facts only, never copies of rows.
class Rows {
public:
    Rows(std::string_view path, facts::Fact root);

    /// Moves to the next row; false at the end or at a fault.
    bool next();
    /// The scopes of the row that next() found.
    Scopes const& scopes() const { return m_scopes; }
    /// A list that the path names and the facts lack, if that ended the rows.
    std::optional<Unknown> const& fault() const { return m_fault; }

private:
    struct Level {
        facts::Fact list;
        std::size_t next = 0;
    };
    void open(KeyPath const& path);

    std::vector<KeyPath> m_paths; ///< One for each "[]" in the path, and the last.
    std::vector<Level> m_levels;
    Scopes m_scopes;
    std::optional<Unknown> m_fault;
};

} // namespace workbook
