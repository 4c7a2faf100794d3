#include "assemble/wording.h"

#include "assemble/assemble.h"
#include "facts/northbridge.h"

#include <gtest/gtest.h>

#include <set>

namespace {

using assemble::Format;
using northbridge::Northbridge;
using northbridge::on;

assemble::Library const& library()
{
    static auto const loaded = assemble::Library::load(northbridge::root());
    return loaded.value();
}

base::Value wording(std::string const& paragraph, std::string const& text,
    std::string const& from = "", std::string const& to = "", std::string const& document = "2a")
{
    base::Value value;
    value.set("document", document);
    value.set("paragraph", paragraph);
    value.set("text", text);
    if (!from.empty())
        value.set("from", from);
    if (!to.empty())
        value.set("to", to);
    value.set("agreed_by", "SCR Subgroup");
    value.set("agreed_on", "2015-11-19");
    return value;
}

/// NB16/01 of a board, or a profile, with these wordings.
Northbridge with(
    std::vector<base::Value> const& of_board, std::vector<base::Value> const& of_profile = {})
{
    Northbridge data;
    data.board.set("wording", base::Value(base::Value::List(of_board)));
    data.profile.set("wording", base::Value(base::Value::List(of_profile)));
    return data;
}

/// The letter to an agency as the web page of one copy, or its faults as "code pointer" each.
std::string letter(Northbridge const& data, char const* as_at = "2016-04-20")
{
    assemble::Order const order {
        .document = "2a", .recipient = "comm", .format = Format::html, .as_at = on(as_at)
    };
    auto const made = assemble::assemble(order, data.subject(), library());
    if (made.ok())
        return made.value().front().bytes;
    std::string faults;
    for (auto const& fault : made.errors())
        faults += (faults.empty() ? "" : " ") + fault.code + " " + fault.place.pointer;
    return faults;
}

bool says(std::string const& document, std::string_view text)
{
    return document.find(text) != std::string::npos;
}

/// "code pointer" of each finding of the board's wordings.
std::vector<std::string> found(Northbridge const& data)
{
    std::vector<std::string> found;
    auto const subject = data.subject();
    for (auto const& one : assemble::check_wordings(subject.board, "board.json", library())) {
        EXPECT_EQ(one.place.file, "board.json");
        EXPECT_FALSE(one.fix.empty());
        found.push_back(one.code + " " + one.place.pointer);
    }
    return found;
}

using Found = std::vector<std::string>;

} // namespace

TEST(BoardWording, IsPrintedInPlaceOfTheShippedWords)
{
    auto const text = letter(with({ wording("P4", "Name somebody by ((panel.rsvp_by)).") }));
    EXPECT_TRUE(says(text, "Name somebody by 27 April 2016.")) << text.substr(0, 300);
    EXPECT_FALSE(says(text, "Please send someone senior"));
    EXPECT_TRUE(says(text, "The panel meets on"));
}

TEST(BoardWording, IsThatOfTheDayOfTheDocument)
{
    auto const data = with({ wording("P13", "Old words.", "", "2016-04-20"),
        wording("P13", "New words.", "2016-04-22") });
    EXPECT_TRUE(says(letter(data, "2016-04-20"), "Old words."));
    EXPECT_TRUE(says(letter(data, "2016-04-21"), "offered support and reflective supervision"));
    EXPECT_TRUE(says(letter(data, "2016-04-22"), "New words."));
}

TEST(BoardWording, GoesBeforeThatOfTheProfile)
{
    auto const data = with({ wording("P13", "Board.", "2016-04-21") },
        { wording("P13", "Profile."), wording("P14", "Profile too.") });
    EXPECT_TRUE(says(letter(data, "2016-04-21"), "Board."));
    EXPECT_FALSE(says(letter(data, "2016-04-21"), "Profile."));
    EXPECT_TRUE(says(letter(data, "2016-04-21"), "Profile too."));
    EXPECT_TRUE(says(letter(data, "2016-04-20"), "Profile."));
}

TEST(BoardWording, OfAnotherDocumentIsNotUsed)
{
    auto const data = with({ wording("P13", "For 2b.", "", "", "2b") });
    EXPECT_TRUE(says(letter(data), "offered support and reflective supervision"));
}

