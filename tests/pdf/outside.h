#pragma once

// Runs the programs that judge a PDF from outside: qpdf, poppler, the conformance checker.

#include "base/file.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace pdf_test {

struct Outcome {
    int exit_code;
    std::string output; ///< Standard output and standard error.
};

inline Outcome run(std::string const& command)
{
    auto const pipe = popen((command + " 2>&1").c_str(), "r");
    Outcome outcome { -1, {} };
    if (pipe == nullptr)
        return outcome;
    char buffer[4096];
    while (auto const size = fread(buffer, 1, sizeof buffer, pipe))
        outcome.output.append(buffer, size);
    auto const status = pclose(pipe);
    outcome.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return outcome;
}

/// A PDF file that lasts as long as the object, under a name no other test process uses.
class TemporaryPdf {
public:
    TemporaryPdf(std::string const& name, std::string const& bytes)
        : m_path(std::filesystem::path(testing::TempDir())
            / (name + "-" + std::to_string(getpid()) + ".pdf"))
    {
        base::write_file(m_path, bytes);
    }
    TemporaryPdf(TemporaryPdf const&) = delete;
    TemporaryPdf& operator=(TemporaryPdf const&) = delete;
    ~TemporaryPdf() { std::filesystem::remove(m_path); }

    std::string path() const { return m_path.string(); }

private:
    std::filesystem::path m_path;
};

/// What pdfinfo, pdftotext and so on print about some bytes.
inline std::string judged(
    std::string const& before, std::string const& bytes, std::string const& after = "")
{
    TemporaryPdf const file("judged", bytes);
    auto const outcome = run(before + " " + file.path() + " " + after);
    EXPECT_EQ(outcome.exit_code, 0) << before << ": " << outcome.output;
    return outcome.output;
}

} // namespace pdf_test
