#include "layout/columns.h"

#include <algorithm>
#include <numeric>

namespace layout {

using base::Length;
using Kind = document::Column::Kind;

namespace {

Length sum(std::vector<Length> const& lengths)
{
    return std::accumulate(lengths.begin(), lengths.end(), Length {});
}

/// Gives each what it wants while that is less than an equal share, and the others an equal share
/// of the rest. The sum is at most `room`.
std::vector<Length> fair_shares(std::vector<Length> const& wants, Length room)
{
    std::vector<std::size_t> order(wants.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(
        order, [&](std::size_t a, std::size_t b) { return wants.at(a) < wants.at(b); });
    std::vector<Length> shares(wants.size());
    auto left = static_cast<std::int64_t>(wants.size());
    for (auto const index : order) {
        shares.at(index) = std::max(Length {}, std::min(wants.at(index), room / left));
        room -= shares.at(index);
        --left;
    }
    return shares;
}

/// Shares `room` by parts, but gives none less than its `least`.
void share_by_parts(std::vector<document::Column> const& columns,
    std::vector<TextWidths> const& needs, std::vector<Length>& widths, Length room)
{
    std::vector<bool> settled(columns.size(), false);
    for (bool again = true; again;) {
        again = false;
        std::int64_t parts = 0;
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (columns.at(i).kind == Kind::parts && !settled.at(i))
                parts += std::max<std::int64_t>(columns.at(i).amount, 1);
        for (std::size_t i = 0; i < columns.size() && parts > 0; ++i) {
            if (columns.at(i).kind != Kind::parts || settled.at(i))
                continue;
            auto const own = std::max<std::int64_t>(columns.at(i).amount, 1);
            widths.at(i) = room * own / parts;
            if (widths.at(i) >= needs.at(i).least)
                continue;
            // Too narrow for its longest word: it takes that, and the others share the rest.
            widths.at(i) = needs.at(i).least;
            room -= widths.at(i);
            settled.at(i) = true;
            again = true;
            break;
        }
    }
}

} // namespace

void spread(SpanNeed const& span, std::vector<document::Column> const& columns,
    std::vector<TextWidths>& needs)
{
    std::vector<std::size_t> flexible, all;
    Length least, most;
    for (auto i = span.first; i < span.first + span.count; ++i) {
        bool const is_fixed = columns.at(i).kind == Kind::fixed;
        Length const asked { is_fixed ? columns.at(i).amount : 0 };
        least += std::max(needs.at(i).least, asked);
        most += std::max(needs.at(i).most, asked);
        all.push_back(i);
        if (!is_fixed)
            flexible.push_back(i);
    }
    auto const& raised = flexible.empty() ? all : flexible;
    auto const share = [&](Length lack, Length TextWidths::*width) {
        auto left = static_cast<std::int64_t>(raised.size());
        for (auto const i : raised) {
            // A fixed column has what it asks for whatever its need is.
            auto& need = needs.at(i).*width;
            if (flexible.empty())
                need = std::max(need, Length { columns.at(i).amount });
            need += lack / left;
            lack -= lack / left;
            --left;
        }
    };
    if (span.need.least > least)
        share(span.need.least - least, &TextWidths::least);
    if (span.need.most > most)
        share(span.need.most - most, &TextWidths::most);
}

std::vector<Length> column_widths(std::vector<document::Column> const& columns,
    std::vector<TextWidths> const& needs, Length width)
{
    auto const count = columns.size();
    std::vector<Length> widths(count);
    std::vector<Length> fixed(count), least(count), most(count);
    bool any_parts = false;
    for (std::size_t i = 0; i < count; ++i) {
        auto const& column = columns.at(i);
        any_parts = any_parts || column.kind == Kind::parts;
        if (column.kind == Kind::fixed) {
            // Rather a wider column than a broken word, but not for every long address.
            auto const asked = std::max(Length { column.amount }, needs.at(i).letter);
            fixed.at(i) = std::max(asked, std::min(needs.at(i).least, asked * 2));
        } else {
            least.at(i) = std::max(needs.at(i).least, needs.at(i).letter);
            most.at(i) = std::max(needs.at(i).most, least.at(i));
        }
    }
    // Fixed columns yield only where they would leave the others less than half of an even share.
    auto const others = std::ranges::count_if(
        columns, [](auto const& column) { return column.kind != Kind::fixed; });
    if (count == 0)
        return widths;
    auto const half_share = width / static_cast<std::int64_t>(2 * count);
    auto const fixed_shares
        = fair_shares(fixed, width - half_share * static_cast<std::int64_t>(others));
    auto room = width - sum(fixed_shares);
    if (sum(least) >= room) {
        auto const shares = fair_shares(least, room);
        for (std::size_t i = 0; i < count; ++i)
            widths.at(i) = fixed_shares.at(i) + shares.at(i);
        return widths;
    }
    auto const shares = fair_shares(most, room);
    Length parts_least, content;
    for (std::size_t i = 0; i < count; ++i) {
        if (columns.at(i).kind == Kind::parts)
            parts_least += least.at(i);
        if (columns.at(i).kind == Kind::content)
            content += std::max(shares.at(i), least.at(i));
    }
    widths = fixed_shares;
    // What content columns want above their least is cut in proportion where it does not fit.
    auto const content_least = sum(least) - parts_least;
    auto const content_room = std::min(content, room - parts_least);
    auto const wanted = std::max<std::int64_t>((content - content_least).millipoints, 1);
    auto const given = (content_room - content_least).millipoints;
    for (std::size_t i = 0; i < count; ++i) {
        if (columns.at(i).kind != Kind::content)
            continue;
        auto const extra = std::max(shares.at(i), least.at(i)) - least.at(i);
        widths.at(i) = least.at(i) + extra * given / wanted;
        room -= widths.at(i);
    }
    if (any_parts) {
        share_by_parts(columns, needs, widths, room);
        return widths;
    }
    // A table of content columns fills the width, each growing in proportion.
    auto const grown = room;
    if (content_room == Length {}) {
        // Nothing in it asks for anything.
        for (std::size_t i = 0; i < count; ++i)
            if (columns.at(i).kind == Kind::content)
                widths.at(i) = grown / others;
        return widths;
    }
    auto const base_width = content_room.millipoints;
    for (std::size_t i = 0; i < count; ++i)
        if (columns.at(i).kind == Kind::content)
            widths.at(i) += { grown.millipoints * widths.at(i).millipoints / base_width };
    return widths;
}

} // namespace layout
