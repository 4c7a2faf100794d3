#pragma once

// What the service answers, as JSON: the same shapes on the command line (--json) and in the API.

#include "service/service.h"

namespace service {

base::Value as_json(base::Diagnostic const& diagnostic);
base::Value as_json(base::Diagnostics const& diagnostics);
base::Value as_json(ImportSummary const& summary);
base::Value as_json(CaseSummary const& summary);
base::Value as_json(BoardSummary const& summary);
base::Value as_json(DocumentStatus const& status);
base::Value as_json(BlankForm const& form);
base::Value as_json(BoardReport const& report);
/// By name: [ "blank", "prefilled" ].
base::Value as_json(std::vector<assemble::Mode> const& modes);
base::Value as_json(Deadlines const& deadlines);
base::Value as_json(facts::Figure const& figure);
base::Value as_json(facts::EscalationItem const& item);
base::Value as_json(rules::Verdict const& verdict);
base::Value as_json(DocumentWording const& wording);

/// "kept", "not arisen", "warning", "blocked" or "set aside".
std::string words(rules::Verdict::State state);

/// "ready", "lacking" or "not available".
std::string words(DocumentStatus::State state);

template <typename T> base::Value list_as_json(std::vector<T> const& values)
{
    base::Value list { base::Value::List {} };
    for (auto const& value : values)
        list.push(as_json(value));
    return list;
}

} // namespace service
