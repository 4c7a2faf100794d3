#pragma once

// The handlers of the routes: one call each, from what was asked to the response.

#include "web/site.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace web {

/// Whom a response is for: people, who get pages, or programs, who get JSON.
enum class Audience { people, programs };

/// What a route handler works with.
struct Call {
    std::vector<std::string> values; ///< What stood for {…} in the pattern, in order.
    Target const& target;
    Audience audience;
    std::string_view address; ///< As requested, to send a form to.
    Target const* form = nullptr; ///< The parameters of a POST.

    /// A parameter that was given and is not empty: forms send their empty fields too.
    std::optional<std::string> given(std::string_view name) const
    {
        auto value = target.parameter(name);
        return value && !value->empty() ? value : std::nullopt;
    }
};

/// A fault of the request itself.
base::Diagnostic bad_parameter(std::string const& message, std::string const& fix);

/// The handlers, one for each line of the route table in site.cpp.
class Door {
public:
    explicit Door(Site const& site)
        : m_site(site)
    {
    }

    Response home(Call const&) const;
    Response case_page(Call const& call) const;
    Response board_page(Call const& call) const;
    Response document(Call const& call) const;
    Response blanks_page(Call const& call) const;
    Response blanks(Call const& call) const;
    Response blank(Call const& call) const;
    Response annual_report(Call const& call) const;
    Response reports(Call const& call) const;
    Response committee_papers(Call const& call) const;
    Response report(Call const& call) const;
    assemble::Print print_of(Call const& call) const;
    Response cases(Call const&) const;
    Response documents(Call const& call) const;
    Response style_sheet(Call const&) const;
    Response icon(Call const&) const;
    Response live(Call const&) const;

    /// Tells strangers only whether the service is ready; why not stands in the log.
    Response ready(Call const&) const;
    Response not_found(Audience audience) const;
    Response bad_request(Audience audience, base::Diagnostics const& faults) const;
    /// The page has no form to send to it.
    Response takes_no_form(Audience audience) const;
    Response failed(Audience audience, std::string detail) const;

private:
    static Response plain(int status, std::string text);
    Response page(std::string const& file, facts::Fact const& facts, int status = 200) const;
    static Response problem(int status, std::string const& title, base::Diagnostics const& faults);
    Response error(
        Audience audience, int status, std::string const& heading, std::string const& advice) const;

    /// What `answer` makes of a case, its documents and the date they are shown for; the page and
    /// the API differ in nothing else.
    template <typename Answer>
    Response answer_for_case(Call const& call, Answer const& answer) const;

    /// What keeps a document from being made, as a page or as JSON.
    Response faulty(Audience audience, base::Diagnostics const& faults) const;
    /// Asks how a confidential document is to leave.
    Response ask_protection(
        Call const& call, assemble::Format format, base::Diagnostics const& faults) const;
    std::optional<service::CaseSummary> find_case(std::string const& segment) const;
    base::Result<base::Date> as_at_of(Call const& call) const;
    template <typename Answer>
    Response answer_for_blanks(Call const& call, Answer const& answer) const;
    /// What the address says of a document of a board; `meeting_on` is that of the meeting.
    base::Result<service::ReportRequest> report_request(
        Call const& call, std::optional<base::Date> meeting_on) const;
    base::Result<service::ReportRequest> annual_report_request(Call const& call) const;

    /// Makes one copy: one response holds one file, so a letter needs to know whose copy it is.
    base::Result<std::vector<assemble::FinishedDocument>> make(std::string const& reference,
        assemble::Order const& order, assemble::Protection const& protection) const;
    Site const& m_site;
};

} // namespace web
