#pragma once

// What the service answers -> facts for the templates of templates/pages.

#include "facts/fact.h"
#include "service/service.h"

#include <string>

namespace web::pages {

/// Facts for pages/home.xml. `with_blanks` are the boards that have blank forms.
facts::Fact home(std::vector<service::CaseSummary> const& cases,
    std::vector<service::BoardSummary> const& boards,
    std::vector<service::BoardSummary> const& with_blanks);

/// Facts for pages/case.xml.
facts::Fact case_page(service::CaseSummary const& summary,
    std::vector<service::DocumentStatus> const& documents, base::Date as_at);

/// Facts for pages/board.xml.
facts::Fact board_page(
    service::BoardSummary const& board, std::vector<service::BoardReport> const& reports);

/// Facts for pages/blanks.xml.
facts::Fact blanks_page(
    service::BoardSummary const& board, std::vector<service::BlankForm> const& forms);

/// Facts for pages/faults.xml: a document that cannot be made, and why.
facts::Fact faults(base::Diagnostics const& faults);

/// Facts for pages/protect.xml: how a confidential document is to leave. `address` takes the form.
facts::Fact protection(
    std::string const& address, bool can_be_encrypted, base::Diagnostics const& faults);

/// Facts for pages/error.xml.
facts::Fact error(std::string const& heading, std::string const& advice);

/// The path segment for a case: "NB16-01" for NB16/01, percent-encoded where that is ambiguous.
std::string case_segment(std::string const& reference);

/// The reference a path segment may stand for besides itself: "NB16/01" for "NB16-01".
std::string reference_of(std::string const& segment);

} // namespace web::pages
