#include "casefile/casefile.h"

#include "base/file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>

namespace {

namespace filesystem = std::filesystem;

filesystem::path source_folder()
{
    return CASEBINDER_SOURCE_DIR;
}

casefile::Schemas const& schemas()
{
    static auto const loaded = casefile::Schemas::load(source_folder() / "data/schema");
    return loaded;
}

/// The faults of a small case with more members, as "code pointer" lines.
std::string faults_with(std::string const& members)
{
    auto const text = R"({"record": "case", "board": "testborough", "profile": "staffs_stoke_2015",
        "ref": "TB17/09", "kind": "REVIEW_CANDIDATE", "stage": "NOTIFIED", )"
        + members + "}";
    auto const result = casefile::read(text, "file.json", schemas());
    std::string lines;
    if (!result.ok()) {
        for (auto const& fault : result.errors()) {
            EXPECT_FALSE(fault.message.empty());
            EXPECT_FALSE(fault.fix.empty());
            lines += fault.code + ' ' + fault.place.pointer + '\n';
        }
    }
    return lines;
}

std::string const child = R"("children": [{"key": "child-1", "pseudonym": "Rowan"}], )";

/// A death on `occurred` of a child born on `dob`, under a deprivation of liberty order.
std::string liberty(std::string const& dob, std::string const& occurred)
{
    return R"("children": [{"key": "child-1", "pseudonym": "Rowan")"
        + (dob.empty() ? "" : R"(, "dob": ")" + dob + '"') + R"(}], "incident": {"occurred": ")"
        + occurred + R"(", "outcome": "DIED", "abuse_neglect": "NEITHER",
            "interagency_concern": "NOT_ASSESSED",
            "custody_context": "DOL_MCA_2005_AGED_16_17"})";
}

TEST(DeprivationOfLiberty, IsForSixteenAndSeventeenOnly)
{
    std::string const refused = "record-custody-age /incident/custody_context\n";
    EXPECT_EQ(faults_with(liberty("2000-06-22", "2017-06-21")), ""); // 16 years, 364 days.
    EXPECT_EQ(faults_with(liberty("2001-06-22", "2017-06-22")), ""); // The 16th birthday.
    EXPECT_EQ(faults_with(liberty("2001-06-22", "2017-06-21")), refused); // Still 15 (K7 f).
    EXPECT_EQ(faults_with(liberty("1999-06-22", "2017-06-21")), ""); // The last day of 17.
    EXPECT_EQ(faults_with(liberty("1999-06-22", "2017-06-22")), refused); // 18.
}

TEST(DeprivationOfLiberty, IsRefusedOnlyWhenTheAgeIsCertain)
{
    EXPECT_EQ(faults_with(liberty("", "2017-06-21")), "");
    // Born in June 2001: 15 or 16 in "June 2017".
    EXPECT_EQ(faults_with(liberty("2001-06-22", "2017-06")), "");
    EXPECT_NE(faults_with(liberty("2001-07-01", "2017-06")), "");
}

TEST(Chronology, NumbersItsEntriesOnce)
{
    auto const entries = [](std::string const& second, std::string const& nil) {
        return child + R"("chronologies": [{"agency": "CSC", "version": "1", "nil": )" + nil
            + R"(, "entries": [{"ref": 1, "start": "2015-03", "event": "A call."},
                {"ref": )"
            + second + R"(, "start": "2015-03-14~", "event": "A visit.",
                 "persons": ["child-1"]}]}])";
    };
    EXPECT_EQ(faults_with(entries("2", "false")), "");
    EXPECT_EQ(
        faults_with(entries("1", "false")), "record-repeated /chronologies/0/entries/1/ref\n");
    EXPECT_EQ(faults_with(entries("2", "true")), "record-nil-chronology /chronologies/0/nil\n");
    // The schema finds the number, and the check looks on without harm.
    EXPECT_EQ(
        faults_with(entries("\"two\"", "false")), "schema-type /chronologies/0/entries/1/ref\n");
}

