#include "facts/fields.h"
#include "rules/rule.h"

#include <array>

// From the report to its publication: documents 15 to 17 (spec/domain.md 3.4).

namespace rules {

std::span<Rule const> publication_rules()
{
    return {};
}

} // namespace rules
