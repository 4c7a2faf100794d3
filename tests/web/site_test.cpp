#include "service/installation.h"
#include "web/hostile_requests.h"
#include "web/raw_client.h"
#include "web/server.h"
#include "web/site.h"

#include <gtest/gtest.h>

#include <atomic>
#include <csignal>
#include <sstream>
#include <sys/resource.h>
#include <thread>

namespace {

using service_test::at;

/// The whole service over a socket, on the example records: NB16/01 without its meeting's venue.
class SiteTest : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        installation = new service_test::Installation;
        installation->change("case", "NB16/01", [](auto& value) {
            auto& panel = service_test::item_with(at(value, "meetings"), "forum", "SCOPING_PANEL");
            service_test::remove_member(panel, "venue");
            at(value, "children/0/pseudonym") = "<b>Wren</b> & Co";
        });
        library = new assemble::Library(assemble::Library::load(installation->home).value());
        store = new store::Store(store::Store::open(installation->data));
        service = new service::Service(*library, *store);
        auto const imported = service->import(
            { installation->records }, { "tester", "test", "2026-01-01T00:00:00Z" });
        ASSERT_TRUE(imported.ok()) << base::describe(imported.errors().front());
        site = new web::Site(web::Site::load(installation->home, *service, [] {
            return base::Date::parse("2016-08-10").value();
        }).value());
        log = new std::ostringstream;
        server = new web::Server(
            { "127.0.0.1", 0 }, [](web::Request const& request) { return site->answer(request); },
            *log);
    }
    static void TearDownTestSuite()
    {
        delete server;
        delete log;
        delete site;
        delete service;
        delete store;
        delete library;
        delete installation;
    }

    static std::string get(std::string const& target)
    {
        return web_test::get(server->port(), target);
    }
    static std::string post(std::string const& target, std::string const& form)
    {
        web_test::RawClient client(server->port());
        client.send("POST " + target
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
              "Sec-Fetch-Site: same-origin\r\n"
              "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + std::to_string(form.size()) + "\r\n\r\n");
        client.send(form);
        return client.read_all();
    }
    static int status(std::string const& target) { return web_test::status_of(get(target)); }
    static base::Value json(std::string const& target)
    {
        return base::parse_json(web_test::body_of(get(target)), target).value();
    }

    static inline service_test::Installation* installation = nullptr;
    static inline assemble::Library* library = nullptr;
    static inline store::Store* store = nullptr;
    static inline service::Service* service = nullptr;
    static inline web::Site* site = nullptr;
    static inline std::ostringstream* log = nullptr;
    static inline web::Server* server = nullptr;
};

