// pack: the documents that an event in a case calls for, in one folder.

#include "cli/commands.h"
#include "cli/house.h"
#include "cli/made.h"
#include "cli/password.h"
#include "service/answers.h"

#include <algorithm>

namespace cli {

namespace {

int list_events(House const& house, Streams const& streams)
{
    auto const& events = house.library.events();
    if (streams.json) {
        base::Value list { base::Value::List {} };
        for (auto const& event : events) {
            base::Value one;
            one.set("event", event.id);
            one.set("title", event.title);
            base::Value documents { base::Value::List {} };
            for (auto const& document : event.documents)
                documents.push(document.document);
            one.set("documents", std::move(documents));
            list.push(std::move(one));
        }
        base::Value value;
        value.set("events", std::move(list));
        print_json(value, streams.out);
        return 0;
    }
    std::vector<std::vector<std::string>> rows { { "Event", "What happened", "Documents" } };
    for (auto const& event : events) {
        std::string documents;
        for (auto const& document : event.documents)
            documents += (documents.empty() ? "" : ", ") + document.document;
        rows.push_back({ event.id, event.title, documents });
    }
    print_table(rows, streams.out);
    return 0;
}

} // namespace

int make_pack(Places const& places, DocumentOptions const& options, bool available_only,
    Streams const& streams)
{
    auto const house = open_house(places, Records::must_exist, assemble::Templates::all);
    if (!house.ok())
        return refuse(house.errors(), streams);
    if (options.document.empty())
        return list_events(*house.value(), streams);
    if (options.case_reference.empty() || options.output.empty()) {
        streams.err << "A pack needs --case REF and -o DIR.\n";
        return 2;
    }
    auto const protection = protection_of(options);
    if (!protection.ok())
        return refuse(protection.errors(), streams);
    auto made = [&] {
        ProgressBar bar("Making", streams);
        return house.value()->service.make_pack(options.case_reference,
            { .event = options.document,
                .as_at = options.as_at,
                .print = options.print,
                .available_only = available_only },
            protection.value(),
            [&](std::size_t done, std::size_t total) { bar.show(done, total); });
    }();
    if (!made.ok())
        return refuse(with_protection_options(made.errors()), streams);
    base::Diagnostics warnings;
    for (auto const& document : made.value()) {
        for (auto const& warning : document.warnings) {
            // Copies share their warnings; each is told once.
            auto const is_same = [&](auto const& other) {
                return other.code == warning.code && other.message == warning.message;
            };
            if (std::ranges::none_of(warnings, is_same))
                warnings.push_back(warning);
        }
    }
    auto const files = files_in(options.output, std::move(made).value());
    write_all(files, streams);
    return report_written(files, warnings, streams);
}

} // namespace cli
