#pragma once

// Working days of one division (England and Wales, Scotland …), with a stated coverage
// (spec/domain.md 3.1).

#include "base/date.h"
#include "base/json.h"
#include "base/result.h"

#include <string>
#include <vector>

namespace facts {

/// A day a deadline stepped over, and why ("Good Friday").
struct SkippedDay {
    base::Date date;
    std::string why;
};

/// A counted deadline that can explain itself.
struct CountedDay {
    base::Date date;
    std::vector<SkippedDay> skipped; ///< Bank holidays only; weekends are understood.
};

/// Bank holidays with the years they are known for. Immutable.
class Calendar {
public:
    /// Reads data/bank_holidays.json or another division's file of that form. Aborts on a malformed
    /// file: it is ours.
    explicit Calendar(base::Value const& value);

    /// "england-and-wales", as GOV.UK names it.
    std::string const& division() const { return m_division; }

    /// Whether `date` is a working day; a fault "calendar not loaded for YYYY" outside coverage,
    /// because a year without holidays would be a silent lie.
    base::Result<bool> is_working_day(base::Date date) const;
    /// The n-th working day after `from` (day 0); before it for negative n. n is not 0.
    base::Result<CountedDay> add_working_days(base::Date from, int n) const;
    /// Number of working days x with a < x <= b; 0 if b <= a.
    base::Result<int> working_days_between(base::Date a, base::Date b) const;
    /// `date` itself if it is a working day, else the last one before it.
    base::Result<base::Date> last_working_day_until(base::Date date) const;

private:
    struct Holiday {
        base::Date date;
        std::string name;
    };
    std::string const& name_of(base::Date holiday) const;

    std::string m_division;
    int m_first_year = 0;
    int m_last_year = 0;
    std::vector<Holiday> m_holidays; ///< Sorted by date.
};

} // namespace facts
