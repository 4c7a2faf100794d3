#pragma once

// A word -> where it may be divided at the end of a line, by the patterns of a language.
// hyphenation.cpp is the only includer of libhyphen.

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

namespace layout {

/// Patterns read once; shared by threads.
class Hyphenation {
public:
    /// Throws base::IoError if the patterns cannot be read.
    explicit Hyphenation(std::filesystem::path const& patterns);
    Hyphenation(Hyphenation&&) noexcept;
    ~Hyphenation();

    /// Byte offsets at which the word may be divided, rising. Only words of small letters a to z
    /// are, with signs before and after them: a name is never divided.
    std::vector<std::size_t> points(std::string_view word) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace layout
