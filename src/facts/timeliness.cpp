#include "facts/timeliness.h"

namespace facts {

using base::PartialDate;
using base::Timeliness;

std::string Months::printed() const
{
    return least == most ? std::to_string(least)
                         : std::to_string(least) + " to " + std::to_string(most);
}

std::optional<Months> months_between(PartialDate a, PartialDate b)
{
    if (a.precision() == PartialDate::Precision::year
        || b.precision() == PartialDate::Precision::year)
        return std::nullopt;
    bool const both_full = a.precision() == PartialDate::Precision::day
        && b.precision() == PartialDate::Precision::day;
    int const nominal = base::nominal_months(a, b);
    // Two months are counted as months, as a reader of the table counts them.
    if (a.precision() == PartialDate::Precision::month && b.precision() == a.precision())
        return Months { nominal, nominal, nominal };
    int const least = base::complete_months(a.latest(), b.earliest());
    int const most = base::complete_months(a.earliest(), b.latest());
    return Months { both_full ? least : nominal, least, most };
}

std::string printed(Timeliness timeliness)
{
    switch (timeliness) {
    case Timeliness::met:
        return "Met";
    case Timeliness::not_met:
        return "Not met";
    case Timeliness::cannot_be_determined:
        break;
    }
    return "Cannot be determined from the dates held";
}

void Tally::add(Timeliness timeliness)
{
    met += timeliness == Timeliness::met ? 1 : 0;
    not_met += timeliness == Timeliness::not_met ? 1 : 0;
    undetermined += timeliness == Timeliness::cannot_be_determined ? 1 : 0;
}

base::Result<Timeliness> copy_in_time(
    PartialDate sent, PartialDate published, CopyRule const& rule, Calendar const& calendar)
{
    auto last_day_for = [&](base::Date publication) -> base::Result<base::Date> {
        if (!rule.working_days)
            return publication.plus_days(-rule.days);
        return TRY(calendar.add_working_days(publication, -rule.days)).date;
    };
    if (sent.latest() <= TRY(last_day_for(published.earliest())))
        return Timeliness::met;
    if (sent.earliest() > TRY(last_day_for(published.latest())))
        return Timeliness::not_met;
    return Timeliness::cannot_be_determined;
}

std::optional<Timeliness> in_time(
    std::optional<PartialDate> const& a, std::optional<PartialDate> const& b, int months)
{
    return a && b ? std::optional(base::met_within(*a, *b, months)) : std::nullopt;
}

std::optional<Months> interval(
    std::optional<PartialDate> const& a, std::optional<PartialDate> const& b)
{
    return a && b ? months_between(*a, *b) : std::nullopt;
}

} // namespace facts
