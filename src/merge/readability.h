#pragma once

// English prose -> the age at which it can be read with ease.

#include <string>
#include <string_view>

namespace merge {

struct Readability {
    double age = 0; ///< In years: the Flesch-Kincaid grade and five. 0 for a text without words.
    std::string longest_sentence; ///< Of the most words; the first of equals.
    int longest_words = 0;
};

/// Flesch-Kincaid (Kincaid et al. 1975): grade = 0.39 words per sentence + 11.8 syllables per
/// word - 15.59; a grade is five years less than the age.
///
/// A word is what holds a letter or digit between spaces, dashes and slashes; a sentence ends with
/// a full stop, question or exclamation mark before a space and no small letter, or with the line.
/// The syllables of a word are its groups of vowels (a e i o u y), one less for a silent e or ed at
/// its end, and at least one; a number has one. A ((field)) is a word of two syllables, because
/// what it will print is not known.
Readability readability(std::string_view text);

/// The syllables of one word, as above.
int syllables(std::string_view word);

} // namespace merge
