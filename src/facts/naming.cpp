#include "facts/naming.h"

#include "base/unicode.h"
#include "facts/fields.h"

#include <algorithm>

namespace facts {

using casefile::Record;

namespace {

std::string first_letter(std::string_view name)
{
    auto const code_points = base::to_code_points(name);
    return code_points.empty() ? std::string() : base::to_utf8(code_points.substr(0, 1));
}

std::string counted(int n, std::string const& unit)
{
    return std::to_string(n) + " " + unit + (n == 1 ? "" : "s");
}

Fact real_name(Record const& person)
{
    if (!person.has("given_names"))
        return missing_field(person, "given_names");
    if (!person.has("family_name"))
        return missing_field(person, "family_name");
    return *person.text("given_names") + " " + *person.text("family_name");
}

/// "AH (born 2015)". The year tells two children with the same initials apart.
Fact initials_and_year(Record const& person)
{
    auto const letters = initials(
        person.text("given_names").value_or(""), person.text("family_name").value_or(""));
    if (letters.empty())
        return missing_field(person, "given_names");
    auto const born = person.date("dob");
    return letters
        + (born ? " (born " + std::to_string(born->year()) + ")" : " (year of birth not recorded)");
}

Fact name_under(NamePolicy policy, Record const& person)
{
    switch (policy) {
    case NamePolicy::real:
        return real_name(person);
    case NamePolicy::initials:
        return initials_and_year(person);
    case NamePolicy::pseudonym:
        break;
    }
    return text_field(person, "pseudonym");
}

Fact age_fact(Record const& person, std::optional<base::Date> on)
{
    auto const born = person.date("dob");
    if (!born || !on)
        return missing_field(person, "dob");
    return age(*born, *on);
}

} // namespace

NamePolicy name_policy(std::string_view word)
{
    return word == "real"    ? NamePolicy::real
        : word == "initials" ? NamePolicy::initials
                             : NamePolicy::pseudonym;
}

std::string initials(std::string_view given_names, std::string_view family_name)
{
    return first_letter(given_names) + first_letter(family_name);
}

Fact initials_of(Record const& child)
{
    if (child.has("initials"))
        return text_field(child, "initials");
    auto const letters
        = initials(child.text("given_names").value_or(""), child.text("family_name").value_or(""));
    return letters.empty() ? missing_field(child, "initials") : Fact(letters);
}

std::string age(base::Date born, base::Date on)
{
    if (on < born)
        return "unborn";
    int const months = base::complete_months(born, on);
    if (months >= 24)
        return counted(months / 12, "year");
    return months > 0 ? counted(months, "month") : counted(on.days_since(born), "day");
}

std::optional<base::Date> incident_date(Record const& case_file)
{
    auto const incident = case_file.child("incident");
    auto const occurred = incident ? incident->partial_date("occurred") : std::nullopt;
    return occurred ? occurred->exact() : std::nullopt;
}

Fact::Object family_member(
    Record const& person, NamePolicy policy, std::optional<base::Date> incident)
{
    Fact::Object facts { { "name", name_under(policy, person) },
        { "pseudonym", text_field(person, "pseudonym") },
        { "age_at_incident", age_fact(person, incident) } };
    if (policy == NamePolicy::real) {
        facts["given_names"] = text_field(person, "given_names");
        facts["family_name"] = text_field(person, "family_name");
        auto const aliases = person.texts("aliases");
        facts["aliases"]
            = aliases.empty() ? missing_field(person, "aliases") : Fact(joined(aliases));
        facts["dob"] = date_field(person, "dob");
        auto const address = person.text("address");
        facts["address"] = address ? Fact(on_one_line(*address)) : missing_field(person, "address");
    }
    return facts;
}

} // namespace facts
