#include "xlsx/validation.h"

#include <array>
#include <xlsxwriter.h>

namespace xlsx {

namespace {

/// The format's own limit.
constexpr std::size_t choices_bytes_max = 255;

/// Earlier days are years or months typed as numbers: 2015 is a day in 1905.
constexpr char const* earliest_date = "DATE(1910,1,1)";

std::string const choice_title = "Not in the list";
std::string const choice_message = "Choose one of the words in the list.";
std::string const date_title = "No such date";
std::string const date_message
    = "Type a day as dd/mm/yyyy. For a month or a year alone, type an apostrophe before it: "
      "'03/2015. If you are unsure, a question mark: ?14/03/2015. An end date is not before its "
      "start.";

/// The library's functions take char* and do not change what it points to.
char* mutable_text(std::string const& text)
{
    return const_cast<char*>(text.c_str());
}

} // namespace

bool fits_itself(std::vector<std::string> const& choices)
{
    std::size_t bytes = 0;
    for (auto const& choice : choices) {
        bytes += choice.size() + 1;
        if (choice.find_first_of(",\"") != std::string::npos)
            return false;
    }
    return bytes <= choices_bytes_max;
}

std::string date_formula(
    std::uint32_t row, std::size_t column, std::optional<std::size_t> not_before)
{
    auto const cell = [&](std::size_t at) {
        std::array<char, LXW_MAX_CELL_NAME_LENGTH> name {};
        lxw_rowcol_to_cell(name.data(), row, static_cast<lxw_col_t>(at));
        return std::string(name.data());
    };
    auto const own = cell(column);
    auto const other = not_before ? cell(*not_before) : std::string();
    auto const text = "ISTEXT(" + own + ")" + (not_before ? ",ISTEXT(" + other + ")" : "");
    return "=OR(" + text + ",AND(ISNUMBER(" + own + ")," + own + ">=" + earliest_date
        + (not_before ? "," + own + ">=" + other : "") + "))";
}

Validation::Validation(workbook::Column const& column, std::string list, std::string formula)
    : m_list(std::move(list))
    , m_formula(std::move(formula))
    , m_validation(std::make_unique<lxw_data_validation>())
{
    m_validation->validate = LXW_VALIDATION_TYPE_ANY;
    if (!column.choices.empty())
        offer(column.choices, column.several);
    else if (!m_formula.empty())
        ask_for_date();
    if (!column.locked && !column.prompt.empty())
        m_validation->input_message = mutable_text(column.prompt);
}

Validation::~Validation() = default;

bool Validation::is_empty() const
{
    return m_validation->validate == LXW_VALIDATION_TYPE_ANY && !m_validation->input_message;
}

void Validation::offer(std::vector<std::string> const& choices, bool several)
{
    if (m_list.empty()) {
        for (auto const& choice : choices)
            m_choices.push_back(mutable_text(choice));
        m_choices.push_back(nullptr);
        m_validation->validate = LXW_VALIDATION_TYPE_LIST;
        m_validation->value_list = m_choices.data();
    } else {
        m_validation->validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
        m_validation->value_formula = mutable_text(m_list);
    }
    m_validation->error_title = mutable_text(choice_title);
    m_validation->error_message = mutable_text(choice_message);
    if (several)
        m_validation->show_error = LXW_VALIDATION_OFF;
}

void Validation::ask_for_date()
{
    m_validation->validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA;
    m_validation->value_formula = mutable_text(m_formula);
    m_validation->error_title = mutable_text(date_title);
    m_validation->error_message = mutable_text(date_message);
}

} // namespace xlsx
