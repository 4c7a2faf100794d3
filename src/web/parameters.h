#pragma once

// What an address or a form says, as text -> values; a fault names what is wrong and how to write
// it.

#include "web/door.h"

namespace web {

/// "2a.pdf" taken apart; nothing for other extensions.
struct FileName {
    std::string number;
    assemble::Format format;
};
std::optional<FileName> read_file_name(std::string const& segment);

/// A date as 2016-05-09. `name` is told in the fault.
base::Result<base::Date> read_date(std::string const& name, std::string const& text);
/// A date that may leave out day or month; nothing for no text.
base::Result<std::optional<base::PartialDate>> read_partial_date(
    std::string const& name, std::optional<std::string> const& text);

/// What the form of a confidential document says; nothing without a form.
base::Result<assemble::Protection> protection_of(Call const& call);
/// The mode asked for; completed where none is.
base::Result<assemble::Mode> mode_of(Call const& call);

} // namespace web
