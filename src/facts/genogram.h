#pragma once

// The people, relationships and households of a case -> what the genogram (X01) draws.

#include "facts/facts.h"

#include <map>
#include <string>
#include <vector>

namespace facts {

/// Who the parents of each person are, by key: birth parents, or adoptive parents of somebody whose
/// birth parents are not recorded. At most two, in the order of the record.
std::map<std::string, std::vector<std::string>> parents_by_child(casefile::Record const& case_file);

/// Two parents of one child between whom the record holds no relationship, by key.
std::vector<std::pair<std::string, std::string>> parents_not_related(
    casefile::Record const& case_file);

/// The `genogram` facts, in the words that the elements of a genogram take:
///   people[]      id name sex sex_word note deceased index relationship household
///   couples[]     of kind children twins     ids, with spaces between
///   households[]  label members
/// Children stand eldest first, couples by the date of their relationship, and people as recorded.
/// Names follow `occasion.names`; ages are those on the as-at date. Of several relationships
/// between two people the latest counts, and of several households of a person the first that had
/// not ended.
Fact genogram_facts(Subject const& subject, Occasion const& occasion);

} // namespace facts
