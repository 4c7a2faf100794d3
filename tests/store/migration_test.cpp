#include "store/sqlite.h"
#include "store/store.h"
#include "store/support.h"

#include "base/file.h"

#include <gtest/gtest.h>

#include <csignal>
#include <sys/wait.h>

using casefile::Kind;
using store::Database;
using store::Store;
using support::Folder;

namespace {

/// Makes the database of an earlier schema from its stored text.
void load_fixture(Folder const& folder, std::string const& name)
{
    std::filesystem::create_directories(folder.path());
    Database database(folder.database());
    auto const text = base::read_file(
        std::filesystem::path(CASEBINDER_SOURCE_DIR) / "tests/store/fixtures" / name);
    for (std::size_t begin = 0; begin < text.size();) {
        auto const end = std::min(text.find(";\n", begin), text.size());
        database.run(text.substr(begin, end - begin));
        begin = end + 2;
    }
}

/// As the fixture, with so many more cases of one action that a migration takes its time.
void load_large_fixture(Folder const& folder, int cases)
{
    load_fixture(folder, "schema_1.sql");
    Database database(folder.database());
    database.run("INSERT INTO document_version WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT "
                 "i + 1 FROM n WHERE i < "
        + std::to_string(cases)
        + ") SELECT 'case', 'X' || i, 1, json, who, why, at FROM n, document_version WHERE kind = "
          "'case' AND id = 'NB16/01' AND version = 2");
}

long long schema_of(Folder const& folder)
{
    return Database(folder.database()).number("PRAGMA user_version");
}

} // namespace

TEST(Migration, BringsTheFirstSchemaToThePresentOne)
{
    Folder const folder;
    load_fixture(folder, "schema_1.sql");
    ASSERT_EQ(schema_of(folder), 1);
    auto store = Store::open(folder.path());
    EXPECT_EQ(schema_of(folder), 3);
    // What was there is there.
    auto const versions = store.versions(Kind::case_file, "NB16/01");
    ASSERT_EQ(versions.size(), 2U);
    EXPECT_EQ(versions.at(1).change.why, "subgroup accepted 1.1");
    EXPECT_EQ(store.as_at(Kind::case_file, "NB16/01", "2016-12-31T00:00:00Z")->version, 1);
    // The projection is that of the newest versions.
    auto const actions = store.actions();
    ASSERT_EQ(actions.size(), 1U);
    EXPECT_EQ(actions.at(0).board, "northbridge");
    EXPECT_EQ(actions.at(0).status, "COMPLETE");
    EXPECT_EQ(store.notifications().size(), 2U);
    EXPECT_EQ(store.milestones().size(), 2U); // The incident and the agreed plan.
    EXPECT_EQ(store.events().size(), 2U);
    EXPECT_EQ(store.attendances().size(), 4U); // Two agencies each at a meeting and a delivery.
    EXPECT_EQ(store.reach().at(0), (store::ReachRow { "northbridge", "", 1, 1, 1, 0 }));
    store.rebuild_projections();
    EXPECT_EQ(store.actions(), actions);
    // And it is kept from now on.
    auto next = store.newest(Kind::case_file, "NB16/01")->document;
    next.value.set("plan", base::Value(base::Value::Object {}));
    EXPECT_EQ(store.put_edits({ { next, 2 } }, support::change).value(), 1);
    EXPECT_TRUE(store.actions().empty());
}

TEST(Migration, EqualsADatabaseMadeAnew)
{
    Folder const folder;
    load_fixture(folder, "schema_1.sql");
    auto const tables = [](std::filesystem::path const& file) {
        return Database(file).query(
            "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name", 2);
    };
    {
        auto const migrated = Store::open(folder.path());
        auto const fresh = Store::open(folder.path() / "fresh");
    }
    auto const migrated = tables(folder.database());
    EXPECT_EQ(migrated.size(), tables(folder.path() / "fresh/casebinder.db").size());
    for (std::size_t i = 0; i < migrated.size(); ++i) {
        EXPECT_EQ(migrated.at(i), tables(folder.path() / "fresh/casebinder.db").at(i));
    }
}

TEST(Migration, StartsAgainWhenKilledMidway)
{
    constexpr int cases = 200;
    int midway = 0;
    for (int round = 0; round < 20; ++round) {
        Folder const folder;
        load_large_fixture(folder, cases);
        auto const child = ::fork();
        if (child == 0) {
            auto const store = Store::open(folder.path());
            ::_exit(0);
        }
        // Each round the kill falls later: from before the migration to near its end or after it.
        ::usleep(static_cast<::useconds_t>(round * 6000));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        // A journal that is not empty is a transaction that was under way.
        auto const journal = folder.database().string() + "-journal";
        bool const was_under_way
            = std::filesystem::exists(journal) && std::filesystem::file_size(journal) > 0;
        auto const schema = schema_of(folder);
        EXPECT_TRUE(schema == 1 || (schema == 3 && !was_under_way)) << schema;
        midway += was_under_way;
        auto const store = Store::open(folder.path());
        EXPECT_EQ(schema_of(folder), 3);
        EXPECT_EQ(store.actions().size(), cases + 1U);
    }
    EXPECT_GT(midway, 0);
}

TEST(Migration, RefusesALaterSchema)
{
    Folder const folder;
    load_fixture(folder, "schema_1.sql");
    Database(folder.database()).run("PRAGMA user_version = 4");
    auto const message = support::failure([&] { Store::open(folder.path()); });
    EXPECT_NE(message.find("later version"), std::string::npos) << message;
    EXPECT_EQ(schema_of(folder), 4);
}
