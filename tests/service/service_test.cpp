#include "service/answers.h"
#include "service/installation.h"
#include "service/records.h"
#include "service/service.h"

#include <gtest/gtest.h>

namespace {

using service::DocumentStatus;
using service_test::at;

base::Date day(std::string_view iso)
{
    return base::Date::parse(iso).value();
}

class ServiceTest : public testing::Test {
protected:
    base::Result<service::ImportSummary> import()
    {
        return service.import(
            { installation.records }, { "tester", "test", "2026-01-01T00:00:00Z" });
    }
    DocumentStatus status_of(std::string_view number, std::string const& reference)
    {
        auto const documents = service.documents(reference, day("2016-04-20"));
        for (auto const& one : documents.value()) {
            if (one.number == number)
                return one;
        }
        throw std::runtime_error("no such document");
    }

    service_test::Installation installation;
    assemble::Library library = assemble::Library::load(installation.home).value();
    store::Store store = store::Store::open(installation.data);
    service::Service service { library, store };
};

TEST_F(ServiceTest, ImportsAllFilesOnce)
{
    auto const first = import();
    ASSERT_TRUE(first.ok()) << base::describe(first.errors().front());
    EXPECT_EQ(first.value().versions_written, first.value().files);
    EXPECT_EQ(import().value().versions_written, 0);
}

TEST_F(ServiceTest, TellsProgressFileByFile)
{
    std::vector<std::size_t> steps;
    auto const summary
        = service.import({ installation.records }, { "tester", "test", "2026-01-01T00:00:00Z" },
            [&](std::size_t done, std::size_t) { steps.push_back(done); });
    ASSERT_TRUE(summary.ok());
    ASSERT_EQ(steps.size(), static_cast<std::size_t>(summary.value().files));
    EXPECT_EQ(steps.back(), steps.size());
}

TEST_F(ServiceTest, ListsCasesAndBoards)
{
    ASSERT_TRUE(import().ok());
    auto const summary = service.find_case("NB16/01");
    ASSERT_TRUE(summary);
    EXPECT_EQ(summary->board, "northbridge");
    EXPECT_FALSE(summary->pseudonyms.empty());
    EXPECT_FALSE(service.find_case("NB16-01"));
    EXPECT_GE(service.cases().size(), 2u);
    auto const boards = service.boards();
    ASSERT_EQ(boards.size(), 2u);
    EXPECT_EQ(boards.back().id, "sefton");
    EXPECT_TRUE(boards.back().has_report);
}

TEST_F(ServiceTest, SaysWhichDocumentsAreReady)
{
    ASSERT_TRUE(import().ok());
    auto const letter = status_of("2a", "NB16/01");
    EXPECT_EQ(letter.state, DocumentStatus::State::ready)
        << (letter.findings.empty() ? "" : base::describe(letter.findings.front()));
    EXPECT_TRUE(letter.pdf);
    EXPECT_FALSE(letter.xlsx);
    EXPECT_FALSE(letter.recipients.empty());
    auto const plan = status_of("14", "NB16/01");
    EXPECT_TRUE(plan.pdf && plan.xlsx);
    EXPECT_EQ(service::words(DocumentStatus::State::lacking), "lacking");
}

TEST_F(ServiceTest, WhatIsReadyIsMadeAndWhatLacksIsNot)
{
    installation.change("case", "NB16/02", [](auto& value) {
        auto& panel = service_test::item_with(at(value, "meetings"), "forum", "SCOPING_PANEL");
        service_test::remove_member(panel, "venue");
    });
    ASSERT_TRUE(import().ok());
    for (auto const* reference : { "NB16/01", "NB16/02" }) {
        auto const documents = service.documents(reference, day("2016-08-10"));
        ASSERT_TRUE(documents.ok());
        for (auto const& status : documents.value()) {
            if (!status.pdf)
                continue;
            // A form is ready when it can be made in the last of its modes.
            bool const is_form = !status.modes.empty();
            auto const made = service.make(reference,
                { .document = status.number,
                    .recipient = {},
                    .as_at = day("2016-08-10"),
                    .mode = is_form && status.state == DocumentStatus::State::ready
                        ? status.modes.back()
                        : assemble::Mode::completed },
                { .unprotected = true });
            EXPECT_EQ(made.ok(), status.state == DocumentStatus::State::ready)
                << reference << " " << status.number;
            auto const copies = made.ok() ? made.value().size() : 0;
            auto const expected = std::max<std::size_t>(1, status.recipients.size());
            EXPECT_EQ(copies, made.ok() ? expected : 0u);
        }
    }
}

TEST_F(ServiceTest, TakesTheProfileInForceOnTheDay)
{
    ASSERT_TRUE(import().ok());
    service::Records records(library, store);
    auto const board = records.board("northbridge");
    ASSERT_TRUE(board.ok());
    EXPECT_EQ(service::profile_on(board.value(), day("2018-06-28")).value(), "staffs_stoke_2015");
    EXPECT_EQ(service::profile_on(board.value(), day("2018-06-29")).value(), "sefton_2018");
    EXPECT_FALSE(service::profile_on(board.value(), day("2014-12-31")).ok());
}

TEST_F(ServiceTest, MakesTheAnnualReportInBothFormats)
{
    installation.change("board", "northbridge",
        [](auto& value) { service_test::remove_member(value, "scrutiny_report"); });
    ASSERT_TRUE(import().ok());
    service::ReportRequest request {
        .document = "X05", .meeting_on = day("2021-01-26"), .as_at = day("2021-01-26")
    };
    for (auto const format : { assemble::Format::pdf, assemble::Format::xlsx }) {
        request.format = format;
        auto const report = service.report("sefton", request, {});
        ASSERT_TRUE(report.ok()) << base::describe(report.errors().front());
        EXPECT_FALSE(report.value().warnings.empty());
    }
    EXPECT_FALSE(service.report("northbridge", request, {}).ok());
}

} // namespace
