#pragma once

// Requests that must be refused, with the status they must get. The same table is put to the
// gate as a function and to a running server over a socket.

#include <string>
#include <vector>

namespace web_test {

struct HostileRequest {
    char const* name;
    std::string bytes;
    int status;
};

inline std::string const line = "GET / HTTP/1.1\r\n";
inline std::string const host = "Host: localhost\r\n";
inline std::string const last_request = host + "Connection: close\r\n\r\n";

/// Framing that two parsers could read differently, and hosts elsewhere.
inline std::vector<HostileRequest> hostile_framing()
{
    auto const smuggled = "GET /health/live HTTP/1.1\r\n" + host + "\r\n";
    return {
        { "length and chunked",
            line + host + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                + smuggled,
            400 },
        { "chunked", line + host + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled, 411 },
        { "chunked in disguise", line + host + "Transfer-Encoding: xchunked\r\n\r\n", 411 },
        { "two lengths", line + host + "Content-Length: 0\r\nContent-Length: 50\r\n\r\n", 400 },
        { "two equal lengths", line + host + "Content-Length: 0\r\nContent-Length: 0\r\n\r\n",
            400 },
        { "length list", line + host + "Content-Length: 0, 0\r\n\r\n", 400 },
        { "negative length", line + host + "Content-Length: -1\r\n\r\n", 400 },
        { "signed length", line + host + "Content-Length: +5\r\n\r\nhello", 400 },
        { "hexadecimal length", line + host + "Content-Length: 0x5\r\n\r\nhello", 400 },
        { "empty length", line + host + "Content-Length: \r\n\r\n", 400 },
        { "body", line + host + "Content-Length: 5\r\n\r\nhello", 413 },
        { "enormous body", line + host + "Content-Length: 99999999999999999999999\r\n\r\n", 413 },
        { "expect", line + host + "Expect: 100-continue\r\n\r\n", 417 },
        { "no host", line + "\r\n", 400 },
        { "two hosts", line + host + "Host: 127.0.0.1\r\n\r\n", 400 },
        { "host elsewhere", line + "Host: casebinder.example\r\n\r\n", 421 },
        { "host that begins well", line + "Host: localhost.example\r\n\r\n", 421 },
        { "host outside 127/8", line + "Host: 128.0.0.1\r\n\r\n", 421 },
        { "octal host", line + "Host: 0177.0.0.1\r\n\r\n", 421 },
        { "empty host", line + "Host:\r\n\r\n", 421 },
        { "no host in 1.0", "GET / HTTP/1.0\r\n\r\n", 400 },
    };
}

/// Bytes, fields and request lines out of order.
inline std::vector<HostileRequest> hostile_lines()
{
    return {
        { "bare line feeds", "GET / HTTP/1.1\nHost: localhost\n\n", 400 },
        { "one bare line feed", line + "Host: localhost\n\r\n", 400 },
        { "bare carriage return", line + "X: a\rb\r\n" + host + "\r\n", 400 },
        { "NUL", line + "X: a" + std::string(1, '\0') + "b\r\n" + host + "\r\n", 400 },
        { "NUL in target", "GET /" + std::string(1, '\0') + " HTTP/1.1\r\n" + host + "\r\n", 400 },
        { "byte above ASCII", line + "X: \xC3\xA9\r\n" + host + "\r\n", 400 },
        { "folded field", line + host + "X: a\r\n b\r\n\r\n", 400 },
        { "folded first field", line + " X: a\r\n" + host + "\r\n", 400 },
        { "space before colon", line + host + "Content-Length : 5\r\n\r\n", 400 },
        { "field without colon", line + host + "nonsense\r\n\r\n", 400 },
        { "field without name", line + host + ": x\r\n\r\n", 400 },
        { "leading empty line", "\r\n" + line + host + "\r\n", 400 },
        { "nothing but noise", std::string("\x16\x03\x01\x02\r\n\r\n", 8), 400 },
        { "unknown method", "BREW / HTTP/1.1\r\n" + host + "\r\n", 501 },
        { "lower-case method", "get / HTTP/1.1\r\n" + host + "\r\n", 501 },
        { "POST", "POST / HTTP/1.1\r\n" + host + "\r\n", 411 },
        { "POST without length", "POST / HTTP/1.1\r\n" + host + "\r\nbody without end", 411 },
        { "POST of JSON",
            "POST / HTTP/1.1\r\n" + host
                + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
            415 },
        { "long form",
            "POST / HTTP/1.1\r\n" + host
                + "Content-Type: application/x-www-form-urlencoded\r\n"
                  "Content-Length: 99999999999999999999999\r\n\r\n",
            413 },
        { "form from elsewhere",
            "POST / HTTP/1.1\r\n" + host
                + "Content-Type: application/x-www-form-urlencoded\r\n"
                  "Sec-Fetch-Site: cross-site\r\nContent-Length: 3\r\n\r\na=b",
            403 },
        { "DELETE", "DELETE / HTTP/1.1\r\n" + host + "\r\n", 405 },
        { "TRACE", "TRACE / HTTP/1.1\r\n" + host + "\r\n", 405 },
        { "HTTP/0.9", "GET /\r\n\r\n", 400 },
        { "HTTP/2.0", "GET / HTTP/2.0\r\n" + host + "\r\n", 505 },
        { "HTTP/1.2", "GET / HTTP/1.2\r\n" + host + "\r\n", 505 },
        { "HTTP/1.10", "GET / HTTP/1.10\r\n" + host + "\r\n", 400 },
        { "lower-case version", "GET / http/1.1\r\n" + host + "\r\n", 400 },
        { "two spaces", "GET  / HTTP/1.1\r\n" + host + "\r\n", 400 },
        { "tab", "GET\t/ HTTP/1.1\r\n" + host + "\r\n", 400 },
        { "space in target", "GET /a b HTTP/1.1\r\n" + host + "\r\n", 400 },
        { "absolute target", "GET http://localhost/ HTTP/1.1\r\n" + host + "\r\n", 400 },
        { "fragment", "GET /#x HTTP/1.1\r\n" + host + "\r\n", 400 },
        { "backslash", "GET /a\\b HTTP/1.1\r\n" + host + "\r\n", 400 },
    };
}

/// Heads over a limit; then targets that pass the gate and must stop at the routes.
inline std::vector<HostileRequest> hostile_sizes_and_targets()
{
    std::string many;
    for (auto i = 0; i < 64; ++i) // 64 and the Host field are 65, one too many.
        many += "X-" + std::to_string(i) + ": 1\r\n";
    return {
        { "long request line", "GET /" + std::string(8 * 1024, 'a') + " HTTP/1.1\r\n", 414 },
        { "endless request line", "GET /" + std::string(80 * 1024, 'a'), 414 },
        { "long field", line + host + "X: " + std::string(33 * 1024, 'a') + "\r\n\r\n", 431 },
        { "endless head", line + host + "X: " + std::string(320 * 1024, 'a'), 431 },
        { "many fields", line + host + many + "\r\n", 431 },
        { "parent folder", "GET /../etc/passwd HTTP/1.1\r\n" + last_request, 400 },
        { "encoded parent folder", "GET /%2e%2e/etc/passwd HTTP/1.1\r\n" + last_request, 400 },
        { "encoded NUL", "GET /%00 HTTP/1.1\r\n" + last_request, 400 },
        { "overlong UTF-8", "GET /%c0%ae HTTP/1.1\r\n" + last_request, 400 },
        { "half an escape", "GET /%4 HTTP/1.1\r\n" + last_request, 400 },
        { "no escape", "GET /%zz HTTP/1.1\r\n" + last_request, 400 },
        { "empty segment", "GET //cases HTTP/1.1\r\n" + last_request, 400 },
        { "unknown parameter", "GET /?x=1 HTTP/1.1\r\n" + last_request, 400 },
        { "parameter twice", "GET /cases/a?as-at=1&as-at=2 HTTP/1.1\r\n" + last_request, 400 },
        { "no such page", "GET /etc/passwd HTTP/1.1\r\n" + last_request, 404 },
        { "file behind assets", "GET /assets/house.json HTTP/1.1\r\n" + last_request, 404 },
    };
}

inline std::vector<HostileRequest> hostile_requests()
{
    auto requests = hostile_framing();
    for (auto const& more : { hostile_lines(), hostile_sizes_and_targets() })
        requests.insert(requests.end(), more.begin(), more.end());
    return requests;
}

} // namespace web_test
