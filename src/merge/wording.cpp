#include "merge/wording.h"

#include "base/nearest.h"
#include "markup/markup.h"
#include "merge/front_matter.h"
#include "merge/key.h"
#include "merge/pieces.h"

#include <algorithm>

namespace merge {

namespace {

constexpr std::string_view field_open = "((";
constexpr std::string_view field_close = "))";

/// A run of plain text, or the key of a field.
struct Part {
    bool is_field = false;
    std::string text;
};

struct Parts {
    std::vector<Part> parts;
    base::Diagnostics faults;
};

base::Diagnostic fault(
    Wording const& wording, std::string code, std::string message, std::string fix)
{
    return { base::Severity::error, std::move(code), wording.place,
        "The wording of " + wording.paragraph + " " + std::move(message), std::move(fix) };
}

base::Diagnostic bad_field(Wording const& wording, std::string_view key)
{
    constexpr std::size_t quoted_bytes_max = 60; // What is longer is a sentence, not a name.
    bool const is_condition = key.starts_with("if ") || key == "end if" || key.starts_with("#")
        || key.starts_with("^") || key.starts_with("/");
    if (is_condition)
        return fault(wording, "wording-condition",
            "holds the condition ((" + std::string(key.substr(0, quoted_bytes_max))
                + ")), which only a template can have.",
            "Take out ((if …)) and ((end if)), and of the words between them what should not "
            "stand in every document.");
    return fault(wording, "wording-bad-field",
        key.size() > quoted_bytes_max ? "has (( and )) around what is no field."
                                      : "has ((" + std::string(key) + ")), which is no field.",
        "Write a field as the shipped wording does, such as ((case.ref)); for brackets in the "
        "text, put a space between them.");
}

/// Cuts a wording at its fields. Of three brackets in a row the last two belong to the field.
Parts split(Wording const& wording)
{
    Parts result;
    std::string_view text = wording.text;
    while (true) {
        auto open = text.find(field_open);
        while (open < text.size() && text.substr(open + 1).starts_with(field_open))
            ++open;
        result.parts.push_back({ false, std::string(text.substr(0, open)) });
        if (open == text.npos)
            return result;
        text.remove_prefix(open + field_open.size());
        auto const close = text.find(field_close);
        if (close == text.npos || text.find(field_open) < close) {
            result.faults.push_back(
                fault(wording, "wording-unclosed-field", "has (( without )) behind it.",
                    "Write )) behind the name of the field; for brackets in the text, put a space "
                    "between them."));
            if (close == text.npos)
                return result;
            continue;
        }
        auto const key = trim(text.substr(0, close));
        Tag tag;
        if (read_key(key, tag))
            result.parts.push_back({ true, std::string(key) });
        else
            result.faults.push_back(bad_field(wording, key));
        text.remove_prefix(close + field_close.size());
    }
}

bool prints(Parts const& parts, std::string_view key)
{
    return std::ranges::any_of(parts.parts, [&](Part const& part) {
        return part.is_field && without_form(part.text) == without_form(key);
    });
}

base::Diagnostics missing_fields(
    Wording const& wording, Paragraph const& paragraph, Parts const& parts)
{
    std::string missing;
    for (auto const& key : paragraph.required) {
        if (!prints(parts, key))
            missing += (missing.empty() ? "((" : ", ((") + key + "))";
    }
    if (missing.empty())
        return {};
    return { fault(wording, "wording-required-field",
        "leaves out what every such document has to say: " + missing + ".",
        "Put it into the text where it is to be printed.") };
}

base::Diagnostic not_found(Template const& source, Wording const& wording)
{
    std::vector<std::string> ids;
    std::string list;
    for (auto const& paragraph : source.paragraphs) {
        if (paragraph.not_text.empty()) {
            ids.push_back(paragraph.id);
            list += (list.empty() ? "" : ", ") + paragraph.id;
        }
    }
    // "P4" is as near to "P1" as to "P9": of numbers all are named.
    constexpr std::size_t number_length_max = 3;
    auto const meant = wording.paragraph.size() > number_length_max
        ? base::nearest(wording.paragraph, ids)
        : std::nullopt;
    auto const fix = meant ? "Did you mean \"" + *meant + "\"?"
        : list.empty()     ? "No paragraph of this document has an id."
                           : "Paragraphs that can be worded: " + list + ".";
    return { base::Severity::error, "wording-paragraph",
        { wording.place.file, 0, wording.paragraph_pointer },
        "The document has no paragraph \"" + wording.paragraph + "\".", fix };
}

/// The paragraph a wording is for, or why there is none.
base::Result<Paragraph const*> find_paragraph(Template const& source, Wording const& wording)
{
    auto const is_named
        = [&](Paragraph const& paragraph) { return paragraph.id == wording.paragraph; };
    auto const found = std::ranges::find_if(source.paragraphs, is_named);
    if (found == source.paragraphs.end())
        return not_found(source, wording);
    base::Place const place { wording.place.file, 0, wording.paragraph_pointer };
    auto const here = source.files.at(found->place.file) + ":" + std::to_string(found->place.line);
    if (std::ranges::count_if(source.paragraphs, is_named) > 1)
        return base::Diagnostic { base::Severity::error, "wording-ambiguous", place,
            "The template has several paragraphs \"" + wording.paragraph + "\".",
            "Have the technician give each an id of its own (" + here + ")." };
    if (!found->not_text.empty())
        return base::Diagnostic { base::Severity::error, "wording-not-text", place,
            "\"" + wording.paragraph + "\" " + found->not_text + " (" + here
                + "), so its words cannot be replaced.",
            "Word a paragraph that is plain text." };
    return &*found;
}

/// Makes a template anew, piece by piece, and numbers its tags as they come.
class Rewording {
public:
    explicit Rewording(Template const& source)
        : m_source(source)
        , m_made(source)
    {
        m_made.tags.clear();
        m_made.pieces.clear();
        m_made.paragraphs.clear();
    }

