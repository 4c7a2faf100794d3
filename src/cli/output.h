#pragma once

// What commands print and write: faults, tables, progress and files.

#include "base/diagnostic.h"
#include "base/json.h"

#include <filesystem>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace cli {

/// Where a command prints, and how.
struct Streams {
    std::ostream& out;
    std::ostream& err;
    bool json = false; ///< Answers and faults as JSON on `out`.
    bool terminal = false; ///< Somebody watches `err`, so long work shows its progress there.
};

void print_json(base::Value const& value, std::ostream& out);

/// One numbered list of faults, each with code, place, message and fix.
void print_findings(base::Diagnostics const& findings, std::ostream& stream);

/// The faults, and that nothing was made because of them. Returns exit code 1.
int refuse(base::Diagnostics const& faults, Streams const& streams);

/// That nothing is in the way, in these words, with the warnings. Returns exit code 0.
int accept(base::Diagnostics const& warnings, std::string const& words, Streams const& streams);

/// `text` with spaces behind it up to `width` characters.
std::string padded(std::string const& text, std::size_t width);

/// Rows of cells in columns, two spaces apart. Widths count characters, not bytes.
void print_table(std::vector<std::vector<std::string>> const& rows, std::ostream& out);

/// A bar that fills while work goes on, on one line, wiped at the end. Prints nothing unless
/// somebody watches.
class ProgressBar {
public:
    ProgressBar(std::string label, Streams const& streams)
        : m_label(std::move(label))
        , m_streams(streams)
    {
    }
    ProgressBar(ProgressBar const&) = delete;
    ProgressBar& operator=(ProgressBar const&) = delete;
    ~ProgressBar();
    void show(std::size_t done, std::size_t total);

private:
    std::string m_label;
    Streams const& m_streams;
    std::size_t m_shown = 0; ///< Characters on the line.
};

/// A file to be, by path and bytes.
struct NewFile {
    std::filesystem::path path;
    std::string bytes;
};

/// Writes all files or none: each is first written beside its place under another name; only
/// when all stand are they renamed. Throws base::IoError.
void write_all(std::vector<NewFile> const& files, Streams const& streams);

} // namespace cli
