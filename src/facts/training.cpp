#include "facts/training.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace facts {

namespace {

/// Attendances and the different people of one group; bookings without a key stand for one person
/// each.
struct Group {
    Reach reach;
    std::vector<bool> seen = {}; ///< By number of the practitioner.
    Delivery const* last = nullptr; ///< Counted last, so that each counts once.

    void add(Booking const& booking)
    {
        ++reach.attendances;
        if (booking.practitioner) {
            auto const number = static_cast<std::size_t>(*booking.practitioner);
            if (number >= seen.size())
                seen.resize(number + 1);
            if (seen.at(number))
                return;
            seen.at(number) = true;
        }
        ++reach.people;
    }
    void add(Delivery const& delivery)
    {
        reach.deliveries += last == &delivery ? 0 : 1;
        last = &delivery;
    }
};

struct Groups {
    Group all;
    std::map<int, Group> by_year;
    std::vector<Group> by_agency; ///< By number.
};

void count_outcome(TrainingMeasures& measures, BookingOutcome outcome)
{
    measures.registered += outcome != BookingOutcome::walk_in ? 1 : 0;
    measures.did_not_attend += outcome == BookingOutcome::did_not_attend ? 1 : 0;
    measures.cancelled += outcome == BookingOutcome::cancelled ? 1 : 0;
    measures.walk_ins += outcome == BookingOutcome::walk_in ? 1 : 0;
}

void count_confidence(TrainingMeasures& measures, Booking const& booking)
{
    if (booking.confidence_before && booking.confidence_after) {
        ++measures.confidence_pairs;
        measures.confidence_change += *booking.confidence_after - *booking.confidence_before;
    }
}

void count_delivery(TrainingMeasures& measures, Groups& groups, Delivery const& delivery)
{
    auto& year = groups.by_year[delivery.date.year()];
    year.add(delivery);
    groups.all.add(delivery);
    int present = 0;
    bool complete = true;
    for (auto const& booking : delivery.bookings) {
        count_outcome(measures, booking.outcome);
        complete = complete && booking.outcome != BookingOutcome::registered;
        if (!attended(booking))
            continue;
        ++present;
        measures.unidentified += booking.practitioner ? 0 : 1;
        count_confidence(measures, booking);
        auto& agency = groups.by_agency.at(static_cast<std::size_t>(booking.agency));
        agency.add(delivery);
        for (auto* group : { &groups.all, &year, &agency })
            group->add(booking);
    }
    // Registered - no-shows - cancelled + walk-ins can miss the attendances only through bookings
    // whose outcome nobody entered.
    if (!complete)
        measures.without_outcome.push_back(delivery.id);
    if (delivery.capacity) {
        measures.take_up.n += present;
        measures.take_up.d += *delivery.capacity;
    }
}

} // namespace

Numbering::Slot& Numbering::slot_of(std::uint32_t hash, std::string const& key)
{
    auto const mask = m_slots.size() - 1;
    auto at = hash & mask;
    while (m_slots[at].number >= 0
        && (m_slots[at].hash != hash
            || m_keys[static_cast<std::size_t>(m_slots[at].number)] != key))
        at = (at + 1) & mask;
    return m_slots[at];
}

void Numbering::grow()
{
    constexpr std::size_t fewest = 16;
    auto const old
        = std::exchange(m_slots, std::vector<Slot>(std::max(fewest, m_slots.size() * 2)));
    for (auto const& slot : old) {
        if (slot.number >= 0)
            slot_of(slot.hash, m_keys[static_cast<std::size_t>(slot.number)]) = slot;
    }
}

int Numbering::of(std::string key)
{
    if (m_keys.size() * 2 >= m_slots.size())
        grow();
    auto const hash = static_cast<std::uint32_t>(std::hash<std::string> {}(key));
    auto& slot = slot_of(hash, key);
    if (slot.number < 0) {
        slot = { hash, static_cast<int>(m_keys.size()) };
        m_keys.push_back(std::move(key));
    }
    return slot.number;
}

bool counts(Delivery const& delivery, TrainingFilter const& filter)
{
    return delivery.delivered && delivery.date >= filter.from && delivery.date <= filter.to
        && filter.courses.contains(delivery.course);
}

bool attended(Booking const& booking)
{
    return booking.outcome == BookingOutcome::attended
        || booking.outcome == BookingOutcome::walk_in;
}

TrainingMeasures measure(Deliveries const& deliveries, TrainingFilter const& filter)
{
    TrainingMeasures measures;
    auto const& agencies = deliveries.agencies.keys();
    Groups groups { {}, {}, std::vector<Group>(agencies.size()) };
    for (auto const& delivery : deliveries.list) {
        if (counts(delivery, filter))
            count_delivery(measures, groups, delivery);
    }
    measures.total = groups.all.reach;
    for (auto const& [year, group] : groups.by_year)
        measures.by_year[year] = group.reach;
    for (std::size_t i = 0; i < agencies.size(); ++i) {
        auto const& reach = groups.by_agency.at(i).reach;
        if (reach.attendances == 0)
            continue;
        measures.by_agency[agencies.at(i)] = reach;
        measures.people_by_agency += reach.people;
    }
    return measures;
}

} // namespace facts
