#include "facts/learning.h"

#include "facts/fields.h"
#include "facts/record_fact.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace facts {

using casefile::Record;

namespace {

struct Product {
    std::string_view document;
    std::string_view kind;
    char const* key; ///< Of the `learning` facts.
};
constexpr std::array<Product, 3> products { {
    { "X06", "LEARNING_SUMMARY", "summary" },
    { "X06B", "SEVEN_MINUTE", "briefing" },
    { "X06G", "ONE_MINUTE_GUIDE", "guide" },
} };

} // namespace

std::optional<Record> learning_product(
    Record const& case_file, std::string_view kind, base::Date as_at)
{
    std::optional<Record> last;
    std::optional<Record> next;
    for (auto const& product : case_file.list("learning_products")) {
        if (!is(product, "kind", kind))
            continue;
        auto const date = product.date("date").value();
        if (date <= as_at && (!last || *last->date("date") <= date))
            last = product;
        if (date > as_at && (!next || date < *next->date("date")))
            next = product;
    }
    return last ? last : next;
}

std::string_view learning_kind(std::string_view document)
{
    for (auto const& product : products) {
        if (product.document == document)
            return product.kind;
    }
    return {};
}

bool shows(std::optional<Record> const& product, std::string const& action_number)
{
    auto const shown = product ? product->texts("actions_shown") : std::vector<std::string> {};
    return shown.empty() || std::ranges::find(shown, action_number) != shown.end();
}

Fact learning_facts(Subject const& subject, Occasion const& occasion)
{
    Fact::Object facts;
    for (auto const& [document, kind, key] : products) {
        auto const product = learning_product(subject.case_file, kind, occasion.as_at);
        facts[key] = product
            ? record_fact(*product, subject, occasion.names, [](std::string_view) { return true; })
            : missing_field(subject.case_file, "learning_products");
    }
    return facts;
}

} // namespace facts
