// How fast documents are made in process, on one core, beside the PDF library alone.

#include "assemble/board_document.h"
#include "base/file.h"
#include "floor.h"
#include "good.h"

#include <benchmark/benchmark.h>

#include <filesystem>

namespace {

std::filesystem::path const home = CASEBINDER_SOURCE_DIR;

assemble::Library const& library()
{
    static auto const loaded = good(assemble::Library::load(home));
    return loaded;
}

casefile::Document read_example(std::string const& file)
{
    auto const path = home / "examples" / file;
    return good(casefile::read(base::read_file(path), file, library().schemas()));
}

/// A case, its board and its profile, kept together because records are views on them.
struct Example {
    casefile::Document board;
    casefile::Document case_file;

    facts::Subject subject() const
    {
        auto const& schemas = library().schemas();
        auto const& profile = *library().profile(case_file.value.text("profile"));
        return { { board.value, schemas.of(casefile::Kind::board) },
            { case_file.value, schemas.of(casefile::Kind::case_file) },
            { profile.value, schemas.of(casefile::Kind::profile) } };
    }
};

Example northbridge()
{
    return { read_example("northbridge/board.json"),
        read_example("northbridge/case-nb16-01.json") };
}

/// The example's plan with its actions repeated, renumbered, until there are `count`.
Example with_actions(std::size_t count)
{
    auto example = northbridge();
    auto& root = example.case_file.value;
    auto plan = *root.find("plan");
    auto recommendations = *plan.find("recommendations")->as_list();
    std::size_t made = 0;
    for (std::size_t i = 0; i < recommendations.size(); ++i) {
        auto const pool = *recommendations[i].find("actions")->as_list();
        base::Value::List actions;
        auto const share = (count - made) / (recommendations.size() - i);
        for (std::size_t n = 0; n < share; ++n) {
            auto action = pool.at(n % pool.size());
            action.set("no", "A" + std::to_string(++made));
            actions.push_back(std::move(action));
        }
        recommendations[i].set("actions", std::move(actions));
    }
    plan.set("recommendations", std::move(recommendations));
    root.set("plan", std::move(plan));
    return example;
}

base::Date date(char const* iso)
{
    return *base::Date::parse(iso);
}

} // namespace

static void plain_library_letter(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(draw_plain_letter());
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(plain_library_letter)->Unit(benchmark::kMicrosecond);

static void decision_letter(benchmark::State& state)
{
    auto const example = northbridge();
    auto const subject = example.subject();
    assemble::Order const order { "9", "csc", assemble::Format::pdf, date("2016-06-09"), 1 };
    std::size_t bytes = 0;
    for (auto _ : state)
        bytes = good(assemble::assemble(order, subject, library())).front().bytes.size();
    state.SetItemsProcessed(state.iterations());
    state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(decision_letter)->Unit(benchmark::kMicrosecond);

static void scoping_panel_letters(benchmark::State& state)
{
    auto const example = northbridge();
    auto const subject = example.subject();
    assemble::Order const order { "2a", {}, assemble::Format::pdf, date("2016-04-20"), 1 };
    std::size_t letters = 0;
    for (auto _ : state)
        letters += good(assemble::assemble(order, subject, library())).size();
    state.SetItemsProcessed(static_cast<std::int64_t>(letters));
}
BENCHMARK(scoping_panel_letters)->Unit(benchmark::kMillisecond);

static void action_plan(benchmark::State& state)
{
    auto const example = with_actions(static_cast<std::size_t>(state.range(0)));
    auto const subject = example.subject();
    auto const format = state.range(1) == 0 ? assemble::Format::pdf : assemble::Format::xlsx;
    assemble::Order const order { "14", {}, format, date("2018-03-31"), 1 };
    for (auto _ : state)
        benchmark::DoNotOptimize(good(assemble::assemble(order, subject, library())));
    state.SetLabel(state.range(1) == 0 ? "pdf" : "xlsx");
}
BENCHMARK(action_plan)
    ->ArgsProduct({ { 100, 1000, 10000 }, { 0, 1 } })
    ->Unit(benchmark::kMillisecond);

static void annual_report(benchmark::State& state)
{
    std::vector<casefile::Document> documents;
    auto const folder = home / "examples/sefton-2021";
    for (auto const& file : std::filesystem::directory_iterator(folder)) {
        if (file.path().extension() == ".json")
            documents.push_back(read_example("sefton-2021/" + file.path().filename().string()));
    }
    auto const& schemas = library().schemas();
    std::optional<casefile::Record> board;
    std::vector<casefile::Record> cases;
    std::vector<casefile::Record> training;
    for (auto const& document : documents) {
        casefile::Record const record(document.value, schemas.of(document.kind));
        if (document.kind == casefile::Kind::board)
            board = record;
        else
            (document.kind == casefile::Kind::case_file ? cases : training).push_back(record);
    }
    facts::ReportSubject const subject { *board,
        { library().profile("sefton_2018")->value, schemas.of(casefile::Kind::profile) }, cases,
        training };
    facts::ReportOccasion const occasion { date("2021-01-26"), *base::PartialDate::parse("2018"),
        *base::PartialDate::parse("2021-01"), date("2021-01-26"), 1 };
    for (auto _ : state) {
        benchmark::DoNotOptimize(good(assemble::board_document(
            { "X05", assemble::Format::pdf, occasion }, subject, library())));
    }
}
BENCHMARK(annual_report)->Unit(benchmark::kMicrosecond);
