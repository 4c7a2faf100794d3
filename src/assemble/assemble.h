#pragma once

// The spine: records + document number -> finished documents.

#include "assemble/library.h"
#include "assemble/mode.h"
#include "assemble/trial.h"
#include "base/result.h"
#include "facts/facts.h"

#include <optional>
#include <string>
#include <vector>

namespace assemble {

enum class Format { pdf, html, xlsx };

/// How large the text of a PDF is: 11 and 12 points, or 18 for people who see poorly.
enum class Print { normal, large };

constexpr auto pdf_type = "application/pdf";

/// A document as it was made. One that is confidential leaves by way of protect().
struct FinishedDocument {
    std::string file_name; ///< spec/domain.md 4.0.6, "NB16-01_D02a_scoping-panel-letter_1_pol.pdf"
    std::string media_type;
    std::string bytes;
    base::Diagnostics warnings;
    bool confidential = false; ///< Of level L2 or L3.
};

/// Which document of which case, for whom.
struct Order {
    std::string document; ///< "2a", "14" …
    std::optional<std::string> recipient; ///< One recipient's copy; none means every copy.
    Format format = Format::pdf;
    base::Date as_at;
    int issue = 1;
    Print print = Print::normal;
    Mode mode = Mode::completed;
    facts::Fact::Object given = {}; ///< Facts beside those of the case.
};

/// Makes every copy ordered, or none: all faults for all recipients are returned together.
base::Result<std::vector<FinishedDocument>> assemble(
    Order const& order, facts::Subject const& subject, Library const& library);

/// What keeps the document from being made, and its warnings. Makes nothing.
base::Diagnostics check(Order const& order, facts::Subject const& subject, Library const& library);

/// Sets a template that the register need not name, for those who write templates: with the facts
/// of a case, and for its first recipient, or without one, when every tag prints its key in
/// brackets. Rules are not asked. Each page says in its footer, and unless the template has a
/// watermark of its own across it, that it is a preview. `order.document` is told in faults.
base::Result<FinishedDocument> preview(
    Trial const& trial, Order const& order, facts::Subject const* subject, Library const& library);

} // namespace assemble
