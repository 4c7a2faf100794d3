#include "xlsx/xlsx.h"

#include "base/file.h"
#include "xlsx/cell_kind.h"
#include "xlsx/chart.h"
#include "xlsx/escape.h"
#include "xlsx/formats.h"
#include "xlsx/memory_file.h"
#include "xlsx/neutral_locale.h"
#include "xlsx/row_height.h"
#include "xlsx/table.h"
#include "xlsx/validation.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <xlsxwriter.h>

/// Takes the place of the writer library's function, so that the sheets being written, which hold
/// personal data, never stand on a disk. The library would make a file in the folder for
/// temporary files, which others use too; its `tmpdir` option only names another folder.
extern "C" FILE* lxw_tmpfile(char*)
{
    return xlsx::open_memory_stream();
}

/// Present only under LeakSanitizer.
extern "C" {
void __lsan_disable() __attribute__((weak));
void __lsan_enable() __attribute__((weak));
}

namespace xlsx {

namespace {

using workbook::Cell;
using workbook::Column;
using workbook::Format;
using workbook::Sheet;
using workbook::Workbook;

constexpr lxw_row_t title_row = 0;
constexpr lxw_row_t note_row = 1;
constexpr lxw_row_t header_row = 3;
constexpr lxw_row_t first_row = header_row + 1;
/// The format's own limits.
constexpr std::size_t header_bytes_max = 255;
/// In points; the format's own default and maximum.
constexpr double line_height = LXW_DEF_ROW_HEIGHT;
constexpr double text_size = 11;
constexpr double row_height_max = 409;
constexpr std::uint8_t paper_a4 = 9;
constexpr char const* choices_sheet = "Choices";
constexpr double choices_width = 40;

/// The library's functions take char* and do not change what it points to.
char* mutable_text(std::string const& text)
{
    return const_cast<char*>(text.c_str());
}

/// Nothing is written for a null.
char* text_or_null(std::string const& text)
{
    return text.empty() ? nullptr : mutable_text(text);
}

/// Writes one workbook. Collects faults as it goes, so that all of them are known at the end.
class Writer {
public:
    explicit Writer(Workbook workbook)
        : m_workbook(std::move(workbook))
    {
        base::ensure(!m_workbook.sheets.empty(), "a workbook has at least one sheet");
        lxw_workbook_options options {};
        options.constant_memory = LXW_TRUE;
        m_file.reset(workbook_new_opt(m_target.path().c_str(), &options));
        if (!m_file)
            throw base::IoError("There is not enough memory for the workbook.");
        m_formats.emplace(m_file.get(), m_workbook.look);
    }

    base::Result<std::string> write()
    {
        set_properties();
        for (auto& sheet : m_workbook.sheets)
            write_sheet(sheet);
        write_choices();
        if (!m_faults.empty())
            return m_faults;
        if (auto const error = workbook_close(m_file.release()); error != LXW_NO_ERROR)
            throw base::IoError(
                std::string("The workbook could not be written: ") + lxw_strerror(error));
        return m_target.bytes();
    }

private:
    struct Place {
        std::string const& sheet;
        lxw_row_t row;
        lxw_col_t column;
    };

    void fault(Place const& place, std::string message, std::string fix)
    {
        std::array<char, LXW_MAX_CELL_NAME_LENGTH> cell {};
        lxw_rowcol_to_cell(cell.data(), place.row, place.column);
        m_faults.push_back({ base::Severity::error, "xlsx-cell", { place.sheet, 0, cell.data() },
            std::move(message), std::move(fix) });
    }

