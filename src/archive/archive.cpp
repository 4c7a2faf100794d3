#include "archive/archive.h"

#include "base/ensure.h"

#include <memory>
#include <zip.h>

namespace archive {

namespace {

/// What the library writes into: memory that it owns until the archive is closed.
std::string contents_of(zip_source_t* buffer)
{
    zip_stat_t about;
    base::ensure(zip_source_stat(buffer, &about) == 0 && (about.valid & ZIP_STAT_SIZE) != 0,
        "a finished ZIP archive has no size");
    std::string bytes(about.size, '\0');
    base::ensure(zip_source_open(buffer) == 0, "a finished ZIP archive cannot be read");
    auto const read = zip_source_read(buffer, bytes.data(), bytes.size());
    base::ensure(read == static_cast<zip_int64_t>(bytes.size()), "a ZIP archive ends too early");
    zip_source_close(buffer);
    return bytes;
}

} // namespace

std::string seal(std::string_view bytes, std::string const& name, base::Password const& password)
{
    // The archive frees its source when it is closed; one more reference keeps what was written.
    std::unique_ptr<zip_source_t, decltype(&zip_source_free)> const buffer(
        zip_source_buffer_create(nullptr, 0, 0, nullptr), &zip_source_free);
    base::ensure(buffer != nullptr, "no memory for a ZIP archive");
    zip_source_keep(buffer.get());
    auto* zip = zip_open_from_source(buffer.get(), ZIP_TRUNCATE, nullptr);
    base::ensure(zip != nullptr, "a ZIP archive cannot be begun");
    auto* file = zip_source_buffer(zip, bytes.data(), bytes.size(), 0);
    auto const index = zip_file_add(zip, name.c_str(), file, ZIP_FL_ENC_UTF_8);
    base::ensure(file != nullptr && index >= 0, "a file cannot be added to a ZIP archive");
    auto const at = static_cast<zip_uint64_t>(index);
    // Same content, same date: only the salt may differ.
    constexpr time_t first_of_january_1980 = 315'532'800;
    base::ensure(zip_file_set_mtime(zip, at, first_of_january_1980, 0) == 0
            && zip_file_set_encryption(zip, at, ZIP_EM_AES_256, password.text().c_str()) == 0,
        "a file in a ZIP archive cannot be encrypted");
    base::ensure(zip_close(zip) == 0, "a ZIP archive cannot be finished");
    return contents_of(buffer.get());
}

} // namespace archive
