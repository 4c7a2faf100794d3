#include "store/store.h"
#include "store/support.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

using base::Value;
using casefile::Document;
using casefile::Kind;
using store::Change;
using store::Store;
using support::Folder;

namespace {

Document document(std::string id, int content, std::string const& name = "x")
{
    return { Kind::case_file, std::move(id),
        Value(Value::Object { { "content", content }, { "name", name } }) };
}

Change by(std::string who, std::string at)
{
    return { std::move(who), "because", std::move(at) };
}

constexpr auto monday = "2026-11-16T09:00:00Z";
constexpr auto tuesday = "2026-11-17T09:00:00Z";
constexpr auto wednesday = "2026-11-18T09:00:00Z";

std::int64_t content_of(std::optional<store::StoredDocument> const& stored)
{
    return stored ? *stored->document.value.find("content")->as_integer() : -1;
}

} // namespace

TEST(History, ShowsADocumentAsItStood)
{
    Folder const folder;
    auto store = Store::open(folder.path());
    store.put({ document("a", 1) }, by("A", monday));
    store.put({ document("a", 2) }, by("B", tuesday));
    store.put({ document("a", 3) }, by("C", tuesday));
    store.put({ document("a", 4) }, by("D", wednesday));
    auto const at = [&](char const* instant) {
        return content_of(store.as_at(Kind::case_file, "a", instant));
    };
    EXPECT_EQ(at("2026-11-16T08:59:59Z"), -1);
    EXPECT_EQ(at(monday), 1);
    EXPECT_EQ(at("2026-11-17T08:59:59Z"), 1);
    EXPECT_EQ(at(tuesday), 3); // The last of those written by then.
    EXPECT_EQ(at(wednesday), 4);
    EXPECT_EQ(at("2099-01-01T00:00:00Z"), 4);
    EXPECT_FALSE(store.as_at(Kind::board, "a", wednesday));
    EXPECT_DEATH(store.as_at(Kind::case_file, "a", "2026-11-16"), "instant");
}

TEST(History, ShowsAllDocumentsAsTheyStood)
{
    Folder const folder;
    auto store = Store::open(folder.path());
    store.put({ document("b", 1), document("a", 1) }, by("A", monday));
    store.put({ document("b", 2), document("c", 1) }, by("B", tuesday));
    auto const at = [&](char const* instant) {
        std::string text;
        for (auto const& stored : store.all_as_at(Kind::case_file, instant))
            text += stored.document.id + std::to_string(stored.version) + " ";
        return text;
    };
    EXPECT_EQ(at("2026-11-15T00:00:00Z"), "");
    EXPECT_EQ(at(monday), "a1 b1 ");
    EXPECT_EQ(at(tuesday), "a1 b2 c1 ");
}

TEST(History, ListsVersionsWithWhoWhenAndWhy)
{
    Folder const folder;
    auto store = Store::open(folder.path());
    for (int i = 1; i <= 11; ++i) // 10 comes after 9: numbers, not text.
        store.put({ document("a", i) }, { "W" + std::to_string(i), "why", monday });
    auto const versions = store.versions(Kind::case_file, "a");
    ASSERT_EQ(versions.size(), 11U);
    EXPECT_EQ(versions.at(10).version, 11);
    EXPECT_EQ(versions.at(10).change.who, "W11");
    EXPECT_EQ(versions.at(10).change.why, "why");
    EXPECT_EQ(versions.at(10).change.at, monday);
    EXPECT_EQ(content_of(store.version(Kind::case_file, "a", 10)), 10);
    EXPECT_EQ(content_of(store.newest(Kind::case_file, "a")), 11);
    EXPECT_FALSE(store.version(Kind::case_file, "a", 12));
    EXPECT_TRUE(store.versions(Kind::case_file, "b").empty());
}

