#pragma once

// A board and its profile -> what they say instead of paragraphs that ship.

#include "assemble/library.h"
#include "base/date.h"
#include "facts/facts.h"
#include "merge/wording.h"

#include <optional>
#include <string>
#include <vector>

namespace assemble {

/// One wording of a board's record or a profile.
struct OwnWording {
    std::string document; ///< Number in the register.
    merge::Wording words;
    std::optional<base::Date> from; ///< First day it is used; nothing for always.
    std::optional<base::Date> to; ///< Last day.
    std::string agreed_by;
    std::optional<base::Date> agreed_on;
    std::string owner; ///< "board northbridge": whose words they are.
};

/// All wordings of a board's record or a profile; `file` is where it stands, for faults.
std::vector<OwnWording> own_wordings(casefile::Record const& owner, std::string const& file);

/// The wordings of one document on a day. The board's own go before those of its profile.
std::vector<OwnWording> wordings_on(base::Date day, std::string_view document,
    casefile::Record const& board, casefile::Record const& profile);

/// Every fault of the wordings of a board's record or a profile that can be told without a case,
/// on whatever days they are used; warnings of words that are hard to read.
base::Diagnostics check_wordings(
    casefile::Record const& owner, std::string const& file, Library const& library);

/// A template as a board words it.
struct Worded {
    std::optional<merge::Template> source; ///< Nothing where the shipped words are kept.
    base::Diagnostics findings; ///< Faults of the wordings in force, and warnings.
};
Worded word(RegisterEntry const& entry, casefile::Record const& board,
    casefile::Record const& profile, base::Date as_at, Library const& library);

/// The fields that the wordings of the board and the profile of a case name and that do not exist
/// where they stand: found by filling each document as it is worded on the first day of the
/// wording, else on its last day, else on `day`. Documents of a board tell of their own when
/// they are made.
base::Diagnostics check_fields(
    facts::Subject const& subject, base::Date day, Library const& library);

/// A paragraph of a document that a board may word, as it ships and as it is worded on a day.
struct ParagraphWords {
    std::string id;
    std::string shipped; ///< With ((fields)) and, where there are conditions, ((if key)).
    std::vector<std::string> fields; ///< What the shipped words print.
    std::vector<std::string> required; ///< What any wording has to print.
    std::string not_text; ///< Why it cannot be worded; empty if it can.
    std::optional<OwnWording> own = {};
};
std::vector<ParagraphWords> paragraphs_of(RegisterEntry const& entry, Library const& library);

} // namespace assemble
