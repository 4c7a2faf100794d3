#pragma once

// A case -> what document 1 says about it: the notification, its reasons, the children, the family
// and what the local authority and the board add (spec/domain.md 4.1).

#include "facts/calendar.h"
#include "facts/facts.h"

#include <string>
#include <vector>

namespace facts {

/// The reasons of part B that hold, as codes of NotificationReason: those the form gives, else
/// those that follow from the incident and the kind of case.
std::vector<std::string> notification_reasons(Subject const& subject);

/// Whether the form is only for information: a youth offending incident and nothing else.
bool is_for_information(Subject const& subject);

/// The `d01` facts, of the first notification of the case. The first four children are `children`,
/// the others `continuation`. Fails where a date is outside the calendar.
base::Result<Fact> information_form(
    Subject const& subject, Calendar const& calendar, Occasion const& occasion);

} // namespace facts
