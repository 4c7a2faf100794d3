#include "markup/drawing_builder.h"

#include "drawing/drawing.h"
#include "markup/attributes.h"
#include "markup/inline_run.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace markup {

namespace {

/// What may stand in a drawing, and the attributes it takes, separated by spaces.
struct PartRule {
    std::string_view name;
    std::string_view parent; ///< Also "lane" for steps; empty for drawings.
    std::string_view attributes;
};
constexpr std::array rules {
    PartRule { "chart", "", "kind title unit alt table id class" },
    PartRule { "series", "chart", "label" },
    PartRule { "value", "series", "label figure" },
    PartRule { "timeline", "", "title alt id class" },
    PartRule { "event", "timeline", "date progress" },
    PartRule { "flow", "", "title alt id class" },
    PartRule { "lane", "flow", "label" },
    PartRule { "step", "flow lane", "no due done progress" },
    PartRule { "beside", "lane", "title" },
    PartRule { "cycle", "", "title alt centre id class" },
    PartRule { "stage", "cycle", "label" },
    PartRule { "genogram", "", "title alt table id class" },
    PartRule { "person", "genogram", "id sex note deceased index" },
    PartRule { "couple", "genogram", "of kind children twins" },
    PartRule { "household", "genogram", "label members" },
};

bool is_word_of(std::string_view words, std::string_view word)
{
    auto const padded = " " + std::string(words) + " ";
    return padded.find(" " + std::string(word) + " ") != padded.npos;
}

std::vector<std::string> words_of(std::string_view text)
{
    std::vector<std::string> words;
    bool inside = false;
    for (auto const byte : text) {
        if (is_white_space(byte) || byte == ',') {
            inside = false;
        } else {
            if (!std::exchange(inside, true))
                words.emplace_back();
            words.back() += byte;
        }
    }
    return words;
}

/// "12", "12.5" or "1,200" in thousandths.
std::optional<std::int64_t> thousandths(std::string printed)
{
    std::erase(printed, ',');
    if (printed.ends_with('%'))
        printed.pop_back();
    auto const point = std::min(printed.find('.'), printed.size());
    auto decimals = point == printed.size() ? std::string() : printed.substr(point + 1);
    auto const digits = printed.substr(0, point);
    if (digits.empty() || digits.size() > 9 || decimals.size() > 3)
        return std::nullopt;
    decimals.resize(3, '0');
    auto const all = digits + decimals;
    std::int64_t value = 0;
    auto const* const last = all.data() + all.size();
    if (all.find_first_not_of("0123456789") != all.npos
        || std::from_chars(all.data(), last, value).ptr != last)
        return std::nullopt;
    return value;
}

/// The index of `word` in `words`, which is complained of if it is none of them.
template <std::size_t Count>
std::optional<std::size_t> index_of(
    std::array<std::string_view, Count> const& words, std::string_view word)
{
    auto const found = std::ranges::find(words, word);
    if (found == words.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - words.begin());
}

} // namespace

bool DrawingBuilder::start(std::string_view name, Attributes attributes, LineFinder::Line line)
{
    auto const parent = m_open.empty() ? std::string_view() : m_open.back()->name;
    auto const rule = std::ranges::find(rules, name, &PartRule::name);
    if (rule == rules.end()
        || (m_open.empty() ? !rule->parent.empty() : !is_word_of(rule->parent, parent))) {
        m_complain(
            { "markup-misplaced-element",
                "<" + std::string(name) + "> may not stand in <" + std::string(parent) + ">.",
                "templates/README.md lists the parts of a drawing." },
            line);
        return false;
    }
    auto& part = m_open.empty() ? m_root : m_open.back()->parts.emplace_back();
    part.name = name;
    part.line = line;
    for (auto const& [attribute, value] : attributes) {
        if (is_word_of(rule->attributes, attribute))
            part.attributes.emplace(attribute, value);
        else
            m_complain({ "markup-unknown-attribute",
                           "<" + std::string(name) + "> has no attribute \""
                               + std::string(attribute) + "\".",
                           "Write one of: " + std::string(rule->attributes) + "." },
                line);
    }
    m_open.push_back(&part);
    return true;
}

