#include "layout/contents.h"

#include "document/walk.h"
#include "layout/blocks.h"

#include <algorithm>

namespace layout {

using base::Length;

std::vector<ContentsEntry> entries_of(
    document::Contents const& contents, document::Document const& document)
{
    std::vector<ContentsEntry> entries;
    std::size_t count = 0;
    bool behind = false;
    int highest = 4;
    document::walk(document.blocks, document::Cells::leave_out, [&](auto const& block) {
        behind = behind || std::get_if<document::Contents>(&block.content) == &contents;
        auto const* const heading = std::get_if<document::Heading>(&block.content);
        if (!heading || is_empty(heading->text))
            return;
        if (behind) {
            highest = std::min(highest, heading->level);
            entries.push_back(
                { heading->level, heading->number, document::plain_text(heading->text), count });
        }
        ++count;
    });
    for (auto& entry : entries)
        entry.level -= highest - 1;
    std::erase_if(
        entries, [&](ContentsEntry const& entry) { return entry.level > contents.levels; });
    return entries;
}

bool has_contents(document::Document const& document)
{
    bool found = false;
    document::walk(document.blocks, document::Cells::leave_out, [&](auto const& block) {
        found = found || std::holds_alternative<document::Contents>(block.content);
    });
    return found;
}

std::string bookmark_title(document::Heading const& heading)
{
    return (heading.number.empty() ? "" : heading.number + " ")
        + document::plain_text(heading.text);
}

bool is_empty(document::Spans const& spans)
{
    return std::ranges::all_of(spans, [](document::Span const& span) {
        return span.text.empty() && !(span.flags & document::line_break);
    });
}

std::string heading_target(std::size_t heading)
{
    return "heading:" + std::to_string(heading + 1);
}

namespace {

/// Where the elements of a table of contents that are not complete stand: those of deeper levels
/// are in the item above them.
class OpenContents {
public:
    OpenContents(Context& context, NodeId parent)
        : m_context(context)
        , m_parent(parent)
    {
    }

    NodeId add_item(int level)
    {
        while (m_open.size() > 1 && m_open.back().level > level)
            m_open.pop_back();
        if (m_open.empty())
            m_open.push_back({ level, m_context.add_node(Role::contents, m_parent), 0 });
        else if (m_open.back().level < level)
            m_open.push_back({ level, m_context.add_node(Role::contents, m_open.back().item), 0 });
        auto& open = m_open.back();
        open.level = level;
        open.item = m_context.add_node(Role::contents_item, open.node);
        return open.item;
    }

private:
    struct Open {
        int level;
        NodeId node;
        NodeId item;
    };
    Context& m_context;
    NodeId m_parent;
    std::vector<Open> m_open;
};

Length end_of(Page const& line, FontSet const& fonts)
{
    Length end;
    for (auto const& run : line.runs) {
        std::int64_t advance = 0;
        for (auto i = run.first; i < run.first + run.count; ++i)
            advance += line.glyphs.at(i).advance;
        end = std::max(end, run.x + run.size * advance / fonts.metrics(run.font).units_per_em);
    }
    return end;
}

Length baseline(Page const& line)
{
    return line.runs.empty() ? line.height : line.runs.front().y;
}

} // namespace

void BlockSetter::set_content(document::Contents const& contents, document::Block const& block,
    Style const&, Area area, NodeId parent)
{
    auto const source = source_of(block);
    auto const entries = entries_of(contents, m_context.document);
    bool const numbered = std::ranges::any_of(
        entries, [](ContentsEntry const& entry) { return !entry.number.empty(); });
    OpenContents nodes(m_context, parent);
    for (auto const& entry : entries) {
        if (m_context.is_full())
            return;
        auto const& style = m_context.style("toc-" + std::to_string(entry.level), source);
        auto const item = nodes.add_item(entry.level);
        auto const reference = m_context.add_node(Role::reference, item);
        auto const node = m_context.add_node(Role::link, reference);
        auto const indent = numbered ? style.indent_left : style.indent_left - style.label_width;
        begin(style);
        add_lines(
            set_entry(entry, style, { area.x + indent, area.width - indent }, node, source), style);
        end(style);
    }
}

/// Title and number stand apart by the style's right indent whatever the page number is, so that
/// the lines of a table of contents, and with them all pages, are the same in every pass.
std::vector<Page> BlockSetter::set_entry(
    ContentsEntry const& entry, Style const& style, Area area, NodeId node, Source source)
{
    if (!entry.number.empty())
        add_label(entry.number, node, area.x - style.label_width);
    auto lines = set_text({ { entry.title + " ", document::plain, 0 } }, style,
        area.within({}, style.indent_right), node, source);
    auto const& pages = m_context.heading_pages;
    if (!lines.empty() && entry.heading < pages.size())
        add_page_number(lines.back(), pages.at(entry.heading), style, area, node, source);
    auto const left = area.x - (entry.number.empty() ? Length {} : style.label_width);
    for (auto& line : lines)
        line.links.push_back({ left, {}, area.x + area.width - left, line.height,
            "#" + heading_target(entry.heading), entry.title, node });
    return lines;
}

/// The number at the right edge, with dots before it that stand below those of the line above.
void BlockSetter::add_page_number(Page& line, std::string const& number, Style const& style,
    Area area, NodeId node, Source source)
{
    auto const right = area.x + area.width;
    auto const append_text = [&](std::string const& text, Area place, NodeId owner) {
        m_text.prepare(text, style, owner, source);
        std::vector<Page> set;
        m_text.lines(place, set);
        if (set.size() == 1)
            append(line, set.front(), {}, baseline(line) - baseline(set.front()));
    };
    m_text.prepare(". ", style, artifact, source);
    auto const pitch = m_text.widths().most;
    m_text.prepare(number, style, node, source);
    auto const width = m_text.widths().most;
    auto const from_right = [&](Length x) { return (right - x).millipoints / pitch.millipoints; };
    auto const first = from_right(end_of(line, m_context.shaper.fonts()));
    auto const last = from_right(right - width - pitch / 2) + 1;
    std::string dots;
    for (auto i = last + 1; i <= first; ++i)
        dots += dots.empty() ? "." : " .";
    if (!dots.empty())
        append_text(dots, { right - pitch * first, pitch * (first + 1) }, artifact);
    append_text(number, { right - width, width }, node);
}

} // namespace layout
