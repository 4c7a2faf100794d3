#pragma once

// A case record -> the notification forms its incident needs, each with the children it covers and
// why (R-C05, spec/domain.md 3.5).

#include "base/date.h"
#include "casefile/casefile.h"

#include <optional>
#include <string>
#include <vector>

namespace facts {

/// One form that has to be sent.
struct NeededForm {
    std::vector<std::string> children; ///< Keys of the children it is about, the main child first.
    std::vector<std::string> named_in_outline; ///< Keys of children it only names in the outline.
    std::string limb; ///< "Serious harm to siblings: one form listing all"
};

/// Every form of one incident.
struct FormsNeeded {
    std::vector<NeededForm> forms; ///< Empty where no child died or was seriously harmed.
    std::string explanation; ///< "2 forms: …" with every limb, without names.
    int count() const { return static_cast<int>(forms.size()); }
};

/// R-C05. The profile's `notification_counting` says how; a rule that begins on a later day than
/// `on`, the day of the notification, does not apply yet, and without a day it does.
FormsNeeded forms_needed(casefile::Record const& case_file, casefile::Record const& profile,
    std::optional<base::Date> on = std::nullopt);

} // namespace facts
