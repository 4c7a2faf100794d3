#include "web/gate.h"

#include "web/limits.h"

#include <algorithm>
#include <array>

namespace web {

namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_token(std::string_view text)
{
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::ranges::all_of(text, [&](char c) {
        return is_letter(c) || is_digit(c) || marks.find(c) != std::string_view::npos;
    });
}

std::string lower(std::string_view text)
{
    std::string result(text);
    for (auto& c : result) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
}

std::string_view trim(std::string_view text)
{
    auto const first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// What the fields say about framing, collected before it is judged.
struct Fields {
    std::size_t count = 0;
    std::vector<std::string_view> hosts;
    std::vector<std::string_view> content_lengths;
    std::string content_type;
    std::string fetch_site;
    bool transfer_encoding = false;
    bool expect = false;
    bool close = false;
    bool keep_alive = false;
};

/// The first byte that may not stand in a head at all, before lines are even looked at.
std::optional<Refusal> check_bytes(std::string_view head)
{
    for (std::size_t i = 0; i < head.size(); ++i) {
        auto const c = static_cast<unsigned char>(head[i]);
        if (c == '\r' && i + 1 < head.size() && head[i + 1] != '\n')
            return Refusal { 400, "a carriage return without a line feed" };
        if (c == '\n' && (i == 0 || head[i - 1] != '\r'))
            return Refusal { 400, "a line feed without a carriage return" };
        if (c != '\r' && c != '\n' && c != '\t' && (c < 0x20 || c >= 0x7F))
            return Refusal { 400, "a byte that is not plain ASCII" };
    }
    return std::nullopt;
}

std::optional<Refusal> check_version(std::string_view version)
{
    if (version == "HTTP/1.1" || version == "HTTP/1.0")
        return std::nullopt;
    auto const well_formed = version.size() == 8 && version.starts_with("HTTP/")
        && is_digit(version[5]) && version[6] == '.' && is_digit(version[7]);
    if (well_formed)
        return Refusal { 505, "only HTTP/1.0 and HTTP/1.1" };
    return Refusal { 400, "no HTTP version" };
}

std::optional<Refusal> check_method(std::string_view method)
{
    constexpr std::array refused { "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT" };
    if (method == "GET" || method == "HEAD" || method == "POST")
        return std::nullopt;
    if (std::ranges::find(refused, method) != refused.end())
        return Refusal { 405, "only GET, HEAD and POST" };
    if (is_token(method))
        return Refusal { 501, "an unknown method" };
    return Refusal { 400, "a malformed method" };
}

std::optional<Refusal> read_request_line(std::string_view line, Request& request)
{
    auto const first = line.find(' ');
    auto const last = line.rfind(' ');
    if (first == std::string_view::npos || first == last || line.find('\t') != line.npos)
        return Refusal { 400, "a malformed request line" };
    auto const method = line.substr(0, first);
    auto const target = line.substr(first + 1, last - first - 1);
    if (auto refusal = check_version(line.substr(last + 1)))
        return refusal;
    if (auto refusal = check_method(method))
        return refusal;
    if (!target.starts_with('/') || target.find_first_of(" #\\\"<>^`{|}") != target.npos)
        return Refusal { 400, "a malformed request target" };
    request.method = method;
    request.target = target;
    return std::nullopt;
}

std::optional<Refusal> read_field(std::string_view line, Fields& fields)
{
    if (++fields.count > limits::fields_max)
        return Refusal { 431, "too many fields" };
    if (line.starts_with(' ') || line.starts_with('\t'))
        return Refusal { 400, "a folded field" };
    auto const colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon)))
        return Refusal { 400, "a malformed field" };
    auto const name = lower(line.substr(0, colon));
    auto const value = trim(line.substr(colon + 1));
    if (name == "host")
        fields.hosts.push_back(value);
    else if (name == "content-length")
        fields.content_lengths.push_back(value);
    else if (name == "transfer-encoding")
        fields.transfer_encoding = true;
    else if (name == "content-type")
        fields.content_type = lower(value);
    else if (name == "sec-fetch-site")
        fields.fetch_site = lower(value);
    else if (name == "expect")
        fields.expect = true;
    else if (name == "connection") {
        fields.close = fields.close || lower(value).find("close") != std::string::npos;
        fields.keep_alive = fields.keep_alive || lower(value) == "keep-alive";
    }
    return std::nullopt;
}

/// How long the form is that follows the head; 0 for requests without one.
std::variant<std::size_t, Refusal> form_length(Fields const& fields, bool is_form)
{
    if (fields.content_lengths.empty()) {
        if (is_form)
            return Refusal { 411, "a form needs its length" };
        return std::size_t { 0 };
    }
    auto const text = fields.content_lengths.front();
    if (text.empty() || !std::ranges::all_of(text, is_digit))
        return Refusal { 400, "a malformed Content-Length" };
    std::size_t length = 0;
    for (auto const digit : text) {
        length = length * 10 + static_cast<std::size_t>(digit - '0');
        if (length > (is_form ? limits::form_bytes_max : 0))
            return Refusal { 413, is_form ? "the form is too long" : "no body is accepted" };
    }
    return length;
}

