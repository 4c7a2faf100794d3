#include "facts/report_part.h"

#include "facts/assurance_figures.h"
#include "facts/fields.h"
#include "facts/learning_products.h"

#include <algorithm>
#include <set>

namespace facts {

namespace {

using casefile::Record;

Figure const* find_figure(std::vector<Figure> const& figures, std::string_view code)
{
    auto const found = std::ranges::find(figures, code, &Figure::code);
    return found == figures.end() ? nullptr : &*found;
}

Fact value_of(std::vector<Figure> const& figures, std::string_view code)
{
    auto const* const figure = find_figure(figures, code);
    return figure ? figure->value : Fact("–");
}

/// The figures whose code begins so, as rows of a table.
Fact::List rows_of(std::vector<Figure> const& figures, std::string_view prefix)
{
    Fact::List rows;
    for (auto const& figure : figures) {
        if (figure.code.starts_with(prefix) && figure.value.printed() != "0") {
            constexpr std::string_view before = "Of these, ";
            auto const at = figure.label.starts_with(before) ? before.size() : 0;
            rows.push_back(
                Fact::Object { { "code", figure.code }, { "label", figure.label.substr(at) },
                    { "printed", figure.value.printed().value() } });
        }
    }
    return rows;
}

Fact product_facts(std::vector<Figure> const& figures)
{
    Fact::List kinds;
    Fact::List channels;
    for (auto const& figure : figures) {
        bool const is_reach = figure.code.starts_with("M-L10 reach ");
        if (figure.code == "M-L10")
            continue;
        auto const label = is_reach ? figure.code.substr(std::string("M-L10 reach ").size())
                                    : figure.label.substr(figure.label.rfind(": ") + 2);
        (is_reach ? channels : kinds)
            .push_back(Fact::Object { { "code", figure.code }, { "label", label },
                { "printed", figure.value.printed().value() } });
    }
    auto const all = value_of(figures, "M-L10");
    return Fact::Object { { "any", all.printed() != "0" || !channels.empty() }, { "count", all },
        { "one", all.printed() == "1" }, { "kinds", std::move(kinds) },
        { "channels", std::move(channels) } };
}

/// What the Board looked at to see whether practice improved, latest last.
Fact::List looked_at(Record const& board, Period const& period, base::Date as_at)
{
    Fact::List items;
    for (auto const& record : board.list("impact_evidence")) {
        auto const on = record.date("completed_on");
        if (is(record, "kind", "SECTION_11"))
            continue; // M-Q1 says how it went; it has no before and after.
        if (on && (!period.contains(*on) || *on > as_at))
            continue;
        bool const measured = record.has("before") && record.has("after");
        items.push_back(Fact::Object { { "title", text_field(record, "title") },
            { "kind", printed_field(record, "kind") }, { "finding", text_field(record, "finding") },
            { "on", date_field(record, "completed_on") },
            { "before", text_field(record, "before") }, { "after", text_field(record, "after") },
            { "measured", measured } });
    }
    return items;
}

Fact evidence_facts(std::vector<Figure> const& figures, Fact::List items)
{
    auto const counted = [&](std::string_view code) {
        auto const* const figure = find_figure(figures, code);
        return figure ? figure->denominator.size() : 0;
    };
    auto const complete = static_cast<long long>(counted("M-Q3"));
    auto const* const covered = find_figure(figures, "M-Q3");
    auto const with = covered ? static_cast<long long>(covered->rows.size()) : 0;
    return Fact::Object {
        { "returns", counted("M-Q1") > 0 },
        { "returns_due", value_of(figures, "M-Q1 due") },
        { "returns_received", value_of(figures, "M-Q1 received") },
        { "returns_percent", value_of(figures, "M-Q1") },
        { "standards", counted("M-Q1 standards") > 0 },
        { "standards_percent", value_of(figures, "M-Q1 standards") },
        { "audits", find_figure(figures, "M-Q2") != nullptr },
        { "audits_count", value_of(figures, "M-Q2") },
        { "audit_kinds", rows_of(figures, "M-Q2 ") },
        { "recommendations", complete > 0 },
        { "recommendations_complete", Fact::count(complete) },
        { "recommendations_measured", Fact::count(with) },
        { "recommendations_unmeasured", Fact::count(complete - with) },
        { "recommendations_percent", value_of(figures, "M-Q3") },
        { "any_unmeasured", complete > with },
        { "items", std::move(items) },
    };
}

/// The numbers behind M-Q3 as figures of their own: complete, with evidence and without.
std::vector<Figure> coverage_figures(std::vector<Figure> const& figures)
{
    auto const* const share = find_figure(figures, "M-Q3");
    if (!share)
        return {};
    auto counted = [&](char const* word, char const* label, std::vector<CountedRow> rows) {
        Figure figure = *share;
        figure.code += word;
        figure.label = label;
        figure.unit = "recommendations";
        figure.value = Fact::count(static_cast<long long>(rows.size()));
        figure.rows = std::move(rows);
        figure.denominator.clear();
        return figure;
    };
    std::set<std::string_view> covered;
    for (auto const& row : share->rows)
        covered.insert(row.item);
    auto without = share->denominator;
    std::erase_if(without, [&](CountedRow const& row) { return covered.contains(row.item); });
    return list_of(counted(" complete", "Recommendations complete", share->denominator),
        counted(" measured", "Complete, with evidence of impact", share->rows),
        counted(" not measured", "Complete, not yet measured", std::move(without)));
}

/// Leaves out what the records say nothing about: a section without facts does not print, and a
/// figure that does not print is not listed.
std::vector<Figure> with_facts(std::vector<Figure> figures)
{
    auto const none = [&](std::string_view code) {
        auto const* const figure = find_figure(figures, code);
        return !figure || (figure->rows.empty() && figure->denominator.empty());
    };
    bool const no_returns = none("M-Q1");
    bool const no_audits = none("M-Q2");
    bool const no_recommendations = none("M-Q3");
    std::erase_if(figures, [&](Figure const& figure) {
        auto const& code = figure.code;
        return (no_returns && code.starts_with("M-Q1") && !code.starts_with("M-Q1 reported"))
            || (no_audits && code.starts_with("M-Q2"))
            || (no_recommendations && code.starts_with("M-Q3"));
    });
    return figures;
}

} // namespace

ReportPart evidence_part(ReportSubject const& subject, ReportOccasion const& occasion)
{
    auto const period = period_of(occasion);
    auto products = product_figures(subject, period, occasion.as_at);
    auto assurance = with_facts(assurance_figures(subject, period, occasion.as_at));
    ReportPart part;
    auto product_part = product_facts(products);
    bool const any_products = product_part.member("any")->shown();
    part.facts = {
        { "products", std::move(product_part) },
        { "evidence", evidence_facts(assurance, looked_at(subject.board, period, occasion.as_at)) },
    };
    if (any_products)
        part.figures = std::move(products);
    std::ranges::move(coverage_figures(assurance), std::back_inserter(part.figures));
    std::ranges::move(assurance, std::back_inserter(part.figures));
    return part;
}

} // namespace facts
