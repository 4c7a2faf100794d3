#include "assemble/wording.h"

#include "assemble/assemble.h"
#include "base/unicode.h"
#include "merge/readability.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace assemble {

namespace {

using casefile::Record;

/// The age at which most adults in England read with ease, plus some: letters go to professionals.
constexpr std::int64_t reading_age_default = 14;

std::string name_of(Record const& owner)
{
    return owner.text("record").value_or("") + " " + owner.text("id").value_or("");
}

std::int64_t reading_age_limit(Record const& owner)
{
    // A profile sets no limit of its own: it is the board that answers for its letters.
    bool const is_board = owner.text("record") == "board";
    return is_board ? owner.integer("wording_reading_age").value_or(reading_age_default)
                    : reading_age_default;
}

bool is_in_force(OwnWording const& wording, base::Date day)
{
    return (!wording.from || *wording.from <= day) && (!wording.to || day <= *wording.to);
}

bool is_for_same(OwnWording const& a, OwnWording const& b)
{
    return a.document == b.document && a.words.paragraph == b.words.paragraph;
}

/// By paragraph, then by first day; what has none is used from the beginning.
bool comes_before(OwnWording const& a, OwnWording const& b)
{
    return std::tie(a.document, a.words.paragraph, a.from)
        < std::tie(b.document, b.words.paragraph, b.from);
}

bool ends_before(OwnWording const& a, OwnWording const& b)
{
    return a.to && (!b.to || *a.to < *b.to);
}

base::Diagnostic used_twice(OwnWording const& earlier, OwnWording const& later)
{
    return { base::Severity::error, "wording-twice", later.words.place,
        "\"" + later.words.paragraph + "\" of document " + later.document + " has two wordings"
            + (later.from ? " on " + later.from->prose() : std::string()) + "; the other is "
            + earlier.words.place.pointer + ".",
        "Give the earlier one a last day (\"to\") and the later one a first day (\"from\")." };
}

/// Paragraphs that have two wordings on one day.
base::Diagnostics check_overlaps(std::vector<OwnWording> wordings)
{
    std::ranges::stable_sort(wordings, comes_before);
    base::Diagnostics faults;
    auto longest = wordings.begin(); // Of those of this paragraph so far.
    for (auto one = wordings.begin(); one != wordings.end(); ++one) {
        if (!is_for_same(*longest, *one)) {
            longest = one;
            continue;
        }
        if (one != longest && (!longest->to || !one->from || *one->from <= *longest->to))
            faults.push_back(used_twice(*longest, *one));
        if (ends_before(*longest, *one))
            longest = one;
    }
    return faults;
}

/// A sentence as a fault quotes it: enough of it to be found.
std::string beginning(std::string const& sentence)
{
    constexpr std::size_t characters_max = 200;
    auto const code_points = base::to_code_points(sentence);
    return code_points.size() <= characters_max
        ? sentence
        : base::to_utf8(code_points.substr(0, characters_max)) + " …";
}

base::Diagnostics check_reading_age(OwnWording const& wording, std::int64_t limit)
{
    auto const read = merge::readability(wording.words.text);
    auto const age = std::lround(read.age);
    if (age <= limit)
        return {};
    return { { base::Severity::warning, "wording-reading-age", wording.words.place,
        "The wording of " + wording.words.paragraph + " of document " + wording.document
            + " has a reading age of " + std::to_string(age) + "; the board's limit is "
            + std::to_string(limit) + ".",
        "Use shorter words and sentences. The longest sentence has "
            + std::to_string(read.longest_words) + " words: \"" + beginning(read.longest_sentence)
            + "\"" } };
}

/// The order whose check fills the whole template, for one recipient.
std::optional<Order> order_to_fill(RegisterEntry const& entry, facts::Subject const& subject,
    base::Date day, Library const& library)
{
    auto const& front = library.source(entry).front;
    Order order { .document = entry.number,
        .recipient = {},
        .format = Format::html, // Which takes no layout.
        .as_at = day };
    auto const recipients = facts::recipients(subject, front.text("recipients"));
    if (!recipients.empty())
        order.recipient = recipients.front().id;
    for (auto const mode : { Mode::completed, Mode::prefilled }) {
        order.mode = mode;
        if (has_mode(front, mode))
            return order;
    }
    return std::nullopt; // A blank has no values of a case.
}

base::Diagnostic no_such_document(
    OwnWording const& wording, std::string pointer, Library const& library)
{
    std::string list;
    for (auto const& entry : library.documents()) {
        if (entry.template_file.empty())
            continue;
        list += (list.empty() ? "" : ", ") + entry.number;
    }
    return { base::Severity::error, "wording-document",
        { wording.words.place.file, 0, std::move(pointer) },
        "There is no document \"" + wording.document + "\" whose words could be replaced.",
        "Documents with words: " + list + "." };
}

} // namespace

