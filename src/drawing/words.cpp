#include "drawing/drawing.h"
#include "drawing/family_words.h"
#include "drawing/painters.h"

#include <algorithm>

namespace drawing {

namespace {

/// With one full stop, also if whoever wrote the words ended them with one.
std::string ended(std::string text)
{
    auto const ends = std::string_view(".!?");
    return text.empty() || ends.find(text.back()) != ends.npos || text.ends_with("…") ? text
                                                                                      : text + ".";
}

std::string sentence(std::string const& before, std::string const& text)
{
    return text.empty() ? std::string() : ended(before + text);
}

/// "Northbridge 4, Eastvale 2".
std::string values_of(document::ChartSeries const& series)
{
    std::string words;
    for (auto const& value : series.values)
        words += (words.empty() ? "" : ", ") + value.label + " "
            + (value.printed.empty() ? "no figure" : value.printed);
    return words;
}

struct Describer {
    std::string operator()(document::Chart const& chart) const
    {
        using Kind = document::Chart::Kind;
        std::string words = chart.kind == Kind::lines ? "Line chart"
            : chart.kind == Kind::bars                ? "Bar chart"
            : chart.kind == Kind::stacked             ? "Stacked bar chart"
                                                      : "Bars of progress";
        if (!chart.unit.empty())
            words += " of " + chart.unit;
        words += ".";
        for (auto const& series : chart.series)
            words += " "
                + sentence(series.label.empty() ? "" : series.label + ": ", values_of(series));
        return words;
    }

    std::string operator()(document::Timeline const& timeline) const
    {
        std::string words = "Timeline of " + std::to_string(timeline.events.size()) + " events.";
        for (auto const& event : timeline.events)
            words += " " + (event.date.empty() ? "" : event.date + ", ")
                + std::string(progress_word(event.progress)) + ": " + ended(event.text);
        return words;
    }

    std::string operator()(document::FlowChart const& chart) const
    {
        std::size_t number = 0;
        std::string steps;
        for (auto const& lane : chart.lanes) {
            steps += sentence(" ", lane.label);
            for (auto const& step : lane.steps) {
                auto const printed = step.number.value_or(std::to_string(++number));
                steps += " " + printed + (printed.empty() ? "" : " ") + step.text;
                if (!step.due.empty())
                    steps += ", due " + step.due;
                if (!step.done.empty())
                    steps += ", done " + step.done;
                if (step.has_progress && step.progress != document::Progress::done)
                    steps += ", " + std::string(progress_word(step.progress));
                steps = ended(std::move(steps));
            }
            for (auto const& aside : lane.asides)
                steps += " Beside the steps: " + aside.title
                    + (aside.title.empty() || aside.text.empty() ? "" : ": ") + aside.text + ".";
        }
        return "Flowchart of " + std::to_string(number) + " steps, each leading to the next."
            + steps;
    }

    std::string operator()(document::Cycle const& cycle) const
    {
        std::string words = "Cycle of " + std::to_string(cycle.stages.size())
            + " stages, each leading to the next and the last to the first";
        words = ended(words + (cycle.centre.empty() ? "" : ", around: " + cycle.centre));
        for (auto const& stage : cycle.stages)
            words += " " + ended(stage.label + (stage.text.empty() ? "" : ": " + stage.text));
        return words;
    }

    std::string operator()(document::Genogram const& genogram) const
    {
        return describe_family(genogram);
    }
};

} // namespace

std::string describe(document::Drawing const& drawing)
{
    return (drawing.title.empty() ? "" : ended(drawing.title) + " ")
        + std::visit(Describer {}, drawing.content);
}

std::vector<std::vector<std::string>> tabulate(document::Drawing const& drawing)
{
    if (auto const* const genogram = std::get_if<document::Genogram>(&drawing.content))
        return tabulate_family(*genogram);
    auto const* const chart = std::get_if<document::Chart>(&drawing.content);
    if (!chart || chart->series.empty())
        return {};
    std::vector<std::vector<std::string>> rows(1);
    rows.front().emplace_back("");
    for (auto const& value : chart->series.front().values)
        rows.push_back({ value.label });
    for (auto const& series : chart->series) {
        auto unit = chart->unit.empty() ? std::string("Figure") : chart->unit;
        unit.front() = unit.front() >= 'a' && unit.front() <= 'z'
            ? static_cast<char>(unit.front() - 'a' + 'A')
            : unit.front();
        rows.front().push_back(series.label.empty() ? unit : series.label);
        for (std::size_t i = 0; i < series.values.size(); ++i) {
            auto const& printed = series.values.at(i).printed;
            rows.at(i + 1).push_back(printed.empty() ? "–" : printed);
        }
    }
    rows.front().front() = "Shown in the chart";
    return rows;
}

} // namespace drawing