TEST(BoardWording, MayAskForWhatTheTemplateDoesNot)
{
    // The template prints nothing of the notification, so nothing of it would be computed.
    auto const text
        = letter(with({ wording("P13", "Told on ((notification.received_on.table)).") }));
    EXPECT_TRUE(says(text, "Told on 05/04/2016.")) << text.substr(0, 300);
}

TEST(BoardWording, OfAParagraphThatIsNotShownIsNotShown)
{
    // The community trust is no school.
    EXPECT_FALSE(says(letter(with({ wording("P11", "For schools.") })), "For schools."));
}

TEST(BoardWording, IsText)
{
    auto const text = letter(with({ wording("P13", "<b>{{case.ref}}</b> & \"x\"\nnext {{/x}}") }));
    EXPECT_TRUE(says(text, "&lt;b&gt;{{case.ref}}&lt;/b&gt; &amp; &quot;x&quot;<br>next {{/x}}"));
}

TEST(BoardWording, FaultsKeepTheDocumentBackWithTheOthers)
{
    auto data = with({ wording("P2", "We meet soon."), wording("P99", "x"),
        wording("P13", "((case.reff))"), wording("P14", "((") });
    EXPECT_EQ(letter(data),
        "wording-required-field /wording/0/text wording-paragraph /wording/1/paragraph "
        "wording-unclosed-field /wording/3/text");
    data = with({ wording("P13", "((case.reff))") });
    northbridge::remove(northbridge::at(data.case_file, "/meetings/0"), "venue");
    EXPECT_EQ(
        letter(data), "merge-missing-value /meetings/0/venue merge-unknown-key /wording/0/text");
}

TEST(BoardWording, TwiceOnOneDayIsAFault)
{
    auto const data = with({ wording("P13", "One.", "", "2016-05-01"),
        wording("P13", "Two.", "2016-05-01"), wording("P11", "Other.", "", "", "9") });
    EXPECT_EQ(found(data), Found { "wording-twice /wording/1/text" });
    EXPECT_TRUE(says(letter(data, "2016-04-20"), "One."));
    EXPECT_EQ(letter(data, "2016-05-01").substr(0, 29), "wording-twice /wording/1/text");
    // With each other's ends open, or one inside the other.
    EXPECT_EQ(found(with({ wording("P13", "One."), wording("P13", "Two.") })).size(), 1U);
    EXPECT_EQ(found(with({ wording("P13", "One.", "2016-01-01", "2018-01-01"),
                        wording("P13", "Two.", "2017-01-01", "2017-02-01") }))
                  .size(),
        1U);
    EXPECT_TRUE(found(with({ wording("P13", "One.", "2016-01-01", "2016-12-31"),
                          wording("P13", "Two.", "2017-01-01", "2017-02-01") }))
                    .empty());
}

TEST(BoardWording, ChecksTellEveryFaultWhateverTheDay)
{
    auto const data
        = with({ wording("P2", "Soon.", "2030-01-01"), wording("P4", "x", "", "", "X33"),
            wording("P4", "x", "", "", "2c"), wording("schedule", "x"), wording("P1O", "x") });
    EXPECT_EQ(found(data),
        (Found { "wording-required-field /wording/0/text", "wording-document /wording/1/document",
            "wording-document /wording/2/document", "wording-not-text /wording/3/paragraph",
            "wording-paragraph /wording/4/paragraph" }));
}

