#include "cli/command_line.h"

#include "cli/clock.h"

namespace cli {

void CommandLine::add_import()
{
    auto* app = add(m_app, "import",
        "Check and store board, case and training files: all of them, or none",
        "casebinder import examples/northbridge examples/sefton-2021", Prints::answers,
        [this] { return import_files(m_arguments.places(), m_arguments.paths, m_streams); });
    app->add_option("PATH", m_arguments.paths, "JSON files, and folders of them")
        ->required()
        ->type_name("");
}

void CommandLine::add_which_record(CLI::App& app)
{
    auto* which = app.add_option_group("Record", "Which record, one of");
    which->add_option("--case", m_arguments.case_reference, "A case")->type_name("REF");
    which->add_option("--board", m_arguments.board, "A board")->type_name("ID");
    which->add_option("--training", m_arguments.training, "The training of a board")
        ->type_name("ID");
    which->require_option(1);
}

RecordName CommandLine::record_name() const
{
    using casefile::Kind;
    if (!m_arguments.case_reference.empty())
        return { Kind::case_file, m_arguments.case_reference };
    if (!m_arguments.board.empty())
        return { Kind::board, m_arguments.board };
    return { Kind::training, m_arguments.training };
}

void CommandLine::add_export()
{
    auto* app = add(m_app, "export", "Write a record as a file, to be changed and imported again",
        "casebinder export --case NB16/01 -o case.json", Prints::answers, [this] {
            return export_record(
                m_arguments.places(), record_name(), m_arguments.output, m_streams);
        });
    add_which_record(*app);
    add_records_of(*app);
    app->add_option("-o", m_arguments.output, "File to write (else it is printed)")
        ->type_name("FILE");
}

void CommandLine::add_history()
{
    auto* app
        = add(m_app, "history", "List the versions of a record: who stored each, when and why",
            "casebinder history --case NB16/01 --changes", Prints::answers, [this] {
                return show_history(
                    m_arguments.places(), record_name(), m_arguments.changes, m_streams);
            });
    add_which_record(*app);
    app->add_flag("--changes", m_arguments.changes, "Show what each version changed");
}

void CommandLine::add_set_aside()
{
    auto* app = add(m_app, "set-aside", "Record that a rule is set aside for a case, and why",
        "casebinder set-aside R-P09 --case NB16/01 --role LSCB_MANAGER --reason \"Promised by "
        "telephone.\"",
        Prints::answers, [this] {
            return set_aside(m_arguments.places(), m_arguments.case_reference,
                { m_arguments.rule, m_arguments.role, m_arguments.reason,
                    m_arguments.as_at_date() },
                m_streams);
        });
    app->add_option("RULE", m_arguments.rule, "Number of the rule, for example R-P09")
        ->required()
        ->type_name("");
    add_case(*app);
    app->add_option("--role", m_arguments.role, "Role of whoever decided it, as the rule names it")
        ->required()
        ->type_name("ROLE");
    app->add_option("--reason", m_arguments.reason, "Why, in a sentence that documents will print")
        ->required()
        ->type_name("TEXT");
    app->add_option("--on", m_arguments.as_at, "Day of the decision (else today)")
        ->check(date_validator());
}

void CommandLine::add_rebuild()
{
    add(m_app, "rebuild",
        "Make the tables behind statistics and lists anew from the records, losing nothing",
        "casebinder rebuild", Prints::answers,
        [this] { return rebuild(m_arguments.places(), m_streams); });
}

} // namespace cli
