#include "facts/escalation_list.h"
#include "facts/northbridge_board.h"
#include "facts/register_figures.h"
#include "facts/statistics.h"

#include <gtest/gtest.h>

// What holds for every figure: it is its rows, it leaves out what does not count, and it names no
// child.

using namespace facts;
using base::Date;

namespace {

Date on(char const* iso)
{
    return *Date::parse(iso);
}

class FigureRows : public testing::Test {
protected:
    examples::Documents m_documents;
    ReportSubject m_subject = examples::northbridge_board(m_documents);

    std::vector<Figure> figures() const
    {
        auto result = statistics(m_subject, examples::calendar(),
            { on("2015-01-01"), on("2020-12-31"), on("2020-12-31") });
        EXPECT_TRUE(result.ok());
        return result.ok() ? result.value() : std::vector<Figure> {};
    }
    /// Everything that any figure or escalation says.
    std::string everything() const
    {
        std::string text;
        for (auto const& figure : figures())
            text += words_of(figure);
        for (auto const& item : escalations(m_subject, on("2018-03-31")))
            text += item.case_reference + item.action + item.opened_on.iso() + item.state + "\n";
        return text;
    }
    static std::string words_of(Figure const& figure)
    {
        auto text = figure.code + "|" + figure.label + "|" + figure.value.printed().value_or("")
            + "|" + figure.definition + "|" + figure.filter + "|" + figure.reason + "\n";
        for (auto const* rows : { &figure.rows, &figure.denominator }) {
            for (auto const& row : *rows)
                text += row.item + "|" + row.detail + "\n";
        }
        return text;
    }
    /// A case of the example with these members in place of its own.
    casefile::Record case_with(std::string const& file, std::string const& member)
    {
        auto const text = base::read_file(examples::root() / "examples/northbridge" / file);
        auto value = base::parse_json(text, file).value();
        auto const added = base::parse_json("{" + member + "}", "member").value();
        for (auto const& [key, one] : *added.as_object())
            value.set(key, one);
        return m_documents.add_text(base::write_json(value), file);
    }
};

constexpr std::array<char const*, 7> files { "case-nb16-01.json", "case-nb16-02.json",
    "case-nb17-01.json", "case-nb17-02.json", "case-nb17-03.json", "case-nb18-01.json",
    "case-nb19-01.json" };

/// The members of a case that does not count, with an audit that would.
std::string left_out(char const* reason)
{
    return std::string(R"("excluded": {"reason": ")") + reason
        + R"("}, "impact_evidence": [{"kind": "SINGLE_AGENCY_AUDIT", "title": "Audit",
            "finding": "x", "completed_on": "2018-02-01"}])";
}

/// Figures whose value is a sum, a mean or a number of different things, as their definition says.
bool is_no_count(Figure const& figure)
{
    for (auto const* prefix :
        { "M-T2", "M-T3", "M-A6", "M-A7", "M-R2", "M-E1 agencies", "M-L2", "M-L3", "M-L4", "M-L6",
            "M-L7", "M-L8", "M-L9", "M-L10 reach", "M-L1 reported", "M-Q1 reported" }) {
        if (figure.code.starts_with(prefix))
            return true;
    }
    return false;
}

struct Checked {
    int counts = 0;
    int shares = 0;
};

Checked check_rows(std::vector<Figure> const& figures)
{
    Checked checked;
    for (auto const& figure : figures) {
        auto const* const number = figure.value.number();
        if (!number)
            continue;
        if (!figure.denominator.empty() && figure.unit == "%") {
            ++checked.shares;
            EXPECT_EQ(number->printed,
                percent(static_cast<long long>(figure.rows.size()),
                    static_cast<long long>(figure.denominator.size()))
                    .printed())
                << figure.code;
            EXPECT_LE(figure.rows.size(), figure.denominator.size()) << figure.code;
        } else if (!is_no_count(figure)) {
            ++checked.counts;
            EXPECT_EQ(number->value, static_cast<double>(figure.rows.size())) << figure.code;
        }
    }
    return checked;
}

} // namespace

