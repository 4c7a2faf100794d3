#include "facts/suppression.h"

#include "facts/figures.h"

namespace facts {

namespace {

bool is_small(int count)
{
    return count == 1 || count == 2;
}

/// Whether hiding `a` protects better than hiding `b`: a count above zero first, then the smaller.
bool hides_better(int a, int b)
{
    if ((a == 0) != (b == 0))
        return b == 0;
    return a < b;
}

} // namespace

std::vector<std::string> suppress_small(std::vector<int> const& counts)
{
    bool any = false;
    std::size_t next = counts.size();
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (is_small(counts.at(i)))
            any = true;
        else if (next == counts.size() || hides_better(counts.at(i), counts.at(next)))
            next = i;
    }
    std::vector<std::string> printed;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        bool const hidden = is_small(counts.at(i)) || (any && i == next);
        printed.push_back(hidden ? hidden_count : grouped(counts.at(i)));
    }
    return printed;
}

} // namespace facts
