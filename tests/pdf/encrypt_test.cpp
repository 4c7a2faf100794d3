#include "pdf/encrypt.h"

#include "outside.h"
#include "pdf/pdf.h"
#include "samples.h"

#include <gtest/gtest.h>

namespace {

using pdf_test::fonts;
using pdf_test::judged;
using pdf_test::run;
using pdf_test::TemporaryPdf;

base::Password password(std::string_view typed)
{
    return base::Password::read(typed).value();
}

std::string encrypted(std::string_view typed = "open wren")
{
    return pdf::encrypt(pdf::write(pdf_test::letter(), fonts()), password(typed));
}

/// Decrypted by another program, without the file identifier, which is random.
std::string decrypted(std::string const& bytes)
{
    TemporaryPdf const file("encrypted", bytes);
    TemporaryPdf const plain("plain", "");
    auto const outcome = run(
        "qpdf --decrypt --password='open wren' --static-id " + file.path() + " " + plain.path());
    EXPECT_EQ(outcome.exit_code, 0) << outcome.output;
    auto result = base::read_file(plain.path());
    auto const identifier = result.rfind("/ID [");
    EXPECT_NE(identifier, std::string::npos);
    auto const end = result.find(']', identifier);
    return result.erase(identifier, end + 1 - identifier);
}

bool has(std::string const& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

TEST(Encrypt, OpensInOtherProgramsWithThePasswordOnly)
{
    TemporaryPdf const file("locked", encrypted());
    auto const path = file.path();
    // Each program: its command with the password, with a wrong one, without.
    for (std::string const& with : { "pdftotext -upw 'open wren' " + path + " -",
             "qpdf --check --password='open wren' " + path, "pdfinfo -upw 'open wren' " + path,
             "mutool draw -p 'open wren' -F text -o - " + path }) {
        auto const good = run(with);
        EXPECT_EQ(good.exit_code, 0) << with << ": " << good.output;
        auto wrong = with;
        wrong.replace(wrong.find("open"), 4, "Open");
        EXPECT_NE(run(wrong).exit_code, 0) << wrong;
        EXPECT_FALSE(has(run(wrong).output, "Łukasz")) << wrong;
    }
    for (std::string const& without : { "pdftotext " + path + " -", "qpdf --check " + path,
             "pdfinfo " + path, "mutool draw -F text -o - " + path }) {
        auto const outcome = run(without);
        EXPECT_NE(outcome.exit_code, 0) << without;
        EXPECT_FALSE(has(outcome.output, "Łukasz")) << without;
        EXPECT_FALSE(has(outcome.output, "Invitation")) << without;
    }
    EXPECT_TRUE(has(run("pdftotext -upw 'open wren' " + path + " -").output, "Łukasz"));
    EXPECT_TRUE(has(run("mutool draw -p 'open wren' -F text -o - " + path).output, "Łukasz"));
}

TEST(Encrypt, IsAes256WithTheRightsOfARecipient)
{
    TemporaryPdf const file("locked", encrypted());
    auto const report = run("qpdf --show-encryption --password='open wren' " + file.path()).output;
    for (auto const* line : { "R = 6\n", "extract for accessibility: allowed\n",
             "extract for any purpose: not allowed\n", "print high resolution: allowed\n",
             "modify document assembly: not allowed\n", "modify forms: allowed\n",
             "modify annotations: not allowed\n", "modify other: not allowed\n",
             "stream encryption method: AESv3\n", "string encryption method: AESv3\n",
             "file encryption method: AESv3\n", "Supplied password is user password\n" })
        EXPECT_TRUE(has(report, line)) << line << report;
    EXPECT_FALSE(has(report, "Supplied password is owner password")) << report;
}

TEST(Encrypt, LeavesNothingToReadOrToGuess)
{
    auto const plain = pdf::write(pdf_test::letter(), fonts());
    auto const bytes = pdf::encrypt(plain, password("open wren"));
    for (auto const* text :
        { "Invitation", "xmpmeta", "RESTRICTED", "en-GB", "example.org", "open wren" })
        EXPECT_FALSE(has(bytes, text)) << text;
    // The identifier of the plain file is a digest of its content.
    auto const digest = plain.substr(plain.find("/ID[<") + 5, 32);
    EXPECT_FALSE(has(bytes, digest));
    EXPECT_TRUE(has(bytes, "/EncryptMetadata true") || !has(bytes, "/EncryptMetadata"));
}

TEST(Encrypt, NoTwoAreEqualButWhatTheyDecryptToIs)
{
    auto const one = encrypted();
    auto const two = encrypted();
    EXPECT_NE(one, two);
    EXPECT_EQ(decrypted(one), decrypted(two));
}

TEST(Encrypt, KeepsTextTagsAndMetadata)
{
    auto const plain = pdf::write(pdf_test::letter(), fonts());
    auto const open = decrypted(encrypted());
    EXPECT_EQ(judged("pdftotext -layout", open, "-"), judged("pdftotext -layout", plain, "-"));
    auto const tags = [](std::string const& bytes) {
        auto text = judged("pdfinfo -struct-text", bytes);
        // Links are shown with their object numbers, which are others.
        for (auto at = text.find("Object "); at != text.npos; at = text.find("Object ", at + 1))
            text.erase(at + 7, text.find('\n', at) - at - 7);
        return text;
    };
    EXPECT_EQ(tags(open), tags(plain));
    auto const packet = judged("pdfinfo -meta", open);
    EXPECT_TRUE(has(packet, "<pdfuaid:part>1</pdfuaid:part>"));
    EXPECT_TRUE(has(packet, ">Invitation to a scoping panel<"));
    EXPECT_FALSE(has(packet, "pdfaid:conformance"));
    TemporaryPdf const file("decrypted", open);
    auto const outcome = run(CASEBINDER_SOURCE_DIR "/tests/conformance/check ua1 " + file.path());
    EXPECT_EQ(outcome.exit_code, 0) << outcome.output;
}

TEST(Encrypt, TakesPasswordsInAnyScript)
{
    for (auto const* typed :
        { "Zażółć gęślą jaźń", "كلمة السر", "パスワード", "pass\"wo$rd\\'s" }) {
        TemporaryPdf const file("locked", encrypted(typed));
        TemporaryPdf const secret("password", typed);
        auto const outcome
            = run("qpdf --check --password-file=" + secret.path() + " " + file.path());
        EXPECT_EQ(outcome.exit_code, 0) << typed << ": " << outcome.output;
        std::string quoted;
        for (auto const* c = typed; *c != '\0'; ++c)
            quoted += *c == '\'' ? std::string("'\\''") : std::string(1, *c);
        for (std::string const& reader :
            { "pdfinfo -upw '" + quoted + "' ", "mutool show -p '" + quoted + "' " }) {
            auto const trailer = reader.starts_with("mutool") ? " trailer" : "";
            auto const opened = run(reader + file.path() + trailer);
            EXPECT_EQ(opened.exit_code, 0) << reader << ": " << opened.output;
        }
    }
}

} // namespace