TEST(History, RefusesAStaleEditAndSaysWhatChanged)
{
    Folder const folder;
    auto store = Store::open(folder.path());
    EXPECT_EQ(store.put_edits({ { document("a", 1), 0 } }, by("A", monday)).value(), 1);
    EXPECT_EQ(store.put_edits({ { document("a", 2, "y"), 1 } }, by("B", tuesday)).value(), 1);

    auto const refused = store.put_edits(
        { { document("new", 1), 0 }, { document("a", 3), 1 } }, by("C", wednesday));
    ASSERT_FALSE(refused.ok());
    auto const& faults = refused.errors();
    ASSERT_EQ(faults.size(), 3U);
    for (auto const& fault : faults)
        EXPECT_EQ(fault.code, "store-stale");
    EXPECT_EQ(faults.at(0).message,
        "The case record a was changed by B at 2026-11-17T09:00:00Z (because) while you edited "
        "version 1; it is now at version 2.");
    EXPECT_EQ(faults.at(1).place.pointer, "/content");
    EXPECT_EQ(faults.at(1).message, "Meanwhile changed from 1 to 2.");
    EXPECT_EQ(faults.at(2).place.pointer, "/name");
    EXPECT_EQ(faults.at(2).message, "Meanwhile changed from \"x\" to \"y\".");
    // Nothing written, not even the edit that was not stale.
    EXPECT_FALSE(store.newest(Kind::case_file, "new"));
    EXPECT_EQ(store.versions(Kind::case_file, "a").size(), 2U);
    EXPECT_EQ(store.put_edits({ { document("a", 3), 2 } }, by("C", wednesday)).value(), 1);
}

TEST(History, RefusesToMakeAnewWhatIsThereAndToEditWhatIsNot)
{
    Folder const folder;
    auto store = Store::open(folder.path());
    store.put({ document("a", 1) }, by("A", monday));
    EXPECT_FALSE(store.put_edits({ { document("a", 2), 0 } }, by("B", tuesday)).ok());
    EXPECT_FALSE(store.put_edits({ { document("a", 2), 7 } }, by("B", tuesday)).ok());
    EXPECT_FALSE(store.put_edits({ { document("b", 2), 1 } }, by("B", tuesday)).ok());
    EXPECT_EQ(store.all(Kind::case_file).size(), 1U);
}

TEST(History, TakesTheSameEditTwice)
{
    Folder const folder;
    auto store = Store::open(folder.path());
    store.put({ document("a", 1) }, by("A", monday));
    EXPECT_EQ(store.put_edits({ { document("a", 2), 1 } }, by("B", tuesday)).value(), 1);
    EXPECT_EQ(store.put_edits({ { document("a", 2), 1 } }, by("B", tuesday)).value(), 0);
    EXPECT_EQ(store.versions(Kind::case_file, "a").size(), 2U);
}

TEST(History, CountsChangesBeyondFifty)
{
    Folder const folder;
    auto store = Store::open(folder.path());
    auto const wide = [](int value) {
        Value::Object members;
        for (int i = 0; i < 60; ++i)
            members.emplace_back("f" + std::to_string(i), value);
        return Document { Kind::case_file, "a", Value(std::move(members)) };
    };
    store.put({ wide(1) }, by("A", monday));
    store.put({ wide(2) }, by("B", monday));
    auto const refused = store.put_edits({ { wide(3), 1 } }, by("C", monday));
    ASSERT_FALSE(refused.ok());
    ASSERT_EQ(refused.errors().size(), 52U); // Who and when, 50 changes, and the count.
    EXPECT_EQ(refused.errors().back().message, "10 more changes are not listed.");
}

TEST(History, LosesNoEditOfManyEditors)
{
    Folder const folder;
    Store::open(folder.path()).put({ document("a", 0) }, by("A", monday));
    std::atomic<int> accepted = 0;
    std::vector<std::thread> editors;
    for (int editor = 0; editor < 4; ++editor) {
        editors.emplace_back([&, editor] {
            auto store = Store::open(folder.path());
            for (int i = 0; i < 25; ++i) {
                auto const opened = store.newest(Kind::case_file, "a");
                auto const next = static_cast<int>(content_of(opened)) + 1;
                // The name makes each edit differ from every other editor's.
                auto const edit = document("a", next, std::to_string(editor));
                auto const done = store.put_edits({ { edit, opened->version } }, by("E", monday));
                accepted += done.ok() ? done.value() : 0;
            }
        });
    }
    for (auto& editor : editors)
        editor.join();
    // Each accepted edit added one to what its editor had seen: none was lost.
    auto const store = Store::open(folder.path());
    EXPECT_EQ(content_of(store.newest(Kind::case_file, "a")), accepted);
    EXPECT_EQ(store.newest(Kind::case_file, "a")->version, accepted + 1);
    // An attempt fails only when another succeeded since, and one success fails three at most:
    // of 100 attempts at least 25 succeed.
    EXPECT_GE(accepted, 25);
}
