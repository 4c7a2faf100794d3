#include "facts/copies.h"

#include "northbridge.h"

#include <gtest/gtest.h>

namespace facts {

using northbridge::at;
using northbridge::Northbridge;

namespace {

base::Value json(char const* text)
{
    return base::parse_json(text, "test").value();
}

std::vector<std::string> ids(Northbridge const& data, char const* rule)
{
    std::vector<std::string> list;
    for (auto const& copy : copies(data.subject(), rule))
        list.push_back(copy.id);
    return list;
}

Fact copy(
    Northbridge const& data, char const* rule, char const* id, char const* as_at = "2016-08-03")
{
    return copy_fact(data.subject(), rule, id, northbridge::on(as_at)).value();
}

/// "a.b.c" of a fact, printed.
std::string printed(Fact const& root, std::string_view path)
{
    std::optional<Fact> fact = root;
    while (fact && !path.empty()) {
        auto const dot = std::min(path.find('.'), path.size());
        fact = fact->member(path.substr(0, dot));
        path.remove_prefix(std::min(dot + 1, path.size()));
    }
    return !fact ? "no such key" : fact->printed().value_or("nothing");
}

using Ids = std::vector<std::string>;

} // namespace

TEST(Copies, EachPractitionerHasOne)
{
    Northbridge data;
    EXPECT_EQ(
        ids(data, "practitioners"), (Ids { "practitioner-1", "practitioner-2", "practitioner-3" }));
    auto const letter = copy(data, "practitioners", "practitioner-1");
    EXPECT_EQ(printed(letter, "name"), "Oluwaseun Fairweather");
    EXPECT_EQ(printed(letter, "agency"), "Northbridge Community Health Trust");
    EXPECT_EQ(printed(letter, "practitioner.role_at_time"), "Health visitor");
    EXPECT_EQ(printed(letter, "contact.name"), "Zuleika Thornaby"); // Who speaks for the trust.
    EXPECT_EQ(printed(letter, "event.venue"), "Board Room, Wharf House");
    EXPECT_EQ(
        printed(letter, "conversation.held_by"), "Thaddeus Brockenhurst and Gwendolen Apsley");
    EXPECT_TRUE(letter.member("is_key_witness")->shown()); // Possibly one.
    auto const other = copy(data, "practitioners", "practitioner-3");
    EXPECT_FALSE(other.member("is_key_witness")->shown());
    EXPECT_TRUE(other.member("event")->missing()); // Not invited.
    EXPECT_TRUE(other.member("conversation")->missing());
    EXPECT_FALSE(
        copy_fact(data.subject(), "practitioners", "nobody", northbridge::on("2016-08-03")));
    EXPECT_TRUE(ids(data, "board-members").empty());
}

TEST(Copies, ThePersonOfTheBoardsListComesBeforeTheNameOfTheCase)
{
    Northbridge data;
    at(data.case_file, "/practitioners/0").set("person", "P19");
    auto const letter = copy(data, "practitioners", "practitioner-1");
    EXPECT_EQ(printed(letter, "name"), "Dr Piers Whitlowe");
    EXPECT_EQ(printed(letter, "salutation"), "Dr Whitlowe");
}

TEST(Copies, TheEventIsTheNextOne)
{
    Northbridge data;
    data.case_file.set("events", json(R"([
        { "kind": "LEARNING_EVENT", "date": "2016-09-01", "venue": "First" },
        { "kind": "FEEDBACK_SESSION", "date": "2016-09-10", "venue": "Feedback" },
        { "kind": "LEARNING_EVENT", "date": "2016-11-01", "venue": "Third" },
        { "kind": "LEARNING_EVENT", "date": "2016-10-01", "venue": "Second" }])"));
    auto const venue = [&](char const* day) {
        return printed(event_facts(data.subject(), northbridge::on(day)), "venue");
    };
    EXPECT_EQ(venue("2016-08-03"), "First");
    EXPECT_EQ(venue("2016-09-01"), "First");
    EXPECT_EQ(venue("2016-09-02"), "Second");
    EXPECT_EQ(venue("2016-10-02"), "Third");
    EXPECT_EQ(venue("2017-01-01"), "Third"); // All are over.
}

TEST(Copies, TheListForThePoliceHasDelegatesAndWhoElseIsInvited)
{
    Northbridge data;
    auto const event = event_facts(data.subject(), northbridge::on("2017-01-12"));
    ASSERT_EQ(event.member("people")->list()->size(), 2u); // One is a delegate, one is invited.
    auto const& second = event.member("people")->list()->at(1);
    EXPECT_EQ(printed(second, "name"), "Bethan Prys-Okonkwo");
    EXPECT_EQ(printed(second, "position"), "2");
    EXPECT_EQ(printed(second, "cleared"), "Yes");
    EXPECT_EQ(printed(event, "sio"),
        "Detective Chief Inspector Lorcan Wadebridge, Senior Investigating Officer, Major Crime");
    at(data.case_file, "/practitioners/1").set("police_cleared", "PENDING");
    auto const asked = event_facts(data.subject(), northbridge::on("2017-01-12"));
    EXPECT_EQ(printed(asked.member("people")->list()->at(1), "cleared"), "Answer awaited");
}

TEST(Copies, AgenciesThatReportStandInTheOrderOfThePanel)
{
    Northbridge data;
    EXPECT_EQ(ids(data, "report-agencies"), (Ids { "csc", "pol", "hosp", "comm", "gp", "vcs" }));
    auto const report = copy(data, "report-agencies", "comm");
    EXPECT_EQ(printed(report, "report.author_name"), "Gaynor Ashdown-Iqbal");
    EXPECT_EQ(printed(report, "report.learning_points_text"),
        "1. A risk to an unborn baby needs a written account that the next person can find.\n"
        "2. Who lives in the home is a question for each visit.");
    auto const& questions = *report.member("questions")->list();
    ASSERT_EQ(questions.size(), 3u);
    EXPECT_EQ(printed(questions.at(1), "answer.why"),
        "The bruising protocol had not reached the clinic.");
    // Nothing has come from the police: the questions stand there, without answers.
    auto const empty = copy(data, "report-agencies", "pol");
    EXPECT_TRUE(empty.member("report")->missing());
    EXPECT_EQ(printed(empty.member("questions")->list()->at(2), "text"),
        "Which adults were known to live with the children, and to whom?");
    EXPECT_EQ(printed(empty.member("questions")->list()->at(2), "answer.text"), "nothing");
}

TEST(Copies, ThePanelReadsAConversationOnceItIsAgreed)
{
    Northbridge data;
    // The practitioner, the reviewer, six members of the panel.
    EXPECT_EQ(ids(data, "conversations"),
        (Ids { "practitioner-1", "practitioner-1-for-p09", "practitioner-1-for-p17",
            "practitioner-1-for-p08", "practitioner-1-for-p10", "practitioner-1-for-p18",
            "practitioner-1-for-p21", "practitioner-1-for-p20" }));
    auto const form = copy(data, "conversations", "practitioner-1-for-p09");
    EXPECT_FALSE(form.member("is_own_copy")->shown());
    EXPECT_EQ(printed(form, "answer.p7"),
        "The visits of the family support worker, who told me each time she was worried.");
    EXPECT_EQ(printed(form, "answer.p9"), "nothing");
    EXPECT_EQ(printed(form, "factor.TEAM.hindered"), "Two empty posts");
    EXPECT_EQ(printed(form, "factor.TEAM.helped"), "nothing");
    at(data.case_file, "/conversations/0").set("agreed", false);
    EXPECT_EQ(ids(data, "conversations"), Ids { "practitioner-1" });
    // On lists and across the page a practitioner is called by their role.
    EXPECT_EQ(copies(data.subject(), "conversations").at(0).name, "Health visitor, COMM");
}

TEST(Copies, ASecondConversationHasACopyOfItsOwn)
{
    Northbridge data;
    data.case_file.set("conversations", json(R"([
        { "practitioner": "practitioner-1", "held_on": "2017-02-20" },
        { "practitioner": "practitioner-1", "held_on": "2017-03-20", "place": "Board office",
          "answers": [{ "prompt": "Follow-up", "text": "Nothing to add." }] }])"));
    EXPECT_EQ(ids(data, "conversations"), (Ids { "practitioner-1", "practitioner-1-2" }));
    auto const second = copy(data, "conversations", "practitioner-1-2");
    EXPECT_EQ(printed(second, "conversation.place"), "Board office");
    EXPECT_EQ(printed(second.member("other_answers")->list()->at(0), "prompt"), "Follow-up");
}

TEST(Copies, FamilyWhoTakePartAreWrittenToByName)
{
    Northbridge data; // Mother takes a limited part; two others do not take part.
    EXPECT_EQ(ids(data, "family"), Ids { "other-1" });
    auto const letter = copy(data, "family", "other-1");
    EXPECT_EQ(printed(letter, "name"), "Agnieszka Wiśniewska");
    EXPECT_EQ(letter.member("address")->list()->size(), 3u);
    EXPECT_EQ(printed(letter, "engagement.coordinator_of.name"), "Rosalind Osei-Farthing");
    at(data.case_file, "/family_engagement/2").set("decision", "PARTICIPATING");
    EXPECT_EQ(ids(data, "family"), (Ids { "other-1", "other-4" }));
    // "Not known" is no address.
    EXPECT_TRUE(copy(data, "family", "other-4").member("address")->list()->empty());
}

} // namespace facts
