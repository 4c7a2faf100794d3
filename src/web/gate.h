#pragma once

// Bytes from the network -> Request, or a refusal. Pure, so that it can be tested and fuzzed.

#include "web/http.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace web {

/// Head or form is not complete yet, and nothing is wrong so far.
struct Incomplete {
    std::size_t bytes_wanted = 0; ///< Of head and form together; 0 while the head is not complete.
};

/// The connection is closed after a refusal: what follows it cannot be trusted.
struct Refusal {
    int status;
    std::string reason; ///< For the log and the client; says nothing about the server.
};

struct Accepted {
    Request request;
    std::size_t bytes; ///< Length of head and form in the input.
};

using Verdict = std::variant<Incomplete, Accepted, Refusal>;

/// Judges the bytes received so far, by RFC 9112 read strictly: whatever two parsers could
/// understand differently is refused (spec/reliability.md L3 and L4).
Verdict judge(std::string_view bytes);

/// Whether a Host field names this machine: localhost, 127.0.0.0/8 or [::1], with or without a
/// port. Anything else is a page elsewhere that rebinds its name to reach us.
bool is_loopback_host(std::string_view host);

/// A request target taken apart: decoded path segments and query parameters in order.
struct Target {
    std::vector<std::string> segments;
    std::vector<std::pair<std::string, std::string>> parameters;
    /// The parameter `name`, if it was sent.
    std::optional<std::string> parameter(std::string_view name) const;
};

/// Nothing for a malformed escape, invalid UTF-8, control characters, "." and ".." segments,
/// empty segments, or a parameter given twice.
std::optional<Target> read_target(std::string_view target);

/// Percent-encodes everything but unreserved characters (RFC 3986).
std::string percent_encode(std::string_view text);

} // namespace web
