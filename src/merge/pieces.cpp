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

} // namespace merge
