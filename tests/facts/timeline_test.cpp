#include "facts/timeline.h"

#include "base/json.h"
#include "facts/northbridge.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <set>

using namespace facts;
using northbridge::Northbridge;
using northbridge::on;

namespace {

/// An entry as a file holds it; `more` are further members, each after a comma.
std::string entry(int ref, std::string const& start, std::string const& more = "")
{
    return R"({"ref":)" + std::to_string(ref) + R"(,"start":")" + start
        + R"(","event":"Something happened.")" + (more.empty() ? "" : "," + more) + "}";
}

std::string submission(std::string const& agency, std::vector<std::string> const& entries,
    std::string const& version = "1.0", std::string const& received_on = "2016-05-01")
{
    std::string text = R"({"agency":")" + agency + R"(","version":")" + version
        + R"(","received_on":")" + received_on + R"(","checked":true,"entries":[)";
    for (auto const& each : entries)
        text += (text.back() == '[' ? "" : ",") + each;
    return text + "]}";
}

/// The example case with other chronologies and nothing yet merged.
Northbridge with_chronologies(std::vector<std::string> const& submissions)
{
    Northbridge example;
    std::string text = "[";
    for (auto const& each : submissions)
        text += (text.size() == 1 ? "" : ",") + each;
    northbridge::at(example.case_file, "/chronologies")
        = base::parse_json(text + "]", "chronologies").value();
    northbridge::remove(example.case_file, "timeline");
    return example;
}

std::string name(TimelineRow const& row)
{
    return row.agency + "#" + std::to_string(row.reference);
}

std::vector<std::string> order(Timeline const& timeline)
{
    std::vector<std::string> names;
    for (auto const& row : timeline.rows)
        names.push_back(name(row));
    return names;
}

std::vector<TimelineNote> notes_of(Timeline const& timeline, TimelineNoteKind kind)
{
    std::vector<TimelineNote> notes;
    std::ranges::copy_if(timeline.notes, std::back_inserter(notes),
        [&](auto const& note) { return note.kind == kind; });
    return notes;
}

std::vector<std::string> codes(Timeline const& timeline)
{
    std::vector<std::string> all;
    for (auto const& fault : timeline.faults)
        all.push_back(fault.code + " " + fault.place.pointer);
    return all;
}

using Rows = std::vector<int>;
using Names = std::vector<std::string>;

/// Chronologies of many entries in no order: the same seed gives the same.
std::vector<std::string> random_submissions(unsigned seed, int entries_each, int days)
{
    std::mt19937 random(seed);
    auto const below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    std::vector<std::string> all;
    for (auto const* agency : { "CSC", "POL", "HOSP", "COMM", "SCH", "VCS", "HOUS", "PROB" }) {
        std::vector<std::string> entries;
        for (int ref = 1; ref <= entries_each; ++ref) {
            auto const day = on("2010-01-01").plus_days(below(days)).iso();
            auto const length = std::array<std::size_t, 4> { 4, 7, 10, 10 }.at(
                static_cast<std::size_t>(below(4)));
            auto const hour = 10 + below(10);
            entries.push_back(entry(ref, day.substr(0, length),
                below(2) == 0 ? "" : R"("start_time":")" + std::to_string(hour) + R"(:00")"));
        }
        all.push_back(submission(agency, entries));
    }
    return all;
}

} // namespace

TEST(Timeline, K15MergeOrder)
{
    Northbridge const example;
    auto const timeline = merge_timeline(example.subject(), on("2016-05-06"));
    EXPECT_EQ(order(timeline), (Names { "CSC#2", "POL#2", "CSC#1", "POL#1", "COMM#1", "CSC#3" }));
    Names printed;
    for (auto const& row : timeline.rows)
        printed.push_back(row.printed_date() + (row.time ? " " + row.time->text() : ""));
    EXPECT_EQ(printed,
        (Names { "March 2015", "12/03/2015 09:15", "12/03/2015 10:00", "12/03/2015",
            "14/03/2015 11:00", "?14/03/2015" }));
    EXPECT_EQ(timeline.version, "1.0");
    EXPECT_EQ(timeline.cut_off, on("2016-05-06"));
    EXPECT_FALSE(base::has_error(timeline.faults));
}

