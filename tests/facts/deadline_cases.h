#pragma once

// Deadlines of the cases of Northbridge, found by their rule.

#include "facts/case_deadlines.h"
#include "northbridge.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace deadline_cases {

using facts::Deadline;
using northbridge::at;
using northbridge::calendar;
using northbridge::Northbridge;
using northbridge::on;
using Texts = std::vector<std::string>;

inline Northbridge of_case(char const* file, char const* profile)
{
    Northbridge example(file);
    example.profile = northbridge::read_json(std::string("data/profiles/") + profile + ".json");
    return example;
}

inline std::vector<Deadline> deadlines_of(
    Northbridge const& example, char const* as_at, facts::OptionalDeadlines optional = {})
{
    return facts::case_deadlines(example.subject(), calendar(), on(as_at), optional).value();
}

inline std::vector<Deadline> of_rule(std::vector<Deadline> const& all, char const* rule)
{
    std::vector<Deadline> found;
    std::ranges::copy_if(
        all, std::back_inserter(found), [&](auto const& one) { return one.rule == rule; });
    return found;
}

inline Deadline only(std::vector<Deadline> const& all, char const* rule)
{
    auto const found = of_rule(all, rule);
    EXPECT_EQ(found.size(), 1u) << rule;
    return found.at(0);
}

inline Texts codes(std::vector<Deadline> const& all, char const* rule)
{
    Texts found;
    for (auto const& one : of_rule(all, rule))
        found.push_back(one.code());
    return found;
}

} // namespace deadline_cases
