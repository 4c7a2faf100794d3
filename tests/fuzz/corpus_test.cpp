// Runs a fuzz target once over each file of the folders, so that what was found once is looked for
// in every test run, with any compiler.

#include "base/file.h"
#include "fuzz.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <vector>

int main(int count, char** arguments)
{
    std::vector<std::filesystem::path> files;
    for (int i = 1; i < count; ++i)
        for (auto const& entry : std::filesystem::directory_iterator(arguments[i]))
            if (entry.is_regular_file())
                files.push_back(entry.path());
    std::ranges::sort(files);
    for (auto const& file : files) {
        std::printf("%s\n", file.filename().c_str());
        std::fflush(stdout); // What was read last is what ended badly.
        auto const bytes = base::read_file(file);
        LLVMFuzzerTestOneInput(reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size());
    }
    return files.empty() ? 1 : 0;
}
