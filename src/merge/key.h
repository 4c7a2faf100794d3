#pragma once

// A key as it is written -> the members it follows.

#include "merge/merge.h"

#include <string_view>

namespace merge {

/// Follows "outer." and the dots of a key into `tag`; false if it is no key.
bool read_key(std::string_view key, Tag& tag);

/// The key without the printed form of a date at its end: "panel.date" of "panel.date.weekday".
std::string_view without_form(std::string_view key);

/// Whether the key names what is the same in every case of a board: its own name and address,
/// the words of its profile, the entry in the register.
bool is_same_for_board(std::string_view key);

} // namespace merge
