#include "facts/smart.h"

#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <set>

namespace facts {

namespace {

/// Shorter texts cannot say who does what (4.14).
constexpr std::size_t specific_least = 20;

constexpr std::array<std::string_view, 11> vague_phrases { "consider", "ensure awareness", "remind",
    "review as appropriate", "continue to", "explore", "promote", "encourage", "where possible",
    "as soon as possible", "ongoing" };

constexpr std::array<std::string_view, 14> document_words { "policy", "protocol", "procedure",
    "strategy", "guidance", "report", "standard", "standards", "agreement", "checklist", "template",
    "audit", "minutes", "register" };

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_letter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

/// `text` in lower case with one space wherever something other than a letter or digit stood, and
/// one at each end, so that whole words can be found as " word ".
std::string words_of(std::string_view text)
{
    std::string words = " ";
    for (char const c : text) {
        if (is_letter(c) || (c >= '0' && c <= '9'))
            words += lower(c);
        else if (words.back() != ' ')
            words += ' ';
    }
    if (words.back() != ' ')
        words += ' ';
    return words;
}

bool has_phrase(std::string const& words, std::string_view phrase)
{
    return words.find(" " + std::string(phrase) + " ") != std::string::npos;
}

/// What is left of the text once its vague phrases are gone.
std::size_t substance(std::string_view text)
{
    auto words = words_of(text);
    for (auto const phrase : vague_phrases) {
        auto const wanted = " " + std::string(phrase) + " ";
        for (auto at = words.find(wanted); at != std::string::npos; at = words.find(wanted))
            words.replace(at, wanted.size(), " ");
    }
    return base::length_in_code_points(words) - 1;
}

std::string join(std::vector<std::string> const& parts, std::string_view separator)
{
    std::string text;
    for (auto const& part : parts) {
        if (!part.empty())
            text += (text.empty() ? "" : std::string(separator)) + part;
    }
    return text;
}

std::string labelled(std::string_view label, std::string const& text)
{
    return text.empty() ? "" : std::string(label) + ": " + text;
}

SmartTest finish(SmartTest test, std::vector<std::string> const& faults)
{
    test.passes = faults.empty();
    if (!test.passes)
        test.reason = join(faults, "; ");
    if (test.content.empty())
        test.content = "Not recorded";
    return test;
}

SmartTest specific(SmartInput const& input)
{
    std::vector<std::string> faults;
    if (base::length_in_code_points(input.specific) < specific_least)
        faults.push_back("says less than " + std::to_string(specific_least)
            + " characters about what will be done");
    else if (substance(input.specific) < specific_least)
        faults.push_back("says only what is vague: " + join(vague_words(input.specific), ", "));
    if (input.actions.empty())
        faults.push_back("has no action");
    else if (std::ranges::none_of(input.actions, &SmartAction::has_owner))
        faults.push_back("no action has a lead agency and a lead role");
    return finish({ "S", "Specific", input.specific, false, {} }, faults);
}

SmartTest measurable(SmartInput const& input)
{
    std::vector<std::string> faults;
    if (input.measure.empty())
        faults.push_back("no measure");
    if (input.target.empty())
        faults.push_back("no target");
    else if (!is_checkable(input.target))
        faults.push_back("the target names no number, date, Yes or No, or document");
    auto const content
        = join({ labelled("Measure", input.measure), labelled("Baseline", input.baseline),
                   labelled("Target", input.target) },
            "\n");
    auto test = finish({ "M", "Measurable", content, false, {} }, faults);
    if (test.passes && input.baseline.empty())
        test.reason = "no baseline to compare with";
    return test;
}

SmartTest achievable(SmartInput const& input)
{
    std::vector<std::string> lines;
    std::set<std::string> accepted;
    for (auto const& acceptance : input.accepted) {
        accepted.insert(acceptance.agency);
        lines.push_back(
            acceptance.agency + ": accepted by " + acceptance.by + " on " + acceptance.on.prose());
    }
    std::set<std::string> waiting;
    for (auto const& action : input.actions) {
        if (!accepted.contains(action.agency))
            waiting.insert(action.agency);
    }
    std::vector<std::string> faults;
    if (!waiting.empty())
        faults.push_back("not accepted by "
            + join(std::vector<std::string>(waiting.begin(), waiting.end()), ", "));
    else if (lines.empty())
        faults.push_back("nobody has accepted it");
    lines.push_back(labelled("Resources", input.resources));
    return finish({ "A", "Achievable", join(lines, "\n"), false, {} }, faults);
}

SmartTest relevant(SmartInput const& input)
{
    std::vector<std::string> faults;
    if (input.relevant.empty())
        faults.push_back("does not say why it matters");
    if (input.finding.empty())
        faults.push_back("names no finding it answers");
    auto const content = join({ input.relevant, labelled("Finding", input.finding) }, "\n");
    return finish({ "R", "Relevant", content, false, {} }, faults);
}

SmartTest time_bound(SmartInput const& input)
{
    std::vector<std::string> faults;
    std::vector<std::string> later;
    if (!input.due)
        faults.push_back("no due date");
    for (auto const& action : input.actions) {
        if (input.plan_agreed_on && action.due < *input.plan_agreed_on)
            faults.push_back("action " + action.number + " was due before the plan was agreed");
        if (input.due && action.due > *input.due)
            later.push_back(action.number);
    }
    if (input.due && input.plan_agreed_on && *input.due < *input.plan_agreed_on)
        faults.push_back("due before the plan was agreed");
    auto const content = input.due ? "Due " + input.due->prose() : std::string();
    auto test = finish({ "T", "Time-bound", content, false, {} }, faults);
    if (!later.empty()) {
        auto const note = "due after the recommendation: action " + join(later, ", ");
        test.reason = join({ test.reason, note }, "; ");
    }
    return test;
}

} // namespace

std::vector<SmartTest> smart_grid(SmartInput const& input)
{
    return { specific(input), measurable(input), achievable(input), relevant(input),
        time_bound(input) };
}

std::vector<std::string> vague_words(std::string_view text)
{
    auto const words = words_of(text);
    std::vector<std::string> found;
    for (auto const phrase : vague_phrases) {
        if (has_phrase(words, phrase))
            found.emplace_back(phrase);
    }
    return found;
}

bool is_checkable(std::string_view target)
{
    if (std::ranges::any_of(target, [](char c) { return c >= '0' && c <= '9'; }))
        return true;
    auto const words = words_of(target);
    return has_phrase(words, "yes") || has_phrase(words, "no")
        || std::ranges::any_of(document_words, [&](auto word) { return has_phrase(words, word); });
}

} // namespace facts
