#include "assemble/protection.h"

#include "archive/archive.h"
#include "pdf/encrypt.h"

#include <algorithm>

namespace assemble {

namespace {

base::Diagnostic no_choice()
{
    return { base::Severity::error, "protection-not-chosen", {},
        "This document is confidential, and nobody has said how it is to be protected.",
        "Give a password, or say that it may leave unprotected." };
}

base::Diagnostic leaves_open()
{
    return { base::Severity::warning, "protection-none", {},
        "This confidential document leaves without a password: whoever gets the file can read it.",
        "Send it only by a channel that protects it, and keep no copies." };
}

/// A PDF encrypts itself; other files have no encryption that every reader opens, so that they
/// leave in a container that has (spec/domain.md 4.0.3).
void encrypt(FinishedDocument& document, base::Password const& password)
{
    if (document.media_type == pdf_type) {
        document.bytes = pdf::encrypt(document.bytes, password);
        return;
    }
    document.bytes = archive::seal(document.bytes, document.file_name, password);
    document.file_name += ".zip";
    document.media_type = "application/zip";
}

} // namespace

base::Result<std::vector<FinishedDocument>> protect(
    std::vector<FinishedDocument> documents, Protection const& protection)
{
    if (protection.password) {
        for (auto& document : documents)
            encrypt(document, *protection.password);
        return documents;
    }
    if (std::ranges::none_of(documents, &FinishedDocument::confidential))
        return documents;
    if (!protection.unprotected)
        return no_choice();
    for (auto& document : documents)
        document.warnings.push_back(leaves_open());
    return documents;
}

} // namespace assemble