std::vector<OwnWording> own_wordings(Record const& owner, std::string const& file)
{
    std::vector<OwnWording> wordings;
    for (auto const& one : owner.list("wording")) {
        wordings.push_back({ .document = one.text("document").value_or(""),
            .words = { .paragraph = one.text("paragraph").value_or(""),
                .text = one.text("text").value_or(""),
                .place = { file, 0, one.pointer("text") },
                .paragraph_pointer = one.pointer("paragraph") },
            .from = one.date("from"),
            .to = one.date("to"),
            .agreed_by = one.text("agreed_by").value_or(""),
            .agreed_on = one.date("agreed_on"),
            .owner = name_of(owner) });
    }
    return wordings;
}

std::vector<OwnWording> wordings_on(
    base::Date day, std::string_view document, Record const& board, Record const& profile)
{
    std::vector<OwnWording> wordings;
    for (auto const* owner : { &board, &profile }) {
        auto const board_count = wordings.size();
        for (auto& one : own_wordings(*owner, name_of(*owner))) {
            auto const words_it = [&](OwnWording const& other) { return is_for_same(one, other); };
            bool const is_worded = std::any_of(wordings.begin(),
                wordings.begin() + static_cast<std::ptrdiff_t>(board_count), words_it);
            if (one.document == document && is_in_force(one, day) && !is_worded)
                wordings.push_back(std::move(one));
        }
    }
    return wordings;
}

base::Diagnostics check_wordings(
    Record const& owner, std::string const& file, Library const& library)
{
    auto const wordings = own_wordings(owner, file);
    auto findings = check_overlaps(wordings);
    for (std::size_t i = 0; i < wordings.size(); ++i) {
        auto const& wording = wordings.at(i);
        auto const* entry = library.find(wording.document);
        if (!entry || entry->template_file.empty()) {
            auto const pointer = owner.list("wording").at(i).pointer("document");
            findings.push_back(no_such_document(wording, pointer, library));
            continue;
        }
        base::append(findings, merge::check(library.source(*entry), wording.words));
        base::append(findings, check_reading_age(wording, reading_age_limit(owner)));
    }
    return findings;
}

Worded word(RegisterEntry const& entry, Record const& board, Record const& profile,
    base::Date as_at, Library const& library)
{
    auto const wordings = wordings_on(as_at, entry.number, board, profile);
    if (wordings.empty())
        return {};
    Worded worded { {}, check_overlaps(wordings) };
    std::vector<merge::Wording> words;
    for (auto const& wording : wordings) {
        words.push_back(wording.words);
        base::append(worded.findings, check_reading_age(wording, reading_age_limit(board)));
    }
    auto made = merge::reword(library.source(entry), words);
    if (made.ok())
        worded.source = std::move(made).value();
    else
        base::append(worded.findings, made.errors());
    return worded;
}

base::Diagnostics check_fields(
    facts::Subject const& subject, base::Date day, Library const& library)
{
    auto wordings = own_wordings(subject.board, name_of(subject.board));
    std::ranges::move(
        own_wordings(subject.profile, name_of(subject.profile)), std::back_inserter(wordings));
    base::Diagnostics faults;
    for (auto const& wording : wordings) {
        auto const* entry = library.find(wording.document);
        if (!entry || entry->template_file.empty() || entry->of_board)
            continue;
        auto const on = wording.from ? *wording.from : wording.to.value_or(day);
        auto const order = order_to_fill(*entry, subject, on, library);
        if (!order)
            continue;
        std::ranges::copy_if(
            check(*order, subject, library), std::back_inserter(faults), [&](auto const& one) {
                return one.code.starts_with("merge-") && one.place.file == wording.words.place.file
                    && one.place.pointer == wording.words.place.pointer;
            });
    }
    return faults;
}

std::vector<ParagraphWords> paragraphs_of(RegisterEntry const& entry, Library const& library)
{
    std::vector<ParagraphWords> paragraphs;
    if (entry.template_file.empty())
        return paragraphs;
    auto const& source = library.source(entry);
    for (auto const& one : source.paragraphs) {
        paragraphs.push_back({ one.id, merge::shipped_words(source, one),
            merge::printed_keys(source, one), one.required, one.not_text });
    }
    return paragraphs;
}

} // namespace assemble
