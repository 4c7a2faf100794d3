#pragma once

// Reading and writing whole files. The only place that writes to disk outside the store.

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

namespace base {

/// The environment failed (disk, permissions, database): exit code 3, never a user's fault.
class IoError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The whole file. Throws IoError, also when it is larger than limits::input_bytes_max.
std::string read_file(std::filesystem::path const& path);

/// Writes the file whole or not at all: to a temporary file in the same folder, fsync, rename,
/// fsync of the folder. Throws IoError and removes the temporary file if any step fails.
void write_file(std::filesystem::path const& path, std::string_view bytes);

} // namespace base
