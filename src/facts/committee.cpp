#include "facts/committee.h"

#include "facts/fields.h"

#include <algorithm>
#include <set>

namespace facts {

using casefile::Record;

namespace {

/// SI 2002/715 made it five in England.
constexpr int clear_days = 5;

/// "item 5", "items 5 and 6".
std::string counted(std::string const& word, std::vector<std::string> const& numbers)
{
    return word + (numbers.size() == 1 ? " " : "s ") + joined(numbers);
}

/// "paragraph 1", "paragraphs 1 and 2".
std::string paragraphs_of(Record const& exemption)
{
    auto numbers = exemption.texts("paragraphs");
    std::ranges::sort(numbers);
    return counted("paragraph", numbers);
}

Fact exemption_fact(CommitteeItem const& item)
{
    auto const exemption = item.record.child("exempt");
    if (!exemption)
        return Fact::Missing { "Exemption", item.record.pointer("exempt") };
    Fact::List categories;
    auto const words = exemption->printed_texts("paragraphs");
    auto const numbers = exemption->texts("paragraphs");
    for (std::size_t i = 0; i < numbers.size(); ++i)
        categories.push_back(
            Fact::Object { { "number", numbers.at(i) }, { "words", words.at(i) } });
    return Fact::Object { { "paragraphs", paragraphs_of(*exemption) },
        { "categories", std::move(categories) }, { "reason", text_field(*exemption, "reason") } };
}

Fact item_fact(CommitteeItem const& item, bool exempt_edition)
{
    auto const number = std::to_string(item.number);
    Fact::List papers;
    for (auto const& paper : item.papers)
        papers.push_back(Fact::Object { { "title", paper.title } });
    bool const is_here = item.is_exempt == exempt_edition;
    auto const recommendations = texts_field(item.record, "recommendations");
    return Fact::Object { { "number", number }, { "title", text_field(item.record, "title") },
        { "purpose", text_field(item.record, "purpose") },
        { "author", text_field(item.record, "author") }, { "recommendations", recommendations },
        { "papers", std::move(papers) }, { "exempt", exemption_fact(item) },
        { "sheet", "item-" + number }, { "place", "papers-" + number },
        { "has_papers", is_here && !item.papers.empty() } };
}

/// The numbers of the exempt items, and of the paragraphs that any of them names.
struct Exempt {
    std::vector<std::string> items;
    std::set<std::string> paragraphs;
};
Exempt exempt_of(CommitteeMeeting const& meeting)
{
    Exempt exempt;
    for (auto const& item : meeting.items) {
        if (!item.is_exempt)
            continue;
        exempt.items.push_back(std::to_string(item.number));
        auto const paragraphs = item.record.child("exempt")->texts("paragraphs");
        exempt.paragraphs.insert(paragraphs.begin(), paragraphs.end());
    }
    return exempt;
}

} // namespace

base::Result<CommitteeMeeting> committee_meeting(Record const& board, base::Date meeting_on)
{
    std::string known;
    for (auto const& record : board.list("committee_meetings")) {
        auto const date = record.date("meeting_on").value();
        if (date != meeting_on) {
            known += (known.empty() ? "" : ", ") + date.prose();
            continue;
        }
        CommitteeMeeting meeting { record, {} };
        for (auto const& item : record.list("items")) {
            auto& added = meeting.items.emplace_back(CommitteeItem { item,
                static_cast<int>(meeting.items.size()) + 1, {}, item.child("exempt").has_value() });
            for (auto const& paper : item.list("papers"))
                added.papers.push_back({ paper.text("document").value(),
                    paper.text("case").value_or(""), {}, paper.pointer("document") });
        }
        return meeting;
    }
    return base::Diagnostic { base::Severity::error, "committee-meeting",
        { "board", 0, board.pointer("committee_meetings") },
        "The board’s record has no meeting of a committee on " + meeting_on.prose() + ".",
        known.empty()
            ? "Enter the meeting with its agenda and papers under committee_meetings."
            : "Enter it under committee_meetings, or choose a meeting of these: " + known + "." };
}

base::Result<base::Date> papers_due(Calendar const& calendar, base::Date meeting_on)
{
    return TRY(calendar.add_working_days(meeting_on, -(clear_days + 1))).date;
}

base::Result<Fact> committee_facts(
    CommitteeMeeting const& meeting, Calendar const& calendar, bool exempt_edition)
{
    auto const& record = meeting.record;
    auto const meeting_on = record.date("meeting_on").value();
    auto const exempt = exempt_of(meeting);
    Fact::List items;
    for (auto const& item : meeting.items)
        items.push_back(item_fact(item, exempt_edition));
    return Fact(Fact::Object { { "name", text_field(record, "committee") }, { "date", meeting_on },
        { "starts", time_field(record, "starts") }, { "venue", text_field(record, "venue") },
        { "contact", text_field(record, "contact") }, { "note", text_field(record, "public_note") },
        { "open_by", TRY(papers_due(calendar, meeting_on)) },
        { "clear_days", Fact::count(clear_days) }, { "is_exempt", exempt_edition },
        { "any_exempt", !exempt.items.empty() }, { "exempt_items", counted("item", exempt.items) },
        { "exempt_paragraphs",
            counted("paragraph", { exempt.paragraphs.begin(), exempt.paragraphs.end() }) },
        { "items", std::move(items) } });
}

} // namespace facts
