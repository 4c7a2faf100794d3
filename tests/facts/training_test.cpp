#include "facts/training.h"

#include <gtest/gtest.h>

using namespace facts;
using base::Date;

namespace {

Delivery delivery(char const* id, char const* date, std::vector<Booking> bookings)
{
    return { id, "C1", *Date::parse(date), true, 10, std::move(bookings) };
}

Booking present(char const* key, char const* agency)
{
    return { key, agency, BookingOutcome::attended, {}, {} };
}

TrainingFilter const filter { *Date::parse("2018-01-01"), *Date::parse("2019-12-31"), { "C1" } };

} // namespace

TEST(Training, PeopleAndAttendancesDiffer)
{
    // T1 comes twice, the second time for another agency: 3 attendances, 2 people, 3 by agency.
    std::vector<Delivery> const deliveries {
        delivery("D1", "2018-05-10", { present("T1", "csc"), present("T2", "csc") }),
        delivery("D2", "2019-05-10", { present("T1", "ccg") }),
    };
    auto const measures = measure(deliveries, filter);
    EXPECT_EQ(measures.total.deliveries, 2);
    EXPECT_EQ(measures.total.attendances, 3);
    EXPECT_EQ(measures.total.people, 2);
    EXPECT_EQ(measures.people_by_agency, 3);
    EXPECT_EQ(measures.by_year.at(2018).people, 2);
    EXPECT_EQ(measures.by_year.at(2019).people, 1);
    EXPECT_EQ(measures.take_up.n, 3);
    EXPECT_EQ(measures.take_up.d, 20);
}

TEST(Training, UnidentifiedPeopleCountOneEach)
{
    Booking const nobody { std::nullopt, std::nullopt, BookingOutcome::walk_in, {}, {} };
    auto const measures = measure({ delivery("D1", "2018-05-10", { nobody, nobody }) }, filter);
    EXPECT_EQ(measures.total.people, 2);
    EXPECT_EQ(measures.unidentified, 2);
    EXPECT_EQ(measures.registered, 0);
    EXPECT_EQ(measures.by_agency.at("").attendances, 2);
}

TEST(Training, CancelledOtherCoursesAndOtherPeriodsAreLeftOut)
{
    auto cancelled = delivery("D1", "2018-05-10", { present("T1", "csc") });
    cancelled.delivered = false;
    auto other = delivery("D2", "2018-05-10", { present("T1", "csc") });
    other.course = "C2";
    auto const later = delivery("D3", "2020-01-01", { present("T1", "csc") });
    EXPECT_EQ(measure({ cancelled, other, later }, filter).total.deliveries, 0);
}

TEST(Training, ABookingWithoutOutcomeBreaksTheIdentity)
{
    Booking const pending { "T2", "csc", BookingOutcome::registered, {}, {} };
    auto const measures
        = measure({ delivery("D1", "2018-05-10", { present("T1", "csc"), pending }) }, filter);
    EXPECT_EQ(measures.without_outcome, std::vector<std::string> { "D1" });
    // Registered 2 - 0 no-shows - 0 cancelled + 0 walk-ins is not 1 attended.
    EXPECT_EQ(measures.registered, 2);
    EXPECT_EQ(measures.total.attendances, 1);
}
