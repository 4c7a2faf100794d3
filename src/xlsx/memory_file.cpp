#include "xlsx/memory_file.h"

#include "base/file.h"

#include <cerrno>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace xlsx {

MemoryFile::MemoryFile()
    : m_descriptor(::memfd_create("workbook", MFD_CLOEXEC))
{
    if (m_descriptor < 0)
        throw base::IoError("There is not enough memory for the workbook.");
}

MemoryFile::~MemoryFile()
{
    ::close(m_descriptor);
}

std::string MemoryFile::path() const
{
    return "/proc/self/fd/" + std::to_string(m_descriptor);
}

std::string MemoryFile::bytes() const
{
    struct ::stat status { };
    if (::fstat(m_descriptor, &status) != 0)
        throw base::IoError("The workbook in memory cannot be read.");
    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    std::size_t done = 0;
    while (done < bytes.size()) {
        auto const count = ::pread(
            m_descriptor, bytes.data() + done, bytes.size() - done, static_cast<::off_t>(done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            throw base::IoError("The workbook in memory cannot be read.");
        done += static_cast<std::size_t>(count);
    }
    return bytes;
}

std::FILE* open_memory_stream()
{
    int const descriptor = ::memfd_create("worksheet", MFD_CLOEXEC);
    if (descriptor < 0)
        return nullptr;
    auto* stream = ::fdopen(descriptor, "w+");
    if (!stream)
        ::close(descriptor);
    return stream;
}

} // namespace xlsx
