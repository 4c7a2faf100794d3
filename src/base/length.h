#pragma once

// Lengths as whole millipoints, so that layout is identical on every machine.

#include <compare>
#include <cstdint>

namespace base {

/// A distance on paper in millipoints (1/72000 inch).
///
/// Integers keep layout free of rounding drift, and neither NaN nor infinity can reach the PDF
/// writer, which prints garbage for them without an error.
struct Length {
    std::int64_t millipoints = 0;

    static constexpr Length points(std::int64_t value) { return { value * 1000 }; }
    /// One millimetre is 72000/25.4 = 2834.645… millipoints, rounded to the nearest.
    static constexpr Length micrometres(std::int64_t value)
    {
        return { (value * 720000 + (value < 0 ? -127000 : 127000)) / 254000 };
    }

    constexpr auto operator<=>(Length const&) const = default;
    constexpr Length operator+(Length other) const { return { millipoints + other.millipoints }; }
    constexpr Length operator-(Length other) const { return { millipoints - other.millipoints }; }
    constexpr Length operator-() const { return { -millipoints }; }
    constexpr Length operator*(std::int64_t factor) const { return { millipoints * factor }; }
    constexpr Length operator/(std::int64_t divisor) const { return { millipoints / divisor }; }
    constexpr Length& operator+=(Length other)
    {
        millipoints += other.millipoints;
        return *this;
    }
    constexpr Length& operator-=(Length other)
    {
        millipoints -= other.millipoints;
        return *this;
    }
};

} // namespace base