TEST_F(FigureRows, AValueIsTheNumberOfItsRows)
{
    auto const checked = check_rows(figures());
    EXPECT_GT(checked.counts, 60);
    EXPECT_GT(checked.shares, 10);
}

TEST_F(FigureRows, AValueIsTheNumberOfItsRowsInDataSetS)
{
    auto const folder = examples::root() / "examples/sefton-2021";
    auto const profile = m_documents.add(examples::root() / "data/profiles/sefton_2018.json");
    m_subject = { m_documents.add(folder / "board.json"), profile, m_documents.add_cases(folder),
        { m_documents.add(folder / "training.json") }, { { "sefton_2018", profile } } };
    EXPECT_GT(check_rows(figures()).counts, 20);
}

TEST_F(FigureRows, SumsMeansAndMediansFollowFromTheirRows)
{
    // The months of M-T2 and M-T3 begin the detail of each row: 7 + 5 + 6 + 5 and 10 + 6 + 8 + 6.
    for (auto const& figure : figures()) {
        if (figure.code != "M-T2" && figure.code != "M-T3" && figure.code != "M-A6")
            continue;
        long long sum = 0;
        for (auto const& row : figure.rows)
            sum += std::stoll(row.detail);
        EXPECT_EQ(
            figure.value.printed(), mean(sum, static_cast<long long>(figure.rows.size())).printed())
            << figure.code;
    }
}

TEST_F(FigureRows, ResponseRateListsTheMeetingsOfEachAction)
{
    for (auto const& figure : figures()) {
        if (figure.code != "M-E4")
            continue;
        EXPECT_FALSE(figure.rows.empty());
        EXPECT_LT(figure.rows.size(), figure.denominator.size());
        for (auto const& row : figure.rows)
            EXPECT_TRUE(row.detail.starts_with("provided by ")) << row.item;
        auto const silent = std::ranges::count_if(figure.denominator,
            [](auto const& row) { return row.detail.starts_with("nothing by "); });
        EXPECT_EQ(figure.rows.size() + static_cast<std::size_t>(silent), figure.denominator.size());
    }
}

TEST_F(FigureRows, ACaseThatDoesNotCountChangesNothing)
{
    auto const before = everything();
    for (auto const* reason : { "TEST", "WITHDRAWN", "DUPLICATE" }) {
        for (auto const* file : files) {
            auto const count = m_subject.cases.size();
            m_subject.cases.push_back(case_with(file, left_out(reason)));
            EXPECT_EQ(everything(), before) << file << " " << reason;
            m_subject.cases.resize(count, m_subject.cases.front());
        }
    }
}

TEST_F(FigureRows, TheSameCaseCountsWhenItIsNotLeftOut)
{
    auto const before = everything();
    for (auto const* file : files) {
        auto const count = m_subject.cases.size();
        m_subject.cases.push_back(case_with(file, R"("other_boards": [])"));
        if (is_counted(m_subject.cases.back()))
            EXPECT_NE(everything(), before) << file;
        else // for information only, NB17/02
            EXPECT_EQ(everything(), before) << file;
        m_subject.cases.resize(count, m_subject.cases.front());
    }
}

TEST_F(FigureRows, NoChildIsNamed)
{
    auto const text = everything();
    std::vector<std::string> personal;
    auto const keep = [&](std::optional<std::string> const& value) {
        if (value && !value->empty())
            personal.push_back(*value);
    };
    for (auto const& record : m_subject.cases) {
        for (auto const& child : record.list("children")) {
            for (auto const* key : { "family_name", "given_names", "address", "nhs_no" })
                keep(child.text(key));
            for (auto const& alias : child.texts("aliases"))
                keep(alias);
            if (auto const born = child.date("dob")) {
                keep(born->iso());
                keep(born->prose());
            }
        }
    }
    EXPECT_GE(personal.size(), 20u);
    for (auto const& words : personal)
        EXPECT_EQ(text.find(words), std::string::npos) << words;
}
