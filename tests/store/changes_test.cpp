#include "store/changes.h"

#include <gtest/gtest.h>

#include <random>

using base::Value;
using store::changes_between;

namespace {

Value parse(std::string const& text)
{
    return base::parse_json(text, "test").value();
}

/// "pointer: words" of each change.
std::vector<std::string> told(std::string const& before, std::string const& after)
{
    std::vector<std::string> lines;
    for (auto const& change : changes_between(parse(before), parse(after)))
        lines.push_back(change.pointer + ": " + store::describe(change));
    return lines;
}

using Lines = std::vector<std::string>;

} // namespace

TEST(Changes, NamesFieldsWithOldAndNewValues)
{
    EXPECT_EQ(told(R"({"a":1,"b":{"c/d":"x"},"gone":true})", R"({"a":2,"b":{"c/d":"y"},"new":[]})"),
        (Lines { "/a: changed from 1 to 2", "/b/c~1d: changed from \"x\" to \"y\"",
            "/new: added []", "/gone: removed true" }));
    EXPECT_EQ(told("{}", "{}"), Lines {});
    EXPECT_EQ(told(R"({"a":1,"b":2})", R"({"b":2,"a":1})"), Lines {}); // Only the order.
    EXPECT_EQ(told(R"({"a":[1]})", R"({"a":{}})"), Lines { "/a: changed from [1] to {}" });
}

TEST(Changes, MatchesListsFromBothEnds)
{
    EXPECT_EQ(told("[1,2,3]", "[1,9,2,3]"), Lines { "/1: added 9" });
    EXPECT_EQ(told("[1,2,3]", "[1,3]"), Lines { "/1: removed 2" });
    EXPECT_EQ(told("[1,1]", "[1,1,1]"), Lines { "/2: added 1" });
    EXPECT_EQ(told("[]", "[7]"), Lines { "/0: added 7" });
    EXPECT_EQ(told(R"([{"no":1},{"no":2}])", R"([{"no":1},{"no":3},{"no":4}])"),
        (Lines { "/1/no: changed from 2 to 3", "/2: added {\"no\":4}" }));
}

TEST(Changes, ShortensLongValuesAtACharacter)
{
    // A quotation mark, then letters of two bytes: 80 bytes end within the 40th letter.
    std::string letters;
    for (int i = 0; i < 100; ++i)
        letters += "é";
    auto const line = told("{}", R"({"a":")" + letters + R"("})").at(0);
    EXPECT_EQ(line, "/a: added \"" + letters.substr(0, 78) + "…");
}

TEST(Changes, LeadFromTheOldListToTheNewOne)
{
    std::mt19937 random(1);
    for (int round = 0; round < 2000; ++round) {
        auto const list = [&] {
            Value::List values(random() % 6);
            for (auto& value : values)
                value = Value(static_cast<int>(random() % 3));
            return values;
        };
        auto const before = list();
        auto const after = list();
        auto now = before;
        auto const changes = changes_between(Value(before), Value(after));
        // What was removed goes first, from the end, since its places are the old ones.
        for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
            if (!change->after)
                now.erase(now.begin() + std::stoi(change->pointer.substr(1)));
        }
        for (auto const& change : changes) {
            auto const place = std::stoi(change.pointer.substr(1));
            if (!change.before)
                now.insert(now.begin() + place, *change.after);
            else if (change.after)
                now.at(static_cast<std::size_t>(place)) = *change.after;
        }
        EXPECT_EQ(now, after) << round;
    }
}
