#pragma once

// A template file from anywhere -> a template that can be tried out before the register names it.

#include "assemble/library.h"
#include "base/result.h"

#include <filesystem>
#include <string>

namespace assemble {

/// A template file and the pictures beside it that it names.
struct Trial {
    std::string file; ///< As the user named it: where faults are said to stand.
    std::string text;
    image::Pictures pictures; ///< By file name, as those below templates/images.
};

/// Reads a template and the PNG and JPEG files of its folder whose names stand in it. Throws
/// base::IoError; faults are those of pictures.
base::Result<Trial> read_trial(std::filesystem::path const& file);

/// The template, with the library's partials at hand. Faults: those of merge::prepare(), and a
/// template without a level.
base::Result<merge::Template> prepare(Trial const& trial, Library const& library);

/// The facts of a template that is tried out without a case: nothing it asks for is known.
facts::Fact::Object nothing_known(merge::Template const& source);

} // namespace assemble
