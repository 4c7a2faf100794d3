#pragma once

// Small objects -> object streams and a cross-reference stream (ISO 32000-1 7.5.7 and 7.5.8).

#include "pdf/deflate.h"
#include "pdf/haru.h"

#include <string>
#include <vector>

namespace pdf {

/// Objects without a stream of their own, compressed together. A long table has more than 100,000
/// structure elements: as plain objects they and their cross-reference lines are 25 MB.
class ObjectStreams {
public:
    /// Makes room in the file for `count` objects, numbered after all that it has. The file takes
    /// no more objects of its own after this.
    ObjectStreams(File& file, Deflater& deflater, std::size_t count);

    /// The number of the object that is added next.
    ObjectNumber next() const { return m_first + static_cast<ObjectNumber>(m_added); }
    /// Begins the next object; its text is appended to what is returned.
    std::string& begin();
    /// The finished file.
    std::string finish();

private:
    void flush();
    void append_cross_references(std::string& out, std::vector<std::uint32_t> const& offsets);

    File& m_file;
    Deflater& m_deflater;
    std::size_t m_count;
    std::size_t m_added = 0;
    std::vector<ObjectNumber> m_streams;
    ObjectNumber m_first;
    std::string m_index; ///< Pairs of number and offset of the stream being filled.
    std::string m_objects; ///< Their texts.
    std::string m_joined;
};

} // namespace pdf
