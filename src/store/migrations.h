#pragma once

// The schema of the database, as the steps that made it.

#include <array>
#include <string_view>

namespace store {

/// Step n brings a database of version n to version n + 1 (PRAGMA user_version). Steps that have
/// been released never change; a new schema is a new step at the end.
constexpr std::array<std::string_view, 1> migrations {
    // Documents stay whole, as JSON: one case is read and written at once, and is described by
    // its schema, not by tables.
    R"(CREATE TABLE document_version (
           kind    TEXT    NOT NULL CHECK (kind IN ('board', 'case', 'training', 'profile')),
           id      TEXT    NOT NULL CHECK (id <> ''),
           version INTEGER NOT NULL CHECK (version > 0),
           json    TEXT    NOT NULL CHECK (json <> ''),
           who     TEXT    NOT NULL,
           why     TEXT    NOT NULL,
           at      TEXT    NOT NULL CHECK (at GLOB '????-??-??T??:??:??Z'),
           PRIMARY KEY (kind, id, version)
       ) STRICT)",
};

} // namespace store
