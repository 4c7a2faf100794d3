#include "cli/command_test.h"

namespace {

class FiguresTest : public cli_test::CommandTest {
protected:
    /// The examples as they stand.
    void SetUp() override
    {
        auto const folder = std::string(CASEBINDER_SOURCE_DIR) + "/examples/northbridge";
        auto const outcome = run({ "import", folder });
        ASSERT_EQ(outcome.code, 0) << outcome;
    }
};

TEST_F(FiguresTest, DeadlinesExplainThemselves)
{
    auto const outcome
        = run({ "deadlines", "--case", "NB16/01", "--as-at", "2016-06-10", "--explain" });
    ASSERT_EQ(outcome.code, 0) << outcome;
    // K1 and K2.
    EXPECT_TRUE(outcome.says("04/04/2016  Tell the LSCB of the incident: done 1 working day late"));
    EXPECT_TRUE(outcome.says("25 March 2016 is not counted (Good Friday)"));
    EXPECT_TRUE(outcome.says("R-D12   23/05/2016"));
    EXPECT_TRUE(outcome.says("Source: "));
}

TEST_F(FiguresTest, DeadlinesOfAllCasesAsJson)
{
    auto const outcome = run({ "deadlines", "--as-at", "2019-01-10", "--json" });
    ASSERT_EQ(outcome.code, 0) << outcome;
    auto const answer = base::parse_json(outcome.out, "answer");
    ASSERT_TRUE(answer.ok());
    // Seven cases; the board itself has none before its first report to scrutiny is due.
    EXPECT_EQ(answer.value().find("cases")->as_list()->size(), 7u);
}

TEST_F(FiguresTest, StatisticsCountAndShowTheirRows)
{
    auto const outcome = run({ "statistics", "--board", "northbridge", "--from", "2016-01-01",
        "--as-at", "2018-03-31", "--explain" });
    ASSERT_EQ(outcome.code, 0) << outcome;
    // K10.
    EXPECT_TRUE(outcome.says("Actions complete: 57.9%"));
    EXPECT_TRUE(outcome.says("On time against the agreed date: 61.5%"));
    EXPECT_TRUE(outcome.says("P1-07"));
    auto const json = run({ "statistics", "--board", "northbridge", "--from", "2018-01-01", "--to",
        "2020-12-31", "--as-at", "2020-12-31", "--json" });
    ASSERT_EQ(json.code, 0) << json;
    auto const answer = base::parse_json(json.out, "answer").value();
    std::string people;
    for (auto const& figure : *answer.find("figures")->as_list())
        if (figure.text("code") == "M-L2 people")
            people = figure.text("printed");
    EXPECT_EQ(people, "12"); // K11.
}

TEST_F(FiguresTest, EscalationsSayWhoRaisesThemAndWhy)
{
    auto const outcome = run({ "escalations", "--board", "northbridge", "--as-at", "2018-03-31" });
    ASSERT_EQ(outcome.code, 0) << outcome;
    // K9.
    EXPECT_TRUE(outcome.says("Level 3, 21/09/2017, Northbridge Hospitals Trust"));
    EXPECT_TRUE(outcome.says("Exception to the Board on 14/12/2017"));
    EXPECT_TRUE(outcome.says("so the Vice-Chair raises it"));
}

TEST_F(FiguresTest, JsonEndsWithOneLineFeed)
{
    for (std::vector<std::string> arguments :
        { std::vector<std::string> { "deadlines" }, { "statistics", "--board", "northbridge" },
            { "documents" }, { "statistics", "--board", "nowhere" } }) {
        arguments.emplace_back("--json");
        auto const out = run(arguments).out;
        EXPECT_TRUE(out.ends_with("}\n")) << out.substr(out.size() - std::min(out.size(), 20ul));
    }
}

TEST_F(FiguresTest, AStrangerIsAFault)
{
    EXPECT_EQ(run({ "statistics", "--board", "nowhere" }).code, 1);
    EXPECT_EQ(run({ "escalations", "--board", "nowhere" }).code, 1);
    EXPECT_EQ(run({ "deadlines", "--case", "XX/1" }).code, 1);
}

} // namespace
