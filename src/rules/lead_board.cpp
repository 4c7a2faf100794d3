#include "rules/referral_checks.h"

#include "facts/criteria.h"
#include "facts/fields.h"
#include "facts/register_figures.h"
#include "rules/case_words.h"

#include <algorithm>

// Which board, and which review, leads (spec/domain.md 3.4, R-P20, R-P21 and R-P23).

namespace rules {

using casefile::Record;
using facts::is;

namespace {

/// Where a child belongs to, by the rule of R-P20.
struct Home {
    std::string area; ///< Local authority or its area; empty: unknown.
    std::string pointer; ///< The field that says so, or that ought to.
    bool looked_after = false;
    bool assumed = false; ///< Taken from the place of the incident.
};

Home home_of(Record const& case_file, Record const& child)
{
    if (child.flag("looked_after").value_or(false)) {
        auto const& source = child.has("responsible_la") ? child : case_file;
        return { source.text("responsible_la").value_or(""), child.pointer("responsible_la"), true,
            false };
    }
    if (child.has("home_area"))
        return { *child.text("home_area"), child.pointer("home_area"), false, false };
    auto const incident = case_file.child("incident");
    return { incident ? incident->text("la_area").value_or("") : std::string(),
        child.pointer("home_area"), false, true };
}

bool is_area_of(Record const& board, std::string const& area)
{
    return area == board.text("legal_area") || area == board.text("council_name");
}

bool is_name_of(Record const& board, std::string const& name)
{
    return name == board.text("name") || name == board.text("short");
}

std::string why(Home const& home, std::string const& name)
{
    if (home.looked_after)
        return name + " was looked after by " + home.area;
    if (home.assumed)
        return "the incident was in the area of " + home.area
            + ", and the record does not say that " + name + " lived elsewhere";
    return name + " normally lived in the area of " + home.area;
}

base::Diagnostics compare_lead(Situation const& situation, Home const& home, Record const& child)
{
    auto const& board = situation.subject.board;
    auto const lead = situation.subject.case_file.text("lead_board");
    auto const name = child.text("pseudonym").value_or("the child");
    auto const place = situation.subject.case_file.pointer("lead_board");
    if (home.area.empty()) {
        auto const message = home.looked_after
            ? name + " was looked after, but the responsible authority is not recorded."
            : "It is not recorded where " + name + " normally lived.";
        return { lead ? warn("R-P20", home.pointer, message + " The lead board cannot be checked.",
                     "Enter the local authority.")
                      : block("R-P20", home.pointer, message + " No lead board is known.",
                          "Enter the local authority and the lead board.") };
    }
    bool const ours = is_area_of(board, home.area);
    auto const due = ours ? board.text("name").value_or("this Board") : "the Board of " + home.area;
    if (!lead) {
        return { warn("R-P20", place,
            "The lead board is not recorded; it should be " + due + ", because " + why(home, name)
                + ".",
            "Enter the lead board.") };
    }
    if (ours == is_name_of(board, *lead))
        return {};
    return { warn("R-P20", place,
        *lead + " leads, but it should be " + due + ", because " + why(home, name) + ".",
        "Agree with the other board which of them leads, and correct the record.") };
}

/// Two places of the record may name different authorities for the same child.
base::Diagnostics compare_authorities(Record const& case_file, Record const& child)
{
    auto const of_case = case_file.text("responsible_la");
    auto const of_child = child.text("responsible_la");
    if (!child.flag("looked_after").value_or(false) || !of_case || !of_child
        || *of_case == *of_child)
        return {};
    return { warn("R-P20", child.pointer("responsible_la"),
        "The authority responsible for " + child.text("pseudonym").value_or("the child") + " is "
            + *of_child + ", but the case names " + *of_case + ".",
        "Correct the one that is wrong.") };
}

/// The boards that cooperate, and the lead board if it is not this one.
std::vector<std::string> boards_to_tell(Situation const& situation)
{
    auto const& record = situation.subject.case_file;
    if (!facts::is_counted(record))
        return {};
    auto boards = record.texts("other_boards");
    auto const lead = record.text("lead_board");
    if (lead && std::ranges::find(boards, *lead) == boards.end())
        boards.push_back(*lead);
    std::erase_if(
        boards, [&](std::string const& name) { return is_name_of(situation.subject.board, name); });
    return boards;
}

/// The homicide review proposed or running on the day of the occasion.
std::optional<Record> homicide_review(Situation const& situation)
{
    auto const& record = situation.subject.case_file;
    auto const as_at = situation.occasion.as_at;
    if (!facts::is_counted(record) || !facts::dhr_precedence(record, as_at))
        return std::nullopt;
    return facts::homicide_review(record, as_at);
}

} // namespace

bool needs_lead_board(Situation const& situation)
{
    return !notifications_received(situation).empty()
        && !is(situation.subject.case_file, "kind", "EXTERNAL_LED");
}

base::Diagnostics lead_board(Situation const& situation)
{
    base::Diagnostics findings;
    if (!needs_lead_board(situation))
        return findings;
    auto const& record = situation.subject.case_file;
    for (auto const& child : record.list("children")) {
        base::append(findings, compare_lead(situation, home_of(record, child), child));
        base::append(findings, compare_authorities(record, child));
    }
    return findings;
}

bool has_other_boards(Situation const& situation)
{
    return !boards_to_tell(situation).empty();
}

base::Diagnostics other_boards_told(Situation const& situation)
{
    auto const boards = boards_to_tell(situation);
    base::Diagnostics findings;
    for (auto const& name : boards) {
        auto const notices = situation.subject.case_file.list("statutory_notices");
        // A notice without a name can only mean one board.
        bool const told = std::ranges::any_of(notices, [&](Record const& notice) {
            return is(notice, "body", "OTHER_LSCB_CHAIR")
                && happened(situation, notice.partial_date("sent_on"))
                && (notice.has("body_name") ? notice.text("body_name") == name
                                            : boards.size() == 1);
        });
        if (told)
            continue;
        findings.push_back(warn("R-P21", "/statutory_notices",
            "The chair of " + name + " has not been told by " + situation.occasion.as_at.prose()
                + ".",
            "Write to the chair, record the notice, and agree at the Scoping Panel who leads."));
    }
    return findings;
}

bool has_homicide_review(Situation const& situation)
{
    return homicide_review(situation).has_value();
}

base::Diagnostics child_review_leads(Situation const& situation)
{
    auto const review = homicide_review(situation);
    if (!review)
        return {};
    auto const lead = review->text("lead_body").value_or("another body");
    if (review->flag("lead_for_joint_review").value_or(false)) {
        return { warn("R-P23", review->pointer("lead_for_joint_review"),
            "The domestic homicide review of " + lead
                + " is recorded as leading, but the victim was under 18, so that the review of "
                  "the child goes before it.",
            "Agree with " + lead + " that this Board's review leads.") };
    }
    if (is(situation.subject.case_file, "kind", "EXTERNAL_LED")) {
        return { warn("R-P23", "/kind",
            "The case is recorded as led by another body, but the victim of the homicide was "
            "under 18, so that the review of the child leads.",
            "Agree with " + lead + " that this Board's review leads.") };
    }
    return {};
}

} // namespace rules
