#include "store/sqlite.h"
#include "store/store.h"
#include "store/support.h"

#include "base/file.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

using base::Date;
using base::Value;
using casefile::Document;
using casefile::Kind;
using store::Filter;
using store::Store;
using support::change;
using support::Folder;

namespace {

Document parse(Kind kind, std::string id, std::string const& text)
{
    return { kind, std::move(id), base::parse_json(text, "test").value() };
}

std::optional<Date> date(char const* iso)
{
    return Date::parse(iso);
}

/// Every answer the projection gives.
struct Answers {
    std::vector<store::ActionRow> actions;
    std::vector<store::UpdateRow> updates;
    std::vector<store::MilestoneRow> milestones;
    std::vector<store::NotificationRow> notifications;
    std::vector<store::EventRow> events;
    std::vector<store::AttendanceRow> attendances;
    std::vector<store::ReachRow> reach;
    std::vector<store::ReachRow> by_agency;
    bool operator==(Answers const&) const = default;
};

Answers ask(Store const& store)
{
    return { store.actions(), store.updates(), store.milestones(), store.notifications(),
        store.events(), store.attendances(), store.reach(), store.reach_by_agency() };
}

/// Everything the tables hold, without the numbers SQLite gave to documents.
std::vector<store::TextRow> dump(Folder const& folder)
{
    store::Database database(folder.database());
    std::vector<store::TextRow> all;
    for (std::string const table : { "action", "action_update", "milestone", "notification",
             "event", "attendance", "figures_part" }) {
        std::string columns;
        std::size_t count = 2;
        for (auto const& row : database.query(
                 "SELECT name FROM pragma_table_info('" + table + "') WHERE name <> 'document'",
                 1)) {
            columns += ", quote(t." + row.at(0) + ")";
            ++count;
        }
        for (auto& row : database.query("SELECT d.kind, d.id" + columns + " FROM " + table
                     + " AS t JOIN newest_document AS d ON d.number = t.document ORDER BY 1, 2, 3"
                     + (count > 6 ? ", 4, 5, 6, 7" : ""),
                 count))
            all.push_back(std::move(row));
    }
    for (auto& row : database.query(
             "SELECT kind, id, version, quote(board), quote(review_type), quote(stage) FROM "
             "newest_document ORDER BY kind, id",
             6))
        all.push_back(std::move(row));
    return all;
}

/// Documents of random content, some of it not as the schema would have it.
class RandomDocuments {
public:
    explicit RandomDocuments(unsigned seed)
        : m_random(seed)
    {
    }
    Document document()
    {
        auto const number = std::to_string(pick(4));
        switch (pick(3)) {
        case 0:
            return { Kind::board, "board-" + number, object({ { "meetings", meetings() } }) };
        case 1:
            return { Kind::training, "board-" + number, training("board-" + number) };
        default:
            return { Kind::case_file, "case-" + number, case_file() };
        }
    }
    std::size_t pick(std::size_t count) { return m_random() % count; }

private:
    /// The object with some members left out and some of another type.
    Value object(Value::Object members)
    {
        Value::Object kept;
        for (auto& member : members) {
            auto const fate = pick(20);
            if (fate == 0)
                continue;
            if (fate == 1)
                member.second = Value(static_cast<int>(pick(5)));
            if (fate == 2)
                member.second = Value("");
            kept.push_back(std::move(member));
        }
        return Value(std::move(kept));
    }
    template <typename Make> Value list(Make make)
    {
        Value::List items;
        for (auto count = pick(4); count > 0; --count)
            items.push_back(make());
        return Value(std::move(items));
    }
    Value day()
    {
        auto const choices = std::array { "2016-05-09", "2018-07", "2018~", "2020-02-29",
            "2021-02-29", "today", "2017-12-31" };
        return choices.at(pick(choices.size()));
    }
    Value word()
    {
        auto const choices = std::array { "csc", "police", "COMPLETE", "ATTENDED", "WALK_IN",
            "DELIVERED", "O'Brien; DROP TABLE action; --", "\xC5\x81" };
        return choices.at(pick(choices.size()));
    }
    Value meetings()
    {
        return list([&] {
            return object({ { "id", word() }, { "forum", word() }, { "date", day() },
                { "status", word() }, { "attendances", list([&] {
                                           return object({ { "person", word() },
                                               { "agency", word() }, { "status", word() } });
                                       }) } });
        });
    }
    Value training(std::string const& board)
    {
        return object({ { "board", board },
            { "courses", list([&] {
                 return object({ { "id", word() }, { "contains_scr_learning", true } });
             }) },
            { "deliveries", list([&] {
                 return object({ { "id", word() }, { "course", word() }, { "date", day() },
                     { "mode", word() }, { "status", word() },
                     { "capacity", static_cast<int>(pick(30)) },
                     { "bookings", list([&] {
                          return object({ { "practitioner_key", word() },
                              { "agency_at_time", word() }, { "outcome", word() } });
                      }) } });
             }) } });
    }
    Value action()
    {
        return object({ { "no", "1.1" }, { "lead_agency", word() }, { "status", word() },
            { "original_due", day() }, { "revised_due", day() }, { "revision_approved_on", day() },
            { "completed_on", day() }, { "updates", list([&] {
                                            return object({ { "received_on", day() },
                                                { "for_meeting", word() },
                                                { "is_exception", pick(2) == 0 } });
                                        }) },
            { "evidence", list([&] {
                 return object({ { "date", day() } });
             }) } });
    }
    Value case_file()
    {
        return object({ { "board", "board-" + std::to_string(pick(4)) }, { "stage", word() },
            { "review_type", word() }, { "incident", object({ { "occurred", day() } }) },
            { "decisions", list([&] {
                 return object({ { "decided_on", day() }, { "review_type", word() } });
             }) },
            { "publication", object({ { "record", object({ { "published_on", day() } }) } }) },
            { "notifications", list([&] {
                 return object(
                     { { "referring_agency", word() }, { "received_by_lscb_on", day() } });
             }) },
            { "statutory_notices", list([&] {
                 return object({ { "kind", word() }, { "body", word() }, { "due_on", day() },
                     { "sent_on", day() } });
             }) },
            { "meetings", meetings() },
            { "plan",
                object({ { "agreed_on", day() }, { "allocated_on", day() },
                    { "recommendations", list([&] {
                         return object({ { "actions", list([&] { return action(); }) } });
                     }) } }) } });
    }

