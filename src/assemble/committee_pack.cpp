#include "assemble/committee_pack.h"

#include "assemble/finish.h"
#include "assemble/pictures.h"
#include "base/told_once.h"
#include "document/append.h"
#include "facts/committee.h"

#include <iterator>

namespace assemble {

namespace {

/// Only what names nobody and is meant for everybody may be among public papers.
constexpr auto public_level = "L0";
/// Of restricted circulation: each reader has a numbered copy, so it cannot be in a pack.
constexpr auto restricted_level = "L3";
/// What an edition with exempt papers is marked as.
constexpr auto exempt_level = "L2";

/// A paper that was filled, and the item it belongs to.
struct Paper {
    int item;
    document::Document document;
};

class Pack {
public:
    Pack(CommitteeOrder const& order, CommitteeRecords const& records, Library const& library)
        : m_order(order)
        , m_records(records)
        , m_library(library)
    {
    }

    base::Result<std::vector<FinishedDocument>> make()
    {
        auto const meeting_on = m_order.occasion.meeting_on;
        auto meeting = TRY(facts::committee_meeting(m_records.board.board, meeting_on));
        bool has_exempt = false;
        for (auto& item : meeting.items) {
            has_exempt = has_exempt || item.is_exempt;
            for (auto& paper : item.papers)
                fill(item, paper);
        }
        auto const due = TRY(facts::papers_due(m_library.calendar(), meeting_on));
        if (m_order.occasion.as_at > due)
            m_findings.push_back(late(due));
        if (base::has_error(m_findings))
            return m_findings;
        std::vector<FinishedDocument> made;
        made.push_back(TRY(edition(meeting, false)));
        if (has_exempt)
            made.push_back(TRY(edition(meeting, true)));
        made.front().warnings = m_findings;
        return made;
    }

private:
    base::Diagnostic late(base::Date due) const
    {
        return { base::Severity::warning, "committee-late", {},
            "The papers are of " + m_order.occasion.as_at.prose()
                + ", but five clear days before the meeting means that they are open to inspection "
                  "by "
                + due.prose() + ".",
            "Ask the committee officer: a later paper is taken only if the chair finds it urgent, "
            "and the minutes say why." };
    }

    base::Diagnostic fault(facts::CommitteeItem const& item, facts::CommitteePaper const& paper,
        std::string code, std::string message, std::string fix) const
    {
        return { base::Severity::error, std::move(code), { "board", 0, paper.pointer },
            "Item " + std::to_string(item.number) + ": " + std::move(message), std::move(fix) };
    }

    /// The fault that keeps a document of this level out of the item, if it does.
    std::optional<base::Diagnostic> misplaced(facts::CommitteeItem const& item,
        facts::CommitteePaper const& paper, std::string const& level) const
    {
        if (level == restricted_level)
            return fault(item, paper, "committee-restricted",
                "document " + paper.document
                    + " goes to named readers only, each with a numbered "
                      "copy.",
                "Take it off the agenda; send each reader the copy made for them.");
        if (!item.is_exempt && level != public_level)
            return fault(item, paper, "committee-confidential",
                "document " + paper.document + " is not for the public, but the item is.",
                "Name the paragraphs of Schedule 12A and the reason under \"exempt\", or take the "
                "paper off.");
        return std::nullopt;
    }

    base::Result<Part> part_of(facts::CommitteePaper const& paper, bool of_board) const
    {
        if (of_board) {
            return board_part({ .document = paper.document,
                                  .occasion = TRY(m_records.occasion_of(paper.document)) },
                m_records.board, m_library);
        }
        auto const subject = TRY(m_records.subject_of(paper.case_reference));
        return case_part(
            { .document = paper.document, .recipient = {}, .as_at = m_order.occasion.as_at },
            subject, m_library);
    }