TEST(Timeline, NotesOfTheExample)
{
    Northbridge const example;
    auto const timeline = merge_timeline(example.subject(), on("2016-05-06"));
    // Rows 2 and 3 are the panel's own note, which stands instead of the one worked out; 3 and 4
    // share both parents, and CSC 1 (row 3) names the police.
    auto const duplicates = notes_of(timeline, TimelineNoteKind::duplicate);
    ASSERT_EQ(duplicates.size(), 2u);
    EXPECT_EQ(duplicates.at(0).rows, (Rows { 2, 3 }));
    EXPECT_TRUE(duplicates.at(0).by_panel);
    EXPECT_EQ(duplicates.at(0).text, "Both may be the call of 12 March 2015.");
    EXPECT_EQ(duplicates.at(1).rows, (Rows { 3, 4 }));
    EXPECT_EQ(duplicates.at(1).text,
        "CSC 1 and POL 1 may be the same event: same day and person, and CSC 1 names POL.");
    EXPECT_TRUE(notes_of(timeline, TimelineNoteKind::conflict).empty());
    // The panel asked for 1 October 2014 to 24 March 2016. Before March 2015 lie 31 + 30 + 31 +
    // 31 + 28 = 151 days. CSC 2 may lie anywhere in March 2015; from then to the end lie 366 - 7
    // = 359, since a leap day falls in the year to 31 March 2016.
    auto const gaps = notes_of(timeline, TimelineNoteKind::gap);
    ASSERT_EQ(gaps.size(), 2u);
    EXPECT_EQ(gaps.at(0).rows, (Rows { 1 }));
    EXPECT_EQ(gaps.at(0).text,
        "No agency has an entry from 1 October 2014 to 28 February 2015 (151 days).");
    EXPECT_EQ(
        gaps.at(1).text, "No agency has an entry from 1 April 2015 to 24 March 2016 (359 days).");
}

TEST(Timeline, NewestVersionReceivedByTheDayCounts)
{
    // 1.10 comes after 1.9, and was not there before 3 June.
    auto const example
        = with_chronologies({ submission("CSC", { entry(1, "2015-02-01") }, "1.9", "2016-05-01"),
            submission(
                "CSC", { entry(1, "2015-02-02"), entry(2, "2015-02-03") }, "1.10", "2016-06-03") });
    EXPECT_TRUE(merge_timeline(example.subject(), on("2016-04-30")).rows.empty());
    EXPECT_EQ(order(merge_timeline(example.subject(), on("2016-06-02"))), (Names { "CSC#1" }));
    auto const later = merge_timeline(example.subject(), on("2016-06-03"));
    EXPECT_EQ(order(later), (Names { "CSC#1", "CSC#2" }));
    ASSERT_EQ(later.sources.size(), 1u);
    EXPECT_EQ(later.sources.at(0).version, "1.10");
    EXPECT_EQ(std::ranges::count(later.awaited, "CSC"), 0);
    EXPECT_EQ(std::ranges::count(later.awaited, "POL"), 1);
}

TEST(Timeline, OrderOfEqualDays)
{
    // The day before the month before the year that start with it; then the time; then the order
    // of the panel: social care, police, health, education, others.
    auto const example = with_chronologies({ submission("VCS", { entry(1, "2015-01-01") }),
        submission("SCH", { entry(2, "2015-01-01"), entry(1, "2015-01-01") }),
        submission("HOSP", { entry(1, "2015-01"), entry(2, "2015") }),
        submission("POL", { entry(1, "2015-01-01") }),
        submission("CSC", { entry(1, "2015-01-01", R"("start_time":"23:59")") }) });
    EXPECT_EQ(order(merge_timeline(example.subject(), on("2016-05-06"))),
        (Names { "CSC#1", "POL#1", "SCH#1", "SCH#2", "VCS#1", "HOSP#1", "HOSP#2" }));
}

