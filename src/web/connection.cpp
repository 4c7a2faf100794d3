#include "web/connection.h"

#include "web/limits.h"

#include <array>
#include <cerrno>
#include <poll.h>
#include <sys/socket.h>

namespace web {

namespace {

enum class Transfer { done, would_block, closed };

/// recv and send are called directly: Poco 1.11's receiveBytes polls first and throws for what
/// is ordinary here, and its sendBytes does not ask the kernel to leave SIGPIPE out.
Transfer receive(int descriptor, std::string& input)
{
    std::array<char, 16 * 1024> buffer;
    for (;;) {
        auto const count = ::recv(descriptor, buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (count > 0) {
            input.append(buffer.data(), static_cast<std::size_t>(count));
            return Transfer::done;
        }
        if (count < 0 && errno == EINTR)
            continue;
        auto const blocked = count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
        return blocked ? Transfer::would_block : Transfer::closed;
    }
}

Transfer transmit(int descriptor, std::string_view bytes, std::size_t& written)
{
    while (written < bytes.size()) {
        auto const count = ::send(descriptor, bytes.data() + written, bytes.size() - written,
            MSG_DONTWAIT | MSG_NOSIGNAL);
        if (count > 0) {
            written += static_cast<std::size_t>(count);
            continue;
        }
        if (count < 0 && errno == EINTR)
            continue;
        auto const blocked = count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
        return blocked ? Transfer::would_block : Transfer::closed;
    }
    return Transfer::done;
}

} // namespace

Connection::Connection(Poco::Net::StreamSocket socket, Clock::time_point now)
    : m_socket(std::move(socket))
    , m_address(m_socket.peerAddress().host().toString())
{
    m_socket.setBlocking(false);
    m_socket.setNoDelay(true);
    enter(State::idle, now, limits::idle_time_max);
}

int Connection::descriptor() const
{
    return m_socket.impl()->sockfd();
}

short Connection::awaited_events() const
{
    switch (m_state) {
    case State::idle:
    case State::reading:
    case State::lingering:
        return POLLIN;
    case State::writing:
        return POLLOUT;
    case State::requested:
    case State::answering:
    case State::finished:
        break;
    }
    return 0;
}

void Connection::enter(State state, Clock::time_point now, std::chrono::milliseconds time)
{
    m_state = state;
    m_since = now;
    m_deadline = now + time;
}

void Connection::read(Clock::time_point now)
{
    if (m_state == State::lingering) {
        std::string discarded;
        if (receive(descriptor(), discarded) == Transfer::closed)
            finish();
        return;
    }
    auto const transfer = receive(descriptor(), m_input);
    if (transfer == Transfer::closed)
        return finish();
    if (transfer == Transfer::done)
        look(now);
}

void Connection::look(Clock::time_point now)
{
    if (m_input.empty() || (m_state != State::idle && m_state != State::reading))
        return;
    if (m_state == State::idle)
        enter(State::reading, now, limits::read_time_max);
    if (m_input.size() < m_wanted_bytes)
        return;
    // A trickle of single bytes is not worth a judgement each: only a line feed can complete a
    // head, and a kilobyte more can break a limit.
    auto const has_line_feed = m_input.find('\n', m_judged_bytes) != std::string::npos;
    if (m_wanted_bytes > 0 || has_line_feed || m_input.size() - m_judged_bytes >= 1024)
        judge_input(now);
}

void Connection::judge_input(Clock::time_point now)
{
    m_judged_bytes = m_input.size();
    auto verdict = judge(m_input);
    auto const* incomplete = std::get_if<Incomplete>(&verdict);
    m_wanted_bytes = incomplete ? incomplete->bytes_wanted : 0;
    if (auto const* refusal = std::get_if<Refusal>(&verdict))
        return refuse(*refusal, now);
    if (auto* accepted = std::get_if<Accepted>(&verdict)) {
        m_input.erase(0, accepted->bytes);
        m_judged_bytes = 0;
        m_request = std::move(accepted->request);
        ++m_requests_served;
        m_state = State::requested;
        m_since = now;
        m_deadline = Clock::time_point::max();
    }
}

void Connection::respond(Response const& response, bool keep_alive, Clock::time_point now)
{
    m_keep_alive = keep_alive;
    m_output = serialise(response, keep_alive, m_request.method == "HEAD");
    m_written_bytes = 0;
    enter(State::writing, now, limits::write_time_max);
    write(now);
}

void Connection::refuse(Refusal const& refusal, Clock::time_point now)
{
    m_refused = true;
    m_refusal = refusal;
    m_request = {};
    Response response { .status = refusal.status,
        .media_type = "text/plain; charset=utf-8",
        .body = reason_phrase(refusal.status) + ": " + refusal.reason + ".\n" };
    if (refusal.status == 405)
        response.fields.emplace_back("Allow", "GET, HEAD, POST");
    if (refusal.status == 503)
        response.fields.emplace_back("Retry-After", "1");
    respond(response, false, now);
}

std::optional<Refusal> Connection::take_refusal()
{
    return std::exchange(m_refusal, std::nullopt);
}

void Connection::write(Clock::time_point now)
{
    switch (transmit(descriptor(), m_output, m_written_bytes)) {
    case Transfer::done:
        return after_response(now);
    case Transfer::closed:
        return finish();
    case Transfer::would_block:
        break;
    }
}

void Connection::after_response(Clock::time_point now)
{
    m_output.clear();
    if (m_keep_alive)
        return enter(State::idle, now, limits::idle_time_max);
    if (!m_refused)
        return finish();
    // Closing while bytes of the refused request are unread would make the kernel reset the
    // connection and throw our answer away (RFC 9112 section 9.6).
    ::shutdown(descriptor(), SHUT_WR);
    enter(State::lingering, now, limits::linger_time_max);
}

void Connection::expire(Clock::time_point now)
{
    if (m_state == State::reading)
        return refuse({ 408, "the request took too long to arrive" }, now);
    finish();
}

void Connection::finish()
{
    m_state = State::finished;
}

} // namespace web
