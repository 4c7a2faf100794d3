#pragma once

// A file + a password -> an encrypted ZIP that holds it. archive.cpp is the only includer of
// libzip.

#include "base/password.h"

#include <string>
#include <string_view>

namespace archive {

/// A ZIP with the one file `name`, encrypted by AES-256 (WinZip AE-2), which 7-Zip, WinZip, macOS
/// archive tools and Linux open with the password. The name can be read without it. The bytes
/// differ each time, since each encryption has a salt of its own. Aborts if memory runs out.
std::string seal(std::string_view bytes, std::string const& name, base::Password const& password);

} // namespace archive