void DrawingBuilder::text(std::string_view text)
{
    m_open.back()->text += text;
}

bool DrawingBuilder::end()
{
    auto& part = *m_open.back();
    m_open.pop_back();
    std::string collapsed;
    for (auto const byte : part.text) {
        if (!is_white_space(byte))
            collapsed += byte;
        else if (!collapsed.empty() && !collapsed.ends_with(' '))
            collapsed += ' ';
    }
    while (collapsed.ends_with(' '))
        collapsed.pop_back();
    part.text = std::move(collapsed);
    demand(part.text.empty() || part.parts.empty(), part, "Text stands beside elements.",
        "Put the text into one of the parts.");
    demand(part.text.empty()
            || (&part != &m_root && part.name != "series" && part.name != "lane"
                && part.name != "couple" && part.name != "household"),
        part, "This element holds no text.", "Put the text into one of its parts.");
    return m_open.empty();
}

void DrawingBuilder::demand(
    bool met, DrawingPart const& part, std::string message, std::string fix) const
{
    if (!met)
        m_complain(
            { "markup-drawing", "<" + part.name + ">: " + std::move(message), std::move(fix) },
            part.line);
}

std::unique_ptr<document::Drawing> DrawingBuilder::make() const
{
    auto drawing = std::make_unique<document::Drawing>();
    drawing->title = m_root.attribute("title");
    demand(!m_root.parts.empty(), m_root, "There is nothing to draw.",
        "Leave the element out when there is nothing, with a section around it.");
    auto const id = m_root.attribute("id");
    demand(id.empty() || is_id(id), m_root, "\"" + id + "\" is no id.",
        "Use letters, digits, hyphens, dots and underscores.");
    auto const style_name = m_root.attribute("class");
    demand(style_name.empty() || is_style_name(style_name), m_root,
        "\"" + style_name + "\" is no class.", "Use one style name.");
    if (m_root.name == "chart")
        drawing->content = chart();
    else if (m_root.name == "timeline")
        drawing->content = timeline();
    else if (m_root.name == "flow")
        drawing->content = flow_chart();
    else if (m_root.name == "cycle")
        drawing->content = cycle();
    else
        drawing->content = genogram();
    drawing->alternative = m_root.attribute("alt");
    if (drawing->alternative.empty())
        drawing->alternative = drawing::describe(*drawing);
    return drawing;
}

document::ChartValue DrawingBuilder::value(DrawingPart const& part) const
{
    document::ChartValue value { part.attribute("label"), part.text, 0 };
    auto const measured = thousandths(part.text);
    demand(measured || part.text.empty() || part.text == "–", part,
        "\"" + part.text + "\" is no number that can be drawn.",
        "Write a number from 0, such as 12 or 12.5, or nothing if there is no figure.");
    if (!measured)
        value.printed.clear();
    value.thousandths = measured.value_or(0);
    value.figure = part.attribute("figure");
    demand(!value.label.empty(), part, "A value needs a label.", "Add label=\"…\".");
    return value;
}

