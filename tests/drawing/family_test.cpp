#include "drawing/family.h"
#include "studio.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace {

using namespace drawing_test;
using document::Couple;
using document::Genogram;

std::size_t add_person(Genogram& genogram)
{
    auto const number = std::to_string(genogram.people.size());
    document::Person person;
    person.id = "p" + number;
    person.name = "N" + number;
    person.sex = static_cast<document::Person::Sex>(genogram.people.size() % 4);
    genogram.people.push_back(person);
    return genogram.people.size() - 1;
}

Couple couple(std::size_t a, std::size_t b, std::vector<std::size_t> children)
{
    return { a, b, Couple::Kind::married, std::move(children), {} };
}

/// Three generations with half-siblings, second and third partners, and parents alone.
Genogram random_family(unsigned seed)
{
    std::mt19937 random(seed);
    auto const up_to = [&](unsigned most) { return random() % (most + 1); };
    Genogram genogram;
    std::vector<std::size_t> middle;
    for (auto elders = 1 + up_to(2); elders > 0; --elders) {
        auto const a = add_person(genogram);
        auto const b = up_to(4) == 0 ? a : add_person(genogram);
        std::vector<std::size_t> children;
        for (auto count = 1 + up_to(2); count > 0; --count)
            children.push_back(add_person(genogram));
        middle.insert(middle.end(), children.begin(), children.end());
        genogram.couples.push_back(couple(a, b, children));
    }
    for (auto const parent : middle) {
        for (auto partners = up_to(3); partners > 0; --partners) {
            auto const partner = add_person(genogram);
            std::vector<std::size_t> children;
            for (auto count = up_to(3); count > 0; --count)
                children.push_back(add_person(genogram));
            auto made = couple(parent, partner, children);
            made.kind = static_cast<Couple::Kind>(up_to(4));
            if (children.size() > 1 && up_to(1) == 0)
                made.twins.push_back({ children.at(0), children.at(1) });
            genogram.couples.push_back(std::move(made));
        }
    }
    genogram.people.at(middle.front()).index = true;
    return genogram;
}

TEST(Family, NobodyStandsOnAnybodyElse)
{
    for (unsigned seed = 0; seed < 300; ++seed) {
        auto const genogram = random_family(seed);
        auto const family = drawing::place_family(genogram, pt(100));
        std::set<std::size_t> seen;
        for (auto const& row : family.rows) {
            for (std::size_t i = 0; i < row.size(); ++i) {
                EXPECT_TRUE(seen.insert(row.at(i)).second);
                if (i > 0) {
                    EXPECT_GE(family.x.at(row.at(i)) - family.x.at(row.at(i - 1)),
                        pt(100) - base::Length { 5 })
                        << "seed " << seed;
                }
            }
        }
        EXPECT_EQ(seen.size(), genogram.people.size());
    }
}

TEST(Family, ParentsStandAboveTheirChildrenAndPartnersBesideEachOther)
{
    for (unsigned seed = 0; seed < 300; ++seed) {
        auto const genogram = random_family(seed);
        auto const generation = *drawing::generations_of(genogram);
        for (auto const& one : genogram.couples) {
            EXPECT_EQ(generation.at(one.first), generation.at(one.second));
            for (auto const child : one.children)
                EXPECT_EQ(generation.at(child), generation.at(one.first) + 1);
        }
    }
}

TEST(Family, EldersOfSomebodyWhoMarriedInStandJustAboveTheirChild)
{
    Genogram genogram;
    for (int i = 0; i < 8; ++i)
        add_person(genogram);
    // 0+1 -> 2; 2+3 -> 4; 4+5, and 5 is a child of 6+7, whose own parents nobody knows.
    genogram.couples
        = { couple(0, 1, { 2 }), couple(2, 3, { 4 }), couple(4, 5, {}), couple(6, 7, { 5 }) };
    auto const generation = *drawing::generations_of(genogram);
    EXPECT_EQ(generation.at(5), 2U);
    EXPECT_EQ(generation.at(6), 1U);
    EXPECT_EQ(generation.at(7), 1U);
}

TEST(Family, OneCoupleStandsAboveTheMiddleOfItsChildren)
{
    Genogram genogram;
    for (int i = 0; i < 5; ++i)
        add_person(genogram);
    genogram.couples = { couple(0, 1, { 2, 3, 4 }) };
    auto const family = drawing::place_family(genogram, pt(100));
    EXPECT_EQ((family.x.at(0) + family.x.at(1)) / 2, family.x.at(3));
    EXPECT_LT(family.x.at(2), family.x.at(3)) << "eldest left";
}

TEST(Family, SomebodyWithTwoPartnersStandsBetweenThem)
{
    Genogram genogram;
    for (int i = 0; i < 3; ++i)
        add_person(genogram);
    genogram.couples = { couple(0, 1, {}), couple(0, 2, {}) };
    auto const family = drawing::place_family(genogram, pt(100));
    EXPECT_EQ(family.column.at(0), 1U);
}

TEST(Family, FaultsAreFound)
{
    Genogram genogram;
    for (int i = 0; i < 3; ++i)
        add_person(genogram);
    EXPECT_EQ(drawing::faults_of(genogram).size(), 1U) << "no child of the review";
    genogram.people.at(2).index = true;
    EXPECT_TRUE(drawing::faults_of(genogram).empty());
    genogram.couples = { couple(0, 1, { 2 }), couple(2, 1, { 0 }) };
    EXPECT_EQ(drawing::faults_of(genogram),
        std::vector<std::string> { "Somebody would be their own ancestor." });
    genogram.couples = { couple(0, 0, { 2 }), couple(1, 1, { 2 }) };
    EXPECT_EQ(
        drawing::faults_of(genogram), std::vector<std::string> { "N2 is a child of two couples." });
    genogram.couples.clear();
    while (genogram.people.size() <= 60)
        add_person(genogram);
    EXPECT_EQ(drawing::faults_of(genogram).size(), 1U);
}

