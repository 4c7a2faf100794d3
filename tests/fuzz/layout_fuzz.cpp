// Bytes -> markup of any shape -> markup::parse() -> layout::lay_out(): no text outside of the
// text area and none lost. Bytes that begin with "<" are taken as markup as they are.

#include "base/ensure.h"
#include "base/file.h"
#include "fuzz.h"
#include "layout/layout.h"
#include "markup/markup.h"

#include <array>
#include <string>
#include <vector>

namespace {

/// Reads the bytes as decisions; none are left at the end, so that every shape is finished.
class Writer {
public:
    Writer(std::uint8_t const* data, std::size_t size)
        : m_data(data)
        , m_end(data + size)
    {
    }

    std::string document()
    {
        m_text = "<document>";
        while (m_data != m_end)
            block(0);
        return m_text + "</document>";
    }

private:
    static constexpr int depth_max = 12;
    std::uint8_t const* m_data;
    std::uint8_t const* m_end;
    std::string m_text;

    std::size_t next(std::size_t below) { return m_data == m_end ? 0 : *m_data++ % below; }

    void words(std::size_t count)
    {
        static constexpr std::array parts { "a", "plan ", "safeguarding ", "12-14 ",
            "\u0645\u062D ", "\u0986\u09AE\u09BF ", "\u5F20\u4F1F", "m\u0301", "\u00A0", "\u00AD",
            "<br/>", "<strong>b</strong>", "<em>it </em>",
            "<a href=\"https://a.example/b\">link</a>",
            "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "\u2610 " };
        for (; count > 0; --count)
            m_text += parts[next(parts.size())];
    }
    void element(std::string const& open, std::string const& close, auto const& content)
    {
        m_text += "<" + open + ">";
        content();
        m_text += "</" + close + ">";
    }
    void block(int depth)
    {
        switch (next(depth < depth_max ? 10 : 2)) {
        case 0:
            return element("p", "p", [&] { words(1 + next(60)); });
        case 1:
            return element("p label=\"\u2610\" class=\"small\"", "p", [&] { words(1 + next(4)); });
        case 2:
            return element("h2", "h2", [&] { words(1 + next(6)); });
        case 3:
            return list(depth, "ul");
        case 4:
            return list(depth, next(2) == 0 ? "ol" : "ol class=\"numbered\"");
        case 5:
            return element(next(2) == 0 ? "div class=\"box\"" : "div class=\"schedule\"", "div",
                [&] { blocks(depth + 1); });
        case 6:
            return element("signature", "signature",
                [&] { element("line", "line", [&] { m_text += "Name"; }); });
        default:
            return table(depth);
        }
    }
    void blocks(int depth)
    {
        for (auto count = next(4); count > 0; --count)
            block(depth);
    }
    void list(int depth, std::string const& open)
    {
        element(open, open.substr(0, 2), [&] {
            for (auto count = next(5); count > 0; --count)
                element("li", "li", [&] { blocks(depth + 1); });
        });
    }
    void table(int depth)
    {
        static constexpr std::array classes { "table", "table class=\"dense\"",
            "table class=\"control\" continued=\"(continued)\"" };
        static constexpr std::array widths { "auto", "1*", "3*", "20mm", "0.1mm", "400mm" };
        auto const columns = 1 + next(7);
        element(classes[next(classes.size())], "table", [&] {
            if (next(2) == 1)
                element("caption", "caption", [&] { words(3); });
            element("colgroup", "colgroup", [&] {
                for (std::size_t i = 0; i < columns; ++i)
                    m_text += std::string("<col width=\"") + widths[next(widths.size())] + "\"/>";
            });
            for (auto const* const section : { "thead", "tbody", "tfoot" })
                element(section, section, [&] { rows(depth, next(9) * (1 + next(4)), columns); });
            m_text += "<tr>";
            for (std::size_t i = 0; i < columns; ++i)
                m_text += "<td>z</td>";
            m_text += "</tr>";
        });
    }
    /// Rows that fill their columns, with spans that end where the section does.
    void rows(int depth, std::size_t count, std::size_t columns)
    {
        std::vector<std::size_t> taken(columns, 0);
        for (auto left = count; left > 0; --left) {
            m_text += "<tr>";
            for (std::size_t i = 0; i < columns;) {
                if (taken.at(i) > 0) {
                    --taken.at(i++);
                    continue;
                }
                auto const down = next(8) == 7 ? 1 + next(std::min<std::size_t>(left, 40)) : 1;
                std::size_t across = 1;
                for (auto wanted = next(6) == 5 ? 1 + next(columns) : 1;
                     across < wanted && i + across < columns && taken.at(i + across) == 0;)
                    ++across;
                for (std::size_t k = 0; k < across; ++k)
                    taken.at(i++) = down - 1;
                cell(depth, across, down);
            }
            m_text += "</tr>";
        }
    }
    void cell(int depth, std::size_t across, std::size_t down)
    {
        static constexpr std::array names { "td", "th", "td class=\"answer-long\"",
            "td class=\"group-heading\"", "td class=\"brag-red\"" };
        std::string const name = names[next(names.size())];
        element(name + " colspan=\"" + std::to_string(across) + "\" rowspan=\""
                + std::to_string(down) + "\"",
            name.substr(0, 2), [&] {
                switch (next(6)) {
                case 0:
                    return;
                case 1:
                    return blocks(depth + 1);
                case 2:
                    return words(1 + next(250));
                default:
                    return words(1 + next(5));
                }
            });
    }
};

layout::StyleSheet const& styles()
{
    static auto const sheet = [] {
        std::string const file = CASEBINDER_SOURCE_DIR "/templates/style/house.json";
        auto value = base::parse_json(base::read_file(file), file);
        return layout::StyleSheet::read(value.value(), file).value();
    }();
    return sheet;
}

void check(layout::PagedDocument const& pages, layout::PageStyle const& style)
{
    // Pages of another shape have the same margins.
    for (auto const& page : pages.pages) {
        auto const bottom = page.height - style.margin_bottom;
        auto const right = page.width - style.margin_right;
        for (auto const& run : page.runs) {
            if (run.node == layout::artifact)
                continue;
            base::ensure(run.y > style.margin_top && run.y <= bottom, "text above or below");
            base::ensure(run.x < right && run.x >= style.margin_left - run.size, "text beside");
        }
    }
}

} // namespace

int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    static auto const fonts = layout::FontSet::load(CASEBINDER_SOURCE_DIR "/fonts/fonts.json");
    std::string text(reinterpret_cast<char const*>(data), size);
    bool const made = !text.starts_with('<');
    if (made)
        text = Writer(data, size).document();
    auto const parsed = markup::parse({ std::move(text), { "fuzz.xml" }, {} });
    base::ensure(parsed.ok() || !made, "markup that was made well is refused");
    if (!parsed.ok())
        return 0;
    auto const result = layout::lay_out(parsed.value(), styles(), fonts);
    if (result.ok())
        check(result.value(), *styles().page(parsed.value().page));
    else
        base::ensure(!result.errors().empty(), "refused without a fault");
    return 0;
}
