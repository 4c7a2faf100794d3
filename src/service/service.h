#pragma once

// What users ask for, in terms of the store and the spine. Knows nothing of HTTP or arguments.

#include "assemble/assemble.h"
#include "assemble/board_document.h"
#include "assemble/committee_pack.h"
#include "assemble/pack.h"
#include "assemble/protection.h"
#include "assemble/wording.h"
#include "facts/case_deadlines.h"
#include "facts/escalation_list.h"
#include "facts/statistics.h"
#include "rules/rules.h"
#include "store/changes.h"
#include "store/store.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace service {

struct ImportSummary {
    int files = 0;
    int versions_written = 0;
    std::vector<std::string> documents; ///< "board northbridge", "case NB16/01" …
    base::Diagnostics warnings; ///< Of wordings that are hard to read.
};

/// Told how far long work has come: `done` of `total` steps.
using Progress = std::function<void(std::size_t done, std::size_t total)>;

struct CaseSummary {
    std::string reference;
    std::string board; ///< Board id.
    std::string board_name;
    std::string pseudonyms;
    std::string stage;
};

/// A meeting of a scrutiny committee whose papers the board's record lists.
struct MeetingSummary {
    std::string committee;
    base::Date meeting_on;
    bool has_exempt = false; ///< There are papers that are not for the public.
};

/// An agency of a board.
struct AgencySummary {
    std::string id;
    std::string name;
};

/// A board that reports to a scrutiny committee, with the meeting its record is prepared for.
struct BoardSummary {
    std::string id;
    std::string name;
    std::vector<AgencySummary> agencies; ///< In the order of the board's record.
    bool has_report = false;
    std::string committee; ///< Empty if not recorded.
    std::optional<base::Date> meeting_on;
    std::vector<MeetingSummary> meetings;
};

/// One document of Appendix C for one case.
struct DocumentStatus {
    std::string number;
    std::string title;
    std::string stage;
    enum class State { ready, lacking, not_available } state;
    bool pdf = false;
    bool xlsx = false;
    /// In which modes it can be made now; empty unless it is a form.
    std::vector<assemble::Mode> modes;
    std::vector<std::string> travels_with; ///< Numbers of the documents sent together with it.
    std::vector<facts::Recipient> recipients;
    base::Diagnostics findings; ///< What is lacking, and warnings.
};

/// A form that can be made blank, for a board and no case.
struct BlankForm {
    std::string number;
    std::string title;
    std::string stage;
};

/// A document of a board that can be made, whichever its records hold.
struct BoardReport {
    std::string number;
    std::string title;
    bool xlsx = false; ///< It has a workbook beside the PDF.
    bool confidential = false; ///< It leaves with a password or by an explicit choice.
    bool by_agency = false; ///< It can show one agency's own rows only.
};

/// A document of a board, as far as the user said what it is to be; the board's record fills the
/// rest of the annual report's period, the year up to `as_at` that of any other.
struct ReportRequest {
    std::string document; ///< "X03", "X05" …
    assemble::Format format = assemble::Format::pdf;
    base::Date meeting_on; ///< Of the committee or group it goes to.
    std::optional<base::PartialDate> period_from = {};
    std::optional<base::PartialDate> period_to = {};
    base::Date as_at;
    assemble::Print print = assemble::Print::normal;
    std::string agency = {}; ///< Id of the only agency it shows; empty for all.
};

/// The deadlines of one case, or of a board itself, in the order of the register.
struct Deadlines {
    std::string case_reference; ///< Empty for those of the board itself.
    std::string board; ///< Board id.
    std::vector<facts::Deadline> deadlines;
};

/// One version of a record: who stored it, when, why, and what it changed.
struct VersionSummary {
    store::VersionNote note;
    std::vector<store::FieldChange> changes; ///< From the version before; none for the first.
};

/// A rule of the register that somebody sets aside for a case.
struct SettingAside {
    std::string rule; ///< "R-P09"
    std::string role; ///< Role code of whoever decided it.
    std::string reason;
    base::Date on;
};

/// Whose words are asked for; without a board or case, those that ship.
struct WordingRequest {
    std::optional<std::string> document; ///< Its number; none for every document with words.
    std::optional<std::string> board;
    std::optional<std::string> case_reference; ///< Goes before the board: its board and profile.
    base::Date as_at;
};

/// The paragraphs of one document, as they ship and as the board words them.
struct DocumentWording {
    std::string number;
    std::string title;
    std::vector<assemble::ParagraphWords> paragraphs;
};

/// The product behind both doors, command line and web. Threads share it.
class Service {
public:
    /// With an `instant` ("2018-03-31T23:59:59Z") everything that is read stands as it stood then.
    Service(assemble::Library const& library, store::Store& store,
        std::optional<std::string> instant = {});

