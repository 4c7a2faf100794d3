#include "base/ensure.h"

#include <cstdio>
#include <cstdlib>

namespace base {

void ensure(bool condition, std::string_view message)
{
    if (condition)
        return;
    std::fprintf(stderr, "casebinder: internal error: %.*s\n", static_cast<int>(message.size()),
        message.data());
    std::abort();
}

} // namespace base
