#include "facts/genogram.h"

#include "facts/fields.h"
#include "facts/naming.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <tuple>

namespace facts {

using casefile::Record;

namespace {

struct KindOfCouple {
    std::string_view type; ///< Of the relationship in the record.
    std::string_view drawn; ///< The word of the element.
};
constexpr std::array kinds_of_couple {
    KindOfCouple { "MARRIED", "married" },
    KindOfCouple { "COHABITING", "cohabiting" },
    KindOfCouple { "PARTNERS_NOT_COHABITING", "partners" },
    KindOfCouple { "SEPARATED", "separated" },
    KindOfCouple { "DIVORCED", "divorced" },
};

struct Member {
    std::string key;
    Record record;
    bool is_child = false;
    std::string sex; ///< The word of the element.
};

using Pair = std::pair<std::string, std::string>;

struct Couple {
    std::string first;
    std::string second; ///< The same as `first` for one parent alone.
    std::string_view kind = "partners";
    std::optional<base::Date> from;
    std::vector<std::string> children;
};

Pair pair_of(std::string const& a, std::string const& b)
{
    return a < b ? Pair { a, b } : Pair { b, a };
}

std::string key_of(Record const& record, char const* key)
{
    return record.text(key).value_or("");
}

std::optional<base::Date> earliest(Record const& record, char const* key)
{
    auto const date = record.partial_date(key);
    return date ? std::optional(date->earliest()) : std::nullopt;
}

std::optional<std::string_view> couple_kind(Record const& relationship)
{
    for (auto const& kind : kinds_of_couple) {
        if (is(relationship, "type", kind.type))
            return kind.drawn;
    }
    return std::nullopt;
}

/// As recorded, else as the role in the family says.
std::string sex_of(Record const& person, bool is_child, base::Date as_at)
{
    auto const born = person.date("dob");
    if (is_child && person.flag("unborn_at_incident").value_or(false) && (!born || *born > as_at))
        return "unborn";
    auto const roles = is_child ? std::vector<std::string>() : person.texts("role");
    auto const has
        = [&](char const* role) { return std::ranges::find(roles, role) != roles.end(); };
    if (is(person, "sex", "FEMALE") || has("MOTHER"))
        return "female";
    return is(person, "sex", "MALE") || has("FATHER") ? "male" : "unknown";
}

std::vector<Member> members_of(Record const& case_file, base::Date as_at)
{
    std::vector<Member> members;
    for (auto const* list : { "children", "significant_others" }) {
        bool const is_child = std::string_view(list) == "children";
        for (auto const& person : case_file.list(list))
            members.push_back(
                { key_of(person, "key"), person, is_child, sex_of(person, is_child, as_at) });
    }
    return members;
}

/// The couples of the record, of each pair the latest relationship.
std::map<Pair, Couple> recorded_couples(Record const& case_file)
{
    std::map<Pair, Couple> couples;
    for (auto const& relationship : case_file.list("relationships")) {
        auto const kind = couple_kind(relationship);
        if (!kind)
            continue;
        auto const a = key_of(relationship, "a");
        auto const b = key_of(relationship, "b");
        Couple const couple { a, b, *kind, earliest(relationship, "from"), {} };
        auto const [place, first] = couples.try_emplace(pair_of(a, b), couple);
        if (!first && couple.from >= place->second.from)
            place->second = couple;
    }
    return couples;
}

/// Adds each child to the couple of their parents, who need not be recorded as a couple.
void add_children(std::map<Pair, Couple>& couples, std::vector<Member> members,
    std::map<std::string, std::vector<std::string>> const& parents)
{
    std::ranges::stable_sort(members, {}, [](Member const& member) {
        auto const born = member.record.date("dob");
        return std::pair(!born, born);
    });
    for (auto const& member : members) {
        auto const found = parents.find(member.key);
        if (found == parents.end())
            continue;
        auto const& of = found->second;
        auto& couple = couples
                           .try_emplace(pair_of(of.front(), of.back()),
                               Couple { of.front(), of.back(), "partners", {}, {} })
                           .first->second;
        couple.children.push_back(member.key);
    }
}

/// Those of a couple's children who are a twin of another of them.
std::string twins_of(Record const& case_file, std::vector<std::string> const& children)
{
    std::set<std::string> twins;
    auto const is_child
        = [&](auto const& key) { return std::ranges::find(children, key) != children.end(); };
    for (auto const& relationship : case_file.list("relationships")) {
        auto const a = key_of(relationship, "a");
        auto const b = key_of(relationship, "b");
        if (is(relationship, "type", "TWIN") && is_child(a) && is_child(b))
            twins.insert({ a, b });
    }
    std::string words;
    for (auto const& child : children) {
        if (twins.contains(child))
            words += (words.empty() ? "" : " ") + child;
    }
    return words;
}

std::string spaced(std::vector<std::string> const& words)
{
    std::string text;
    for (auto const& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

Fact::List couple_facts(Record const& case_file, std::vector<Member> const& members)
{
    auto const sex = [&](std::string const& key) {
        auto const found = std::ranges::find(members, key, &Member::key);
        return found == members.end() ? std::string() : found->sex;
    };
    auto by_pair = recorded_couples(case_file);
    add_children(by_pair, members, parents_by_child(case_file));
    std::vector<Couple> couples;
    for (auto& [pair, couple] : by_pair)
        couples.push_back(std::move(couple));
    std::ranges::stable_sort(couples, {},
        [](Couple const& couple) { return std::tuple(!couple.from, couple.from, couple.first); });
    Fact::List list;
    for (auto& couple : couples) {
        // A man stands to the left of a woman.
        if (sex(couple.first) == "female" && sex(couple.second) == "male")
            std::swap(couple.first, couple.second);
        bool const alone = couple.first == couple.second;
        list.push_back(
            Fact::Object { { "of", alone ? couple.first : couple.first + " " + couple.second },
                { "kind", std::string(couple.kind) }, { "children", spaced(couple.children) },
                { "twins", twins_of(case_file, couple.children) } });
    }
    return list;
}

/// Label and members of each household that had not ended. Nobody lives in two.
std::vector<std::pair<std::string, std::vector<std::string>>> homes(
    Record const& case_file, base::Date as_at)
{
    std::vector<std::pair<std::string, std::vector<std::string>>> homes;
    std::set<std::string> housed;
    for (auto const& household : case_file.list("households")) {
        auto const to = household.partial_date("to");
        if (to && to->latest() < as_at)
            continue;
        std::vector<std::string> members;
        for (auto const& member : household.texts("members")) {
            if (housed.insert(member).second)
                members.push_back(member);
        }
        if (!members.empty())
            homes.emplace_back(household.text("label").value_or(""), std::move(members));
    }
    return homes;
}

/// "d. 2016", or the age on the as-at date.
std::string note_of(Member const& member, base::Date as_at)
{
    auto const died = member.record.partial_date(member.is_child ? "died_on" : "deceased_on");
    if (died)
        return "d. " + std::to_string(died->earliest().year());
    auto const born = member.record.date("dob");
    if (!born)
        return member.sex == "unborn" ? "unborn" : "age not known";
    return age(*born, as_at);
}

Fact person_fact(Member const& member, Occasion const& occasion, std::string const& household)
{
    auto facts = family_member(member.record, occasion.names, std::nullopt);
    auto const died = member.record.has(member.is_child ? "died_on" : "deceased_on");
    auto const word = member.sex == "female" ? "Female"
        : member.sex == "male"               ? "Male"
        : member.sex == "unborn"             ? "Unborn"
                                             : "Not recorded";
    return Fact::Object { { "id", member.key },
        { "name", facts.at("name").printed() ? facts.at("name") : facts.at("pseudonym") },
        { "sex", member.sex }, { "sex_word", word }, { "note", note_of(member, occasion.as_at) },
        { "deceased", died }, { "index", member.is_child },
        { "relationship",
            member.is_child ? Fact("Subject child")
                            : text_field(member.record, "relationship_to_child") },
        { "household",
            household.empty() ? Fact(Fact::Missing { "Household", "/households" })
                              : Fact(household) } };
}

} // namespace

std::map<std::string, std::vector<std::string>> parents_by_child(Record const& case_file)
{
    std::map<std::string, std::vector<std::string>> parents;
    std::map<std::string, std::vector<std::string>> adoptive;
    for (auto const& relationship : case_file.list("relationships")) {
        bool const by_birth = is(relationship, "type", "PARENT_OF");
        if (!by_birth && !is(relationship, "type", "ADOPTIVE_PARENT_OF"))
            continue;
        auto& of = (by_birth ? parents : adoptive)[key_of(relationship, "b")];
        auto const parent = key_of(relationship, "a");
        if (of.size() < 2 && std::ranges::find(of, parent) == of.end())
            of.push_back(parent);
    }
    parents.merge(adoptive);
    return parents;
}

std::vector<std::pair<std::string, std::string>> parents_not_related(Record const& case_file)
{
    auto const couples = recorded_couples(case_file);
    std::set<Pair> found;
    for (auto const& [child, of] : parents_by_child(case_file)) {
        auto const pair = pair_of(of.front(), of.back());
        if (of.size() == 2 && !couples.contains(pair))
            found.insert(pair);
    }
    return { found.begin(), found.end() };
}

Fact genogram_facts(Subject const& subject, Occasion const& occasion)
{
    auto const& case_file = subject.case_file;
    auto const members = members_of(case_file, occasion.as_at);
    Fact::List households;
    std::map<std::string, std::string> household_of;
    for (auto const& [label, keys] : homes(case_file, occasion.as_at)) {
        households.push_back(Fact::Object { { "label", label }, { "members", spaced(keys) } });
        for (auto const& key : keys)
            household_of.emplace(key, label);
    }
    Fact::List people;
    for (auto const& member : members) {
        auto const home = household_of.find(member.key);
        people.push_back(person_fact(
            member, occasion, home == household_of.end() ? std::string() : home->second));
    }
    return Fact::Object { { "people", std::move(people) },
        { "couples", couple_facts(case_file, members) }, { "households", std::move(households) } };
}

} // namespace facts
