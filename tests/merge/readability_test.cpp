#include "merge/readability.h"

#include <gtest/gtest.h>

namespace {

struct Word {
    char const* text;
    int syllables;
};

class Syllables : public testing::TestWithParam<Word> { };

TEST_P(Syllables, AreCounted)
{
    EXPECT_EQ(merge::syllables(GetParam().text), GetParam().syllables);
}

INSTANTIATE_TEST_SUITE_P(Words, Syllables,
    testing::Values(Word { "cat", 1 }, Word { "make", 1 }, Word { "the", 1 }, Word { "table", 2 },
        Word { "asked", 1 }, Word { "invited", 3 }, Word { "agency", 3 }, Word { "information", 4 },
        Word { "MAKE", 1 }, Word { "2018", 1 }, Word { "safeguarding", 4 }, Word { "see", 1 },
        Word { "seed", 1 }, Word { "review,", 2 }, Word { "made.", 1 }));

} // namespace

TEST(Readability, IsTheGradeAndFive)
{
    // 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 * 1 - 15.59 + 5 = 3.55
    EXPECT_NEAR(merge::readability("The cat sat on the mat.").age, 3.55, 1e-9);
    // 3 words, 1 sentence, agency 3 + information 4 + missing 2 = 9 syllables:
    // 0.39 * 3 + 11.8 * 3 - 15.59 + 5 = 25.98
    EXPECT_NEAR(merge::readability("Agency information missing").age, 25.98, 1e-9);
}

TEST(Readability, FieldsAreWordsOfTwoSyllables)
{
    // 4 words (Come, by, field, please), 5 syllables, 1 sentence, whose field has a full stop:
    // 0.39 * 4 + 11.8 * 5 / 4 - 15.59 + 5 = 5.72
    EXPECT_NEAR(merge::readability("Come by ((panel.rsvp_by.weekday)), please.").age, 5.72, 1e-9);
}

TEST(Readability, SentencesEndWithTheirSignsOrTheLine)
{
    // 2 sentences of 2 words: 0.39 * 2 + 11.8 - 15.59 + 5 = 1.99
    EXPECT_NEAR(merge::readability("Go in! Sit down.").age, 1.99, 1e-9);
    EXPECT_NEAR(merge::readability("Go in\nSit down").age, 1.99, 1e-9);
    // One of 4: a small letter goes on, so does a full stop inside a number.
    EXPECT_NEAR(merge::readability("Go in. sit down").age, 2.77, 1e-9);
    EXPECT_NEAR(merge::readability("Go in 2.5 down").age, 2.77, 1e-9);
}

TEST(Readability, NamesTheLongestSentence)
{
    auto const result = merge::readability("Go in. Please sit down on it. Do it.");
    EXPECT_EQ(result.longest_sentence, "Please sit down on it.");
    EXPECT_EQ(result.longest_words, 5);
}

TEST(Readability, OfNothingIsNothing)
{
    EXPECT_EQ(merge::readability("").age, 0);
    EXPECT_EQ(merge::readability(" – … \n .").age, 0);
    EXPECT_EQ(merge::readability("((").age, 0);
}
