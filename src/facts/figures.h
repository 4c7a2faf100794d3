#pragma once

// Counts -> figures: a value with its printed form, its definition and the rows it was counted
// from, so that the document and the workbook can never disagree.

#include "facts/fact.h"

#include <concepts>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace facts {

/// "1,000": digits in groups of three.
std::string grouped(long long value);

/// n of d as a percentage to one decimal ("57.9%", value 57.9). Rounded half up from the integers,
/// since a rounded double could print 50.0% for a share below one half. "–" when d is 0.
Fact percent(long long n, long long d);

/// n of d.
struct Share {
    int n = 0;
    int d = 0;
};
inline Fact percent(Share share)
{
    return percent(share.n, share.d);
}

/// sum / n to one decimal, rounded half up; "–" when n is 0.
Fact mean(long long sum, long long n);

/// The middle value, or half-way between the two middle ones ("7", "6.5"); "–" for no values.
Fact median(std::vector<int> values);

/// How good a number is (spec/domain.md 5.1).
enum class Quality { exact, approximate, at_least, as_reported };

/// "1,000", "c. 1,000" or "over 1,000".
std::string qualified(long long value, Quality quality);
/// "Exact", "Approximate", "At least", "As reported".
std::string quality_word(Quality quality);

/// One thing a figure counted.
struct CountedRow {
    std::string item; ///< What it is: a review, an action, a delivery.
    std::string detail; ///< Why it counts, with its dates.
};

/// One figure of a report.
struct Figure {
    std::string code; ///< "M-T1"
    std::string label;
    Fact value; ///< A number, or text such as "–" when there is nothing to divide by.
    std::string unit; ///< "reviews", "%", "months" …
    std::string definition;
    std::string filter;
    std::vector<CountedRow> rows;
    Quality quality = Quality::exact;
    /// Of a share: everything it is a share of, where `rows` holds the part.
    std::vector<CountedRow> denominator = {};
    std::string period = {}; ///< "1 April 2017 to 31 March 2018", "As at 31 March 2018".
    std::string reason = {}; ///< Why there is no number, where it prints "–".
};

/// The figures as a list; braces would copy every row of each.
template <std::same_as<Figure>... Figures> std::vector<Figure> list_of(Figures... figures)
{
    std::vector<Figure> list;
    list.reserve(sizeof...(figures));
    (list.push_back(std::move(figures)), ...);
    return list;
}

/// code, label, printed, value (a number or missing), unit, definition, filter, period, reason,
/// quality, counted and rows[] and denominator[] of {item, detail}.
Fact to_fact(Figure const& figure);

} // namespace facts
