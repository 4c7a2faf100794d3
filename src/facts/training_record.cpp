#include "facts/training_record.h"

#include "facts/fields.h"

#include <algorithm>
#include <iterator>

namespace facts {

using casefile::Record;

namespace {

BookingOutcome read_outcome(Record const& booking)
{
    static std::map<std::string, BookingOutcome, std::less<>> const outcomes {
        { "ATTENDED", BookingOutcome::attended },
        { "WALK_IN", BookingOutcome::walk_in },
        { "DNA", BookingOutcome::did_not_attend },
        { "CANCELLED", BookingOutcome::cancelled },
        { "REGISTERED", BookingOutcome::registered },
    };
    return outcomes.at(booking.text("outcome").value());
}

std::optional<int> small(Record const& record, std::string_view key)
{
    auto const value = record.integer(key);
    return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

void add_delivery(Deliveries& deliveries, Record const& record)
{
    auto& delivery = deliveries.list.emplace_back(Delivery { record.text("id").value(),
        record.text("course").value(), record.date("date").value(),
        is(record, "status", "DELIVERED"), small(record, "capacity"), {} });
    auto const bookings = record.list("bookings");
    delivery.bookings.reserve(bookings.size());
    for (auto const& booking : bookings) {
        auto practitioner = booking.text("practitioner_key");
        delivery.bookings.push_back({ practitioner
                ? std::optional(deliveries.practitioners.of(std::move(*practitioner)))
                : std::nullopt,
            deliveries.agencies.of(booking.text("agency_at_time").value_or("")),
            read_outcome(booking), small(booking, "eval_before"), small(booking, "eval_after") });
    }
}

} // namespace

Training read_training(std::vector<Record> const& records)
{
    Training training;
    for (auto const& record : records) {
        for (auto const& course : record.list("courses")) {
            auto const id = course.text("id").value();
            training.titles[id] = course.text("title").value();
            if (course.flag("contains_scr_learning").value())
                training.courses[id] = course.text("title").value();
        }
        for (auto const& delivery : record.list("deliveries"))
            add_delivery(training.deliveries, delivery);
        std::ranges::copy(record.list("learning_events"), std::back_inserter(training.events));
        std::ranges::copy(record.list("reported_totals"), std::back_inserter(training.totals));
    }
    return training;
}

} // namespace facts
