#pragma once

// Pages, streams and dictionary entries -> the bytes of a PDF file. haru.cpp is the only
// includer of libharu.

#include "pdf/syntax.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pdf {

/// A PDF file in the making. libharu keeps the objects, numbers them in the order in which they
/// are added and writes them; entries of dictionaries are given as text, because a libharu
/// dictionary element costs a 128-byte name and a heap block each.
class File {
public:
    File();
    ~File();

    ObjectNumber catalog() const;
    ObjectNumber information() const;
    /// The number that the next object will get.
    ObjectNumber next() const;

    /// Adds a stream with these entries besides /Length. Its bytes may come later.
    ObjectNumber add_stream(std::string entries, std::string_view bytes = {});
    struct PageObjects {
        ObjectNumber page;
        ObjectNumber contents;
    };
    /// Adds a page and its compressed content. Its entries, with /Contents, /Resources and
    /// /MediaBox, must be set later.
    PageObjects add_page(std::string_view deflated_content);
    /// Sets the entries of a page, a stream, the catalog or the information dictionary.
    void set_entries(ObjectNumber number, std::string entries);
    void append_bytes(ObjectNumber stream, std::string_view bytes);

    struct Saved {
        std::string bytes; ///< Header and all objects.
        std::vector<std::uint32_t> offsets; ///< Of each object by its number; 0 for object 0.
    };
    /// The file up to, but not with, its cross-reference table.
    Saved save();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// MD5 of bytes, which ISO 32000-1 14.4 recommends for file identifiers.
std::array<unsigned char, 16> digest(std::string_view bytes);

} // namespace pdf
