#include "xlsx/chart.h"

#include "xlsx/escape.h"
#include "xlsx/formats.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>
#include <xlsxwriter.h>

namespace xlsx {

namespace {

using workbook::Chart;
using workbook::Series;
using workbook::Sheet;

/// What the library makes a chart at scale 1, and a row, in pixels.
constexpr double default_width = 480;
constexpr double default_height = 288;
constexpr double row_height = LXW_DEF_ROW_HEIGHT_PIXELS;
/// What title, axis and key of a chart of bars need, and each bar with its name, in pixels.
constexpr double furniture_height = 190;
constexpr double bar_height = 26;
/// Higher than a person scrolls; the program then leaves out names as it sees fit.
constexpr double highest = 6000;
/// Of a bar and the gap beside it, in percent of its width.
constexpr std::uint16_t gap_percent = 60;
/// A zero has no bar, so it has no number either.
constexpr char const* label_format = "#,##0;;";

bool is_stacked(Chart const& chart)
{
    return chart.kind == Chart::Kind::stacked_column || chart.kind == Chart::Kind::stacked_bar;
}

bool is_bar(Chart const& chart)
{
    return chart.kind == Chart::Kind::bar || chart.kind == Chart::Kind::stacked_bar;
}

std::uint8_t type_of(Chart const& chart)
{
    switch (chart.kind) {
    case Chart::Kind::column:
        break;
    case Chart::Kind::stacked_column:
        return LXW_CHART_COLUMN_STACKED;
    case Chart::Kind::bar:
        return LXW_CHART_BAR;
    case Chart::Kind::stacked_bar:
        return LXW_CHART_BAR_STACKED;
    }
    return LXW_CHART_COLUMN;
}

lxw_chart_font plain_font(std::uint32_t ink)
{
    lxw_chart_font font {};
    font.bold = LXW_EXPLICIT_FALSE;
    font.color = library_colour(ink);
    return font;
}

/// The number of each bar: in it where bars stand on each other, else at its end.
void label(lxw_chart_series* series, Chart const& chart, std::uint32_t ink)
{
    auto font = plain_font(ink);
    chart_series_set_labels(series);
    chart_series_set_labels_num_format(series, label_format);
    chart_series_set_labels_font(series, &font);
    chart_series_set_labels_position(series,
        static_cast<std::uint8_t>(is_stacked(chart) ? LXW_CHART_LABEL_POSITION_CENTER
                                                    : LXW_CHART_LABEL_POSITION_OUTSIDE_END));
}

/// One series for each column, the rows beside each other.
void add_columns(lxw_chart* made, Sheet const& sheet, Chart const& chart, TableRows const& rows)
{
    auto const* name = sheet.name.c_str();
    auto const categories = static_cast<lxw_col_t>(chart.categories);
    for (auto const& one : chart.series) {
        auto const column = static_cast<lxw_col_t>(one.column);
        auto* series = chart_add_series(made, nullptr, nullptr);
        chart_series_set_categories(series, name, rows.first, categories, rows.last, categories);
        chart_series_set_values(series, name, rows.first, column, rows.last, column);
        chart_series_set_name_range(series, name, rows.header, column);
        lxw_chart_fill fill {};
        fill.color = library_colour(one.fill);
        chart_series_set_fill(series, &fill);
        label(series, chart, is_stacked(chart) ? one.ink : 0);
    }
}

/// One series: the totals, each heading a category in its own colour.
void add_totals(lxw_chart* made, Sheet const& sheet, Chart const& chart, TableRows const& rows)
{
    auto const* name = sheet.name.c_str();
    auto const first = static_cast<lxw_col_t>(chart.series.front().column);
    auto const last = static_cast<lxw_col_t>(chart.series.back().column);
    auto* series = chart_add_series(made, nullptr, nullptr);
    chart_series_set_categories(series, name, rows.header, first, rows.header, last);
    chart_series_set_values(series, name, rows.last + 1, first, rows.last + 1, last);
    chart_series_set_name(series, chart.value_title.c_str());
    std::vector<lxw_chart_fill> fills(chart.series.size());
    std::vector<lxw_chart_point> points(chart.series.size());
    std::vector<lxw_chart_point*> pointers;
    for (std::size_t i = 0; i < points.size(); ++i) {
        fills.at(i).color = library_colour(chart.series.at(i).fill);
        points.at(i).fill = &fills.at(i);
        pointers.push_back(&points.at(i));
    }
    pointers.push_back(nullptr);
    chart_series_set_points(series, pointers.data());
    label(series, chart, 0);
    chart_legend_set_position(made, LXW_CHART_LEGEND_NONE); // Each bar has its word below it.
}

void name_axis(lxw_chart_axis* axis, std::string const& name)
{
    auto font = plain_font(0);
    chart_axis_set_name(axis, name.c_str());
    chart_axis_set_name_font(axis, &font);
}

void name_chart(lxw_chart* made, std::string const& title, workbook::Look const& look)
{
    chart_title_set_name(made, title.c_str());
    lxw_chart_font font {};
    font.bold = LXW_TRUE;
    font.size = look.chart_title_size;
    font.color = library_colour(look.title_ink);
    chart_title_set_name_font(made, &font);
}

/// A chart of bars grows with the rows of its table, so that each bar has its name.
double height_of(Chart const& chart, TableRows const& rows)
{
    if (!is_bar(chart) || chart.of_totals)
        return chart.height;
    auto const needed = furniture_height + bar_height * (rows.last - rows.header);
    return std::max(chart.height, std::min(needed, highest));
}

lxw_chart* make(lxw_workbook* file, Sheet const& sheet, Chart const& chart, TableRows const& rows,
    workbook::Look const& look)
{
    auto* made = workbook_add_chart(file, type_of(chart));
    if (!made)
        return nullptr;
    name_chart(made, chart.title, look);
    if (chart.of_totals)
        add_totals(made, sheet, chart, rows);
    else {
        add_columns(made, sheet, chart, rows);
        chart_legend_set_position(made, LXW_CHART_LEGEND_BOTTOM);
    }
    chart_set_series_gap(made, gap_percent);
    // To the library x is what lies: of bars the values. Categories would grow upwards there; the
    // first row of the table is to be on top, and the numbers at the foot all the same.
    auto* categories = is_bar(chart) ? made->y_axis : made->x_axis;
    auto* values = is_bar(chart) ? made->x_axis : made->y_axis;
    name_axis(categories, chart.category_title);
    name_axis(values, chart.value_title);
    if (is_bar(chart)) {
        chart_axis_set_reverse(categories);
        if (height_of(chart, rows) < highest)
            chart_axis_set_interval_unit(categories, 1); // None of the names is left out.
        chart_axis_set_label_position(values, LXW_CHART_AXIS_LABEL_POSITION_HIGH);
    }
    chart_axis_set_num_format(values, "#,##0");
    chart_axis_set_min(values, 0);
    chart_axis_major_gridlines_set_visible(values, LXW_FALSE); // Each bar has its number.
    return made;
}

} // namespace

bool add_charts(lxw_workbook* file, lxw_worksheet* sheet_file, workbook::Sheet const& sheet,
    TableRows const& rows, workbook::Look const& look)
{
    auto row = rows.last + (sheet.totals ? 3 : 2);
    for (auto const& chart : sheet.charts) {
        bool const has_data = chart.of_totals ? sheet.totals.has_value() : rows.last >= rows.first;
        if (!has_data)
            continue;
        auto* made = make(file, sheet, chart, rows, look);
        if (!made)
            return false;
        auto description = chart.description;
        lxw_chart_options options {};
        options.x_scale = chart.width / default_width;
        auto const height = height_of(chart, rows);
        options.y_scale = height / default_height;
        options.object_position = LXW_OBJECT_MOVE_DONT_SIZE; // Filters above leave its shape alone.
        options.description = description.data();
        if (worksheet_insert_chart_opt(sheet_file, row, 0, made, &options) != LXW_NO_ERROR)
            return false;
        row += static_cast<std::uint32_t>(std::ceil(height / row_height)) + 1;
    }
    return true;
}

} // namespace xlsx
