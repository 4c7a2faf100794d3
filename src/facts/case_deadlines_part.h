#pragma once

// The register of one case while it is being filled, shared by the parts that fill it.

#include "facts/case_deadlines.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <vector>

namespace facts {

// Where the rules come from, as a board manager would look them up.
constexpr char const* joint_toolkit
    = "Staffordshire and Stoke-on-Trent serious case review toolkit, June 2016 (Working Together "
      "2015)";
constexpr char const* sefton_process
    = "Sefton LSCB rapid review process, January 2021 (Working Together 2018)";

struct Register {
    Subject const& subject;
    Calendar const& calendar;
    base::Date as_at;
    std::vector<Deadline> deadlines = {};
    base::Diagnostics faults = {};

    casefile::Record const& case_file() const { return subject.case_file; }
    /// Takes a deadline with its source, or keeps its faults. `change` adds what a rule says
    /// besides its date.
    void add(base::Result<Deadline> counted, std::string source,
        std::function<void(Deadline&)> const& change = {});
};

/// R-D20 and R-D21: the cycle of requests and updates that runs on the day of the register.
void add_updates(Register& all);

} // namespace facts
