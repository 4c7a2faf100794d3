#pragma once

// Key paths a document asks for -> those facts and no others, with the faults of all of them.

#include "base/result.h"
#include "facts/fact.h"

#include <string>
#include <string_view>
#include <vector>

namespace facts {

/// Whether one of the key paths is `key` or lies below it. No key paths at all ask for everything.
bool wants(std::vector<std::string> const& keys, std::string_view key);

/// Gathers the parts that are asked for. `keys` must outlive it.
class Parts {
public:
    explicit Parts(std::vector<std::string> const& keys)
        : m_keys(keys)
    {
    }

    /// Computes the part if the document asks for it.
    void add(std::string const& key, auto compute)
    {
        if (!wants(m_keys, key))
            return;
        base::Result<Fact> part = compute();
        if (part.ok())
            m_facts.emplace(key, std::move(part).value());
        else
            base::append(m_faults, part.errors());
    }

    base::Result<Fact> finish()
    {
        if (!m_faults.empty())
            return m_faults;
        return Fact(std::move(m_facts));
    }

private:
    std::vector<std::string> const& m_keys;
    Fact::Object m_facts;
    base::Diagnostics m_faults;
};

} // namespace facts
