#include "facts/fields.h"
#include "rules/rule.h"

#include <array>

// Until a panel is called: notification, name checks, lead board (spec/domain.md 3.4).

namespace rules {

std::span<Rule const> referral_rules()
{
    return {};
}

} // namespace rules
