#include "assemble/events.h"

#include "base/ensure.h"

#include <algorithm>

namespace assemble {

namespace {

base::Value::List const& list(base::Value const& object, std::string_view key)
{
    auto const* found = object.find(key);
    base::ensure(found && found->as_list(), "data/events.json lacks a list");
    return *found->as_list();
}

CalledFor read_document(base::Value const& value)
{
    CalledFor document { .document = value.text("document"),
        .mode = mode_named(value.text("mode", "completed")) };
    base::ensure(!document.document.empty(), "data/events.json calls for no document");
    if (value.find("formats")) {
        auto const& formats = list(value, "formats");
        auto const has = [&](char const* format) {
            return std::ranges::find(formats, base::Value(format)) != formats.end();
        };
        document.as_pdf = has("pdf");
        document.as_workbook = has("xlsx");
    }
    if (value.find("when")) {
        for (auto const& key : list(value, "when"))
            document.when.push_back(*key.as_string());
    }
    return document;
}

} // namespace

std::vector<Event> read_events(base::Value const& file)
{
    std::vector<Event> events;
    for (auto const& value : list(file, "events")) {
        Event event { value.text("id"), value.text("title"), {} };
        for (auto const& document : list(value, "documents"))
            event.documents.push_back(read_document(document));
        events.push_back(std::move(event));
    }
    return events;
}

} // namespace assemble
