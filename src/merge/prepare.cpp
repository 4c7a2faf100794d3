#include "merge/merge.h"

#include "base/limits.h"
#include "base/unicode.h"
#include "merge/front_matter.h"
#include "merge/key.h"
#include "merge/paragraphs.h"
#include "merge/pieces.h"
#include "merge/tag_context.h"

#include <algorithm>

namespace merge {

namespace {

constexpr std::string_view tag_open = "{{";
constexpr std::string_view tag_close = "}}";

std::uint32_t count_lines(std::string_view text)
{
    return static_cast<std::uint32_t>(std::ranges::count(text, '\n'));
}

/// Runs of white space as one space, or as their line feeds.
std::string collapse(std::string_view text)
{
    std::string collapsed;
    collapsed.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        auto const end = std::min(text.find_first_not_of(" \t\r\n", i), text.size());
        if (end == i) {
            collapsed += text[i++];
            continue;
        }
        auto const lines = count_lines(text.substr(i, end - i));
        collapsed.append(std::max(lines, 1U), lines > 0 ? '\n' : ' ');
        i = end;
    }
    return collapsed;
}

/// Walks a template and its partials once.
class Preparation {
public:
    Preparation(Sources const& sources, std::string const& file)
        : m_sources(sources)
    {
        m_template.file = file;
    }

    base::Result<Template> run();

private:
    void scan(std::string_view text, std::string const& file, std::uint32_t line);
    std::size_t scan_tag(std::string_view text, std::size_t start, Place place);
    void read_tag(std::string_view contents, Place place);
    void add_literal(std::string_view text, Place place);
    void add_value(std::string_view key, Place place);
    void open_section(std::string_view key, Tag::Kind kind, Place place);
    void close_section(std::string_view key, Place place);
    void close_forgotten_sections(std::size_t first);
    void include(std::string_view name, Place place);
    void complain(std::string code, Place place, std::string message, std::string fix);

