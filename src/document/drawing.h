#pragma once

// What a drawing shows, without shapes: figures, events, steps and people.

#include "base/length.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace document {

/// One figure of a chart.
struct ChartValue {
    std::string label; ///< Of the bar or of the point on the line.
    std::string printed; ///< As the reader sees it; empty when there is no figure.
    std::int64_t thousandths = 0; ///< What it measures.
    std::string figure = {}; ///< Its code, for the table of the chart; may be empty.
};
struct ChartSeries {
    std::string label; ///< For RAG bars the word of the status.
    std::vector<ChartValue> values; ///< Every series has the same labels in the same order.
};
struct Chart {
    enum class Kind : std::uint8_t { bars, stacked, lines, rag };
    Kind kind = Kind::bars;
    std::string unit; ///< "reviews"; may be empty.
    std::vector<ChartSeries> series;
};

/// Told by a sign and a word, never by colour alone.
enum class Progress : std::uint8_t { to_come, done, overdue };

struct TimelineEvent {
    std::string date; ///< As printed.
    std::string text;
    Progress progress = Progress::to_come;
};
struct Timeline {
    std::vector<TimelineEvent> events;
};

/// A box of a flowchart. `due` and `done` are dates as printed; either may be empty.
struct FlowStep {
    std::string text;
    std::string due;
    std::string done;
    Progress progress = Progress::to_come;
    bool has_progress = false; ///< Blank charts for training say nothing of progress.
    std::optional<std::string> number = {}; ///< As printed; nothing: its place in the flow.
};
/// A box below the steps of a lane that no arrow leads to: what goes on beside them.
struct FlowAside {
    std::string title;
    std::string text;
};
/// Steps from top to bottom; the last leads to the first of the next lane.
struct FlowLane {
    std::string label;
    std::vector<FlowStep> steps;
    std::vector<FlowAside> asides = {};
};
struct FlowChart {
    std::vector<FlowLane> lanes;
};

/// Activities that feed one another in a circle, clockwise from the top.
struct CycleStage {
    std::string label;
    std::string text;
};
struct Cycle {
    std::string centre;
    std::vector<CycleStage> stages;
};

struct Person {
    enum class Sex : std::uint8_t { unknown, female, male, unborn };
    std::string id;
    std::string name;
    std::string note; ///< Below the name: an age, "d. 2016".
    Sex sex = Sex::unknown;
    bool deceased = false;
    bool index = false; ///< The child the review is about.
};
struct Couple {
    enum class Kind : std::uint8_t { married, cohabiting, partners, separated, divorced };
    std::size_t first = 0; ///< Index into Genogram::people.
    std::size_t second = 0;
    Kind kind = Kind::married;
    std::vector<std::size_t> children; ///< Eldest first.
    std::vector<std::vector<std::size_t>> twins; ///< Born together; each also in `children`.
};
struct Household {
    std::string label;
    std::vector<std::size_t> members;
};
struct Genogram {
    std::vector<Person> people;
    std::vector<Couple> couples; ///< One parent alone is a couple with `first == second`.
    std::vector<Household> households;
};

struct Drawing {
    std::string title; ///< Printed above; may be empty.
    std::string alternative; ///< What the drawing shows, in words; never empty.
    std::variant<Chart, Timeline, FlowChart, Cycle, Genogram> content;
};

} // namespace document
