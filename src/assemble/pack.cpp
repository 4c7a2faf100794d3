#include "assemble/pack.h"

#include <algorithm>

namespace assemble {

namespace {

constexpr auto contents_number = "00";

/// One document of the pack and what became of it.
struct Part {
    RegisterEntry entry;
    Mode mode;
    Format format;
    std::vector<FinishedDocument> documents; ///< A file for each copy.
    base::Diagnostics faults;
};

base::Result<Event const*> find_event(std::string const& id, Library const& library)
{
    auto const& events = library.events();
    auto const found = std::ranges::find(events, id, &Event::id);
    if (found != events.end())
        return &*found;
    std::string known;
    for (auto const& event : events)
        known += (known.empty() ? "" : ", ") + event.id;
    return base::Diagnostic { base::Severity::error, "event-unknown", {},
        "\"" + id + "\" is no event.", "Choose one of: " + known + "." };
}

bool holds(facts::Fact const& facts, std::string_view key)
{
    std::optional<facts::Fact> fact = facts;
    for (std::string_view rest = key; fact && !rest.empty();) {
        auto const dot = std::min(rest.find('.'), rest.size());
        fact = fact->member(rest.substr(0, dot));
        rest.remove_prefix(std::min(dot + 1, rest.size()));
    }
    base::ensure(fact.has_value(), "data/events.json asks for the fact " + std::string(key));
    return fact->shown();
}

/// Whether the facts that the document depends on hold; faults if they cannot be computed.
base::Result<bool> is_called_for(CalledFor const& document, facts::Subject const& subject,
    base::Date as_at, Library const& library)
{
    if (document.when.empty())
        return true;
    auto const& front = library.source(*library.find(document.document)).front;
    facts::Occasion const occasion { .document = document.document,
        .recipient = {},
        .as_at = as_at,
        .keys = document.when,
        .names = facts::name_policy(front.text("names")) };
    auto const facts = TRY(facts::case_facts(subject, library.calendar(), occasion));
    return std::ranges::all_of(document.when, [&](auto const& key) { return holds(facts, key); });
}

Part make_part(RegisterEntry const& entry, CalledFor const& document, Format format,
    PackOrder const& order, facts::Subject const& subject, Library const& library)
{
    Part part { entry, document.mode, format, {}, {} };
    auto made = assemble({ .document = entry.number,
                             .recipient = {},
                             .format = format,
                             .as_at = order.as_at,
                             .print = format == Format::xlsx ? Print::normal : order.print,
                             .mode = document.mode },
        subject, library);
    if (made.ok())
        part.documents = std::move(made).value();
    else
        part.faults = made.errors();
    return part;
}

facts::Fact::List sentences(base::Diagnostics const& faults)
{
    facts::Fact::List list;
    for (auto const& fault : faults) {
        if (fault.severity == base::Severity::error)
            list.emplace_back(fault.message + (fault.fix.empty() ? "" : " " + fault.fix));
    }
    return list;
}

/// What the page of contents prints.
facts::Fact contents(Event const& event, std::vector<Part> const& parts)
{
    facts::Fact::List made;
    facts::Fact::List lacking;
    for (auto const& part : parts) {
        facts::Fact::List files;
        for (auto const& document : part.documents)
            files.emplace_back(document.file_name);
        facts::Fact::Object line { { "number", part.entry.number }, { "title", part.entry.title },
            { "version", part.entry.version_label }, { "files", std::move(files) },
            { "is_form", part.mode != Mode::completed },
            { "is_workbook", part.format == Format::xlsx }, { "lacks", sentences(part.faults) } };
        (part.documents.empty() ? lacking : made).emplace_back(std::move(line));
    }
    return facts::Fact::Object { { "event", event.title }, { "documents", std::move(made) },
        { "lacking", std::move(lacking) } };
}

/// The faults of all parts, each under the number of its document.
base::Diagnostics faults_of(std::vector<Part> const& parts)
{
    base::Diagnostics faults;
    for (auto const& part : parts) {
        // What this version cannot make keeps nothing back; the page of contents tells of it.
        if (part.entry.template_file.empty())
            continue;
        for (auto fault : part.faults) {
            fault.message = "Document " + part.entry.number + ": " + fault.message;
            auto const is_same = [&](auto const& other) {
                return other.code == fault.code && other.message == fault.message
                    && other.place.pointer == fault.place.pointer;
            };
            if (std::ranges::none_of(faults, is_same))
                faults.push_back(std::move(fault));
        }
    }
    return faults;
}

} // namespace

base::Result<std::vector<FinishedDocument>> make_pack(PackOrder const& order,
    facts::Subject const& subject, Library const& library, PackProgress const& progress)
{
    auto const& event = *TRY(find_event(order.event, library));
    auto const in_set = library.documents_of(subject.profile);
    std::vector<Part> parts;
    std::size_t done = 0;
    for (auto const& document : event.documents) {
        auto const entry = std::ranges::find(in_set, document.document, &RegisterEntry::number);
        bool const is_for_case
            = entry != in_set.end() && facts::is_for_case(subject, entry->number);
        if (is_for_case && TRY(is_called_for(document, subject, order.as_at, library))) {
            if (document.as_pdf)
                parts.push_back(make_part(*entry, document, Format::pdf, order, subject, library));
            if (document.as_workbook)
                parts.push_back(make_part(*entry, document, Format::xlsx, order, subject, library));
        }
        if (progress)
            progress(++done, event.documents.size());
    }
    auto const faults = faults_of(parts);
    if (base::has_error(faults) && !order.available_only)
        return faults;
    Order page {
        .document = contents_number, .recipient = {}, .as_at = order.as_at, .print = order.print
    };
    page.given = { { "pack", contents(event, parts) } };
    auto pack = TRY(assemble(page, subject, library));
    for (auto& part : parts)
        std::ranges::move(part.documents, std::back_inserter(pack));
    return pack;
}

} // namespace assemble
