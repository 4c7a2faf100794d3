#include "merge/wording.h"

#include "base/unicode.h"
#include "merge/front_matter.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace merge {

namespace {

/// The character of an entity, "amp" or "#160"; what is none stays as it is written.
std::string character(std::string_view entity)
{
    constexpr std::array<std::pair<std::string_view, char const*>, 5> named { { { "amp", "&" },
        { "lt", "<" }, { "gt", ">" }, { "quot", "\"" }, { "apos", "'" } } };
    for (auto const& [name, text] : named) {
        if (name == entity)
            return text;
    }
    auto digits = entity;
    bool const is_hexadecimal = entity.starts_with("#x");
    digits.remove_prefix(std::min<std::size_t>(is_hexadecimal ? 2 : 1, digits.size()));
    std::uint32_t code_point = 0;
    auto const [end, error] = std::from_chars(
        digits.data(), digits.data() + digits.size(), code_point, is_hexadecimal ? 16 : 10);
    bool const is_number = error == std::errc() && end == digits.data() + digits.size()
        && entity.starts_with("#") && code_point < 0x110000;
    return is_number ? base::to_utf8(std::u32string(1, static_cast<char32_t>(code_point)))
                     : "&" + std::string(entity) + ";";
}

/// Text of markup as it is read: tags are left out, entities are characters.
class PlainText {
public:
    void read(std::string_view markup);
    bool in_text() const { return !m_in_tag; }
    void put(std::string_view words) { m_text += words; }
    std::string finish() { return std::string(trim(m_text)); }

private:
    void put_space();
    void end_tag();

    std::string m_text;
    std::string m_tag;
    bool m_in_tag = false;
};

void PlainText::read(std::string_view markup)
{
    for (std::size_t i = 0; i < markup.size(); ++i) {
        if (m_in_tag && markup[i] == '>')
            end_tag();
        else if (m_in_tag)
            m_tag += markup[i];
        else if (markup[i] == '<')
            m_in_tag = true;
        else if (markup[i] == ' ' || markup[i] == '\n')
            put_space();
        else if (markup[i] != '&')
            m_text += markup[i];
        else {
            auto const end = std::min(markup.find(';', i), markup.size() - 1);
            m_text += character(markup.substr(i + 1, end - i - 1));
            i = end;
        }
    }
}

void PlainText::put_space()
{
    if (!m_text.empty() && m_text.back() != ' ' && m_text.back() != '\n')
        m_text += ' ';
}

void PlainText::end_tag()
{
    if (m_tag.starts_with("br"))
        m_text += '\n';
    m_tag.clear();
    m_in_tag = false;
}

} // namespace

std::string shipped_words(Template const& source, Paragraph const& paragraph)
{
    PlainText words;
    for (auto i = paragraph.begin; i < paragraph.end; ++i) {
        auto const& [kind, index] = source.pieces.at(i);
        if (kind == Piece::Kind::literal) {
            words.read(source.literals.at(index).text);
            continue;
        }
        auto const& tag = source.tags.at(index);
        if (!words.in_text())
            continue;
        if (kind == Piece::Kind::value)
            words.put("((" + tag.key + "))");
        else if (kind == Piece::Kind::closing)
            words.put("((end if))");
        else
            words.put((tag.kind == Tag::Kind::inverted ? "((if not " : "((if ") + tag.key + "))");
    }
    return words.finish();
}

std::vector<std::string> printed_keys(Template const& source, Paragraph const& paragraph)
{
    std::vector<std::string> keys;
    for (auto i = paragraph.begin; i < paragraph.end; ++i) {
        auto const& [kind, index] = source.pieces.at(i);
        if (kind != Piece::Kind::value || source.tags.at(index).names_figure)
            continue;
        auto const& key = source.tags.at(index).key;
        if (std::ranges::find(keys, key) == keys.end())
            keys.push_back(key);
    }
    return keys;
}

} // namespace merge
