#pragma once

// A board's record -> the meeting of a scrutiny committee: its items, their papers, what is exempt.

#include "facts/calendar.h"
#include "facts/facts.h"

#include <string>
#include <vector>

namespace facts {

/// A paper as the record names it.
struct CommitteePaper {
    std::string document; ///< Its number, "X05".
    std::string case_reference; ///< Empty for a document of the board.
    std::string title; ///< Filled in by whoever makes it.
    std::string pointer; ///< Of its place in the record.
};

struct CommitteeItem {
    casefile::Record record;
    int number = 0; ///< Place on the agenda, from 1.
    std::vector<CommitteePaper> papers;
    bool is_exempt = false;
};

struct CommitteeMeeting {
    casefile::Record record;
    std::vector<CommitteeItem> items;
};

/// The meeting of that day. A fault if the record has none; it lists those that there are.
base::Result<CommitteeMeeting> committee_meeting(
    casefile::Record const& board, base::Date meeting_on);

/// The last day on which papers may be opened to inspection so that five clear days lie before the
/// meeting (Local Government Act 1972, section 100B; SI 2002/715): the day of issue and that of
/// the meeting are left out. Weekends and bank holidays are not counted either, which is never
/// later than what the Act asks. Fault outside the calendar.
base::Result<base::Date> papers_due(Calendar const& calendar, base::Date meeting_on);

/// The facts `committee`: name, date, starts, venue, contact, note, open_by, is_exempt (this
/// edition), exempt_items ("items 5 and 6"), exempt_paragraphs ("paragraphs 1 and 2") and items[]:
/// number, title, purpose, author, recommendations[], papers[] {title}, exempt {paragraphs,
/// categories[], reason}, sheet and place (ids of its page and of where its papers go), has_papers
/// (whether this edition holds any of it).
base::Result<Fact> committee_facts(
    CommitteeMeeting const& meeting, Calendar const& calendar, bool exempt_edition);

} // namespace facts
