#include "assemble/assemble.h"

#include "facts/northbridge.h"
#include "pdf/outside.h"

#include <gtest/gtest.h>

namespace {

using assemble::Format;
using assemble::Trial;
using northbridge::Northbridge;

assemble::Library const& library()
{
    static auto const loaded = assemble::Library::load(northbridge::root());
    return loaded.value();
}

Trial trial(std::string const& body, std::string const& front = "level: L2\n")
{
    return { "mine/new.xml", "---\n" + front + "---\n<document>\n" + body + "\n</document>\n", {} };
}

assemble::Order order(Format format, assemble::Mode mode)
{
    return { .document = "mine/new.xml",
        .recipient = {},
        .format = format,
        .as_at = northbridge::on("2016-04-20"),
        .mode = mode };
}

base::Result<assemble::FinishedDocument> preview(
    Trial const& what, facts::Subject const* subject, assemble::Order const& how)
{
    return assemble::preview(what, how, subject, library());
}

/// The code, file and line of the first fault.
std::string fault(base::Result<assemble::FinishedDocument> const& result)
{
    if (result.ok())
        return {};
    auto const& first = result.errors().front();
    return first.code + " " + first.place.file + ":" + std::to_string(first.place.line);
}

auto const completed = order(Format::html, assemble::Mode::completed);

// Nobody may take it for a document that was issued.
TEST(Preview, SaysThatItIsOne)
{
    auto const plain = preview(trial("<p>Text</p>"), nullptr, completed).value().bytes;
    EXPECT_NE(plain.find("<p class=\"draft\">PREVIEW</p>"), std::string::npos);
    EXPECT_NE(plain.find("Preview of new.xml – not an issued document"), std::string::npos);
    auto const own
        = preview(trial("<p>Text</p>", "level: L2\nwatermark: DRAFT\n"), nullptr, completed);
    EXPECT_NE(own.value().bytes.find("<p class=\"draft\">DRAFT</p>"), std::string::npos);
    EXPECT_NE(own.value().bytes.find("not an issued document"), std::string::npos);
    EXPECT_FALSE(own.value().confidential);
}

TEST(Preview, WithoutACasePrintsKeys)
{
    auto const made = preview(trial("<p>{{case.ref}} of {{board.name}}</p>"
                                    "{{#children}}<p>Child {{name}}</p>{{/children}}"),
        nullptr, completed);
    ASSERT_TRUE(made.ok()) << base::describe(made.errors().front());
    EXPECT_NE(made.value().bytes.find("[case ref] of [board name]"), std::string::npos);
    EXPECT_EQ(made.value().bytes.find("Child"), std::string::npos);
}

TEST(Preview, OfACaseIsAsConfidentialAsTheCase)
{
    Northbridge const data;
    auto const subject = data.subject();
    auto const made = preview(trial("<p>{{case.ref}} of {{board.name}}</p>"), &subject, completed);
    ASSERT_TRUE(made.ok()) << base::describe(made.errors().front());
    EXPECT_NE(made.value().bytes.find("NB16/01 of "), std::string::npos);
    EXPECT_TRUE(made.value().confidential);
}

// What a registered document knows besides the case, its preview knows too.
TEST(Preview, HasTheListOfDocumentsAndTheStandardChecklist)
{
    Northbridge const data;
    auto const subject = data.subject();
    auto const list = preview(
        trial("<p>{{document_list.count}} documents</p>", "level: L0\n"), &subject, completed);
    ASSERT_TRUE(list.ok()) << base::describe(list.errors().front());
    auto const read
        = assemble::read_trial(northbridge::root() / "templates/forms/publication-checklist.xml");
    ASSERT_TRUE(read.ok());
    auto how = order(Format::html, assemble::Mode::prefilled);
    how.as_at = northbridge::on("2017-03-01");
    auto const checklist = preview(read.value(), &subject, how);
    ASSERT_TRUE(checklist.ok()) << base::describe(checklist.errors().front());
    EXPECT_NE(checklist.value().bytes.find("Genogram removed"), std::string::npos);
}

// A preview leaves as open as its level says.
TEST(Preview, OfALevelThatLeavesOpenNamesNobody)
{
    Northbridge const data;
    auto const subject = data.subject();
    auto const name = subject.case_file.list("children").front().text("family_name").value();
    auto const made
        = preview(trial("<p>About " + name + "</p>", "level: L0\n"), &subject, completed);
    EXPECT_EQ(fault(made), "identity-printed :0");
}

TEST(Preview, FaultsNameFileAndLine)
{
    Northbridge const data;
    auto const subject = data.subject();
    EXPECT_EQ(fault(preview(trial("<p>{{case.reff}}</p>"), &subject, completed)),
        "merge-unknown-key mine/new.xml:5");
    EXPECT_EQ(fault(preview(trial("<p>\n<b>x</b></p>"), nullptr, completed)),
        "markup-unknown-element mine/new.xml:6");
    EXPECT_EQ(fault(preview(trial("<p/>", "page: letter\n"), nullptr, completed)),
        "template-without-level mine/new.xml:1");
    EXPECT_EQ(fault(preview(trial("<p/>"), nullptr, order(Format::pdf, assemble::Mode::blank))),
        "mode-not-available :0");
}

// Every template can be looked at without a case, and in both print sizes.
TEST(Preview, SetsEveryRegisteredTemplate)
{
    for (auto const& entry : library().documents()) {
        if (entry.template_file.empty())
            continue;
        auto const file = northbridge::root() / "templates" / entry.template_file;
        auto const read = assemble::read_trial(file);
        ASSERT_TRUE(read.ok());
        for (auto const print : { assemble::Print::normal, assemble::Print::large }) {
            auto const modes = assemble::modes_of(library().source(entry).front);
            auto how = order(Format::pdf, modes.empty() ? assemble::Mode::completed : modes.back());
            how.print = print;
            auto const made = preview(read.value(), nullptr, how);
            EXPECT_TRUE(made.ok()) << entry.number << ": " << base::describe(made.errors().front());
        }
    }
}

TEST(Preview, ShowsPicturesBesideTheTemplate)
{
    auto const folder = northbridge::root() / "examples/specimen";
    auto const read = assemble::read_trial(folder / "specimen.xml").value();
    EXPECT_EQ(read.pictures.size(), 2u);
    EXPECT_TRUE(read.pictures.contains("flat.png"));
    EXPECT_TRUE(read.pictures.contains("playground.jpg"));
}

// An Urdu name in an English sentence, from the record to what a reader of the page finds.
TEST(Preview, RightToLeftNamesReorderNothing)
{
    Northbridge data;
    northbridge::at(data.board, "").set("name", "فاطمہ بی بی");
    auto const subject = data.subject();
    auto const sentence = trial("<p>About {{board.name}}, 12 May 2016 (b. 2015).</p>"
                                "<p>{{board.name}}</p>");
    auto const page = preview(sentence, &subject, completed).value().bytes;
    EXPECT_NE(
        page.find("About \u2068فاطمہ بی بی\u2069, 12 May 2016 (b. 2015)."), std::string::npos);
    EXPECT_NE(page.find("dir=\"rtl\">فاطمہ بی بی</p>"), std::string::npos);
    auto const made
        = preview(sentence, &subject, order(Format::pdf, assemble::Mode::completed)).value();
    auto const read = pdf_test::judged("pdfinfo -struct-text", made.bytes);
    EXPECT_NE(read.find("\"About فاطمہ بی بی, 12 May 2016 (b. 2015).\""), std::string::npos)
        << read;
    EXPECT_EQ(read.find("\u2068"), std::string::npos);
}

} // namespace
