#include "base/date.h"
#include "facts/fields.h"
#include "facts/learning.h"
#include "facts/people.h"
#include "facts/plan_record.h"
#include "facts/published_statement.h"
#include "rules/case_words.h"
#include "rules/exact_date.h"
#include "rules/publication_part.h"

#include <algorithm>
#include <array>
#include <sstream>

// What the public reads of a review beside its report: the learning products and the statement of
// actions and impact (spec/domain.md 4.18 X06 and X08).

namespace rules {

using casefile::Record;
using facts::is;

namespace {

constexpr int panel_words_max = 90;
/// "Complete on 27 April 2018 (8 of 12 actions), among them:"
constexpr int words_before_actions = 11;
constexpr std::size_t questions_wanted = 3;
constexpr int panel_of_agencies = 6;

/// A part of a learning product that its record tells.
struct Part {
    char const* key;
    int panel; ///< Number in the seven-minute briefing; 0 for parts of the guide.
    char const* title;
};
constexpr std::array<Part, 11> parts { {
    { "what_this_is", 1, "What this is" },
    { "what_happened", 2, "What happened" },
    { "what_we_found", 3, "What we found" },
    { "what_worked_well", 4, "What worked well" },
    { "what_to_do_differently", 5, "What practitioners should do differently" },
    { "questions", 7, "Reflect and act" },
    { "legislative_background", 0, "Legislative background" },
    { "process_summary", 0, "The process in short" },
    { "local_cases", 0, "Local cases" },
    { "reports_and_recommendations", 0, "Reports and recommendations" },
    { "monitoring", 0, "Monitoring and accountability" },
} };

std::string called(Part const& part)
{
    return part.panel > 0 ? "Panel " + std::to_string(part.panel) + " (" + part.title + ")"
                          : "The part \"" + std::string(part.title) + "\"";
}

std::optional<Record> product_of(Situation const& situation)
{
    return facts::learning_product(situation.subject.case_file,
        facts::learning_kind(situation.occasion.document), situation.occasion.as_at);
}

/// The paragraphs of a part, in their places.
std::vector<Passage> passages_of(Record const& product, Part const& part)
{
    std::vector<Passage> passages;
    if (part.panel == 0) {
        if (auto const text = product.text(part.key))
            passages.push_back({ *text, product.pointer(part.key), called(part) });
        return passages;
    }
    for (auto const& text : product.texts(part.key)) {
        auto const place = std::to_string(passages.size());
        passages.push_back({ text, product.pointer(part.key) + "/" + place, called(part) });
    }
    return passages;
}

/// A briefing and a summary have panels 1 to 5, a guide its own parts; questions have shipped
/// wording to fall back on.
bool needs(Record const& product, Part const& part)
{
    bool const of_guide = part.panel == 0;
    return of_guide == is(product, "kind", "ONE_MINUTE_GUIDE") && part.panel <= panel_of_agencies;
}

base::Diagnostics product_is_written(Situation const& situation)
{
    auto const product = product_of(situation);
    if (!product)
        return { block("learning-product", "/learning_products",
            "The record holds no learning product of this kind.",
            "Record the product with its date and its texts.") };
    base::Diagnostics findings;
    for (auto const& part : parts) {
        if (needs(*product, part) && passages_of(*product, part).empty())
            findings.push_back(block("learning-product", product->pointer(part.key),
                called(part) + " has no text.", "Write what it is to say."));
    }
    auto const questions = product->texts("questions").size();
    if (questions != 0 && questions != questions_wanted)
        findings.push_back(block("learning-product", product->pointer("questions"),
            "Panel 7 (Reflect and act) asks three questions, but the record holds "
                + std::to_string(questions) + ".",
            "Record three questions, or none: then the usual three are asked."));
    return findings;
}

/// Dashes that stand alone are no words.
int words_in(std::string const& text)
{
    std::istringstream words(text);
    int count = 0;
    for (std::string word; words >> word;)
        count += word == "–" || word == "—" || word == "-" ? 0 : 1;
    return count;
}

int words_in(std::vector<Passage> const& passages)
{
    int count = 0;
    for (auto const& passage : passages)
        count += words_in(passage.text);
    return count;
}

base::Diagnostic too_many_words(std::string pointer, std::string const& panel, int words)
{
    return warn("panel-words", std::move(pointer),
        panel + " has " + std::to_string(words) + " words; a panel has at most "
            + std::to_string(panel_words_max) + ".",
        "Shorten it, so that the briefing takes seven minutes and one page.");
}

std::vector<facts::PlanAction> actions_on(Situation const& situation)
{
    auto const& subject = situation.subject;
    auto const day = facts::statement_day(subject.case_file, situation.occasion);
    std::vector<facts::PlanAction> actions;
    for (auto const& recommendation :
        facts::read_plan(subject.board, subject.profile, subject.case_file, day))
        std::ranges::copy(recommendation.actions, std::back_inserter(actions));
    return actions;
}

base::Diagnostics panels_are_short(Situation const& situation)
{
    auto const product = product_of(situation);
    base::Diagnostics findings;
    if (!product)
        return findings;
    for (auto const& part : parts) {
        auto const words = words_in(passages_of(*product, part));
        if (part.panel > 0 && words > panel_words_max)
            findings.push_back(too_many_words(product->pointer(part.key), called(part), words));
    }
    int done = 0;
    for (auto const& action : actions_on(situation))
        done += action.brag == facts::Brag::blue && facts::shows(product, action.action.number)
            ? words_in(facts::done_sentence(action.record).text)
            : 0;
    if (done > panel_words_max - words_before_actions)
        findings.push_back(too_many_words(product->pointer("actions_shown"),
            "Panel 6 (What agencies have done)", done + words_before_actions));
    return findings;
}

base::Diagnostics no_exact_dates(Situation const& situation)
{
    auto const product = product_of(situation);
    base::Diagnostics findings;
    if (!product)
        return findings;
    for (auto const& part : parts) {
        if (part.panel != 2 && std::string_view(part.key) != "local_cases")
            continue;
        for (auto const& passage : passages_of(*product, part)) {
            if (auto const date = exact_date(passage.text))
                findings.push_back(warn("exact-dates", passage.pointer,
                    passage.called + " gives a full date: \"" + *date + "\".",
                    "Give no date of birth or death; write the month, the season or an age."));
        }
    }
    return findings;
}

base::Diagnostics guidance_was_published(Situation const& situation)
{
    auto const product = product_of(situation);
    base::Diagnostics findings;
    if (!product)
        return findings;
    auto const date = *product->date("date");
    for (auto const& guidance : product->list("cited_guidance")) {
        auto const published = guidance.partial_date("published_on");
        if (published && date < published->earliest())
            findings.push_back(warn("cited-guidance", guidance.pointer("published_on"),
                "It is dated " + date.prose() + ", but cites \""
                    + guidance.text("title").value_or("") + "\", which was published in "
                    + published->prose() + ".",
                "Correct the date of one of them, or cite the guidance that was in force."));
    }
    return findings;
}

base::Diagnostics product_names_nobody(Situation const& situation)
{
    auto const product = product_of(situation);
    if (!product)
        return {};
    std::vector<Passage> all;
    for (auto const& part : parts)
        std::ranges::move(passages_of(*product, part), std::back_inserter(all));
    for (auto const* key : { "title", "review_link", "record_use" }) {
        if (auto const text = product->text(key))
            all.push_back({ *text, product->pointer(key), "The " + product->label(key) });
    }
    return told_of_case(situation, all, "learning-names");
}

/// What a statement prints of an action that was not withdrawn.
void add_passages(
    std::vector<Passage>& all, Situation const& situation, facts::PlanAction const& action)
{
    auto const called = "Action " + action.action.number;
    auto const sentence = action.brag == facts::Brag::blue ? facts::done_sentence(action.record)
                                                           : facts::plan_sentence(action.record);
    all.push_back({ sentence.text, sentence.pointer, called });
    auto const lead = action.record.text("lead_agency");
    if (auto const agency = facts::find_agency(situation.subject.board, lead))
        all.push_back({ agency->text("name").value_or(""), action.record.pointer("lead_agency"),
            "The lead agency of action " + action.action.number });
}

base::Diagnostics statement_names_nobody(Situation const& situation)
{
    std::vector<Passage> all;
    auto const& case_file = situation.subject.case_file;
    if (auto const plan = case_file.child("plan")) {
        for (auto const& recommendation : plan->list("recommendations"))
            all.push_back(
                { recommendation.text("text").value_or(""), recommendation.pointer("text"),
                    "Recommendation " + std::to_string(recommendation.integer("no").value_or(0)) });
    }
    auto const evidence = case_file.list("impact_evidence");
    for (auto const& action : actions_on(situation)) {
        if (action.brag != facts::Brag::grey)
            add_passages(all, situation, action);
    }
    for (auto const& one : evidence) {
        for (auto const* key : { "title", "period", "finding", "before", "after", "limits" }) {
            if (auto const text = one.text(key))
                all.push_back({ *text, one.pointer(key), "Evidence of impact" });
        }
    }
    return told_of_case(situation, all, "statement-names");
}

base::Diagnostics statement_is_approved(Situation const& situation)
{
    auto const& occasion = situation.occasion;
    auto const record = facts::statement_record(situation.subject.case_file, occasion.as_at);
    if (!record)
        return { block("statement-approved", "/statements",
            "The record holds no statement as at " + occasion.as_at.prose() + " or before.",
            "Record the statement with the day whose position it tells, and its approval.") };
    auto const approved = record->date("approved_on");
    auto const told = *record->date("as_at");
    if (!happened(situation, approved))
        return { block("statement-approved", record->pointer("approved_on"),
            "The Independent Chair has not approved the statement as at " + told.prose() + ".",
            "Send the Chair the draft (document X08D), and record the day of the approval.") };
    if (*approved < told)
        return { block("statement-approved", record->pointer("approved_on"),
            "The statement was approved on " + approved->prose() + ", before " + told.prose()
                + ", whose position it tells.",
            "Have the statement approved as it is now, and record the day.") };
    return {};
}

base::Diagnostics statement_is_complete(Situation const& situation)
{
    auto const& subject = situation.subject;
    auto const day = facts::statement_day(subject.case_file, situation.occasion);
    base::Diagnostics findings;
    for (auto const& recommendation :
        facts::read_plan(subject.board, subject.profile, subject.case_file, day)) {
        bool const told = std::ranges::any_of(recommendation.actions,
            [](auto const& action) { return action.brag != facts::Brag::grey; });
        if (!told)
            findings.push_back(block("statement-complete", recommendation.record.pointer("actions"),
                "Recommendation " + std::to_string(recommendation.record.integer("no").value())
                    + " does not appear in the statement: it has no action that is complete or "
                      "still to be done.",
                "Record what was or will be done about it."));
    }
    return findings;
}

} // namespace

std::span<Rule const> product_rules()
{
    static constexpr std::array<Rule, 8> rules { {
        { "learning-product", "The learning product is written", product_is_written },
        { "learning-names", "The learning product names nobody and no exact day or place",
            product_names_nobody },
        { "panel-words", "Each panel has at most 90 words", panels_are_short },
        { "exact-dates", "What happened is told without full dates", no_exact_dates },
        { "cited-guidance", "Guidance that is cited had been published", guidance_was_published },
        { "statement-approved", "The Independent Chair approved the statement",
            statement_is_approved },
        { "statement-complete", "Every recommendation appears in the statement",
            statement_is_complete },
        { "statement-names", "The statement names nobody and no exact day or place",
            statement_names_nobody },
    } };
    return rules;
}

} // namespace rules