    std::mt19937 m_random;
};

Document board_with_case(std::string const& ref, std::string const& board)
{
    return parse(Kind::case_file, ref,
        R"({"board":")" + board + R"(","review_type":"SCR","stage":"IMPLEMENTING",
        "incident":{"occurred":"2016-02~"},
        "decisions":[{"decided_on":"2016-06-08","review_type":"SCR"}],
        "notifications":[{"referring_agency":"csc","received_by_lscb_on":"2016-03-05"}],
        "statutory_notices":[{"body":"OFSTED","kind":"INCIDENT","due_on":"2016-04-04",
          "sent_on":"2016-04-01"},{"body":"DFE","kind":"PUBLICATION_COPY","due_on":"2017-04-01"}],
        "plan":{"allocated_on":"2017-03-09","recommendations":[{"actions":[
          {"no":"1.1","lead_agency":"csc","status":"IN_PROGRESS","original_due":"2017-09-30",
           "revised_due":"2017-12-31","revision_approved_on":"2017-10-05",
           "updates":[{"received_on":"2017-06-01","self_rating":"AMBER","is_exception":true}],
           "evidence":[{"date":"2017-08-01"}]},
          {"no":"1.2","lead_agency":"police","status":"NOT_STARTED","original_due":"2017-07-31",
           "revised_due":"2018-07-31"}]}]}})");
}

} // namespace

TEST(Projection, IsTheSameKeptAndRebuilt)
{
    std::size_t rows = 0;
    for (unsigned seed = 1; seed <= 12; ++seed) {
        Folder const folder;
        auto store = Store::open(folder.path());
        RandomDocuments random(seed);
        for (int put = 0; put < 25; ++put) {
            std::vector<Document> documents;
            for (auto count = 1 + random.pick(3); count > 0; --count)
                documents.push_back(random.document());
            store.put(documents, change);
        }
        auto const kept = ask(store);
        auto const kept_rows = dump(folder);
        store.rebuild_projections();
        EXPECT_EQ(ask(store), kept) << seed;
        EXPECT_EQ(dump(folder), kept_rows) << seed;
        rows += kept_rows.size();
        // A third way: only the newest versions, in the order of their ids.
        auto fresh_documents = store.all(Kind::training);
        for (auto const kind : { Kind::case_file, Kind::board })
            for (auto& one : store.all(kind))
                fresh_documents.push_back(std::move(one));
        std::filesystem::remove_all(folder.path() / "fresh");
        auto fresh = Store::open(folder.path() / "fresh");
        for (auto const& one : fresh_documents)
            fresh.put({ one.document }, change);
        EXPECT_EQ(ask(fresh), kept) << seed;
    }
    EXPECT_GT(rows, 500U); // The documents were not empty.
}