bool has(std::string const& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

TEST_F(SiteTest, ListsCasesAndReports)
{
    auto const page = get("/");
    EXPECT_EQ(web_test::status_of(page), 200);
    EXPECT_TRUE(has(page, "text/html; charset=utf-8"));
    EXPECT_TRUE(has(page, "<a href=\"/cases/NB16-01\">NB16/01</a>")) << page;
    EXPECT_TRUE(has(page, "<a href=\"/boards/sefton\">")) << page;
    EXPECT_TRUE(has(page, "<a href=\"/boards/northbridge\">")) << page;
}

TEST_F(SiteTest, PrintsValuesAsTextOnly)
{
    auto const page = get("/");
    EXPECT_FALSE(has(page, "<b>Wren"));
    EXPECT_TRUE(has(page, "&lt;b&gt;Wren&lt;/b&gt; &amp; Co")) << page;
}

TEST_F(SiteTest, ShowsWhatACaseCanHaveAndWhatItLacks)
{
    auto const page = get("/cases/NB16-01?as-at=2016-04-20");
    ASSERT_EQ(web_test::status_of(page), 200);
    EXPECT_TRUE(has(page, "Not ready")) << page;
    EXPECT_TRUE(has(page, "/venue")) << page;
    EXPECT_TRUE(has(page, "not in this version"));
    EXPECT_FALSE(has(page, "/cases/NB16-01/2a.pdf"));
    auto const other = get("/cases/NB16-02");
    EXPECT_TRUE(has(other, "Ready")) << other;
    EXPECT_TRUE(has(other, "/cases/NB16-02/2b.pdf?as-at=2016-08-10&amp;recipient=")) << other;
    EXPECT_EQ(status("/cases/NB16%2F02"), 200);
}

TEST_F(SiteTest, EveryLinkOfAPageWorks)
{
    for (auto const* start : { "/", "/cases/NB16-01?as-at=2018-03-31",
             "/cases/NB16-02?as-at=2018-03-31", "/boards/sefton", "/boards/northbridge" }) {
        auto const page = get(start);
        for (auto at = page.find("href=\"/"); at != page.npos; at = page.find("href=\"/", at)) {
            at += 6;
            auto link = page.substr(at, page.find('"', at) - at);
            for (auto amp = link.find("&amp;"); amp != link.npos; amp = link.find("&amp;"))
                link.erase(amp + 1, 4);
            EXPECT_EQ(status(link), 200) << link << " on " << start;
        }
    }
}

TEST_F(SiteTest, GivesDocumentsForDownload)
{
    for (auto const* door : { "/cases/NB16-02/", "/api/cases/NB16-02/documents/" }) {
        auto const letter
            = post(std::string(door) + "2b.pdf?recipient=pol&as-at=2016-08-10", "unprotected=yes");
        EXPECT_EQ(web_test::status_of(letter), 200) << letter;
        EXPECT_TRUE(has(letter, "Content-Type: application/pdf\r\n"));
        EXPECT_TRUE(has(letter, "Content-Disposition: attachment; filename=\"NB16-02_D02b_"));
        EXPECT_TRUE(web_test::body_of(letter).starts_with("%PDF-"));
        auto const plan = get(std::string(door) + "14.xlsx?as-at=2018-03-31");
        EXPECT_EQ(web_test::status_of(plan), 200);
        EXPECT_TRUE(web_test::body_of(plan).starts_with("PK"));
    }
}

TEST_F(SiteTest, AsksHowAConfidentialDocumentLeaves)
{
    auto const target = std::string("/cases/NB16-02/2b.pdf?recipient=pol&as-at=2016-08-10");
    auto const page = get(target);
    EXPECT_EQ(web_test::status_of(page), 200);
    EXPECT_TRUE(has(page, "action=\"/cases/NB16-02/2b.pdf?recipient=pol&amp;as-at=2016-08-10\""))
        << page;
    EXPECT_TRUE(has(page, "type=\"password\""));
    auto const locked = post(target, "password=Za%C5%BC%C3%B3%C5%82%C4%87+1");
    EXPECT_EQ(web_test::status_of(locked), 200) << locked.substr(0, 2000);
    EXPECT_TRUE(has(web_test::body_of(locked), "/Encrypt "));
    auto const empty = post(target, "password=");
    EXPECT_EQ(web_test::status_of(empty), 422);
    EXPECT_TRUE(has(empty, "The password is empty.")) << empty;
    // A web page cannot be encrypted, so no password is asked for.
    auto const twin = get("/cases/NB16-02/2b.html?recipient=pol&as-at=2016-08-10");
    EXPECT_FALSE(has(twin, "type=\"password\"")) << twin;
    EXPECT_TRUE(has(twin, "name=\"unprotected\"")) << twin;

    auto const api = "/api/cases/NB16-02/documents/2b.pdf?recipient=pol&as-at=2016-08-10";
    EXPECT_EQ(status(api), 422);
    EXPECT_TRUE(has(get(api), "protection-not-chosen"));
    EXPECT_TRUE(has(web_test::body_of(post(api, "password=wren")), "/Encrypt "));
    EXPECT_FALSE(has(log->str(), "wren"));
}

TEST_F(SiteTest, TakesFormsOnlyWhereThereAreForms)
{
    EXPECT_EQ(web_test::status_of(post("/", "a=b")), 405);
    EXPECT_EQ(web_test::status_of(post("/cases/NB16-02/2b.pdf?recipient=pol", "colour=red")), 400);
    EXPECT_EQ(web_test::status_of(post("/cases/NB16-02/2b.pdf?recipient=pol", "%zz")), 400);
}

TEST_F(SiteTest, GivesTheAnnualReport)
{
    auto const report = get("/api/boards/sefton/annual-report.pdf?committee-date=2021-01-26");
    EXPECT_EQ(web_test::status_of(report), 200) << report.substr(0, 2000);
    EXPECT_TRUE(web_test::body_of(report).starts_with("%PDF-"));
    auto const twin = get("/api/boards/sefton/annual-report.html?committee-date=2021-01-26");
    EXPECT_TRUE(has(twin, "Content-Type: text/html; charset=utf-8\r\n"));
    EXPECT_TRUE(web_test::body_of(twin).starts_with("<!DOCTYPE html>"));
    // A form sends the fields that were left empty, too.
    auto const figures = get("/boards/sefton/annual-report?committee-date=2021-01-26"
                             "&from=&to=&as-at=&format=xlsx");
    EXPECT_EQ(web_test::status_of(figures), 200);
    EXPECT_TRUE(web_test::body_of(figures).starts_with("PK"));
    EXPECT_EQ(status("/boards/sefton/annual-report"), 400);
    EXPECT_EQ(status("/api/boards/sefton/annual-report.pdf?committee-date=soon"), 400);
    EXPECT_EQ(status("/api/boards/nowhere/annual-report.pdf?committee-date=2021-01-26"), 404);
    EXPECT_EQ(status("/api/boards/sefton/annual-report.doc?committee-date=2021-01-26"), 404);
}

TEST_F(SiteTest, ABoardsPageOffersItsReports)
{
    auto const sefton = get("/boards/sefton");
    EXPECT_TRUE(has(sefton, "action=\"/boards/sefton/annual-report\""));
    // On the day of these tests it has no profile yet, and so no other reports.
    EXPECT_FALSE(has(sefton, "formaction"));
    EXPECT_EQ(status("/api/boards/sefton/reports"), 422);
    EXPECT_EQ(status("/api/boards/sefton/reports?as-at=2021-01-26"), 200);
    auto const northbridge = get("/boards/northbridge");
    EXPECT_TRUE(has(northbridge, "action=\"/boards/northbridge/annual-report\"")) << northbridge;
    EXPECT_TRUE(has(northbridge, "formaction=\"/boards/northbridge/reports/X04.pdf\""));
    EXPECT_TRUE(has(northbridge, "formaction=\"/boards/northbridge/reports/X07.xlsx\""));
    EXPECT_FALSE(has(northbridge, "reports/X04.xlsx"));
    EXPECT_TRUE(has(northbridge,
        "formaction=\"/boards/northbridge/reports/X03.xlsx\" name=\"agency\" value=\"HOSP\""));
    EXPECT_FALSE(has(northbridge, "reports/X07.xlsx\" name=\"agency\""));
    auto const listed = *json("/api/boards/northbridge/reports").find("reports")->as_list();
    ASSERT_FALSE(listed.empty());
    for (auto const& report : listed) {
        // The annual report has a form of its own.
        auto const number = report.text("number");
        EXPECT_TRUE(number == "X05" || has(northbridge, "reports/" + number + ".pdf\"")) << number;
    }
    EXPECT_EQ(status("/api/boards/nowhere/reports"), 404);
}

TEST_F(SiteTest, GivesReportsOfABoard)
{
    auto const counts = get("/boards/northbridge/reports/X07S.pdf?meeting=&from=2016&to=2019"
                            "&as-at=2020-12-31");
    EXPECT_EQ(web_test::status_of(counts), 200) << counts.substr(0, 2000);
    EXPECT_TRUE(web_test::body_of(counts).starts_with("%PDF-"));
    auto const twin = get("/api/boards/northbridge/reports/X07S.html?from=2016&to=2019"
                          "&as-at=2020-12-31");
    EXPECT_TRUE(has(twin, "66.7%"));
    EXPECT_EQ(status("/api/boards/northbridge/reports/X07S.xlsx"), 404);
    EXPECT_EQ(status("/api/boards/northbridge/reports/X99.pdf"), 404);
    EXPECT_EQ(status("/api/boards/northbridge/reports/X07S.doc"), 404);
    EXPECT_EQ(status("/api/boards/nowhere/reports/X07S.pdf"), 404);
    EXPECT_EQ(status("/api/boards/northbridge/reports/X07S.pdf?meeting=soon"), 400);
    EXPECT_EQ(status("/api/boards/northbridge/reports/X07S.pdf?committee=2018-01-01"), 400);
    EXPECT_EQ(status("/api/boards/northbridge/reports/X07S.pdf?agency=nobody"), 422);
    // Of all agencies, whichever is named: nobody shall take it for the extract of one.
    EXPECT_EQ(status("/api/boards/northbridge/reports/X07S.pdf?agency=HOSP"), 422);
}

TEST_F(SiteTest, AConfidentialReportLeavesOnlyAsSomebodySays)
{
    std::string const address = "/boards/northbridge/reports/X04.html?meeting=2017-10-12"
                                "&as-at=2017-10-12";
    auto const asked = get(address);
    EXPECT_EQ(web_test::status_of(asked), 200);
    EXPECT_TRUE(has(asked, "Protect this document")) << asked;
    EXPECT_TRUE(has(asked, "reports/X04.html?meeting=2017-10-12&amp;as-at=2017-10-12\"")) << asked;
    EXPECT_FALSE(has(asked, "P1-07"));
    EXPECT_EQ(status("/api" + address), 422);
    auto const open = post(address, "unprotected=yes");
    EXPECT_EQ(web_test::status_of(open), 200);
    EXPECT_TRUE(has(open, "P1-07")) << open.substr(0, 2000);
    // As known on the day of the meeting: the update of November had not come.
    EXPECT_FALSE(has(open, "01/11/2017"));
    auto const workbook = post(
        "/boards/northbridge/reports/X07.xlsx?from=2016", "password=a-long-enough-pass-phrase");
    EXPECT_EQ(web_test::status_of(workbook), 200) << workbook.substr(0, 2000);
    EXPECT_TRUE(has(workbook, ".zip\""));
}

TEST_F(SiteTest, GivesThePapersOfACommittee)
{
    std::string const folder = "/boards/northbridge/committee/2021-01-26/";
    std::string const day = "?as-at=2021-01-15";
    EXPECT_TRUE(has(get("/boards/northbridge"), "formaction=\"" + folder + "exempt.pdf\""));
    EXPECT_FALSE(has(get("/boards/sefton"), "/committee/"));
    auto const open = get(folder + "public.html" + day);
    EXPECT_EQ(web_test::status_of(open), 200);
    EXPECT_TRUE(has(open, "Exempt items"));
    EXPECT_FALSE(has(open, "Item 6: "));
    EXPECT_TRUE(has(get(folder + "exempt.html" + day), "Protect this document"));
    EXPECT_EQ(status("/api" + folder + "exempt.html" + day), 422);
    EXPECT_TRUE(has(post(folder + "exempt.html" + day, "unprotected=yes"), "Item 6: "));
    EXPECT_EQ(status(folder + "public.xlsx"), 404);
    EXPECT_EQ(status(folder + "other.pdf"), 404);
    EXPECT_EQ(status("/boards/northbridge/committee/soon/public.pdf"), 400);
    EXPECT_EQ(status("/boards/northbridge/committee/2021-01-27/public.pdf"), 422);
    EXPECT_EQ(status("/boards/nowhere/committee/2021-01-26/public.pdf"), 404);
    EXPECT_NE(status("/boards/northbridge/reports/X09.pdf"), 200);
}

TEST_F(SiteTest, GivesManyAtOnceTheSameBytes)
{
    std::vector<std::string> const targets { "/cases/NB16-02/2b.pdf?recipient=pol",
        "/cases/NB16-02/6.pdf", "/cases/NB16-02/14.pdf?as-at=2018-03-31",
        "/cases/NB16-02/14.xlsx?as-at=2018-03-31", "/cases/NB16-02",
        "/api/boards/sefton/annual-report.pdf?committee-date=2021-01-26",
        "/api/boards/sefton/annual-report.xlsx?committee-date=2021-01-26" };
    std::vector<std::string> alone;
    for (auto const& target : targets)
        alone.push_back(web_test::body_of(get(target)));
    std::atomic<int> different = 0;
    std::vector<std::jthread> clients;
    for (std::size_t client = 0; client < 4; ++client) {
        clients.emplace_back([&, client] {
            for (std::size_t i = 0; i < targets.size(); ++i) {
                auto const one = (i + client) % targets.size();
                if (web_test::body_of(get(targets.at(one))) != alone.at(one))
                    ++different;
            }
        });
    }
    clients.clear();
    EXPECT_EQ(different, 0);
}

TEST_F(SiteTest, TellsPeopleAndProgramsWhatIsLacking)
{
    auto const page = get("/cases/NB16-01/2a.pdf?recipient=pol&as-at=2016-04-20");
    EXPECT_EQ(web_test::status_of(page), 422);
    EXPECT_TRUE(has(page, "There is a problem"));
    EXPECT_TRUE(has(page, "/venue")) << page;
    auto const answer = get("/api/cases/NB16-01/documents/2a.pdf?recipient=pol&as-at=2016-04-20");
    EXPECT_EQ(web_test::status_of(answer), 422);
    EXPECT_TRUE(has(answer, "Content-Type: application/problem+json"));
    auto const problem = base::parse_json(web_test::body_of(answer), "answer");
    ASSERT_TRUE(problem.ok());
    EXPECT_FALSE(problem.value().find("faults")->as_list()->empty());
}

TEST_F(SiteTest, AnswersPrograms)
{
    auto const cases = json("/api/cases");
    EXPECT_GE(cases.find("cases")->as_list()->size(), 2u);
    auto documents = json("/api/cases/NB16-02/documents?as-at=2016-08-10");
    EXPECT_EQ(documents.text("case"), "NB16/02");
    auto& letter = service_test::item_with(at(documents, "documents"), "number", "2b");
    EXPECT_EQ(letter.text("state"), "ready");
    EXPECT_FALSE(letter.find("recipients")->as_list()->empty());
}

TEST_F(SiteTest, KnowsWhatDoesNotExist)
{
    for (auto const* target : { "/cases/NB99-99", "/cases/NB16-01/99.pdf", "/cases/NB16-01/2a.doc",
             "/cases/NB16-02/2b.pdf?recipient=nobody", "/boards/nowhere", "/api", "/api/cases/x",
             "/api/cases/NB99-99/documents", "/cases", "/assets", "/templates/pages/home.xml" })
        EXPECT_EQ(status(target), 404) << target;
    EXPECT_TRUE(has(get("/api/nothing"), "application/problem+json"));
    EXPECT_TRUE(has(get("/nothing"), "Page not found"));
}

TEST_F(SiteTest, RefusesWhatItDoesNotUnderstand)
{
    for (auto const* target : { "/cases/NB16-02?as-at=tomorrow", "/cases/NB16-02?colour=red",
             "/cases/NB16-02/2b.pdf", "/api/cases?as-at=2016-01-01" })
        EXPECT_EQ(status(target), 400) << target;
}

TEST_F(SiteTest, StandsUpToTheHostileTable)
{
    for (auto const& request : web_test::hostile_requests()) {
        web_test::RawClient client(server->port());
        client.send(request.bytes);
        auto const response = client.read_all();
        EXPECT_EQ(web_test::status_of(response), request.status) << request.name;
        EXPECT_TRUE(has(response, "Connection: close")) << request.name;
        EXPECT_TRUE(client.is_closed(std::chrono::seconds(2))) << request.name;
        EXPECT_FALSE(has(response, "live\n")) << request.name; // The smuggled request.
    }
    EXPECT_EQ(status("/health/live"), 200);
}

TEST_F(SiteTest, IsLiveAndReady)
{
    EXPECT_TRUE(has(get("/health/live"), "\r\n\r\nlive\n"));
    EXPECT_TRUE(has(get("/health/ready"), "\r\n\r\nready\n"));
}

TEST_F(SiteTest, IsNotReadyWhenTheStoreCannotBeWritten)
{
    rlimit before {};
    ::getrlimit(RLIMIT_FSIZE, &before);
    auto const handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit const nothing { 0, before.rlim_max };
    ::setrlimit(RLIMIT_FSIZE, &nothing);
    auto const response = get("/health/ready");
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    EXPECT_EQ(web_test::status_of(response), 503);
    EXPECT_EQ(web_test::body_of(response), "not ready\n");
    EXPECT_EQ(status("/health/ready"), 200);
}

TEST_F(SiteTest, LogsNoNamesAndNoReferences)
{
    get("/cases/NB16-02?as-at=2016-08-10");
    auto const lines = log->str();
    EXPECT_TRUE(has(lines, "GET /cases/{case} 200 ")) << lines;
    for (auto const* value : { "NB16", "Wren", "2016", "recipient" })
        EXPECT_FALSE(has(lines, value)) << value;
}

} // namespace
