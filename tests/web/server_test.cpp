#include "base/file.h"
#include "web/limits.h"
#include "web/raw_client.h"
#include "web/server.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <sstream>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;
using web_test::get;
using web_test::RawClient;
using web_test::status_of;

/// A flag that wakes those who wait for it.
class Flag {
public:
    void wait(bool old) const { m_value.wait(old); }
    Flag& operator=(bool value)
    {
        m_value = value;
        m_value.notify_all();
        return *this;
    }

private:
    std::atomic<bool> m_value = false;
};

/// A server that answers with the target; "/held" waits for `released`, "/large" is 8 MB.
class ServerTest : public testing::Test {
protected:
    web::Response answer(web::Request const& request)
    {
        if (request.target == "/held")
            released.wait(false);
        web::Response response { .status = 200, .media_type = "text/plain" };
        response.body = request.target == "/large" ? std::string(8'000'000, 'x') : request.target;
        response.route = "/{any}";
        ++answered;
        return response;
    }

    void TearDown() override { released = true; }

    std::atomic<int> answered = 0;
    Flag released;
    std::ostringstream log;
    web::Server server { { "127.0.0.1", 0 }, [this](auto const& one) { return answer(one); }, log };
};

std::string request_for(std::string const& target)
{
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

TEST_F(ServerTest, AnswersWithSecurityFields)
{
    auto const response = get(server.port(), "/hello");
    EXPECT_EQ(status_of(response), 200);
    EXPECT_EQ(web_test::body_of(response), "/hello");
    for (auto const* field : { "Content-Security-Policy: default-src 'self'",
             "frame-ancestors 'none'", "X-Content-Type-Options: nosniff", "Cache-Control: no-store",
             "Referrer-Policy: no-referrer", "X-Request-Id: " })
        EXPECT_NE(response.find(field), std::string::npos) << field;
}

TEST_F(ServerTest, AnswersHeadWithoutABody)
{
    RawClient client(server.port());
    client.send("HEAD /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    auto const response = client.read_all();
    EXPECT_NE(response.find("Content-Length: 6\r\n"), std::string::npos); // "/hello"
    EXPECT_TRUE(response.ends_with("\r\n\r\n"));
}

TEST_F(ServerTest, KeepsAConnectionForAHundredRequestsAndNoMore)
{
    RawClient client(server.port());
    for (auto i = 1; i <= web::limits::requests_per_connection_max; ++i) {
        client.send(request_for("/" + std::to_string(i)));
        auto const response = client.read_response();
        ASSERT_EQ(status_of(response), 200) << i;
        EXPECT_EQ(web_test::body_of(response), "/" + std::to_string(i));
    }
    EXPECT_TRUE(client.is_closed(1s));
}

TEST_F(ServerTest, AnswersPipelinedRequestsInOrder)
{
    RawClient client(server.port());
    client.send(request_for("/b0") + request_for("/b") + request_for("/c"));
    for (auto const* expected : { "/b0", "/b", "/c" })
        EXPECT_EQ(web_test::body_of(client.read_response()), expected);
}

TEST_F(ServerTest, ClosesAfterARefusalAndSaysWhy)
{
    RawClient client(server.port());
    client.send("GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        + request_for("/smuggled"));
    auto const responses = client.read_all();
    EXPECT_EQ(status_of(responses), 411);
    EXPECT_NE(responses.find("Connection: close"), std::string::npos);
    EXPECT_EQ(responses.find("/smuggled"), std::string::npos);
    EXPECT_TRUE(client.is_closed(1s));
    EXPECT_EQ(answered, 0);
}

TEST_F(ServerTest, RefusesARequestThatTricklesInForTooLong)
{
    RawClient client(server.port());
    auto const start = std::chrono::steady_clock::now();
    client.send("GET / HTTP/1.1\r\n");
    std::string response;
    while (response.empty() && std::chrono::steady_clock::now() - start < 10s) {
        client.send("X"); // Each byte would renew a timeout that is not absolute.
        response = client.read_response(250ms);
    }
    auto const time = std::chrono::steady_clock::now() - start;
    EXPECT_EQ(status_of(response), 408);
    EXPECT_GT(time, web::limits::read_time_max - 100ms);
    EXPECT_LT(time, web::limits::read_time_max + 2s);
}

TEST_F(ServerTest, ClosesAnIdleConnection)
{
    RawClient client(server.port());
    EXPECT_FALSE(client.is_closed(web::limits::idle_time_max - 1s));
    EXPECT_TRUE(client.is_closed(3s));
}

TEST_F(ServerTest, SlowClientsDoNotShutOthersOut)
{
    std::vector<RawClient> slow;
    for (auto i = 0; i < 400; ++i) { // More than one address may hold.
        slow.emplace_back(server.port());
        slow.back().send(i % 2 == 0 ? "GET / HTTP/1.1\r\nX: " : "");
    }
    for (auto i = 0; i < 8; ++i) { // These ask for 8 MB and read nothing.
        slow.emplace_back(server.port());
        slow.back().send(request_for("/large"));
    }
    while (answered < 8) // Making 64 MB takes time of its own.
        std::this_thread::sleep_for(10ms);
    for (auto i = 0; i < 10; ++i) {
        auto const start = std::chrono::steady_clock::now();
        EXPECT_EQ(status_of(get(server.port(), "/prompt")), 200);
        EXPECT_LT(std::chrono::steady_clock::now() - start, 1s);
    }
}

TEST_F(ServerTest, CutsOffAReaderThatTakesTooLong)
{
    RawClient client(server.port());
    client.send(request_for("/large"));
    std::this_thread::sleep_for(web::limits::write_time_max + 1s);
    auto const response = client.read_all(5s);
    EXPECT_LT(response.size(), 8'000'000u);
    EXPECT_TRUE(client.is_closed(1s));
}

/// Connections that each wait for an answer, from one address.
std::vector<RawClient> waiting_clients(std::uint16_t port, std::uint32_t from, std::size_t count)
{
    std::vector<RawClient> clients;
    for (std::size_t i = 0; i < count; ++i) {
        clients.emplace_back(port, from);
        clients.back().send(request_for("/held"));
    }
    std::this_thread::sleep_for(300ms); // Until all have been read.
    return clients;
}

TEST_F(ServerTest, LimitsTheConnectionsOfOneAddress)
{
    auto const clients
        = waiting_clients(server.port(), 1, web::limits::connections_per_address_max);
    RawClient one_more(server.port(), 1);
    one_more.send(request_for("/"));
    auto const refused = one_more.read_all();
    EXPECT_EQ(status_of(refused), 503);
    EXPECT_NE(refused.find("Retry-After: 1"), std::string::npos);

    RawClient elsewhere(server.port(), 2); // Its request waits behind the held ones.
    elsewhere.send(request_for("/"));
    released = true;
    EXPECT_EQ(status_of(elsewhere.read_response()), 200);
}

TEST_F(ServerTest, LimitsTheRequestsThatWait)
{
    // 8 threads or more hold one each and 256 wait; 2 * 250 ask.
    auto first = waiting_clients(server.port(), 1, 250);
    auto second = waiting_clients(server.port(), 2, 250);
    released = true;
    auto good = 0;
    auto busy = 0;
    for (auto* clients : { &first, &second }) {
        for (auto& client : *clients) {
            auto const status = status_of(client.read_response());
            good += status == 200 ? 1 : 0;
            busy += status == 503 ? 1 : 0;
        }
    }
    auto const threads
        = std::max<std::size_t>(web::limits::threads_min, std::thread::hardware_concurrency());
    EXPECT_EQ(good, static_cast<int>(web::limits::waiting_requests_max + threads));
    EXPECT_EQ(good + busy, 500);
}

TEST_F(ServerTest, FinishesWhatItBeganWhenStopped)
{
    RawClient busy(server.port());
    RawClient idle(server.port());
    busy.send(request_for("/held"));
    std::this_thread::sleep_for(200ms);
    auto const port = server.port();
    std::jthread const stopper([this] { server.stop(); });
    EXPECT_TRUE(idle.is_closed(2s));
    EXPECT_THROW(RawClient { port }, std::exception);
    released = true;
    EXPECT_EQ(status_of(busy.read_all()), 200);
}

TEST_F(ServerTest, LogsOneLineForEachRequestWithoutItsValues)
{
    get(server.port(), "/cases/NB16-01?recipient=jane-doe");
    RawClient client(server.port());
    client.send("GET /jane-doe HTTP/3.0\r\nHost: x\r\n\r\n");
    client.read_all();
    server.stop();
    auto const lines = log.str();
    EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 2);
    EXPECT_NE(lines.find("GET /{any} 200 "), std::string::npos) << lines;
    EXPECT_NE(lines.find("(refused) 505 "), std::string::npos) << lines;
    EXPECT_EQ(lines.find("jane"), std::string::npos) << lines;
}

TEST(Address, IsRefusedUnlessItIsThisMachine)
{
    for (auto const* text : { "127.0.0.1:8080", "127.9.9.9:1", "[::1]:8080", "localhost:0" })
        EXPECT_TRUE(web::read_address(text).ok()) << text;
    for (auto const* text : { "0.0.0.0:8080", "[::]:8080", "192.168.1.10:80", "8.8.8.8:53" }) {
        auto const address = web::read_address(text);
        ASSERT_FALSE(address.ok()) << text;
        EXPECT_EQ(address.errors().front().code, "listen-not-loopback");
    }
    for (auto const* text : { "", ":8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:70000",
             "127.0.0.1:-1", "example.org:80" })
        EXPECT_FALSE(web::read_address(text).ok()) << text;
}

TEST(Address, InUseIsTheEnvironmentsFault)
{
    std::ostringstream log;
    auto const answer = [](web::Request const&) { return web::Response {}; };
    web::Server const first({ "127.0.0.1", 0 }, answer, log);
    EXPECT_THROW(web::Server({ "127.0.0.1", first.port() }, answer, log), base::IoError);
}

} // namespace