TEST(Projection, IsNotLeftBehindByAFailedPut)
{
    Folder const folder;
    auto store = Store::open(folder.path());
    store.put({ board_with_case("NB16/01", "northbridge") }, change);
    auto const before = ask(store);
    auto later = board_with_case("NB16/01", "elsewhere");
    // The second has no id, which the table refuses.
    EXPECT_FALSE(support::failure([&] {
        store.put({ later, { Kind::case_file, "", Value(Value::Object {}) } }, change);
    }).empty());
    EXPECT_EQ(ask(store), before);
    EXPECT_FALSE(store.put_edits({ { later, 0 } }, change).ok());
    EXPECT_EQ(ask(store), before);
}

TEST(Projection, GivesActionsWithTheirCurrentDueDate)
{
    Folder const folder;
    auto store = Store::open(folder.path());
    store.put(
        { board_with_case("NB16/01", "northbridge"), board_with_case("ES1", "eastmoor") }, change);
    auto const actions = store.actions({ .board = "northbridge" });
    ASSERT_EQ(actions.size(), 2U);
    auto const& first = actions.at(0);
    EXPECT_EQ(first.case_reference, "NB16/01");
    EXPECT_EQ(first.pointer, "/plan/recommendations/0/actions/0");
    EXPECT_EQ(first.number, "1.1");
    EXPECT_EQ(first.lead_agency, "csc");
    EXPECT_EQ(first.status, "IN_PROGRESS");
    EXPECT_EQ(first.allocated_on, date("2017-03-09"));
    EXPECT_EQ(first.current_due, date("2017-12-31"));
    // A revision that nobody approved does not count.
    EXPECT_EQ(actions.at(1).current_due, date("2017-07-31"));
    // Before the revision was approved, the original date held.
    EXPECT_EQ(
        store.actions({ .board = "northbridge", .as_at = date("2017-10-04") }).at(0).current_due,
        date("2017-09-30"));
    EXPECT_EQ(
        store.actions({ .board = "northbridge", .as_at = date("2017-10-05") }).at(0).current_due,
        date("2017-12-31"));
    EXPECT_EQ(store.actions().size(), 4U);
    EXPECT_EQ(store.actions({ .agency = "police" }).size(), 2U);
    EXPECT_EQ(store.actions({ .case_reference = "ES1" }).size(), 2U);
    EXPECT_EQ(store.actions({ .from = date("2017-12-31"), .to = date("2017-12-31") }).size(), 2U);
    EXPECT_EQ(store.actions({ .from = date("2018-01-01") }).size(), 0U);
}

TEST(Projection, GivesUpdatesMilestonesAndNotifications)
{
    Folder const folder;
    auto store = Store::open(folder.path());
    store.put({ board_with_case("NB16/01", "northbridge") }, change);
    auto const updates = store.updates();
    ASSERT_EQ(updates.size(), 2U);
    EXPECT_EQ(updates.at(0).type, "EVIDENCE");
    EXPECT_EQ(updates.at(0).received_on, date("2017-08-01"));
    EXPECT_EQ(updates.at(1).self_rating, "AMBER");
    EXPECT_TRUE(updates.at(1).is_exception);
    EXPECT_EQ(updates.at(1).action_pointer, store.actions().at(0).pointer);
    EXPECT_EQ(store.updates({ .as_at = date("2017-07-31") }).size(), 1U);

    auto const milestones = store.milestones();
    ASSERT_EQ(milestones.size(), 3U);
    EXPECT_EQ(milestones.at(0).name, "incident/occurred");
    EXPECT_EQ(milestones.at(0).reached->text(), "2016-02~");
    EXPECT_EQ(milestones.at(1).detail, "SCR");
    EXPECT_EQ(milestones.at(2).name, "plan/allocated_on");
    // Some day of February 2016: in any period that touches it.
    EXPECT_EQ(
        store.milestones({ .from = date("2016-02-20"), .to = date("2016-02-21") }).size(), 1U);
    EXPECT_EQ(store.milestones({ .to = date("2016-01-31") }).size(), 0U);

    auto const notifications = store.notifications();
    ASSERT_EQ(notifications.size(), 3U);
    EXPECT_EQ(notifications.at(0).kind, "REFERRAL");
    EXPECT_EQ(notifications.at(0).agency, "csc");
    EXPECT_EQ(notifications.at(1).body, "OFSTED");
    EXPECT_FALSE(notifications.at(2).reached);
    // On the last day of March the referral was there, and neither notice had been sent.
    auto const then = store.notifications({ .as_at = date("2016-03-31") });
    ASSERT_EQ(then.size(), 3U);
    EXPECT_TRUE(then.at(0).reached);
    EXPECT_FALSE(then.at(1).reached);
    EXPECT_EQ(then.at(1).due_on, date("2016-04-04"));
    EXPECT_EQ(store.notifications({ .as_at = date("2016-03-04") }).size(), 2U);
}

