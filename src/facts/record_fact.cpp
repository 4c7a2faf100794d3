#include "facts/record_fact.h"

#include "facts/fields.h"
#include "facts/people.h"

#include <algorithm>
#include <array>

namespace facts {

using base::Field;
using casefile::Record;

namespace {

// What tells who a child or family member is, and so stands in documents with real names only.
constexpr auto identifying
    = std::to_array<std::string_view>({ "family_name", "given_names", "aliases", "initials", "dob",
        "address", "address_at_incident", "nhs_no", "gp", "school", "died_on" });

/// What a record is for the references that name it.
enum class Depth {
    whole, ///< With its lists, and with what it names in turn.
    own ///< Only its own texts, dates and conditions: named things may name each other.
};

Fact::Object choices(base::Value const& words, auto const& is_chosen)
{
    Fact::Object chosen;
    for (auto const& [code, word] : *words.as_object())
        chosen.emplace(code, is_chosen(code));
    return chosen;
}

/// Writes records as facts. The lists that references lead to are read once.
class Writer {
public:
    Writer(Subject const& subject, NamePolicy names)
        : m_subject(subject)
        , m_names(names)
        , m_incident(incident_date(subject.case_file))
        , m_agencies(subject.board.list("agencies"))
        , m_people(subject.board.list("people"))
        , m_family(subject.case_file.list("children"))
    {
        std::ranges::copy(
            subject.case_file.list("significant_others"), std::back_inserter(m_family));
    }

    Fact::Object object(Record const& record, Depth depth)
    {
        Fact::Object facts;
        for (auto const& field : record.fields())
            add(facts, record, field, depth);
        return facts;
    }

    void add(Fact::Object& facts, Record const& record, Field const& field, Depth depth)
    {
        std::string const key(field.name);
        if (is_withheld(record, key))
            return;
        switch (field.type) {
        case Field::Type::text:
            return add_text(facts, record, field, depth);
        case Field::Type::flag: {
            auto const flag = record.flag(key);
            facts[key] = flag.value_or(false);
            facts[key + "_word"] = flag ? Fact(*flag ? "Yes" : "No") : missing_field(record, key);
            return;
        }
        case Field::Type::integer: {
            auto const number = record.integer(key);
            facts[key] = number ? Fact::count(*number) : missing_field(record, key);
            return;
        }
        case Field::Type::object:
            if (depth == Depth::whole) {
                auto const child = record.child(key);
                facts[key] = child ? Fact(object(*child, depth)) : missing_field(record, key);
            }
            return;
        case Field::Type::list:
            if (depth == Depth::whole)
                add_list(facts, record, field);
            return;
        case Field::Type::real:
        case Field::Type::any:
            return;
        }
    }

private:
    /// Whether a field would tell whose it is, where the document may not.
    bool is_withheld(Record const& record, std::string_view key) const
    {
        return m_names != NamePolicy::real && is_of_family(record)
            && std::ranges::find(identifying, key) != identifying.end();
    }

    static bool is_of_family(Record const& record)
    {
        auto const& fields = record.fields();
        auto const key = std::ranges::find(fields, "key", &Field::name);
        return key != fields.end() && key->schema->text("x-key") == "case-person";
    }

    void add_text(Fact::Object& facts, Record const& record, Field const& field, Depth depth)
    {
        std::string const key(field.name);
        auto const reference = field.schema->text("x-reference");
        if (field.format == Field::Format::date)
            facts[key] = date_field(record, key);
        else if (field.format == Field::Format::partial_date)
            facts[key] = partial_date_field(record, key);
        else if (field.format == Field::Format::time_of_day)
            facts[key] = time_field(record, key);
        else if (auto const* words = field.schema->find("x-printed")) {
            auto const code = record.text(key);
            facts[key] = printed_field(record, key);
            facts[key + "_is"] = choices(*words, [&](auto const& one) { return one == code; });
        } else if (!reference.empty()) {
            auto const id = record.text(key);
            facts[key] = id ? Fact(name_of(reference, *id)) : missing_field(record, key);
            if (depth == Depth::whole)
                facts[key + "_of"]
                    = id ? what_it_names(reference, *id) : missing_field(record, key);
        } else {
            auto const text = record.text(key);
            facts[key] = text_field(record, key);
            facts[key + "_lines"] = lines_of(text.value_or(""));
        }
    }

