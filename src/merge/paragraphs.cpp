#include "merge/paragraphs.h"

#include "markup/elements.h"
#include "merge/front_matter.h"
#include "merge/key.h"

#include <algorithm>
#include <optional>

namespace merge {

namespace {

constexpr std::string_view required_fields = "required-fields";
/// Stands for a tag of the template in the text of a start tag.
constexpr char a_tag = '\x01';
constexpr std::string_view white_space = " \t\r\n";

/// The value of an attribute in the text of a start tag, `<li id="P4"`; nothing if it is not there
/// or made by a tag of the template.
std::optional<std::string_view> attribute(std::string_view start_tag, std::string_view name)
{
    auto const none = start_tag.npos;
    auto at = start_tag.find_first_of(white_space);
    while (at < start_tag.size()) {
        auto const begin = start_tag.find_first_not_of(white_space, at);
        auto const equals = start_tag.find('=', at);
        auto const quote = equals == none ? none : start_tag.find_first_of("\"'", equals);
        if (begin == none || quote == none)
            return std::nullopt;
        auto const end = start_tag.find(start_tag.at(quote), quote + 1);
        if (end == none)
            return std::nullopt;
        auto const value = start_tag.substr(quote + 1, end - quote - 1);
        if (trim(start_tag.substr(begin, equals - begin)) == name)
            return value.find(a_tag) == none ? std::optional(value) : std::nullopt;
        at = end + 1;
    }
    return std::nullopt;
}

/// Walks the pieces once and makes them anew.
class ParagraphFinder {
public:
    explicit ParagraphFinder(Template& source)
        : m_template(source)
    {
    }

    void run(base::Diagnostics& faults);

private:
    enum class State { text, tag, quotes, comment };
    struct OpenElement {
        std::string name;
        std::optional<std::size_t> paragraph; ///< Index into Template::paragraphs.
        std::vector<std::size_t> sections; ///< Open where the element begins.
    };
    struct Requirement {
        std::size_t paragraph;
        std::string keys; ///< As required-fields lists them.
    };

    void read(Literal const& literal);
    void read_text(std::size_t position);
    void read_tag(std::size_t position);
    void cut(std::size_t end);
    void start_element(std::string const& name);
    void end_element(std::string_view name);
    void add_paragraph(std::string_view id, markup::ElementRule const& rule);
    void take_out_requirement();
    void exclude(OpenElement const& element, std::string const& why);
    void require_what_is_printed(Paragraph& paragraph) const;
    void require(Requirement const& requirement, base::Diagnostics& faults);

