#include "facts/example_records.h"
#include "facts/report_part.h"
#include "facts/report_reader.h"

#include <gtest/gtest.h>

#include <map>

using namespace facts;
using base::Date;
using base::PartialDate;

namespace {

/// The annual report of examples/sefton-2021 (data set S of spec/domain.md 6.3).
class SeftonReport : public examples::ReportReader {
protected:
    SeftonReport()
    {
        auto const folder = examples::root() / "examples/sefton-2021";
        ReportSubject const subject { m_documents.add(folder / "board.json"),
            m_documents.add(examples::root() / "data/profiles/sefton_2018.json"),
            m_documents.add_cases(folder), { m_documents.add(folder / "training.json") } };
        auto result = report_facts(subject, examples::calendar(),
            { *Date::parse("2021-01-26"), *PartialDate::parse("2018"),
                *PartialDate::parse("2021-01"), *Date::parse("2021-01-26"), 1 },
            m_warnings);
        if (!result.ok())
            ADD_FAILURE() << base::describe(result.errors().front());
        else
            m_root = result.value();
    }

    std::map<std::string, int> warning_codes() const
    {
        std::map<std::string, int> codes;
        for (auto const& warning : m_warnings)
            ++codes[warning.code];
        return codes;
    }

    examples::Documents m_documents;
    base::Diagnostics m_warnings;
};

std::vector<std::string> texts(Fact const& list)
{
    std::vector<std::string> result;
    for (auto const& item : *list.list())
        result.push_back(item.printed().value_or("?"));
    return result;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_F(SeftonReport, MilestoneTableCellForCell)
{
    EXPECT_EQ(texts(at("report.reviews.milestones.headings")),
        (Texts { "SCR1 (MARTHA, MARY & BEN)", "SCR2 JANET", "SCR3 CHARLIE", "SCR4 MATILDA",
            "SCR5 BEATRICE" }));
    std::vector<std::pair<std::string, Texts>> const expected {
        { "Independent Author Appointed",
            { "February 2018", "June 2018", "July 2018", "November 2018", "July 2019" } },
        { "SCR Report to Sefton LSCB",
            { "July 2018", "January 2019", "February 2019", "April 2019", "February 2020" } },
        { "SCR report to National Panel",
            { "July 2018", "February 2019", "March 2019", "October 2019", "March 2020" } },
        { "SCR Publication",
            { "July 2018", "April 2019 (sensitive delay due to anniversary)", "March 2019",
                "October 2019", "March 2020" } },
    };
    auto const rows = *at("report.reviews.milestones.rows").list();
    ASSERT_EQ(rows.size(), expected.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        EXPECT_EQ(rows.at(i).member("label")->printed(), expected.at(i).first);
        EXPECT_EQ(texts(*rows.at(i).member("cells")), expected.at(i).second);
    }
}

TEST_F(SeftonReport, FiguresOfTheReviews)
{
    EXPECT_EQ(figure("M-R1"), "5");
    EXPECT_EQ(figure("M-R2"), "7"); // SCR1 has three children
    EXPECT_EQ(figure("M-R6"), "0");
    EXPECT_EQ(figure("M-T1"), "2");
    EXPECT_EQ(figure("M-T1%"), "40.0%");
    EXPECT_EQ(figure("M-T1?"), "0");
    EXPECT_EQ(figure("M-T2"), "6.2"); // (5 + 7 + 7 + 5 + 7) / 5
    EXPECT_EQ(figure("M-T2 median"), "7");
    EXPECT_EQ(figure("M-T3"), "8.4"); // (5 + 10 + 8 + 11 + 8) / 5
    EXPECT_EQ(figure("M-T3 median"), "8");
    EXPECT_EQ(figure("M-T4"), "1");
    EXPECT_EQ(figure("M-T5"), "1");
    EXPECT_EQ(figure("M-T5?"), "4");
    EXPECT_EQ(printed("report.reviews.first_year"), "2018");
    EXPECT_EQ(printed("report.reviews.last_year"), "2020");
    EXPECT_TRUE(at("report.reviews.preventability.none").shown());
}

TEST_F(SeftonReport, TheBoardsStatementStandsBesideTheMeasuredFigure)
{
    EXPECT_TRUE(at("report.reviews.timeliness.has_statement").shown());
    EXPECT_TRUE(at("report.reviews.timeliness.print_basis_note").shown());
    EXPECT_FALSE(at("report.reviews.timeliness.all_met").shown());
    EXPECT_EQ(printed("report.reviews.timeliness.met"), "2");
    EXPECT_EQ(printed("report.reviews.timeliness.all"), "5");
    EXPECT_EQ(printed("report.reviews.timeliness.measured_from"), "author appointment");
    EXPECT_EQ(warning_codes().at("X05-timeliness-statement"), 1);
}

TEST_F(SeftonReport, TrainingAndEventsAreAsReported)
{
    EXPECT_EQ(figure("M-L1 reported C1"), "25");
    EXPECT_EQ(figure("M-L2 reported C1"), "539");
    EXPECT_EQ(figure("M-L2 per course C1"), "21.6"); // 539 / 25 = 21.56
    EXPECT_EQ(figure("M-L9 E1"), "c. 1,000");
    EXPECT_EQ(figure("M-L9 E1 elsewhere"), "over 1,000");
    EXPECT_EQ(figure("M-L9 E1 sessions"), "6");
    EXPECT_EQ(figure("M-L9 E1 days"), "2");
    auto const event = at("report.training.events").list()->front();
    EXPECT_EQ(event.member("dates")->printed(), "June 2019 and November 2019");
    EXPECT_TRUE(event.member("national_panel_attended")->shown());
    // Courses, practitioners and both attendances have no known basis; the attendances differ.
    EXPECT_EQ(warning_codes().at("X05-count-basis"), 4);
    EXPECT_EQ(warning_codes().at("X05-two-counts"), 1);
}

TEST_F(SeftonReport, WordsOfTheBoard)
{
    EXPECT_EQ(printed("report.cover_line"),
        "REPORT TO SEFTON COUNCIL OVERVIEW & SCRUTINY COMMITTEE 26 JANUARY 2021");
    EXPECT_EQ(at("report.done").list()->size(), 11u);
    std::size_t details = 0;
    for (auto const& item : *at("report.done").list())
        details += item.member("detail")->list()->size();
    EXPECT_EQ(details, 1u);
    EXPECT_EQ(at("report.presentations").list()->front().member("on")->printed(),
        "9 September 2020"); // in the recorded order
    auto const& steps = *at("report.process.steps").list();
    EXPECT_EQ(steps.at(1).member("label")->printed(), "By Day 10");
    EXPECT_EQ(steps.back().member("label")->printed(), "Day 15 onwards");
    EXPECT_EQ(printed("report.process.copy_before.number"), "7");
    EXPECT_EQ(printed("report.process.copy_before.unit"), "working days");
    EXPECT_EQ(warning_codes().at("X05-past-date"), 2); // 13 and 14 January
    EXPECT_EQ(figure("Section 6 notify"), "5");
    EXPECT_EQ(figure("Section 6 rapid review"), "15");
    EXPECT_EQ(figure("Section 6 copy"), "7");
    EXPECT_EQ(figure("Section 8.1"), "10");
    EXPECT_EQ(figure("Section 8.2"), "14");
}

TEST_F(SeftonReport, EveryFigureNamesItsRows)
{
    for (auto const& one : *at("figures").list()) {
        EXPECT_FALSE(one.member("definition")->printed().value().empty());
        EXPECT_FALSE(one.member("filter")->printed().value().empty());
    }
    EXPECT_EQ(at("figures").list()->front().member("rows")->list()->size(), 5u);
    // The same five reviews, typed, for the workbook.
    auto const listed = *at("report.reviews.listed").list();
    ASSERT_EQ(listed.size(), 5u);
    EXPECT_EQ(listed.at(1).member("months_to_report")->printed(), "7");
    EXPECT_EQ(listed.at(1).member("in_time")->printed(), "Not met");
    EXPECT_EQ(listed.at(1).member("copy_in_time")->printed(), "Met");
    EXPECT_TRUE(listed.at(1).member("published")->partial_date());
}

namespace {

/// The training part of examples/northbridge for 2018 to 2020.
ReportPart northbridge_training(examples::Documents& documents)
{
    auto const folder = examples::root() / "examples/northbridge";
    ReportSubject const subject { documents.add(folder / "board.json"),
        documents.add(examples::root() / "data/profiles/sefton_2018.json"), {},
        { documents.add(folder / "training.json") } };
    return training_part(subject,
        { *Date::parse("2021-01-26"), *PartialDate::parse("2018"), *PartialDate::parse("2020"),
            *Date::parse("2020-12-31"), 1 });
}

std::string value_of(ReportPart const& part, std::string_view code)
{
    for (auto const& figure : part.figures) {
        if (figure.code == code)
            return figure.value.printed().value();
    }
    return "no such figure";
}

} // namespace

namespace {

/// A reviewed case of data set N with the dates that 6.1 lists for it.
struct NorthbridgeReview {
    char const* reference;
    char const* type;
    char const* decided;
    char const* appointed;
    char const* reported;
    char const* copied;
    char const* published;
    int children;
};

std::string json_of(NorthbridgeReview const& review)
{
    std::string children;
    for (int i = 1; i <= review.children; ++i) {
        auto const number = std::to_string(i);
        children += (i > 1 ? "," : "") + std::string(R"({"key":"child-)") + number + R"(","order":)"
            + number + R"(,"pseudonym":"Tree )" + number + R"("})";
    }
    auto json = std::string(R"({"record":"case","board":"northbridge","profile":"sefton_2018",)")
        + R"("kind":"REVIEW_CANDIDATE","stage":"IMPLEMENTING","ref":")" + review.reference
        + R"(","review_type":")" + review.type + R"(","children":[)" + children
        + R"(],"decisions":[{"decided_on":")" + review.decided
        + R"(","outcome":"UPHELD","review_type":")" + review.type
        + R"("}],"appointments":[{"role":"LEAD","appointed_on":")" + review.appointed
        + R"("}],"reports":[{"received_by_board_on":")" + review.reported
        + R"(","preventability":"NOT_PREVENTABLE"}])";
    if (*review.published)
        json += std::string(R"(,"publication":{"panel_copy_sent_on":")") + review.copied
            + R"(","record":{"published_on":")" + review.published + R"("}})";
    return json + "}";
}

} // namespace

