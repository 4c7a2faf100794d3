#include "service/installation.h"
#include "web/site.h"

#include <gtest/gtest.h>

namespace {

using service_test::at;

/// The site of an installation whose agenda, document 6, is a form; NB16/01 has no public name,
/// which the form prints.
class FormsOfSiteTest : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        installation = new service_test::Installation;
        installation->make_agenda_a_form();
        installation->change("case", "NB16/01",
            [](auto& value) { service_test::remove_member(value, "public_name"); });
        library = new assemble::Library(assemble::Library::load(installation->home).value());
        store = new store::Store(store::Store::open(installation->data));
        service = new service::Service(*library, *store);
        auto const imported = service->import(
            { installation->records }, { "tester", "test", "2026-01-01T00:00:00Z" });
        ASSERT_TRUE(imported.ok()) << base::describe(imported.errors().front());
        site = new web::Site(web::Site::load(installation->home, *service, [] {
            return base::Date::parse("2016-05-09").value();
        }).value());
    }
    static void TearDownTestSuite()
    {
        delete site;
        delete service;
        delete store;
        delete library;
        delete installation;
    }

    static web::Response get(std::string const& target)
    {
        return site->answer({ .method = "GET", .target = target });
    }
    static base::Value json(std::string const& target)
    {
        return base::parse_json(get(target).body, target).value();
    }
    static std::string file_name(web::Response const& response)
    {
        for (auto const& [name, value] : response.fields)
            if (name == "Content-Disposition")
                return value;
        return {};
    }

    static inline service_test::Installation* installation = nullptr;
    static inline assemble::Library* library = nullptr;
    static inline store::Store* store = nullptr;
    static inline service::Service* service = nullptr;
    static inline web::Site* site = nullptr;
};

bool has(std::string const& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

TEST_F(FormsOfSiteTest, OffersBlankFormsWithoutACase)
{
    EXPECT_TRUE(has(get("/").body, "<a href=\"/boards/northbridge/blanks\">Blank forms of "));
    auto const page = get("/boards/northbridge/blanks");
    ASSERT_EQ(page.status, 200);
    EXPECT_TRUE(has(page.body, "href=\"/boards/northbridge/blanks/6.pdf\"")) << page.body;
    for (auto const* door : { "/boards/", "/api/boards/" }) {
        auto const blank = get(std::string(door) + "northbridge/blanks/6.pdf");
        ASSERT_EQ(blank.status, 200) << blank.body;
        EXPECT_TRUE(has(file_name(blank), "BLANK_D06_")) << file_name(blank);
        EXPECT_TRUE(blank.body.starts_with("%PDF-"));
    }
    EXPECT_TRUE(has(
        file_name(get("/boards/northbridge/blanks/6.pdf?large-print=yes")), "_large-print.pdf"));
    auto blanks = json("/api/boards/northbridge/blanks");
    EXPECT_EQ(service_test::item_with(at(blanks, "blanks"), "number", "6").text("number"), "6");
}

TEST_F(FormsOfSiteTest, AFormIsOfferedInTheModesItHas)
{
    auto const page = get("/cases/NB16-02?as-at=2016-08-10").body;
    for (auto const* mode : { "blank", "prefilled", "completed" })
        EXPECT_TRUE(has(page,
            "<a href=\"/cases/NB16-02/6.pdf?as-at=2016-08-10&amp;mode=" + std::string(mode)
                + "\">Download " + mode + " form"))
            << page;
    EXPECT_TRUE(has(page, "/6.html?as-at=2016-08-10&amp;mode=completed"));
    // Only in a PDF can a form be filled in; a letter has no modes.
    EXPECT_FALSE(has(page, "/6.html?as-at=2016-08-10&amp;mode=blank"));
    EXPECT_FALSE(has(page, "/2b.pdf?as-at=2016-08-10&amp;mode="));
}

TEST_F(FormsOfSiteTest, WhatCannotBeCompletedCanBeBegun)
{
    auto const page = get("/cases/NB16-01").body;
    EXPECT_TRUE(has(page, "/6.pdf?as-at=2016-05-09&amp;mode=prefilled")) << page;
    EXPECT_TRUE(has(page, "/6.pdf?as-at=2016-05-09&amp;mode=blank"));
    EXPECT_FALSE(has(page, "/6.pdf?as-at=2016-05-09&amp;mode=completed"));
    EXPECT_TRUE(has(page, "The completed form cannot be made yet:"));
    auto documents = json("/api/cases/NB16-01/documents");
    auto& form = service_test::item_with(at(documents, "documents"), "number", "6");
    EXPECT_EQ(form.text("state"), "lacking");
    EXPECT_EQ(base::write_json(at(form, "modes")), R"(["blank","prefilled"])");
    EXPECT_EQ(get("/api/cases/NB16-01/documents/6.pdf?mode=completed").status, 422);
}

TEST_F(FormsOfSiteTest, ABlankLeavesOpenlyAndAPrefilledFormDoesNot)
{
    auto const blank = get("/cases/NB16-02/6.pdf?mode=blank");
    EXPECT_TRUE(blank.body.starts_with("%PDF-")) << blank.body;
    auto const target = std::string("/cases/NB16-02/6.pdf?as-at=2016-08-10&mode=prefilled");
    auto const asked = get(target);
    EXPECT_TRUE(
        has(asked.body, "action=\"/cases/NB16-02/6.pdf?as-at=2016-08-10&amp;mode=prefilled\""))
        << asked.body;
    auto const open
        = site->answer({ .method = "POST", .target = target, .form = "unprotected=yes" });
    EXPECT_TRUE(open.body.starts_with("%PDF-")) << open.body;
    EXPECT_TRUE(has(get("/api/cases/NB16-02/documents/6.pdf?as-at=2016-08-10&mode=prefilled").body,
        "protection-not-chosen"));
}

TEST_F(FormsOfSiteTest, WhatIsNoFormHasNoBlank)
{
    for (auto const* target :
        { "/boards/northbridge/blanks/15.pdf", "/boards/northbridge/blanks/6.doc",
            "/boards/nowhere/blanks", "/boards/nowhere/blanks/6.pdf", "/api/boards/nowhere/blanks",
            "/cases/NB16-02/2b.pdf?mode=prefilled&recipient=pol",
            "/cases/NB16-02/15.pdf?mode=blank" })
        EXPECT_EQ(get(target).status, 404) << target;
    EXPECT_EQ(get("/cases/NB16-02/6.pdf?mode=empty").status, 400);
    EXPECT_EQ(get("/boards/northbridge/blanks?mode=blank").status, 400);
}

} // namespace
