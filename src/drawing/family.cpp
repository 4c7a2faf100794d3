#include "drawing/family.h"

#include <algorithm>
#include <numeric>

namespace drawing {

using base::Length;
using document::Couple;
using document::Genogram;

namespace {

constexpr auto nobody = static_cast<std::size_t>(-1);

/// The couple each person is a child of.
std::vector<std::size_t> parents_of(Genogram const& genogram)
{
    std::vector<std::size_t> parents(genogram.people.size(), nobody);
    for (std::size_t i = 0; i < genogram.couples.size(); ++i)
        for (auto const child : genogram.couples.at(i).children)
            parents.at(child) = i;
    return parents;
}

/// People joined by couples, partners next to each other: somebody with two partners stands
/// between them.
using Chain = std::vector<std::size_t>;

class Chains {
public:
    explicit Chains(Genogram const& genogram)
        : m_partners(genogram.people.size())
        , m_seen(genogram.people.size())
    {
        std::vector<std::size_t> order; // As couples name them, then those without a partner.
        for (auto const& couple : genogram.couples) {
            if (couple.first == couple.second)
                continue;
            m_partners.at(couple.first).push_back(couple.second);
            m_partners.at(couple.second).push_back(couple.first);
            order.push_back(couple.first);
            order.push_back(couple.second);
        }
        for (auto const person : order)
            if (m_partners.at(person).size() == 1)
                begin(person);
        for (std::size_t person = 0; person < genogram.people.size(); ++person)
            begin(person);
    }

    std::vector<Chain> chains;

private:
    void begin(std::size_t person)
    {
        if (m_seen.at(person))
            return;
        chains.emplace_back();
        visit(person);
    }
    void visit(std::size_t person)
    {
        if (m_seen.at(person))
            return;
        m_seen.at(person) = true;
        chains.back().push_back(person);
        for (auto const partner : m_partners.at(person))
            visit(partner);
    }

    std::vector<std::vector<std::size_t>> m_partners;
    std::vector<bool> m_seen;
};

/// Moves the elders of somebody who married in down to the generation above their children.
void lower_elders(Genogram const& genogram, std::vector<Chain> const& chains,
    std::vector<std::size_t>& generation)
{
    auto const parents = parents_of(genogram);
    for (std::size_t round = 0; round < genogram.people.size(); ++round) {
        for (auto const& chain : chains) {
            auto lowest = nobody;
            bool rooted = false;
            for (auto const person : chain) {
                rooted = rooted || parents.at(person) != nobody;
                for (auto const& couple : genogram.couples)
                    if (couple.first == person || couple.second == person)
                        for (auto const child : couple.children)
                            lowest = std::min(lowest, generation.at(child));
            }
            if (!rooted && lowest != nobody)
                for (auto const person : chain)
                    generation.at(person) = lowest - 1;
        }
    }
}

/// Puts the chains of the rows in order and then in place.
class Placer {
public:
    Placer(Genogram const& genogram, Length pitch)
        : m_genogram(genogram)
        , m_pitch(pitch)
        , m_parents(parents_of(genogram))
    {
        auto chains = Chains(genogram).chains;
        m_family.generation = *generations_of(genogram);
        auto const last = *std::ranges::max_element(m_family.generation);
        m_family.rows.resize(last + 1);
        m_family.column.resize(genogram.people.size());
        m_family.x.resize(genogram.people.size());
        m_rows.resize(last + 1);
        m_starts.resize(last + 1);
        for (auto& chain : chains)
            m_rows.at(m_family.generation.at(chain.front())).push_back(std::move(chain));
    }

    Family place()
    {
        for (std::size_t row = 0; row < m_rows.size(); ++row)
            order(row);
        for (std::size_t row = 0; row < m_rows.size(); ++row)
            settle(row, std::vector<Length>(m_rows.at(row).size()));
        // A few rounds from above and from below bring parents and children close together; the
        // last is from below, so that parents stand above the middle of their children.
        constexpr int rounds = 12;
        for (int round = 0; round < rounds; ++round) {
            for (std::size_t row = 1; row < m_rows.size(); ++row)
                settle(row, wishes(row, true));
            for (auto row = m_rows.size() - 1; row-- > 0;)
                settle(row, wishes(row, false));
        }
        auto const left = *std::ranges::min_element(m_family.x);
        for (auto& x : m_family.x)
            x += m_pitch / 2 - left;
        m_family.width = *std::ranges::max_element(m_family.x) + m_pitch / 2;
        return std::move(m_family);
    }

private:
    /// Where the parents of a person stand in their row, and the person among their children.
    double rank(std::size_t person) const
    {
        auto const& couple = m_genogram.couples.at(m_parents.at(person));
        auto const& siblings = couple.children;
        auto const place = std::ranges::find(siblings, person) - siblings.begin();
        return static_cast<double>(
                   m_family.column.at(couple.first) + m_family.column.at(couple.second))
            / 2
            + static_cast<double>(place) / 1000;
    }