TEST(BoardWording, ThatIsHardToReadIsWarnedOf)
{
    // 6 words of 4, 1, 1, 1, 3 and 4 syllables: 0.39 * 6 + 11.8 * 14 / 6 - 15.59 + 5 = 19.3
    auto data = with({ wording("P13", "Practitioners should ask for appropriate supervision.") });
    auto const subject = data.subject();
    auto const findings = assemble::check_wordings(subject.board, "", library());
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(base::describe(findings.front()),
        "warning wording-reading-age: /wording/0/text: The wording of P13 of document 2a has a "
        "reading age of 19; the board's limit is 13. Use shorter words and sentences. The longest "
        "sentence has 6 words: \"Practitioners should ask for appropriate supervision.\"");
    // The letter is made, with the warning.
    assemble::Order const order {
        .document = "2a", .recipient = "comm", .as_at = on("2016-04-20")
    };
    auto const made = assemble::assemble(order, subject, library());
    ASSERT_TRUE(made.ok());
    EXPECT_EQ(made.value().front().warnings.back().code, "wording-reading-age");
    auto const words = std::string(500, 'o') + " " + std::string(500, 'i');
    EXPECT_LT(
        assemble::check_wordings(
            with({ wording("P13", words + " incomprehensibility") }).subject().board, "", library())
            .front()
            .fix.size(),
        320U);
    data.board.set("wording_reading_age", 18);
    EXPECT_EQ(found(data).size(), 1U);
    data.board.set("wording_reading_age", 19);
    EXPECT_TRUE(found(data).empty());
    // Without a limit of the board it is 14.
    northbridge::remove(data.board, "wording_reading_age");
    EXPECT_EQ(found(data).size(), 1U);
}

TEST(BoardWording, FieldsAreCheckedByTheDocumentsOfACase)
{
    auto const data
        = with({ wording("P13", "((case.reff))", "2016-04-20"), wording("P14", "((case.ref))"),
                   wording("P11", "((recipient.agncy))") },
            { wording("P1", "((panel.chairs.name)) ((case.screened_on))", "", "", "2a") });
    Found unknown;
    for (auto const& fault : assemble::check_fields(data.subject(), on("2016-04-20"), library()))
        unknown.push_back(fault.code + " " + base::describe(fault.place) + " " + fault.fix);
    EXPECT_EQ(unknown,
        (Found { "merge-unknown-key board northbridge /wording/0/text Did you mean \"case.ref\"?",
            "merge-unknown-key board northbridge /wording/2/text Did you mean "
            "\"recipient.agency\"?",
            "merge-unknown-key profile staffs_stoke_2015 /wording/0/text Did you mean "
            "\"panel.chair.name\"?" }));
}

TEST(BoardWording, OfTheExampleIsInOrder)
{
    Northbridge const data;
    auto const subject = data.subject();
    EXPECT_TRUE(assemble::check_wordings(subject.board, "", library()).empty());
    EXPECT_TRUE(assemble::check_fields(subject, on("2016-04-20"), library()).empty());
    EXPECT_TRUE(says(letter(data), "senior enough to bring all that your agency knows"));
    auto const before
        = assemble::wordings_on(on("2015-12-31"), "2a", subject.board, subject.profile);
    EXPECT_TRUE(before.empty());
}

TEST(ShippedWording, EveryParagraphHasAnIdOfItsOwn)
{
    for (auto const& entry : library().documents()) {
        std::set<std::string> ids;
        for (auto const& paragraph : assemble::paragraphs_of(entry, library()))
            EXPECT_TRUE(ids.insert(paragraph.id).second)
                << entry.template_file << " has two paragraphs " << paragraph.id
                << ", so that no board could word them";
    }
}

TEST(ShippedWording, OfEveryDocumentCanBeUsedAsItIs)
{
    // Whoever copies a paragraph without conditions into the record gets the same letter.
    for (auto const& entry : library().documents()) {
        for (auto const& paragraph : assemble::paragraphs_of(entry, library())) {
            if (!paragraph.not_text.empty() || says(paragraph.shipped, "((if "))
                continue;
            auto const faults = merge::check(
                library().source(entry), { paragraph.id, paragraph.shipped, {}, {} });
            EXPECT_TRUE(faults.empty())
                << entry.number << " " << paragraph.id << ": " << faults.front().message;
        }
    }
}

TEST(ShippedWording, PrintsTheSameWhenItIsCopiedIntoTheRecord)
{
    auto const data = with({});
    std::vector<base::Value> copied;
    for (auto const& paragraph : assemble::paragraphs_of(*library().find("2a"), library())) {
        if (paragraph.not_text.empty() && !says(paragraph.shipped, "((if ")
            && paragraph.id != "P16")
            copied.push_back(wording(paragraph.id, paragraph.shipped));
    }
    EXPECT_GT(copied.size(), 8U);
    EXPECT_EQ(letter(with(copied)), letter(data));
}
