#include "cli/password.h"

#include "base/file.h"

#include <array>
#include <bsd/readpassphrase.h>
#include <cstring>

namespace cli {

namespace {

std::string typed(char const* prompt)
{
    std::array<char, base::Password::bytes_max * 4 + 2> line {};
    if (!::readpassphrase(prompt, line.data(), line.size(), RPP_ECHO_OFF | RPP_REQUIRE_TTY))
        throw base::IoError("there is no terminal to ask for a password; use --password-file");
    std::string text(line.data());
    ::explicit_bzero(line.data(), line.size());
    return text;
}

base::Result<base::Password> ask()
{
    auto first = typed("Password for the document: ");
    if (first != typed("The same password again: ")) {
        return base::Diagnostic { base::Severity::error, "password-differs", {},
            "The two passwords are not the same.", "Start again." };
    }
    return base::Password::read(first);
}

base::Result<base::Password> read_password_file(std::filesystem::path const& file)
{
    auto const text = base::read_file(file);
    auto line = std::string_view(text);
    if (line.ends_with('\n'))
        line.remove_suffix(1);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    auto password = base::Password::read(line);
    if (password.ok())
        return password;
    auto faults = password.errors();
    faults.front().place.file = file.string();
    return faults;
}

} // namespace

base::Result<assemble::Protection> protection_of(DocumentOptions const& options)
{
    assemble::Protection protection { .unprotected = options.unprotected };
    if (options.password == PasswordFrom::file)
        protection.password = TRY(read_password_file(options.password_file));
    if (options.password == PasswordFrom::terminal)
        protection.password = TRY(ask());
    return protection;
}

base::Diagnostics with_protection_options(base::Diagnostics faults)
{
    for (auto& fault : faults) {
        if (fault.code == "protection-not-chosen")
            fault.fix = "Add --ask-password or --password-file FILE; or --unprotected, and "
                        "whoever gets the file can read it.";
    }
    return faults;
}

} // namespace cli
