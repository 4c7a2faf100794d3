#include "rules/identities.h"

#include "facts/northbridge.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

std::string same(std::string_view text)
{
    return std::string(text);
}

/// The pointers of what `find_identities` reports for the example case, with its child renamed.
std::vector<std::string> hits(std::string const& text, std::string const& given = "Zofia May")
{
    northbridge::Northbridge data("case-nb16-01.json");
    auto child = data.case_file.find("children")->as_list()->front();
    child.set("given_names", given);
    child.set("family_name", "O'Brien-Nowak");
    child.set("dob", "2015-08-12");
    child.set("address", "14 Tanner Row\nNorthbridge\nNB3 4QX");
    data.case_file.set("children", base::Value::List { child });
    data.case_file.set("significant_others", base::Value::List {});
    std::vector<std::string> pointers;
    for (auto const& found :
        rules::find_identities(text, rules::identities(data.subject().case_file), same))
        pointers.push_back(found.place.pointer);
    return pointers;
}

using Pointers = std::vector<std::string>;

} // namespace

TEST(Identities, NamesAreFoundAsWholeWords)
{
    EXPECT_EQ(hits("Zofia was seen."), Pointers { "/children/0/given_names" });
    EXPECT_EQ(hits("The O'Brien-Nowak family"), Pointers { "/children/0/family_name" });
    EXPECT_EQ(hits("Zofianka; xO'Brien-Nowak; Żofia"), Pointers {});
}

// Also between signs that are no ASCII: quotation marks, dashes, no-break spaces, isolates.
TEST(Identities, SignsAroundANameDoNotHideIt)
{
    for (std::string const text : { "“Zofia”", "Zofia’s mother", "seen–Zofia–again",
             "of\u00a0Zofia\u00a0", "\u2068Zofia\u2069, 12 May", "«Zofia»" })
        EXPECT_EQ(hits(text), Pointers { "/children/0/given_names" }) << text;
    EXPECT_EQ(hits("Zofiaé éZofia Zofia\u0301"), Pointers {});
}

TEST(Identities, ACalendarWordCountsOnlyInTheWholeName)
{
    EXPECT_EQ(hits("Due on 9 May 2016"), Pointers {});
    EXPECT_EQ(hits("May was seen in June", "May"), Pointers {});
    EXPECT_EQ(hits("May O'Brien-Nowak", "May"),
        (Pointers { "/children/0/family_name", "/children/0/family_name" }));
}

TEST(Identities, BirthDatesAndAddressesAreFoundInEachPrintedForm)
{
    EXPECT_EQ(hits("born 12 August 2015"), Pointers { "/children/0/dob" });
    EXPECT_EQ(hits("born 12/08/2015"), Pointers { "/children/0/dob" });
    EXPECT_EQ(hits("visited 14 Tanner Row"), Pointers { "/children/0/address" });
    EXPECT_EQ(hits("postcode NB3 4QX."), Pointers { "/children/0/address" });
    EXPECT_EQ(hits("born 12 August 2016; 114 Tanner Row"), Pointers {});
}

// Ten thousand cases have names that begin alike, hold one another and repeat.
TEST(Identities, ManyNamesAreFoundInOneWalk)
{
    std::vector<std::string> const names { "Al", "Alexandra", "Alexandria", "Alexandra Nowak",
        "Alexandra", "Żaneta", "14 Tanner Row", "14 Tanner", "Ann", "nowak", "Ann-Marie", "é" };
    std::vector<rules::Identity> identities;
    for (std::size_t i = 0; i < names.size(); ++i)
        identities.push_back({ names.at(i), "Name", "/" + std::to_string(i) });
    auto const found = [&](std::string const& text) {
        Pointers pointers;
        for (auto const& hit : rules::find_identities(text, identities, same))
            pointers.push_back(hit.place.pointer);
        return pointers;
    };
    EXPECT_EQ(
        found("Alexandra Nowak, at 14 Tanner Row"), (Pointers { "/1", "/3", "/4", "/6", "/7" }));
    EXPECT_EQ(found("Alexandria; Alexandrian"), Pointers { "/2" });
    EXPECT_EQ(found("Ann-Marie met Żaneta"), (Pointers { "/5", "/8", "/10" }));
    EXPECT_EQ(found("All Annes; 14 Tanners; Nowak; 114 Tanner Row"), Pointers {});
    EXPECT_EQ(found("Al"), Pointers { "/0" });
    EXPECT_EQ(found("a é b"), Pointers { "/11" });
    EXPECT_EQ(found(""), Pointers {});
}
