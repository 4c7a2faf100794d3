// Text of many scripts, from markup to what readers of the PDF find in it.

#include "base/unicode.h"
#include "layout/make.h"
#include "markup/markup.h"
#include "outside.h"
#include "pdf/pdf.h"

#include <algorithm>
#include <sstream>

namespace {

using pdf_test::judged;

document::Document parse(std::string text)
{
    auto parsed = markup::parse({ std::move(text), { "text.xml" }, {} });
    for (auto const& fault : parsed.ok() ? base::Diagnostics {} : parsed.errors())
        ADD_FAILURE() << base::describe(fault);
    auto document = std::move(parsed).value();
    document.metadata.title = "Specimen";
    return document;
}

std::string written(document::Document const& document)
{
    return pdf::write(make::lay_out(document, make::house_styles()), make::fonts());
}

std::string written(std::string const& paragraphs)
{
    return written(parse("<document>" + paragraphs + "</document>"));
}

document::Document specimen()
{
    return parse(base::read_file(CASEBINDER_SOURCE_DIR "/tests/specimens/text.xml"));
}

void remove_all(std::string& text, std::string_view part)
{
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at))
        text.erase(at, part.size());
}

/// What pdftotext finds, without the direction marks that it adds.
std::string found(std::string const& bytes)
{
    auto text = judged("pdftotext", bytes, "-");
    for (auto const* const mark : { "\u202A", "\u202B", "\u202C", "\u200E", "\u200F" })
        remove_all(text, mark);
    return text;
}

/// The content of the structure tree, in its order.
std::string read_in_order(std::string const& bytes)
{
    std::istringstream lines(judged("pdfinfo -struct-text", bytes));
    std::string text;
    for (std::string line; std::getline(lines, line);)
        if (auto const first = line.find('"'); first != std::string::npos)
            text += line.substr(first + 1, line.rfind('"') - first - 1);
    return text;
}

std::string text_of(document::Spans const& spans)
{
    std::string text;
    for (auto const& span : spans)
        text += span.text;
    return text;
}

TEST(TextInPdf, EveryWordOfEveryScriptIsFound)
{
    auto const document = specimen();
    auto text = found(written(document));
    auto without_line_ends = text;
    remove_all(without_line_ends, "\n");
    std::size_t count = 0;
    for (auto const& block : document.blocks) {
        auto const* const paragraph = std::get_if<document::Paragraph>(&block.content);
        if (!paragraph)
            continue;
        auto const whole = text_of(paragraph->text);
        if (whole.find("人") == 0) { // Chinese has no spaces, and lines end anywhere.
            EXPECT_NE(without_line_ends.find(whole), std::string::npos) << text;
            ++count;
            continue;
        }
        std::istringstream words(whole);
        for (std::string word; words >> word; ++count) {
            // pdftotext sorts signs and vowel marks by where they stand.
            auto const has_mark = std::ranges::any_of(base::to_code_points(word), [](char32_t c) {
                return (c >= 0x064B && c <= 0x0652) || c == U'،' || c == U'.' || c == U'۔'
                    || c == U'[' || c == U'(' || c == U')';
            });
            EXPECT_TRUE(has_mark || text.find(word) != std::string::npos) << word << "\n" << text;
        }
    }
    EXPECT_GT(count, 150U);
    for (auto const* const name :
        { "陳美玲 / 陈美玲", "ਹਰਪ੍ਰੀਤ ਕੌਰ", "শিরিন আক্তার", "கவிதா செல்வராஜ்", "فاطمہ بی بی" })
        EXPECT_NE(text.find(name), std::string::npos) << name << "\n" << text;
}

TEST(TextInPdf, IsReadInLogicalOrder)
{
    auto const text = read_in_order(written(specimen()));
    for (auto const* const part : {
             "Łukasz Żółć, Siân Ŵyn and Gruffydd Llŷr, Ștefan Țurcanu, Fatıma Öztürk.",
             "وقد وُهبوا عقلاً وضميراً وعليهم أن يعامل بعضهم بعضاً بروح الإخاء.",
             "عُقد الاجتماع في 9 مايو 2016 الساعة 14:30 بحضور Northbridge Council",
             "تمام انسان آزاد اور حقوق و عزت کے اعتبار سے برابر پیدا ہوئے ہیں۔",
             "The grandmother, فاطمہ بی بی (Fatima Bibi), and the uncle, محمد علی [known as Ali],",
             "他們賦有理性和良心，並應以兄弟關係的精神相對待。母親是陳美玲女士，父親是歐陽建國先生"
             "。",
         })
        EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
}

TEST(TextInPdf, NamesWithLamAlefAndAllahAreFound)
{
    auto const text = found(written("<p>عبد الله لائبہ علاء الإسلام (سلام)</p>"));
    for (auto const* const name : { "عبد الله", "لائبہ", "علاء", "الإسلام", "(سلام)" })
        EXPECT_NE(text.find(name), std::string::npos) << name << "\n" << text;
}

// Liberation has no ligatures for Latin, DejaVu has.
TEST(TextInPdf, LigaturesAreFoundAsLetters)
{
    auto const list = testing::TempDir() + "/dejavu.json";
    base::write_file(list, R"({ "folders": ["/usr/share/fonts/truetype/dejavu"], "main": {
        "regular": "DejaVuSans.ttf", "bold": "DejaVuSans-Bold.ttf",
        "italic": "DejaVuSans.ttf", "bold_italic": "DejaVuSans-Bold.ttf" } })");
    auto const fonts = layout::FontSet::load(list);
    std::string const text = "The office of the first official: a difficult flat affair.";
    auto const pages = layout::lay_out(
        parse("<document><p>" + text + "</p></document>"), make::house_styles(), fonts);
    ASSERT_TRUE(pages.ok());
    EXPECT_LT(pages.value().pages.front().runs.front().count, text.size() - 4);
    EXPECT_NE(found(pdf::write(pages.value(), fonts)).find(text), std::string::npos);
}

TEST(TextInPdf, DividedWordsAreFoundWhole)
{
    std::string paragraph = "<p>";
    for (int i = 0; i < 60; ++i)
        paragraph += "mis\u00ADunder\u00ADstan\u00ADding" + std::to_string(i) + " ";
    auto const text = found(written(paragraph + "</p>"));
    for (int i = 0; i < 60; ++i)
        EXPECT_NE(text.find("misunderstanding" + std::to_string(i)), std::string::npos) << text;
    EXPECT_EQ(text.find('-'), std::string::npos) << text;
}

TEST(TextInPdf, EverySpecimenIsPdfUa1AndPdfA2a)
{
    pdf_test::TemporaryPdf const file("text-specimen", written(specimen()));
    auto const outcome
        = pdf_test::run(CASEBINDER_SOURCE_DIR "/tests/conformance/check ua1,2a " + file.path());
    EXPECT_EQ(outcome.exit_code, 0) << outcome.output;
}

} // namespace
