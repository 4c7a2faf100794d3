#include "merge/pieces.h"

#include "merge/body.h"

#include <set>

namespace merge {

void write_body(Template& source)
{
    source.body.clear();
    for (auto const& [kind, index] : source.pieces) {
        switch (kind) {
        case Piece::Kind::literal:
            append_literal(source.body, index);
            break;
        case Piece::Kind::value:
            append_value(source.body, index);
            break;
        case Piece::Kind::opening:
            append_opening(source.body, index, source.tags.at(index).kind == Tag::Kind::inverted);
            break;
        case Piece::Kind::closing:
            append_closing(source.body, index);
            break;
        }
    }
    std::set<std::string> keys;
    for (auto const& tag : source.tags)
        keys.insert(tag.key);
    source.keys.assign(keys.begin(), keys.end());
}

namespace {

constexpr std::string_view data_start = "<data ";

/// The start tag of a <data> that ends right before piece `end`; empty if there is none.
std::vector<StartTagPart> start_tag_before(
    Template const& source, std::size_t begin, std::size_t end)
{
    std::vector<StartTagPart> parts;
    for (auto i = end; i > begin; --i) {
        auto const& [kind, index] = source.pieces.at(i - 1);
        if (kind == Piece::Kind::value && source.tags.at(index).names_figure) {
            parts.insert(parts.begin(), { {}, index });
            continue;
        }
        if (kind != Piece::Kind::literal)
            return {};
        auto const& text = source.literals.at(index).text;
        auto const open = text.rfind(data_start);
        auto const from = open == text.npos ? 0 : open;
        // The tag ends where the value begins, and nowhere before.
        auto const close = text.find('>', from);
        if (i == end ? close != text.size() - 1 : close != text.npos)
            return {};
        parts.insert(parts.begin(), { text.substr(from), std::nullopt });
        if (open != text.npos)
            return parts;
    }
    return {};
}

} // namespace

std::vector<StartTagPart> data_start_tag(
    Template const& source, std::size_t begin, std::size_t end, std::string_view key)
{
    for (auto i = begin; i + 1 < end; ++i) {
        auto const& [kind, index] = source.pieces.at(i);
        auto const& [next_kind, next] = source.pieces.at(i + 1);
        bool const is_alone = kind == Piece::Kind::value && source.tags.at(index).key == key
            && next_kind == Piece::Kind::literal
            && source.literals.at(next).text.starts_with(data_end_tag);
        auto parts = is_alone ? start_tag_before(source, begin, i) : std::vector<StartTagPart> {};
        if (!parts.empty())
            return parts;
    }
    return {};
}

} // namespace merge