TEST(AnnualReport, K12StatutoryReviewsOfNorthbridge)
{
    examples::Documents documents;
    ReportSubject subject { documents.add(examples::root() / "examples/northbridge/board.json"),
        documents.add(examples::root() / "data/profiles/sefton_2018.json"), {}, {} };
    for (auto const& review :
        std::vector<NorthbridgeReview> { { "NB19/01", "LCSPR", "2019-10-03", "2019-10",
                                             "2020-03-27", "2020-04-06", "2020-04-17", 2 },
            { "NB16/01", "SCR", "2016-06-08", "2016-06-20", "2017-02-16", "2017-04-19",
                "2017-04-27", 1 },
            { "NB16/02", "MULTI_AGENCY_LEARNING_REVIEW", "2016-09-26", "2016-10-10", "2017-03-20",
                "", "", 1 },
            { "NB17/01", "SCR", "2017-08-31", "2017-09-14", "2018-02-28", "2018-03-22",
                "2018-03-29", 1 },
            { "NB18/01", "LCSPR", "2019-01-11", "2019-02-04", "2019-08-09", "2019-09-30",
                "2019-10-10", 1 } })
        subject.cases.push_back(documents.add_text(json_of(review), review.reference));
    auto const result = review_part(subject, examples::calendar(),
        { *Date::parse("2021-01-26"), *PartialDate::parse("2016"), *PartialDate::parse("2020"),
            *Date::parse("2020-12-31"), 1 });
    ASSERT_TRUE(result.ok());
    auto const& part = result.value();
    EXPECT_EQ(value_of(part, "M-R1"), "4"); // the learning review does not count
    EXPECT_EQ(value_of(part, "M-R2"), "5"); // NB19/01 has two children
    EXPECT_EQ(value_of(part, "M-T1"), "2");
    EXPECT_EQ(value_of(part, "M-T1%"), "50.0%");
    EXPECT_EQ(value_of(part, "M-T2"), "5.8"); // (7 + 5 + 6 + 5) / 4 = 5.75
    EXPECT_EQ(value_of(part, "M-T3"), "7.5"); // (10 + 6 + 8 + 6) / 4
    EXPECT_EQ(value_of(part, "M-T3 median"), "7");
    EXPECT_EQ(value_of(part, "M-T4"), "0");
    EXPECT_EQ(part.facts.at("timeliness").member("measured_from")->printed(),
        "the Independent Chair’s decision");
    auto const& listed = *part.facts.at("listed").list();
    EXPECT_EQ(listed.back().member("heading")->printed(), "LCSPR (TREE 1 & TREE 2)");
    EXPECT_EQ(listed.back().member("months_to_publication")->printed(), "5 to 6");
    EXPECT_TRUE(part.warnings.empty());
}

