#pragma once

// JSON text -> Value, fast and without words: what it declines json.cpp reads again and explains.
// json_quick.cpp is the only includer of simdjson.

#include "base/json.h"

#include <optional>
#include <string_view>

namespace base {

/// The value of a text that is valid and within limits; nothing for any other, and for the few
/// valid ones it leaves to the slower reader (a byte order mark, a number beyond 64 bits).
std::optional<Value> parse_json_quickly(std::string_view text);

} // namespace base
