#include "cli/command_test.h"

namespace {

class RecordsTest : public cli_test::CommandTest {
protected:
    void SetUp() override
    {
        auto const outcome = import_records();
        ASSERT_EQ(outcome.code, 0) << outcome;
    }
    std::string exported() const { return (installation.folder / "case.json").string(); }
    void export_case() const
    {
        auto const outcome = run({ "export", "--case", "NB16/01", "-o", exported() });
        ASSERT_EQ(outcome.code, 0) << outcome;
    }
    /// Changes the exported file as an editor would, and imports it.
    cli_test::Outcome import_with(std::string_view key, char const* text) const
    {
        auto value = service_test::read_value(exported());
        value.set(key, text);
        base::write_file(exported(), base::write_json_indented(value));
        return run({ "import", exported() });
    }
};

TEST_F(RecordsTest, AnExportedRecordComesBackUnchanged)
{
    export_case();
    EXPECT_EQ(service_test::read_value(exported()).find("edited_from")->as_integer()[0], 1);
    auto const outcome = run({ "import", exported() });
    EXPECT_EQ(outcome.code, 0) << outcome;
    EXPECT_TRUE(outcome.says("1 files read, 0 new versions stored.")) << outcome;
}

TEST_F(RecordsTest, AStaleEditIsRefusedWithWhatChanged)
{
    export_case();
    auto const first = import_with("public_name", "Wren A");
    ASSERT_EQ(first.code, 0) << first;
    // The same file once more, still made from version 1, with another change.
    auto const stale = import_with("public_name", "Wren B");
    EXPECT_EQ(stale.code, 1) << stale;
    EXPECT_TRUE(stale.says("while you edited version 1; it is now at version 2")) << stale;
    EXPECT_TRUE(stale.says("/public_name")) << stale;
    EXPECT_TRUE(stale.says("to \"Wren A\"")) << stale;
    EXPECT_FALSE(run({ "export", "--case", "NB16/01" }).says("Wren B"));
}

TEST_F(RecordsTest, HistorySaysWhoWhenAndWhat)
{
    export_case();
    ASSERT_EQ(import_with("public_name", "Wren A").code, 0);
    auto const outcome = run({ "history", "--case", "NB16/01", "--changes" });
    EXPECT_EQ(outcome.code, 0) << outcome;
    EXPECT_TRUE(outcome.says("Version 1, ")) << outcome;
    EXPECT_TRUE(outcome.says("casebinder import (1 change)")) << outcome;
    EXPECT_TRUE(outcome.says("/public_name: changed from")) << outcome;
    auto const unknown = run({ "history", "--case", "NB99/99" });
    EXPECT_EQ(unknown.code, 1) << unknown;
    EXPECT_TRUE(unknown.says("There is no case NB99/99")) << unknown;
    EXPECT_EQ(run({ "history" }).code, 2);
    EXPECT_EQ(run({ "history", "--case", "NB16/01", "--board", "northbridge" }).code, 2);
}

TEST_F(RecordsTest, RecordsOfAnEarlierDay)
{
    // Everything was stored today; yesterday there was nothing.
    auto const before = run({ "export", "--case", "NB16/01", "--records-of", "2020-01-01" });
    EXPECT_EQ(before.code, 1) << before;
    auto const deadlines = run({ "deadlines", "--records-of", "2020-01-01" });
    EXPECT_EQ(deadlines.code, 0) << deadlines;
    EXPECT_FALSE(deadlines.says("NB16/01"));
    auto const later = run({ "deadlines", "--records-of", "2999-01-01" });
    EXPECT_EQ(later.out, run({ "deadlines" }).out);
    auto const statistics = run({ "statistics", "--board", "northbridge", "--as-at", "2018-03-31",
        "--records-of", "2999-01-01" });
    EXPECT_EQ(statistics.out,
        run({ "statistics", "--board", "northbridge", "--as-at", "2018-03-31" }).out);
    EXPECT_EQ(statistics.code, 0) << statistics;
}

TEST_F(RecordsTest, RulesSayHowTheCaseStands)
{
    auto const outcome
        = run({ "rules", "--case", "NB16/01", "--as-at", "2016-04-13", "--explain" });
    EXPECT_EQ(outcome.code, 0) << outcome;
    // No name check was back on the day of asking.
    EXPECT_TRUE(outcome.says("R-P09          blocked: ")) << outcome;
    EXPECT_TRUE(outcome.says("May be set aside by: LSCB_MANAGER")) << outcome;
    auto const json = run({ "rules", "--case", "NB16/01", "--as-at", "2016-04-13", "--json" });
    auto const answer = base::parse_json(json.out, "answer");
    ASSERT_TRUE(answer.ok()) << json;
    EXPECT_GT(answer.value().find("rules")->as_list()->size(), 40u);
}

TEST_F(RecordsTest, SettingARuleAsideIsRecordedWithItsReason)
{
    auto const set_aside = [&](char const* rule, char const* role) {
        return run({ "set-aside", rule, "--case", "NB16/01", "--role", role, "--reason",
            "Promised by telephone.", "--on", "2016-04-13" });
    };
    ASSERT_EQ(set_aside("R-P09", "LSCB_MANAGER").code, 0);
    auto const rules = run({ "rules", "--case", "NB16/01", "--as-at", "2016-04-13" });
    EXPECT_TRUE(rules.says("R-P09          set aside: ")) << rules;
    EXPECT_TRUE(rules.says("13 April 2016: Promised by telephone.")) << rules;
    auto const role = set_aside("R-P09", "SUBGROUP_CHAIR");
    EXPECT_EQ(role.code, 1);
    EXPECT_TRUE(role.says("by LSCB_MANAGER only")) << role;
    EXPECT_TRUE(set_aside("R-P12", "LSCB_MANAGER").says("cannot be set aside by anybody"));
    EXPECT_TRUE(set_aside("R-P99", "LSCB_MANAGER").says("There is no rule \"R-P99\""));
}

TEST_F(RecordsTest, ListsAcrossCases)
{
    auto const actions = run({ "list", "actions", "--agency", "POL" });
    EXPECT_EQ(actions.code, 0) << actions;
    EXPECT_TRUE(actions.says("P1-03")) << actions;
    EXPECT_TRUE(actions.says("3 rows")) << actions;
    auto const reach = run({ "list", "reach", "--board", "northbridge", "--from", "2018-01-01",
        "--to", "2020-12-31", "--json" });
    auto const answer = base::parse_json(reach.out, "answer");
    ASSERT_TRUE(answer.ok()) << reach;
    int attendances = 0;
    for (auto const& row : *answer.value().find("reach")->as_list())
        attendances += std::stoi(row.text("attendances"));
    EXPECT_EQ(attendances, 18); // K11.
    for (auto const* what : { "updates", "milestones", "notifications", "meetings", "attendance" })
        EXPECT_EQ(run({ "list", what }).code, 0) << what;
    EXPECT_EQ(run({ "list", "everything" }).code, 2);
}

TEST_F(RecordsTest, RebuildChangesNoFigure)
{
    std::vector<std::string> const question { "statistics", "--board", "northbridge", "--as-at",
        "2018-03-31" };
    auto const before = run(question).out;
    EXPECT_EQ(run({ "rebuild" }).code, 0);
    EXPECT_EQ(run(question).out, before);
}

} // namespace
