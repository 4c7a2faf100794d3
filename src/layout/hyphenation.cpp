#include "layout/hyphenation.h"
#include "base/file.h"

#include <hyphen.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <mutex>
#include <string>

namespace layout {

namespace {

/// Shorter words are not worth a hyphen; libhyphen has room for no longer ones.
constexpr std::size_t letters_min = 6;
constexpr std::size_t letters_max = MAX_CHARS - 4;

struct FreePatterns {
    void operator()(HyphenDict* patterns) const { hnj_hyphen_free(patterns); }
};

bool is_small_letter(char c)
{
    return c >= 'a' && c <= 'z';
}
bool is_sign(char c)
{
    constexpr std::string_view signs = ".,;:!?()[]'\"";
    return signs.find(c) != std::string_view::npos;
}

} // namespace

struct Hyphenation::Impl {
    std::filesystem::path file;
    std::once_flag once;
    std::unique_ptr<HyphenDict, FreePatterns> patterns;

    HyphenDict* read()
    {
        std::call_once(once, [&] {
            patterns.reset(hnj_hyphen_load(file.c_str()));
            if (!patterns)
                throw base::IoError("cannot read the hyphenation patterns " + file.string());
        });
        return patterns.get();
    }
};

Hyphenation::Hyphenation(std::filesystem::path const& patterns)
    : m_impl(std::make_unique<Impl>())
{
    // Read when a word is to be divided, which few documents ask for; what is missing is told now.
    if (!std::ifstream(patterns))
        throw base::IoError("cannot read the hyphenation patterns " + patterns.string());
    m_impl->file = patterns;
}
Hyphenation::Hyphenation(Hyphenation&&) noexcept = default;
Hyphenation::~Hyphenation() = default;

std::vector<std::size_t> Hyphenation::points(std::string_view word) const
{
    auto const first
        = static_cast<std::size_t>(std::ranges::find_if_not(word, is_sign) - word.begin());
    auto letters = word.substr(first);
    while (!letters.empty() && is_sign(letters.back()))
        letters.remove_suffix(1);
    if (letters.size() < letters_min || letters.size() > letters_max
        || !std::ranges::all_of(letters, is_small_letter))
        return {};
    std::string marks(letters.size() + 5, '\0');
    char** replacements = nullptr;
    int* positions = nullptr;
    int* cuts = nullptr;
    auto const failed = hnj_hyphen_hyphenate2(m_impl->read(), letters.data(),
        static_cast<int>(letters.size()), marks.data(), nullptr, &replacements, &positions, &cuts);
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i + 1 < letters.size() && failed == 0; ++i) {
        // A division that changes letters is not for English; such a point is left out.
        bool const plain = replacements == nullptr || replacements[i] == nullptr;
        if ((marks.at(i) & 1) != 0 && plain)
            result.push_back(first + i + 1);
    }
    for (std::size_t i = 0; i < letters.size() && replacements != nullptr; ++i)
        std::free(replacements[i]);
    std::free(replacements);
    std::free(positions);
    std::free(cuts);
    return result;
}

} // namespace layout
