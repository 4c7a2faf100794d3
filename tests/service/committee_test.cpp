#include "facts/committee.h"
#include "service/installation.h"
#include "service/service.h"

#include <gtest/gtest.h>

namespace {

base::Date day(std::string_view iso)
{
    return base::Date::parse(iso).value();
}

constexpr auto meeting = R"({
  "committee": "Children’s Scrutiny Committee",
  "meeting_on": "2021-01-26",
  "starts": "18:30",
  "venue": "Council chamber",
  "items": [
    {"title": "Apologies"},
    {"title": "Reviews of the year", "papers": [{"document": "X05"}],
     "recommendations": ["That the committee notes the report."]},
    {"title": "One family", "papers": [{"document": "X05"}],
     "exempt": {"paragraphs": ["2", "1"], "reason": "Nobody else gains by it."}}
  ]
})";

class CommitteeTest : public testing::Test {
protected:
    /// The board's record with the meeting as `change` leaves it, imported.
    void import(auto const& change)
    {
        installation.change("board", "sefton", [&](base::Value& value) {
            auto one = base::parse_json(meeting, "meeting").value();
            change(one);
            value.set("committee_meetings", base::Value(base::Value::List { one }));
        });
        auto const imported = service.import(
            { installation.records }, { "tester", "test", "2026-01-01T00:00:00Z" });
        ASSERT_TRUE(imported.ok()) << base::describe(imported.errors().front());
    }

    base::Result<std::vector<assemble::FinishedDocument>> make(
        bool unprotected = true, std::string_view as_at = "2021-01-15")
    {
        return service.committee_papers("sefton",
            { .document = {},
                .format = assemble::Format::html,
                .meeting_on = day("2021-01-26"),
                .as_at = day(as_at) },
            { .unprotected = unprotected });
    }

    service_test::Installation installation;
    assemble::Library library = assemble::Library::load(installation.home).value();
    store::Store store = store::Store::open(installation.data);
    service::Service service { library, store };
};

auto const as_it_is = [](base::Value&) {};

TEST_F(CommitteeTest, SplitsOffWhatIsExempt)
{
    import(as_it_is);
    auto const made = make();
    ASSERT_TRUE(made.ok()) << base::describe(made.errors().front());
    ASSERT_EQ(made.value().size(), 2u);
    auto const& open = made.value().at(0).bytes;
    auto const& closed = made.value().at(1).bytes;
    auto const holds = [](std::string const& text, std::string_view words) {
        return text.find(words) != std::string::npos;
    };
    EXPECT_TRUE(holds(open, "Item 2: Reviews of the year"));
    EXPECT_FALSE(holds(open, "Item 3: One family"));
    EXPECT_FALSE(holds(closed, "Item 2: Reviews of the year"));
    EXPECT_TRUE(holds(closed, "Item 3: One family"));
    // The public agenda names the item, the paragraphs and the reason, not the papers.
    EXPECT_TRUE(holds(open, "One family"));
    EXPECT_TRUE(holds(open, "while it considers item 3"));
    EXPECT_TRUE(holds(open, "as defined in paragraphs 1 and 2 of Part 1"));
    EXPECT_TRUE(holds(open, "Nobody else gains by it."));
    EXPECT_TRUE(holds(open, "Information relating to any individual"));
    EXPECT_TRUE(holds(open, "By Monday 18 January 2021, 5 clear days"));
    EXPECT_TRUE(holds(closed, "Not for publication"));
    EXPECT_FALSE(made.value().at(0).confidential);
    EXPECT_TRUE(made.value().at(1).confidential);
}

TEST_F(CommitteeTest, LetsExemptPapersLeaveOnlyProtected)
{
    import(as_it_is);
    EXPECT_FALSE(make(false).ok());
}

TEST_F(CommitteeTest, IsOneDocumentWhenNothingIsExempt)
{
    import([](base::Value& value) { service_test::at(value, "items").as_list()->pop_back();
});
auto const made = make(false);
ASSERT_TRUE(made.ok()) << base::describe(made.errors().front());
ASSERT_EQ(made.value().size(), 1u);
EXPECT_EQ(made.value().front().bytes.find("Exempt items"), std::string::npos);
} // namespace

TEST_F(CommitteeTest, TellsEveryPaperThatDoesNotBelong)
{
    import([](base::Value& value) {
        service_test::at(value, "items/1/papers")
            = base::parse_json(R"([{"document": "14", "case": "SCR1"}, {"document": "X99"},
                {"document": "X05", "case": "SCR1"}, {"document": "14"}])",
                "papers")
                  .value();
});
auto const made = make();
ASSERT_FALSE(made.ok());
std::vector<std::string> codes;
for (auto const& fault : made.errors()) {
    if (fault.severity == base::Severity::error)
        codes.push_back(fault.code);
}
EXPECT_EQ(codes,
    (std::vector<std::string> { "committee-confidential", "committee-paper", "committee-paper-case",
        "committee-paper-case" }));
}

TEST_F(CommitteeTest, RefusesACaseOfAnotherBoard)
{
    import([](base::Value& value) {
        service_test::at(value, "items/2/papers")
            = base::parse_json(R"([{"document": "14", "case": "NB16/01"}])", "papers").value();
});
auto const made = make();
ASSERT_FALSE(made.ok());
EXPECT_NE(base::describe(made.errors().back()).find("NB16/01"), std::string::npos);
}

TEST_F(CommitteeTest, WarnsOfPapersThatLeaveFewerThanFiveClearDays)
{
    import(as_it_is);
    auto const warned = [&](std::string_view as_at) {
        auto const made = make(true, as_at);
        for (auto const& one : made.value().front().warnings) {
            if (one.code == "committee-late")
                return true;
        }
        return false;
    };
    EXPECT_FALSE(warned("2021-01-18"));
    EXPECT_TRUE(warned("2021-01-19"));
}

TEST_F(CommitteeTest, CountsClearDaysOverEaster)
{
    // Between 25 March and the Tuesday after Easter: 26, 29, 30, 31 March and 1 April.
    EXPECT_EQ(facts::papers_due(library.calendar(), day("2021-04-06")).value(), day("2021-03-25"));
}

TEST_F(CommitteeTest, ListsTheMeetingsThereAre)
{
    import([](base::Value& value) { value.set("meeting_on", "2021-02-02");
});
auto const made = make();
ASSERT_FALSE(made.ok());
EXPECT_NE(base::describe(made.errors().front()).find("2 February 2021"), std::string::npos);
}

} // namespace
