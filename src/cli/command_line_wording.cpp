#include "cli/command_line.h"

namespace cli {

void CommandLine::add_wording()
{
    auto* app
        = add(m_app, "wording", "Show what each paragraph of a document says, and who agreed it",
            "casebinder wording 2a --board northbridge", Prints::answers,
            [this] { return show_wording(m_arguments.places(), wording_options(), m_streams); });
    app->add_option("DOC", m_arguments.document,
           "Number in Appendix C, for example 2a (without it: every document)")
        ->type_name("");
    auto* board
        = app->add_option("--board", m_arguments.board, "As this board words it")->type_name("ID");
    auto* reference = app->add_option("--case", m_arguments.case_reference,
                             "As the board and the profile of this case word it")
                          ->type_name("REF")
                          ->excludes(board);
    auto* shipped = app->add_flag("--shipped", m_arguments.shipped,
                           "Only the words that ship (else this, "
                           "without --board and --case)")
                        ->excludes(board)
                        ->excludes(reference);
    app->add_flag("--check", m_arguments.check,
           "Only list what is wrong with the wordings of --board or --case")
        ->excludes(shipped);
    app->add_option("--as-at", m_arguments.as_at, "The wording of this day (else today)")
        ->check(date_validator());
    add_records_of(*app);
}

WordingOptions CommandLine::wording_options() const
{
    return { .request = { .document = unless_empty(m_arguments.document),
                 .board = unless_empty(m_arguments.board),
                 .case_reference = unless_empty(m_arguments.case_reference),
                 .as_at = m_arguments.as_at_date() },
        .check = m_arguments.check };
}

} // namespace cli