// Symbols are 20 high with 4 pt between them and the name, whose place shows where they stand.
drawing::Point centre_of(drawing::Picture const& picture, document::Person const& person)
{
    auto const* const name = find_text(picture, person.name);
    return { name->at.x + name->width / 2, name->at.y - pt(4 + 10) };
}

bool has_line(drawing::Picture const& picture, drawing::Point from, drawing::Point to)
{
    return std::ranges::any_of(picture.paths, [&](drawing::Path const& path) {
        return !path.points.empty() && path.points.front() == from && path.points.back() == to;
    });
}

TEST(Genogram, EverybodyIsDrawnOnceAndLinesJoinTheRightPeople)
{
    for (unsigned seed = 0; seed < 200; ++seed) {
        auto const genogram = random_family(seed);
        document::Drawing drawing;
        drawing.content = genogram;
        auto const pictures = draw(drawing);
        ASSERT_EQ(pictures.size(), 1U);
        auto const& picture = pictures.front();
        for (auto const& person : genogram.people)
            EXPECT_EQ(std::ranges::count(picture.texts, person.name, &drawing::Text::text), 1);
        auto const family = drawing::place_family(genogram, pt(45));
        for (auto const& one : genogram.couples) {
            auto a = centre_of(picture, genogram.people.at(one.first));
            auto b = centre_of(picture, genogram.people.at(one.second));
            if (a.x > b.x)
                std::swap(a, b);
            if (one.first != one.second && drawing::are_neighbours(family, one)) {
                EXPECT_TRUE(has_line(picture, { a.x + pt(10), a.y }, { b.x - pt(10), b.y }))
                    << "seed " << seed;
            }
            for (auto const child : one.children) {
                auto const at = centre_of(picture, genogram.people.at(child));
                auto const line = std::ranges::find_if(picture.paths, [&](auto const& path) {
                    return path.points.size() == 2
                        && path.points.back() == drawing::Point { at.x, at.y - pt(10) };
                });
                ASSERT_NE(line, picture.paths.end()) << "seed " << seed;
                // Its other end is on the line that all children of this couple hang from.
                auto const bar = line->points.front();
                for (auto const sibling : one.children) {
                    auto const place = centre_of(picture, genogram.people.at(sibling));
                    EXPECT_TRUE(std::ranges::any_of(picture.paths, [&](auto const& path) {
                        return path.points.size() == 2
                            && path.points.back() == drawing::Point { place.x, place.y - pt(10) }
                        && path.points.front().y == bar.y;
                    }));
                }
            }
        }
    }
}

// A line that runs into one of another family would make its children theirs.
TEST(Genogram, LinesDownDoNotRunIntoEachOther)
{
    for (unsigned seed = 0; seed < 200; ++seed) {
        document::Drawing drawing;
        drawing.content = random_family(seed);
        auto const picture = draw(drawing).front();
        std::vector<drawing::Path> down;
        for (auto const& path : picture.paths)
            if (path.points.size() == 2 && path.points.front().x == path.points.back().x)
                down.push_back(path);
        for (std::size_t i = 0; i < down.size(); ++i) {
            for (std::size_t k = i + 1; k < down.size(); ++k) {
                auto const& a = down.at(i).points;
                auto const& b = down.at(k).points;
                auto const apart = a.front().x < b.front().x ? b.front().x - a.front().x
                                                             : a.front().x - b.front().x;
                bool const meet
                    = std::max(a.front().y, b.front().y) < std::min(a.back().y, b.back().y);
                EXPECT_FALSE(meet && apart < pt(2)) << "seed " << seed;
            }
        }
    }
}

TEST(Genogram, NamesDoNotTouch)
{
    for (unsigned seed = 0; seed < 100; ++seed) {
        document::Drawing drawing;
        drawing.content = random_family(seed);
        auto const picture = draw(drawing).front();
        for (std::size_t i = 0; i < picture.texts.size(); ++i) {
            for (std::size_t k = i + 1; k < picture.texts.size(); ++k) {
                auto const& a = picture.texts.at(i);
                auto const& b = picture.texts.at(k);
                bool const apart = a.at.x + a.width <= b.at.x || b.at.x + b.width <= a.at.x
                    || a.at.y + pt(10) <= b.at.y || b.at.y + pt(10) <= a.at.y;
                EXPECT_TRUE(apart) << "seed " << seed << ": " << a.text << " and " << b.text;
            }
        }
    }
}

TEST(Genogram, SaysInRowsWhoEverybodyIs)
{
    Genogram genogram;
    for (int i = 0; i < 4; ++i)
        add_person(genogram);
    genogram.people.at(2).note = "4";
    genogram.people.at(2).index = true;
    genogram.couples = { couple(0, 1, { 2, 3 }) };
    genogram.couples.front().kind = Couple::Kind::separated;
    genogram.couples.front().twins = { { 2, 3 } };
    genogram.households = { { "Home", { 0, 2 } } };
    document::Drawing drawing;
    drawing.content = genogram;
    auto const rows = drawing::tabulate(drawing);
    ASSERT_EQ(rows.size(), 5U);
    EXPECT_EQ(rows.at(1).at(2), "separated from N1; household: Home");
    EXPECT_EQ(rows.at(3),
        (std::vector<std::string> { "N2", "male, 4, the child the review is about",
            "child of N0 and N1, twin of N3; household: Home" }));
}

} // namespace