TEST(AnnualReport, APublishedReviewNeedsItsDate)
{
    examples::Documents documents;
    auto const folder = examples::root() / "examples/sefton-2021";
    auto value = base::parse_json(base::read_file(folder / "case-scr1.json"), "case").value();
    value.set("publication", base::Value::Object {});
    ReportSubject const subject { documents.add(folder / "board.json"),
        documents.add(examples::root() / "data/profiles/sefton_2018.json"),
        { documents.add_text(base::write_json(value), "case") }, {} };
    auto const result = review_part(subject, examples::calendar(),
        { *Date::parse("2021-01-26"), *PartialDate::parse("2018"), *PartialDate::parse("2021-01"),
            *Date::parse("2021-01-26"), 1 });
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.errors().front().code, "X05-publication-date");
    EXPECT_EQ(result.errors().front().place.pointer, "/publication");
}

TEST(AnnualReport, WithoutAStatementTheMeasuredFigureSpeaks)
{
    examples::Documents documents;
    auto const folder = examples::root() / "examples/sefton-2021";
    auto board = base::parse_json(base::read_file(folder / "board.json"), "board").value();
    auto report = *board.find("scrutiny_report");
    report.set("timeliness_statement", base::Value());
    std::erase_if(*report.as_object(), [](auto const& member) { return member.second.is_null(); });
    board.set("scrutiny_report", report);
    ReportSubject const subject { documents.add_text(base::write_json(board), "board"),
        documents.add(examples::root() / "data/profiles/sefton_2018.json"),
        documents.add_cases(folder), {} };
    auto const result = review_part(subject, examples::calendar(),
        { *Date::parse("2021-01-26"), *PartialDate::parse("2018"), *PartialDate::parse("2021-01"),
            *Date::parse("2021-01-26"), 1 });
    ASSERT_TRUE(result.ok());
    auto const timeliness = result.value().facts.at("timeliness");
    EXPECT_FALSE(timeliness.member("has_statement")->shown());
    EXPECT_FALSE(timeliness.member("print_basis_note")->shown());
    EXPECT_EQ(timeliness.member("percent")->printed(), "40.0%");
    EXPECT_TRUE(result.value().warnings.empty());
}

