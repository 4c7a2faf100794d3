#include "assemble/library.h"

#include "facts/northbridge.h"

#include <gtest/gtest.h>

namespace {

assemble::Library const& library()
{
    static auto const loaded = assemble::Library::load(northbridge::root());
    return loaded.value();
}

/// R-P53: a letter asks to read chapter 4 and says where it stands.
bool asks_to_read_chapter_four(std::string const& text)
{
    return text.find("hapter 4") != std::string::npos
        && text.find("Working Together") != std::string::npos
        && text.find("<a href=\"{{profile.guidance_link}}\">") != std::string::npos;
}

} // namespace

TEST(Templates, LettersAskToReadWorkingTogether)
{
    auto const sources = merge::read_sources(northbridge::root() / "templates");
    for (auto const* number : { "2a", "2b", "9", "11" }) {
        auto text = sources.at(library().find(number)->template_file);
        EXPECT_TRUE(asks_to_read_chapter_four(text)) << number;
        text.erase(text.find("hapter 4"), 8);
        EXPECT_FALSE(asks_to_read_chapter_four(text)) << number;
    }
}

TEST(Templates, ATemplateWithoutAnAccessLevelIsAFault)
{
    auto sources = merge::read_sources(northbridge::root() / "templates");
    auto const* file = "letters/decision.xml";
    EXPECT_TRUE(assemble::check_level(merge::prepare(sources, file).value()).empty());
    auto& text = sources.at(file);
    text.erase(text.find("level: L2\n"), 10);
    EXPECT_EQ(assemble::check_level(merge::prepare(sources, file).value()).at(0).code,
        "template-without-level");
}

TEST(Templates, AMarkingSchemeHasWordsForEachLevelThatNeedsSome)
{
    auto markings = northbridge::read_json("data/markings.json");
    EXPECT_TRUE(assemble::check_markings(markings, "markings").empty());
    northbridge::at(markings, "/OFFICIAL").set("L3", "");
    auto const faults = assemble::check_markings(markings, "markings");
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_EQ(faults.at(0).place.pointer, "/OFFICIAL/L3");
}

TEST(Templates, WhatTravelsWithALetterIsInTheSameDocumentSet)
{
    using Numbers = std::vector<std::string>;
    EXPECT_EQ(library().find("2a")->travels_with, (Numbers { "3", "4", "5" }));
    EXPECT_EQ(library().find("2b")->travels_with, (Numbers { "3", "4", "5" }));
    EXPECT_EQ(library().find("6")->travels_with, (Numbers { "C05" }));
    auto profile = northbridge::read_json("data/profiles/sunderland.json");
    auto const check = [&] {
        casefile::Record const record(profile, northbridge::schemas().of(casefile::Kind::profile));
        return assemble::check_travelling(library().documents(), record, "sunderland.json");
    };
    EXPECT_TRUE(check().empty());
    std::erase_if(*northbridge::at(profile, "/document_set").as_list(),
        [](auto const& number) { return *number.as_string() == "4"; });
    auto const faults = check();
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_EQ(faults.at(0).code, "document-travels-with");
    EXPECT_NE(faults.at(0).message.find("sunderland"), std::string::npos);
    EXPECT_NE(faults.at(0).message.find("document 2a but not document 4"), std::string::npos);
}