document::Chart DrawingBuilder::chart() const
{
    constexpr std::array<std::string_view, 4> kinds { "bar", "stacked", "line", "rag" };
    constexpr std::size_t series_max = 6;
    constexpr std::size_t values_max = 60;
    document::Chart chart;
    auto const kind = index_of(kinds, m_root.attribute("kind"));
    demand(kind.has_value(), m_root, "The kind of chart is missing or unknown.",
        "Write kind=\"bar\", \"stacked\", \"line\" or \"rag\".");
    chart.kind = static_cast<document::Chart::Kind>(kind.value_or(0));
    chart.unit = m_root.attribute("unit");
    demand(m_root.parts.size() <= series_max, m_root, "More than 6 series cannot be told apart.",
        "Draw several charts.");
    for (auto const& part : m_root.parts) {
        document::ChartSeries series { part.attribute("label"), {} };
        for (auto const& inner : part.parts)
            series.values.push_back(value(inner));
        demand(!series.label.empty() || m_root.parts.size() == 1, part,
            "Each of several series needs a label.", "Add label=\"…\".");
        demand(!series.values.empty() && series.values.size() <= values_max, part,
            "A series has from 1 to 60 values.", "Draw several charts.");
        auto const same = chart.series.empty()
            || std::ranges::equal(series.values, chart.series.front().values, {},
                &document::ChartValue::label, &document::ChartValue::label);
        demand(same, part, "Its labels are not those of the first series.",
            "Give every series the same labels in the same order.");
        if (same)
            chart.series.push_back(std::move(series));
    }
    return chart;
}

document::Progress DrawingBuilder::progress(DrawingPart const& part) const
{
    constexpr std::array<std::string_view, 3> words { "to-come", "done", "overdue" };
    auto const word = part.attribute("progress");
    auto const index = index_of(words, word);
    demand(index || word.empty(), part, "\"" + word + "\" is no progress.",
        "Write progress=\"done\", \"overdue\" or \"to-come\".");
    return static_cast<document::Progress>(index.value_or(0));
}

document::Timeline DrawingBuilder::timeline() const
{
    document::Timeline timeline;
    for (auto const& part : m_root.parts)
        timeline.events.push_back({ part.attribute("date"), part.text, progress(part) });
    return timeline;
}

document::FlowChart DrawingBuilder::flow_chart() const
{
    document::FlowChart chart;
    auto const step = [&](DrawingPart const& part) {
        bool const has_number = part.attributes.contains("no");
        return document::FlowStep { part.text, part.attribute("due"), part.attribute("done"),
            progress(part), part.attributes.contains("progress"),
            has_number ? std::optional(part.attribute("no")) : std::nullopt };
    };
    bool const has_lanes = !m_root.parts.empty() && m_root.parts.front().name == "lane";
    if (!has_lanes)
        chart.lanes.emplace_back();
    for (auto const& part : m_root.parts) {
        demand((part.name == "lane") == has_lanes, part, "Steps stand beside lanes.",
            "Put every step into a lane, or none.");
        if (part.name != "lane") {
            chart.lanes.back().steps.push_back(step(part));
            continue;
        }
        auto& lane = chart.lanes.emplace_back();
        lane.label = part.attribute("label");
        for (auto const& inner : part.parts) {
            if (inner.name == "beside")
                lane.asides.push_back({ inner.attribute("title"), inner.text });
            else
                lane.steps.push_back(step(inner));
        }
    }
    demand(chart.lanes.size() <= 4, m_root, "More than four lanes do not fit beside each other.",
        "Join some of them.");
    return chart;
}

document::Cycle DrawingBuilder::cycle() const
{
    document::Cycle cycle { m_root.attribute("centre"), {} };
    for (auto const& part : m_root.parts)
        cycle.stages.push_back({ part.attribute("label"), part.text });
    demand(cycle.stages.size() >= 3 && cycle.stages.size() <= 8, m_root,
        "A cycle has from 3 to 8 stages.", "Join or split stages.");
    return cycle;
}

std::vector<std::size_t> DrawingBuilder::people(
    document::Genogram const& genogram, DrawingPart const& part, std::string_view name) const
{
    std::vector<std::size_t> indices;
    for (auto const& id : words_of(part.attribute(name))) {
        auto const found = std::ranges::find(genogram.people, id, &document::Person::id);
        demand(found != genogram.people.end(), part, "There is no person \"" + id + "\".",
            "Write the id of a <person>; people stand before couples and households.");
        if (found != genogram.people.end())
            indices.push_back(static_cast<std::size_t>(found - genogram.people.begin()));
    }
    return indices;
}

