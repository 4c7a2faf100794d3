#pragma once

// Calendar dates without time zones, and partial dates ("July 2018") as records hold them.

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// One day of the Gregorian calendar, years 1900 to 2999. Always a real date: 31 February
/// cannot be made, so it cannot reach a workbook, which would accept it.
class Date {
public:
    static std::optional<Date> of(int year, unsigned month, unsigned day);
    /// Reads "2016-05-09" (ISO 8601 extended form) and nothing else.
    static std::optional<Date> parse(std::string_view iso);

    int year() const { return static_cast<int>(ymd().year()); }
    unsigned month() const { return static_cast<unsigned>(ymd().month()); }
    unsigned day() const { return static_cast<unsigned>(ymd().day()); }
    /// 1 = Monday … 7 = Sunday (ISO 8601).
    unsigned weekday() const { return std::chrono::weekday(m_days).iso_encoding(); }

    Date plus_days(int days) const { return Date(m_days + std::chrono::days(days)); }
    /// The same day number `months` later; the last day of that month where it does not exist
    /// (spec/domain.md 3.1 add_months).
    Date plus_months(int months) const;
    /// Days from `earlier` to this date; negative if this date is the earlier one.
    int days_since(Date earlier) const
    {
        return static_cast<int>((m_days - earlier.m_days).count());
    }

    std::string iso() const; ///< 2016-05-09
    std::string prose() const; ///< 9 May 2016
    std::string with_weekday() const; ///< Monday 9 May 2016
    std::string table() const; ///< 09/05/2016
    std::string month_year() const; ///< May 2016
    std::string version_label() const; ///< 09.05.16, used in Appendix C version labels only

    auto operator<=>(Date const&) const = default;

private:
    explicit Date(std::chrono::sys_days days)
        : m_days(days)
    {
    }
    std::chrono::year_month_day ymd() const { return std::chrono::year_month_day(m_days); }
    std::chrono::sys_days m_days;
};

/// The largest n >= 0 with a.plus_months(n) <= b (spec/domain.md 3.1 complete_months).
int complete_months(Date a, Date b);

/// A year, a year and month, or a full date, perhaps approximate (spec/domain.md 3.2).
class PartialDate {
public:
    PartialDate(Date exact)
        : m_earliest(exact)
        , m_latest(exact)
        , m_precision(Precision::day)
    {
    }
    /// Reads "2018", "2018-07" or "2018-07-09"; a final "~" marks it approximate, as in EDTF
    /// (ISO 8601-2).
    static std::optional<PartialDate> parse(std::string_view text);

    enum class Precision { year, month, day };
    Precision precision() const { return m_precision; }
    bool approximate() const { return m_approximate; }
    Date earliest() const { return m_earliest; }
    Date latest() const { return m_latest; }
    /// The date itself when it is known to the day.
    std::optional<Date> exact() const;

    /// "2018", "July 2018" or "9 July 2018", with "c. " in front when approximate.
    std::string prose() const;
    /// As `parse` reads it.
    std::string text() const;

    bool operator==(PartialDate const&) const = default;

private:
    PartialDate(Date earliest, Date latest, Precision precision)
        : m_earliest(earliest)
        , m_latest(latest)
        , m_precision(precision)
    {
    }
    Date m_earliest;
    Date m_latest;
    Precision m_precision;
    bool m_approximate = false;
};

/// Whether something was done in time, when dates may be known to the month only.
enum class Timeliness { met, not_met, cannot_be_determined };

/// Was `b` within `months` of `a`? (spec/domain.md 3.2 met_within)
Timeliness met_within(PartialDate a, PartialDate b, int months);
/// 12 * (Yb - Ya) + (Mb - Ma), the interval between two dates known to the month.
int nominal_months(PartialDate a, PartialDate b);

/// A time of day, "14:00". Hours 0-23.
struct TimeOfDay {
    int hour = 0;
    int minute = 0;
    static std::optional<TimeOfDay> parse(std::string_view text);
    std::string text() const; ///< 14:00
    int minutes_since_midnight() const { return hour * 60 + minute; }
    auto operator<=>(TimeOfDay const&) const = default;
};

} // namespace base