TEST(Timeline, DuplicateNeedsPersonDayAndTypeOrName)
{
    auto const same = std::string(R"("persons":["other-1"],"event_type":"VISIT")");
    auto const count = [](std::string const& first, std::string const& second,
                           std::string const& agency = "POL") {
        auto const example
            = with_chronologies({ submission("CSC", { first }), submission(agency, { second }) });
        auto const timeline = merge_timeline(example.subject(), on("2016-05-06"));
        return notes_of(timeline, TimelineNoteKind::duplicate).size();
    };
    auto const first = entry(1, "2015-02-01", same);
    EXPECT_EQ(count(first, entry(1, "2015-02-01", same)), 1u);
    EXPECT_EQ(count(first, entry(1, "2015-02-02", same)), 0u);
    EXPECT_EQ(count(first, entry(1, "2015-02-01~", same)), 1u); // Uncertain, but the day given.
    EXPECT_EQ(count(entry(1, "2015-02", same), entry(1, "2015-02", same)), 0u);
    EXPECT_EQ(
        count(first, entry(1, "2015-02-01", R"("persons":["other-2"],"event_type":"VISIT")")), 0u);
    auto const decision = R"("persons":["other-1"],"event_type":"DECISION")";
    EXPECT_EQ(count(first, entry(1, "2015-02-01", decision)), 0u);
    EXPECT_EQ(count(first,
                  entry(1, "2015-02-01",
                      std::string(decision) + R"(,"response":"Told the Social Worker.")")),
        1u);
    // "socialworker" is not the word.
    EXPECT_EQ(count(first,
                  entry(1, "2015-02-01",
                      std::string(decision) + R"(,"response":"Told the social workers.")")),
        0u);
}

TEST(Timeline, ConflictOverWhetherTheChildWasSeen)
{
    auto const yes = entry(1, "2015-02-01", R"("child_seen":"YES")");
    auto const conflicts = [&](std::string const& second) {
        auto const example
            = with_chronologies({ submission("CSC", { yes }), submission("COMM", { second }) });
        return notes_of(
            merge_timeline(example.subject(), on("2016-05-06")), TimelineNoteKind::conflict);
    };
    auto const found = conflicts(entry(1, "2015-02-01", R"("child_seen":"NO")"));
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.at(0).rows, (Rows { 1, 2 }));
    EXPECT_EQ(found.at(0).text, "CSC 1 says that the child was seen, COMM 1 that it was not.");
    EXPECT_TRUE(conflicts(entry(1, "2015-02-01", R"("child_seen":"NOT_RECORDED")")).empty());
    EXPECT_TRUE(conflicts(entry(1, "2015-02-02", R"("child_seen":"NO")")).empty());
}

TEST(Timeline, ConflictOverWhoWasThere)
{
    auto const conflicts = [](std::string const& time, std::string const& persons) {
        auto const example = with_chronologies(
            { submission("CSC",
                  { entry(1, "2015-02-01",
                      R"("event_type":"VISIT","start_time":"10:00","persons":["other-1"])") }),
                submission("COMM",
                    { entry(1, "2015-02-01",
                        R"("event_type":"VISIT","start_time":")" + time + R"(","persons":[)"
                            + persons + "]") }) });
        auto const timeline = merge_timeline(example.subject(), on("2016-05-06"));
        return notes_of(timeline, TimelineNoteKind::conflict).size();
    };
    EXPECT_EQ(conflicts("10:30", R"("other-1","other-2")"), 1u);
    EXPECT_EQ(conflicts("10:31", R"("other-1","other-2")"), 0u); // Another event.
    EXPECT_EQ(conflicts("10:30", R"("other-1")"), 0u);
}

