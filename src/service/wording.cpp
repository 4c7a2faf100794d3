// The wording of documents: what ships, what a board says instead, and what is wrong with it.

#include "service/answers.h"
#include "service/import.h"
#include "service/records.h"

#include <algorithm>

namespace service {

namespace {

using casefile::Document;
using casefile::Kind;
using casefile::Record;

/// Cases whose facts tell which fields exist. One tells of most; a list or a person that it lacks
/// may stand in the next.
constexpr std::size_t cases_asked_max = 5;

/// The first cases of a board: those that come in, else those that are stored.
std::vector<Document> cases_of(
    std::string const& board, std::vector<Incoming> const& incoming, store::Store const& store)
{
    std::vector<Document> cases;
    auto const add = [&](Document const& one) {
        if (cases.size() < cases_asked_max && one.kind == Kind::case_file
            && one.value.text("board") == board)
            cases.push_back(one);
    };
    for (auto const& one : incoming)
        add(one.document);
    if (!cases.empty())
        return cases;
    for (auto const& stored : store.all(Kind::case_file))
        add(stored.document);
    return cases;
}

/// "board northbridge", "profile sefton_2018".
std::string name_of(Record const& owner)
{
    return owner.text("record").value_or("") + " " + owner.text("id").value_or("");
}

bool is_told(base::Diagnostics const& all, base::Diagnostic const& fault)
{
    return std::ranges::any_of(
        all, [&](auto const& one) { return base::describe(one) == base::describe(fault); });
}

void check_fields_of(Incoming const& board, std::vector<Document> const& cases, base::Date day,
    assemble::Library const& library, base::Diagnostics& faults)
{
    auto const& schemas = library.schemas();
    Record const record(board.document.value, schemas.of(Kind::board));
    for (auto const& one : cases) {
        auto const* profile = library.profile(one.value.text("profile"));
        if (!profile)
            continue;
        facts::Subject const subject { record, Record(one.value, schemas.of(Kind::case_file)),
            Record(profile->value, schemas.of(Kind::profile)) };
        for (auto fault : assemble::check_fields(subject, day, library)) {
            if (fault.place.file == describe(board.document))
                fault.place.file = board.file;
            if (!is_told(faults, fault))
                faults.push_back(std::move(fault));
        }
    }
}

/// Whose wordings are asked for, with their profile.
struct Owner {
    Record board;
    Record profile;
    std::optional<facts::Subject> subject; ///< Of a case.
};

base::Result<Owner> find_owner(WordingRequest const& request, Records& records)
{
    if (request.case_reference) {
        auto const subject = TRY(records.subject(*request.case_reference));
        return Owner { subject.board, subject.profile, subject };
    }
    auto const board = TRY(records.board(request.board.value_or("")));
    auto const profile = TRY(records.profile(TRY(profile_on(board, request.as_at))));
    return Owner { board, profile, std::nullopt };
}

} // namespace

base::Diagnostics check_fields(std::vector<Incoming> const& incoming, base::Date day,
    assemble::Library const& library, store::Store const& store)
{
    base::Diagnostics faults;
    for (auto const& one : incoming) {
        if (one.document.kind == Kind::board && one.document.value.find("wording"))
            check_fields_of(one, cases_of(one.document.id, incoming, store), day, library, faults);
    }
    return faults;
}

base::Result<std::vector<DocumentWording>> shipped_wording(
    std::optional<std::string> const& document, assemble::Library const& library)
{
    std::vector<DocumentWording> documents;
    for (auto const& entry : library.documents()) {
        if ((document && entry.number != *document) || entry.template_file.empty())
            continue;
        documents.push_back({ entry.number, entry.title, assemble::paragraphs_of(entry, library) });
    }
    if (documents.empty())
        return fault("document-not-available",
            "Document " + document.value_or("") + " has no words in this version.",
            "List the documents with: casebinder documents.");
    return documents;
}

base::Result<std::vector<DocumentWording>> Service::wording(WordingRequest const& request) const
{
    auto documents = TRY(shipped_wording(request.document, m_library));
    Records records(m_library, m_store, m_instant);
    auto const owner = TRY(find_owner(request, records));
    for (auto& document : documents) {
        document.title = assemble::titled(*m_library.find(document.number), owner.profile).title;
        auto const own
            = assemble::wordings_on(request.as_at, document.number, owner.board, owner.profile);
        for (auto const& one : own) {
            auto const found = std::ranges::find(
                document.paragraphs, one.words.paragraph, &assemble::ParagraphWords::id);
            if (found != document.paragraphs.end())
                found->own = one;
        }
    }
    return documents;
}

base::Diagnostics Service::check_wording(WordingRequest const& request) const
{
    Records records(m_library, m_store, m_instant);
    auto const owner = find_owner(request, records);
    if (!owner.ok())
        return owner.errors();
    auto const& [board, profile, subject] = owner.value();
    auto findings = assemble::check_wordings(board, name_of(board), m_library);
    base::append(findings, assemble::check_wordings(profile, name_of(profile), m_library));
    // Lists hold only the part of a case that figures read, so each is read whole.
    std::vector<std::string> references;
    if (subject) {
        references.push_back(subject->case_file.text("ref").value_or(""));
    } else {
        for (auto const& one : records.all(Kind::case_file, board.text("id")))
            references.push_back(one.text("ref").value_or(""));
    }
    references.resize(std::min(references.size(), cases_asked_max));
    for (auto const& reference : references) {
        auto const whole = records.subject(reference);
        auto const faults = whole.ok()
            ? assemble::check_fields(whole.value(), request.as_at, m_library)
            : whole.errors();
        for (auto const& one : faults) {
            if (!is_told(findings, one))
                findings.push_back(one);
        }
    }
    return findings;
}

base::Value as_json(DocumentWording const& wording)
{
    base::Value value;
    value.set("document", wording.number);
    value.set("title", wording.title);
    base::Value paragraphs { base::Value::List {} };
    auto const list = [](std::vector<std::string> const& texts) {
        base::Value all { base::Value::List {} };
        for (auto const& text : texts)
            all.push(text);
        return all;
    };
    for (auto const& paragraph : wording.paragraphs) {
        base::Value one;
        one.set("id", paragraph.id);
        one.set("can_be_worded", paragraph.not_text.empty());
        if (paragraph.not_text.empty()) {
            one.set("shipped", paragraph.shipped);
            one.set("fields", list(paragraph.fields));
            one.set("required_fields", list(paragraph.required));
        }
        if (auto const& own = paragraph.own) {
            base::Value words;
            words.set("text", own->words.text);
            words.set("owner", own->owner);
            words.set("agreed_by", own->agreed_by);
            if (own->agreed_on)
                words.set("agreed_on", own->agreed_on->iso());
            if (own->from)
                words.set("from", own->from->iso());
            if (own->to)
                words.set("to", own->to->iso());
            words.set("pointer", own->words.place.pointer);
            one.set("own", std::move(words));
        }
        paragraphs.push(std::move(one));
    }
    value.set("paragraphs", std::move(paragraphs));
    return value;
}

} // namespace service