    Sources const& m_sources;
    Template m_template;
    base::Diagnostics m_faults;
    TagContext m_context;
    std::vector<std::string> m_including; ///< Files being scanned, the outermost first.
    std::vector<std::size_t> m_open; ///< Tags of the open sections.
    std::size_t m_file_floor = 0; ///< How many of m_open the including files opened.
    std::size_t m_bytes = 0;
};

base::Result<Template> Preparation::run()
{
    auto const source = m_sources.find(m_template.file);
    if (source == m_sources.end()) {
        return base::Diagnostic { base::Severity::error, "merge-unknown-template",
            { m_template.file, 0, {} }, "There is no such template.",
            "Correct the name of the template in the register of documents." };
    }
    auto split = split_front_matter(source->second, m_template.file, m_faults);
    m_template.front = std::move(split.front);
    scan(split.body, m_template.file, split.body_line);
    if (m_faults.empty())
        find_paragraphs(m_template, m_faults);
    if (!m_faults.empty())
        return std::move(m_faults);
    write_body(m_template);
    return std::move(m_template);
}

void Preparation::scan(std::string_view text, std::string const& file, std::uint32_t line)
{
    auto const known = std::ranges::find(m_template.files, file);
    Place place { static_cast<std::uint16_t>(known - m_template.files.begin()), line };
    if (known == m_template.files.end())
        m_template.files.push_back(file);
    m_bytes += text.size();
    if (m_bytes > base::limits::template_bytes_max)
        return complain("merge-too-large", place, "The template and its partials are too large.",
            "Split the document into smaller templates.");
    if (auto const invalid = base::first_invalid_utf8(text)) {
        place.line += count_lines(text.substr(0, *invalid));
        return complain("merge-invalid-text", place, "This line is not valid UTF-8.",
            "Save the template as UTF-8.");
    }
    m_including.push_back(file);
    auto const floor = std::exchange(m_file_floor, m_open.size());
    add_literal({}, place);
    std::size_t position = 0;
    while (position < text.size()) {
        auto const start = std::min(text.find(tag_open, position), text.size());
        auto const literal = text.substr(position, start - position);
        if (!literal.empty())
            add_literal(literal, place);
        place.line += count_lines(literal);
        if (start == text.size())
            break;
        position = scan_tag(text, start, place);
        place.line += count_lines(text.substr(start, position - start));
    }
    close_forgotten_sections(m_file_floor);
    m_file_floor = floor;
    m_including.pop_back();
}

/// Reads the tag that begins at `start`; returns where the text goes on.
std::size_t Preparation::scan_tag(std::string_view text, std::size_t start, Place place)
{
    auto const contents = start + tag_open.size();
    auto const end = text.find(tag_close, contents);
    auto const next = text.find(tag_open, contents);
    auto const comment = text.substr(contents).starts_with("!");
    if (end == text.npos || (next < end && !comment && next != contents)) {
        complain(
            "merge-unclosed-tag", place, "This tag has no closing braces.", "Write }} at its end.");
        return std::min(next, text.size());
    }
    if (text.substr(contents).starts_with("{")) {
        complain("merge-unescaped-tag", place,
            "{{{…}}} would let a value act as markup and is not allowed.",
            "Write two braces: {{…}}.");
        return end + tag_close.size() + (text.substr(end).starts_with("}}}") ? 1 : 0);
    }
    read_tag(trim(text.substr(contents, end - contents)), place);
    return end + tag_close.size();
}

void Preparation::read_tag(std::string_view contents, Place place)
{
    auto const sign = contents.empty() ? ' ' : contents.front();
    auto const name = trim(contents.substr(contents.empty() ? 0 : 1));
    switch (sign) {
    case '!':
        break;
    case '#':
        open_section(name, Tag::Kind::section, place);
        break;
    case '^':
        open_section(name, Tag::Kind::inverted, place);
        break;
    case '/':
        close_section(name, place);
        break;
    case '>':
        include(name, place);
        break;
    case '&':
        complain("merge-unescaped-tag", place,
            "{{&…}} would let a value act as markup and is not allowed.", "Remove the &.");
        break;
    case '=':
        complain("merge-delimiter-change", place, "Tags are always written with {{ and }}.",
            "Remove this tag.");
        break;
    default:
        add_value(contents, place);
    }
}

void Preparation::add_literal(std::string_view text, Place place)
{
    if (text.find(tag_close) != text.npos) {
        auto const before = text.substr(0, text.find(tag_close));
        complain("merge-stray-braces", { place.file, place.line + count_lines(before) },
            "}} closes no tag.", "Remove it, or write {{ before the key.");
    }
    m_context.read(text);
    m_template.pieces.push_back({ Piece::Kind::literal, m_template.literals.size() });
    m_template.literals.push_back({ collapse(text), place });
}

void Preparation::add_value(std::string_view key, Place place)
{
    Tag tag { Tag::Kind::value, {}, 0, {}, place, m_template.tags.size() + 1 };
    if (!read_key(key, tag))
        complain("merge-bad-key", place, "\"" + std::string(key) + "\" is no key.",
            "Write letters, digits and underscores, with dots between members.");
    if (m_context.in_tag())
        complain("merge-value-in-tag", place,
            "The value of \"" + tag.key + "\" would stand inside a tag.",
            "Put it between tags, or in an attribute's quotes.");
    tag.in_attribute = m_context.in_quotes();
    tag.in_field = tag.in_attribute && m_context.is_field();
    tag.names_figure = tag.in_attribute && m_context.is_data();
    tag.begins_link = tag.in_attribute && m_context.begins_link();
    m_template.pieces.push_back({ Piece::Kind::value, m_template.tags.size() });
    m_template.tags.push_back(std::move(tag));
}

void Preparation::open_section(std::string_view key, Tag::Kind kind, Place place)
{
    Tag tag { kind, {}, 0, {}, place, 0 };
    if (!read_key(key, tag))
        complain("merge-bad-key", place, "\"" + std::string(key) + "\" is no key.",
            "Write letters, digits and underscores, with dots between members.");
    m_open.push_back(m_template.tags.size());
    if (m_open.size() > base::limits::template_depth_max)
        complain("merge-too-deep", place, "Sections are nested too deep.",
            "Put inner sections side by side, at most "
                + std::to_string(base::limits::template_depth_max) + " inside each other.");
    m_template.pieces.push_back({ Piece::Kind::opening, m_template.tags.size() });
    m_template.tags.push_back(std::move(tag));
    add_literal({}, place);
}

void Preparation::close_section(std::string_view key, Place place)
{
    auto const matches = [&](std::size_t open) { return m_template.tags.at(open).key == key; };
    auto const first = m_open.begin() + static_cast<std::ptrdiff_t>(m_file_floor);
    if (std::none_of(first, m_open.end(), matches))
        return complain("merge-unopened-section", place,
            "{{/" + std::string(key) + "}} closes a section that is not open"
                + (std::any_of(m_open.begin(), first, matches) ? " in this file." : "."),
            "Remove it, or open the section with {{#" + std::string(key) + "}} before it.");
    while (!matches(m_open.back()))
        close_forgotten_sections(m_open.size() - 1);
    m_template.tags.at(m_open.back()).end = m_template.tags.size();
    m_template.pieces.push_back({ Piece::Kind::closing, m_open.back() });
    m_open.pop_back();
    add_literal({}, place);
}

/// Tells of the sections from `first` on that nothing closes, the innermost first.
void Preparation::close_forgotten_sections(std::size_t first)
{
    while (m_open.size() > first) {
        auto const& tag = m_template.tags.at(m_open.back());
        auto const sign = std::string(tag.kind == Tag::Kind::inverted ? "^" : "#");
        complain("merge-unclosed-section", tag.place,
            "The section {{" + sign + tag.key + "}} is not closed.",
            "Write {{/" + tag.key + "}} where it ends, inside the section around it.");
        m_open.pop_back();
    }
}

void Preparation::include(std::string_view name, Place place)
{
    auto const source = m_sources.find(name);
    auto const file = std::string(name);
    if (source == m_sources.end())
        return complain("merge-unknown-partial", place, "There is no partial \"" + file + "\".",
            "Correct its path below templates/.");
    if (std::ranges::find(m_including, file) != m_including.end())
        return complain("merge-recursive-partial", place,
            "\"" + file + "\" includes itself"
                + (m_including.back() == file ? "." : " by way of \"" + m_including.back() + "\"."),
            "Remove one of the inclusions.");
    if (m_including.size() > base::limits::template_depth_max)
        return complain("merge-too-deep", place, "Partials include each other too deep.",
            "Include fewer partials from partials.");
    scan(source->second, file, 1);
    add_literal({}, place);
}

void Preparation::complain(std::string code, Place place, std::string message, std::string fix)
{
    m_faults.push_back({ base::Severity::error, std::move(code),
        { m_template.files.at(place.file), static_cast<int>(place.line), {} }, std::move(message),
        std::move(fix) });
}

} // namespace

base::Result<Template> prepare(Sources const& sources, std::string const& file)
{
    return Preparation(sources, file).run();
}

} // namespace merge
