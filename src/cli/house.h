#pragma once

// The parts of a running Casebinder, built in order: library, store, service.

#include "cli/commands.h"
#include "service/service.h"

#include <memory>

namespace cli {

/// What every command works with.
struct House {
    House(assemble::Library&& loaded, store::Store&& opened, std::optional<std::string> instant)
        : library(std::move(loaded))
        , store(std::move(opened))
        , service(library, store, std::move(instant))
    {
    }
    assemble::Library library;
    store::Store store;
    service::Service service;
};

/// Whether the command may begin with an empty store, or needs one with records.
enum class Records { may_be_new, must_exist };

/// Faults of our own templates and data are listed. Throws base::IoError. A command that lists
/// documents needs all `templates`.
base::Result<std::unique_ptr<House>> open_house(Places const& places, Records records,
    assemble::Templates templates = assemble::Templates::when_asked_for);

/// A change made now by whoever runs the command. `why`: "casebinder import".
store::Change change_by_user(std::string const& command);

} // namespace cli
