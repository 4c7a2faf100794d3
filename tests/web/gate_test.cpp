#include "web/gate.h"
#include "web/hostile_requests.h"
#include "web/limits.h"

#include <gtest/gtest.h>

#include <random>

namespace {

std::string const host = "Host: localhost\r\n";

web::Request accepted(std::string const& bytes)
{
    auto const verdict = web::judge(bytes);
    auto const* result = std::get_if<web::Accepted>(&verdict);
    EXPECT_NE(result, nullptr) << bytes;
    return result ? result->request : web::Request {};
}

/// The status of the refusal; 0 if accepted, -1 if incomplete.
int refusal(std::string const& bytes)
{
    auto const verdict = web::judge(bytes);
    if (auto const* result = std::get_if<web::Refusal>(&verdict))
        return result->status;
    return std::holds_alternative<web::Accepted>(verdict) ? 0 : -1;
}

TEST(Gate, AcceptsWhatBrowsersSend)
{
    auto const request = accepted(
        "GET /cases/NB16-01?as-at=2016-05-09 HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n"
        "User-Agent: Mozilla/5.0 (X11; Linux x86_64)\r\nAccept: text/html,*/*;q=0.8\r\n\r\n");
    EXPECT_EQ(request.method, "GET");
    EXPECT_EQ(request.target, "/cases/NB16-01?as-at=2016-05-09");
    EXPECT_TRUE(request.keep_alive);
}

TEST(Gate, KeepsConnectionsAsVersionAndFieldSay)
{
    EXPECT_FALSE(accepted("GET / HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n").keep_alive);
    EXPECT_FALSE(
        accepted("GET / HTTP/1.1\r\n" + host + "Connection: TE, Close\r\n\r\n").keep_alive);
    EXPECT_FALSE(accepted("GET / HTTP/1.0\r\n" + host + "\r\n").keep_alive);
    EXPECT_TRUE(
        accepted("HEAD / HTTP/1.0\r\n" + host + "Connection: Keep-Alive\r\n\r\n").keep_alive);
}

TEST(Gate, AcceptsALengthOfZero)
{
    EXPECT_EQ(refusal("GET / HTTP/1.1\r\n" + host + "Content-Length: 0\r\n\r\n"), 0);
}

TEST(Gate, TakesOneRequestAndLeavesTheNext)
{
    auto const first = "GET /a HTTP/1.1\r\n" + host + "\r\n";
    auto const verdict = web::judge(first + "GET /b HTTP/1.1\r\n");
    ASSERT_TRUE(std::holds_alternative<web::Accepted>(verdict));
    EXPECT_EQ(std::get<web::Accepted>(verdict).bytes, first.size());
}

TEST(Gate, TakesAFormAndLeavesTheNext)
{
    auto const whole = "POST /a HTTP/1.1\r\n" + host
        + "Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\n"
          "Content-Length: 10\r\n\r\npassword=a";
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_EQ(refusal(whole.substr(0, length)), -1) << length;
    auto const waiting = web::judge(whole.substr(0, whole.size() - 3));
    EXPECT_EQ(std::get<web::Incomplete>(waiting).bytes_wanted, whole.size());
    auto const verdict = web::judge(whole + "GET /b HTTP/1.1\r\n");
    ASSERT_TRUE(std::holds_alternative<web::Accepted>(verdict));
    EXPECT_EQ(std::get<web::Accepted>(verdict).request.form, "password=a");
    EXPECT_EQ(std::get<web::Accepted>(verdict).bytes, whole.size());
}

TEST(Gate, WaitsForTheRestOfEveryPrefix)
{
    auto const whole = "GET / HTTP/1.1\r\n" + host + "Accept: */*\r\n\r\n";
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_EQ(refusal(whole.substr(0, length)), -1) << length;
    EXPECT_EQ(refusal(whole), 0);
}

TEST(Gate, RefusesTheHostileTable)
{
    for (auto const& request : web_test::hostile_requests()) {
        if (request.bytes.find("Connection: close") != std::string::npos)
            EXPECT_EQ(refusal(request.bytes), 0) << request.name; // The routes refuse it.
        else
            EXPECT_EQ(refusal(request.bytes), request.status) << request.name;
    }
}

TEST(Gate, HoldsItsLimitsAtTheMaximumAndOneMore)
{
    auto const line = [](std::size_t bytes) { // "GET /" and " HTTP/1.1" are 5 + 9 bytes.
        return "GET /" + std::string(bytes - 14, 'a') + " HTTP/1.1";
    };
    auto const rest = "\r\n" + host + "\r\n";
    EXPECT_EQ(refusal(line(web::limits::request_line_bytes_max) + rest), 0);
    EXPECT_EQ(refusal(line(web::limits::request_line_bytes_max + 1) + rest), 414);

    auto const head = [](std::size_t bytes) { // Everything but the field's value is 16+17+3+4.
        return "GET / HTTP/1.1\r\n" + host + "X: " + std::string(bytes - 40, 'a') + "\r\n\r\n";
    };
    EXPECT_EQ(head(100).size(), 100u);
    EXPECT_EQ(refusal(head(web::limits::head_bytes_max)), 0);
    EXPECT_EQ(refusal(head(web::limits::head_bytes_max + 1)), 431);

    auto const fields = [](std::size_t count) {
        auto text = "GET / HTTP/1.1\r\n" + host;
        for (std::size_t i = 1; i < count; ++i)
            text += "X: 1\r\n";
        return text + "\r\n";
    };
    EXPECT_EQ(refusal(fields(web::limits::fields_max)), 0);
    EXPECT_EQ(refusal(fields(web::limits::fields_max + 1)), 431);
}

// Any change of one byte must be answered, never crash, and never be read as two requests.
TEST(Gate, SurvivesAnyByteAnywhere)
{
    auto const whole = "GET /cases/a?as-at=2016-05-09 HTTP/1.1\r\n" + host + "Accept: */*\r\n\r\n";
    std::mt19937 random(20160509);
    for (auto round = 0; round < 20000; ++round) {
        auto bytes = whole;
        for (auto i = random() % 3 + 1; i > 0; --i)
            bytes.at(random() % bytes.size()) = static_cast<char>(random() % 256);
        auto const verdict = web::judge(bytes);
        if (auto const* one = std::get_if<web::Accepted>(&verdict)) {
            EXPECT_LE(one->bytes, bytes.size());
            static_cast<void>(web::read_target(one->request.target));
        }
    }
}

TEST(Gate, KnowsTheNamesOfThisMachine)
{
    for (auto const* name : { "localhost", "LOCALHOST:8080", "127.0.0.1", "127.0.0.1:1",
             "127.255.255.255", "[::1]", "[::1]:8080" })
        EXPECT_TRUE(web::is_loopback_host(name)) << name;
    for (auto const* name : { "", "localhost.", "evil.example", "127.0.0.1.evil.example", "127.1",
             "127.0.0.256", "127.0.0.01", "10.0.0.1", "::1", "[::2]", "localhost:", "localhost:x",
             "localhost:123456", "user@localhost", "127.0.0.1:8080:9" })
        EXPECT_FALSE(web::is_loopback_host(name)) << name;
}

TEST(Target, IsTakenApartAndDecoded)
{
    auto const target = web::read_target("/cases/NB16%2F01/2a.pdf?recipient=a%26b&as-at=+x%2b");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->segments, (std::vector<std::string> { "cases", "NB16/01", "2a.pdf" }));
    EXPECT_EQ(target->parameter("recipient"), "a&b");
    EXPECT_EQ(target->parameter("as-at"), " x+");
    EXPECT_EQ(target->parameter("other"), std::nullopt);
    EXPECT_TRUE(web::read_target("/")->segments.empty());
}

TEST(Target, IsRefusedWhenMalformed)
{
    for (auto const* text : { "", "a", "//", "/a/", "/./a", "/a/..", "/%2e%2e", "/%", "/%1", "/%gg",
             "/%ff", "/%c0%af", "/%ed%a0%80", "/%00", "/%7f", "/%0a", "/%e2%80%ae", "/?", "/?a",
             "/?=1", "/?a=1&a=2", "/?a=%f", "/?a=1&" })
        EXPECT_FALSE(web::read_target(text)) << text;
}

TEST(Target, EncodingAndDecodingAreInverse)
{
    std::string const text = "NB16/01 & ?x=ü%~";
    auto const target = web::read_target("/" + web::percent_encode(text));
    ASSERT_TRUE(target);
    EXPECT_EQ(target->segments.at(0), text);
}

} // namespace