    void check(lxw_error error, Place const& place)
    {
        if (error == LXW_NO_ERROR)
            return;
        if (error == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
            return fault(place, "The text is longer than the 32,767 characters a cell holds.",
                "Shorten the text in the record.");
        if (error == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE)
            return fault(place, "A sheet holds 1,048,576 rows and 16,384 columns.",
                "Choose fewer rows, for example a shorter period.");
        fault(place, std::string("This cannot be written: ") + lxw_strerror(error),
            "Correct the declaration of the workbook.");
    }

    void set_properties()
    {
        using namespace std::chrono;
        lxw_doc_properties properties {};
        properties.title = mutable_text(m_workbook.title);
        properties.subject = text_or_null(m_workbook.properties.subject);
        properties.author = text_or_null(m_workbook.properties.author);
        properties.company = text_or_null(m_workbook.properties.company);
        properties.keywords = text_or_null(m_workbook.properties.keywords);
        properties.comments = text_or_null(m_workbook.properties.comments);
        auto const& date = m_workbook.as_at;
        auto const midnight = sys_days(year(date.year()) / month(date.month()) / day(date.day()));
        properties.created = seconds(midnight.time_since_epoch()).count();
        workbook_set_properties(m_file.get(), &properties);
    }

    void write_sheet(Sheet& sheet)
    {
        // Asked first, because the library prints to the error stream when it refuses a name.
        bool const valid
            = workbook_validate_sheet_name(m_file.get(), sheet.name.c_str()) == LXW_NO_ERROR;
        if (!valid)
            fault({ sheet.name, 0, 0 }, "The sheet has an invalid name.",
                "Use 1 to 31 characters, none of [ ] : * ? / \\, and no name twice.");
        // What a chart draws is repeated in the chart, so its sheet stays in memory to the end.
        m_file->options.constant_memory = sheet.charts.empty() ? LXW_TRUE : LXW_FALSE;
        auto* file = workbook_add_worksheet(m_file.get(), valid ? sheet.name.c_str() : nullptr);
        set_up_page(file, sheet);
        set_height(file, { sheet.name, title_row, 0 }, m_workbook.look.title_size / text_size);
        write_text(file, { sheet.name, title_row, 0 }, sheet.title, m_formats->title());
        if (!sheet.note.empty())
            write_text(file, { sheet.name, note_row, 0 }, sheet.note, nullptr);
        write_headings(file, sheet);
        auto row = first_row;
        for (workbook::Row cells; sheet.next_row(cells); ++row) {
            if (row >= LXW_ROW_MAX) {
                check(LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE, { sheet.name, row - 1, 0 });
                break;
            }
            write_row(file, sheet, row, cells);
        }
        if (sheet.totals)
            write_totals(file, sheet, row);
        if (!heading_of(sheet).empty())
            worksheet_print_area(file, header_row, 0, sheet.totals ? row : row - 1,
                static_cast<lxw_col_t>(sheet.columns.size() - 1));
        if (!sheet.columns.empty())
            set_up_columns(file, sheet, row - 1);
        if (!add_charts(
                m_file.get(), file, sheet, { header_row, first_row, row - 1 }, m_workbook.look))
            check(LXW_ERROR_PARAMETER_VALIDATION, { sheet.name, row, 0 });
    }

    /// Where columns repeat on paper, a title in A1 would repeat cut off; the header has it then.
    std::string heading_of(Sheet const& sheet) const
    {
        auto const heading = "&L" + escape_header(sheet.title);
        bool const fits = heading.size() + m_workbook.marking.size() * 2 < header_bytes_max;
        return sheet.pages_wide > 1 && sheet.charts.empty() && fits ? heading : "";
    }

    void set_up_page(lxw_worksheet* file, Sheet const& sheet)
    {
        worksheet_set_paper(file, paper_a4);
        if (sheet.landscape)
            worksheet_set_landscape(file);
        worksheet_fit_to_pages(file, static_cast<std::uint16_t>(sheet.pages_wide), 0);
        auto const kept = static_cast<lxw_col_t>(sheet.kept_columns);
        worksheet_freeze_panes(file, first_row, kept);
        if (kept > 0)
            worksheet_repeat_columns(file, 0, static_cast<lxw_col_t>(kept - 1));
        worksheet_repeat_rows(file, header_row, header_row);
        auto const marking = escape_header(m_workbook.marking);
        auto const header = heading_of(sheet) + (marking.empty() ? "" : "&C" + marking);
        auto const footer = (marking.empty() ? "" : "&L" + marking) + "&RPage &P of &N";
        if (footer.size() > header_bytes_max)
            return fault({ sheet.name, 0, 0 }, "The marking is too long for the header of a sheet.",
                "Shorten the marking.");
        if (!header.empty())
            worksheet_set_header(file, header.c_str());
        worksheet_set_footer(file, footer.c_str());
    }

    void write_headings(lxw_worksheet* file, Sheet const& sheet)
    {
        std::size_t lines = 1;
        for (auto const& column : sheet.columns)
            lines = std::max(lines, estimated_lines(column.heading, column.width));
        set_height(file, { sheet.name, header_row, 0 }, static_cast<double>(lines));
        for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
            auto const column = static_cast<lxw_col_t>(i);
            auto const& declared = sheet.columns.at(i);
            check(worksheet_set_column(file, column, column, declared.width, nullptr),
                { sheet.name, header_row, column });
            write_text(file, { sheet.name, header_row, column }, declared.heading,
                m_formats->heading(declared.format));
        }
    }

