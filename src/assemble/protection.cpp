#include "assemble/protection.h"

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

base::Diagnostic not_encryptable()
{
    return { base::Severity::error, "protection-format", {},
        "Only a PDF can be encrypted, not this format.",
        "Make the PDF with the password, or say that this file may leave unprotected." };
}

base::Diagnostic leaves_open()
{
    return { base::Severity::warning, "protection-none", {},
        "This confidential document leaves without a password: whoever gets the file can read it.",
        "Send it only by a channel that protects it, and keep no copies." };
}

} // namespace

base::Result<std::vector<FinishedDocument>> protect(
    std::vector<FinishedDocument> documents, Protection const& protection)
{
    if (protection.password) {
        for (auto const& document : documents) {
            if (document.media_type != pdf_type)
                return not_encryptable();
        }
        for (auto& document : documents)
            document.bytes = pdf::encrypt(document.bytes, *protection.password);
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
