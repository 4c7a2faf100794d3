// data/bank_holidays.json against the table of spec/domain.md 3.1 and against GOV.UK's own file.

#include "base/date.h"
#include "base/file.h"
#include "base/json.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>

using base::Date;

namespace {

/// The bank holidays of a year as the specification prints them; * is a one-off.
struct Year {
    int year;
    char const* days;
};
constexpr std::array table {
    Year { 2006, "2 Jan, 14 Apr, 17 Apr, 1 May, 29 May, 28 Aug, 25 Dec, 26 Dec" },
    Year { 2007, "1 Jan, 6 Apr, 9 Apr, 7 May, 28 May, 27 Aug, 25 Dec, 26 Dec" },
    Year { 2008, "1 Jan, 21 Mar, 24 Mar, 5 May, 26 May, 25 Aug, 25 Dec, 26 Dec" },
    Year { 2009, "1 Jan, 10 Apr, 13 Apr, 4 May, 25 May, 31 Aug, 25 Dec, 28 Dec" },
    Year { 2010, "1 Jan, 2 Apr, 5 Apr, 3 May, 31 May, 30 Aug, 27 Dec, 28 Dec" },
    Year { 2011, "3 Jan, 22 Apr, 25 Apr, 29 Apr*, 2 May, 30 May, 29 Aug, 26 Dec, 27 Dec" },
    Year { 2012, "2 Jan, 6 Apr, 9 Apr, 7 May, 4 Jun*, 5 Jun*, 27 Aug, 25 Dec, 26 Dec" },
    Year { 2013, "1 Jan, 29 Mar, 1 Apr, 6 May, 27 May, 26 Aug, 25 Dec, 26 Dec" },
    Year { 2014, "1 Jan, 18 Apr, 21 Apr, 5 May, 26 May, 25 Aug, 25 Dec, 26 Dec" },
    Year { 2015, "1 Jan, 3 Apr, 6 Apr, 4 May, 25 May, 31 Aug, 25 Dec, 28 Dec" },
    Year { 2016, "1 Jan, 25 Mar, 28 Mar, 2 May, 30 May, 29 Aug, 26 Dec, 27 Dec" },
    Year { 2017, "2 Jan, 14 Apr, 17 Apr, 1 May, 29 May, 28 Aug, 25 Dec, 26 Dec" },
    Year { 2018, "1 Jan, 30 Mar, 2 Apr, 7 May, 28 May, 27 Aug, 25 Dec, 26 Dec" },
    Year { 2019, "1 Jan, 19 Apr, 22 Apr, 6 May, 27 May, 26 Aug, 25 Dec, 26 Dec" },
    Year { 2020, "1 Jan, 10 Apr, 13 Apr, 8 May*, 25 May, 31 Aug, 25 Dec, 28 Dec" },
    Year { 2021, "1 Jan, 2 Apr, 5 Apr, 3 May, 31 May, 30 Aug, 27 Dec, 28 Dec" },
    Year { 2022, "3 Jan, 15 Apr, 18 Apr, 2 May, 2 Jun*, 3 Jun*, 29 Aug, 19 Sep*, 26 Dec, 27 Dec" },
    Year { 2023, "2 Jan, 7 Apr, 10 Apr, 1 May, 8 May*, 29 May, 28 Aug, 25 Dec, 26 Dec" },
    Year { 2024, "1 Jan, 29 Mar, 1 Apr, 6 May, 27 May, 26 Aug, 25 Dec, 26 Dec" },
    Year { 2025, "1 Jan, 18 Apr, 21 Apr, 5 May, 26 May, 25 Aug, 25 Dec, 26 Dec" },
    Year { 2026, "1 Jan, 3 Apr, 6 Apr, 4 May, 25 May, 31 Aug, 25 Dec, 28 Dec" },
    Year { 2027, "1 Jan, 26 Mar, 29 Mar, 3 May, 31 May, 30 Aug, 27 Dec, 28 Dec" },
    Year { 2028, "3 Jan, 14 Apr, 17 Apr, 1 May, 29 May, 28 Aug, 25 Dec, 26 Dec" },
};

constexpr std::array months { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
    "Nov", "Dec" };

/// The table as dates, each with whether it is a one-off.
std::map<Date, bool> days_of_table()
{
    std::map<Date, bool> days;
    for (auto const& [year, text] : table) {
        std::istringstream list(text);
        for (std::string item; std::getline(list, item, ',');) {
            std::istringstream words(item);
            unsigned day = 0;
            std::string month;
            words >> day >> month;
            bool const once = month.ends_with('*');
            auto const name = std::ranges::find(months, month.substr(0, 3));
            auto const number = static_cast<unsigned>(name - months.begin()) + 1;
            auto const date = Date::of(year, number, day);
            EXPECT_TRUE(date && days.emplace(*date, once).second) << year << ": " << item;
        }
    }
    return days;
}

base::Value read(char const* file)
{
    auto const path = std::filesystem::path(CASEBINDER_SOURCE_DIR) / file;
    return base::parse_json(base::read_file(path), file).value();
}

struct Event {
    std::string title;
    std::string notes;
};

/// The events of a file by date; a date that stands there twice fails.
std::map<Date, Event> events_of(base::Value const& file)
{
    std::map<Date, Event> events;
    for (auto const& event : *file.find("events")->as_list()) {
        auto const date = Date::parse(event.text("date"));
        bool const added = date
            && events.emplace(*date, Event { event.text("title"), event.text("notes") }).second;
        EXPECT_TRUE(added) << event.text("date");
    }
    return events;
}

std::set<Date> dates_between(auto const& events, int first_year, int last_year)
{
    std::set<Date> dates;
    for (auto const& [date, event] : events) {
        if (date.year() >= first_year && date.year() <= last_year)
            dates.insert(date);
    }
    return dates;
}

/// "Boxing Day" of "Boxing Day (substitute day)", with the apostrophe that our file uses.
std::string plain(std::string title)
{
    title = title.substr(0, title.find(" ("));
    if (auto const at = title.find("’"); at != std::string::npos)
        title.replace(at, std::string("’").size(), "'");
    return title;
}

std::set<std::string> const usual { "New Year's Day", "Good Friday", "Easter Monday",
    "Early May bank holiday", "Spring bank holiday", "Summer bank holiday", "Christmas Day",
    "Boxing Day" };

} // namespace

