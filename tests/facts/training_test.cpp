#include "facts/training.h"

#include <gtest/gtest.h>

using namespace facts;
using base::Date;

namespace {

/// Deliveries of course C1 with ten places each, as a record lists them.
class Training : public testing::Test {
protected:
    Booking present(char const* key, char const* agency)
    {
        return { m_deliveries.practitioners.of(key), m_deliveries.agencies.of(agency),
            BookingOutcome::attended, {}, {} };
    }
    Delivery& add(char const* id, char const* date, std::vector<Booking> bookings)
    {
        return m_deliveries.list.emplace_back(
            Delivery { id, "C1", *Date::parse(date), true, 10, std::move(bookings) });
    }
    TrainingMeasures measured() const
    {
        return measure(
            m_deliveries, { *Date::parse("2018-01-01"), *Date::parse("2019-12-31"), { "C1" } });
    }

    Deliveries m_deliveries;
};

} // namespace

TEST_F(Training, PeopleAndAttendancesDiffer)
{
    // T1 comes twice, the second time for another agency: 3 attendances, 2 people, 3 by agency.
    add("D1", "2018-05-10", { present("T1", "csc"), present("T2", "csc") });
    add("D2", "2019-05-10", { present("T1", "ccg") });
    auto const measures = measured();
    EXPECT_EQ(measures.total.deliveries, 2);
    EXPECT_EQ(measures.total.attendances, 3);
    EXPECT_EQ(measures.total.people, 2);
    EXPECT_EQ(measures.people_by_agency, 3);
    EXPECT_EQ(measures.by_agency.at("csc").deliveries, 1);
    EXPECT_EQ(measures.by_year.at(2018).people, 2);
    EXPECT_EQ(measures.by_year.at(2019).people, 1);
    EXPECT_EQ(measures.take_up.n, 3);
    EXPECT_EQ(measures.take_up.d, 20);
}

TEST_F(Training, UnidentifiedPeopleCountOneEach)
{
    Booking const nobody { std::nullopt, m_deliveries.agencies.of(""), BookingOutcome::walk_in, {},
        {} };
    add("D1", "2018-05-10", { nobody, nobody });
    auto const measures = measured();
    EXPECT_EQ(measures.total.people, 2);
    EXPECT_EQ(measures.unidentified, 2);
    EXPECT_EQ(measures.registered, 0);
    EXPECT_EQ(measures.by_agency.at("").attendances, 2);
}

TEST_F(Training, CancelledOtherCoursesAndOtherPeriodsAreLeftOut)
{
    add("D1", "2018-05-10", { present("T1", "csc") }).delivered = false;
    add("D2", "2018-05-10", { present("T1", "csc") }).course = "C2";
    add("D3", "2020-01-01", { present("T1", "csc") });
    EXPECT_EQ(measured().total.deliveries, 0);
}

TEST_F(Training, ABookingWithoutOutcomeBreaksTheIdentity)
{
    auto pending = present("T2", "csc");
    pending.outcome = BookingOutcome::registered;
    add("D1", "2018-05-10", { present("T1", "csc"), pending });
    auto const measures = measured();
    EXPECT_EQ(measures.without_outcome, std::vector<std::string> { "D1" });
    // Registered 2 - 0 no-shows - 0 cancelled + 0 walk-ins is not 1 attended.
    EXPECT_EQ(measures.registered, 2);
    EXPECT_EQ(measures.total.attendances, 1);
}
