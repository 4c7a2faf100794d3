#pragma once

// The fictional board of examples/northbridge as a Subject that a test can change.

#include "base/ensure.h"
#include "base/file.h"
#include "casefile/casefile.h"
#include "facts/facts.h"

#include <filesystem>
#include <string>

namespace northbridge {

inline std::filesystem::path root()
{
    return CASEBINDER_SOURCE_DIR;
}

inline base::Value read_json(std::string const& file)
{
    return base::parse_json(base::read_file(root() / file), file).value();
}

inline base::Date on(char const* iso)
{
    return *base::Date::parse(iso);
}

inline facts::Calendar const& calendar()
{
    static facts::Calendar const calendar(read_json("data/bank_holidays.json"));
    return calendar;
}

inline casefile::Schemas const& schemas()
{
    static auto const schemas = casefile::Schemas::load(root() / "data/schema");
    return schemas;
}

/// A case of the board with everything it refers to. Change the values, then take the subject.
struct Northbridge {
    base::Value board = read_json("examples/northbridge/board.json");
    base::Value case_file;
    base::Value profile = read_json("data/profiles/staffs_stoke_2015.json");

    explicit Northbridge(std::string const& file = "case-nb16-01.json")
        : case_file(read_json("examples/northbridge/" + file))
    {
    }

    facts::Subject subject() const
    {
        using casefile::Kind;
        return { casefile::Record(board, schemas().of(Kind::board)),
            casefile::Record(case_file, schemas().of(Kind::case_file)),
            casefile::Record(profile, schemas().of(Kind::profile)) };
    }
};

/// The value at a JSON Pointer, to be changed.
inline base::Value& at(base::Value& root, std::string_view pointer)
{
    auto const* found = base::resolve(root, pointer);
    base::ensure(found != nullptr, "the test looks for a value that the example does not have");
    return const_cast<base::Value&>(*found);
}

/// Takes a member away.
inline void remove(base::Value& object, std::string_view key)
{
    std::erase_if(*object.as_object(), [&](auto const& member) { return member.first == key; });
}

/// The fact at a path with dots, "panel.chair.name".
inline facts::Fact fact_at(facts::Fact fact, std::string_view path)
{
    while (!path.empty()) {
        auto const end = path.find('.');
        auto const member = fact.member(path.substr(0, end));
        base::ensure(member.has_value(), "no fact " + std::string(path));
        fact = *member;
        path = end == std::string_view::npos ? std::string_view() : path.substr(end + 1);
    }
    return fact;
}

/// How it prints; empty when it is missing.
inline std::string printed_at(facts::Fact const& fact, std::string_view path)
{
    return fact_at(fact, path).printed().value_or("");
}

inline bool shown_at(facts::Fact const& fact, std::string_view path)
{
    return fact_at(fact, path).shown();
}

} // namespace northbridge
