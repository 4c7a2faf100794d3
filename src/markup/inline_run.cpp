#include "markup/inline_run.h"

#include "base/unicode.h"

#include <utility>

namespace markup {

namespace {

/// A value that is a line of its own has nothing around it to be isolated from, and gives the line
/// its direction: the isolates that merge put around it go.
void open_isolate(document::Span& line)
{
    std::string_view text = line.text;
    if (!text.starts_with(base::isolate_begin) || !text.ends_with(base::isolate_end))
        return;
    text.remove_prefix(base::isolate_begin.size());
    text.remove_suffix(base::isolate_end.size());
    if (text.find(base::isolate_begin) == text.npos)
        line.text = std::string(text);
}

} // namespace

void InlineRun::add_text(std::string_view text, Setting const& setting)
{
    // Byte by byte, because words are too short for a library search to pay.
    for (std::size_t i = 0; i < text.size();) {
        auto const start = i;
        auto const white = is_white_space(text[i]);
        while (i < text.size() && is_white_space(text[i]) == white)
            ++i;
        if (!white)
            append(text.substr(start, i - start), setting);
        else if (!m_collapsing)
            append(" ", setting);
        m_collapsing = white;
    }
}

void InlineRun::break_line()
{
    strip_space();
    m_spans.push_back({ {}, document::line_break, 0 });
    m_collapsing = true;
}

void InlineRun::add_raised(std::string_view number, std::uint32_t link)
{
    strip_space();
    if (!m_spans.empty() && m_spans.back().flags == document::raised)
        m_spans.push_back({ ",", document::raised, 0 });
    m_spans.push_back({ std::string(number), document::raised, link & document::link_max });
    m_collapsing = false;
}

document::Spans InlineRun::take()
{
    strip_space();
    m_collapsing = true;
    auto const ends_line = [&](std::size_t i) {
        return i >= m_spans.size() || (m_spans.at(i).flags & document::line_break) != 0;
    };
    for (std::size_t i = 0; i < m_spans.size(); ++i)
        if (!ends_line(i) && ends_line(i + 1) && (i == 0 || ends_line(i - 1)))
            open_isolate(m_spans.at(i));
    return std::exchange(m_spans, {});
}

void InlineRun::append(std::string_view text, Setting const& setting)
{
    auto const is_of_last = !m_spans.empty() && m_spans.back().flags == setting.flags
        && m_spans.back().link == setting.link && m_spans.back().figure == setting.figure;
    if (!is_of_last)
        m_spans.push_back({ {}, setting.flags, setting.link & document::link_max, setting.figure });
    m_spans.back().text += text;
}

void InlineRun::strip_space()
{
    // Only a space that add_text() collapsed can end a span, so one check is enough.
    if (!m_collapsing || m_spans.empty() || m_spans.back().text.empty())
        return;
    m_spans.back().text.pop_back();
    if (m_spans.back().text.empty())
        m_spans.pop_back();
}

} // namespace markup
