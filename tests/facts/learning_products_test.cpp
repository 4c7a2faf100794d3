#include "facts/learning_products.h"

#include "facts/northbridge_board.h"

#include <gtest/gtest.h>

using namespace facts;
using base::Date;

namespace {

Date on(char const* iso)
{
    return *Date::parse(iso);
}

class Products : public testing::Test {
protected:
    examples::Documents m_documents;
    ReportSubject m_subject = examples::northbridge_board(m_documents);
    Period m_period { on("2017-01-01"), on("2017-12-31"), "2017" };
    Date m_as_at = on("2017-12-31");

    void add(std::string const& products)
    {
        m_subject.training.push_back(
            m_documents.add_text(R"({"record": "training", "board": "northbridge",
                "learning_products": [)"
                    + products + "]}",
                "training.json"));
    }
    std::string printed(std::string const& code) const
    {
        for (auto const& figure : product_figures(m_subject, m_period, m_as_at)) {
            if (figure.code == code)
                return figure.value.printed().value_or("nothing");
        }
        return "absent";
    }
};

} // namespace

TEST_F(Products, OfACaseInThePeriod)
{
    EXPECT_EQ(printed("M-L10"), "1"); // the briefing on Wren of 27 April 2017
    EXPECT_EQ(printed("M-L10 SEVEN_MINUTE"), "1");
    EXPECT_EQ(printed("M-L10 VIDEO"), "absent");
    m_as_at = on("2017-04-26");
    EXPECT_EQ(printed("M-L10"), "0");
    m_as_at = on("2017-04-27");
    EXPECT_EQ(printed("M-L10"), "1");
    m_period = { on("2018-01-01"), on("2018-12-31"), "2018" };
    EXPECT_EQ(printed("M-L10"), "0");
}

TEST_F(Products, ReachByChannel)
{
    add(R"({"kind": "NEWSLETTER", "title": "Spring", "date": "2016-03-01", "reach": [
        {"date": "2016-03-02", "channel": "E-mail",
         "count": {"value": 900, "quality": "EXACT", "basis": "UNIQUE_PEOPLE"}},
        {"date": "2017-03-02", "channel": "E-mail",
         "count": {"value": 400, "quality": "EXACT", "basis": "UNIQUE_PEOPLE"}}]},
        {"kind": "VIDEO", "date": "2017-05-01", "reach": [
        {"date": "2017-05-02", "channel": "E-mail",
         "count": {"value": 1100, "quality": "APPROXIMATE", "basis": "UNKNOWN"}},
        {"date": "2017-05-03", "channel": "Website",
         "count": {"value": 50, "quality": "AT_LEAST", "basis": "ATTENDANCES"}},
        {"date": "2017-05-04", "channel": "Poster"}]})");
    EXPECT_EQ(printed("M-L10"), "2"); // the newsletter is of 2016
    EXPECT_EQ(printed("M-L10 reach E-mail"), "c. 1,500"); // 400 + about 1,100
    EXPECT_EQ(printed("M-L10 reach Website"), "over 50");
    EXPECT_EQ(printed("M-L10 reach Poster"), "–"); // nobody counted
    m_as_at = on("2017-04-30");
    EXPECT_EQ(printed("M-L10 reach E-mail"), "400");
    EXPECT_EQ(printed("M-L10 reach Website"), "absent");
}
