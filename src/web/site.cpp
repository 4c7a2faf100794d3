#include "web/site.h"

#include "base/file.h"
#include "web/door.h"

#include <array>

namespace web {

namespace {

struct Route {
    std::string_view pattern; ///< Segments after the first slash; {…} stands for any one.
    Audience audience;
    Response (Door::*handler)(Call const&) const;
    std::string_view parameters; ///< Those it understands, separated by spaces.
    std::string_view form = {}; ///< Those of its form; empty if it takes none.
};

constexpr auto report_parameters = "committee-date from to as-at format large-print";

constexpr auto board_report_parameters = "meeting as-at from to agency large-print";

constexpr auto protection_form = "password unprotected";

constexpr std::array routes {
    Route { "", Audience::people, &Door::home, "" },
    Route { "cases/{case}", Audience::people, &Door::case_page, "as-at" },
    Route { "cases/{case}/{file}", Audience::people, &Door::document,
        "as-at recipient large-print mode", protection_form },
    Route { "boards/{board}", Audience::people, &Door::board_page, "" },
    Route {
        "boards/{board}/annual-report", Audience::people, &Door::annual_report, report_parameters },
    Route { "boards/{board}/reports/{file}", Audience::people, &Door::report,
        board_report_parameters, protection_form },
    Route { "boards/{board}/committee/{meeting}/{file}", Audience::people, &Door::committee_papers,
        "as-at large-print", protection_form },
    Route { "boards/{board}/blanks", Audience::people, &Door::blanks_page, "" },
    Route { "boards/{board}/blanks/{file}", Audience::people, &Door::blank, "large-print" },
    Route { "assets/casebinder.css", Audience::people, &Door::style_sheet, "" },
    Route { "assets/casebinder.svg", Audience::people, &Door::icon, "" },
    Route { "api/cases", Audience::programs, &Door::cases, "" },
    Route { "api/cases/{case}/documents", Audience::programs, &Door::documents, "as-at" },
    Route { "api/cases/{case}/documents/{file}", Audience::programs, &Door::document,
        "as-at recipient large-print mode", protection_form },
    Route { "api/boards/{board}/blanks", Audience::programs, &Door::blanks, "as-at" },
    Route {
        "api/boards/{board}/blanks/{file}", Audience::programs, &Door::blank, "as-at large-print" },
    Route { "api/boards/{board}/reports", Audience::programs, &Door::reports, "as-at" },
    Route { "api/boards/{board}/reports/{file}", Audience::programs, &Door::report,
        board_report_parameters, protection_form },
    Route { "api/boards/{board}/committee/{meeting}/{file}", Audience::programs,
        &Door::committee_papers, "as-at large-print", protection_form },
    Route { "api/boards/{board}/{file}", Audience::programs, &Door::annual_report,
        "committee-date from to as-at large-print" },
    Route { "health/live", Audience::programs, &Door::live, "" },
    Route { "health/ready", Audience::programs, &Door::ready, "" },
};

/// The next piece of `rest` up to `separator`, which is removed from it.
std::string_view take(std::string_view& rest, char separator)
{
    auto const end = rest.find(separator);
    auto const piece = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    return piece;
}

std::optional<std::vector<std::string>> match(
    std::string_view pattern, std::vector<std::string> const& segments)
{
    std::vector<std::string> values;
    for (auto const& segment : segments) {
        auto const expected = take(pattern, '/');
        if (expected.starts_with('{'))
            values.push_back(segment);
        else if (expected != segment)
            return std::nullopt;
    }
    if (!pattern.empty())
        return std::nullopt;
    return values;
}

std::optional<base::Diagnostic> check_parameters(std::string_view expected, Target const& target)
{
    for (auto const& [name, value] : target.parameters) {
        auto known = false;
        for (auto rest = expected; !rest.empty() && !known;)
            known = take(rest, ' ') == name;
        if (!known)
            return bad_parameter(
                "\"" + name + "\" is not a parameter of this address.", "Leave it out.");
    }
    return std::nullopt;
}

/// A call whose form, if it sends one, the route takes.
Response handle(Door const& door, Route const& route, Call call, Request const& request)
{
    if (auto const fault = check_parameters(route.parameters, call.target))
        return door.bad_request(call.audience, { *fault });
    if (request.method != "POST")
        return (door.*route.handler)(call);
    if (route.form.empty())
        return door.takes_no_form(call.audience);
    auto const form = read_target("/?" + request.form);
    if (!form)
        return door.bad_request(
            call.audience, { bad_parameter("The form is not well formed.", "Send it again.") });
    if (auto const fault = check_parameters(route.form, *form))
        return door.bad_request(call.audience, { *fault });
    call.form = &*form;
    return (door.*route.handler)(call);
}

Response route_request(Door const& door, Target const& target, Request const& request)
{
    for (auto const& route : routes) {
        auto values = match(route.pattern, target.segments);
        if (!values)
            continue;
        Response response;
        try {
            response = handle(door, route,
                { std::move(*values), target, route.audience, request.target }, request);
        } catch (std::exception const& error) {
            response = door.failed(route.audience, error.what());
        }
        response.route = "/" + std::string(route.pattern);
        return response;
    }
    auto const for_programs = !target.segments.empty() && target.segments.front() == "api";
    auto response = door.not_found(for_programs ? Audience::programs : Audience::people);
    response.route = "(none)";
    return response;
}

} // namespace

base::Result<Site> Site::load(std::filesystem::path const& home, service::Service const& service,
    std::function<base::Date()> today)
{
    Site site(service, std::move(today));
    auto const sources = merge::read_sources(home / "templates");
    base::Diagnostics faults;
    for (auto const* name : { "home", "case", "board", "blanks", "faults", "protect", "error" }) {
        auto const file = "pages/" + std::string(name) + ".xml";
        auto prepared = merge::prepare(sources, file);
        if (prepared.ok())
            site.m_pages.emplace(file, std::move(prepared).value());
        else
            base::append(faults, prepared.errors());
    }
    if (!faults.empty())
        return faults;
    site.m_style_sheet = base::read_file(home / "data/web/casebinder.css");
    site.m_icon = base::read_file(home / "data/web/casebinder.svg");
    return site;
}

Response Site::answer(Request const& request) const
{
    Door const door(*this);
    auto const target = read_target(request.target);
    if (!target) {
        auto response = door.bad_request(Audience::people,
            { bad_parameter("The address is not well formed.", "Check it, or start from /.") });
        response.route = "(malformed)";
        return response;
    }
    return route_request(door, *target, request);
}

} // namespace web
