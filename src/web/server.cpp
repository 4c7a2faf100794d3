#include "web/server.h"

#include "base/file.h"
#include "web/connection.h"
#include "web/limits.h"
#include "web/workers.h"

#include <Poco/Net/NetException.h>
#include <Poco/Net/ServerSocket.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <map>
#include <poll.h>
#include <random>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

namespace web {

namespace {

using State = Connection::State;

/// As many connections as the limit of open files allows, half of it kept for everything else.
std::size_t affordable_connections()
{
    rlimit files {};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur == RLIM_INFINITY)
        return limits::connections_max;
    return std::clamp<std::size_t>(files.rlim_cur / 2, 1, limits::connections_max);
}

/// Distinguishes the request ids of one run of the process from another's.
std::string random_prefix()
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::random_device random;
    std::string prefix;
    for (auto i = 0; i < 6; ++i)
        prefix += digits.at(random() % digits.size());
    return prefix;
}

bool is_out_of_resources(int code)
{
    return code == EMFILE || code == ENFILE || code == ENOBUFS || code == ENOMEM;
}

/// Lets the workers interrupt the loop's wait.
class Wake {
public:
    Wake()
        : m_descriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    {
        if (m_descriptor < 0)
            throw base::IoError("cannot start the service: no more open files");
    }
    Wake(Wake const&) = delete;
    Wake& operator=(Wake const&) = delete;
    ~Wake() { ::close(m_descriptor); }
    int descriptor() const { return m_descriptor; }
    void set() { ::eventfd_write(m_descriptor, 1); }
    void clear()
    {
        eventfd_t ignored = 0;
        ::eventfd_read(m_descriptor, &ignored);
    }

private:
    int m_descriptor;
};

} // namespace

