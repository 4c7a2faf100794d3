#pragma once

// Tag + open scopes -> the fact it names, or why there is none.

#include "base/diagnostic.h"
#include "facts/fact.h"
#include "merge/merge.h"

#include <string>
#include <vector>

namespace merge {

/// The facts that open sections stand in: the root first, the innermost section last.
///
/// A key is looked up in the innermost scope only. Mustache would go on to the parents, and so
/// print a parent's date of birth for a child that has none.
class Scopes {
public:
    explicit Scopes(facts::Fact const& root) { push(root); }

    void push(facts::Fact const& scope) { m_scopes.push_back(&scope); }
    void pop() { m_scopes.pop_back(); }

    /// The fact `tag` names, or null if its key does not exist. A member of a missing fact is
    /// missing as well. Valid until the next look-up.
    facts::Fact const* look_up(Tag const& tag);
    /// Why look_up() found nothing: code, message and fix, without a place.
    base::Diagnostic explain(Tag const& tag);

private:
    facts::Fact const* follow(facts::Fact const& scope, Tag const& tag);
    base::Diagnostic explain_unknown(Tag const& tag, facts::Fact const& scope);

    std::vector<facts::Fact const*> m_scopes;
    facts::Fact m_form; ///< A date's printed form or a list's count, made by the look-up.
};

} // namespace merge
