// What figures read of a record is all of what they need: counted from whole records and from the
// stored part, every figure is the same.

#include "casefile/figures_part.h"
#include "service/answers.h"
#include "service/installation.h"
#include "service/records.h"

#include <gtest/gtest.h>

#include <deque>

namespace {

using casefile::Kind;

base::Date day(std::string_view iso)
{
    return base::Date::parse(iso).value();
}

/// The schema without the fields that the part leaves out: a figure that reads one of them ends
/// the program instead of finding nothing.
base::Value pruned(base::Value schema, std::string const& path, Kind kind)
{
    auto* properties = const_cast<base::Value*>(schema.find("properties"));
    if (auto const* items = schema.find("items")) {
        schema.set("items", pruned(*items, path, kind));
        return schema;
    }
    if (!properties)
        return schema;
    base::Value::Object kept;
    for (auto& [key, field] : *properties->as_object()) {
        auto const here = path.empty() ? key : path + "/" + key;
        bool is_whole = false;
        bool is_on_the_way = false;
        for (auto const one : casefile::figure_paths(kind)) {
            is_whole = is_whole || one == here || here.starts_with(std::string(one) + "/");
            is_on_the_way = is_on_the_way || one.starts_with(here + "/");
        }
        if (is_whole)
            kept.emplace_back(key, field);
        else if (is_on_the_way)
            kept.emplace_back(key, pruned(field, here, kind));
    }
    schema.set("properties", kept);
    std::erase_if(*schema.as_object(), [](auto const& one) { return one.first == "required"; });
    return schema;
}

class FiguresPart : public testing::Test {
protected:
    FiguresPart()
    {
        for (auto const& entry :
            service_test::filesystem::recursive_directory_iterator(installation.records)) {
            if (entry.path().extension() == ".json")
                documents.push_back(service_test::read_value(entry.path()));
        }
    }

    enum class Take { whole, part };

    /// A board with its cases and training, whole or only the part; the part under a schema that
    /// knows nothing else.
    facts::ReportSubject subject_of(std::string const& board, base::Date on, Take take)
    {
        auto const record = [&](base::Value const& value, Kind kind) {
            if (take == Take::whole || kind == Kind::board)
                return casefile::Record(value, library.schemas().of(kind));
            values.push_back(casefile::figures_part(value, kind));
            return casefile::Record(
                values.back(), kind == Kind::case_file ? case_part_schema : training_part_schema);
        };
        std::optional<casefile::Record> board_record;
        std::vector<casefile::Record> cases;
        std::vector<casefile::Record> training;
        for (auto const& value : documents) {
            auto const type = value.text("record");
            if (type == "board" && value.text("id") == board)
                board_record = record(value, Kind::board);
            if (type == "case" && value.text("board") == board)
                cases.push_back(record(value, Kind::case_file));
            if (type == "training" && value.text("board") == board)
                training.push_back(record(value, Kind::training));
        }
        auto const profile = [&](std::string const& id) {
            return casefile::Record(
                library.profile(id)->value, library.schemas().of(Kind::profile));
        };
        facts::ReportSubject subject { *board_record,
            profile(service::profile_on(*board_record, on).value()), cases, training };
        for (auto const& one : cases)
            subject.profiles.emplace(*one.text("profile"), profile(*one.text("profile")));
        return subject;
    }

    std::string figures(facts::ReportSubject const& subject, base::Date as_at) const
    {
        auto const& calendar = library.calendar();
        std::string text;
        auto const statistics = facts::statistics(
            subject, calendar, { .from = day("2014-01-01"), .to = as_at, .as_at = as_at });
        if (!statistics.ok())
            return base::describe(statistics.errors().front());
        text += base::write_json(service::list_as_json(statistics.value()));
        text += base::write_json(service::list_as_json(facts::escalations(subject, as_at)));
        for (auto const& one : subject.cases) {
            auto const deadlines = facts::case_deadlines(
                { subject.board, one, subject.profile_of(one) }, calendar, as_at);
            if (!deadlines.ok())
                return base::describe(deadlines.errors().front());
            for (auto const& deadline : deadlines.value())
                text += base::write_json(facts::to_json(deadline));
        }
        return text;
    }

    service_test::Installation installation;
    assemble::Library library = assemble::Library::load(installation.home).value();
    std::deque<base::Value> documents;
    std::deque<base::Value> values;
    base::Schema case_part_schema { pruned(
        library.schemas().of(Kind::case_file).document(), {}, Kind::case_file) };
    base::Schema training_part_schema { pruned(
        library.schemas().of(Kind::training).document(), {}, Kind::training) };
};

TEST_F(FiguresPart, GivesTheSameFiguresAsTheWholeRecord)
{
    struct Question {
        char const* board;
        char const* as_at;
    };
    for (auto const& [board, as_at] : { Question { "northbridge", "2016-05-10" },
             Question { "northbridge", "2017-09-21" }, Question { "northbridge", "2018-03-31" },
             Question { "northbridge", "2020-12-31" }, Question { "sefton", "2020-12-31" } }) {
        auto const on = day(as_at);
        EXPECT_EQ(figures(subject_of(board, on, Take::whole), on),
            figures(subject_of(board, on, Take::part), on))
            << board << " as at " << as_at;
    }
}

TEST_F(FiguresPart, GivesTheSameFiguresUnderEveryProfile)
{
    for (auto const* profile :
        { "stoke_2018", "sefton_2018", "sunderland", "medway_2007", "working_together_2023" }) {
        for (auto& value : documents) {
            if (value.text("record") == "case")
                value.set("profile", profile);
        }
        auto const on = day("2018-03-31");
        EXPECT_EQ(figures(subject_of("northbridge", on, Take::whole), on),
            figures(subject_of("northbridge", on, Take::part), on))
            << profile;
    }
}

TEST_F(FiguresPart, GivesTheSameAnnualReport)
{
    auto const on = day("2021-01-26");
    facts::ReportOccasion const occasion { on, *base::PartialDate::parse("2018"),
        *base::PartialDate::parse("2020-12"), on };
    for (auto const format : { assemble::Format::pdf, assemble::Format::xlsx }) {
        auto const bytes = [&](Take take) {
            auto const report = assemble::board_document(
                { "X05", format, occasion }, subject_of("sefton", on, take), library);
            return report.ok() ? report.value().bytes : base::describe(report.errors().front());
        };
        EXPECT_TRUE(bytes(Take::part) == bytes(Take::whole));
        EXPECT_GT(bytes(Take::part).size(), 10000u) << bytes(Take::part).substr(0, 300);
    }
}

TEST_F(FiguresPart, LeavesOutWhatNoFigureNeeds)
{
    for (auto const& value : documents) {
        if (value.text("ref") != "NB16/01")
            continue;
        auto const part = casefile::figures_part(value, Kind::case_file);
        auto const text = base::write_json(part);
        EXPECT_LT(text.size() * 2, base::write_json(value).size());
        EXPECT_EQ(text.find("circumstances"), std::string::npos);
        EXPECT_EQ(part.text("ref"), "NB16/01");
    }
}

} // namespace
