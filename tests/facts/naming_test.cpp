#include "facts/naming.h"

#include "facts/northbridge.h"

#include <gtest/gtest.h>

using namespace facts;
using namespace northbridge;

TEST(Naming, AgeAsDocumentsPrintIt)
{
    auto const born = on("2015-08-12");
    EXPECT_EQ(age(born, on("2015-08-11")), "unborn");
    EXPECT_EQ(age(born, on("2015-08-12")), "0 days");
    EXPECT_EQ(age(born, on("2015-08-13")), "1 day");
    EXPECT_EQ(age(born, on("2015-09-11")), "30 days");
    EXPECT_EQ(age(born, on("2015-09-12")), "1 month");
    EXPECT_EQ(age(born, on("2016-03-23")), "7 months");
    EXPECT_EQ(age(born, on("2017-08-11")), "23 months");
    EXPECT_EQ(age(born, on("2017-08-12")), "2 years");
    EXPECT_EQ(age(on("2016-02-29"), on("2020-02-28")), "3 years");
    EXPECT_EQ(age(on("2016-02-29"), on("2020-02-29")), "4 years");
}

TEST(Naming, InitialsAreCharactersNotBytes)
{
    EXPECT_EQ(initials("Żaneta Maria", "Łęcka"), "ŻŁ");
    EXPECT_EQ(initials("", "Holt"), "H");
    EXPECT_EQ(initials("", ""), "");
}

TEST(Naming, ATemplateThatNamesNoPolicyHasPseudonyms)
{
    EXPECT_EQ(name_policy("real"), NamePolicy::real);
    EXPECT_EQ(name_policy("initials"), NamePolicy::initials);
    EXPECT_EQ(name_policy("pseudonym"), NamePolicy::pseudonym);
    EXPECT_EQ(name_policy(""), NamePolicy::pseudonym);
}

TEST(Naming, OnlyTheRealPolicyHasNamesAndAddresses)
{
    Northbridge data;
    at(data.case_file, "/children/0").set("given_names", "Ada Mary");
    at(data.case_file, "/children/0").set("family_name", "Holt");
    at(data.case_file, "/children/0").set("dob", "2015-08-12");
    auto const child = data.subject().case_file.list("children").front();

    auto const real = family_member(child, NamePolicy::real, on("2016-03-23"));
    EXPECT_EQ(real.at("name").printed(), "Ada Mary Holt");
    EXPECT_EQ(real.at("dob").member("table")->printed(), "12/08/2015");
    EXPECT_EQ(real.at("age_at_incident").printed(), "7 months");

    auto const initials = family_member(child, NamePolicy::initials, on("2016-03-23"));
    EXPECT_EQ(initials.at("name").printed(), "AH (born 2015)");
    for (auto const* key : { "dob", "address", "aliases", "given_names", "family_name" })
        EXPECT_FALSE(initials.contains(key)) << key;

    auto const pseudonym = family_member(child, NamePolicy::pseudonym, {});
    EXPECT_EQ(pseudonym.at("name").printed(), "Wren");
    EXPECT_FALSE(pseudonym.contains("dob"));
}

TEST(Naming, ANameThatIsNotRecordedIsMissingUnderItsLabel)
{
    Northbridge data;
    remove(at(data.case_file, "/children/0"), "family_name");
    auto const child = data.subject().case_file.list("children").front();
    auto const name = family_member(child, NamePolicy::real, {}).at("name");
    ASSERT_NE(name.missing(), nullptr);
    EXPECT_EQ(name.missing()->label, "Family name");
    EXPECT_EQ(name.missing()->pointer, "/children/0/family_name");
}
