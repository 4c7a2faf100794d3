#pragma once

// Template + facts -> markup. mustache.cpp is the only includer of the template library.

#include "base/result.h"
#include "facts/fact.h"
#include "markup/markup.h"

#include <cstdint>
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

/// Where a piece of a template stands.
struct Place {
    std::uint16_t file = 0; ///< Index into Template::files.
    std::uint32_t line = 1;
};

/// One tag that reads a fact: {{key}}, {{#key}} or {{^key}}.
struct Tag {
    enum class Kind : std::uint8_t { value, section, inverted };
    Kind kind = Kind::value;
    std::string key; ///< As it is written.
    int outer = 0; ///< How many scopes to leave first ("outer." twice is 2).
    std::vector<std::string> path; ///< Members to follow from there; empty for {{.}}.
    Place place;
    std::size_t end = 0; ///< Index of the first tag that is not inside this section.
    bool in_attribute = false;
    bool in_field = false; ///< In an attribute of a <field>.
    bool names_figure = false; ///< In an attribute of a <data>, where it prints nothing.
    bool begins_link = false; ///< First in an href.
};

/// Markup between tags, white space collapsed, every line feed kept for the count of lines.
struct Literal {
    std::string text;
    Place place; ///< Of its first byte.
};

/// One step of a template, in the order of the text.
struct Piece {
    enum class Kind : std::uint8_t { literal, value, opening, closing };
    Kind kind = Kind::literal;
    std::size_t index = 0; ///< Into Template::literals or Template::tags.
};

/// An element with an id. A board may give it words of its own.
struct Paragraph {
    std::string id;
    Place place;
    std::size_t begin = 0; ///< First piece of its content.
    std::size_t end = 0; ///< Behind the last one.
    std::string not_text; ///< Why its words cannot be replaced; empty if they can.
    /// Keys that any wording has to print: `required-fields` of the element, or without it what the
    /// shipped words print whatever the case, unless it is the same in all cases of the board.
    std::vector<std::string> required;
};

/// A checked template: its sections nest, its partials exist and do not recurse.
/// Immutable; threads share it.
struct Template {
    std::string file; ///< As the user knows it: path below templates/.
    FrontMatter front;
    std::vector<std::string> files; ///< `file` and the partials it includes.
    std::vector<Tag> tags; ///< In the order of the text.
    std::vector<Literal> literals;
    std::vector<Piece> pieces;
    std::vector<Paragraph> paragraphs; ///< In the order of the text; none once it is reworded.
    /// Of the entries of `files` that are a board's wording: where that stands.
    std::map<std::uint16_t, base::Place> wordings;
    /// What the template library renders. Tags and literals stand in it by index only, so that
    /// a lookup knows the tag's line, and the library has little to read each time.
    std::string body;
    std::vector<std::string> keys; ///< Every key path the template asks for, sorted.
};

/// Template sources by path below templates/ ("letters/scoping-panel.xml", "partials/…").
using Sources = std::map<std::string, std::string, std::less<>>;

/// All *.xml below `folder`. Throws base::IoError.
Sources read_sources(std::filesystem::path const& folder);

/// Checks and prepares one template. Faults: unbalanced or unclosed sections, unknown or
/// recursive partials, unescaped tags ({{{x}}}, {{&x}}), delimiter changes, values that would
/// stand as element or attribute names, faulty front matter.
base::Result<Template> prepare(Sources const& sources, std::string const& file);

/// What a tag prints whose fact is missing.
enum class Gaps {
    faults, ///< Nothing: it is a fault.
    open_fields, ///< Nothing in a <field>, which is to be filled in; elsewhere it is a fault.
    /// Nothing in a <field>; elsewhere its key in brackets, "[case ref]"; an address that leads
    /// nowhere where a link begins.
    names
};

/// Fills a template. Every tag is looked up in the innermost section only; `outer.` reaches one
/// section out. Reports all at once: keys that do not exist ("did you mean"), keys that would
/// fall through to a parent, and fields the record leaves empty where the template needs them.
/// Keys in a paragraph that is not shown must exist too, as far as its scope is known.
base::Result<markup::Markup> fill(
    Template const& source, facts::Fact const& root, Gaps gaps = Gaps::faults);

} // namespace merge
