#pragma once

// Courses, deliveries and bookings -> how many people the learning reached, M-L1 to M-L9
// (spec/domain.md 5.5). People are counted in three ways that must never be mixed: attendances,
// different practitioners, and totals a board reported without the rows behind them.

#include "base/date.h"
#include "facts/figures.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace facts {

/// Keys numbered from 0 in the order of their first use: half a million bookings are counted by
/// comparing numbers. The table is flat, since the nodes of std::unordered_map would be fetched
/// from memory one after the other for each booking (a third of the time of all training figures).
class Numbering {
public:
    int of(std::string key);
    /// By number.
    std::vector<std::string> const& keys() const { return m_keys; }

private:
    struct Slot {
        std::uint32_t hash = 0; ///< Its lower half.
        int number = -1; ///< None: the slot is free.
    };
    /// The slot of the key, or the free one where it belongs. There is always a free slot.
    Slot& slot_of(std::uint32_t hash, std::string const& key);
    void grow();
    std::vector<Slot> m_slots; ///< As many as a power of two, at most half of them taken.
    std::vector<std::string> m_keys;
};

enum class BookingOutcome { attended, walk_in, did_not_attend, cancelled, registered };

struct Booking {
    std::optional<int> practitioner; ///< Number of a stable key, never of a name.
    int agency = 0; ///< Number of the id of the agency at the time; of the empty id if not known.
    BookingOutcome outcome = BookingOutcome::registered;
    std::optional<int> confidence_before;
    std::optional<int> confidence_after;
};

struct Delivery {
    std::string id;
    std::string course; ///< Course id.
    base::Date date;
    bool delivered = true; ///< Not cancelled, not merely planned.
    std::optional<int> capacity;
    std::vector<Booking> bookings;
};

/// Deliveries with the keys that their bookings number.
struct Deliveries {
    std::vector<Delivery> list;
    Numbering practitioners;
    Numbering agencies;
};

/// Which deliveries count.
struct TrainingFilter {
    base::Date from;
    base::Date to;
    std::set<std::string> courses;
};

/// Attendances and people of one group. A person who is not recorded counts once for each booking.
struct Reach {
    int deliveries = 0;
    int attendances = 0;
    int people = 0;
};

/// M-L1 to M-L8.
struct TrainingMeasures {
    Reach total;
    std::map<int, Reach> by_year; ///< Calendar years.
    std::map<std::string, Reach> by_agency; ///< By agency id; the empty id is "not recorded".
    int people_by_agency = 0; ///< Sum over by_agency: above total.people when
                              ///< somebody changed agency.
    int unidentified = 0; ///< Attendances without a practitioner key.
    int registered = 0; ///< Bookings other than walk-ins.
    int did_not_attend = 0;
    int cancelled = 0;
    int walk_ins = 0;
    Share take_up; ///< Of deliveries with a capacity.
    std::vector<std::string> without_outcome; ///< Deliveries that fail the identity M-L5.
    int confidence_pairs = 0;
    int confidence_change = 0; ///< Sum of after - before over the pairs.
};

bool counts(Delivery const& delivery, TrainingFilter const& filter);
bool attended(Booking const& booking);
TrainingMeasures measure(Deliveries const& deliveries, TrainingFilter const& filter);

} // namespace facts
