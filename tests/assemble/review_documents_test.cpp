// What the documents of a running review say, and when they cannot be made.

#include "assemble/assemble.h"

#include "facts/northbridge.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using northbridge::at;
using northbridge::Northbridge;

assemble::Library const& library()
{
    static auto const loaded = assemble::Library::load(northbridge::root());
    return loaded.value();
}

struct Wanted {
    std::string document;
    std::string recipient;
    char const* as_at;
    assemble::Mode mode = assemble::Mode::completed;
};

base::Result<std::vector<assemble::FinishedDocument>> make(
    Northbridge const& data, Wanted const& wanted)
{
    return assemble::assemble({ .document = wanted.document,
                                  .recipient = wanted.recipient,
                                  .format = assemble::Format::html,
                                  .as_at = northbridge::on(wanted.as_at),
                                  .mode = wanted.mode },
        data.subject(), library());
}

/// The page, or "" with the faults told.
std::string page(Northbridge const& data, Wanted const& wanted)
{
    auto const made = make(data, wanted);
    if (made.ok())
        return made.value().at(0).bytes;
    for (auto const& fault : made.errors())
        ADD_FAILURE() << fault.code << ' ' << fault.message;
    return {};
}

bool holds(std::string const& text, std::string_view words)
{
    return text.find(words) != std::string::npos;
}

bool has_fault(base::Diagnostics const& faults, std::string_view code)
{
    return std::ranges::any_of(faults, [&](auto const& one) { return one.code == code; });
}

} // namespace

TEST(ReviewDocuments, OnlyAWitnessIsToldOfThePolice)
{
    Northbridge data;
    constexpr auto told = "You may be a witness in the police investigation.";
    EXPECT_TRUE(holds(page(data, { "11", "practitioner-1", "2016-08-03" }), told));
    EXPECT_FALSE(holds(page(data, { "11", "practitioner-2", "2016-08-03" }), told));
}

TEST(ReviewDocuments, NobodyIsInvitedAgainstThePolice)
{
    Northbridge data;
    at(data.case_file, "/practitioners/0").set("police_cleared", "NO");
    auto const made = make(data, { "11", "practitioner-1", "2016-08-03" });
    ASSERT_FALSE(made.ok());
    EXPECT_TRUE(has_fault(made.errors(), "R-P33-clearance"));
}

TEST(ReviewDocuments, ALetterToAPractitionerDoesNotNameTheChild)
{
    Northbridge data;
    auto const letter = page(data, { "11", "practitioner-1", "2016-08-03" });
    EXPECT_TRUE(holds(letter, "ZW (born 2015)"));
    EXPECT_FALSE(holds(letter, "Zofia"));
    EXPECT_FALSE(holds(letter, "Wren"));
}

TEST(ReviewDocuments, AnAgencyReportIsWhatTheProfileCallsIt)
{
    Northbridge data;
    data.profile = northbridge::read_json("data/profiles/medway_2007.json");
    auto const report = page(data, { "12", "comm", "2016-10-01" });
    EXPECT_TRUE(holds(report, "Individual Management Report (IMR) of"));
    EXPECT_TRUE(holds(report, "Countersigned on behalf of the whole agency"));
    EXPECT_FALSE(holds(report, "Learning Review"));
    EXPECT_FALSE(holds(report, "LSCB"));
    auto const other = page(Northbridge(), { "12", "comm", "2016-10-01" });
    EXPECT_TRUE(holds(other, "Learning Review Agency Report of"));
    EXPECT_FALSE(holds(other, "Countersigned"));
}

TEST(ReviewDocuments, AReportThatLeavesAQuestionOpenIsNotMade)
{
    Northbridge data;
    at(data.case_file, "/agency_reports/0/answers").as_list()->pop_back();
    auto const made = make(data, { "12", "comm", "2016-10-01" });
    ASSERT_FALSE(made.ok());
    EXPECT_TRUE(has_fault(made.errors(), "agency-report-answers"));
}

TEST(ReviewDocuments, ChecksOfAKeyWitnessStandWhereTheyAreNeeded)
{
    Northbridge data;
    constexpr auto part_c = "C. Checks before talking to a key witness";
    Wanted const wanted { "13", "practitioner-1", "2017-02-20", assemble::Mode::prefilled };
    EXPECT_TRUE(holds(page(data, wanted), part_c));
    at(data.case_file, "/practitioners/0").set("key_witness", "NO");
    EXPECT_FALSE(holds(page(data, wanted), part_c));
}

TEST(ReviewDocuments, ThePractitionerIsCalledByRoleInTheRecordOfAConversation)
{
    Northbridge data;
    auto const record = page(data, { "13", "practitioner-1-for-p09", "2017-03-02" });
    EXPECT_TRUE(holds(record, "Health visitor"));
    EXPECT_TRUE(holds(record, "practitioner-1"));
    EXPECT_FALSE(holds(record, "Fairweather"));
}