/// A form must come from a page of ours. Its Origin says nothing, because our pages tell nobody
/// where they are; browsers say in Sec-Fetch-Site whether it comes from elsewhere.
std::optional<Refusal> check_form(Fields const& fields)
{
    if (!fields.content_type.starts_with("application/x-www-form-urlencoded"))
        return Refusal { 415, "only forms are accepted" };
    if (!fields.fetch_site.empty() && fields.fetch_site != "same-origin"
        && fields.fetch_site != "none")
        return Refusal { 403, "a form from another site" };
    return std::nullopt;
}

std::optional<Refusal> check_fields(Fields const& fields)
{
    if (fields.hosts.size() != 1)
        return Refusal { 400, "exactly one Host is needed" };
    if (fields.transfer_encoding && !fields.content_lengths.empty())
        return Refusal { 400, "both Transfer-Encoding and Content-Length" };
    if (fields.transfer_encoding)
        return Refusal { 411, "no Transfer-Encoding is accepted" };
    if (fields.content_lengths.size() > 1)
        return Refusal { 400, "more than one Content-Length" };
    if (fields.expect)
        return Refusal { 417, "no Expect is accepted" };
    if (!is_loopback_host(fields.hosts.front()))
        return Refusal { 421, "not a name of this machine" };
    return std::nullopt;
}

/// Sizes, judged on whatever has arrived, so that an endless head ends early.
std::optional<Refusal> check_sizes(std::string_view bytes, std::size_t head_bytes)
{
    if (std::min(bytes.find("\r\n"), bytes.size()) > limits::request_line_bytes_max)
        return Refusal { 414, "the request line is too long" };
    if (head_bytes > limits::head_bytes_max)
        return Refusal { 431, "the head is too long" };
    return std::nullopt;
}

bool is_loopback_ipv4(std::string_view host)
{
    auto parts = 0;
    for (auto rest = host;;) {
        auto const dot = rest.find('.');
        auto const part = rest.substr(0, dot);
        if (part.empty() || part.size() > 3 || !std::ranges::all_of(part, is_digit))
            return false;
        auto number = 0;
        for (auto const c : part)
            number = number * 10 + (c - '0');
        if (number > 255 || (part.size() > 1 && part[0] == '0') || (parts == 0 && number != 127))
            return false;
        ++parts;
        if (dot == std::string_view::npos)
            return parts == 4;
        rest.remove_prefix(dot + 1);
    }
}

} // namespace

Verdict judge(std::string_view bytes)
{
    auto const end = bytes.find("\r\n\r\n");
    auto const complete = end != std::string_view::npos;
    auto const head = bytes.substr(0, complete ? end + 2 : bytes.size());
    if (auto refusal = check_sizes(bytes, complete ? end + 4 : bytes.size()))
        return *refusal;
    if (auto refusal = check_bytes(head))
        return *refusal;
    if (!complete)
        return Incomplete {};

    Request request;
    auto line_end = head.find("\r\n");
    auto const line = head.substr(0, line_end);
    if (auto refusal = read_request_line(line, request))
        return *refusal;
    Fields fields;
    for (auto rest = head.substr(line_end + 2); !rest.empty(); rest.remove_prefix(line_end + 2)) {
        line_end = rest.find("\r\n");
        if (auto refusal = read_field(rest.substr(0, line_end), fields))
            return *refusal;
    }
    if (auto refusal = check_fields(fields))
        return *refusal;
    auto const is_form = request.method == "POST";
    auto const length = form_length(fields, is_form);
    if (auto const* refusal = std::get_if<Refusal>(&length))
        return *refusal;
    if (auto refusal = is_form ? check_form(fields) : std::nullopt)
        return *refusal;
    auto const whole = end + 4 + std::get<std::size_t>(length);
    if (bytes.size() < whole)
        return Incomplete { whole };
    request.form = bytes.substr(end + 4, whole - end - 4);
    auto const persistent = line.ends_with("HTTP/1.1") || fields.keep_alive;
    request.keep_alive = persistent && !fields.close;
    return Accepted { std::move(request), whole };
}

bool is_loopback_host(std::string_view host)
{
    auto name = host;
    auto const bracket = host.rfind(']');
    auto const colon = host.rfind(':');
    if (colon != std::string_view::npos && (bracket == host.npos || colon > bracket)) {
        auto const port = host.substr(colon + 1);
        if (port.empty() || port.size() > 5 || !std::ranges::all_of(port, is_digit))
            return false;
        name = host.substr(0, colon);
    }
    return lower(name) == "localhost" || name == "[::1]" || is_loopback_ipv4(name);
}

} // namespace web
