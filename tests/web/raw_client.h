#pragma once

// A client that sends exactly the bytes it is told to, well-formed or not.

#include <arpa/inet.h>
#include <chrono>
#include <cstdint>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace web_test {

class RawClient {
public:
    /// Connects from 127.0.0.`from`, so that one test can be several addresses.
    explicit RawClient(std::uint16_t port, std::uint32_t from = 1)
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK - 1 + from);
        auto const* place = reinterpret_cast<sockaddr const*>(&address);
        if (::bind(m_socket, place, sizeof address) != 0)
            throw std::runtime_error("cannot bind");
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(m_socket, place, sizeof address) != 0)
            throw std::runtime_error("cannot connect");
    }
    RawClient(RawClient&& other) noexcept
        : m_socket(std::exchange(other.m_socket, -1))
    {
    }
    ~RawClient()
    {
        if (m_socket >= 0)
            ::close(m_socket);
    }

    void send(std::string_view bytes)
    {
        while (!bytes.empty()) {
            auto const count = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (count <= 0)
                return; // The server has refused and closed; what it said is still readable.
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }

    /// Everything until the server closes, or until `time` is over.
    std::string read_all(std::chrono::milliseconds time = std::chrono::seconds(60))
    {
        auto const until = std::chrono::steady_clock::now() + time;
        std::string bytes;
        while (read_some(bytes, until)) { }
        return bytes;
    }

    /// One response: head and as many body bytes as its Content-Length says.
    std::string read_response(std::chrono::milliseconds time = std::chrono::seconds(60))
    {
        auto const until = std::chrono::steady_clock::now() + time;
        std::string bytes = std::exchange(m_rest, {});
        for (;;) {
            auto const end = bytes.find("\r\n\r\n");
            auto const field = bytes.find("Content-Length: ");
            if (end != std::string::npos && field < end) {
                auto const size = end + 4 + std::stoul(bytes.substr(field + 16));
                if (bytes.size() >= size) {
                    m_rest = bytes.substr(size);
                    return bytes.substr(0, size);
                }
            }
            if (!read_some(bytes, until))
                return bytes;
        }
    }

    /// Whether the server has closed the connection; waits for it up to `time`.
    bool is_closed(std::chrono::milliseconds time)
    {
        std::string ignored;
        auto const until = std::chrono::steady_clock::now() + time;
        while (read_some(ignored, until)) { }
        return m_closed;
    }

private:
    bool read_some(std::string& bytes, std::chrono::steady_clock::time_point until)
    {
        auto const left = std::chrono::ceil<std::chrono::milliseconds>(
            until - std::chrono::steady_clock::now());
        pollfd polled { m_socket, POLLIN, 0 };
        if (left.count() <= 0 || ::poll(&polled, 1, static_cast<int>(left.count())) <= 0)
            return false;
        char buffer[65536];
        auto const count = ::recv(m_socket, buffer, sizeof buffer, 0);
        if (count <= 0) {
            m_closed = true;
            return false;
        }
        bytes.append(buffer, static_cast<std::size_t>(count));
        return true;
    }

    int m_socket;
    bool m_closed = false;
    std::string m_rest;
};

/// The status of a response, or 0 if there is none.
inline int status_of(std::string const& response)
{
    return response.starts_with("HTTP/1.1 ") ? std::stoi(response.substr(9, 3)) : 0;
}

inline std::string body_of(std::string const& response)
{
    auto const end = response.find("\r\n\r\n");
    return end == std::string::npos ? "" : response.substr(end + 4);
}

inline std::string get(std::uint16_t port, std::string const& target)
{
    RawClient client(port);
    client.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    return client.read_all();
}

} // namespace web_test
