#pragma once

// What a reader fills in: the fields of a form.

#include "base/length.h"

#include <cstdint>
#include <string>
#include <vector>

namespace document {

enum class FieldKind : std::uint8_t {
    text,
    multiline,
    checkbox, ///< Any number of its options.
    radio, ///< One of its options, all of them to be seen.
    choice, ///< One of its options, in a list that opens.
    date,
    signature
};

struct FieldOption {
    std::string text;
    bool chosen = false;
};

struct Field {
    FieldKind kind = FieldKind::text;
    std::string name; ///< Field code, "D01.C5"; unique in the document.
    std::string label; ///< Printed with the field; empty where a header cell says what it is.
    std::string tip; ///< What it asks for, for screen readers; never empty.
    std::string value; ///< Of all kinds that have no options. Lines end with line feeds.
    std::vector<FieldOption> options;
    bool required = false;
    base::Length height; ///< Of its box, if its style asks for less.
    int line = 0; ///< Template line and file, as in Block.
    std::string file;

    bool is_button() const { return kind == FieldKind::checkbox || kind == FieldKind::radio; }
    /// The text of the first option that is chosen, or the value; empty if nobody has filled it in.
    std::string const& answer() const
    {
        for (auto const& option : options)
            if (option.chosen)
                return option.text;
        return value;
    }
};

/// How fields appear: to be filled in on a screen, or as ordinary text that nobody can change.
enum class Fields : std::uint8_t { flat, fillable };

/// field: where a field of Document::fields stands.
struct FieldPlace {
    std::uint32_t field;
};

} // namespace document
