#pragma once

// The course of one filling: which fact each tag names, what it prints, and every fault.

#include "base/result.h"
#include "markup/markup.h"
#include "merge/merge.h"
#include "merge/scopes.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace merge {

/// Looks up tags and gathers markup while the template library walks the body.
class Filling {
public:
    Filling(Template const& source, facts::Fact const& root, Gaps gaps);

    Scopes& scopes() { return m_scopes; }

    /// The fact of a section tag if the section, or for an inverted tag its fact, is shown.
    /// Otherwise null; whatever stands in a section that stays hidden is checked here.
    facts::Fact const* section(std::size_t tag);
    /// What a value tag prints, escaped; empty after a fault.
    std::string value(std::size_t tag);
    /// Takes rendered text, in which literals stand by index.
    void write(std::string_view rendered);
    /// Counts one repetition of a section against the limit, so that empty ones end too. It
    /// takes about the time of writing 32 bytes.
    void repeat() { grow(32); }
    /// Whether the limit of output is reached: nothing more is taken.
    bool full() const { return m_full; }

    base::Result<markup::Markup> finish();

private:
    void append_literal(Literal const& literal);
    void grow(std::size_t bytes);
    void check_hidden(std::size_t tag);
    void complain(std::size_t tag, base::Diagnostic fault);
    void complain_unknown(std::size_t tag);
    void complain_missing(std::size_t tag, facts::Fact::Missing const& missing);
    void complain_not_printable(std::size_t tag, facts::Fact const& fact);

    Template const& m_template;
    Scopes m_scopes;
    Gaps m_gaps;
    markup::Markup m_markup;
    Place m_place; ///< Template place of the end of m_markup.text.
    std::size_t m_spent = 0; ///< Bytes of output and repetitions.
    bool m_full = false;
    base::Diagnostics m_faults;
    std::set<std::string> m_told; ///< Faults as text: what repeats is told once.
    std::vector<bool> m_checked; ///< Hidden sections whose keys were checked.
};

} // namespace merge
