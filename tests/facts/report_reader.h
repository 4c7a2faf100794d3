#pragma once

// The facts of an annual report -> what tests ask of them.

#include "base/diagnostic.h"
#include "facts/fact.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace facts::examples {

class ReportReader : public testing::Test {
protected:
    /// The fact at "report.reviews.count"; a failure if there is none.
    Fact at(std::string_view path) const
    {
        auto fact = m_root;
        while (!path.empty()) {
            auto const dot = std::min(path.find('.'), path.size());
            auto const member = fact.member(path.substr(0, dot));
            if (!member) {
                ADD_FAILURE() << "no fact " << path;
                return {};
            }
            fact = *member;
            path.remove_prefix(std::min(dot + 1, path.size()));
        }
        return fact;
    }
    std::string printed(std::string_view path) const { return at(path).printed().value_or(""); }
    /// The printed value of a figure.
    std::string figure(std::string_view code) const
    {
        for (auto const& one : *at("figures").list()) {
            if (one.member("code")->printed() == code)
                return one.member("printed")->printed().value();
        }
        return "no such figure";
    }

    Fact m_root;
};

} // namespace facts::examples
