#pragma once

// What a column lets somebody type -> the writer library's data validation.

#include "workbook/workbook.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

struct lxw_data_validation;

namespace xlsx {

/// Whether a list stands in the validation itself, which is one text of 255 characters with commas
/// between the choices.
bool fits_itself(std::vector<std::string> const& choices);

/// What a cell to be filled in with a date must meet, for the cell of `row` and `column`, both
/// counted from 0: a real date, not before that of another column, or text: "?14/03/2015". A year
/// alone that is typed as a number would be a day in 1905.
std::string date_formula(
    std::uint32_t row, std::size_t column, std::optional<std::size_t> not_before);

/// One validation, with the texts it points to.
class Validation {
public:
    /// `list` is where choices stand that do not fit, `formula` what a date must meet; each may be
    /// empty. The column must outlive it.
    Validation(workbook::Column const& column, std::string list, std::string formula);
    Validation(Validation const&) = delete;
    Validation& operator=(Validation const&) = delete;
    ~Validation();

    /// Whether anything may be typed and nothing is said about it.
    bool is_empty() const;
    lxw_data_validation* get() { return m_validation.get(); }

private:
    void offer(std::vector<std::string> const& choices, bool several);
    void ask_for_date();

    std::string m_list;
    std::string m_formula;
    std::vector<char*> m_choices;
    std::unique_ptr<lxw_data_validation> m_validation;
};

} // namespace xlsx
