#include "facts/agenda.h"

#include "facts/panel.h"

#include <algorithm>
#include <array>

namespace facts {

namespace {

struct StandardItem {
    std::string_view id;
    int minutes;
};

/// The eighteen items and their default minutes, in order.
constexpr std::array<StandardItem, 18> standard_items { { { "welcome", 5 },
    { "confidentiality", 10 }, { "declarations", 5 }, { "criteria", 10 }, { "family", 10 },
    { "incident", 10 }, { "safety", 10 }, { "agencies", minutes_per_agency },
    { "investigations", 10 }, { "cross_border", 5 }, { "involving_family", 10 },
    { "practitioners", 5 }, { "early_learning", 10 }, { "limbs", 15 }, { "recommendation", 15 },
    { "disagreements", 5 }, { "media", 5 }, { "actions", 5 } } };

std::string hours_and_minutes(int minutes)
{
    auto const hours = minutes / 60;
    auto const rest = minutes % 60;
    std::string text;
    if (hours > 0)
        text = std::to_string(hours) + (hours == 1 ? " hour" : " hours");
    if (rest > 0)
        text += (text.empty() ? "" : " ") + std::to_string(rest) + " minutes";
    return text;
}

} // namespace

int Agenda::total_minutes() const
{
    int total = static_cast<int>(further.size()) * minutes_per_further_item;
    for (auto const& item : items)
        total += item.minutes;
    return total;
}

Agenda plan_agenda(Subject const& subject, casefile::Record const& panel)
{
    Agenda agenda;
    for (auto const& agency : required_agencies(subject))
        agenda.agencies.push_back(agency.text("name").value_or(""));
    agenda.further = panel.texts("items");
    agenda.criminal_process = criminal_process(subject.case_file, *panel.date("date")).has_value();
    bool const cross_border = !subject.case_file.texts("other_boards").empty();
    int number = 0;
    for (auto const& [id, minutes] : standard_items) {
        if (id == "cross_border" && !cross_border)
            continue;
        // The meeting's own items come before the closing one.
        if (id == "actions")
            number += static_cast<int>(agenda.further.size());
        bool const by_agency = id == "agencies";
        int const times = by_agency ? static_cast<int>(agenda.agencies.size()) : 1;
        agenda.items.push_back({ std::string(id), ++number, minutes * times });
    }
    return agenda;
}

Fact agenda_fact(Agenda const& agenda)
{
    Fact::Object facts;
    for (auto const& item : standard_items)
        facts[std::string(item.id)] = Fact::Missing { "Agenda item", {} };
    for (auto const& item : agenda.items) {
        facts[item.id] = Fact::Object { { "number", Fact::count(item.number) },
            { "minutes", Fact::count(item.minutes) } };
    }
    auto const information = std::ranges::find(agenda.items, "agencies", &AgendaItem::id);
    Fact::List lines;
    for (auto const& name : agenda.agencies) {
        lines.push_back(Fact::Object {
            { "number",
                std::to_string(information->number) + "." + std::to_string(lines.size() + 1) },
            { "name", name }, { "minutes", Fact::count(minutes_per_agency) } });
    }
    facts["agency_lines"] = std::move(lines);
    Fact::List further;
    auto const first = agenda.items.back().number - static_cast<int>(agenda.further.size());
    for (std::size_t i = 0; i < agenda.further.size(); ++i) {
        further.push_back(Fact::Object { { "number", Fact::count(first + static_cast<int>(i)) },
            { "text", agenda.further.at(i) },
            { "minutes", Fact::count(minutes_per_further_item) } });
    }
    facts["further"] = std::move(further);
    facts["criminal_process"] = agenda.criminal_process;
    facts["total_minutes"] = Fact::count(agenda.total_minutes());
    facts["total"] = hours_and_minutes(agenda.total_minutes());
    return facts;
}

} // namespace facts
