// How fast the store answers questions across cases, on one core: 10,000 cases with 50,000 actions
// and 100,000 updates, and 500,000 attendances at courses of 20 boards.

#include "store/store.h"

#include <benchmark/benchmark.h>

#include <array>
#include <filesystem>
#include <optional>
#include <random>
#include <unistd.h>

namespace {

using base::Value;
using casefile::Document;
using casefile::Kind;

constexpr int board_count = 20;
constexpr int cases_per_board = 500;
constexpr int actions_per_case = 5;
constexpr int deliveries_per_board = 500;
constexpr int bookings_per_delivery = 50;

store::Change const change { "A. Clerk", "made for measuring", "2026-11-21T10:54:00Z" };

std::string board_name(int board)
{
    return "board-" + std::to_string(board);
}

/// Documents of a made-up region, always the same.
class Region {
public:
    Document case_file(int board, int number)
    {
        Value::List actions;
        for (int i = 0; i < actions_per_case; ++i)
            actions.push_back(action(i));
        Value::List recommendations { Value(
            Value::Object { { "no", 1 }, { "text", sentence() }, { "actions", actions } }) };
        auto const ref = board_name(board) + "/" + std::to_string(number);
        return { Kind::case_file, ref,
            Value(Value::Object { { "record", "case" }, { "board", board_name(board) },
                { "profile", "stoke_2018" }, { "ref", ref }, { "stage", "IMPLEMENTING" },
                { "review_type", "SCR" },
                { "incident", Value(Value::Object { { "occurred", day() } }) },
                { "decisions",
                    Value(Value::List { Value(
                        Value::Object { { "decided_on", day() }, { "review_type", "SCR" } }) }) },
                { "notifications",
                    Value(Value::List { Value(Value::Object {
                        { "referring_agency", agency() }, { "received_by_lscb_on", day() } }) }) },
                { "statutory_notices",
                    Value(Value::List { Value(Value::Object { { "body", "OFSTED" },
                        { "kind", "INCIDENT" }, { "due_on", day() }, { "sent_on", day() } }) }) },
                { "plan",
                    Value(Value::Object { { "version", "1" }, { "agreed_on", day() },
                        { "allocated_on", day() }, { "recommendations", recommendations } }) } }) };
    }
    Document training(int board)
    {
        Value::List deliveries;
        for (int i = 0; i < deliveries_per_board; ++i) {
            Value::List bookings;
            for (int n = 0; n < bookings_per_delivery; ++n) {
                bookings.push_back(
                    Value(Value::Object { { "practitioner_key", "T" + std::to_string(pick(8000)) },
                        { "agency_at_time", agency() },
                        { "outcome", pick(10) ? "ATTENDED" : "DNA" } }));
            }
            deliveries.push_back(Value(Value::Object { { "id", "D" + std::to_string(i) },
                { "course", "C" + std::to_string(pick(4)) }, { "date", day() },
                { "status", "DELIVERED" }, { "capacity", 60 }, { "bookings", bookings } }));
        }
        Value::List courses;
        for (int i = 0; i < 4; ++i) {
            courses.push_back(Value(Value::Object {
                { "id", "C" + std::to_string(i) }, { "contains_scr_learning", i < 3 } }));
        }
        return { Kind::training, board_name(board),
            Value(Value::Object { { "record", "training" }, { "board", board_name(board) },
                { "courses", courses }, { "deliveries", deliveries } }) };
    }

private:
    int pick(int count) { return static_cast<int>(m_random() % static_cast<unsigned>(count)); }
    std::string day() { return base::Date::of(2014, 1, 1)->plus_days(pick(365 * 7)).iso(); }
    std::string agency() { return "agency-" + std::to_string(pick(15)); }
    std::string sentence() { return "The partners shall agree how they work together on this."; }
    Value action(int number)
    {
        Value::List updates;
        for (int i = 0; i < 2; ++i) {
            updates.push_back(Value(Value::Object { { "received_on", day() },
                { "by", "An officer" }, { "text", sentence() }, { "self_rating", "GREEN" } }));
        }
        return Value(Value::Object { { "no", "1." + std::to_string(number + 1) },
            { "text", sentence() }, { "lead_agency", agency() }, { "original_due", day() },
            { "revised_due", day() }, { "revision_approved_on", day() },
            { "status", "IN_PROGRESS" }, { "updates", updates } });
    }

