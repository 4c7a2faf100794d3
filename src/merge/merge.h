#pragma once

// Template + facts -> markup. mustache.cpp is the only includer of the template library.

#include "base/json.h"
#include "base/result.h"
#include "facts/fact.h"
#include "markup/markup.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace merge {

/// The front matter of a template: "key: value" lines between two lines of three hyphens.
struct FrontMatter {
    std::map<std::string, std::string, std::less<>> values;
    /// The value of `key`, or empty.
    std::string text(std::string_view key) const;
    /// The value of `key` split at commas, trimmed.
    std::vector<std::string> list(std::string_view key) const;
};

/// A checked template: its sections nest, its partials exist and do not recurse.
/// Immutable; threads share it.
struct Template {
    std::string file;    ///< As the user knows it: path below templates/.
    FrontMatter front;
    std::string body;    ///< Prepared text: partials resolved, each tag carrying its line.
    std::vector<std::string> files;
    std::vector<std::string> keys; ///< Every key path the template asks for, sorted.
};

/// Template sources by path below templates/ ("letters/scoping-panel.xml", "partials/…").
using Sources = std::map<std::string, std::string, std::less<>>;

/// All *.xml below `folder`. Throws base::IoError.
Sources read_sources(std::filesystem::path const& folder);

/// Checks and prepares one template. Faults: unbalanced or unclosed sections, unknown or
/// recursive partials, unescaped tags ({{{x}}}, {{&x}}), delimiter changes, faulty front matter.
base::Result<Template> prepare(Sources const& sources, std::string const& file);

/// Fills a template. Every tag is looked up in the innermost section only; `outer.` reaches one
/// section out. Reports all at once: keys that do not exist ("did you mean"), keys that would
/// fall through to a parent, and fields the record leaves empty where the template needs them.
base::Result<markup::Markup> fill(Template const& source, facts::Fact const& root);

} // namespace merge
