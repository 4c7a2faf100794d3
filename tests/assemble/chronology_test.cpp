// Document 5: one template for both tools, for print and as a workbook, in each mode.

#include "assemble/assemble.h"

#include "facts/northbridge.h"

#include <gtest/gtest.h>

using assemble::Format;
using assemble::Mode;
using northbridge::Northbridge;

namespace {

assemble::Library const& library()
{
    static auto const loaded = assemble::Library::load(northbridge::root());
    return loaded.value();
}

base::Result<std::vector<assemble::FinishedDocument>> make(Northbridge const& data, Format format,
    Mode mode, std::optional<std::string> recipient = {}, char const* as_at = "2016-04-20")
{
    return assemble::assemble({ .document = "5",
                                  .recipient = std::move(recipient),
                                  .format = format,
                                  .as_at = northbridge::on(as_at),
                                  .mode = mode },
        data.subject(), library());
}

void replace_all(std::string& text, std::string_view from, std::string_view to)
{
    for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

} // namespace

TEST(ChronologyTemplate, TheToolsDifferInLabelAndSheetOnly)
{
    Northbridge data;
    auto const stoke = make(data, Format::html, Mode::prefilled, "hosp").value().front().bytes;
    data.profile.set("chronology_tool", "CHRONOLATOR_HEADINGS");
    auto staffordshire = make(data, Format::html, Mode::prefilled, "hosp").value().front().bytes;
    EXPECT_NE(staffordshire.find("Staffordshire LSCB Chronolator Version 1"), std::string::npos);
    EXPECT_NE(staffordshire.find("Internal chronology"), std::string::npos);
    replace_all(
        staffordshire, "Staffordshire LSCB Chronolator Version 1", "LSCB Chronology Template");
    replace_all(staffordshire, "Internal chronology", "Chronology");
    EXPECT_EQ(staffordshire, stoke);
}

TEST(ChronologyTemplate, EachAgencyGetsItsOwnCopyInBothFormats)
{
    for (auto const format : { Format::pdf, Format::xlsx }) {
        auto const made = make(Northbridge(), format, Mode::prefilled);
        ASSERT_TRUE(made.ok());
        EXPECT_EQ(made.value().size(), 7U);
        for (auto const& copy : made.value())
            EXPECT_TRUE(copy.confidential) << copy.file_name;
    }
}

TEST(ChronologyTemplate, ABlankWorkbookTellsNothingOfACase)
{
    auto const first = make(Northbridge(), Format::xlsx, Mode::blank);
    auto const second = make(Northbridge("case-nb16-02.json"), Format::xlsx, Mode::blank);
    ASSERT_TRUE(first.ok() && second.ok());
    EXPECT_EQ(first.value().front().file_name, "BLANK_D05_chronology-template.xlsx");
    EXPECT_FALSE(first.value().front().confidential);
    EXPECT_EQ(first.value().front().bytes, second.value().front().bytes);
}

TEST(ChronologyTemplate, WhatAnAgencyHasNotSentCannotBeCompleted)
{
    for (auto const format : { Format::pdf, Format::xlsx }) {
        EXPECT_TRUE(make(Northbridge(), format, Mode::completed, "pol", "2016-07-06").ok());
        EXPECT_FALSE(make(Northbridge(), format, Mode::completed, "hosp", "2016-07-06").ok());
    }
    auto const made = make(Northbridge(), Format::pdf, Mode::completed, "hosp", "2016-07-06");
    EXPECT_EQ(made.errors().front().code, "form-field-empty")
        << base::describe(made.errors().front());
}