TEST(AnnualReport, HeadingsAreInCapitals)
{
    EXPECT_EQ(heading_names({ "Zoë", "Łukasz", "Renée" }), "(ZOË, ŁUKASZ & RENÉE)");
    EXPECT_EQ(heading_names({ "Ana", "Bo" }), "(ANA & BO)");
    EXPECT_EQ(heading_names({}), "");
    EXPECT_EQ(capitals("straße – 26 January"), "STRAßE – 26 JANUARY");
}

TEST(AnnualReport, ABoardWithoutReportIsAFault)
{
    examples::Documents documents;
    auto board = base::parse_json(
        base::read_file(examples::root() / "examples/northbridge/board.json"), "board")
                     .value();
    std::erase_if(
        *board.as_object(), [](auto const& member) { return member.first == "scrutiny_report"; });
    ReportSubject const subject { documents.add_text(base::write_json(board), "board"),
        documents.add(examples::root() / "data/profiles/sefton_2018.json"), {}, {} };
    base::Diagnostics warnings;
    auto const result = report_facts(subject, examples::calendar(),
        { *Date::parse("2021-01-26"), *PartialDate::parse("2018"), *PartialDate::parse("2021-01"),
            *Date::parse("2021-01-26"), 1 },
        warnings);
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.errors().front().code, "X05-no-report");
}

