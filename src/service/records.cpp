#include "service/records.h"

namespace service {

namespace {

base::Diagnostic fault(std::string code, std::string message, std::string fix)
{
    return { base::Severity::error, std::move(code), {}, std::move(message), std::move(fix) };
}

} // namespace

casefile::Record Records::keep(casefile::Document document)
{
    auto const& kept = m_documents.emplace_back(std::move(document));
    return { kept.value, m_library.schemas().of(kept.kind) };
}

base::Result<casefile::Record> Records::board(std::string const& id)
{
    auto found = m_store.newest(casefile::Kind::board, id);
    if (!found)
        return fault("board-unknown", "There is no board \"" + id + "\".",
            "Import the board's file, or choose a board that was imported.");
    return keep(std::move(found->document));
}

base::Result<casefile::Record> Records::profile(std::string const& id)
{
    auto const* found = m_library.profile(id);
    if (!found)
        return fault("profile-unknown", "There is no board profile \"" + id + "\".",
            "Name one of the profiles in data/profiles in the record.");
    return casefile::Record(found->value, m_library.schemas().of(casefile::Kind::profile));
}

base::Result<facts::Subject> Records::subject(std::string const& case_reference)
{
    auto found = m_store.newest(casefile::Kind::case_file, case_reference);
    if (!found)
        return fault("case-unknown", "There is no case \"" + case_reference + "\".",
            "List the cases with: casebinder documents.");
    auto const case_file = keep(std::move(found->document));
    auto const board_record = TRY(board(case_file.text("board").value_or("")));
    auto const profile_record = TRY(profile(case_file.text("profile").value_or("")));
    return facts::Subject { board_record, case_file, profile_record };
}

base::Result<facts::ReportSubject> Records::report_subject(
    std::string const& board_id, base::Date date)
{
    auto const board_record = TRY(board(board_id));
    auto const profile_record = TRY(profile(TRY(profile_on(board_record, date))));
    facts::ReportSubject subject { board_record, profile_record, {}, {} };
    for (auto& stored : m_store.all(casefile::Kind::case_file)) {
        if (stored.document.value.text("board") != board_id)
            continue;
        subject.cases.push_back(keep(std::move(stored.document)));
        auto const frozen = subject.cases.back().text("profile").value_or("");
        subject.profiles.emplace(frozen, TRY(profile(frozen)));
    }
    for (auto& stored : m_store.all(casefile::Kind::training)) {
        if (stored.document.value.text("board") == board_id)
            subject.training.push_back(keep(std::move(stored.document)));
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
