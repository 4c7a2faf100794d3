#include "base/schema.h"

#include "base/ensure.h"
#include "base/limits.h"
#include "base/schema_faults.h"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <algorithm>
#include <array>
#include <mutex>
#include <string_view>
#include <utility>

namespace base {

namespace {

constexpr std::string_view definitions_prefix = "#/definitions/";

/// `node` with every `$ref` replaced by the definition it names.
Value expand(Value const& node, Value const& definitions, int depth)
{
    ensure(depth <= limits::json_depth_max, "a schema refers to itself");
    if (auto const* list = node.as_list()) {
        Value::List expanded;
        for (auto const& item : *list)
            expanded.push_back(expand(item, definitions, depth + 1));
        return expanded;
    }
    auto const* object = node.as_object();
    if (!object)
        return node;
    Value expanded { Value::Object {} };
    if (auto const reference = node.text("$ref"); !reference.empty()) {
        ensure(reference.starts_with(definitions_prefix), "a schema's $ref leaves the schema");
        auto const* named = definitions.find(reference.substr(definitions_prefix.size()));
        ensure(named != nullptr, "a schema's $ref names no definition");
        expanded = expand(*named, definitions, depth + 1);
    }
    for (auto const& [key, value] : *object) {
        if (key != "$ref" && key != "definitions")
            expanded.set(key, expand(value, definitions, depth + 1));
    }
    return expanded;
}

nlohmann::json to_library(Value const& value)
{
    if (auto const* flag = value.as_bool())
        return *flag;
    if (auto const* integer = value.as_integer())
        return *integer;
    if (auto const* real = value.as_real())
        return *real;
    if (auto const* text = value.as_string())
        return *text;
    if (auto const* list = value.as_list()) {
        auto converted = nlohmann::json::array();
        for (auto const& item : *list)
            converted.push_back(to_library(item));
        return converted;
    }
    if (auto const* object = value.as_object()) {
        auto converted = nlohmann::json::object();
        for (auto const& [key, member] : *object)
            converted[key] = to_library(member);
        return converted;
    }
    return nullptr;
}

/// The library matches `pattern` and `format` with std::regex, which recurses for each character:
/// a text of 100,000 characters ends the process. describe_faults checks formats instead.
void remove_regular_expressions(nlohmann::json& node)
{
    if (node.is_object() && node.contains("type")) {
        node.erase("pattern");
        node.erase("format");
    }
    if (node.is_structured()) {
        for (auto& child : node)
            remove_regular_expressions(child);
    }
}

/// The library tells a fault by its English sentence only.
struct Sentence {
    std::string_view start;
    std::string_view keyword;
};
constexpr std::array sentences {
    Sentence { "Value type not permitted", "type" },
    Sentence { "Failed to match against any enum", "enum" },
    Sentence { "String should be no fewer", "minLength" },
    Sentence { "String should be no more", "maxLength" },
    Sentence { "Expected number greater", "minimum" },
    Sentence { "Expected number less", "maximum" },
    Sentence { "Array should contain no fewer", "minItems" },
    Sentence { "Elements at indexes", "uniqueItems" },
};
constexpr std::string_view missing_sentence = "Missing required property '";
constexpr std::string_view unknown_sentence = "Object contains a property that could not";

/// The library's path is "<root>", "[children]", "[0]" …
std::string pointer_of(std::vector<std::string> const& context)
{
    std::string pointer;
    for (std::size_t i = 1; i < context.size(); ++i)
        pointer = pointer_to(pointer, context.at(i).substr(1, context.at(i).size() - 2));
    return pointer;
}

void add(SchemaFindings& findings, valijson::ValidationResults::Error const& error)
{
    auto const pointer = pointer_of(error.context);
    std::string_view const description = error.description;
    if (description.starts_with(missing_sentence)) {
        auto name = error.description.substr(missing_sentence.size());
        name.resize(name.rfind('\''));
        findings.missing_in[pointer].push_back(std::move(name));
    } else if (description.starts_with(unknown_sentence)) {
        findings.unknown_in.insert(pointer);
    } else {
        for (auto const& sentence : sentences) {
            if (description.starts_with(sentence.start))
                findings.keyword_at.emplace(pointer, sentence.keyword);
        }
        // What is left repeats for each parent that one of its children failed.
    }
}

template <typename Word, std::size_t count>
Word word_of(Value const& node, std::string_view key,
    std::array<std::pair<std::string_view, Word>, count> const& words, Word otherwise)
{
    auto const text = node.text(key);
    auto const found = std::ranges::find(
        words, std::string_view(text), &std::pair<std::string_view, Word>::first);
    return found == words.end() ? otherwise : found->second;
}

Field compile(std::string_view name, Value const& node)
{
    using Type = Field::Type;
    using Format = Field::Format;
    static constexpr std::array<std::pair<std::string_view, Type>, 6> types {
        { { "string", Type::text }, { "integer", Type::integer }, { "number", Type::real },
            { "boolean", Type::flag }, { "object", Type::object }, { "array", Type::list } }
    };
    static constexpr std::array<std::pair<std::string_view, Format>, 3> formats {
        { { "date", Format::date }, { "partial-date", Format::partial_date },
            { "time-of-day", Format::time_of_day } }
    };
    Field field { .name = name,
        .type = word_of(node, "type", types, Type::any),
        .format = word_of(node, "format", formats, Format::none),
        .schema = &node };
    auto const* properties = node.find("properties");
    if (properties && properties->as_object()) {
        for (auto const& [key, property] : *properties->as_object())
            field.fields.push_back(compile(key, property));
        std::ranges::sort(field.fields, {}, &Field::name);
    }
    if (auto const* items = node.find("items"))
        field.items.push_back(compile({}, *items));
    return field;
}

} // namespace

Field const* Field::find(std::string_view key) const
{
    auto const found = std::ranges::lower_bound(fields, key, {}, &Field::name);
    return found == fields.end() || found->name != key ? nullptr : &*found;
}

struct Schema::Compiled {
    Value document;
    Field root;
    /// For the library, which takes longer to prepare it than a letter takes; most commands read
    /// what was validated when it was stored.
    std::once_flag once;
    valijson::Schema schema;
    valijson::Schema const& validated_against();
};

valijson::Schema const& Schema::Compiled::validated_against()
{
    std::call_once(once, [&] {
        auto converted = to_library(document);
        remove_regular_expressions(converted);
        valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
        // Without VALIJSON_USE_EXCEPTIONS the library ends the process if the schema is not valid.
        parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(converted), schema);
    });
    return schema;
}