TEST(AnnualReport, K11TrainingOfNorthbridge)
{
    examples::Documents documents;
    auto const part = northbridge_training(documents);
    EXPECT_EQ(value_of(part, "M-L1"), "4"); // D1, D2, D4, D6
    EXPECT_EQ(value_of(part, "M-L2 attendances"), "18"); // 5 + 4 + 5 + 4
    EXPECT_EQ(value_of(part, "M-L2 people"), "12");
    EXPECT_EQ(value_of(part, "M-L6"), "10.0%"); // 2 of 20
    EXPECT_EQ(value_of(part, "M-L7"), "52.9%"); // 18 of 34
    auto const courses = part.facts.at("courses");
    EXPECT_EQ(courses.member("people_by_agency")->printed(), "13"); // T05 under CSC and CCG
    EXPECT_TRUE(courses.member("people_differ")->shown());
    EXPECT_TRUE(part.warnings.empty());

    std::vector<std::pair<std::string, std::string>> years;
    for (auto const& year : *courses.member("by_year")->list())
        years.emplace_back(*year.member("name")->printed(),
            *year.member("deliveries")->printed() + "/" + *year.member("attendances")->printed());
    EXPECT_EQ(years,
        (std::vector<std::pair<std::string, std::string>> {
            { "2018", "2/9" }, { "2019", "1/5" }, { "2020", "1/4" } }));
}

TEST(AnnualReport, K11AttendancesByAgency)
{
    examples::Documents documents;
    auto const part = northbridge_training(documents);
    std::vector<std::string> counts;
    auto const rows = *part.facts.at("courses").member("by_agency")->list();
    for (auto const& row : rows)
        counts.push_back(*row.member("attendances")->printed());
    std::ranges::sort(counts);
    // CSC 5, SCH 3, POL 2, COMM 2, HOSP 2, not recorded 2, CCG 1, VCS 1.
    EXPECT_EQ(counts, (Texts { "1", "1", "2", "2", "2", "2", "3", "5" }));
    EXPECT_EQ(rows.back().member("name")->printed(), "Agency not recorded");
}

TEST(AnnualReport, CanBeMadeUnderEveryProfile)
{
    int made = 0;
    for (auto const& profile :
        std::filesystem::directory_iterator(examples::root() / "data/profiles")) {
        for (auto const* board : { "examples/sefton-2021", "examples/northbridge" }) {
            examples::Documents documents;
            auto const folder = examples::root() / board;
            ReportSubject const subject { documents.add(folder / "board.json"),
                documents.add(profile.path()), documents.add_cases(folder),
                { documents.add(folder / "training.json") } };
            if (!subject.board.has("scrutiny_report"))
                continue;
            base::Diagnostics warnings;
            auto const facts = report_facts(subject, examples::calendar(),
                { *Date::parse("2021-01-26"), *PartialDate::parse("2018"),
                    *PartialDate::parse("2021-01"), *Date::parse("2021-01-26"), 1 },
                warnings);
            ASSERT_TRUE(facts.ok()) << profile.path() << base::describe(facts.errors().front());
            auto const notified
                = facts.value().member("report")->member("process")->member("notified");
            EXPECT_FALSE(notified->printed().value_or("").empty()) << profile.path();
            ++made;
        }
    }
    EXPECT_GE(made, 6);
}
