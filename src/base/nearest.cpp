#include "base/nearest.h"

#include <algorithm>
#include <numeric>

namespace base {

namespace {

/// Longer words are no slips of the keyboard, and comparing them costs time.
constexpr std::size_t word_bytes_max = 60;

std::size_t edit_distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t { 0 });
    for (std::size_t i = 0; i < a.size(); ++i) {
        auto diagonal = row.front();
        row.front() = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            auto const replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row.at(j + 1);
            row.at(j + 1) = std::min({ replaced, diagonal + 1, row.at(j) + 1 });
        }
    }
    return row.back();
}

} // namespace

std::optional<std::string> nearest(std::string_view word, std::vector<std::string> const& known)
{
    std::optional<std::string> best;
    if (word.size() > word_bytes_max)
        return best;
    auto least = std::max<std::size_t>((word.size() + 2) / 3, 2) + 1;
    for (auto const& candidate : known) {
        auto const changes = edit_distance(word, candidate);
        if (changes < least) {
            least = changes;
            best = candidate;
        }
    }
    return best;
}

} // namespace base
