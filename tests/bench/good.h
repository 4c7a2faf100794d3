#pragma once

// What every benchmark needs to be made: the value, or the faults and an end.

#include "base/result.h"

#include <cstdlib>
#include <iostream>
#include <utility>

template <typename T> T good(base::Result<T> result)
{
    if (!result.ok()) {
        for (auto const& fault : result.errors())
            std::cerr << base::describe(fault) << '\n';
        std::exit(1);
    }
    return std::move(result).value();
}
