#pragma once

// A document -> rows for questions across cases, beside its newest version (migrations.h).

#include "base/json.h"
#include "store/sqlite.h"

#include <string>

namespace store {

/// Replaces what the projection holds of this document. A field that is missing, or has not the
/// form its column needs, is null: the record itself is judged elsewhere. Call within a
/// transaction.
void project(Database& database, std::string const& kind, std::string const& id, int version,
    base::Value const& value);

/// Makes the whole projection anew from the newest versions. Call within a transaction.
void project_all(Database& database);

/// Whether the projection was made by this version's idea of what figures read.
bool is_current(Database& database);

} // namespace store
