#include "facts/fields.h"
#include "rules/rule.h"

#include <array>

// What the review hears: agency reports, practitioners, family, disclosure (spec/domain.md 3.4).

namespace rules {

std::span<Rule const> evidence_rules()
{
    return {};
}

} // namespace rules
