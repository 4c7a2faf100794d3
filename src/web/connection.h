#pragma once

// One client's connection: bytes in, requests out; responses in, bytes out. Never blocks.

#include "web/gate.h"
#include "web/http.h"

#include <Poco/Net/StreamSocket.h>

#include <chrono>
#include <optional>
#include <string>
#include <variant>

namespace web {

using Clock = std::chrono::steady_clock;

/// A non-blocking connection and where it stands. Every state has one absolute deadline.
class Connection {
public:
    enum class State {
        idle, ///< Waits for the first byte of a request.
        reading, ///< Part of a request has arrived.
        requested, ///< A whole request has arrived and waits to be taken up.
        answering, ///< A thread makes the response.
        writing, ///< The response is on its way.
        lingering, ///< Refused: reads on for a moment, so that the refusal arrives.
        finished,
    };

    Connection(Poco::Net::StreamSocket socket, Clock::time_point now);

    State state() const { return m_state; }
    Clock::time_point deadline() const { return m_deadline; }
    Clock::time_point since() const { return m_since; }
    int descriptor() const;
    std::string const& address() const { return m_address; }
    /// POLLIN or POLLOUT, or 0 while nothing is awaited from the client.
    short awaited_events() const;

    /// Reads what has arrived. Ends in `requested` state if request() is whole.
    void read(Clock::time_point now);
    /// Looks at bytes that arrived together with the previous request.
    void look(Clock::time_point now);
    /// Writes what the client takes.
    void write(Clock::time_point now);
    /// What to do at the deadline: refuse, or finish.
    void expire(Clock::time_point now);

    Request const& request() const { return m_request; }
    void start_answering() { m_state = State::answering; }
    /// Starts sending. `keep_alive` false closes the connection afterwards.
    void respond(Response const& response, bool keep_alive, Clock::time_point now);
    /// Starts sending a refusal, which also closes the connection.
    void refuse(Refusal const& refusal, Clock::time_point now);
    /// The refusal made since the last call, for the log.
    std::optional<Refusal> take_refusal();
    int requests_served() const { return m_requests_served; }
    void finish();

private:
    void enter(State state, Clock::time_point now, std::chrono::milliseconds time);
    void judge_input(Clock::time_point now);
    void after_response(Clock::time_point now);

    Poco::Net::StreamSocket m_socket;
    std::string m_address;
    State m_state = State::idle;
    Clock::time_point m_since;
    Clock::time_point m_deadline;
    std::string m_input;
    std::size_t m_judged_bytes = 0; ///< Length of m_input at the last judgement.
    std::size_t m_wanted_bytes = 0; ///< With fewer a form is not whole; 0 if that is not known.
    std::string m_output;
    std::size_t m_written_bytes = 0;
    Request m_request;
    std::optional<Refusal> m_refusal;
    bool m_keep_alive = false;
    bool m_refused = false;
    int m_requests_served = 0;
};

} // namespace web