TEST(Timeline, NamesEntriesThatExist)
{
    auto const note = [](std::string const& ref) {
        return child + R"("chronologies": [{"agency": "CSC", "version": "1", "entries":
                [{"ref": 1, "start": "2015", "event": "A call."}]}],
            "timeline": [{"version": "1", "cut_off": "2016-05-06", "notes": [{"kind": "GAP",
                "text": "Nothing for a year.", "rows": [{"agency": "CSC", "ref": )"
            + ref + "}]}]}]";
    };
    EXPECT_EQ(faults_with(note("1")), "");
    EXPECT_EQ(faults_with(note("2")), "record-unknown-reference /timeline/0/notes/0/rows/0/ref\n");
}

TEST(TermsOfReference, HaveEachVersionAndQuestionOnce)
{
    auto const terms = [](std::string const& second, std::string const& answered) {
        return child + R"("tor": [{"version": "1", "questions": [{"no": 1, "text": "What?"},
                {"no": 2, "text": "Why?"}]}, {"version": ")"
            + second + R"(",
                "questions": [{"no": 1, "text": "What?"}]}],
            "agency_reports": [{"agency": "CSC", "kind": "AGENCY_REPORT",
                "answers": [{"question": )"
            + answered + R"(, "text": "Because."}]}])";
    };
    EXPECT_EQ(faults_with(terms("2", "2")), "");
    EXPECT_EQ(faults_with(terms("1", "2")), "record-repeated /tor/1/version\n");
    EXPECT_EQ(faults_with(terms("2", "3")),
        "record-unknown-reference /agency_reports/0/answers/0/question\n");
    EXPECT_EQ(faults_with(child + R"("tor": [{"version": "1", "questions":
                  [{"no": 1, "text": "What?"}, {"no": 1, "text": "Why?"}]}])"),
        "record-repeated /tor/0/questions/1/no\n");
}

TEST(NewEntities, NameWhatIsInTheCase)
{
    EXPECT_EQ(faults_with(child + R"("family_engagement": [{"person": "other-9"}])"),
        "record-unknown-reference /family_engagement/0/person\n");
    EXPECT_EQ(faults_with(child + R"("conversations": [{"practitioner": "practitioner-1",
                  "held_on": "2017-01-10"}])"),
        "record-unknown-reference /conversations/0/practitioner\n");
    EXPECT_EQ(faults_with(child + R"("impact_evidence": [{"kind": "SURVEY", "title": "Survey",
                  "finding": "Better.", "linked_actions": ["1.1"]}])"),
        "record-unknown-reference /impact_evidence/0/linked_actions/0\n");
    EXPECT_EQ(faults_with(child + R"("relationships": [{"a": "child-1", "b": "child-1",
                  "type": "TWIN"}])"),
        "record-same-person /relationships/0/b\n");
}

TEST(NewEntities, KeepTheirDatesInOrder)
{
    EXPECT_EQ(faults_with(child + R"("practitioners": [{"key": "practitioner-1",
                  "agency": "CSC"}], "conversations": [{"practitioner": "practitioner-1",
                  "held_on": "2017-01-10", "sent_for_check_on": "2017-01-09"}])"),
        "record-order /conversations/0/sent_for_check_on\n");
    EXPECT_EQ(faults_with(child + R"("disclosures": [{"received_on": "2017-01-10",
                  "material": "Notes of two conversations", "decided_on": "2017-01-09"}])"),
        "record-order /disclosures/0/decided_on\n");
}

TEST(Kinds, AYouthOffendingIncidentNeedsInitialsOnly)
{
    EXPECT_EQ(
        faults_with(R"("children": [{"key": "child-1", "initials": "J.T.", "pseudonym": "J"}])"),
        "");
}