    /// Fills the paper, or tells what keeps it from being filled.
    void fill(facts::CommitteeItem const& item, facts::CommitteePaper& paper)
    {
        auto const entry = find_entry(paper.document, Format::pdf, m_library);
        if (!entry.ok() || paper.document == committee_papers_number) {
            m_findings.push_back(fault(item, paper, "committee-paper",
                "document " + paper.document + " cannot be made.",
                "Give the number of a document that \"casebinder documents\" lists."));
            return;
        }
        bool const of_board = entry.value()->of_board;
        if (of_board != paper.case_reference.empty()) {
            m_findings.push_back(fault(item, paper, "committee-paper-case",
                of_board ? "document " + paper.document + " is of the board, not of a case."
                         : "document " + paper.document + " is of a case, but no case is named.",
                of_board ? "Leave out \"case\"." : "Give its reference under \"case\"."));
            return;
        }
        auto const level = m_library.source(*entry.value()).front.text("level");
        if (auto const found = misplaced(item, paper, level)) {
            m_findings.push_back(*found);
            return;
        }
        auto part = part_of(paper, of_board);
        auto told = part.ok() ? part.value().warnings : part.errors();
        for (auto& one : told) {
            one.message = "Item " + std::to_string(item.number) + ", document " + paper.document
                + ": " + one.message;
            if (base::describe(one.place).empty())
                one.place = { "board", 0, paper.pointer };
        }
        base::append_new(m_findings, told);
        if (!part.ok())
            return;
        paper.title = part.value().title
            + (paper.case_reference.empty() ? "" : ", " + paper.case_reference);
        m_papers.push_back({ item.number, std::move(part).value().document });
    }

    Imprint imprint_of(RegisterEntry const& entry, facts::Fact const& committee, bool exempt) const
    {
        auto const& board = m_records.board;
        auto const& occasion = m_order.occasion;
        auto const scheme = board.profile.text("marking_scheme").value_or("OFFICIAL");
        auto const short_name = board.board.text("short").value_or("");
        auto issue_line = occasion.meeting_on.prose() + " · Data as at " + occasion.as_at.prose();
        if (exempt) {
            issue_line += " · Not for publication: "
                + *committee.member("exempt_paragraphs")->text() + " of Schedule 12A";
        }
        Imprint imprint { entry, short_name + " " + occasion.meeting_on.iso(), short_name,
            exempt ? m_library.marking(scheme, exempt_level) : "", std::move(issue_line),
            exempt ? "exempt" : "public", occasion.as_at, occasion.issue };
        imprint.print = m_order.print;
        if (!exempt)
            imprint.withheld = identities(board);
        return imprint;
    }

    /// Front sheet and agenda with, in the place of each item's papers, the papers.
    base::Result<FinishedDocument> edition(facts::CommitteeMeeting const& meeting, bool exempt)
    {
        auto const* entry = TRY(find_entry(committee_papers_number, m_order.format, m_library));
        auto const committee = TRY(facts::committee_facts(meeting, m_library.calendar(), exempt));
        auto imprint = imprint_of(*entry, committee, exempt);
        imprint.pictures = TRY(pictures_of(m_records.board.board, m_library));
        facts::Fact const facts = facts::Fact::Object {
            { "board",
                facts::Fact::Object { { "name", m_records.board.board.text("name").value() },
                    { "council", m_records.board.board.text("council_name").value() } } },
            { "committee", committee },
        };
        auto whole = TRY(fill_registered(facts, imprint, m_library));
        document::Blocks blocks;
        for (auto& block : std::exchange(whole.blocks, {})) {
            auto const id = block.id;
            blocks.push_back(std::move(block));
            int number = 0;
            for (auto& paper : m_papers) {
                ++number;
                if (id != "papers-" + std::to_string(paper.item))
                    continue;
                auto taken = document::take_in(
                    whole, std::move(paper.document), "paper-" + std::to_string(number) + "-");
                std::ranges::move(taken, std::back_inserter(blocks));
            }
        }
        whole.blocks = std::move(blocks);
        auto const shaper = m_library.shapers().lend();
        auto made = TRY(set(m_order.format, std::move(whole), imprint, m_library, *shaper));
        made.confidential = exempt;
        return made;
    }

    CommitteeOrder const& m_order;
    CommitteeRecords const& m_records;
    Library const& m_library;
    std::vector<Paper> m_papers;
    base::Diagnostics m_findings;
};

} // namespace

base::Result<std::vector<FinishedDocument>> committee_papers(
    CommitteeOrder const& order, CommitteeRecords const& records, Library const& library)
{
    return Pack(order, records, library).make();
}

} // namespace assemble
