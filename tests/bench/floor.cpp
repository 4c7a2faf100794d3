#include "floor.h"

#include <cstdio>

int main()
{
    auto const bytes = draw_plain_letter();
    return std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() ? 0 : 1;
}
