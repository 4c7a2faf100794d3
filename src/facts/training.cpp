#include "facts/training.h"

#include <utility>

namespace facts {

namespace {

/// The different people of one group; bookings without a key stand for one person each.
struct People {
    std::set<std::string> keys;
    int unidentified = 0;
    void add(Booking const& booking)
    {
        if (booking.practitioner)
            keys.insert(*booking.practitioner);
        else
            ++unidentified;
    }
    int count() const { return static_cast<int>(keys.size()) + unidentified; }
};

struct Groups {
    People all;
    std::map<int, People> by_year;
    std::map<std::string, People> by_agency;
};

void count_outcome(TrainingMeasures& measures, BookingOutcome outcome)
{
    measures.registered += outcome != BookingOutcome::walk_in ? 1 : 0;
    measures.did_not_attend += outcome == BookingOutcome::did_not_attend ? 1 : 0;
    measures.cancelled += outcome == BookingOutcome::cancelled ? 1 : 0;
    measures.walk_ins += outcome == BookingOutcome::walk_in ? 1 : 0;
}

void count_attendance(TrainingMeasures& measures, Groups& groups, Booking const& booking, int year)
{
    auto const agency = booking.agency.value_or("");
    ++measures.total.attendances;
    ++measures.by_year[year].attendances;
    ++measures.by_agency[agency].attendances;
    measures.unidentified += booking.practitioner ? 0 : 1;
    groups.all.add(booking);
    groups.by_year[year].add(booking);
    groups.by_agency[agency].add(booking);
    if (booking.confidence_before && booking.confidence_after) {
        ++measures.confidence_pairs;
        measures.confidence_change += *booking.confidence_after - *booking.confidence_before;
    }
}

void count_delivery(TrainingMeasures& measures, Groups& groups, Delivery const& delivery)
{
    int const year = delivery.date.year();
    ++measures.total.deliveries;
    ++measures.by_year[year].deliveries;
    int present = 0;
    bool complete = true;
    std::set<std::string> agencies;
    for (auto const& booking : delivery.bookings) {
        count_outcome(measures, booking.outcome);
        complete = complete && booking.outcome != BookingOutcome::registered;
        if (!attended(booking))
            continue;
        ++present;
        agencies.insert(booking.agency.value_or(""));
        count_attendance(measures, groups, booking, year);
    }
    for (auto const& agency : agencies)
        ++measures.by_agency[agency].deliveries;
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

TrainingMeasures measure(std::vector<Delivery> const& deliveries, TrainingFilter const& filter)
{
    TrainingMeasures measures;
    Groups groups;
    for (auto const& delivery : deliveries) {
        if (counts(delivery, filter))
            count_delivery(measures, groups, delivery);
    }
    measures.total.people = groups.all.count();
    for (auto const& [year, people] : groups.by_year)
        measures.by_year[year].people = people.count();
    for (auto const& [agency, people] : groups.by_agency) {
        measures.by_agency[agency].people = people.count();
        measures.people_by_agency += people.count();
    }
    return measures;
}

} // namespace facts