    void keep(Piece const& piece);
    void put(Wording const& wording, Paragraph const& paragraph);
    Template finish();

private:
    void put_literal(std::string text, Place place);
    void put_value(Tag tag);
    void put_field(std::string const& key, Paragraph const& paragraph, Place place);

    Template const& m_source;
    Template m_made;
    std::vector<std::size_t> m_open; ///< Tags of the open sections, as they are numbered now.
};

void Rewording::keep(Piece const& piece)
{
    auto index = piece.index;
    if (piece.kind == Piece::Kind::closing) {
        index = m_open.back();
        m_open.pop_back();
        m_made.tags.at(index).end = m_made.tags.size();
    } else if (piece.kind != Piece::Kind::literal) {
        index = m_made.tags.size();
        m_made.tags.push_back(m_source.tags.at(piece.index));
        m_made.tags.back().end = index + 1;
        if (piece.kind == Piece::Kind::opening)
            m_open.push_back(index);
    }
    m_made.pieces.push_back({ piece.kind, index });
}

void Rewording::put_literal(std::string text, Place place)
{
    m_made.pieces.push_back({ Piece::Kind::literal, m_made.literals.size() });
    m_made.literals.push_back({ std::move(text), place });
}

void Rewording::put_value(Tag tag)
{
    m_made.pieces.push_back({ Piece::Kind::value, m_made.tags.size() });
    tag.end = m_made.tags.size() + 1;
    m_made.tags.push_back(std::move(tag));
}

/// A figure keeps its reference: whoever words the paragraph cannot write one.
void Rewording::put_field(std::string const& key, Paragraph const& paragraph, Place place)
{
    auto const start_tag = data_start_tag(m_source, paragraph.begin, paragraph.end, key);
    for (auto const& part : start_tag) {
        if (part.tag)
            put_value(m_source.tags.at(*part.tag));
        else
            put_literal(part.text, place);
    }
    Tag tag { Tag::Kind::value, {}, 0, {}, place, 0 };
    read_key(key, tag);
    put_value(std::move(tag));
    if (!start_tag.empty())
        put_literal(std::string(data_end_tag), place);
}

void Rewording::put(Wording const& wording, Paragraph const& paragraph)
{
    Place const place { static_cast<std::uint16_t>(m_made.files.size()), 0 };
    m_made.files.push_back(base::describe(wording.place));
    m_made.wordings.emplace(place.file, wording.place);
    for (auto const& part : split(wording).parts) {
        if (part.is_field)
            put_field(part.text, paragraph, place);
        else
            put_literal(markup::escape(part.text), place);
    }
}

Template Rewording::finish()
{
    write_body(m_made);
    return std::move(m_made);
}

} // namespace

base::Diagnostics check(Template const& source, Wording const& wording)
{
    auto parts = split(wording);
    auto const paragraph = find_paragraph(source, wording);
    if (!paragraph.ok())
        base::append(parts.faults, paragraph.errors());
    else
        base::append(parts.faults, missing_fields(wording, *paragraph.value(), parts));
    return parts.faults;
}

base::Result<Template> reword(Template const& source, std::vector<Wording> const& wordings)
{
    base::Diagnostics faults;
    struct Own {
        Wording const* wording;
        Paragraph const* paragraph;
    };
    std::map<std::size_t, Own> at_piece; ///< By the first piece of the paragraph.
    for (auto const& wording : wordings) {
        base::append(faults, check(source, wording));
        if (auto const paragraph = find_paragraph(source, wording); paragraph.ok())
            at_piece[paragraph.value()->begin] = { &wording, paragraph.value() };
    }
    if (!faults.empty())
        return faults;
    Rewording made(source);
    for (std::size_t i = 0; i < source.pieces.size();) {
        if (auto const own = at_piece.find(i); own != at_piece.end()) {
            made.put(*own->second.wording, *own->second.paragraph);
            i = own->second.paragraph->end;
            // A paragraph without words has no piece to go on from.
            at_piece.erase(own);
        } else {
            made.keep(source.pieces.at(i++));
        }
    }
    return made.finish();
}

} // namespace merge
