#include "cli/output.h"

#include "base/file.h"
#include "base/unicode.h"
#include "service/answers.h"

#include <algorithm>

namespace cli {

namespace {

constexpr std::size_t bar_width = 30;

std::filesystem::path part_of(std::filesystem::path const& path)
{
    return path.parent_path() / ("." + path.filename().string() + ".part");
}

/// What goes wrong is told of the file that the user asked for.
void write_part(NewFile const& file, std::filesystem::path const& part)
{
    try {
        base::write_file(part, file.bytes);
    } catch (base::IoError const& error) {
        auto message = std::string(error.what());
        if (message.starts_with(part.string()))
            message.replace(0, part.string().size(), file.path.string());
        throw base::IoError(message);
    }
}

void remove_quietly(std::vector<std::filesystem::path> const& paths)
{
    std::error_code ignored;
    for (auto const& path : paths)
        std::filesystem::remove(path, ignored);
}

std::string count_of_faults(base::Diagnostics const& faults)
{
    auto const count
        = std::ranges::count(faults, base::Severity::error, &base::Diagnostic::severity);
    return std::to_string(count) + (count == 1 ? " fault" : " faults");
}

} // namespace

void print_json(base::Value const& value, std::ostream& out)
{
    out << base::write_json_indented(value);
}

void print_findings(base::Diagnostics const& findings, std::ostream& stream)
{
    auto number = 0;
    for (auto const& one : findings) {
        auto const place = base::describe(one.place);
        stream << ++number << ". " << (one.severity == base::Severity::error ? "error" : "warning")
               << " " << one.code << (place.empty() ? "" : " at " + place) << "\n   " << one.message
               << "\n";
        if (!one.fix.empty())
            stream << "   " << one.fix << "\n";
    }
}

int refuse(base::Diagnostics const& faults, Streams const& streams)
{
    if (streams.json) {
        base::Value value;
        value.set("faults", service::as_json(faults));
        print_json(value, streams.out);
        return 1;
    }
    print_findings(faults, streams.err);
    streams.err << count_of_faults(faults) << "; nothing was made.\n";
    return 1;
}

int accept(base::Diagnostics const& warnings, std::string const& words, Streams const& streams)
{
    if (streams.json) {
        base::Value value;
        value.set("faults", service::as_json(warnings));
        print_json(value, streams.out);
        return 0;
    }
    print_findings(warnings, streams.err);
    streams.out << words << "\n";
    return 0;
}

std::string padded(std::string const& text, std::size_t width)
{
    auto const length = base::length_in_code_points(text);
    return text + std::string(width - std::min(width, length), ' ');
}

void print_table(std::vector<std::vector<std::string>> const& rows, std::ostream& out)
{
    std::vector<std::size_t> widths;
    for (auto const& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i)
            widths.at(i) = std::max(widths.at(i), base::length_in_code_points(row.at(i)));
    }
    for (auto const& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i)
            line += padded(row.at(i), widths.at(i)) + "  ";
        line.erase(line.find_last_not_of(' ') + 1);
        out << line << "\n";
    }
}

ProgressBar::~ProgressBar()
{
    if (m_shown > 0)
        m_streams.err << "\r" << std::string(m_shown, ' ') << "\r" << std::flush;
}

void ProgressBar::show(std::size_t done, std::size_t total)
{
    if (!m_streams.terminal || total == 0)
        return;
    auto const filled = bar_width * std::min(done, total) / total;
    auto const line = m_label + " [" + std::string(filled, '#')
        + std::string(bar_width - filled, ' ') + "] " + std::to_string(done) + "/"
        + std::to_string(total);
    m_shown = std::max(m_shown, line.size());
    m_streams.err << "\r" << line << std::flush;
}

void write_all(std::vector<NewFile> const& files, Streams const& streams)
{
    std::vector<std::filesystem::path> parts;
    try {
        ProgressBar bar("Writing", streams);
        for (auto const& file : files) {
            if (std::filesystem::is_directory(file.path))
                throw base::IoError(file.path.string() + ": is a folder");
            parts.push_back(part_of(file.path));
            write_part(file, parts.back());
            bar.show(parts.size(), files.size());
        }
        for (auto const& file : files)
            std::filesystem::rename(part_of(file.path), file.path);
    } catch (std::filesystem::filesystem_error const& error) {
        remove_quietly(parts);
        throw base::IoError(error.path2().string() + ": " + error.code().message());
    } catch (base::IoError const&) {
        remove_quietly(parts);
        throw;
    }
}

} // namespace cli
