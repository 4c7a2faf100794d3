#include "cli/house.h"
#include "cli/made.h"
#include "cli/password.h"

namespace cli {

namespace {

using Made = base::Result<std::vector<assemble::FinishedDocument>>;

Made make(Places const& places, DocumentOptions const& options, assemble::Trial const& trial)
{
    assemble::Order const order { .document = options.document,
        .recipient = {},
        .format = options.format,
        .as_at = options.as_at,
        .print = options.print,
        .mode = options.mode };
    auto const protection = TRY(protection_of(options));
    if (!options.case_reference.empty()) {
        auto const house = TRY(open_house(places, Records::must_exist));
        return house->service.preview(options.case_reference, trial, order, protection);
    }
    // Whoever writes a template may have no records at all.
    auto const library
        = TRY(assemble::Library::load(places.home, assemble::Templates::when_asked_for));
    return assemble::protect(
        { TRY(assemble::preview(trial, order, nullptr, library)) }, protection);
}

} // namespace

int preview_template(Places const& places, DocumentOptions const& options, Streams const& streams)
{
    auto const trial = assemble::read_trial(options.document);
    if (!trial.ok())
        return refuse(trial.errors(), streams);
    auto made = make(places, options, trial.value());
    if (!made.ok())
        return refuse(with_protection_options(made.errors()), streams);
    auto document = std::move(made).value().front();
    auto const warnings = document.warnings;
    std::vector<NewFile> const files { file_at(options.output, std::move(document)) };
    write_all(files, streams);
    return report_written(files, warnings, streams);
}

} // namespace cli
