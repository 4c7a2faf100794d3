#pragma once

// PDF bytes -> the same PDF as nobody reads it without the password. encrypt.cpp is the only
// includer of libqpdf.

#include "base/password.h"

#include <string>

namespace pdf {

/// Encrypts what write() made by AES-256 (ISO 32000-2 7.6, revision 6), its metadata included. With
/// the password one may read, print and fill in forms; assistive software reads everything; copying
/// and changing are not allowed. Ids and keys are random, so that no two results are equal; what
/// they decrypt to is. The result is PDF/UA-1 and, unlike its source, not PDF/A, which forbids
/// encryption. Calls may run on several threads.
std::string encrypt(std::string const& bytes, base::Password const& password);

} // namespace pdf