document::Genogram DrawingBuilder::genogram() const
{
    constexpr std::array<std::string_view, 4> sexes { "unknown", "female", "male", "unborn" };
    constexpr std::array<std::string_view, 5> kinds { "married", "cohabiting", "partners",
        "separated", "divorced" };
    document::Genogram genogram;
    for (auto const& part : m_root.parts) {
        if (part.name == "person") {
            auto const sex = index_of(sexes, part.attribute("sex"));
            demand(sex || part.attribute("sex").empty(), part, "This sex is unknown.",
                "Write sex=\"female\", \"male\", \"unborn\" or \"unknown\".");
            auto const id = part.attribute("id");
            demand(!id.empty() && !std::ranges::count(genogram.people, id, &document::Person::id),
                part, "Its id is missing or not its own.", "Give each person an id of their own.");
            genogram.people.push_back({ id, part.text, part.attribute("note"),
                static_cast<document::Person::Sex>(sex.value_or(0)),
                part.attribute("deceased") == "yes", part.attribute("index") == "yes" });
        } else if (part.name == "couple") {
            auto const of = people(genogram, part, "of");
            auto const kind = index_of(kinds, part.attribute("kind"));
            demand(of.size() == 1 || of.size() == 2, part, "It is not of one or two people.",
                "Write of=\"mother father\", or one id for one parent alone.");
            demand(kind || part.attribute("kind").empty(), part, "This kind is unknown.",
                "Write kind=\"married\", \"cohabiting\", \"partners\", \"separated\" or "
                "\"divorced\".");
            if (of.empty())
                continue;
            document::Couple couple { of.front(), of.back(),
                static_cast<document::Couple::Kind>(kind.value_or(0)),
                people(genogram, part, "children"), {} };
            if (auto twins = people(genogram, part, "twins"); !twins.empty())
                couple.twins.push_back(std::move(twins));
            genogram.couples.push_back(std::move(couple));
        } else {
            genogram.households.push_back(
                { part.attribute("label"), people(genogram, part, "members") });
        }
    }
    for (auto const& fault : drawing::faults_of(genogram))
        demand(false, m_root, fault, "Correct the people or couples of the genogram.");
    return genogram;
}

std::unique_ptr<document::Table> drawing_table(
    document::Drawing const& drawing, DrawingTableStyles const& styles, FigureOf const& figure_of)
{
    auto const rows = drawing::tabulate(drawing);
    if (rows.size() < 2)
        return nullptr;
    auto const* const chart = std::get_if<document::Chart>(&drawing.content);
    auto table = std::make_unique<document::Table>();
    for (std::size_t column = 0; column < rows.front().size(); ++column)
        table->columns.push_back({ document::Column::Kind::parts, chart && column == 0 ? 2 : 1 });
    if (!chart) // Names, details and, in more words, how each belongs to the others.
        table->columns = { { document::Column::Kind::content },
            { document::Column::Kind::parts, 1 }, { document::Column::Kind::parts, 2 } };
    for (auto const& texts : rows) {
        document::Row row;
        bool const is_head = &texts == &rows.front();
        for (std::size_t column = 0; column < texts.size(); ++column) {
            document::Cell cell;
            if (!texts.at(column).empty())
                cell.text = { { texts.at(column) } };
            if (chart && column > 0 && !is_head) {
                auto const& value = chart->series.at(column - 1).values.at(table->body.size());
                if (!value.figure.empty())
                    cell.text.front().figure = figure_of(value.figure);
            }
            cell.scope = is_head ? document::Scope::column
                : column == 0    ? document::Scope::row
                                 : document::Scope::none;
            if (chart && column > 0)
                cell.style = is_head ? styles.number_header : styles.number;
            else
                cell.style = cell.scope == document::Scope::none ? styles.data : styles.header;
            row.cells.push_back(std::move(cell));
        }
        (is_head ? table->head : table->body).push_back(std::move(row));
    }
    return table;
}

} // namespace markup