    /// Reads every file and folder named, checks all of them and each against its board, and
    /// stores all or none. A file that export wrote is refused when its record has changed since,
    /// with each change; any other becomes the newest version.
    base::Result<ImportSummary> import(std::vector<std::filesystem::path> const& paths,
        store::Change const& change, Progress const& progress = {});

    /// The record as JSON for an editor, with the version it was made from.
    base::Result<std::string> export_record(casefile::Kind kind, std::string const& id) const;
    /// Every version of a record, the first one first. Fault if there is no such record.
    base::Result<std::vector<VersionSummary>> history(
        casefile::Kind kind, std::string const& id) const;
    /// Every procedural rule with how the case stands with it.
    base::Result<std::vector<rules::Verdict>> rules(
        std::string const& case_reference, base::Date as_at) const;
    /// Records in the case that a rule is set aside. Fault if the rule cannot be, or not by this
    /// role.
    base::Result<int> set_aside(
        std::string const& case_reference, SettingAside const& what, store::Change const& change);
    /// Makes what questions across cases read anew from the records.
    void rebuild();

    std::vector<CaseSummary> cases() const;
    std::optional<CaseSummary> find_case(std::string const& case_reference) const;
    std::vector<BoardSummary> boards() const;
    /// Fault if there is no such case.
    base::Result<std::vector<DocumentStatus>> documents(
        std::string const& case_reference, base::Date as_at) const;
    /// Who receives the document, in the order of mailing; empty if one copy serves all.
    base::Result<std::vector<facts::Recipient>> recipients(
        std::string const& case_reference, std::string const& document) const;
    /// Every copy ordered, protected as asked; none is made if a confidential one would leave open
    /// without anybody having said so.
    base::Result<std::vector<assemble::FinishedDocument>> make(std::string const& case_reference,
        assemble::Order const& order, assemble::Protection const& protection) const;
    /// A template that is tried out with a case, protected as any document of the case.
    base::Result<std::vector<assemble::FinishedDocument>> preview(std::string const& case_reference,
        assemble::Trial const& trial, assemble::Order const& order,
        assemble::Protection const& protection) const;
    /// The documents that an event calls for, protected as asked.
    base::Result<std::vector<assemble::FinishedDocument>> make_pack(
        std::string const& case_reference, assemble::PackOrder const& order,
        assemble::Protection const& protection, Progress const& progress = {}) const;
    base::Diagnostics check(std::string const& case_reference, assemble::Order const& order) const;

    /// The blank forms of the board's document set on that day. Fault if there is no such board.
    base::Result<std::vector<BlankForm>> blanks(std::string const& board, base::Date as_at) const;
    /// The same as `make` and `check` for a blank, which needs no case.
    base::Result<std::vector<assemble::FinishedDocument>> make_blank(std::string const& board,
        assemble::Order order, assemble::Protection const& protection) const;
    base::Diagnostics check_blank(std::string const& board, assemble::Order order) const;

    /// The documents of a board in its document set on that day; the annual report only if the
    /// board's record prepares one. Fault if there is no such board.
    base::Result<std::vector<BoardReport>> reports(
        std::string const& board, base::Date as_at) const;
    /// A document of a board, protected as asked. Fault if there is no such board or agency.
    base::Result<assemble::FinishedDocument> report(std::string const& board,
        ReportRequest const& request, assemble::Protection const& protection) const;

    /// The papers of a committee's meeting, those for the public first. `protection` is for the
    /// exempt ones. `request.document` is not asked.
    base::Result<std::vector<assemble::FinishedDocument>> committee_papers(std::string const& board,
        ReportRequest const& request, assemble::Protection const& protection) const;

    /// Of one case; or if none is named of every case, by reference, and then of the boards that
    /// have any of their own.
    base::Result<std::vector<Deadlines>> deadlines(
        std::optional<std::string> const& case_reference, base::Date as_at) const;
    base::Result<std::vector<facts::Figure>> statistics(
        std::string const& board, facts::StatisticsRequest const& request) const;
    base::Result<std::vector<facts::EscalationItem>> escalations(
        std::string const& board, base::Date as_at) const;

    /// Fault if there is no such document, board or case.
    base::Result<std::vector<DocumentWording>> wording(WordingRequest const& request) const;
    /// What is wrong with the wordings of the board or the case's board and profile, and warnings.
    base::Diagnostics check_wording(WordingRequest const& request) const;

    /// Throws base::IoError unless the store can be written to.
    void check_ready() const;

private:
    assemble::Library const& m_library;
    store::Store& m_store;
    std::optional<std::string> m_instant;
};

/// The words that ship with the product, of one document or of all.
base::Result<std::vector<DocumentWording>> shipped_wording(
    std::optional<std::string> const& document, assemble::Library const& library);

} // namespace service
