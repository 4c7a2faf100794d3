#include "facts/criteria.h"

#include "facts/fields.h"

#include <algorithm>
#include <array>

namespace facts {

namespace {

bool abuse(CriteriaInput const& input)
{
    return input.abuse_neglect == "KNOWN" || input.abuse_neglect == "SUSPECTED";
}

bool died(CriteriaInput const& input)
{
    return input.outcome == "DIED" || input.outcome == "DIED_SUSPECTED_SUICIDE";
}

bool seriously_harmed(CriteriaInput const& input)
{
    return input.outcome == "SERIOUSLY_HARMED";
}

using Met = CriteriaLimb::Met;

CriteriaLimb limb(std::string name, bool met, std::string evidence)
{
    return { std::move(name), met ? Met::yes : Met::no, std::move(evidence) };
}

CriteriaLimb abuse_limb(CriteriaInput const& input)
{
    auto found = limb("Abuse or neglect is known or suspected", abuse(input),
        "Abuse or neglect: " + input.abuse_neglect);
    if (input.abuse_neglect == "NOT_YET_KNOWN")
        found.met = Met::unclear;
    return found;
}

CriteriaLimb outcome_limb(std::string name, bool met, CriteriaInput const& input)
{
    return limb(std::move(name), met, "Outcome: " + input.outcome);
}

std::string harm_evidence(CriteriaInput const& input)
{
    std::string text = "Outcome: " + input.outcome + "; kind of harm: ";
    return text + (input.serious_harm.empty() ? "not recorded" : joined(input.serious_harm));
}

/// Harm of one of these kinds through abuse or neglect. Where the record does not say which serious
/// harm it was, all counts (AMB-24).
bool abused_with(CriteriaInput const& input, std::vector<std::string> const& kinds)
{
    auto const among = [&](auto const& kind) { return std::ranges::count(kinds, kind) > 0; };
    return abuse(input) && seriously_harmed(input)
        && (input.serious_harm.empty() || std::ranges::any_of(input.serious_harm, among));
}

CriteriaLimb concern_limb(CriteriaInput const& input)
{
    auto found = limb("There are concerns about how agencies worked together",
        input.interagency_concern == "CONCERN",
        "Inter-agency working: " + input.interagency_concern);
    if (input.interagency_concern == "POSSIBLE")
        found.met = Met::unclear;
    return found;
}

/// The limbs of which any one means that a review must be considered.
std::vector<CriteriaLimb> considered_2006(CriteriaInput const& input)
{
    return {
        limb("Life-threatening injury or serious and permanent impairment through abuse or neglect",
            abused_with(input, { "LIFE_THREATENING", "PERMANENT_IMPAIRMENT" }),
            harm_evidence(input)),
        limb("Particularly serious sexual abuse",
            !input.serious_harm.empty() && abused_with(input, { "SERIOUS_SEXUAL_ABUSE" }),
            harm_evidence(input)),
        limb("A parent was murdered and a homicide review is starting", input.parent_murdered,
            input.parent_murdered ? "Recorded of the incident" : "Not recorded"),
        limb("The child was killed by a parent with a mental illness",
            input.killed_by_mentally_ill_parent,
            input.killed_by_mentally_ill_parent ? "Recorded of the incident" : "Not recorded"),
        concern_limb(input),
    };
}

CriteriaFinding working_together_2006(CriteriaInput const& input)
{
    CriteriaFinding finding;
    finding.limbs = { abuse_limb(input), outcome_limb("The child died", died(input), input) };
    auto const considered = considered_2006(input);
    finding.limbs.insert(finding.limbs.end(), considered.begin(), considered.end());
    auto const met = std::ranges::find(considered, Met::yes, &CriteriaLimb::met);
    if (abuse(input) && died(input)) {
        finding.result = CriteriaResult::should_undertake;
        finding.limb = "The child died, abuse or neglect a factor";
    } else if (met != considered.end()) {
        finding.result = CriteriaResult::must_consider;
        finding.limb = met->limb;
    } else if (input.abuse_neglect == "NOT_YET_KNOWN" && (died(input) || seriously_harmed(input))) {
        finding.result = CriteriaResult::undetermined;
    } else {
        finding.alternatives = { "Local learning review", "Single-agency management review",
            "Facilitated learning day", "Structured inter-agency audit",
            "Another process that suits the case" };
    }
    return finding;
}

CriteriaFinding working_together_2018(CriteriaInput const& input)
{
    bool const harm
        = died(input) || seriously_harmed(input) || input.outcome == "CAUSED_SERIOUS_HARM_TO_OTHER";
    CriteriaFinding finding;
    finding.limbs = { abuse_limb(input),
        outcome_limb(
            "The child died, was seriously harmed or seriously harmed another", harm, input) };
    if (abuse(input) && harm) {
        finding.result = CriteriaResult::rapid_review_required;
        finding.limb = "serious child safeguarding case";
        finding.discretionary = true;
    } else if (harm && input.abuse_neglect == "NOT_YET_KNOWN") {
        finding.result = CriteriaResult::undetermined;
    }
    return finding;
}

CriteriaFinding working_together_2015(CriteriaInput const& input)
{
    // Doubt about joint working still means a review; only definite evidence does not.
    bool const cleared = input.interagency_concern == "DEFINITIVE_EVIDENCE_OF_NONE";
    bool const detained = input.custody_context != "NONE";
    CriteriaFinding finding;
    finding.limbs = { limb("The child died in custody, detention or deprived of liberty",
                          detained && died(input), "Place of detention: " + input.custody_context),
        abuse_limb(input), outcome_limb("The child died", died(input), input),
        outcome_limb("The child was seriously harmed", seriously_harmed(input), input),
        limb("There is cause for concern about how agencies worked together", !cleared,
            "Inter-agency working: " + input.interagency_concern) };
    if (detained && died(input)) {
        finding.result = CriteriaResult::mandatory;
        finding.limb = "custody, detention or deprivation of liberty";
    } else if (abuse(input) && died(input)) {
        finding.result = CriteriaResult::mandatory;
        finding.limb = "5(2)(a) and (b)(i)";
    } else if (abuse(input) && seriously_harmed(input) && !cleared) {
        finding.result = CriteriaResult::mandatory;
        finding.limb = "5(2)(a) and (b)(ii)";
    } else if (input.abuse_neglect == "NOT_YET_KNOWN") {
        finding.result = CriteriaResult::undetermined;
    }
    return finding;
}

/// The eldest child's complete years on the day of the incident, as far as the record tells.
std::optional<int> age_of(casefile::Record const& case_file)
{
    auto const incident = case_file.child("incident");
    auto const occurred = incident ? incident->partial_date("occurred") : std::nullopt;
    int eldest = -1;
    for (auto const& child : case_file.list("children")) {
        if (auto const born = child.date("dob"); born && occurred)
            eldest = std::max(eldest, base::complete_months(*born, occurred->earliest()) / 12);
    }
    return eldest < 0 ? std::nullopt : std::optional(eldest);
}

} // namespace

CriteriaInput criteria_input(casefile::Record const& case_file, casefile::Record const& profile)
{
    CriteriaInput input;
    input.criteria_set = profile.text("criteria_set").value_or("");
    if (auto const incident = case_file.child("incident")) {
        input.outcome = incident->text("outcome").value_or("");
        input.abuse_neglect = incident->text("abuse_neglect").value_or("");
        input.interagency_concern = incident->text("interagency_concern").value_or("");
        input.custody_context = incident->text("custody_context").value_or("NONE");
        input.in_regulated_setting = incident->flag("in_regulated_setting").value_or(false);
        input.serious_harm = incident->texts("serious_harm");
    }
    if (auto const incident = case_file.child("incident")) {
        input.parent_murdered = incident->flag("parent_murdered").value_or(false);
        input.killed_by_mentally_ill_parent
            = incident->flag("killed_by_mentally_ill_parent").value_or(false);
        input.outside_england = incident->flag("occurred_outside_england").value_or(false);
        input.normally_resident = incident->flag("normally_resident");
    }
    input.looked_after = std::ranges::any_of(case_file.list("children"),
        [](auto const& child) { return child.flag("looked_after").value_or(false); });
    input.age = age_of(case_file);
    return input;
}

NotifiableFinding notifiable(CriteriaInput const& input)
{
    bool const later = input.criteria_set == "WT2018";
    bool const elsewhere = later && input.outside_england && input.normally_resident == false;
    auto const evidence
        = "Outcome: " + input.outcome + "; abuse or neglect: " + input.abuse_neglect;
    auto const word = [](bool yes) { return yes ? std::string("yes") : std::string("no"); };
    NotifiableFinding finding;
    finding.limbs = {
        limb("(a) Died, abuse or neglect known or suspected",
            died(input) && abuse(input) && !elsewhere, evidence),
        limb("(b) Seriously harmed, abuse or neglect known or suspected",
            seriously_harmed(input) && abuse(input) && !elsewhere, evidence),
        limb("(c) A looked-after child died", died(input) && input.looked_after,
            "Outcome: " + input.outcome + "; looked after: " + word(input.looked_after)),
    };
    if (!later)
        finding.limbs.push_back(limb("(d) Died in a regulated setting or service",
            died(input) && input.in_regulated_setting,
            "Outcome: " + input.outcome
                + "; regulated setting: " + word(input.in_regulated_setting)));
    if (later && input.outside_england) {
        auto residence = limb("Normally lives in the area, for an incident outside England",
            input.normally_resident.value_or(false),
            "Normally lives in the area: "
                + (input.normally_resident ? word(*input.normally_resident) : "not recorded"));
        if (!input.normally_resident)
            residence.met = Met::unclear;
        finding.limbs.push_back(std::move(residence));
    }
    for (auto const& one : finding.limbs) {
        if (finding.limb.empty() && one.met == Met::yes && one.limb.starts_with("("))
            finding.limb = one.limb.substr(0, 3);
    }
    if (later && (finding.limb == "(a)" || finding.limb == "(b)"))
        finding.bodies = { "NATIONAL_PANEL" };
    if (later && finding.limbs.at(2).met == Met::yes)
        finding.bodies.insert(finding.bodies.end(), { "OFSTED", "DFE" });
    return finding;
}

std::string notifiable_limb(CriteriaInput const& input)
{
    return notifiable(input).limb;
}

CriteriaFinding review_criteria(CriteriaInput const& input)
{
    if (input.criteria_set == "WT2006")
        return working_together_2006(input);
    return input.criteria_set == "WT2018" ? working_together_2018(input)
                                          : working_together_2015(input);
}

std::string printed(CriteriaResult result)
{
    switch (result) {
    case CriteriaResult::mandatory:
        return "A review must be held";
    case CriteriaResult::rapid_review_required:
        return "A rapid review must be held; whether to hold a review is for the partners to "
               "decide";
    case CriteriaResult::should_undertake:
        return "A review should be held";
    case CriteriaResult::must_consider:
        return "A review must be considered";
    case CriteriaResult::not_met:
        return "The criteria are not met";
    case CriteriaResult::undetermined:
        break;
    }
    return "Cannot be determined yet";
}

std::vector<CriteriaLimb> national_review_factors(casefile::Record const& case_file)
{
    constexpr std::array<std::pair<char const*, char const*>, 4> factors { {
        { "IMPROVEMENTS_NEEDED", "Improvements are needed, including any identified before" },
        { "LEGISLATION_OR_GUIDANCE", "Legislation or guidance may have to change" },
        { "RECURRENT_THEMES", "There are recurrent themes" },
        { "INSTITUTIONAL_SETTING", "It happened in an institutional setting" },
    } };
    auto const rapid = case_file.child("rapid_review");
    auto const found = rapid ? rapid->list("national_factors") : std::vector<casefile::Record> {};
    std::vector<CriteriaLimb> limbs;
    for (auto const& [code, words] : factors) {
        auto& one = limbs.emplace_back(limb(words, false, "Not recorded"));
        auto const finding = find(found, "factor", std::string(code));
        if (!finding)
            continue;
        one.met = is(*finding, "met", "YES") ? Met::yes
            : is(*finding, "met", "NO")      ? Met::no
                                             : Met::unclear;
        one.evidence = finding->text("evidence").value_or("No evidence is recorded");
        if (finding->flag("previously_identified").value_or(false))
            one.evidence += " (identified before)";
    }
    return limbs;
}

std::optional<std::string> decision_warning(CriteriaFinding const& finding,
    casefile::Record const& case_file, casefile::Record const& decision)
{
    bool const statutory
        = is(decision, "review_type", "SCR") || is(decision, "review_type", "LCSPR");
    auto const result = finding.result;
    auto const decided = "The decision of " + decision.date("decided_on").value().prose() + " is "
        + decision.printed("review_type").value();
    auto const stands = ". The decision stands; see that its reasons say why.";
    if (result == CriteriaResult::undetermined)
        return decided + ", but whether abuse or neglect was a factor is not yet known" + stands;
    if (result == CriteriaResult::rapid_review_required)
        return case_file.has("rapid_review")
            ? std::nullopt
            : std::optional(decided + ", but the record holds no rapid review" + stands);
    bool const due
        = result == CriteriaResult::mandatory || result == CriteriaResult::should_undertake;
    bool const open = result == CriteriaResult::must_consider;
    if (open || due == statutory)
        return std::nullopt;
    auto const criteria = due ? printed(result) + " (" + finding.limb + ")" : printed(result);
    return decided + ", but by the criteria: " + criteria + stands;
}

std::optional<std::string> custody_fault(CriteriaInput const& input)
{
    bool const deprived = input.custody_context == "DOL_MCA_2005_AGED_16_17";
    if (!deprived || !input.age || *input.age == 16 || *input.age == 17)
        return std::nullopt;
    return "Deprivation of liberty under the Mental Capacity Act 2005 is for ages 16 and 17; the "
           "child was "
        + std::to_string(*input.age) + ".";
}

std::optional<casefile::Record> homicide_review(casefile::Record const& case_file, base::Date as_at)
{
    for (auto const& process : case_file.list("parallel")) {
        auto const to = process.date("to");
        // The status is that of today; a day on which it ended says more about an earlier one.
        bool const over = to ? *to < as_at : is(process, "status", "CONCLUDED");
        if (is(process, "kind", "DHR") && process.date("from").value() <= as_at && !over)
            return process;
    }
    return std::nullopt;
}

std::optional<std::string> dhr_precedence(casefile::Record const& case_file, base::Date as_at)
{
    bool const under_18 = std::ranges::any_of(case_file.list("children"), [](auto const& child) {
        auto const born = child.date("dob");
        auto const died_on = child.partial_date("died_on");
        return born && died_on && died_on->latest() < born->plus_months(12 * 18);
    });
    if (!under_18 || !homicide_review(case_file, as_at))
        return std::nullopt;
    return "SCR takes precedence over the DHR (victim under 18)";
}

std::vector<std::vector<std::string>> notification_forms(std::vector<HarmedChild> const& children)
{
    std::vector<std::vector<std::string>> forms;
    std::vector<std::string> families; // Of each form that siblings may still share.
    for (auto const& child : children) {
        auto const found = std::ranges::find(families, child.family);
        if (!child.died && !child.family.empty() && found != families.end()) {
            forms.at(static_cast<std::size_t>(found - families.begin())).push_back(child.key);
            continue;
        }
        forms.push_back({ child.key });
        families.push_back(child.died ? "" : child.family);
    }
    return forms;
}

std::vector<HarmedChild> harmed_children(casefile::Record const& case_file)
{
    std::vector<HarmedChild> children;
    for (auto const& child : case_file.list("children")) {
        auto const harm = child.text("harm").value_or("");
        bool const dead = harm == "DIED" || harm == "DIED_SUSPECTED_SUICIDE";
        auto const key = child.text("key").value_or("");
        if (dead || harm == "SERIOUSLY_HARMED")
            children.push_back({ key, dead, key });
    }
    auto family_of = [&](std::string const& key) {
        return std::ranges::find(children, key, &HarmedChild::key);
    };
    for (auto const& relationship : case_file.list("relationships")) {
        auto const type = relationship.text("type").value_or("");
        auto const a = family_of(relationship.text("a").value_or(""));
        auto const b = family_of(relationship.text("b").value_or(""));
        bool const siblings = type == "SIBLING" || type == "HALF_SIBLING" || type == "TWIN";
        if (!siblings || a == children.end() || b == children.end())
            continue;
        auto const joined_family = b->family;
        for (auto& child : children) {
            if (child.family == joined_family)
                child.family = a->family;
        }
    }
    return children;
}

bool tell_national_panel(CriteriaInput const& input)
{
    if (review_criteria(input).result == CriteriaResult::mandatory)
        return true;
    bool const only_other = !input.serious_harm.empty()
        && std::ranges::all_of(
            input.serious_harm, [](auto const& harm) { return harm == "OTHER"; });
    return abuse(input) && (died(input) || (seriously_harmed(input) && !only_other));
}

} // namespace facts