TEST(Timeline, GapIsMoreThanSixWeeks)
{
    auto const gaps = [](std::vector<std::string> const& entries) {
        auto example = with_chronologies({ submission("CSC", entries) });
        auto& tor = northbridge::at(example.case_file, "/tor/0");
        northbridge::at(tor, "/period_from") = base::Value(std::string("2015-01-01"));
        northbridge::at(tor, "/period_to") = base::Value(std::string("2015-03-31"));
        northbridge::at(tor, "/agreed_on") = base::Value(std::string("2016-05-01"));
        auto const timeline = merge_timeline(example.subject(), on("2016-05-06"));
        Names texts;
        for (auto const& note : notes_of(timeline, TimelineNoteKind::gap))
            texts.push_back(note.text);
        return texts;
    };
    // Between 1 January and 13 February lie 30 + 12 = 42 days, and to 14 February 43; from
    // 14 February to 31 March 14 + 31 = 45.
    EXPECT_EQ(gaps({ entry(1, "2015-01-01"), entry(2, "2015-02-13"), entry(3, "2015-03-10") }),
        (Names {}));
    EXPECT_EQ(gaps({ entry(1, "2015-01-01"), entry(2, "2015-02-14"), entry(3, "2015-03-10") }),
        (Names { "No agency has an entry from 2 January 2015 to 13 February 2015 (43 days)." }));
    EXPECT_EQ(gaps({}),
        (Names { "No agency has an entry from 1 January 2015 to 31 March 2015 (90 days)." }));
    // A stay in hospital fills the days it lasted; "2015" shows nothing about any day; a month is
    // given the benefit of the doubt.
    EXPECT_EQ(gaps({ entry(1, "2015-01-01", R"("end":"2015-02-20")") }), (Names {}));
    EXPECT_EQ(gaps({ entry(1, "2015") }).size(), 1u);
    EXPECT_EQ(gaps({ entry(1, "2015-02") }), (Names {}));
}

TEST(Timeline, FaultsNameTheirPlace)
{
    auto const example = with_chronologies({ submission("CSC",
        { entry(1, "soon"), entry(2, "2015-02-01", R"("end":"2015-01-01")"), entry(2, "2015-02-02"),
            entry(3, "2001-01-01"), entry(4, "2001-01-01", R"("significant":true)") }) });
    auto const timeline = merge_timeline(example.subject(), on("2016-05-06"));
    EXPECT_EQ(codes(timeline),
        (Names { "timeline-undated /chronologies/0/entries/0/start",
            "timeline-ends-before-start /chronologies/0/entries/1/end",
            "timeline-number-twice /chronologies/0/entries/2/ref",
            "timeline-outside-period /chronologies/0/entries/3/start" }));
    EXPECT_EQ(timeline.rows.size(), 4u);
}

TEST(Timeline, SaysWhenTheRecordedVersionIsBehind)
{
    Northbridge example;
    northbridge::at(example.case_file, "/chronologies/2/received_on")
        = base::Value(std::string("2016-05-20"));
    auto const before = merge_timeline(example.subject(), on("2016-05-06"));
    EXPECT_EQ(before.rows.size(), 5u);
    EXPECT_EQ(std::ranges::count(before.awaited, "COMM"), 1);
    auto const after = merge_timeline(example.subject(), on("2016-05-20"));
    EXPECT_EQ(after.rows.size(), 6u);
    EXPECT_EQ(codes(after), (Names { "timeline-newer-chronology /chronologies/2/received_on" }));
}

TEST(Timeline, FactsPrintPseudonyms)
{
    Northbridge example;
    auto const facts = timeline_facts(example.subject(), on("2016-05-06"));
    auto const rows = *northbridge::fact_at(facts, "rows").list();
    ASSERT_EQ(rows.size(), 6u);
    EXPECT_EQ(northbridge::printed_at(rows.at(5), "date"), "?14/03/2015");
    EXPECT_EQ(northbridge::printed_at(rows.at(1), "time"), "09:15");
    EXPECT_EQ(northbridge::printed_at(rows.at(1), "persons"), "Mother, Father, Brother");
    EXPECT_EQ(northbridge::printed_at(rows.at(1), "agency_name"), "Northshire Police");
    EXPECT_EQ(northbridge::printed_at(rows.at(1), "type"), "Police event");
    EXPECT_EQ(northbridge::printed_at(rows.at(1), "panel_note"),
        "DUPLICATE? Both may be the call of 12 March 2015.");
    EXPECT_EQ(northbridge::printed_at(facts, "months.count"), "3");
    EXPECT_EQ(northbridge::printed_at(facts, "version"), "1.0");
    // Without a pseudonym nobody is named at all.
    northbridge::remove(northbridge::at(example.case_file, "/significant_others/0"), "pseudonym");
    auto const nameless = timeline_facts(example.subject(), on("2016-05-06"));
    EXPECT_TRUE(
        northbridge::fact_at(northbridge::fact_at(nameless, "rows").list()->at(1), "persons")
            .missing());
}