TEST(Projection, CountsAttendancesAndReachOfTheExample)
{
    Folder const folder;
    auto store = Store::open(folder.path());
    store.put({ parse(Kind::training, "n", R"({"board":"n",
        "courses":[{"id":"C1","contains_scr_learning":true},
                   {"id":"C2","contains_scr_learning":false}],
        "deliveries":[
          {"id":"D1","course":"C1","date":"2018-05-10","status":"DELIVERED","capacity":8,
           "bookings":[
            {"practitioner_key":"a","agency_at_time":"csc","outcome":"ATTENDED"},
            {"practitioner_key":"b","agency_at_time":"csc","outcome":"DNA"},
            {"agency_at_time":"csc","outcome":"ATTENDED"},
            {"practitioner_key":"c","outcome":"WALK_IN"}]},
          {"id":"D2","course":"C1","date":"2019-05-10","status":"DELIVERED","bookings":[
            {"practitioner_key":"a","agency_at_time":"police","outcome":"ATTENDED"}]},
          {"id":"D3","course":"C1","date":"2019-06-10","status":"CANCELLED","bookings":[
            {"practitioner_key":"d","outcome":"ATTENDED"}]},
          {"id":"D4","course":"C2","date":"2019-07-10","status":"DELIVERED","bookings":[
            {"practitioner_key":"e","outcome":"ATTENDED"}]}]})"),
                  parse(Kind::board, "n", R"({"id":"n","meetings":[{"id":"M1","forum":"SUBGROUP",
        "date":"2018-01-10","status":"HELD","attendances":[
          {"person":"p1","agency":"csc","status":"PRESENT"},
          {"agency":"police","status":"APOLOGIES"}]}]})") },
        change);
    ASSERT_EQ(store.events().size(), 5U);
    EXPECT_EQ(store.events().at(0).subject, "SUBGROUP");
    EXPECT_EQ(store.events().at(0).case_reference, "");
    EXPECT_EQ(store.events().at(1).capacity, 8);
    EXPECT_TRUE(store.events().at(1).scr_learning);

    auto const rows = store.attendances({ .agency = "csc", .from = date("2018-05-10") });
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows.at(0).outcome, "ATTENDED");
    EXPECT_EQ(rows.at(0).attendances, 2); // "a" and one without a key
    EXPECT_EQ(rows.at(0).people, 1);
    EXPECT_EQ(rows.at(0).unnamed, 1);
    EXPECT_EQ(rows.at(1).outcome, "DNA");
    EXPECT_EQ(store.attendances({ .to = date("2018-01-10") }).size(), 2U);

    auto const reach = store.reach();
    ASSERT_EQ(reach.size(), 1U);
    // D1: a, one without a key, c; D2: a again. D3 was cancelled, D4 is no learning from reviews.
    EXPECT_EQ(reach.at(0), (store::ReachRow { "n", "", 2, 4, 2, 1 }));
    auto const by_agency = store.reach_by_agency();
    ASSERT_EQ(by_agency.size(), 3U);
    EXPECT_EQ(by_agency.at(0), (store::ReachRow { "n", "", 1, 1, 1, 0 })); // c
    EXPECT_EQ(by_agency.at(1), (store::ReachRow { "n", "csc", 1, 2, 1, 1 }));
    EXPECT_EQ(by_agency.at(2), (store::ReachRow { "n", "police", 1, 1, 1, 0 }));
    EXPECT_EQ(store.reach({ .as_at = date("2018-12-31") }).at(0),
        (store::ReachRow { "n", "", 1, 3, 2, 1 }));
}
