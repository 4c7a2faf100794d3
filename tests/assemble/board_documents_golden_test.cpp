// Each document of a board as a reader meets it: the text of its HTML twin. The name of a golden
// file says what is made: BOARD_CODE_MEETING[_FROM_TO].txt, "northbridge_X07_2020-12-31_2016_2019",
// with what was known on the day of the meeting; without a period, that of the year up to it. A new
// one is an empty file of that name, filled by CASEBINDER_UPDATE_GOLDEN=1 and read.

#include "assemble/board_document.h"

#include "assemble/golden_text.h"
#include "facts/northbridge_board.h"

#include <gtest/gtest.h>

namespace {

using namespace golden;

std::filesystem::path folder()
{
    return facts::examples::root() / "tests/golden/boards";
}

assemble::Library const& library()
{
    static auto const loaded = assemble::Library::load(facts::examples::root());
    return loaded.value();
}

std::string made(std::string const& name)
{
    auto const parts = split(name, '_');
    facts::examples::Documents documents;
    auto subject = facts::examples::northbridge_board(documents);
    auto const meeting_on = base::Date::parse(parts.at(2)).value();
    if (meeting_on < base::Date::parse("2018-06-29").value())
        subject.profile = subject.profiles.at("staffs_stoke_2015");
    bool const has_period = parts.size() > 4;
    assemble::BoardOrder const order { .document = parts.at(1),
        .format = assemble::Format::html,
        .occasion = { .meeting_on = meeting_on,
            .period_from = has_period ? base::PartialDate::parse(parts.at(3)).value()
                                      : base::PartialDate(meeting_on.plus_months(-12).plus_days(1)),
            .period_to = has_period ? base::PartialDate::parse(parts.at(4)).value()
                                    : base::PartialDate(meeting_on),
            .as_at = meeting_on } };
    auto const result = assemble::board_document(order, subject, library());
    return result.ok() ? text_only(body_of(result.value().bytes)) : text_of(result.errors());
}

class BoardDocumentsGolden : public testing::TestWithParam<std::string> { };

} // namespace

TEST_P(BoardDocumentsGolden, IsAsItWasRead)
{
    auto const path = folder() / GetParam();
    auto const text = made(path.stem().string());
    golden::expect(text, path);
}

INSTANTIATE_TEST_SUITE_P(
    All, BoardDocumentsGolden, testing::ValuesIn(files_in(folder())), test_name);
