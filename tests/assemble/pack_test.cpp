#include "assemble/pack.h"

#include "facts/northbridge.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using northbridge::Northbridge;

assemble::Library const& library()
{
    static auto const loaded = assemble::Library::load(northbridge::root());
    return loaded.value();
}

base::Result<std::vector<assemble::FinishedDocument>> pack(
    Northbridge const& data, char const* event, char const* as_at, bool available_only = false)
{
    return assemble::make_pack(
        { .event = event, .as_at = northbridge::on(as_at), .available_only = available_only },
        data.subject(), library());
}

/// How many files have this code in their name.
std::size_t count(std::vector<assemble::FinishedDocument> const& documents, std::string const& code)
{
    return static_cast<std::size_t>(std::ranges::count_if(documents, [&](auto const& document) {
        return document.file_name.find("_" + code + "_") != std::string::npos;
    }));
}

} // namespace

TEST(Pack, EventsCallForDocumentsThatTheRegisterHas)
{
    ASSERT_FALSE(library().events().empty());
    for (auto const& event : library().events()) {
        EXPECT_FALSE(event.documents.empty()) << event.id;
        for (auto const& document : event.documents) {
            auto const* entry = library().find(document.document);
            ASSERT_NE(entry, nullptr) << event.id << " calls for " << document.document;
            EXPECT_TRUE(entry->template_file.empty()
                || assemble::has_mode(library().source(*entry).front, document.mode))
                << event.id << ": " << document.document << " has no such mode";
        }
    }
}

TEST(Pack, HasEveryCopyBehindItsContents)
{
    Northbridge data;
    auto const made = pack(data, "decided", "2016-06-09", true);
    ASSERT_TRUE(made.ok());
    auto const& documents = made.value();
    EXPECT_TRUE(documents.front().file_name.starts_with("NB16-01_00_contents"));
    EXPECT_EQ(count(documents, "D09"), facts::recipients(data.subject(), "board-members").size());
    EXPECT_TRUE(
        std::ranges::any_of(documents, [](auto const& document) { return document.confidential; }));
}

TEST(Pack, AllOrNoneWithTheFaultsOfEveryDocument)
{
    Northbridge data;
    data.case_file.set("decisions", base::Value(base::Value::List {}));
    auto const made = pack(data, "decided", "2016-06-09");
    ASSERT_FALSE(made.ok());
    EXPECT_TRUE(std::ranges::any_of(made.errors(),
        [](auto const& fault) { return fault.message.starts_with("Document 9: "); }));

    auto const available = pack(data, "decided", "2016-06-09", true);
    ASSERT_TRUE(available.ok());
    EXPECT_EQ(count(available.value(), "D09"), 0U);
}

TEST(Pack, ALetterOfAnotherBoardIsLeftOut)
{
    Northbridge data;
    EXPECT_TRUE(facts::is_for_case(data.subject(), "2a"));
    EXPECT_FALSE(facts::is_for_case(data.subject(), "2b"));
    EXPECT_TRUE(facts::is_for_case(data.subject(), "9"));
    data.case_file.set("sub_board", "stoke");
    EXPECT_FALSE(facts::is_for_case(data.subject(), "2a"));
    EXPECT_TRUE(facts::is_for_case(data.subject(), "2b"));
}

TEST(Pack, AnUnknownEventNamesThoseThereAre)
{
    auto const made = pack(Northbridge(), "descided", "2016-06-09");
    ASSERT_FALSE(made.ok());
    EXPECT_EQ(made.errors().front().code, "event-unknown");
    EXPECT_NE(made.errors().front().fix.find("decided"), std::string::npos);
}

TEST(Pack, IsTheSameEachTime)
{
    Northbridge data;
    auto const first = pack(data, "decided", "2016-06-09", true);
    auto const second = pack(data, "decided", "2016-06-09", true);
    ASSERT_TRUE(first.ok() && second.ok());
    ASSERT_EQ(first.value().size(), second.value().size());
    for (std::size_t i = 0; i < first.value().size(); ++i)
        EXPECT_EQ(first.value()[i].bytes, second.value()[i].bytes) << first.value()[i].file_name;
}
