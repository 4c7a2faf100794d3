#pragma once

// The schema of the database, as the steps that made it.

#include <array>
#include <string_view>

namespace store {

/// Step n brings a database of version n to version n + 1 (PRAGMA user_version). Steps that have
/// been released never change; a new schema is a new step at the end. Statements are separated by
/// semicolons. A step leaves new projection tables empty: they are filled from the documents when
/// all steps are taken.
constexpr std::array<std::string_view, 3> migrations {
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
    // What questions across cases need of the newest versions. All of it hangs on
    // newest_document, so that deleting one row there clears a document's projection. "place" is
    // an index into a list of the document: unlike ids, it is always there and always different.
    R"(CREATE TABLE newest_document (
           number      INTEGER PRIMARY KEY,
           kind        TEXT    NOT NULL,
           id          TEXT    NOT NULL,
           version     INTEGER NOT NULL,
           board       TEXT,
           review_type TEXT,
           stage       TEXT,
           UNIQUE (kind, id),
           FOREIGN KEY (kind, id, version) REFERENCES document_version
       ) STRICT;
       CREATE INDEX newest_document_board ON newest_document (board);
       CREATE TABLE action (
           document             INTEGER NOT NULL REFERENCES newest_document ON DELETE CASCADE,
           recommendation       INTEGER NOT NULL,
           place                INTEGER NOT NULL,
           no                   TEXT,
           lead_agency          TEXT,
           status               TEXT,
           self_rating          TEXT,
           original_due         TEXT,
           revised_due          TEXT,
           revision_approved_on TEXT,
           allocated_on         TEXT,
           completed_on         TEXT,
           accepted_on          TEXT,
           withdrawn_on         TEXT,
           PRIMARY KEY (document, recommendation, place)
       ) STRICT, WITHOUT ROWID;
       CREATE INDEX action_lead_agency ON action (lead_agency);
       CREATE TABLE action_update (
           document       INTEGER NOT NULL,
           recommendation INTEGER NOT NULL,
           action         INTEGER NOT NULL,
           type           TEXT    NOT NULL CHECK (type IN ('UPDATE', 'EVIDENCE')),
           place          INTEGER NOT NULL,
           received_on    TEXT,
           for_meeting    TEXT,
           self_rating    TEXT,
           is_exception   INTEGER,
           PRIMARY KEY (document, recommendation, action, type, place),
           FOREIGN KEY (document, recommendation, action) REFERENCES action ON DELETE CASCADE
       ) STRICT, WITHOUT ROWID;
       CREATE TABLE milestone (
           document INTEGER NOT NULL REFERENCES newest_document ON DELETE CASCADE,
           place    INTEGER NOT NULL,
           name     TEXT    NOT NULL,
           detail   TEXT,
           reached  TEXT    NOT NULL,
           earliest TEXT    NOT NULL,
           latest   TEXT    NOT NULL,
           PRIMARY KEY (document, place)
       ) STRICT, WITHOUT ROWID;
       CREATE INDEX milestone_earliest ON milestone (earliest);
       CREATE TABLE notification (
           document INTEGER NOT NULL REFERENCES newest_document ON DELETE CASCADE,
           place    INTEGER NOT NULL,
           kind     TEXT,
           agency   TEXT,
           body     TEXT,
           due_on   TEXT,
           reached  TEXT,
           earliest TEXT,
           latest   TEXT,
           PRIMARY KEY (document, place)
       ) STRICT, WITHOUT ROWID;
       CREATE TABLE event (
           document     INTEGER NOT NULL REFERENCES newest_document ON DELETE CASCADE,
           place        INTEGER NOT NULL,
           type         TEXT    NOT NULL CHECK (type IN ('MEETING', 'DELIVERY')),
           id           TEXT,
           subject      TEXT,
           held_on      TEXT,
           status       TEXT,
           mode         TEXT,
           capacity     INTEGER,
           scr_learning INTEGER,
           PRIMARY KEY (document, place)
       ) STRICT, WITHOUT ROWID;
       CREATE INDEX event_held_on ON event (held_on);
       CREATE TABLE attendance (
           document INTEGER NOT NULL,
           event    INTEGER NOT NULL,
           place    INTEGER NOT NULL,
           person   TEXT,
           agency   TEXT,
           outcome  TEXT,
           PRIMARY KEY (document, event, place),
           FOREIGN KEY (document, event) REFERENCES event ON DELETE CASCADE
       ) STRICT, WITHOUT ROWID;
       CREATE INDEX attendance_counted
           ON attendance (document, event, agency, outcome, person))",
    // What figures across cases read of each case and training record, so that ten thousand whole
    // records need not be parsed for a count; and by which paths it was taken out.
    R"(CREATE TABLE figures_part (
           document INTEGER PRIMARY KEY REFERENCES newest_document ON DELETE CASCADE,
           json     TEXT    NOT NULL
       ) STRICT;
       CREATE TABLE projection_basis (
           fingerprint TEXT NOT NULL
       ) STRICT)",
};

} // namespace store
