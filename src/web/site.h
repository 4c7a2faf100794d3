#pragma once

// Request -> Response: the routes, the pages and the API. Knows nothing of sockets.

#include "merge/merge.h"
#include "service/service.h"
#include "web/gate.h"
#include "web/http.h"

#include <filesystem>
#include <functional>
#include <map>
#include <string>

namespace web {

/// The web face of the service. Immutable; threads share it.
class Site {
public:
    /// Reads templates/pages and data/web below `home`. `today` is asked whenever a request
    /// leaves the as-at date open. Faulty page templates are all listed. Throws base::IoError.
    static base::Result<Site> load(std::filesystem::path const& home,
        service::Service const& service, std::function<base::Date()> today);

    /// Never throws: what goes wrong becomes an error page, with the reason in `detail`.
    Response answer(Request const& request) const;

private:
    friend class Door;
    Site(service::Service const& service, std::function<base::Date()> today)
        : m_service(service)
        , m_today(std::move(today))
    {
    }

    service::Service const& m_service;
    std::function<base::Date()> m_today;
    std::map<std::string, merge::Template, std::less<>> m_pages;
    std::string m_style_sheet;
    std::string m_icon;
};

} // namespace web
