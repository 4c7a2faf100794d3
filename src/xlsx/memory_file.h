#pragma once

// Files that live in memory only (memfd_create), for a library that insists on files.

#include <cstdio>
#include <string>

namespace xlsx {

/// A file in memory that a library can open by name.
class MemoryFile {
public:
    /// Throws base::IoError when there is no memory for it.
    MemoryFile();
    MemoryFile(MemoryFile const&) = delete;
    MemoryFile& operator=(MemoryFile const&) = delete;
    ~MemoryFile();

    /// Valid in this process as long as this object lives.
    std::string path() const;
    /// All that was written to it.
    std::string bytes() const;

private:
    int m_descriptor;
};

/// A stream to read and write that vanishes when it is closed; null if there is no memory.
std::FILE* open_memory_stream();

} // namespace xlsx