    /// Rows of one line are left to the reader.
    void set_height(lxw_worksheet* file, Place const& place, double lines)
    {
        if (lines > 1)
            check(worksheet_set_row(
                      file, place.row, std::min(row_height_max, line_height * lines), nullptr),
                place);
    }

    /// Excel fits the height of a row to wrapped text, LibreOffice does not in files that seem
    /// to come from Excel, as all of the library's do. A height that is set stays, however, when
    /// somebody types more text; so rows to be filled in are left to the reader.
    void set_row_height(
        lxw_worksheet* file, Sheet const& sheet, lxw_row_t row, workbook::Row const& cells)
    {
        std::size_t lines = 1;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            auto const* text = std::get_if<std::string>(&cells[i]);
            if (text && kind_of(sheet, row - first_row, i).format == Format::wrapped)
                lines = std::max(lines, estimated_lines(*text, sheet.columns[i].width));
        }
        if (lines == 1
            || (sheet.fields.empty() ? is_fillable(sheet) : is_open(sheet, row - first_row)))
            return;
        set_height(file, { sheet.name, row, 0 }, static_cast<double>(lines));
    }

    void write_row(
        lxw_worksheet* file, Sheet const& sheet, lxw_row_t row, workbook::Row const& cells)
    {
        base::ensure(cells.size() == sheet.columns.size(), "a row has a cell for each column");
        set_row_height(file, sheet, row, cells);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            auto const& kind = kind_of(sheet, row - first_row, i);
            auto const format = format_of(cells.at(i), kind);
            write_cell(file, { sheet.name, row, static_cast<lxw_col_t>(i) }, cells.at(i),
                m_formats->cell(format, kind.locked));
        }
    }

    void write_totals(lxw_worksheet* file, Sheet const& sheet, lxw_row_t row)
    {
        base::ensure(sheet.totals->size() == sheet.columns.size(), "totals are as wide as rows");
        for (std::size_t i = 0; i < sheet.totals->size(); ++i) {
            auto const& cell = sheet.totals->at(i);
            write_cell(file, { sheet.name, row, static_cast<lxw_col_t>(i) }, cell,
                m_formats->total(format_of(cell, sheet.columns.at(i))));
        }
    }

    void write_cell(lxw_worksheet* file, Place const& place, Cell const& cell, lxw_format* format)
    {
        if (auto const* text = std::get_if<std::string>(&cell))
            return write_text(file, place, *text, format);
        if (auto const* number = std::get_if<double>(&cell)) {
            if (!std::isfinite(*number))
                return fault(place, "The number is not finite.", "Correct how it is computed.");
            return check(
                worksheet_write_number(file, place.row, place.column, *number, format), place);
        }
        if (auto const* date = std::get_if<base::Date>(&cell))
            return write_date(file, place, *date, format);
        check(worksheet_write_blank(file, place.row, place.column, format), place);
    }

