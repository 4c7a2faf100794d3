#include "drawing/family_words.h"

#include <algorithm>

namespace drawing {

namespace {

using document::Couple;
using document::Genogram;
using document::Person;

std::string details_of(Person const& person)
{
    std::string words = person.sex == Person::Sex::female ? "female"
        : person.sex == Person::Sex::male                 ? "male"
        : person.sex == Person::Sex::unborn               ? "unborn"
                                                          : "sex not recorded";
    if (!person.note.empty())
        words += ", " + person.note;
    if (person.deceased)
        words += ", deceased";
    if (person.index)
        words += ", the child the review is about";
    return words;
}

std::string parents_of(Genogram const& genogram, std::size_t person)
{
    for (auto const& couple : genogram.couples) {
        if (!std::ranges::count(couple.children, person))
            continue;
        auto words = "child of " + genogram.people.at(couple.first).name;
        if (couple.second != couple.first)
            words += " and " + genogram.people.at(couple.second).name;
        for (auto const& twins : couple.twins)
            for (auto const twin : twins)
                if (std::ranges::count(twins, person) && twin != person)
                    words += ", twin of " + genogram.people.at(twin).name;
        return words;
    }
    return {};
}

std::string family_of(Genogram const& genogram, std::size_t person)
{
    auto words = parents_of(genogram, person);
    auto const add = [&](std::string const& more) { words += (words.empty() ? "" : "; ") + more; };
    for (auto const& couple : genogram.couples) {
        if (couple.first == couple.second || (couple.first != person && couple.second != person))
            continue;
        auto const other = couple.first == person ? couple.second : couple.first;
        add(std::string(relation_word(couple.kind)) + " " + genogram.people.at(other).name);
    }
    for (auto const& household : genogram.households)
        if (std::ranges::count(household.members, person))
            add("household: " + household.label);
    return words;
}

} // namespace

std::string_view relation_word(Couple::Kind kind)
{
    switch (kind) {
    case Couple::Kind::married:
        return "married to";
    case Couple::Kind::cohabiting:
        return "living with";
    case Couple::Kind::partners:
        return "partner, living apart, of";
    case Couple::Kind::separated:
        return "separated from";
    case Couple::Kind::divorced:
        break;
    }
    return "divorced from";
}

std::string describe_family(Genogram const& genogram)
{
    std::string words = "Genogram of " + std::to_string(genogram.people.size()) + " people.";
    for (std::size_t i = 0; i < genogram.people.size(); ++i) {
        auto const& person = genogram.people.at(i);
        auto const family = family_of(genogram, i);
        words += " " + person.name + ": " + details_of(person)
            + (family.empty() ? "" : "; " + family) + ".";
    }
    return words;
}

std::vector<std::vector<std::string>> tabulate_family(Genogram const& genogram)
{
    std::vector<std::vector<std::string>> rows { { "Person", "Details", "Family" } };
    for (std::size_t i = 0; i < genogram.people.size(); ++i) {
        auto const& person = genogram.people.at(i);
        rows.push_back({ person.name, details_of(person), family_of(genogram, i) });
    }
    return rows;
}

} // namespace drawing
