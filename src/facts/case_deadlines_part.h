#pragma once

// The register of one case while it is being filled, shared by the parts that fill it.

#include "facts/case_deadlines.h"
#include "facts/review_record.h"

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace facts {

// Where the rules come from, as a board manager would look them up.
constexpr char const* joint_toolkit
    = "Staffordshire and Stoke-on-Trent serious case review toolkit, June 2016 (Working Together "
      "2015)";
constexpr char const* sefton_process
    = "Sefton LSCB rapid review process, January 2021 (Working Together 2018)";
constexpr char const* sunderland_guidance
    = "Sunderland Safeguarding Children Board, guidance for multi-agency staff (Working Together "
      "2015)";
constexpr char const* medway_guide
    = "Medway Safeguarding Children Board, guide for practitioners, July 2007 (Working Together "
      "2006)";

/// Said of a limit that no guidance gives.
constexpr char const* own_choice
    = "The guidance sets no number of days; the working days counted are the Board's own choice.";

struct Register {
    DeadlineBoard const& board;
    Subject const& subject;
    Calendar const& calendar;
    base::Date as_at;
    std::vector<Deadline> deadlines = {};
    base::Diagnostics faults = {};

    casefile::Record const& case_file() const { return subject.case_file; }
    casefile::Record const& profile() const { return subject.profile; }
    /// Takes a deadline with its source, or keeps its faults. `change` adds what a rule says
    /// besides its date. A source that is another board's guidance says whose profile took it over.
    void add(base::Result<Deadline> counted, std::string const& source,
        std::function<void(Deadline&)> const& change = {});
};

/// The guidance, and that this profile took it over if it was written for other boards.
std::string source_under(casefile::Record const& profile, std::string const& guidance);
/// The name of the agency to which the record refers.
std::string agency_name(Register const& all, std::optional<std::string> const& agency);
/// When the body had one of these notices.
std::optional<base::PartialDate> notice_sent(casefile::Record const& case_file,
    std::string_view body, std::initializer_list<std::string_view> kinds);
std::optional<base::PartialDate> partial(std::optional<base::Date> date);
/// The later of two dates; nothing while one is missing.
std::optional<base::Date> both(std::optional<base::Date> a, std::optional<base::Date> b);
std::optional<casefile::Record> last(std::vector<casefile::Record> const& records);
/// "the Chair's decision", or "the decision" where others than the Chair take it.
std::string decision_label(casefile::Record const& profile);

/// R-D01 and R-D02: the national body and the Board, for each notification.
void add_notifications(Register& all);
/// R-D03 to R-D09, as the profile lays the rapid review out.
void add_rapid_review(Register& all);
/// R-D10: the name checks that agencies return.
void add_name_checks(Register& all);
/// R-D11 to R-D14: what runs from a Scoping Panel.
void add_scoping_panels(Register& all);
/// R-D15, and R-D25 where it is switched on.
void add_decision(Register& all, bool one_month);
/// R-D16, and R-D26 where it is switched on.
void add_completion(Register& all, Review const& review, bool published);
/// R-D17 to R-D19 and R-D24.
void add_publication(Register& all, Review const& review);
/// R-D20 and R-D21: the cycle of requests and updates that runs on the day of the register.
void add_updates(Register& all);
/// R-D23: the records of the agencies.
void add_secured_records(Register& all);

} // namespace facts
