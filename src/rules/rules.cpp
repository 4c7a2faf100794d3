#include "rules/rules.h"

#include "facts/fields.h"
#include "rules/rule.h"

#include <algorithm>
#include <array>

namespace rules {

namespace {

/// The rules a document names by its code alone.
struct RuleSet {
    std::string_view document;
    std::vector<std::string_view> rules;
};

std::vector<RuleSet> const& rule_sets()
{
    static std::vector<RuleSet> const sets {
        { "D01",
            { "R-P01", "R-P02", "R-P03", "R-P04", "R-P19", "R-P20", "R-P21", "R-P23", "R-C05",
                "R-P45", "incident-age", "incident-date", "death-date", "notified-late",
                "notification-reason", "notification-abuse", "authority-aware",
                "joint-working-reasons", "family-parent", "notification-gaps" } },
        { "D03",
            { "name-check-answers", "nil-return", "immediate-safeguarding", "records-secured",
                "case-in-brief" } },
        { "C01", { "R-P07", "case-in-brief" } },
        { "C01S", { "R-P07", "R-P08", "name-check-answers", "nil-return" } },
        { "C02", { "discrepancy-to-share" } },
        { "D02",
            { "R-P05", "R-P07", "R-P08", "R-P10", "R-P20", "R-P21", "R-P09", "R-P11", "R-P12",
                "R-P14", "panel-date", "chronology-due", "letter-notice" } },
        { "D06",
            { "R-P05", "R-P10", "R-P09", "R-P11", "R-P12", "R-P14", "panel-date", "chronology-due",
                "agenda-notice", "known-agencies", "agenda-length" } },
        { "D07", { "R-P05", "R-P11", "R-P12", "R-P14" } },
        { "D08",
            { "panel-met", "R-P12", "R-P14", "R-P13", "R-P15", "R-P16", "R-P18", "R-P19",
                "minutes-due", "recommendation-criteria", "minutes-complete" } },
        { "C03", { "panel-met", "R-P12", "R-P16", "R-P18", "recommendation-criteria" } },
        { "C04", { "decision", "decision-reasons", "R-P17", "R-C02", "R-D13" } },
        { "D10", { "decision", "timeframe-order", "early-learning" } },
        { "D09",
            { "decision", "decision-reasons", "R-P17", "R-C02", "R-D13", "R-P26",
                "board-members" } },
        { "D11", { "tor-agreed", "R-P22", "R-P33", "R-P33-clearance" } },
        { "D12",
            { "tor-agreed", "R-P29", "agency-report-answers", "agency-report-recommendations",
                "agency-report-names", "R-P50" } },
        { "D13", { "R-P32", "R-P33" } },
        // Not R-P33, which asks whether this very list has gone to the police.
        { "C09", { "C09-delegates" } },
        { "C12", { "R-P22", "R-P11-panel" } },
        { "C13", { "R-P31", "R-P55" } },
        { "D04", { "chronology-period", "chronology-return" } },
        { "D05", { "chronology-period", "chronology-return" } },
        { "X01", { "genogram-child", "genogram-cycle", "genogram-parents" } },
        { "X02", { "R-P30", "timeline" } },
        { "X06", { "learning-product", "learning-names", "exact-dates", "cited-guidance" } },
        { "X06B",
            { "learning-product", "learning-names", "statement-names", "exact-dates",
                "panel-words" } },
        { "X08",
            { "plan", "statement-approved", "statement-complete", "statement-names", "R-P46" } },
        { "X08D", { "plan", "statement-complete", "statement-names" } },
        { "D14", { "plan", "R-P37", "action-owner", "action-numbers", "R-P43" } },
        { "D15", { "publication-planned", "panel-copy-date", "R-P46-full" } },
        { "D16", { "publication-planned", "publication-checklist", "R-P42" } },
        { "D17",
            { "planning-meeting", "planning-minute-taker", "publication-decision", "sensitive-date",
                "R-P41", "R-P46", "R-P46-full" } },
        { "C06", { "notice-content", "notice-incident", "R-P46" } },
        { "C07", { "coroner-letter" } },
        { "C08", { "rapid-review-record" } },
        { "C10", { "non-publication", "non-publication-answers" } },
    };
    return sets;
}

std::vector<Rule const*> all_rules()
{
    std::vector<Rule const*> all;
    for (auto const rules : { referral_rules(), form_rules(), panel_rules(), scoping_rules(),
             decision_rules(), review_rules(), evidence_rules(), plan_rules(), publication_rules(),
             product_rules(), paper_rules(), chronology_rules() }) {
        for (auto const& rule : rules)
            all.push_back(&rule);
    }
    return all;
}

Rule const* find_rule(std::string_view id)
{
    auto const all = all_rules();
    auto const found = std::ranges::find(all, id, &Rule::id);
    return found == all.end() ? nullptr : *found;
}

/// The rules behind the ids: a document's code stands for all of its rules.
std::vector<std::string_view> expand(std::vector<std::string> const& ids)
{
    std::vector<std::string_view> expanded;
    for (auto const& id : ids) {
        auto const set = std::ranges::find(rule_sets(), id, &RuleSet::document);
        if (set == rule_sets().end())
            expanded.push_back(id);
        else
            expanded.insert(expanded.end(), set->rules.begin(), set->rules.end());
    }
    return expanded;
}

std::optional<casefile::Record> override_of(Rule const& rule, facts::Subject const& subject)
{
    return facts::find(subject.case_file.list("overrides"), "rule", std::string(rule.id));
}

/// A blocked rule that the right role has set aside is told as a warning, with role and reason.
void set_aside(base::Diagnostic& finding, Rule const& rule, casefile::Record const& record)
{
    auto const role = record.printed("role").value_or("");
    if (rule.may_be_set_aside_by.empty()) {
        finding.fix += " This rule cannot be set aside.";
    } else if (!facts::is(record, "role", rule.may_be_set_aside_by)) {
        finding.fix += " It cannot be set aside by the " + role + ".";
    } else {
        finding.severity = base::Severity::warning;
        finding.message += " Set aside by the " + role + " on " + record.date("on").value().prose()
            + ": " + record.text("reason").value_or("");
    }
}

base::Diagnostics findings_of(Rule const& rule, Situation const& situation)
{
    auto const override_record = override_of(rule, situation.subject);
    auto findings = rule.check(situation);
    for (auto& finding : findings) {
        if (override_record && finding.severity == base::Severity::error)
            set_aside(finding, rule, *override_record);
    }
    return findings;
}

Verdict::State state_of(
    Rule const& rule, Situation const& situation, base::Diagnostics const& found)
{
    using State = Verdict::State;
    if (rule.arises && !rule.arises(situation))
        return State::not_arisen;
    if (base::has_error(found))
        return State::blocked;
    if (found.empty())
        return State::kept;
    return override_of(rule, situation.subject) ? State::set_aside : State::warned;
}

} // namespace

base::Diagnostic block(std::string code, std::string pointer, std::string message, std::string fix)
{
    return { base::Severity::error, std::move(code), { {}, 0, std::move(pointer) },
        std::move(message), std::move(fix) };
}

base::Diagnostic warn(std::string code, std::string pointer, std::string message, std::string fix)
{
    return { base::Severity::warning, std::move(code), { {}, 0, std::move(pointer) },
        std::move(message), std::move(fix) };
}

base::Diagnostics check(std::vector<std::string> const& rule_ids, facts::Subject const& subject,
    facts::Calendar const& calendar, facts::Occasion const& occasion)
{
    base::Diagnostics findings;
    Situation const situation { subject, calendar, occasion };
    for (auto const& id : expand(rule_ids)) {
        auto const* rule = find_rule(id);
        if (!rule) {
            findings.push_back(block("rule-unknown", {},
                "The document's template names the rule \"" + std::string(id)
                    + "\", which does not exist.",
                "Correct the line \"rules:\" of the template."));
            continue;
        }
        base::append(findings, findings_of(*rule, situation));
    }
    return findings;
}

std::vector<Verdict> judge(
    facts::Subject const& subject, facts::Calendar const& calendar, base::Date as_at)
{
    facts::Occasion const occasion { .document = "", .recipient = "", .as_at = as_at };
    Situation const situation { subject, calendar, occasion };
    std::vector<Verdict> verdicts;
    for (auto const* rule : all_rules()) {
        if (!rule->id.starts_with("R-P") && !rule->id.starts_with("R-C"))
            continue;
        Verdict verdict { .rule = std::string(rule->id),
            .requirement = std::string(rule->requirement),
            .source = std::string(rule->source),
            .may_be_set_aside_by = std::string(rule->may_be_set_aside_by),
            .findings = {} };
        if (!rule->arises || rule->arises(situation))
            verdict.findings = findings_of(*rule, situation);
        verdict.state = state_of(*rule, situation, verdict.findings);
        verdicts.push_back(std::move(verdict));
    }
    std::ranges::sort(verdicts, {}, &Verdict::rule);
    return verdicts;
}

std::optional<std::string> may_be_set_aside_by(std::string_view code)
{
    auto const* rule = find_rule(code);
    return rule ? std::optional(std::string(rule->may_be_set_aside_by)) : std::nullopt;
}

} // namespace rules