void Log::write(std::string const& line)
{
    std::scoped_lock const lock(m_mutex);
    auto one_line = line;
    std::ranges::replace_if(
        one_line, [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
    m_stream << one_line + "\n" << std::flush;
}

base::Result<Address> read_address(std::string_view text)
{
    base::Diagnostic fault { base::Severity::error, "listen-address", {},
        "\"" + std::string(text) + "\" is no address to listen on.",
        "Write an address and a port, for example 127.0.0.1:8080 or [::1]:8080." };
    auto const colon = text.rfind(':');
    if (colon == std::string_view::npos)
        return fault;
    auto const port_text = text.substr(colon + 1);
    auto host = std::string(text.substr(0, colon));
    std::uint16_t port = 0;
    auto const [end, error]
        = std::from_chars(port_text.data(), port_text.data() + port_text.size(), port);
    if (error != std::errc() || end != port_text.data() + port_text.size())
        return fault;
    if (host.starts_with('[') && host.ends_with(']'))
        host = host.substr(1, host.size() - 2);
    if (host == "localhost")
        host = "127.0.0.1";
    Poco::Net::IPAddress ip;
    auto const any_ipv6 = host == "::"; // Which Poco takes for no address.
    if (!Poco::Net::IPAddress::tryParse(host, ip) && !any_ipv6)
        return fault;
    if (!ip.isLoopback()) {
        fault.code = "listen-not-loopback";
        fault.message = "The service does not listen on " + host
            + ": it has no logins yet, so only this machine may reach it.";
        fault.fix = "Listen on 127.0.0.1 or [::1].";
        return fault;
    }
    return Address { host, port };
}

/// The thread that owns the sockets.
class Server::Loop {
public:
    Loop(Address const& address, Answer answer, std::ostream& log);
    ~Loop();

    Poco::Net::SocketAddress address() const { return m_listener.address(); }
    void stop();

private:
    void run();
    bool is_over(Clock::time_point now);
    void wait(Clock::time_point now);
    void handle_events(Clock::time_point now);
    void accept_connections(Clock::time_point now);
    void accept_one(Clock::time_point now);
    bool make_room(std::string const& address);
    void handle_answers(Clock::time_point now);
    void advance(std::uint64_t id, Connection& connection, Clock::time_point now);
    void log_request(Connection const& connection, std::string const& method,
        Response const& response, std::string const& id, Clock::time_point now);
    std::string next_request_id();

    Log m_log;
    Poco::Net::ServerSocket m_listener;
    Wake m_wake; ///< Before the workers, so that it outlives them.
    std::atomic<bool> m_stopping = false;
    Clock::time_point m_drain_deadline = Clock::time_point::max();
    Clock::time_point m_accept_again;
    std::size_t const m_connections_max = affordable_connections();
    std::map<std::uint64_t, Connection> m_connections; ///< By age: the first is the oldest.
    std::uint64_t m_next_connection = 1;
    std::uint64_t m_next_request = 1;
    std::string const m_request_prefix = random_prefix();
    std::vector<pollfd> m_polled;
    std::vector<std::uint64_t> m_polled_ids;
    Workers m_workers;
    std::thread m_thread;
};

Server::Loop::Loop(Address const& address, Answer answer, std::ostream& log)
    : m_log(log)
    , m_workers(std::move(answer), [this] { m_wake.set(); })
{
    try {
        // Not the port: two services must not share it without knowing of each other.
        auto const reuse_address = true;
        auto const reuse_port = false;
        m_listener.bind(
            Poco::Net::SocketAddress(address.host, address.port), reuse_address, reuse_port);
        m_listener.listen(128);
        m_listener.setBlocking(false);
    } catch (Poco::Exception const& error) {
        throw base::IoError("cannot listen on " + address.host + ":" + std::to_string(address.port)
            + ": " + error.displayText());
    }
    m_thread = std::thread([this] { run(); });
}

Server::Loop::~Loop()
{
    stop();
}

void Server::Loop::stop()
{
    m_stopping = true;
    m_wake.set();
    if (m_thread.joinable())
        m_thread.join();
}

void Server::Loop::run()
{
    for (;;) {
        auto now = Clock::now();
        if (is_over(now))
            return;
        wait(now);
        now = Clock::now();
        handle_answers(now);
        handle_events(now);
        for (auto& [id, connection] : m_connections)
            advance(id, connection, now);
        std::erase_if(m_connections,
            [](auto const& entry) { return entry.second.state() == State::finished; });
        if (!m_stopping && (m_polled.at(1).revents & POLLIN) != 0)
            accept_connections(now);
    }
}

void Server::Loop::handle_events(Clock::time_point now)
{
    for (std::size_t i = 0; i < m_polled_ids.size(); ++i) {
        auto const events = m_polled.at(i + 2).revents;
        auto const found = m_connections.find(m_polled_ids.at(i));
        if (events == 0 || found == m_connections.end())
            continue;
        auto& connection = found->second;
        if (connection.state() == State::writing)
            connection.write(now);
        else if (connection.awaited_events() == POLLIN)
            connection.read(now);
        else
            connection.finish(); // The client went away while its document was being made.
    }
}

/// While stopping: connections without a request under way are closed, the others may finish.
bool Server::Loop::is_over(Clock::time_point now)
{
    if (!m_stopping)
        return false;
    if (m_drain_deadline == Clock::time_point::max()) {
        m_drain_deadline = now + limits::drain_time_max;
        m_listener.close();
    }
    std::erase_if(m_connections, [](auto const& entry) {
        auto const state = entry.second.state();
        return state == State::idle || state == State::reading || state == State::lingering;
    });
    return m_connections.empty() || now >= m_drain_deadline;
}

/// Waits for the first event or deadline.
void Server::Loop::wait(Clock::time_point now)
{
    auto const accepting = !m_stopping && now >= m_accept_again;
    m_polled.clear();
    m_polled_ids.clear();
    m_polled.push_back({ m_wake.descriptor(), POLLIN, 0 });
    m_polled.push_back({ accepting ? m_listener.impl()->sockfd() : -1, POLLIN, 0 });
    auto until = now + std::chrono::seconds(1);
    for (auto const& [id, connection] : m_connections) {
        m_polled.push_back({ connection.descriptor(), connection.awaited_events(), 0 });
        m_polled_ids.push_back(id);
        until = std::min(until, connection.deadline());
    }
    auto const time = std::chrono::ceil<std::chrono::milliseconds>(until - now).count();
    // An interrupted or failed poll leaves revents at 0; the loop then looks at deadlines only.
    ::poll(m_polled.data(), m_polled.size(), static_cast<int>(std::max<long>(time, 0)));
    m_wake.clear();
}

void Server::Loop::accept_connections(Clock::time_point now)
{
    // A few at a time, so that a flood of new connections does not starve those at work.
    for (auto i = 0; i < 32; ++i) {
        try {
            accept_one(now);
        } catch (Poco::Exception const& error) {
            // Nothing more to accept; or no more open files: then the oldest waiting connection
            // gives way, and the listener rests for a moment instead of spinning.
            if (is_out_of_resources(error.code())) {
                make_room({});
                m_accept_again = now + std::chrono::milliseconds(100);
            }
            return;
        }
    }
}

void Server::Loop::accept_one(Clock::time_point now)
{
    Connection connection(m_listener.acceptConnection(), now);
    auto const has_room = make_room(connection.address());
    auto const id = m_next_connection++;
    auto const place = m_connections.emplace(id, std::move(connection)).first;
    if (!has_room)
        place->second.refuse({ 503, "too many connections" }, now);
    advance(id, place->second, now);
}

/// When an address or all addresses hold too many connections, the one that has gone longest
/// without completing a request gives way. So a crowd of idle or trickling connections cannot
/// shut others out. False if every connection is at work.
bool Server::Loop::make_room(std::string const& address)
{
    auto const mine = [&](auto const& entry) { return entry.second.address() == address; };
    auto const crowded_by_address = !address.empty()
        && std::ranges::count_if(m_connections, mine) >= static_cast<std::ptrdiff_t>(
               std::min(limits::connections_per_address_max, m_connections_max));
    if (!address.empty() && !crowded_by_address && m_connections.size() < m_connections_max)
        return true;
    auto oldest = m_connections.end();
    for (auto entry = m_connections.begin(); entry != m_connections.end(); ++entry) {
        auto const state = entry->second.state();
        auto const may_go
            = state == State::idle || state == State::reading || state == State::lingering;
        if (may_go && (!crowded_by_address || mine(*entry))
            && (oldest == m_connections.end() || entry->second.since() < oldest->second.since()))
            oldest = entry;
    }
    if (oldest == m_connections.end())
        return false;
    m_connections.erase(oldest);
    return true;
}

void Server::Loop::handle_answers(Clock::time_point now)
{
    for (auto& job : m_workers.take_answered()) {
        auto const id = next_request_id();
        job.response.fields.emplace_back("X-Request-Id", id);
        auto const found = m_connections.find(job.connection);
        if (found == m_connections.end())
            continue;
        auto& connection = found->second;
        log_request(connection, job.request.method, job.response, id, now);
        auto const keep_alive = job.request.keep_alive && !m_stopping
            && connection.requests_served() < limits::requests_per_connection_max;
        connection.respond(job.response, keep_alive, now);
    }
}

/// Moves a connection on as far as it goes without waiting.
void Server::Loop::advance(std::uint64_t id, Connection& connection, Clock::time_point now)
{
    if (connection.state() != State::finished && now >= connection.deadline())
        connection.expire(now);
    connection.look(now);
    if (connection.state() == State::requested) {
        connection.start_answering();
        if (!m_workers.submit({ id, connection.request() }))
            connection.refuse({ 503, "too many requests are waiting" }, now);
    }
    if (auto const refusal = connection.take_refusal()) {
        Response response { .status = refusal->status };
        response.route = "(refused)";
        response.detail = refusal->reason;
        log_request(connection, "-", response, next_request_id(), now);
    }
}

/// Method, route pattern, status, time and id: no address, no value, no name.
void Server::Loop::log_request(Connection const& connection, std::string const& method,
    Response const& response, std::string const& id, Clock::time_point now)
{
    auto const time
        = std::chrono::duration_cast<std::chrono::milliseconds>(now - connection.since());
    auto line = method + " " + response.route + " " + std::to_string(response.status) + " "
        + std::to_string(time.count()) + "ms " + id;
    if (!response.detail.empty())
        line += " " + response.detail;
    m_log.write(line);
}

std::string Server::Loop::next_request_id()
{
    return m_request_prefix + "-" + std::to_string(m_next_request++);
}

Server::Server(Address const& address, Answer answer, std::ostream& log)
    : m_loop(std::make_unique<Loop>(address, std::move(answer), log))
{
}

Server::~Server() = default;

std::string Server::address() const
{
    return m_loop->address().toString();
}

std::uint16_t Server::port() const
{
    return m_loop->address().port();
}

void Server::stop()
{
    m_loop->stop();
}

} // namespace web
