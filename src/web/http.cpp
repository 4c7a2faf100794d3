#include "web/http.h"

#include <Poco/Net/HTTPResponse.h>

#include <locale>
#include <sstream>

namespace web {

namespace {

/// No script anywhere, nothing from elsewhere, nothing kept by caches or told to other sites.
constexpr std::pair<char const*, char const*> security_fields[] = {
    { "Content-Security-Policy",
        "default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'" },
    { "X-Content-Type-Options", "nosniff" },
    { "X-Frame-Options", "DENY" },
    { "Cache-Control", "no-store" },
    { "Referrer-Policy", "no-referrer" },
    { "Cross-Origin-Resource-Policy", "same-origin" },
    { "Cross-Origin-Opener-Policy", "same-origin" },
};

} // namespace

std::string reason_phrase(int status)
{
    return Poco::Net::HTTPResponse::getReasonForStatus(
        static_cast<Poco::Net::HTTPResponse::HTTPStatus>(status));
}

std::string content_disposition(std::string const& name)
{
    std::string safe;
    for (auto const c : name) {
        auto const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        safe += letter || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-' ? c : '-';
    }
    return "attachment; filename=\"" + safe + "\"";
}

std::string serialise(Response const& response, bool keep_alive, bool head_only)
{
    Poco::Net::HTTPResponse head(Poco::Net::HTTPMessage::HTTP_1_1,
        static_cast<Poco::Net::HTTPResponse::HTTPStatus>(response.status));
    head.setContentType(response.media_type);
    head.setContentLength64(static_cast<Poco::Int64>(response.body.size()));
    for (auto const& [name, value] : security_fields)
        head.set(name, value);
    for (auto const& [name, value] : response.fields)
        head.set(name, value);
    head.set("Connection", keep_alive ? "keep-alive" : "close");
    std::ostringstream stream;
    stream.imbue(std::locale::classic());
    head.write(stream);
    auto bytes = std::move(stream).str();
    if (!head_only)
        bytes += response.body;
    return bytes;
}

} // namespace web
