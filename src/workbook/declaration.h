#pragma once

// Declaration (JSON) -> its parts, checked: names, members, formats, colours.

#include "base/diagnostic.h"
#include "base/json.h"
#include "workbook/workbook.h"

#include <string>
#include <string_view>
#include <vector>

namespace workbook {

/// A text with keys in braces, and where it stands.
struct DeclaredText {
    std::string text;
    std::string pointer;
};

struct DeclaredColumn {
    Column column;
    std::string key;
    std::string pointer; ///< Of the key.
    DeclaredText choices_of; ///< A list of texts, without braces; empty for none.
    std::string meaning;
    std::string example;
};

/// A label and its value: the heading of `value.column` is the label.
struct DeclaredField {
    DeclaredColumn value;
    bool required = false; ///< Must be known when the workbook is for reading.
    DeclaredText each; ///< A list, without braces, of which each item is a row; empty for none.
};

struct DeclaredChart {
    Chart chart; ///< Without its texts.
    DeclaredText title;
    DeclaredText description;
};

struct DeclaredSheet {
    DeclaredText name;
    DeclaredText title;
    DeclaredText note;
    std::vector<DeclaredField> fields; ///< Of sheets that have no table.
    std::string rows; ///< Of all others.
    std::size_t empty_rows = 0;
    std::string pointer; ///< Of `rows`.
    std::vector<DeclaredColumn> columns;
    std::vector<Highlight> highlights;
    std::size_t pages_wide = 1;
    std::size_t kept_columns = 0;
    DeclaredText totals; ///< A key, without braces; empty for none.
    std::vector<DeclaredChart> charts;
};

struct DeclaredProperties {
    DeclaredText subject;
    DeclaredText author;
    DeclaredText company;
    DeclaredText keywords;
    DeclaredText comments;
};

struct Declaration {
    DeclaredText title;
    DeclaredText marking;
    DeclaredText as_at; ///< A key, without braces.
    DeclaredProperties properties;
    Look look;
    std::vector<DeclaredSheet> sheets;
};

/// Collects the faults of one declaration file.
class Faults {
public:
    explicit Faults(std::string file)
        : m_file(std::move(file))
    {
    }

    void add(std::string_view code, std::string_view pointer, std::string message, std::string fix)
    {
        m_found.push_back({ base::Severity::error, std::string(code),
            { m_file, 0, std::string(pointer) }, std::move(message), std::move(fix) });
    }
    base::Diagnostics const& found() const { return m_found; }

private:
    std::string m_file;
    base::Diagnostics m_found;
};

/// Reads a declaration; what cannot be read is left out and stands in `faults`.
Declaration read_declaration(base::Value const& value, Faults& faults);

} // namespace workbook
