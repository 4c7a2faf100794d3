#pragma once

// Runs commands in process on an installation of their own.

#include "cli/cli.h"
#include "service/installation.h"

#include <gtest/gtest.h>

#include <sstream>

namespace cli_test {

struct Outcome {
    int code = 0;
    std::string out;
    std::string err;

    /// Whether everything printed holds `text`.
    bool says(std::string_view text) const
    {
        return out.find(text) != std::string::npos || err.find(text) != std::string::npos;
    }
};

inline std::ostream& operator<<(std::ostream& stream, Outcome const& outcome)
{
    return stream << "exit " << outcome.code << "\n" << outcome.out << outcome.err;
}

class CommandTest : public testing::Test {
protected:
    /// The arguments, with --home and --data of this installation.
    Outcome run(std::vector<std::string> arguments) const
    {
        arguments.insert(arguments.end(),
            { "--home", installation.home.string(), "--data", installation.data.string() });
        return run_exactly(arguments);
    }
    static Outcome run_exactly(std::vector<std::string> const& arguments)
    {
        std::ostringstream out;
        std::ostringstream err;
        auto const code = cli::run(arguments, out, err);
        return { code, std::move(out).str(), std::move(err).str() };
    }
    Outcome import_records() const { return run({ "import", installation.records.string() }); }
    /// All copies of the Scoping Panel letter for NB16/01.
    Outcome assemble_letters() const
    {
        return run({ "assemble", "2a", "--case", "NB16/01", "--all-recipients", "--as-at",
            "2016-04-20", "--unprotected", "-o", installation.output.string() });
    }
    std::vector<std::string> written() const
    {
        return service_test::file_names(installation.output);
    }

    service_test::Installation installation;
};

} // namespace cli_test
