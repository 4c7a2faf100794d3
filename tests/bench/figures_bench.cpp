// How long the commands for figures need over 10,000 cases of one board, with 50,000 actions,
// 100,000 updates and 500,000 attendances, on one core. Beside each stands the floor: reading the
// same stored rows and parsing their JSON, which no answer from these records can go below.

#include "base/file.h"
#include "service/service.h"

#include <benchmark/benchmark.h>

#include <filesystem>
#include <random>
#include <unistd.h>

namespace {

using base::Value;
using casefile::Document;
using casefile::Kind;

constexpr int case_count = 10'000;
constexpr int actions_per_case = 5;
constexpr int delivery_count = 10'000;
constexpr int bookings_per_delivery = 50;

store::Change const change { "A. Clerk", "made for measuring", "2026-11-21T10:54:00Z" };
base::Date const as_at = *base::Date::of(2018, 3, 31);

Value example(std::string const& file)
{
    auto const path = std::filesystem::path(CASEBINDER_SOURCE_DIR) / "examples/northbridge" / file;
    return base::parse_json(base::read_file(path), file).value();
}

/// Cases like those of the example board, always the same.
class Region {
public:
    /// `selection` is which reviews its annual report lists.
    Document board(std::string const& selection)
    {
        auto value = m_board;
        auto report = *value.find("scrutiny_report");
        report.set("review_selection", selection);
        value.set("scrutiny_report", report);
        return { Kind::board, "northbridge", value };
    }
    Document case_file(int number)
    {
        auto value = m_case;
        auto const ref = "NB/" + std::to_string(number);
        value.set("ref", ref);
        // One review in a thousand is published in the period of the report, the others after it.
        if (number % 1000 == 0) {
            auto publication = *value.find("publication");
            auto record = *publication.find("record");
            record.set("published_on", "2019-09-30");
            publication.set("record", record);
            value.set("publication", publication);
        }
        auto plan = m_plan;
        Value::List actions;
        auto const& all = *base::resolve(m_plan, "/recommendations/0/actions")->as_list();
        for (int i = 0; i < actions_per_case; ++i)
            actions.push_back(action(all.at(0), i));
        auto recommendation = *base::resolve(m_plan, "/recommendations/0");
        recommendation.set("actions", actions);
        plan.set("recommendations", Value(Value::List { recommendation }));
        value.set("plan", plan);
        return { Kind::case_file, ref, value };
    }
    Document training()
    {
        Value::List deliveries;
        for (int i = 0; i < delivery_count; ++i) {
            Value::List bookings;
            for (int n = 0; n < bookings_per_delivery; ++n) {
                bookings.push_back(Value(
                    Value::Object { { "practitioner_key", "T" + std::to_string(pick(160'000)) },
                        { "agency_at_time", agency() },
                        { "outcome", pick(10) ? "ATTENDED" : "DNA" } }));
            }
            deliveries.push_back(Value(Value::Object { { "id", "D" + std::to_string(i) },
                { "course", "C1" }, { "date", day() }, { "mode", "FACE_TO_FACE" },
                { "status", "DELIVERED" }, { "capacity", 60 }, { "bookings", bookings } }));
        }
        auto value = example("training.json");
        value.set("deliveries", deliveries);
        return { Kind::training, "northbridge", value };
    }

private:
    int pick(int count) { return static_cast<int>(m_random() % static_cast<unsigned>(count)); }
    std::string day() { return base::Date::of(2016, 1, 1)->plus_days(pick(365 * 3)).iso(); }
    std::string agency()
    {
        auto const& agencies = *m_board.find("agencies")->as_list();
        return agencies.at(static_cast<std::size_t>(pick(static_cast<int>(agencies.size()))))
            .text("id");
    }
    Value action(Value action, int number)
    {
        Value::List updates;
        for (int i = 0; i < 2; ++i) {
            updates.push_back(
                Value(Value::Object { { "received_on", day() }, { "by", "An officer" },
                    { "text", "The work goes on as planned." }, { "self_rating", "GREEN" } }));
        }
        // A sentence for the report is what few actions have.
        if (pick(1000) != 0)
            std::erase_if(*action.as_object(),
                [](auto const& member) { return member.first == "scrutiny_bullet"; });
        action.set("no", "P-" + std::to_string(number + 1));
        action.set("lead_agency", agency());
        action.set("original_due", day());
        action.set("status", "IN_PROGRESS");
        action.set("updates", updates);
        return action;
    }

    std::mt19937 m_random { 1 };
    Value m_board = example("board.json");
    Value m_case = example("case-nb18-01.json");
    Value m_plan = *example("case-nb16-01.json").find("plan");
};

/// An installation in a temporary folder, filled once and removed at the end of the program.
class Filled {
public:
    Filled()
        : m_folder(std::filesystem::temp_directory_path()
            / ("casebinder-figures-bench-" + std::to_string(::getpid())))
        , library(assemble::Library::load(CASEBINDER_SOURCE_DIR).value())
        , store(store::Store::open(m_folder))
    {
        Region region;
        std::vector<Document> documents { region.board("PUBLISHED_IN_PERIOD"), region.training() };
        for (int i = 0; i < case_count; ++i) {
            documents.push_back(region.case_file(i));
            if (documents.size() == 500) {
                store.put(documents, change);
                documents.clear();
            }
        }
        store.put(documents, change);
    }
    Filled(Filled const&) = delete;
    Filled& operator=(Filled const&) = delete;
    ~Filled() { std::filesystem::remove_all(m_folder); }

private:
    std::filesystem::path m_folder;

public:
    assemble::Library library;
    store::Store store;
    service::Service service { library, store };
};

Filled& filled()
{
    static Filled instance;
    return instance;
}

} // namespace

static void floor_of_cases(benchmark::State& state)
{
    auto& store = filled().store;
    for (auto _ : state)
        benchmark::DoNotOptimize(store.figures_parts(Kind::case_file));
}
BENCHMARK(floor_of_cases)->Unit(benchmark::kMillisecond);

static void floor_of_training(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(filled().store.figures_parts(Kind::training));
}
BENCHMARK(floor_of_training)->Unit(benchmark::kMillisecond);

static void floor_of_both(benchmark::State& state)
{
    auto& store = filled().store;
    for (auto _ : state) {
        benchmark::DoNotOptimize(store.figures_parts(Kind::case_file));
        benchmark::DoNotOptimize(store.figures_parts(Kind::training));
    }
}
BENCHMARK(floor_of_both)->Unit(benchmark::kMillisecond);

/// The PDF of the report that lists these reviews.
static void make_report(benchmark::State& state, char const* selection)
{
    filled().store.put({ Region().board(selection) }, change);
    service::ReportRequest const request { .document = "X05",
        .meeting_on = *base::Date::of(2021, 1, 26),
        .period_from = base::PartialDate(*base::Date::of(2016, 1, 1)),
        .period_to = base::PartialDate(*base::Date::of(2019, 10, 1)),
        .as_at = *base::Date::of(2020, 12, 31) };
    for (auto _ : state) {
        auto const report = filled().service.report("northbridge", request, {});
        base::ensure(report.ok(), "the report cannot be made");
    }
}
// The ten of its period, and all 10,000, which is a table of 300 pages.
BENCHMARK_CAPTURE(make_report, of_the_period, "PUBLISHED_IN_PERIOD")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(make_report, of_all, "ALL_PUBLISHED")->Unit(benchmark::kMillisecond);

static void statistics(benchmark::State& state)
{
    for (auto _ : state) {
        auto const figures = filled().service.statistics(
            "northbridge", { .from = *base::Date::of(2016, 1, 1), .to = as_at, .as_at = as_at });
        base::ensure(figures.ok(), "the figures cannot be counted");
    }
}
BENCHMARK(statistics)->Unit(benchmark::kMillisecond);

static void escalations(benchmark::State& state)
{
    for (auto _ : state)
        base::ensure(filled().service.escalations("northbridge", as_at).ok(), "no escalations");
}
BENCHMARK(escalations)->Unit(benchmark::kMillisecond);

static void deadlines(benchmark::State& state)
{
    for (auto _ : state)
        base::ensure(filled().service.deadlines({}, as_at).ok(), "no deadlines");
}
BENCHMARK(deadlines)->Unit(benchmark::kMillisecond);
