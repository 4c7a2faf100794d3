#include "pdf/deflate.h"

#include "base/ensure.h"

#include <libdeflate.h>

namespace pdf {

namespace {

// Level 1 against zlib at its level 1: a letter in 0.16 instead of 0.29 ms, a 385-page table in 57
// instead of 78 ms and 7 % smaller. Level 6 makes text 8 % smaller in nearly twice the time.
int level_of(Deflater::Effort effort)
{
    return effort == Deflater::Effort::quick ? 1 : 6;
}

} // namespace

struct Deflater::Impl {
    libdeflate_compressor* compressor;
    std::string buffer;
};

Deflater::Deflater(Effort effort)
    : m_impl(std::make_unique<Impl>(Impl { libdeflate_alloc_compressor(level_of(effort)), {} }))
{
    base::ensure(m_impl->compressor != nullptr, "no compressor");
}

Deflater::~Deflater()
{
    libdeflate_free_compressor(m_impl->compressor);
}

std::string_view Deflater::compress(std::string_view bytes)
{
    auto& buffer = m_impl->buffer;
    auto const bound = libdeflate_zlib_compress_bound(m_impl->compressor, bytes.size());
    if (buffer.size() < bound)
        buffer.resize(bound);
    auto const size = libdeflate_zlib_compress(
        m_impl->compressor, bytes.data(), bytes.size(), buffer.data(), buffer.size());
    base::ensure(size > 0, "compression failed");
    return std::string_view(buffer).substr(0, size);
}

} // namespace pdf