TEST(Timeline, RealNamesLeftInTextsAreFaults)
{
    auto const told = [](std::string const& text) {
        return entry(1, "2015-02-01", R"("response":")" + text + R"(")");
    };
    auto const faults = [&](std::string const& text) {
        auto const example = with_chronologies({ submission("CSC", { told(text) }) });
        return codes(merge_timeline(example.subject(), on("2016-05-06")));
    };
    Names const found { "timeline-real-name /chronologies/0/entries/0/response" };
    EXPECT_EQ(faults("The nurse weighed Zofia."), found);
    EXPECT_EQ(faults("“Zosia’s” cot was looked at."), found); // An alias, in quotation marks.
    EXPECT_EQ(faults("Ms Wiśniewska came alone."), found);
    EXPECT_EQ(faults("The nurse weighed Wren."), (Names {}));
    EXPECT_EQ(faults("Sent to the Zofiabad clinic."), (Names {})); // Part of another word.
}

TEST(Timeline, MergeIsASortedPermutationWhateverTheOrderOfSubmissions)
{
    for (unsigned seed = 1; seed <= 20; ++seed) {
        auto submissions = random_submissions(seed, 20, 60);
        auto const example = with_chronologies(submissions);
        auto const timeline = merge_timeline(example.subject(), on("2016-05-06"));
        std::set<std::string> distinct;
        for (auto const& row : timeline.rows)
            distinct.insert(name(row));
        EXPECT_EQ(timeline.rows.size(), 8u * 20u);
        EXPECT_EQ(distinct.size(), 8u * 20u);
        for (std::size_t i = 1; i < timeline.rows.size(); ++i) {
            auto const& a = timeline.rows.at(i - 1);
            auto const& b = timeline.rows.at(i);
            EXPECT_EQ(b.number, a.number + 1);
            EXPECT_LE(std::pair(a.start.earliest(), a.start.latest()),
                std::pair(b.start.earliest(), b.start.latest()));
            if (a.start == b.start && b.time) {
                EXPECT_TRUE(a.time && *a.time <= *b.time);
            }
        }
        std::ranges::shuffle(submissions, std::mt19937(seed));
        auto const shuffled = with_chronologies(submissions);
        EXPECT_EQ(order(merge_timeline(shuffled.subject(), on("2016-05-06"))), order(timeline));
    }
}

TEST(Timeline, TenThousandEntriesAreAllThere)
{
    // Eight agencies with 1,250 entries each.
    auto const example = with_chronologies(random_submissions(7, 1250, 3600));
    EXPECT_EQ(merge_timeline(example.subject(), on("2021-01-01")).rows.size(), 10'000u);
}

TEST(Timeline, ACrowdedDayIsReportedAndNotCompared)
{
    std::vector<std::string> entries;
    for (int ref = 1; ref <= 150; ++ref)
        entries.push_back(
            entry(ref, "2015-02-01", R"("persons":["other-1"],"event_type":"CONTACT")"));
    auto const example
        = with_chronologies({ submission("CSC", entries), submission("POL", entries) });
    auto const timeline = merge_timeline(example.subject(), on("2016-05-06"));
    EXPECT_TRUE(notes_of(timeline, TimelineNoteKind::duplicate).empty());
    // Row 201 is the 51st of the police.
    EXPECT_EQ(codes(timeline), (Names { "timeline-crowded-day /chronologies/1/entries/50/start" }));
}
