#pragma once

// Sockets: connections -> requests -> responses, on loopback only.

#include "base/result.h"
#include "web/http.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <ostream>
#include <string>
#include <string_view>

namespace web {

/// Where to listen. Port 0 lets the system choose one.
struct Address {
    std::string host;
    std::uint16_t port = 0;
};

/// Reads "127.0.0.1:8080" or "[::1]:8080". Fault unless it is an address of this machine only:
/// there are no logins yet, so nobody else may ask.
base::Result<Address> read_address(std::string_view text);

/// One line of the log at a time, whichever thread writes it.
class Log {
public:
    explicit Log(std::ostream& stream)
        : m_stream(stream)
    {
    }
    void write(std::string const& line);

private:
    std::mutex m_mutex;
    std::ostream& m_stream;
};

/// A running service. One thread owns all sockets and waits for all of them at once, so that a
/// slow client costs a socket and no thread; requests are answered by a pool of threads.
class Server {
public:
    using Answer = std::function<Response(Request const&)>;

    /// Listens and starts. `answer` is called from many threads and must not throw; `log` gets
    /// one line a request. Throws base::IoError if the address is taken.
    Server(Address const& address, Answer answer, std::ostream& log);
    /// Stops if it still runs.
    ~Server();

    /// "127.0.0.1:8080", with the port in use.
    std::string address() const;
    std::uint16_t port() const;

    /// Accepts nothing more, lets requests that were read finish, and returns when all is done
    /// or limits::drain_time_max is over.
    void stop();

private:
    class Loop;
    std::unique_ptr<Loop> m_loop;
};

} // namespace web
