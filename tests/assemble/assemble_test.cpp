#include "assemble/assemble.h"

#include "facts/northbridge.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using assemble::Format;
using assemble::Order;
using northbridge::Northbridge;

assemble::Library const& library()
{
    static auto const loaded = assemble::Library::load(northbridge::root());
    return loaded.value();
}

Order order(std::string const& document, char const* as_at, Format format = Format::pdf)
{
    return { document, {}, format, northbridge::on(as_at), 1 };
}

std::vector<std::string> codes(base::Diagnostics const& findings)
{
    std::vector<std::string> codes;
    for (auto const& finding : findings)
        codes.push_back(finding.code);
    return codes;
}

base::Diagnostics errors(Order const& wanted, Northbridge const& data)
{
    auto const made = assemble::assemble(wanted, data.subject(), library());
    return made.ok() ? base::Diagnostics {} : made.errors();
}

using Codes = std::vector<std::string>;

} // namespace

TEST(Assemble, MakesOneCopyForEachRecipient)
{
    Northbridge const data;
    auto const made
        = assemble::assemble(order("2a", "2016-04-20"), data.subject(), library()).value();
    ASSERT_GT(made.size(), 5u);
    for (auto const& document : made) {
        EXPECT_TRUE(document.bytes.starts_with("%PDF-1.7"));
        EXPECT_TRUE(document.file_name.starts_with("NB16-01_D02a_scoping-panel-letter_1_"));
        EXPECT_EQ(document.media_type, "application/pdf");
    }
}

TEST(Assemble, MakesTheOneCopyThatIsAskedFor)
{
    Northbridge const data;
    auto wanted = order("9", "2016-06-09");
    wanted.recipient = "pol";
    auto const made = assemble::assemble(wanted, data.subject(), library()).value();
    ASSERT_EQ(made.size(), 1u);
    EXPECT_EQ(made.front().file_name, "NB16-01_D09_decision-letter_1_pol.pdf");
}

TEST(Assemble, NamesTheRecipientsWhenAskedForAStranger)
{
    Northbridge const data;
    auto wanted = order("9", "2016-06-09");
    wanted.recipient = "moon";
    auto const found = errors(wanted, data);
    ASSERT_EQ(codes(found), Codes { "recipient-unknown" });
    EXPECT_NE(found.front().fix.find("pol"), std::string::npos);
}

TEST(Assemble, SaysWhatCannotBeMadeYet)
{
    Northbridge const data;
    EXPECT_EQ(codes(errors(order("2a", "2016-04-20", Format::xlsx), data)),
        Codes { "document-not-available" });
    EXPECT_EQ(codes(errors(order("99", "2018-03-31"), data)), Codes { "document-not-available" });
}

TEST(Assemble, AMissingFactOfAnyCopyKeepsBackAllOfThem)
{
    Northbridge data;
    auto const first = base::resolve(data.case_file, "/meetings/0");
    ASSERT_NE(first, nullptr);
    northbridge::remove(northbridge::at(data.case_file, "/meetings/0"), "venue");
    auto const found = errors(order("2a", "2016-04-20"), data);
    // Every copy lacks the same field, which is told once.
    ASSERT_EQ(codes(found), Codes { "merge-missing-value" });
    EXPECT_EQ(found.front().place.pointer, "/meetings/0/venue");
    EXPECT_EQ(found.front().place.file, "letters/scoping-panel.xml");
    EXPECT_GT(found.front().place.line, 0);
}

TEST(Assemble, ARuleAndAMissingFactAreToldTogether)
{
    Northbridge data;
    northbridge::remove(northbridge::at(data.case_file, "/meetings/0"), "venue");
    northbridge::at(data.case_file, "/meetings/0").set("minute_taker", "P06");
    auto found = codes(errors(order("2a", "2016-04-20"), data));
    std::ranges::sort(found);
    EXPECT_EQ(found, (Codes { "R-P14", "merge-missing-value" }));
}

TEST(Assemble, ACharacterNoFontHasIsNamed)
{
    Northbridge data;
    northbridge::at(data.case_file, "/meetings/0").set("venue", "Hall \xF3\xB0\x80\x80");
    auto const found = errors(order("6", "2016-04-20"), data);
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found.front().code, "layout-no-glyph");
    EXPECT_NE(found.front().message.find("U+F0000"), std::string::npos);
}

TEST(Assemble, AnActionPlanNeverNamesTheChild)
{
    Northbridge data;
    auto const name = data.subject().case_file.list("children").front().text("family_name");
    northbridge::at(data.case_file, "/plan/recommendations/0/actions/0")
        .set("text", "Visit the " + *name + " family.");
    // The mother bears the same name, so it identifies two people.
    Codes const both { "identity-printed", "identity-printed" };
    EXPECT_EQ(codes(errors(order("14", "2018-03-31"), data)), both);
    EXPECT_EQ(codes(errors(order("14", "2018-03-31", Format::xlsx), data)), both);
}

TEST(Assemble, ValuesAreTextWhateverTheyHold)
{
    Northbridge data;
    northbridge::at(data.case_file, "/meetings/0")
        .set("venue", "{{panel.date}} <strong>&amp; \"Hall\" =1+1");
    EXPECT_EQ(codes(errors(order("6", "2016-04-20"), data)), Codes {});
}

TEST(Assemble, TheSameOrderGivesTheSameBytes)
{
    Northbridge const data;
    for (auto const format : { Format::pdf, Format::xlsx }) {
        auto const wanted = order("14", "2018-03-31", format);
        auto const one = assemble::assemble(wanted, data.subject(), library()).value();
        auto const two = assemble::assemble(wanted, data.subject(), library()).value();
        EXPECT_EQ(one.front().bytes, two.front().bytes);
    }
}

TEST(Library, EveryDocumentOfAppendixCIsListedOnce)
{
    std::vector<std::string> numbers;
    for (auto const& entry : library().documents())
        numbers.push_back(entry.number);
    for (auto const* number : { "1", "2a", "2b", "3", "4", "5", "6", "7", "8", "9", "10", "11",
             "12", "13", "14", "15", "16", "17", "X05" })
        EXPECT_EQ(std::ranges::count(numbers, number), 1) << number;
    EXPECT_EQ(library().find("14")->version_label, "Version 2 – 14.06.16");
}
