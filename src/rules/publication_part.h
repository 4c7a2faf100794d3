#pragma once

// What the checks of publication_rules() share, and those that stand in files of their own.

#include "rules/rule.h"

#include <optional>
#include <string>
#include <vector>

namespace rules {

/// The day on which a report is published, as it happened or as it is planned.
struct PublicationDay {
    base::Date on;
    bool made = false; ///< It has happened by the as-at date.
    std::string pointer; ///< The field that dates it.
};

/// Nothing while no report has been made, or while it is not to be published.
std::optional<PublicationDay> publication_day(Situation const& situation);

/// Code of the type that was decided by the as-at date, else of the case; empty if neither is.
std::string review_type(Situation const& situation);
/// A serious case review or local child safeguarding practice review.
bool is_statutory_review(Situation const& situation);
/// A Lessons Learned Review, or any other review that the profile never publishes.
bool is_never_published(Situation const& situation);

/// A text to be published, with its place in the record.
struct Passage {
    std::string text;
    std::string pointer;
    std::string called; ///< "Finding 2 of the report"
};
/// Names, exact days and places that the passages tell of the case, one finding for each field.
base::Diagnostics told_of_case(
    Situation const& situation, std::vector<Passage> const& passages, std::string const& code);

base::Diagnostics report_without_names(Situation const& situation); ///< R-P49
bool report_is_to_be_published(Situation const& situation);
base::Diagnostics report_without_genogram(Situation const& situation); ///< R-P27

base::Diagnostics never_published(Situation const& situation); ///< R-P46
bool never_published_arises(Situation const& situation);
base::Diagnostics no_full_report(Situation const& situation); ///< R-P46-full
bool no_full_report_arises(Situation const& situation);
base::Diagnostics led_elsewhere(Situation const& situation); ///< R-P51
bool is_led_elsewhere(Situation const& situation);

} // namespace rules
