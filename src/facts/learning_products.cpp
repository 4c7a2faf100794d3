#include "facts/learning_products.h"

#include "facts/fields.h"
#include "facts/register_figures.h"

#include <algorithm>
#include <map>

namespace facts {

namespace {

using casefile::Record;

struct Product {
    Record record;
    std::string name; ///< "Newsletter “Spring”", with the reference of its case.
};

Product product_of(Record const& record, std::string const& reference)
{
    auto name = record.printed("kind").value();
    if (auto const title = record.text("title"))
        name += " “" + *title + "”";
    return { record, reference.empty() ? name : reference + ", " + name };
}

std::vector<Product> read_products(ReportSubject const& subject)
{
    std::vector<Product> products;
    for (auto const& case_file : subject.cases) {
        for (auto const& record : case_file.list("learning_products"))
            products.push_back(product_of(record, case_file.text("ref").value()));
    }
    for (auto const& training : subject.training) {
        for (auto const& record : training.list("learning_products"))
            products.push_back(product_of(record, ""));
    }
    return products;
}

Quality quality_of(Record const& count)
{
    auto const code = count.text("quality").value();
    return code == "APPROXIMATE" ? Quality::approximate
        : code == "AT_LEAST"     ? Quality::at_least
        : code == "AS_REPORTED"  ? Quality::as_reported
                                 : Quality::exact;
}

/// A sum is no better than its worst part: something approximate in it makes it approximate.
Quality worse(Quality a, Quality b)
{
    for (auto const quality : { Quality::approximate, Quality::at_least, Quality::as_reported }) {
        if (a == quality || b == quality)
            return quality;
    }
    return Quality::exact;
}

/// What one channel reached.
struct Reached {
    long long sum = 0;
    bool counted = false; ///< Whether any day of it has a number.
    Quality quality = Quality::exact;
    std::vector<CountedRow> rows = {};
};

void add_reach(Reached& reached, Product const& product, Record const& reach)
{
    auto const on = reach.date("date").value().prose();
    auto const count = reach.child("count");
    if (!count) {
        reached.rows.push_back({ product.name, on + ": not counted" });
        return;
    }
    auto const value = count->integer("value").value();
    auto const quality = quality_of(*count);
    reached.sum += value;
    reached.quality = worse(reached.quality, quality);
    reached.counted = true;
    reached.rows.push_back({ product.name,
        on + ": " + qualified(value, quality) + ", " + count->printed("basis").value() });
}

std::vector<Figure> reach_figures(
    std::vector<Product> const& products, Period const& period, base::Date as_at)
{
    std::map<std::string, Reached> channels;
    for (auto const& product : products) {
        for (auto const& reach : product.record.list("reach")) {
            auto const on = reach.date("date").value();
            if (period.contains(on) && on <= as_at)
                add_reach(channels[reach.text("channel").value()], product, reach);
        }
    }
    std::vector<Figure> figures;
    for (auto& [channel, reached] : channels) {
        Figure figure { "M-L10 reach " + channel, "Reached by " + channel, "–", "reached",
            "Sum of what was counted in the period through this channel, of products of any date. "
            "Whoever was reached twice counts twice; never added to M-L2.",
            "Cases left out of every count are left out", std::move(reached.rows) };
        figure.quality = reached.quality;
        if (reached.counted)
            figure.value = Fact::Number { static_cast<double>(reached.sum),
                qualified(reached.sum, reached.quality) };
        else
            figure.reason = "Nobody counted who was reached through this channel.";
        figures.push_back(std::move(figure));
    }
    return figures;
}

} // namespace

std::vector<Figure> product_figures(
    ReportSubject const& subject, Period const& period, base::Date as_at)
{
    auto const products = read_products(subject);
    Figure all { "M-L10", "Learning products published", {}, "products",
        "Products of the board and its cases whose date lies in the period.",
        "Cases left out of every count are left out", {} };
    std::map<std::string, std::vector<CountedRow>> kinds;
    for (auto const& product : products) {
        auto const on = product.record.date("date").value();
        if (!period.contains(on) || on > as_at)
            continue;
        all.rows.push_back({ product.name, "published " + on.prose() });
        kinds[product.record.text("kind").value()].push_back(all.rows.back());
    }
    all.value = Fact::count(static_cast<long long>(all.rows.size()));
    std::vector<Figure> figures { all };
    for (auto& [kind, rows] : kinds) {
        auto figure = all;
        figure.code += " " + kind;
        auto const same = [&](auto const& product) { return is(product.record, "kind", kind); };
        figure.label += ": " + std::ranges::find_if(products, same)->record.printed("kind").value();
        figure.rows = std::move(rows);
        figure.value = Fact::count(static_cast<long long>(figure.rows.size()));
        figures.push_back(std::move(figure));
    }
    std::ranges::move(reach_figures(products, period, as_at), std::back_inserter(figures));
    return figures;
}

} // namespace facts
