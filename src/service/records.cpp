#include "service/records.h"

namespace service {

base::Diagnostic fault(std::string code, std::string message, std::string fix)
{
    return { base::Severity::error, std::move(code), {}, std::move(message), std::move(fix) };
}

Records::Stored Records::find(casefile::Kind kind, std::string const& id) const
{
    if (!m_instant)
        return m_store.share_newest(kind, id);
    auto found = m_store.as_at(kind, id, *m_instant);
    return found ? std::make_shared<store::StoredDocument const>(*std::move(found)) : nullptr;
}

casefile::Record Records::keep(Stored stored)
{
    auto const& document = m_kept.emplace_back(std::move(stored))->document;
    return { document.value, m_library.schemas().of(document.kind) };
}

base::Result<casefile::Record> Records::board(std::string const& id)
{
    if (auto const known = m_boards.find(id); known != m_boards.end())
        return known->second;
    auto found = find(casefile::Kind::board, id);
    if (!found)
        return fault("board-unknown", "There is no board \"" + id + "\".",
            "Import the board's file, or choose a board that was imported.");
    return m_boards.emplace(id, keep(std::move(found))).first->second;
}

base::Result<casefile::Record> Records::profile(std::string const& id)
{
    auto const* found = m_library.profile(id);
    if (!found)
        return fault("profile-unknown", "There is no board profile \"" + id + "\".",
            "Name one of the profiles in data/profiles in the record.");
    return casefile::Record(found->value, m_library.schemas().of(casefile::Kind::profile));
}

base::Result<facts::Subject> Records::with_board(casefile::Record const& case_file)
{
    auto const board_record = TRY(board(case_file.text("board").value_or("")));
    auto const profile_record = TRY(profile(case_file.text("profile").value_or("")));
    return facts::Subject { board_record, case_file, profile_record };
}

base::Result<facts::Subject> Records::subject(std::string const& case_reference)
{
    auto found = find(casefile::Kind::case_file, case_reference);
    if (!found)
        return fault("case-unknown", "There is no case \"" + case_reference + "\".",
            "List the cases with: casebinder documents.");
    return with_board(keep(std::move(found)));
}

base::Result<facts::Subject> Records::subject_of(
    std::string const& board, std::string const& case_reference)
{
    auto found = TRY(subject(case_reference));
    if (found.board.text("id") != board)
        return fault("case-of-another-board",
            "Case " + case_reference + " is not of the board \"" + board + "\".",
            "Name a case of this board.");
    return found;
}

base::Result<facts::Subject> Records::nobodys_subject(std::string const& board_id, base::Date date)
{
    static base::Value const nothing { base::Value::Object {} };
    auto const board_record = TRY(board(board_id));
    auto const profile_record = TRY(profile(TRY(profile_on(board_record, date))));
    casefile::Record const nobody(nothing, m_library.schemas().of(casefile::Kind::case_file));
    return facts::Subject { board_record, nobody, profile_record };
}

std::vector<casefile::Record> Records::all(
    casefile::Kind kind, std::optional<std::string> const& board, Reading reading)
{
    bool const has_part = kind == casefile::Kind::case_file || kind == casefile::Kind::training;
    bool const in_part = has_part && reading == Reading::part;
    auto found = m_instant ? m_store.all_as_at(kind, *m_instant)
        : in_part          ? m_store.figures_parts(kind, board)
                           : m_store.all(kind);
    std::vector<casefile::Record> records;
    records.reserve(found.size());
    for (auto& stored : found) {
        if (!board || stored.document.value.text("board") == *board)
            records.push_back(
                keep(std::make_shared<store::StoredDocument const>(std::move(stored))));
    }
    return records;
}

base::Result<std::vector<facts::Subject>> Records::subjects(std::optional<std::string> const& board)
{
    std::vector<facts::Subject> subjects;
    for (auto const& case_file : all(casefile::Kind::case_file, board))
        subjects.push_back(TRY(with_board(case_file)));
    return subjects;
}

base::Result<facts::ReportSubject> Records::report_subject(
    std::string const& board_id, base::Date date, Reading reading)
{
    auto const board_record = TRY(board(board_id));
    auto const profile_record = TRY(profile(TRY(profile_on(board_record, date))));
    facts::ReportSubject subject { board_record, profile_record,
        all(casefile::Kind::case_file, board_id, reading),
        all(casefile::Kind::training, board_id, reading) };
    for (auto const& case_file : subject.cases) {
        auto const frozen = case_file.text("profile").value_or("");
        if (!subject.profiles.contains(frozen))
            subject.profiles.emplace(frozen, TRY(profile(frozen)));
    }
    return subject;
}

base::Result<std::string> profile_on(casefile::Record const& board, base::Date date)
{
    for (auto const& period : board.list("profile_periods")) {
        auto const from = period.date("from");
        auto const to = period.date("to");
        if ((!from || *from <= date) && (!to || date <= *to))
            return period.text("profile").value_or("");
    }
    return fault("board-no-profile",
        "The board's record names no profile for " + date.prose() + ".",
        "Add a profile period that covers this date to the board's file.");
}

} // namespace service
