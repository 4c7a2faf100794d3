#include "facts/fields.h"
#include "facts/people.h"
#include "rules/case_words.h"
#include "rules/review_part.h"

#include <algorithm>

namespace rules {

using casefile::Record;
using facts::is;

namespace {

std::vector<Record> review_panels_held(Situation const& situation)
{
    auto meetings = meetings_of(situation, "REVIEW_PANEL");
    std::erase_if(meetings, [&](Record const& meeting) {
        return !is(meeting, "status", "HELD") || !happened(situation, meeting.date("date"));
    });
    return meetings;
}

/// What was passed on to agencies by the as-at date.
std::vector<Record> learning_shared(Situation const& situation)
{
    auto learning = situation.subject.case_file.list("early_learning");
    std::erase_if(learning, [&](Record const& point) {
        return point.texts("shared_with").empty()
            || (point.has("on") && !happened(situation, point.date("on")));
    });
    return learning;
}

std::vector<Record> final_reports(Situation const& situation)
{
    auto reports = situation.subject.case_file.list("reports");
    std::erase_if(reports, [&](Record const& report) {
        return !is(report, "status", "FINAL") || !report_was_made(situation, report);
    });
    return reports;
}

/// The ids of the agencies known to have had contact with the family.
std::vector<std::string> agencies_with_contact(Situation const& situation)
{
    std::vector<std::string> agencies;
    auto const add = [&](std::optional<std::string> const& agency) {
        if (agency && std::ranges::find(agencies, *agency) == agencies.end())
            agencies.push_back(*agency);
    };
    for (auto const& name_check : situation.subject.case_file.list("name_checks")) {
        bool const known
            = is(name_check, "known", "YES_OPEN") || is(name_check, "known", "YES_CLOSED");
        if (known && happened(situation, name_check.date("returned_on")))
            add(name_check.text("agency"));
    }
    for (auto const& involvement : situation.subject.case_file.list("involvements"))
        add(involvement.text("agency"));
    return agencies;
}

std::vector<Record> national_panel_notices(Situation const& situation)
{
    auto notices = situation.subject.case_file.list("statutory_notices");
    std::erase_if(notices, [](Record const& notice) {
        return !is(notice, "body", "NATIONAL_PANEL") || !notice.has("due_on");
    });
    return notices;
}

} // namespace

base::Diagnostics immediate_learning(Situation const& situation)
{
    base::Diagnostics findings;
    auto const learning = situation.subject.case_file.list("early_learning");
    for (auto const& meeting : review_panels_held(situation)) {
        if (facts::find(learning, "meeting", meeting.text("id"))
            || meeting.flag("no_immediate_learning").value_or(false))
            continue;
        findings.push_back(block("R-P34", meeting.pointer("no_immediate_learning"),
            "Nothing shows that the Review Panel of " + meeting.date("date")->prose()
                + " considered whether something must change at once.",
            "Record the early learning of that meeting, or that it found none."));
    }
    for (auto const& point : learning_shared(situation)) {
        if (point.flag("parallel_inquiry_checked").value_or(false))
            continue;
        findings.push_back(block("R-P34", point.pointer("parallel_inquiry_checked"),
            "Early learning was shared with agencies" + on_day(point.date("on"))
                + " without checking what it means for parallel inquiries.",
            "Ask the bodies that lead the parallel inquiries, and record that it was checked."));
    }
    return findings;
}

bool immediate_learning_arises(Situation const& situation)
{
    return !review_panels_held(situation).empty() || !learning_shared(situation).empty();
}

base::Diagnostics report_meets_terms(Situation const& situation)
{
    base::Diagnostics findings;
    bool const has_terms = !situation.subject.case_file.list("tor").empty();
    for (auto const& report : final_reports(situation)) {
        auto const met = report.flag("tor_met");
        auto const place = report.pointer("tor_met");
        if (met ? !*met : has_terms) {
            findings.push_back(block("R-P36", place,
                met ? "The report is final, but it does not meet the agreed terms of reference."
                    : "The report is final, but nobody has recorded that it meets the agreed terms "
                      "of reference.",
                "Let the Review Panel check the report against each question of the terms."));
        } else if (!met) {
            findings.push_back(warn("R-P36", place,
                "The report is final; the record holds no terms of reference to check it against.",
                "Record the terms of reference and that the report meets them."));
        }
        for (auto const& disagreement : report.list("disagreements")) {
            if (disagreement.has("response"))
                continue;
            findings.push_back(block("R-P36", disagreement.pointer("response"),
                "The report is final, but " + agency_called(situation, disagreement.text("agency"))
                    + " disagrees with it and has had no answer.",
                "Let the senior leads of the agencies, or the Independent Chair, settle it and "
                "record the outcome."));
        }
    }
    return findings;
}

bool has_final_report(Situation const& situation)
{
    return !is(situation.subject.case_file, "kind", "EXTERNAL_LED")
        && !final_reports(situation).empty();
}

base::Diagnostics records_secured(Situation const& situation)
{
    auto const& subject = situation.subject;
    auto const rows = subject.case_file.list("records_secured");
    base::Diagnostics findings;
    for (auto const& agency : agencies_with_contact(situation)) {
        auto const row = facts::find(rows, "agency", agency);
        if (row && happened(situation, row->date("secured_on")))
            continue;
        findings.push_back(warn("R-P56", row ? row->pointer("secured_on") : "/records_secured",
            agency_called(situation, agency)
                + " knows the family, but its records are not known to be secured.",
            "Ask the agency to secure them, and record the day."));
    }
    auto const sender = subject.profile.text("secure_records_sender").value_or("");
    for (auto const& row : rows) {
        if (!row.has("asked_by") || is(row, "asked_by", sender))
            continue;
        findings.push_back(warn("R-P56", row.pointer("asked_by"),
            agency_called(situation, row.text("agency"))
                + " was asked to secure its records by the " + row.printed("asked_by").value_or("")
                + ", not by the " + subject.profile.printed("secure_records_sender").value_or("")
                + ".",
            "Let the right person write to the agency."));
    }
    return findings;
}

bool records_secured_arises(Situation const& situation)
{
    return situation.subject.profile.has("secure_records_sender")
        && !agencies_with_contact(situation).empty();
}

base::Diagnostics national_panel_requests(Situation const& situation)
{
    base::Diagnostics findings;
    for (auto const& notice : national_panel_notices(situation)) {
        auto const due = *notice.date("due_on");
        if (due >= situation.occasion.as_at || happened(situation, notice.partial_date("sent_on")))
            continue;
        findings.push_back(warn("R-P52", notice.pointer("sent_on"),
            "What the national Panel was to have by " + due.prose() + " is not sent ("
                + notice.printed("kind").value_or("notice") + ").",
            "Send it and record the day, or agree another day with the national Panel."));
    }
    return findings;
}

bool has_national_panel_notices(Situation const& situation)
{
    return !national_panel_notices(situation).empty();
}

} // namespace rules
