#pragma once

// JSON text -> Record: what the board's office entered, validated against the schemas.

#include "base/date.h"
#include "base/json.h"
#include "base/schema.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casefile {

/// The kinds of record a file can hold, named by its "record" member.
enum class Kind { board, case_file, training, profile };

/// The compiled schemas of data/schema, each field described once: printed label (`title`),
/// type, requirement, personal-data flag (`x-personal`), access level (`x-level`, L0 to L3) and
/// the printed words of enumerations (`x-printed`). `x-key` makes a field's values unique and
/// `x-reference` points at them ("agency", "case-person" …); `x-after` and `x-not-before` name
/// the field of the same object that must come earlier. Immutable; threads share it.
class Schemas {
public:
    /// Reads board.json, case.json, training.json and profile.json from `folder`. Throws IoError.
    static Schemas load(std::filesystem::path const& folder);
    base::Schema const& of(Kind kind) const;

private:
    std::vector<base::Schema> m_schemas; ///< In the order of Kind.
};

/// A view of one object in a validated document, together with its schema.
///
/// Asking for a field that the schema does not have, or in a form it does not have, aborts: that
/// is a mistake in our code. A field the record leaves empty is an empty optional. The document
/// and the schema must outlive the view.
class Record {
public:
    Record(base::Value const& document, base::Schema const& schema);

    bool has(std::string_view key) const;
    /// Any text: a date or a choice as it stands in the file.
    std::optional<std::string> text(std::string_view key) const;
    std::optional<base::Date> date(std::string_view key) const;
    /// A partial or a full date.
    std::optional<base::PartialDate> partial_date(std::string_view key) const;
    std::optional<base::TimeOfDay> time(std::string_view key) const;
    std::optional<bool> flag(std::string_view key) const;
    std::optional<std::int64_t> integer(std::string_view key) const;
    /// The printed words of an enumeration value (`x-printed`), or the value itself.
    std::optional<std::string> printed(std::string_view key) const;
    std::optional<Record> child(std::string_view key) const;
    /// The objects of a list; none if the field is empty.
    std::vector<Record> list(std::string_view key) const;
    /// The texts of a list, as they stand in the file.
    std::vector<std::string> texts(std::string_view key) const;
    /// The texts of a list, choices in their printed words.
    std::vector<std::string> printed_texts(std::string_view key) const;

    /// Every field that the schema has for this object, by name.
    std::vector<base::Field> const& fields() const { return m_field->fields; }
    /// The field's printed label.
    std::string label(std::string_view key) const;
    /// JSON Pointer of the field, or of this object for an empty key.
    std::string pointer(std::string_view key = {}) const;
    base::Value const& value() const { return *m_value; }

private:
    /// Where a record stands: a member or list item of what stands above it. Records are made by
    /// the thousand and seldom asked, so that the JSON Pointer is written only then.
    struct Place {
        std::shared_ptr<Place const> above = nullptr; ///< Null for the document itself.
        std::string_view name = {}; ///< Of a member; the schema holds the text.
        std::size_t index = 0; ///< Of a list item, if `name` is empty.
    };
    Record(base::Value const* value, base::Field const* field, Place place);
    base::Field const& field(std::string_view key) const;
    base::Value const* member(base::Field const& field, base::Field::Type type) const;
    static std::string pointer_of(Place const& place);
    base::Value const* m_value;
    base::Field const* m_field; ///< What the schema says of m_value.
    Place m_place;
};

/// A validated document with what identifies it.
struct Document {
    Kind kind;
    std::string id; ///< Board id, case reference, board id of a training file, or profile id.
    base::Value value;
};

/// Parses and validates one file: JSON syntax, schema, normal form and characters of every
/// string, and references inside the document (an action's agency, a child's pseudonym...).
/// Returns every fault found.
base::Result<Document> read(std::string_view text, std::string const& file, Schemas const& schemas);

/// References from a case or training file to its board (agencies, people, meetings, profile).
base::Diagnostics check_against_board(
    Document const& document, std::string const& file, Record const& board, Schemas const& schemas);

} // namespace casefile
