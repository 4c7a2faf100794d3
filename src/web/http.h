#pragma once

// Requests and responses as values. No sockets.

#include <string>
#include <utility>
#include <vector>

namespace web {

/// A request that passed the gate.
struct Request {
    std::string method; ///< "GET", "HEAD" or "POST".
    std::string target; ///< Origin form, still percent-encoded: "/cases/NB16-01?as-at=…".
    bool keep_alive = true;
    std::string form {}; ///< What a POST sends, still percent-encoded: "password=…".
};

struct Response {
    int status = 200;
    std::string media_type {};
    std::string body {};
    std::vector<std::pair<std::string, std::string>> fields {}; ///< Besides the security fields.
    std::string route {}; ///< The pattern that matched, for the log: no values, so no names.
    std::string detail {}; ///< For the operator's log only, never sent.
};

/// "Not Found" for 404.
std::string reason_phrase(int status);

/// `name` as the file name of a download (RFC 6266): letters, digits, ".", "_" and "-" stay.
std::string content_disposition(std::string const& name);

/// Status line, fields and body as sent. For HEAD the body is left out, its length stays.
std::string serialise(Response const& response, bool keep_alive, bool head_only);

} // namespace web
