#pragma once

// Bytes -> zlib streams for /FlateDecode. deflate.cpp is the only includer of libdeflate.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace pdf {

/// Compresses one stream after another. Kept for a whole document because setting a compressor
/// up costs as much as compressing a small page.
class Deflater {
public:
    /// Whether time or size matters more.
    enum class Effort : std::uint8_t { quick, thorough };

    explicit Deflater(Effort effort = Effort::quick);
    ~Deflater();

    /// The zlib stream of `bytes`; valid until the next call.
    std::string_view compress(std::string_view bytes);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pdf
