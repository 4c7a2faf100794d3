#include "markup/markup.h"

#include <gtest/gtest.h>

namespace {

base::Result<document::Document> parse(std::string const& body)
{
    return markup::parse({ "<document>" + body + "</document>", { "test.xml" }, {} });
}

/// The codes and messages of the faults, or nothing.
std::string faults(std::string const& body)
{
    auto const result = parse(body);
    std::string all;
    for (auto const& fault : result.ok() ? base::Diagnostics {} : result.errors())
        all += fault.message + "\n";
    return all;
}

TEST(Drawing, ChartHasATitleWordsAndATable)
{
    auto const document = parse("<chart kind=\"bar\" title=\"Cases\" unit=\"cases\"><series>"
                                "<value label=\"North\">1,200</value>"
                                "<value label=\"South\"> 2.5 </value></series></chart>");
    ASSERT_TRUE(document.ok());
    auto const& blocks = document.value().blocks;
    ASSERT_EQ(blocks.size(), 3U);
    auto const& drawing = *std::get<std::unique_ptr<document::Drawing>>(blocks.at(1).content);
    EXPECT_EQ(drawing.alternative, "Cases. Bar chart of cases. North 1,200, South 2.5.");
    auto const& values = std::get<document::Chart>(drawing.content).series.at(0).values;
    EXPECT_EQ(values.at(0).thousandths, 1200000);
    EXPECT_EQ(values.at(1).thousandths, 2500);
    auto const& table = *std::get<std::unique_ptr<document::Table>>(blocks.at(2).content);
    EXPECT_EQ(table.body.size(), 2U);
    EXPECT_EQ(table.body.at(0).cells.at(0).scope, document::Scope::row);
}

TEST(Drawing, OwnWordsAndNoTableWhereAskedFor)
{
    auto const document = parse("<chart kind=\"bar\" alt=\"North leads.\" table=\"no\"><series>"
                                "<value label=\"North\">1</value></series></chart>");
    ASSERT_TRUE(document.ok());
    ASSERT_EQ(document.value().blocks.size(), 1U);
    auto const& block = document.value().blocks.front();
    EXPECT_EQ(
        std::get<std::unique_ptr<document::Drawing>>(block.content)->alternative, "North leads.");
}

TEST(Drawing, WhatCannotBeDrawnIsTold)
{
    EXPECT_NE(faults("<chart kind=\"pie\"/>").find("kind of chart"), std::string::npos);
    EXPECT_NE(faults("<chart kind=\"bar\"><series><value label=\"a\">-3</value></series></chart>")
                  .find("\"-3\" is no number"),
        std::string::npos);
    EXPECT_NE(
        faults("<chart kind=\"line\"><series label=\"x\"><value label=\"a\">1</value></series>"
               "<series label=\"y\"><value label=\"b\">1</value></series></chart>")
            .find("not those of the first series"),
        std::string::npos);
    EXPECT_NE(faults("<cycle><stage label=\"a\"/></cycle>").find("from 3 to 8"), std::string::npos);
    EXPECT_NE(
        faults("<flow><p>x</p></flow>").find("<p> may not stand in <flow>"), std::string::npos);
    EXPECT_NE(faults("<flow colour=\"red\"><step>a</step></flow>").find("no attribute \"colour\""),
        std::string::npos);
    EXPECT_NE(faults("<timeline><event progress=\"late\">a</event></timeline>").find("\"late\""),
        std::string::npos);
    EXPECT_NE(faults("<p>a</p><series/>").find("There is no element <series>"), std::string::npos);
}

TEST(Drawing, GenogramKnowsItsPeopleByTheirIds)
{
    std::string const people = "<person id=\"m\" sex=\"female\">Mother</person>"
                               "<person id=\"a\" index=\"yes\">A</person>";
    auto const document = parse("<genogram>" + people
        + "<couple of=\"m\" children=\"a\"/><household label=\"h\" members=\"m, a\"/></genogram>");
    ASSERT_TRUE(document.ok());
    auto const& drawing
        = *std::get<std::unique_ptr<document::Drawing>>(document.value().blocks.front().content);
    auto const& genogram = std::get<document::Genogram>(drawing.content);
    EXPECT_EQ(genogram.couples.at(0).first, genogram.couples.at(0).second);
    EXPECT_EQ(genogram.households.at(0).members, (std::vector<std::size_t> { 0, 1 }));
    EXPECT_NE(faults("<genogram>" + people + "<couple of=\"m x\"/></genogram>")
                  .find("There is no person \"x\""),
        std::string::npos);
}

TEST(Drawing, TextAfterADrawingIsReadAsBefore)
{
    auto const document = parse("<div><flow><step>One</step></flow><p>After</p></div><p>Last</p>");
    ASSERT_TRUE(document.ok());
    EXPECT_EQ(document.value().blocks.size(), 2U);
}

} // namespace
