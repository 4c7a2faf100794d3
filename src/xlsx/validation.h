#pragma once

// What a column lets somebody type -> the writer library's data validation.

#include "workbook/workbook.h"

#include <memory>
#include <string>
#include <vector>

struct lxw_data_validation;

namespace xlsx {

/// Whether a list stands in the validation itself, which is one text of 255 characters with commas
/// between the choices.
bool fits_itself(std::vector<std::string> const& choices);

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