Schema::Schema(Value const& document)
    : m_compiled(std::make_unique<Compiled>())
{
    auto const* definitions = document.find("definitions");
    m_compiled->document = expand(document, definitions ? *definitions : Value(), 0);
    m_compiled->root = compile({}, m_compiled->document);
}

Schema::~Schema() = default;
Schema::Schema(Schema&&) noexcept = default;

Value const& Schema::document() const
{
    return m_compiled->document;
}

Field const& Schema::root() const
{
    return m_compiled->root;
}

Diagnostics Schema::validate(Value const& value, std::string const& file) const
{
    auto const converted = to_library(value);
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    valijson::ValidationResults results;
    bool const valid = validator.validate(m_compiled->validated_against(),
        valijson::adapters::NlohmannJsonAdapter(converted), &results);
    SchemaFindings findings;
    for (auto const& error : results)
        add(findings, error);
    auto faults = describe_faults(findings, value, document(), file);
    ensure(valid || has_error(faults), "the validator found a fault that cannot be told");
    return faults;
}

Value const* subschema(Value const& node, std::string_view key)
{
    auto const* properties = node.find("properties");
    return properties ? properties->find(key) : nullptr;
}

Value const* Schema::describe(std::string_view pointer) const
{
    auto const tokens = pointer_tokens(pointer);
    if (!tokens)
        return nullptr;
    auto const* node = &document();
    for (auto const& token : *tokens) {
        node = node->text("type") == "array" ? node->find("items") : subschema(*node, token);
        if (!node)
            return nullptr;
    }
    return node;
}

} // namespace base
