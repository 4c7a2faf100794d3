#pragma once

// The documents read last -> the same documents again, without parsing them.

#include "store/store.h"

#include <deque>
#include <memory>

namespace store {

/// Versions never change, so that what is here is never wrong. Not for several threads at once;
/// the documents it hands out are.
class Cache {
public:
    std::shared_ptr<StoredDocument const> find(
        casefile::Kind kind, std::string const& id, int version) const
    {
        for (auto const& entry : m_entries) {
            auto const& stored = *entry.document;
            if (stored.version == version && stored.document.kind == kind
                && stored.document.id == id)
                return entry.document;
        }
        return nullptr;
    }
    /// `bytes`: length of the document as JSON; its tree takes a few times as much.
    void keep(std::shared_ptr<StoredDocument const> document, std::size_t bytes)
    {
        if (bytes > bytes_max)
            return;
        m_entries.push_back({ std::move(document), bytes });
        m_bytes += bytes;
        while (m_entries.size() > entries_max || m_bytes > bytes_max) {
            m_bytes -= m_entries.front().bytes;
            m_entries.pop_front();
        }
    }

private:
    static constexpr std::size_t entries_max = 64;
    static constexpr std::size_t bytes_max = 8 * 1024 * 1024;
    struct Entry {
        std::shared_ptr<StoredDocument const> document;
        std::size_t bytes;
    };
    std::deque<Entry> m_entries; ///< The oldest first.
    std::size_t m_bytes = 0;
};

} // namespace store
