#pragma once

// Every limit of the request gate, with the reason for each number.

#include <chrono>
#include <cstddef>

namespace web::limits {

/// "GET /cases/NB16-01/2a.pdf?recipient=pol HTTP/1.1" is under 100 bytes; 8 KiB is what RFC 9112
/// section 3 asks every server to accept.
constexpr std::size_t request_line_bytes_max = 8 * 1024;
/// Request line and all fields. Browsers send about 1 KiB.
constexpr std::size_t head_bytes_max = 32 * 1024;
constexpr std::size_t fields_max = 64;
/// Forms hold a password of 127 bytes, of which each may be sent as nine.
constexpr std::size_t form_bytes_max = 2 * 1024;

/// From the first byte of a request to its last. Absolute: a trickle of bytes does not renew it.
constexpr std::chrono::milliseconds read_time_max { 5000 };
/// A kept-alive connection without a request.
constexpr std::chrono::milliseconds idle_time_max { 5000 };
/// From the first byte of a response to its last. Absolute as well.
constexpr std::chrono::milliseconds write_time_max { 10000 };
/// Reading on after a refusal, so that the refusal is not lost to a TCP reset.
constexpr std::chrono::milliseconds linger_time_max { 1000 };
/// Making documents after the signal to stop.
constexpr std::chrono::milliseconds drain_time_max { 30000 };

constexpr int requests_per_connection_max = 100;
/// Half of the usual limit of 1024 open files; a waiting connection costs only its socket.
constexpr std::size_t connections_max = 512;
/// One address may hold half of them, so that another address always finds room.
constexpr std::size_t connections_per_address_max = 256;
/// Requests waiting for a thread; at some 10 ms each, those at the end wait about a second.
constexpr std::size_t waiting_requests_max = 256;
/// Threads that make documents, at least: one long report must not hold up the letters.
constexpr std::size_t threads_min = 8;

} // namespace web::limits