    void order(std::size_t row)
    {
        struct Ranked {
            Chain chain;
            double rank;
        };
        std::vector<Ranked> ranked;
        for (auto& chain : m_rows.at(row)) {
            std::vector<double> ranks;
            for (auto const person : chain)
                if (m_parents.at(person) != nobody)
                    ranks.push_back(rank(person));
            if (ranks.size() > 1 && ranks.front() > ranks.back())
                std::ranges::reverse(chain);
            auto const sum = std::accumulate(ranks.begin(), ranks.end(), 0.0);
            // Chains without parents keep their order, after the others.
            ranked.push_back({ std::move(chain),
                ranks.empty() ? 1e6 : sum / static_cast<double>(ranks.size()) });
        }
        std::ranges::stable_sort(ranked, {}, &Ranked::rank);
        m_rows.at(row).clear();
        auto& people = m_family.rows.at(row);
        for (auto& [chain, unused] : ranked) {
            for (auto const person : chain) {
                m_family.column.at(person) = people.size();
                people.push_back(person);
            }
            m_rows.at(row).push_back(std::move(chain));
        }
    }

    /// Where each chain of a row would like to begin, for its parents or for its children.
    std::vector<Length> wishes(std::size_t row, bool from_above) const
    {
        std::vector<Length> result;
        for (std::size_t i = 0; i < m_rows.at(row).size(); ++i) {
            auto const& chain = m_rows.at(row).at(i);
            Length moves;
            std::int64_t count = 0;
            for (auto const person : chain) {
                if (from_above && m_parents.at(person) != nobody) {
                    auto const& couple = m_genogram.couples.at(m_parents.at(person));
                    auto const& siblings = couple.children;
                    auto const place = std::ranges::find(siblings, person) - siblings.begin();
                    auto const last = static_cast<std::int64_t>(siblings.size()) - 1;
                    moves += descent_of(m_family, couple, m_pitch)
                        + m_pitch * (place * 2 - last) / 2 - m_family.x.at(person);
                    ++count;
                }
                if (from_above)
                    continue;
                for (auto const& couple : m_genogram.couples) {
                    if (couple.first != person || couple.children.empty())
                        continue;
                    auto const x = [&](std::size_t child) { return m_family.x.at(child); };
                    auto const [least, most] = std::ranges::minmax(couple.children, {}, x);
                    moves += (x(least) + x(most)) / 2 - descent_of(m_family, couple, m_pitch);
                    ++count;
                }
            }
            auto const start = m_starts.at(row).at(i);
            result.push_back(count == 0 ? start : start + moves / count);
        }
        return result;
    }

    /// Gives every chain its place: as close to its wish as the others allow, in order and
    /// without overlap (least squares, by pooling those that would collide).
    void settle(std::size_t row, std::vector<Length> const& wished)
    {
        struct Pool {
            Length sum; ///< Of the wishes, less the widths that stand before.
            std::int64_t count;
        };
        std::vector<Pool> pools;
        auto& chains = m_rows.at(row);
        Length before;
        for (std::size_t i = 0; i < chains.size(); ++i) {
            pools.push_back({ wished.at(i) - before, 1 });
            while (pools.size() > 1) {
                auto const& a = pools.at(pools.size() - 2);
                auto const& b = pools.back();
                if (a.sum / a.count <= b.sum / b.count)
                    break;
                Pool const joined { a.sum + b.sum, a.count + b.count };
                pools.pop_back();
                pools.back() = joined;
            }
            before += m_pitch * static_cast<std::int64_t>(chains.at(i).size());
        }
        before = {};
        m_starts.at(row).clear();
        std::size_t index = 0;
        for (auto const& pool : pools) {
            for (std::int64_t k = 0; k < pool.count; ++k, ++index) {
                auto const start = pool.sum / pool.count + before;
                m_starts.at(row).push_back(start);
                auto x = start + m_pitch / 2;
                for (auto const person : chains.at(index)) {
                    m_family.x.at(person) = x;
                    x += m_pitch;
                    before += m_pitch;
                }
            }
        }
    }

    Genogram const& m_genogram;
    Length m_pitch;
    std::vector<std::size_t> m_parents;
    std::vector<std::vector<Chain>> m_rows;
    std::vector<std::vector<Length>> m_starts; ///< Of each chain.
    Family m_family;
};

} // namespace

std::optional<std::vector<std::size_t>> generations_of(Genogram const& genogram)
{
    auto const count = genogram.people.size();
    std::vector<std::size_t> generation(count);
    bool changed = true;
    // Nobody can stand lower than the number of people, so if rows still move, they move forever.
    for (std::size_t round = 0; changed && round <= count * 2; ++round) {
        changed = false;
        auto const raise = [&](std::size_t person, std::size_t to) {
            changed = changed || generation.at(person) < to;
            generation.at(person) = std::max(generation.at(person), to);
        };
        for (auto const& couple : genogram.couples) {
            auto const row = std::max(generation.at(couple.first), generation.at(couple.second));
            raise(couple.first, row);
            raise(couple.second, row);
            for (auto const child : couple.children)
                raise(child, row + 1);
        }
    }
    if (changed)
        return std::nullopt;
    lower_elders(genogram, Chains(genogram).chains, generation);
    return generation;
}

Family place_family(Genogram const& genogram, Length pitch)
{
    return Placer(genogram, pitch).place();
}

bool are_neighbours(Family const& family, Couple const& couple)
{
    auto const a = family.column.at(couple.first);
    auto const b = family.column.at(couple.second);
    return a + 1 == b || b + 1 == a;
}

Length descent_of(Family const& family, Couple const& couple, Length pitch)
{
    auto const a = family.x.at(couple.first);
    auto const b = family.x.at(couple.second);
    if (couple.first == couple.second)
        return a + pitch / 2;
    if (are_neighbours(family, couple))
        return (a + b) / 2;
    return std::max(a, b) - pitch * 3 / 4; // Under the one who stands between them.
}

} // namespace drawing