    /// 61 is 1 March 1900; before it spreadsheets have a day too many. The library counts up the
    /// months and years of each date, which later days need not wait for.
    void write_date(lxw_worksheet* file, Place const& place, base::Date date, lxw_format* format)
    {
        static auto const march_1900 = base::Date::of(1900, 3, 1).value();
        if (date > march_1900)
            return check(worksheet_write_number(file, place.row, place.column,
                             static_cast<double>(date.days_since(march_1900) + 61), format),
                place);
        lxw_datetime moment { date.year(), static_cast<int>(date.month()),
            static_cast<int>(date.day()), 0, 0, 0 };
        check(worksheet_write_datetime(file, place.row, place.column, &moment, format), place);
    }

    void write_text(
        lxw_worksheet* file, Place const& place, std::string const& text, lxw_format* format)
    {
        // Hardly any text has what is to be escaped, so hardly any is copied.
        auto const error = text.find("_x") == std::string::npos
            ? worksheet_write_string(file, place.row, place.column, text.c_str(), format)
            : worksheet_write_string(
                file, place.row, place.column, escape_cell(text).c_str(), format);
        check(error, place);
    }

    /// What needs to know the last row. `last` is the header row when there are no rows.
    void set_up_columns(lxw_worksheet* file, Sheet const& sheet, lxw_row_t last)
    {
        auto const last_column = static_cast<lxw_col_t>(sheet.columns.size() - 1);
        if (sheet.filter)
            add_filter(file, sheet, last, last_column);
        validate_columns(file, sheet, last);
        if (last >= first_row) {
            for (auto const& highlight : sheet.highlights)
                add_highlight(file, sheet, last, highlight);
            ignore_numbers_in_text(file, last, last_column);
        }
        if (is_fillable(sheet)) {
            lxw_protection allowed {};
            allowed.autofilter = LXW_TRUE;
            allowed.format_columns = LXW_TRUE;
            allowed.format_rows = LXW_TRUE;
            allowed.insert_rows = LXW_TRUE;
            worksheet_protect(file, nullptr, &allowed);
        }
    }

    /// A sheet that is filled in is protected, where a table could not grow: it has arrows only.
    void add_filter(lxw_worksheet* file, Sheet const& sheet, lxw_row_t last, lxw_col_t last_column)
    {
        Place const place { sheet.name, header_row, 0 };
        if (is_fillable(sheet) || !can_be_table(sheet))
            check(worksheet_autofilter(file, header_row, 0, last, last_column), place);
        else if (!add_table(file, sheet, file->index + 1, header_row, last))
            check(LXW_ERROR_PARAMETER_VALIDATION, place);
    }

    /// A list that has a column of the sheet "Choices".
    struct Choices {
        std::string heading;
        std::vector<std::string> choices;
    };

    struct Range {
        lxw_row_t first;
        lxw_row_t last;
        lxw_col_t column;
    };

    void validate_columns(lxw_worksheet* file, Sheet const& sheet, lxw_row_t last)
    {
        for (std::size_t i = 0; i < sheet.fields.size(); ++i) {
            auto const row = first_row + static_cast<lxw_row_t>(i);
            validate(file, sheet, sheet.fields.at(i), { row, row, 1 });
        }
        for (std::size_t i = 0; i < sheet.columns.size() && last >= first_row; ++i)
            validate(
                file, sheet, sheet.columns.at(i), { first_row, last, static_cast<lxw_col_t>(i) });
    }

    /// Says what may be typed into the cells of a column, or of one field.
    void validate(lxw_worksheet* file, Sheet const& sheet, Column const& column, Range const& range)
    {
        auto const formula = !column.locked && column.format == Format::date
            ? date_formula(range.first, range.column, column.not_before)
            : std::string();
        auto const& choices = column.choices;
        auto const list
            = choices.empty() || fits_itself(choices) ? std::string() : range_of_choices(column);
        Validation validation(column, list, formula);
        if (validation.is_empty())
            return;
        // The library (1.1.4) copies value_formula twice and loses the first copy: about 20 bytes
        // for each long list, which the leak check must not report as ours.
        if (__lsan_disable)
            __lsan_disable();
        auto const error = worksheet_data_validation_range(
            file, range.first, range.column, range.last, range.column, validation.get());
        if (__lsan_enable)
            __lsan_enable();
        check(error, { sheet.name, header_row, range.column });
    }

