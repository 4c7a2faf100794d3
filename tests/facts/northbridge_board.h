#pragma once

// The board of data set N (spec/domain.md 6.1) with every case and the profile frozen for each.

#include "facts/example_records.h"

namespace facts::examples {

/// The board of data set N with its cases and training.
inline ReportSubject northbridge_board(Documents& documents)
{
    auto const folder = root() / "examples/northbridge";
    auto const profile = [&](char const* id) {
        return documents.add(root() / "data/profiles" / (std::string(id) + ".json"));
    };
    auto const later = profile("sefton_2018");
    return { documents.add(folder / "board.json"), later, documents.add_cases(folder),
        { documents.add(folder / "training.json") },
        { { "staffs_stoke_2015", profile("staffs_stoke_2015") }, { "sefton_2018", later } } };
}

} // namespace facts::examples