TEST(BankHolidays, EqualTheTableOfTheSpecification)
{
    auto const file = read("data/bank_holidays.json");
    EXPECT_EQ(
        dates_between(events_of(file), 1900, 2999), dates_between(days_of_table(), 1900, 2999));
    // 23 years of 8, and 5 more: 2011, 2012 and 2023 have 9, 2022 has 10.
    EXPECT_EQ(events_of(file).size(), 23u * 8u + 5u);
}

TEST(BankHolidays, StateTheirSourceAndCoverage)
{
    auto const file = read("data/bank_holidays.json");
    EXPECT_EQ(file.text("division"), "england-and-wales");
    EXPECT_TRUE(
        file.text("source").starts_with("gov.uk bank-holidays, division england-and-wales."));
    EXPECT_EQ(*file.find("coverage")->find("from")->as_integer(), table.front().year);
    EXPECT_EQ(*file.find("coverage")->find("to")->as_integer(), table.back().year);
}

TEST(BankHolidays, EveryYearHasEachOfTheUsualOnesOnce)
{
    std::map<int, std::multiset<std::string>> titles;
    for (auto const& [date, event] : events_of(read("data/bank_holidays.json"))) {
        if (usual.contains(plain(event.title)))
            titles[date.year()].insert(plain(event.title));
    }
    for (auto const& each : table)
        EXPECT_EQ(titles[each.year], std::multiset<std::string>(usual.begin(), usual.end()))
            << each.year;
}

TEST(BankHolidays, WhatHasAnotherTitleIsAOneOff)
{
    auto const days = days_of_table();
    std::map<Date, std::string> others;
    for (auto const& [date, event] : events_of(read("data/bank_holidays.json"))) {
        if (usual.contains(plain(event.title)))
            continue;
        others.emplace(date, event.title);
        EXPECT_TRUE(days.at(date)) << event.title;
    }
    EXPECT_EQ(others,
        (std::map<Date, std::string> {
            { *Date::of(2011, 4, 29), "Wedding of Prince William and Catherine Middleton" },
            { *Date::of(2012, 6, 5), "Queen's Diamond Jubilee" },
            { *Date::of(2022, 6, 3), "Queen's Platinum Jubilee" },
            { *Date::of(2022, 9, 19), "State funeral of Queen Elizabeth II" },
            { *Date::of(2023, 5, 8), "Coronation of King Charles III" } }));
}

TEST(BankHolidays, EqualTheFileOfGovUk)
{
    auto const ours = events_of(read("data/bank_holidays.json"));
    auto const theirs = events_of(read("tests/facts/gov_uk_bank_holidays.json"));
    // 7 years of 8, two more in 2022 and one more in 2023.
    EXPECT_EQ(theirs.size(), 7u * 8u + 3u);
    EXPECT_EQ(dates_between(theirs, 1900, 2999), dates_between(ours, 2017, 2023));
    for (auto const& [date, event] : theirs) {
        auto const found = ours.find(date);
        if (found == ours.end())
            continue; // Reported above.
        auto const& title = found->second.title;
        // One-offs have our own shorter titles; GOV.UK gives substitute days in a note.
        if (usual.contains(plain(title))) {
            EXPECT_EQ(plain(title), plain(event.title)) << date.iso();
        }
        EXPECT_EQ(title.ends_with("(substitute day)"), event.notes == "Substitute day")
            << date.iso();
    }
}