    /// Where a list stands that does not fit into the validation itself, which is one text of
    /// 255 characters with commas between the choices.
    std::string range_of_choices(Column const& column)
    {
        auto const& choices = column.choices;
        std::size_t index = 0;
        while (index < m_choices.size() && m_choices.at(index).choices != choices)
            ++index;
        if (index == m_choices.size())
            m_choices.push_back({ column.heading, choices });
        std::array<char, LXW_MAX_COL_NAME_LENGTH> name {};
        lxw_col_to_name(name.data(), static_cast<lxw_col_t>(index), LXW_TRUE);
        return '=' + std::string(choices_sheet) + '!' + name.data() + '$'
            + std::to_string(first_row + 1) + ':' + name.data() + '$'
            + std::to_string(first_row + choices.size());
    }

    /// The sheet can be seen, as nothing in a file is hidden.
    void write_choices()
    {
        if (m_choices.empty())
            return;
        if (workbook_validate_sheet_name(m_file.get(), choices_sheet) != LXW_NO_ERROR)
            return fault({ choices_sheet, 0, 0 },
                "The sheet name \"Choices\" is used for long lists.",
                "Give your sheet another name.");
        Sheet sheet;
        sheet.name = choices_sheet;
        sheet.title = choices_sheet;
        sheet.note = "What may be chosen in columns of other sheets whose lists are long.";
        sheet.filter = false;
        std::size_t rows = 0;
        for (auto const& [heading, choices] : m_choices) {
            sheet.columns.push_back({ heading, Format::text, choices_width });
            rows = std::max(rows, choices.size());
        }
        sheet.next_row = [&, row = std::size_t { 0 }](workbook::Row& cells) mutable {
            if (row == rows)
                return false;
            cells.clear();
            for (auto const& list : m_choices)
                cells.push_back(row < list.choices.size() ? Cell(list.choices.at(row)) : Cell());
            ++row;
            return true;
        };
        write_sheet(sheet);
    }

    void add_highlight(lxw_worksheet* file, Sheet const& sheet, lxw_row_t last,
        workbook::Highlight const& highlight)
    {
        auto const value = quote_formula(highlight.value);
        lxw_conditional_format condition {};
        condition.type = LXW_CONDITIONAL_TYPE_CELL;
        if (highlight.above) {
            condition.criteria = LXW_CONDITIONAL_CRITERIA_GREATER_THAN;
            condition.value = *highlight.above;
        } else {
            condition.criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO;
            condition.value_string = mutable_text(value);
        }
        condition.format = m_formats->highlight(highlight.fill, highlight.ink);
        auto const column = static_cast<lxw_col_t>(highlight.column);
        check(worksheet_conditional_format_range(file, first_row, column, last, column, &condition),
            { sheet.name, header_row, column });
    }

    /// References and telephone numbers are text on purpose; no green corner should say so.
    void ignore_numbers_in_text(lxw_worksheet* file, lxw_row_t last, lxw_col_t last_column)
    {
        std::array<char, LXW_MAX_CELL_RANGE_LENGTH> range {};
        lxw_rowcol_to_range(range.data(), first_row, 0, last, last_column);
        worksheet_ignore_errors(file, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range.data());
    }

    /// A workbook with faults is closed like a good one, into memory that is then dropped: the
    /// library's function to free a workbook leaves the streams of its sheets open.
    struct Close {
        void operator()(lxw_workbook* file) const { workbook_close(file); }
    };

    Workbook m_workbook;
    MemoryFile m_target;
    std::unique_ptr<lxw_workbook, Close> m_file;
    std::optional<Formats> m_formats; ///< Once there is a file.
    std::vector<Choices> m_choices;
    base::Diagnostics m_faults;
};

} // namespace

base::Result<std::string> write(Workbook workbook)
{
    // The library formats dates with gmtime, whose result all threads share.
    static std::mutex one_at_a_time;
    std::lock_guard const lock(one_at_a_time);
    NeutralLocale const locale;
    return Writer(std::move(workbook)).write();
}

} // namespace xlsx