/// Every field of `node` that holds a value of its own says who may see it and what it is called.
void expect_described(base::Value const& node, std::string const& place)
{
    auto const* properties = node.find("properties");
    if (!properties)
        return;
    for (auto const& [key, field] : *properties->as_object()) {
        auto const here = place + '/' + key;
        EXPECT_NE(field.text("title"), "") << here;
        auto const* items = field.find("items");
        auto const& inner = items ? *items : field;
        if (inner.text("type") == "object") {
            expect_described(inner, here);
            continue;
        }
        static std::set<std::string> const levels { "L0", "L1", "L2", "L3" };
        EXPECT_TRUE(levels.contains(field.text("x-level"))) << here;
        if (auto const* choices = inner.find("enum"); choices && choices->as_list()->size() > 1) {
            auto const* printed = inner.find("x-printed");
            ASSERT_TRUE(printed) << here;
            for (auto const& choice : *choices->as_list())
                EXPECT_NE(printed->text(*choice.as_string()), "") << here;
        }
    }
}

TEST(Schemas, DescribeEveryField)
{
    using casefile::Kind;
    for (auto const kind : { Kind::board, Kind::case_file, Kind::training, Kind::profile })
        expect_described(
            schemas().of(kind).document(), schemas().of(kind).document().text("title"));
}

casefile::Document example(std::string const& name)
{
    auto const path = source_folder() / "examples/northbridge" / name;
    return casefile::read(base::read_file(path), name, schemas()).value();
}

TEST(Northbridge, HasTheCasesOfTheAcceptanceSet)
{
    auto const aware = [](std::string const& name) {
        return example(name).value.find("incident")->text("la_aware_on");
    };
    EXPECT_EQ(aware("case-nb16-01.json"), "2016-03-24");
    EXPECT_EQ(aware("case-nb16-02.json"), "2016-08-01");
    EXPECT_EQ(aware("case-nb17-01.json"), "2017-06-23");
    EXPECT_EQ(aware("case-nb17-02.json"), ""); // For information only.
    EXPECT_EQ(aware("case-nb17-03.json"), "2017-12-21");
    EXPECT_EQ(aware("case-nb18-01.json"), "2018-12-13");
    EXPECT_EQ(aware("case-nb19-01.json"), "2019-08-26");
}

TEST(Northbridge, TheExampleOfADeprivedChildOfFifteenIsRefused)
{
    auto value = example("case-nb19-01.json").value; // Children of five and eight.
    auto incident = *value.find("incident");
    incident.set("custody_context", "DOL_MCA_2005_AGED_16_17");
    value.set("incident", incident);
    auto const result = casefile::read(base::write_json(value), "f", schemas());
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.errors().front().code, "record-custody-age");
}

TEST(Profiles, HaveTheParametersOfTheirBoards)
{
    auto const profile = [](std::string const& id) {
        auto const path = source_folder() / "data/profiles" / (id + ".json");
        auto document = casefile::read(base::read_file(path), id, schemas()).value();
        EXPECT_EQ(document.id, id);
        return document.value;
    };
    EXPECT_EQ(profile("stoke_2018").text("front_door"), "CASE_FILE_REVIEW");
    EXPECT_EQ(profile("stoke_2018").text("criteria_set"), "WT2018");
    EXPECT_EQ(profile("sunderland").find("chair_decision_limit"), nullptr);
    EXPECT_EQ(profile("sunderland").text("prescoping_mode"), "ONE_STEP");
    auto const medway = profile("medway_2007");
    for (auto const* absent : { "notify_working_days", "completion_months", "panel_copy_rule",
             "not_initiated_notice_days", "chair_decision_limit" })
        EXPECT_EQ(medway.find(absent), nullptr) << absent;
    EXPECT_EQ(medway.text("secure_records_sender"), "INDEPENDENT_CHAIR");
    EXPECT_EQ(medway.text("nonstatutory_publish"), "NEVER");
    EXPECT_NE(profile("working_together_2023").find("unverified"), nullptr);
}

} // namespace
