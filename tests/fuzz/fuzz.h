#pragma once

// What every fuzz target promises: whatever the bytes, at worst faults, each with words for the
// reader. A broken promise of our own aborts in base::ensure; the sanitizers see the rest.

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);
