#include "assemble/assemble.h"

#include "base/file.h"
#include "facts/northbridge.h"
#include "pdf/outside.h"

#include <gtest/gtest.h>

#include <map>
#include <sstream>

namespace {

using assemble::Format;
using assemble::Order;
using assemble::Print;
using northbridge::Northbridge;

assemble::Library const& library()
{
    static auto const loaded = assemble::Library::load(northbridge::root());
    return loaded.value();
}

/// The tagged text without white space and colons, which stacked tables add; it has no furniture
/// and no repeated heads. A word between spaces is a member of `words`.
struct Said {
    std::string text;
    std::vector<std::string> words;
    std::map<char, int> bytes;
};

Said said_by(std::string const& bytes)
{
    pdf_test::TemporaryPdf const file("words", bytes);
    auto const tree = pdf_test::run("pdfinfo -struct-text " + file.path()).output;
    Said said;
    std::istringstream lines(tree);
    for (std::string line; std::getline(lines, line);) {
        auto const quote = line.find('"');
        if (quote == std::string::npos)
            continue;
        std::istringstream text(line.substr(quote + 1, line.rfind('"') - quote - 1));
        for (std::string word; text >> word;) {
            std::erase(word, ':');
            said.text += word;
            said.words.push_back(word);
            for (char const byte : word)
                ++said.bytes[byte];
        }
    }
    return said;
}

struct Made {
    char const* document;
    char const* as_at;
};

class LargePrint : public testing::TestWithParam<Made> { };

// Every document of the example that is a PDF, of one recipient: nothing is lost, nothing broken.
TEST_P(LargePrint, SaysAllThatTheNormalPrintSays)
{
    Northbridge const data;
    Order order {
        .document = GetParam().document, .recipient = {}, .as_at = northbridge::on(GetParam().as_at)
    };
    auto const normal = assemble::assemble(order, data.subject(), library());
    order.print = Print::large;
    auto const large = assemble::assemble(order, data.subject(), library());
    for (auto const& fault : large.ok() ? base::Diagnostics {} : large.errors())
        ADD_FAILURE() << base::describe(fault);
    ASSERT_TRUE(normal.ok() && large.ok());
    ASSERT_EQ(normal.value().size(), large.value().size());
    EXPECT_NE(large.value().front().file_name.find("_large-print.pdf"), std::string::npos);
    auto const wanted = said_by(normal.value().front().bytes);
    auto const found = said_by(large.value().front().bytes);
    EXPECT_FALSE(wanted.words.empty());
    for (auto const& word : wanted.words)
        EXPECT_NE(found.text.find(word), std::string::npos) << word;
    for (auto const& [byte, count] : wanted.bytes)
        EXPECT_GE(found.bytes.contains(byte) ? found.bytes.at(byte) : 0, count) << byte;
}

INSTANTIATE_TEST_SUITE_P(Documents, LargePrint,
    testing::Values(Made { "2a", "2016-04-20" }, Made { "6", "2016-05-09" },
        Made { "9", "2016-06-09" }, Made { "14", "2018-03-31" }));

TEST(Logo, IsShownOnLettersAndAFaultIfItIsDamaged)
{
    Northbridge data;
    // A grey pixel.
    auto const png
        = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNoAAAAggCB2kUIOwAAAABJ"
          "RU5ErkJggg==";
    auto const with_logo = [&](std::string const& text) {
        base::Value logo { base::Value::Object {} };
        logo.set("media_type", "image/png");
        logo.set("data", text);
        data.board.set("logo", logo);
        return assemble::assemble(
            { .document = "2a", .recipient = {}, .as_at = northbridge::on("2016-04-20") },
            data.subject(), library());
    };
    auto const made = with_logo(png);
    for (auto const& fault : made.ok() ? base::Diagnostics {} : made.errors())
        ADD_FAILURE() << base::describe(fault);
    ASSERT_TRUE(made.ok());
    auto const tree = pdf_test::judged("pdfinfo -struct", made.value().front().bytes);
    EXPECT_NE(tree.find("Figure"), std::string::npos) << tree;
    for (auto const& [text, code] :
        { std::pair("!", "logo-not-base64"), std::pair("R0lGODlh", "image-format") }) {
        auto const refused = with_logo(text);
        ASSERT_FALSE(refused.ok());
        EXPECT_EQ(refused.errors().front().code, code);
        EXPECT_EQ(refused.errors().front().place.pointer, "/logo/data");
    }
}

} // namespace
