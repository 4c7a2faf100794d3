#include "pdf/encrypt.h"

#include "base/ensure.h"
#include "pdf/archival_claim.h"

#define POINTERHOLDER_TRANSITION 4 // Standard pointers only, as qpdf asks of new code.
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>
#include <qpdf/QUtil.hh>

namespace pdf {

namespace {

std::string random_bytes(std::size_t count)
{
    std::string bytes(count, '\0');
    QUtil::initializeWithRandomBytes(reinterpret_cast<unsigned char*>(bytes.data()), count);
    return bytes;
}

/// The file identifier is not encrypted and was a digest of the content: whoever has a guess at
/// the content could try it.
void replace_identifier(QPDF& file)
{
    auto const id = QPDFObjectHandle::newString(random_bytes(16));
    file.getTrailer().replaceKey("/ID", QPDFObjectHandle::newArray({ id, id }));
}

void remove_archival_claim(QPDF& file)
{
    auto packet = file.getRoot().getKey("/Metadata");
    auto const data = packet.getStreamData(qpdf_dl_all);
    std::string text(reinterpret_cast<char const*>(data->getBuffer()), data->getSize());
    auto const claim = text.find(archival_claim);
    base::ensure(claim != std::string::npos, "the metadata does not claim PDF/A");
    text.erase(claim, archival_claim.size());
    packet.replaceStreamData(text, QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
}

std::string written(QPDF& file, base::Password const& password)
{
    QPDFWriter writer(file);
    writer.setOutputMemory();
    // Whoever knows the owner password may do everything, so nobody knows it.
    auto const owner = QUtil::hex_encode(random_bytes(32));
    auto const accessibility = true;
    auto const copying = false;
    auto const assembling = false;
    auto const annotating = false;
    auto const filling_in_forms = true;
    auto const modifying = false;
    auto const metadata = true;
    writer.setR6EncryptionParameters(password.text().c_str(), owner.c_str(), accessibility, copying,
        assembling, annotating, filling_in_forms, modifying, qpdf_r3p_full, metadata);
    writer.write();
    auto const buffer = writer.getBufferSharedPointer();
    return { reinterpret_cast<char const*>(buffer->getBuffer()), buffer->getSize() };
}

} // namespace

std::string encrypt(std::string const& bytes, base::Password const& password)
{
    try {
        QPDF file;
        file.setSuppressWarnings(true); // It would print them.
        file.processMemoryFile("document", bytes.data(), bytes.size());
        replace_identifier(file);
        remove_archival_claim(file);
        base::ensure(!file.anyWarnings(), "a PDF of ours has faults");
        return written(file, password);
    } catch (std::runtime_error const&) {
        base::ensure(false, "a PDF of ours cannot be encrypted");
        throw;
    }
}

} // namespace pdf