    Template& m_template;
    std::vector<Literal> m_literals;
    std::vector<Piece> m_pieces;
    std::vector<OpenElement> m_elements;
    std::vector<std::size_t> m_sections;
    std::vector<Requirement> m_requirements;
    Literal const* m_literal = nullptr; ///< The one being read.
    std::size_t m_from = 0; ///< How much of it stands in m_literals.
    Place m_place; ///< Of what follows that.
    State m_state = State::text;
    char m_quote = '"';
    std::string m_tag; ///< The text of the tag being read, from its < on.
    std::size_t m_pieces_before_tag = 0;
};

void ParagraphFinder::run(base::Diagnostics& faults)
{
    for (auto const& piece : m_template.pieces) {
        if (piece.kind == Piece::Kind::literal) {
            read(m_template.literals.at(piece.index));
            continue;
        }
        if (m_state != State::text)
            m_tag += a_tag;
        if (piece.kind == Piece::Kind::opening)
            m_sections.push_back(piece.index);
        if (piece.kind == Piece::Kind::closing)
            m_sections.pop_back();
        m_pieces.push_back(piece);
    }
    for (auto const& element : m_elements)
        exclude(element, "is not closed");
    m_template.pieces = std::move(m_pieces);
    m_template.literals = std::move(m_literals);
    for (auto& paragraph : m_template.paragraphs)
        require_what_is_printed(paragraph);
    for (auto const& requirement : m_requirements)
        require(requirement, faults);
}

void ParagraphFinder::read(Literal const& literal)
{
    m_literal = &literal;
    m_place = literal.place;
    m_from = 0;
    if (literal.text.empty()) { // It marks where the count of lines goes on.
        m_pieces.push_back({ Piece::Kind::literal, m_literals.size() });
        m_literals.push_back(literal);
    }
    for (std::size_t i = 0; i < literal.text.size(); ++i) {
        switch (m_state) {
        case State::text:
            read_text(i);
            break;
        case State::tag:
            read_tag(i);
            break;
        case State::quotes:
            m_tag += literal.text.at(i);
            if (literal.text.at(i) == m_quote)
                m_state = State::tag;
            break;
        case State::comment:
            if (literal.text.compare(i, 3, "-->") == 0)
                m_state = State::text;
            break;
        }
    }
    cut(literal.text.size());
}

void ParagraphFinder::read_text(std::size_t position)
{
    auto const& text = m_literal->text;
    if (text.at(position) != '<')
        return;
    if (text.compare(position, 4, "<!--") == 0) {
        m_state = State::comment;
        return;
    }
    bool const ends = text.compare(position, 2, "</") == 0;
    if (ends && !m_elements.empty() && m_elements.back().paragraph)
        cut(position);
    m_state = State::tag;
    m_tag = "<";
    m_pieces_before_tag = m_pieces.size();
}

void ParagraphFinder::read_tag(std::size_t position)
{
    auto const byte = m_literal->text.at(position);
    if (byte != '>') {
        if (byte == '"' || byte == '\'') {
            m_state = State::quotes;
            m_quote = byte;
        }
        m_tag += byte;
        return;
    }
    m_state = State::text;
    auto const begin = m_tag.starts_with("</") ? 2U : 1U;
    auto const name = m_tag.substr(begin, m_tag.find_first_of(" \t\r\n/", begin) - begin);
    if (begin == 2) {
        end_element(name);
        return;
    }
    if (attribute(m_tag, "id") && !m_tag.ends_with('/'))
        cut(position + 1);
    start_element(name);
    if (m_tag.ends_with('/'))
        m_elements.pop_back();
}

/// Takes what is read of the literal, up to `end`, as a piece.
void ParagraphFinder::cut(std::size_t end)
{
    if (end <= m_from)
        return;
    Literal part { m_literal->text.substr(m_from, end - m_from), m_place };
    m_place.line += static_cast<std::uint32_t>(std::ranges::count(part.text, '\n'));
    m_pieces.push_back({ Piece::Kind::literal, m_literals.size() });
    m_literals.push_back(std::move(part));
    m_from = end;
}

void ParagraphFinder::start_element(std::string const& name)
{
    auto const* rule = markup::find_element(name);
    if (!rule || !markup::is_inline(rule->element)) {
        for (auto const& element : m_elements)
            exclude(element, "holds other elements, such as <" + name + ">");
    }
    m_elements.push_back({ name, std::nullopt, m_sections });
    auto const id = attribute(m_tag, "id");
    if (rule && id && (rule->attributes & markup::id) != 0 && !m_tag.ends_with('/'))
        add_paragraph(*id, *rule);
}

void ParagraphFinder::add_paragraph(std::string_view id, markup::ElementRule const& rule)
{
    m_elements.back().paragraph = m_template.paragraphs.size();
    Paragraph paragraph { std::string(id), m_place, m_pieces.size(), m_pieces.size(), {}, {} };
    if (!markup::may_contain_text(rule.element))
        paragraph.not_text = "is a <" + std::string(rule.name) + ">";
    if (auto const keys = attribute(m_tag, required_fields)) {
        m_requirements.push_back({ m_template.paragraphs.size(), std::string(*keys) });
        take_out_requirement();
    }
    m_template.paragraphs.push_back(std::move(paragraph));
}

/// Takes required-fields out of the start tag, which the last literal ends with. If a tag of the
/// template stands behind it in the start tag, markup will complain of an unknown attribute.
void ParagraphFinder::take_out_requirement()
{
    auto& text = m_literals.back().text;
    auto const at = text.find(required_fields, std::min(text.rfind('<'), text.size()));
    if (at == text.npos)
        return;
    auto const quote = text.find_first_of("\"'", at);
    auto const end = text.find(text.at(quote), quote + 1) + 1;
    auto const lines = std::count(text.begin() + static_cast<std::ptrdiff_t>(at),
        text.begin() + static_cast<std::ptrdiff_t>(end), '\n');
    text.replace(at, end - at, std::string(static_cast<std::size_t>(lines), '\n'));
}

void ParagraphFinder::end_element(std::string_view name)
{
    auto const is_named = [&](OpenElement const& element) { return element.name == name; };
    if (std::ranges::none_of(m_elements, is_named))
        return;
    while (!is_named(m_elements.back())) {
        exclude(m_elements.back(), "is not closed");
        m_elements.pop_back();
    }
    auto const& element = m_elements.back();
    if (element.paragraph)
        m_template.paragraphs.at(*element.paragraph).end = m_pieces_before_tag;
    if (element.sections != m_sections)
        exclude(element, "begins and ends in different sections");
    m_elements.pop_back();
}

void ParagraphFinder::exclude(OpenElement const& element, std::string const& why)
{
    if (!element.paragraph)
        return;
    auto& paragraph = m_template.paragraphs.at(*element.paragraph);
    if (paragraph.not_text.empty())
        paragraph.not_text = why;
}

/// What the words print whatever the case: the values outside of sections.
void ParagraphFinder::require_what_is_printed(Paragraph& paragraph) const
{
    int depth = 0;
    for (auto i = paragraph.begin; i < paragraph.end && paragraph.not_text.empty(); ++i) {
        auto const& [kind, index] = m_template.pieces.at(i);
        if (kind == Piece::Kind::opening)
            ++depth;
        if (kind == Piece::Kind::closing)
            --depth;
        if (kind != Piece::Kind::value || depth > 0 || m_template.tags.at(index).names_figure)
            continue;
        auto const& key = m_template.tags.at(index).key;
        if (!is_same_for_board(key)
            && std::ranges::find(paragraph.required, key) == paragraph.required.end())
            paragraph.required.push_back(key);
    }
}

/// Replaces what was found by what the template says itself.
void ParagraphFinder::require(Requirement const& requirement, base::Diagnostics& faults)
{
    auto& paragraph = m_template.paragraphs.at(requirement.paragraph);
    paragraph.required = split_at_commas(requirement.keys);
    for (auto const& key : paragraph.required) {
        bool printed = false;
        for (auto i = paragraph.begin; i < paragraph.end; ++i) {
            auto const& [kind, index] = m_template.pieces.at(i);
            printed = printed
                || (kind == Piece::Kind::value
                    && without_form(m_template.tags.at(index).key) == without_form(key));
        }
        if (!printed)
            faults.push_back({ base::Severity::error, "merge-required-fields",
                { m_template.files.at(paragraph.place.file), static_cast<int>(paragraph.place.line),
                    {} },
                "\"" + paragraph.id + "\" requires \"" + key + "\" and does not print it.",
                "Name in required-fields what the paragraph prints, as it prints it." });
    }
}

} // namespace

void find_paragraphs(Template& source, base::Diagnostics& faults)
{
    ParagraphFinder(source).run(faults);
}

} // namespace merge