    void add_list(Fact::Object& facts, Record const& record, Field const& field)
    {
        std::string const key(field.name);
        if (field.items.empty())
            return;
        auto const& item = field.items.front();
        if (item.type == Field::Type::object) {
            Fact::List list;
            for (auto const& one : record.list(key)) {
                auto entry = object(one, Depth::whole);
                if (is_of_family(one))
                    entry.merge(family_member(one, m_names, m_incident));
                entry.emplace("position", Fact::count(static_cast<long long>(list.size() + 1)));
                list.push_back(std::move(entry));
            }
            facts[key] = std::move(list);
        } else if (item.type == Field::Type::text) {
            add_texts(facts, record, field);
        }
    }

    void add_texts(Fact::Object& facts, Record const& record, Field const& field)
    {
        std::string const key(field.name);
        auto const& schema = *field.items.front().schema;
        auto const reference = schema.text("x-reference");
        auto const texts = record.texts(key);
        if (auto const* words = schema.find("x-printed"))
            facts[key + "_has"] = choices(*words,
                [&](auto const& code) { return std::ranges::find(texts, code) != texts.end(); });
        Fact::List list;
        for (auto const& text : record.printed_texts(key)) {
            auto const date = base::Date::parse(text);
            bool const is_date = field.items.front().format == Field::Format::date && date;
            list.push_back(is_date      ? Fact(*date)
                    : reference.empty() ? Fact(text)
                                        : Fact(name_of(reference, text)));
        }
        facts[key] = std::move(list);
    }

    /// The record that a reference names; nothing for kinds that have no name of their own.
    std::optional<Record> target(std::string_view kind, std::string const& id) const
    {
        auto const& case_file = m_subject.case_file;
        if (kind == "agency")
            return find(m_agencies, "id", id);
        if (kind == "person")
            return find(m_people, "id", id);
        if (kind == "case-person")
            return find(m_family, "key", id);
        if (kind == "case-meeting")
            return find(case_file.list("meetings"), "id", id);
        if (kind == "board-meeting")
            return find(m_subject.board.list("meetings"), "id", id);
        if (kind == "practitioner")
            return find(case_file.list("practitioners"), "key", id);
        if (kind == "reviewer")
            return find(case_file.list("reviewers"), "id", id);
        return std::nullopt;
    }

    std::string name_of(std::string_view kind, std::string const& id) const
    {
        auto const found = target(kind, id);
        if (!found)
            return id;
        if (kind == "case-person")
            return family_member(*found, m_names, m_incident).at("name").printed().value_or(id);
        if (kind == "case-meeting" || kind == "board-meeting")
            return date_field(*found, "date").printed().value_or(id);
        if (kind == "reviewer" && found->has("person"))
            return name_of("person", *found->text("person"));
        auto const key = kind == "person" ? "display_name"
            : kind == "practitioner"      ? "role_at_time"
            : kind == "reviewer"          ? "organisation"
                                          : "name";
        return found->text(key).value_or(id);
    }

    Fact what_it_names(std::string_view kind, std::string const& id)
    {
        auto const found = target(kind, id);
        if (!found)
            return Fact::Missing { id, {} };
        if (kind == "person")
            return person_fact(m_subject.board, *found);
        auto facts = object(*found, Depth::own);
        if (kind == "case-person")
            facts.merge(family_member(*found, m_names, m_incident));
        return facts;
    }

    Subject const& m_subject;
    NamePolicy m_names;
    std::optional<base::Date> m_incident;
    std::vector<Record> m_agencies;
    std::vector<Record> m_people;
    std::vector<Record> m_family;
};

} // namespace

Fact record_fact(Record const& record, Subject const& subject, NamePolicy names, Asked const& asked)
{
    constexpr auto beside
        = std::to_array<std::string_view>({ "", "_is", "_has", "_word", "_of", "_lines" });
    Writer writer(subject, names);
    Fact::Object facts;
    for (auto const& field : record.fields()) {
        bool const is_asked = std::ranges::any_of(beside,
            [&](auto ending) { return asked(std::string(field.name) + std::string(ending)); });
        if (is_asked)
            writer.add(facts, record, field, Depth::whole);
    }
    return facts;
}

} // namespace facts
