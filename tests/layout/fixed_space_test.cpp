#include "layout/fixed_space.h"
#include "make.h"
#include "trace.h"

#include <algorithm>

namespace {

/// The text with "~" for each space at which a line should not end.
std::string marked(std::string text)
{
    for (auto const offset : layout::fixed_spaces(text))
        text.at(offset - 1) = '~';
    return text;
}

TEST(FixedSpace, StandsInDates)
{
    EXPECT_EQ(marked("On 9 May 2016, or on Monday 9 May 2016."),
        "On 9~May~2016, or on Monday~9~May~2016.");
    EXPECT_EQ(
        marked("the 31st December and May 2016 (9 May)"), "the 31st~December and May~2016 (9~May)");
    EXPECT_EQ(
        marked("Monday 9 people may come; 15 May be it"), "Monday 9 people may come; 15~May be it");
    EXPECT_EQ(marked("from 14:00 pm or 2 pm."), "from 14:00~pm or 2~pm.");
}

TEST(FixedSpace, StandsInReferences)
{
    EXPECT_EQ(marked("The half-sister of Child K."), "The half-sister of Child~K.");
    EXPECT_EQ(marked("See Regulation 5, section 47, page 3 and Appendix C."),
        "See Regulation~5, section~47, page~3 and Appendix~C.");
    EXPECT_EQ(
        marked("(s. 17(2) and para. 3.1, pp. 4 to 6)"), "(s.~17(2) and para.~3.1, pp.~4 to 6)");
    EXPECT_EQ(marked("each section of the page and part of it"),
        "each section of the page and part of it");
}

TEST(FixedSpace, StandsInPhoneNumbersAndPostcodes)
{
    EXPECT_EQ(marked("Call 01632 960 123, or +44 1632 960124."),
        "Call 01632~960~123, or +44~1632~960124.");
    EXPECT_EQ(marked("in 12 cases of 30 and 0 in 5"), "in 12 cases of 30 and 0 in 5");
    EXPECT_EQ(marked("Northbridge ZZ1 4AB."), "Northbridge ZZ1~4AB.");
}

TEST(FixedSpace, StandsBetweenInitialsOrTitleAndSurname)
{
    EXPECT_EQ(marked("J. Smith, J.K. Żółć and Dr Example met Mr. A. Sample"),
        "J.~Smith, J.K.~Żółć and Dr~Example met Mr.~A.~Sample");
    EXPECT_EQ(marked("What I Said. A. b"), "What I Said. A. b");
}

TEST(FixedSpace, KeepsADateOnOneLineWhereAnotherEndIsPossible)
{
    // 500 pt hold 20 words of four letters; the date would begin at the end of the first line.
    make::Document document;
    document.blocks = make::blocks(document.p(make::words(19) + " 9 May 2016 and more"));
    auto const pages = make::lay_out(document);
    auto const runs = trace::text_runs(pages, make::fonts());
    ASSERT_EQ(runs.size(), 2U);
    EXPECT_EQ(runs.at(0).text, make::words(19) + " ");
    EXPECT_EQ(runs.at(1).text, "9 May 2016 and more"); // Plain spaces for those who search.
}

TEST(FixedSpace, GivesWayInAColumnTooNarrowForAll)
{
    make::Document document;
    auto table = std::make_unique<document::Table>();
    table->columns = { { document::Column::Kind::fixed, 40'000 }, {} };
    table->body.push_back(make::row(document.td("9 May 2016"), document.td("text")));
    document.blocks = make::blocks(document.block("table", std::move(table)));
    std::vector<std::string> texts;
    auto const pages = make::lay_out(document);
    for (auto const& run : trace::text_runs(pages, make::fonts()))
        texts.push_back(run.text);
    EXPECT_EQ(texts, (std::vector<std::string> { "9 May ", "2016", "text" }));
}

} // namespace