    std::mt19937 m_random { 1 };
};

/// A store in a temporary folder, filled once and removed at the end of the program.
class Filled {
public:
    Filled()
        : m_folder(std::filesystem::temp_directory_path()
            / ("casebinder-store-bench-" + std::to_string(::getpid())))
    {
        m_store.emplace(store::Store::open(m_folder));
        Region region;
        for (int board = 0; board < board_count; ++board) {
            std::vector<Document> documents { region.training(board) };
            for (int i = 0; i < cases_per_board; ++i)
                documents.push_back(region.case_file(board, i));
            m_store->put(documents, change);
        }
    }
    Filled(Filled const&) = delete;
    Filled& operator=(Filled const&) = delete;
    ~Filled()
    {
        m_store.reset();
        std::filesystem::remove_all(m_folder);
    }
    store::Store& store() { return *m_store; }

private:
    std::filesystem::path m_folder;
    std::optional<store::Store> m_store;
};

store::Store& filled()
{
    static Filled instance;
    return instance.store();
}

store::Filter const everything {};
store::Filter const as_at { .as_at = base::Date::of(2018, 3, 31) };
store::Filter const one_board { .board = "board-7",
    .from = base::Date::of(2017, 1, 1),
    .to = base::Date::of(2017, 12, 31),
    .as_at = base::Date::of(2018, 3, 31) };

template <typename Ask> void measure(benchmark::State& state, Ask ask)
{
    auto& store = filled();
    auto const choices = std::array { &everything, &as_at, &one_board };
    auto const words = std::array { "all", "all, as at", "one board, one year, as at" };
    auto const choice = static_cast<std::size_t>(state.range(0));
    std::size_t rows = 0;
    for (auto _ : state)
        rows = ask(store, *choices.at(choice)).size();
    state.SetLabel(words.at(choice));
    state.counters["rows"] = static_cast<double>(rows);
}

} // namespace

#define QUESTION(name)                                                                             \
    static void name(benchmark::State& state)                                                      \
    {                                                                                              \
        measure(state, [](auto& store, auto const& filter) { return store.name(filter); });        \
    }                                                                                              \
    BENCHMARK(name)->DenseRange(0, 2)->Unit(benchmark::kMillisecond)

QUESTION(actions);
QUESTION(updates);
QUESTION(milestones);
QUESTION(notifications);
QUESTION(events);
QUESTION(attendances);
QUESTION(reach);
QUESTION(reach_by_agency);

static void one_case(benchmark::State& state)
{
    auto& store = filled();
    for (auto _ : state)
        benchmark::DoNotOptimize(store.newest(Kind::case_file, "board-7/42"));
}
BENCHMARK(one_case)->Unit(benchmark::kMicrosecond);

static void one_case_shared(benchmark::State& state)
{
    auto& store = filled();
    for (auto _ : state)
        benchmark::DoNotOptimize(store.share_newest(Kind::case_file, "board-7/42"));
}
BENCHMARK(one_case_shared)->Unit(benchmark::kMicrosecond);

/// A case as large as a full record: 100 actions.
static void large_case(benchmark::State& state)
{
    auto& store = filled();
    auto document = store.newest(Kind::case_file, "board-7/45")->document;
    document.id = "board-7/44";
    auto const actions = *base::resolve(document.value, "/plan/recommendations/0/actions");
    base::Value::List many;
    for (int i = 0; i < 20; ++i)
        many.insert(many.end(), actions.as_list()->begin(), actions.as_list()->end());
    document.value.set("plan",
        Value(Value::Object { { "recommendations",
            Value(Value::List { Value(Value::Object { { "actions", many } }) }) } }));
    store.put({ document }, change);
    for (auto _ : state) {
        if (state.range(0) == 0)
            benchmark::DoNotOptimize(store.newest(Kind::case_file, "board-7/44"));
        else
            benchmark::DoNotOptimize(store.share_newest(Kind::case_file, "board-7/44"));
    }
    state.SetLabel(state.range(0) == 0 ? "newest" : "share_newest");
}
BENCHMARK(large_case)->DenseRange(0, 1)->Unit(benchmark::kMicrosecond);

static void put_one_case(benchmark::State& state)
{
    auto& store = filled();
    auto document = store.newest(Kind::case_file, "board-7/43")->document;
    int number = 0;
    for (auto _ : state) {
        document.value.set("public_name", "Wren " + std::to_string(++number));
        store.put({ document }, change);
    }
}
BENCHMARK(put_one_case)->Unit(benchmark::kMicrosecond);

static void put_one_training_record(benchmark::State& state)
{
    auto& store = filled();
    auto document = store.newest(Kind::training, "board-7")->document;
    int number = 0;
    for (auto _ : state) {
        document.value.set("note", std::to_string(++number));
        store.put({ document }, change);
    }
    state.SetLabel("25,000 bookings");
}
BENCHMARK(put_one_training_record)->Unit(benchmark::kMillisecond)->Iterations(3);

static void rebuild(benchmark::State& state)
{
    for (auto _ : state)
        filled().rebuild_projections();
}
BENCHMARK(rebuild)->Unit(benchmark::kMillisecond)->Iterations(1);
