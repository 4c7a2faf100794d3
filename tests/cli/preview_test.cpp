#include "cli/command_test.h"

namespace {

class PreviewTest : public cli_test::CommandTest {
protected:
    /// A template file with this body.
    std::string template_file(std::string const& body) const
    {
        std::filesystem::create_directories(installation.output);
        auto const file = installation.output / "new.xml";
        base::write_file(file, "---\nlevel: L2\n---\n<document>" + body + "</document>\n");
        return file.string();
    }
    std::string output(char const* name) const { return (installation.output / name).string(); }
};

TEST_F(PreviewTest, NeedsNoRecords)
{
    auto const file = template_file("<p>{{case.ref}}</p>");
    auto const pdf = run({ "preview", file, "-o", output("new.pdf"), "--large-print" });
    ASSERT_EQ(pdf.code, 0) << pdf;
    EXPECT_TRUE(base::read_file(output("new.pdf")).starts_with("%PDF-"));
    auto const html = run({ "preview", file, "--format", "html", "-o", output("new.html") });
    ASSERT_EQ(html.code, 0) << html;
    EXPECT_NE(base::read_file(output("new.html")).find("[case ref]"), std::string::npos);
    EXPECT_FALSE(std::filesystem::exists(installation.data));
}

TEST_F(PreviewTest, OfACaseIsProtectedAsItsDocumentsAre)
{
    ASSERT_EQ(import_records().code, 0);
    auto const file = template_file("<p>{{case.ref}}</p>");
    std::vector<std::string> command { "preview", file, "--case", "NB16/01", "--format", "html",
        "-o", output("new.html") };
    auto const refused = run(command);
    EXPECT_EQ(refused.code, 1) << refused;
    EXPECT_TRUE(refused.says("protection-not-chosen")) << refused;
    EXPECT_FALSE(std::filesystem::exists(output("new.html")));
    command.push_back("--unprotected");
    auto const made = run(command);
    ASSERT_EQ(made.code, 0) << made;
    EXPECT_TRUE(made.says("protection-none")) << made;
    EXPECT_NE(base::read_file(output("new.html")).find("NB16/01"), std::string::npos);
}

TEST_F(PreviewTest, FaultsNameTheFileAsTheUserDid)
{
    auto const file = template_file("\n<p><b>x</b></p>");
    auto const outcome = run({ "preview", file, "-o", output("new.pdf") });
    EXPECT_EQ(outcome.code, 1);
    EXPECT_TRUE(outcome.says(file + ":5")) << outcome;
    EXPECT_FALSE(std::filesystem::exists(output("new.pdf")));
}

TEST_F(PreviewTest, SaysThatThereIsNoSuchFile)
{
    auto const outcome = run({ "preview", "/nowhere/new.xml", "-o", output("new.pdf") });
    EXPECT_EQ(outcome.code, 3);
    EXPECT_TRUE(outcome.says("/nowhere/new.xml")) << outcome;
}

} // namespace
