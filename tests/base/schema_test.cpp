#include "base/schema.h"

#include <gtest/gtest.h>

#include <string>

namespace {

base::Value parsed(std::string_view text)
{
    auto result = base::parse_json(text, "test");
    EXPECT_TRUE(result.ok()) << text;
    return result.ok() ? std::move(result).value() : base::Value();
}

base::Schema const& child_schema()
{
    static base::Schema const schema(parsed(R"({
        "title": "Case", "type": "object", "additionalProperties": false,
        "required": ["ref", "children"],
        "properties": {
            "ref": {"title": "Case reference", "$ref": "#/definitions/identifier"},
            "children": {"title": "Children", "type": "array", "minItems": 1,
                "items": {"$ref": "#/definitions/Child"}}
        },
        "definitions": {
            "date": {"type": "string", "format": "date", "pattern": "^[0-9]{4}-"},
            "line": {"type": "string", "format": "line", "minLength": 1, "maxLength": 20},
            "identifier": {"type": "string", "format": "identifier"},
            "Child": {"title": "Child", "type": "object", "additionalProperties": false,
                "required": ["pseudonym"],
                "properties": {
                    "pseudonym": {"title": "Pseudonym", "$ref": "#/definitions/line"},
                    "aliases": {"title": "Other names", "type": "array", "uniqueItems": true,
                        "items": {"$ref": "#/definitions/line"}},
                    "dob": {"title": "Date of birth", "$ref": "#/definitions/date"},
                    "died_on": {"title": "Date of death", "type": "string",
                        "format": "partial-date"},
                    "time": {"title": "Time", "type": "string", "format": "time-of-day"},
                    "order": {"title": "Order", "type": "integer", "minimum": 1, "maximum": 9},
                    "looked_after": {"title": "Looked after", "type": "boolean"},
                    "sex": {"title": "Sex", "type": "string", "enum": ["FEMALE", "MALE"]}
                }}
        }})"));
    return schema;
}

/// The faults of a case whose only child has these members, one line each.
std::string faults_of_child(std::string const& members)
{
    auto const value = parsed(R"({"ref": "NB16/01", "children": [{)" + members + "}]}");
    std::string text;
    for (auto const& fault : child_schema().validate(value, "case.json")) {
        EXPECT_EQ(fault.place.file, "case.json");
        EXPECT_EQ(fault.severity, base::Severity::error);
        text += fault.code + ' ' + fault.place.pointer + ' ' + fault.message + ' ' + fault.fix;
        text += '\n';
    }
    return text;
}

TEST(Schema, GoodDocumentHasNoFault)
{
    EXPECT_EQ(faults_of_child(R"("pseudonym": "Wren", "aliases": ["Zosia", "Zo"],
        "dob": "2015-08-12", "died_on": "2016-03~", "time": "21:40", "order": 1,
        "looked_after": false, "sex": "FEMALE")"),
        "");
}

struct Fault {
    char const* members;
    char const* told;
};

class SchemaFault : public testing::TestWithParam<Fault> { };

TEST_P(SchemaFault, IsToldOnceInPlainWords)
{
    EXPECT_EQ(faults_of_child(GetParam().members), std::string(GetParam().told) + '\n');
}

INSTANTIATE_TEST_SUITE_P(Table, SchemaFault,
    testing::Values(
        Fault { R"("pseudonym": "Wren", "dob": "12/08/2015")",
            "schema-format /children/0/dob \"Date of birth\" must be a date like 2016-05-09. "
            "Correct the value." },
        Fault { R"("pseudonym": "Wren", "dob": "2015-02-30")",
            "schema-format /children/0/dob \"Date of birth\" is 2015-02-30, a day that does not "
            "exist. Correct the date." },
        Fault { R"("pseudonym": "Wren", "dob": 2015)",
            "schema-type /children/0/dob \"Date of birth\" must be a date like 2016-05-09. "
            "Correct the value." },
        Fault { R"("pseudonym": "Wren", "dob": null)",
            "schema-type /children/0/dob \"Date of birth\" is null. "
            "Leave the field out if it is empty." },
        Fault { R"("pseudonym": "Wren", "died_on": "March 2016")",
            "schema-format /children/0/died_on \"Date of death\" must be a date like 2016-05-09, a "
            "month like 2016-05 or a year like 2016, with ~ at the end if it is approximate. "
            "Correct the value." },
        Fault { R"("pseudonym": "Wren", "time": "24:00")",
            "schema-format /children/0/time \"Time\" must be a time like 14:00. Correct the "
            "value." },
        Fault { R"("dob": "2015-08-12")",
            "schema-missing /children/0/pseudonym \"Pseudonym\" is missing. "
            "Add the field \"pseudonym\" here." },
        Fault { R"("pseudonym": "Wren", "pseudonm": "Wren")",
            "schema-unknown-field /children/0/pseudonm \"Child\" has no field \"pseudonm\". "
            "Did you mean \"pseudonym\"?" },
        Fault { R"("pseudonym": "Wren", "shoe/size": "3")",
            "schema-unknown-field /children/0/shoe~1size \"Child\" has no field \"shoe/size\". "
            "Remove it, or use one of: pseudonym, aliases, dob, died_on, time, order, "
            "looked_after, "
            "sex." },
        Fault { R"("pseudonym": "Wren", "sex": "F")",
            "schema-choice /children/0/sex \"Sex\" is not one of the allowed values. "
            "Use one of: FEMALE, MALE." },
        Fault { R"("pseudonym": "Wren", "looked_after": "no")",
            "schema-type /children/0/looked_after \"Looked after\" must be true or false, without "
            "quotation marks. Correct the value." },
        Fault { R"("pseudonym": "Wren", "order": 0)",
            "schema-range /children/0/order \"Order\" must be 1 or more. Correct the number." },
        Fault { R"("pseudonym": "Wren", "order": 10)",
            "schema-range /children/0/order \"Order\" must be 9 or less. Correct the number." },
        Fault { R"("pseudonym": "Wren", "order": 1.5)",
            "schema-type /children/0/order \"Order\" must be a whole number. Correct the value." },
        Fault { R"("pseudonym": "")",
            "schema-length /children/0/pseudonym \"Pseudonym\" is empty. "
            "Fill it in, or leave the field out." },
        Fault { R"("pseudonym": "Wren Wren Wren Wren Wren")",
            "schema-length /children/0/pseudonym \"Pseudonym\" is longer than 20 characters. "
            "Shorten it." },
        Fault { R"("pseudonym": " ")",
            "schema-format /children/0/pseudonym \"Pseudonym\" must be text on one line, and not "
            "blank. Correct the value." },
        Fault { R"("pseudonym": "Wren\nand Alder")",
            "schema-format /children/0/pseudonym \"Pseudonym\" must be text on one line, and not "
            "blank. Correct the value." },
        Fault { R"("pseudonym": "Wren", "aliases": ["Zo", 7])",
            "schema-type /children/0/aliases/1 \"Other names\" must be text on one line, and not "
            "blank. Correct the value." },
        Fault { R"("pseudonym": "Wren", "aliases": ["Zo", "Zo"])",
            "schema-repeated /children/0/aliases \"Other names\" holds the same entry twice. "
            "Remove one of the two." },
        Fault { R"("pseudonym": "Wren", "aliases": {})",
            "schema-type /children/0/aliases \"Other names\" must be a list. Correct the "
            "value." }));

TEST(Schema, EveryFaultIsToldInTheOrderOfTheFile)
{
    EXPECT_EQ(faults_of_child(R"("sex": "F", "x1x2x3": 1, "dob": "soon", "y1y2y3": 2)"),
        "schema-choice /children/0/sex \"Sex\" is not one of the allowed values. "
        "Use one of: FEMALE, MALE.\n"
        "schema-unknown-field /children/0/x1x2x3 \"Child\" has no field \"x1x2x3\". "
        "Remove it, or use one of: pseudonym, aliases, dob, died_on, time, order, looked_after, "
        "sex.\n"
        "schema-format /children/0/dob \"Date of birth\" must be a date like 2016-05-09. "
        "Correct the value.\n"
        "schema-unknown-field /children/0/y1y2y3 \"Child\" has no field \"y1y2y3\". "
        "Remove it, or use one of: pseudonym, aliases, dob, died_on, time, order, looked_after, "
        "sex.\n"
        "schema-missing /children/0/pseudonym \"Pseudonym\" is missing. "
        "Add the field \"pseudonym\" here.\n");
}

TEST(Schema, EmptyListAndWrongRootAreFaults)
{
    auto const empty = child_schema().validate(parsed(R"({"ref": "A", "children": []})"), "f");
    ASSERT_EQ(empty.size(), 1U);
    EXPECT_EQ(empty.front().place.pointer, "/children");
    EXPECT_EQ(empty.front().message, "\"Children\" is an empty list.");
    auto const root = child_schema().validate(parsed("[]"), "f");
    ASSERT_EQ(root.size(), 1U);
    EXPECT_EQ(root.front().place.pointer, "");
    EXPECT_EQ(root.front().message, "\"Case\" must be a group of fields.");
}

TEST(Schema, IdentifiersAreShortAndPlain)
{
    auto const is_good = [](std::string const& ref) {
        auto value = parsed(R"({"children": [{"pseudonym": "Wren"}]})");
        value.set("ref", ref);
        return child_schema().validate(value, "f").empty();
    };
    EXPECT_TRUE(is_good("NB16/01"));
    EXPECT_TRUE(is_good(std::string(40, 'a')));
    EXPECT_FALSE(is_good(std::string(41, 'a')));
    EXPECT_FALSE(is_good("NB 16"));
    EXPECT_FALSE(is_good("../etc"));
    EXPECT_FALSE(is_good("Ŵren"));
}

TEST(Schema, LongTextInADateDoesNotExhaustTheStack)
{
    // std::regex, which the validator library would use, needs a stack frame for each character.
    auto const told
        = faults_of_child(R"("pseudonym": "Wren", "dob": ")" + std::string(2'000'000, '1') + '"');
    EXPECT_EQ(told.substr(0, 30), "schema-format /children/0/dob ");
}

TEST(Schema, DescribeFollowsPropertiesAndItems)
{
    auto const* field = child_schema().describe("/children/12/dob");
    ASSERT_NE(field, nullptr);
    EXPECT_EQ(field->text("title"), "Date of birth"); // Stood beside the $ref.
    EXPECT_EQ(field->text("format"), "date"); // Stood in the definition.
    EXPECT_EQ(child_schema().describe("")->text("title"), "Case");
    EXPECT_EQ(child_schema().describe("/children/0")->text("title"), "Child");
    EXPECT_EQ(child_schema().describe("/children/0/shoe"), nullptr);
    EXPECT_EQ(child_schema().describe("children"), nullptr);
}

TEST(SchemaDeathTest, OurOwnMistakesAbort)
{
    EXPECT_DEATH(base::Schema(parsed(R"({"$ref": "#/definitions/none"})")), "no definition");
    EXPECT_DEATH(base::Schema(parsed(R"({"$ref": "#/definitions/a",
        "definitions": {"a": {"items": {"$ref": "#/definitions/a"}}}})")),
        "refers to itself");
    // What is no schema at all is found when something is first validated against it.
    EXPECT_DEATH(
        (void)base::Schema(parsed(R"({"type": "sting"})")).validate(parsed("{}"), "file"), "sting");
}

} // namespace
