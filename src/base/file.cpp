#include "base/file.h"
#include "base/limits.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <sys/stat.h>
#include <unistd.h>

namespace base {

namespace {

/// Closes its descriptor, so that no path out of a function leaks it.
class Descriptor {
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    int number() const { return m_number; }

private:
    int m_number;
};

[[noreturn]] void fail(std::filesystem::path const& path, char const* what)
{
    throw IoError(path.string() + ": cannot " + what + ": " + std::strerror(errno));
}

void write_all(int descriptor, std::string_view bytes, std::filesystem::path const& path)
{
    while (!bytes.empty()) {
        auto const written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            fail(path, "write");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

} // namespace

std::string read_file(std::filesystem::path const& path)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error))
        throw IoError(path.string() + ": no such file");
    if (std::filesystem::file_size(path, error) > limits::input_bytes_max)
        throw IoError(path.string() + ": larger than "
            + std::to_string(limits::input_bytes_max / 1024 / 1024) + " MiB");
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
        fail(path, "open");
    std::string bytes { std::istreambuf_iterator<char>(stream), {} };
    if (stream.bad())
        fail(path, "read");
    return bytes;
}

void write_file(std::filesystem::path const& path, std::string_view bytes)
{
    auto const folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    auto temporary = path.string() + ".XXXXXX";
    Descriptor const file(::mkostemp(temporary.data(), O_CLOEXEC));
    if (file.number() < 0)
        fail(path, "create");
    try {
        write_all(file.number(), bytes, path);
        if (::fchmod(file.number(), 0640) != 0 || ::fsync(file.number()) != 0)
            fail(path, "write");
        if (::rename(temporary.c_str(), path.c_str()) != 0)
            fail(path, "replace");
    } catch (IoError const&) {
        ::unlink(temporary.c_str());
        throw;
    }
    Descriptor const directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (directory.number() < 0 || ::fsync(directory.number()) != 0)
        fail(path, "sync the folder of");
}

} // namespace base
