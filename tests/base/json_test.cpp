#include "base/json.h"

#include "base/limits.h"

#include <gtest/gtest.h>

#include <string>

namespace {

base::Diagnostic fault_of(std::string_view text)
{
    auto const parsed = base::parse_json(text, "case.json");
    if (parsed.ok())
        return {};
    EXPECT_EQ(parsed.errors().size(), 1U);
    return parsed.errors().front();
}

base::Value parsed(std::string_view text)
{
    auto result = base::parse_json(text, "case.json");
    EXPECT_TRUE(result.ok()) << text;
    return result.ok() ? std::move(result).value() : base::Value();
}

TEST(Json, SyntaxErrorNamesFileAndLine)
{
    auto const fault = fault_of("{\n  \"ref\": \"NB16/01\",\n  \"stage\" \"DECIDED\"\n}");
    EXPECT_EQ(fault.code, "json-syntax");
    EXPECT_EQ(fault.place.file, "case.json");
    EXPECT_EQ(fault.place.line, 3);
}

TEST(Json, TextAfterTheValueIsASyntaxError)
{
    EXPECT_EQ(fault_of("{} {}").code, "json-syntax");
    EXPECT_EQ(fault_of("").code, "json-syntax");
    EXPECT_EQ(fault_of("{\"a\": NaN}").code, "json-syntax");
}

TEST(Json, DuplicateKeyIsRefused)
{
    auto const fault = fault_of(R"({"children": [{"dob": "2015-08-12", "dob": "2015-08-13"}]})");
    EXPECT_EQ(fault.code, "json-refused");
    EXPECT_EQ(fault.place.pointer, "/children/0");
    EXPECT_NE(fault.message.find("\"dob\" stands twice"), std::string::npos) << fault.message;
}

TEST(Json, NestingIsLimited)
{
    auto const nested = [](int depth) {
        auto const levels = static_cast<std::size_t>(depth);
        return std::string(levels, '[') + std::string(levels, ']');
    };
    EXPECT_TRUE(base::parse_json(nested(base::limits::json_depth_max), "f").ok());
    EXPECT_EQ(fault_of(nested(base::limits::json_depth_max + 1)).code, "json-refused");
    // A hostile file must not exhaust the stack.
    EXPECT_EQ(fault_of(std::string(1'000'000, '[')).code, "json-refused");
}

TEST(Json, InvalidUtf8IsRefusedWithItsLine)
{
    auto const fault = fault_of("{\n\"name\": \"Ll\xF7r\"}");
    EXPECT_EQ(fault.code, "json-encoding");
    EXPECT_EQ(fault.place.line, 2);
}

TEST(Json, NumbersKeepTheirKind)
{
    auto const value = parsed(R"([7, -7, 0.5, 9223372036854775807])");
    auto const& list = *value.as_list();
    EXPECT_EQ(*list.at(0).as_integer(), 7);
    EXPECT_EQ(*list.at(1).as_integer(), -7);
    EXPECT_EQ(*list.at(2).as_real(), 0.5);
    EXPECT_EQ(*list.at(3).as_integer(), INT64_MAX);
    EXPECT_EQ(fault_of("[9223372036854775808]").code, "json-refused"); // One more than INT64_MAX.
}

TEST(Json, BothReadersReadTheSame)
{
    // A blank more than the quick reader needs to be told apart by; a byte order mark, which it
    // declines, and every kind of value, escape and white space.
    std::string const text
        = "{\"a\" : [1,-0, 2.5e3,\ttrue ,false,null,\"\\u00e9\\ud83d\\ude00\\n\\/\"],\r\n\"b\":{},"
          "\"c\":[]}";
    EXPECT_EQ(parsed(text), parsed("\xEF\xBB\xBF" + text));
    EXPECT_EQ(*parsed("9223372036854775807").as_integer(), INT64_MAX);
    EXPECT_EQ(fault_of("[9223372036854775808]").code, "json-refused");
    EXPECT_EQ(fault_of("{\"a\":[{\"b\":1,\"c\":2,\"b\":3}]}").place.pointer, "/a/0");
    EXPECT_EQ(fault_of("\"\\ud800\"").code, "json-syntax");
    EXPECT_EQ(fault_of("[1e999]").code, "json-syntax");
}

TEST(Json, WritesWhatItReads)
{
    std::string const text = R"({"z":[1,-2,0.5,true,false,null],"a":{"name":"Zofia Wiśniewska",)"
                             R"("note":"two\nlines, \"quoted\" and a \\"},"empty":[],"none":{}})";
    EXPECT_EQ(base::write_json(parsed(text)), text); // Members keep their order.
    EXPECT_EQ(parsed(base::write_json_indented(parsed(text))), parsed(text));
}

TEST(Json, ControlCharactersAreEscaped)
{
    base::Value value;
    value.set("text", std::string("tab\t, bell\a, delete\x7f"));
    auto const text = base::write_json(value);
    EXPECT_EQ(text, R"({"text":"tab\u0009, bell\u0007, delete\u007f"})");
    EXPECT_EQ(parsed(text), value);
}

TEST(Json, PointersRoundTrip)
{
    auto const value = parsed(R"({"a/b": {"~": ["x", {"": "y"}]}})");
    auto const pointer = base::pointer_to(base::pointer_to(base::pointer_to("", "a/b"), "~"), 1);
    EXPECT_EQ(pointer, "/a~1b/~0/1");
    auto const* found = base::resolve(value, pointer + "/");
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(*found->as_string(), "y");
    EXPECT_EQ(base::resolve(value, ""), &value);
    EXPECT_EQ(*base::pointer_tokens("/a~1b/~0/1/~01"),
        (std::vector<std::string> { "a/b", "~", "1", "~1" }));
}

TEST(Json, PointersToNowhereFindNothing)
{
    auto const value = parsed(R"({"list": ["x"], "text": "y"})");
    for (auto const* pointer : { "/list/1", "/list/-", "/list/0/x", "/none", "list", "/list/ 0",
             "/text/0", "/list/18446744073709551616" })
        EXPECT_EQ(base::resolve(value, pointer), nullptr) << pointer;
    EXPECT_FALSE(base::pointer_tokens("list").has_value());
}

TEST(Json, SetReplacesAndKeepsTheOrder)
{
    auto value = parsed(R"({"a": 1, "b": 2})");
    value.set("a", 3);
    value.set("c", base::Value::List {});
    EXPECT_EQ(base::write_json(value), R"({"a":3,"b":2,"c":[]})");
}

} // namespace
