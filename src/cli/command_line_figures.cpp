#include "cli/command_line.h"

namespace cli {

void CommandLine::add_board(CLI::App& app)
{
    app.add_option("--board", m_arguments.board, "Board id")->required()->type_name("ID");
    add_as_at(app);
}

void CommandLine::add_deadlines()
{
    auto* app = add(m_app, "deadlines", "List the deadlines of one case, or of all",
        "casebinder deadlines --case NB16/01 --as-at 2016-06-01 --explain", Prints::answers,
        [this] { return list_deadlines(m_arguments.places(), figure_options(), m_streams); });
    app->add_option("--case", m_arguments.case_reference, "Case reference (else all cases)")
        ->type_name("REF");
    add_as_at(*app);
    app->add_flag("--explain", m_arguments.explain, "Show how each deadline was counted");
    add_records_of(*app);
}

void CommandLine::add_statistics()
{
    auto* app = add(m_app, "statistics", "Count the figures that scrutiny asks for",
        "casebinder statistics --board northbridge --from 2016-01-01 --as-at 2018-03-31",
        Prints::answers,
        [this] { return list_statistics(m_arguments.places(), figure_options(), m_streams); });
    add_board(*app);
    app->add_option("--from", m_arguments.from, "First day counted (else 1 January)")
        ->check(date_validator());
    app->add_option("--to", m_arguments.to, "Last day counted (else the as-at date)")
        ->check(date_validator());
    app->add_flag("--explain", m_arguments.explain,
        "Show each figure's definition and the rows it was counted from");
    add_records_of(*app);
}

void CommandLine::add_escalations()
{
    auto* app = add(m_app, "escalations", "List the actions without updates, and who raises them",
        "casebinder escalations --board northbridge --as-at 2017-11-30", Prints::answers,
        [this] { return list_escalations(m_arguments.places(), figure_options(), m_streams); });
    add_board(*app);
    add_records_of(*app);
}

void CommandLine::add_rules()
{
    auto* app = add(m_app, "rules", "List the procedural rules, and how a case stands with each",
        "casebinder rules --case NB16/01 --as-at 2016-05-10 --explain", Prints::answers,
        [this] { return list_rules(m_arguments.places(), figure_options(), m_streams); });
    add_case(*app);
    add_as_at(*app);
    add_records_of(*app);
    app->add_flag("--explain", m_arguments.explain,
        "Show also the rules that are kept or have not come up, and where each comes from");
}

void CommandLine::add_list()
{
    auto* app = add(m_app, "list", "List what the cases of all boards hold, a line each",
        "casebinder list actions --board northbridge --agency POL --as-at 2018-03-31",
        Prints::answers, [this] {
            return list_rows(m_arguments.places(),
                { m_arguments.subject,
                    { unless_empty(m_arguments.board), unless_empty(m_arguments.case_reference),
                        unless_empty(m_arguments.agency), base::Date::parse(m_arguments.from),
                        base::Date::parse(m_arguments.to), base::Date::parse(m_arguments.as_at) } },
                m_streams);
        });
    app->add_option("WHAT", m_arguments.subject,
           "actions, updates, milestones, notifications, meetings, attendance or reach")
        ->required()
        ->check(CLI::IsMember({ "actions", "updates", "milestones", "notifications", "meetings",
            "attendance", "reach" }))
        ->type_name("");
    app->add_option("--board", m_arguments.board, "Of this board only")->type_name("ID");
    app->add_option("--case", m_arguments.case_reference, "Of this case only")->type_name("REF");
    app->add_option("--agency", m_arguments.agency, "Of this agency only")->type_name("ID");
    app->add_option("--from", m_arguments.from, "First day of due date or event")
        ->check(date_validator());
    app->add_option("--to", m_arguments.to, "Last day of due date or event")
        ->check(date_validator());
    app->add_option("--as-at", m_arguments.as_at, "Leave out what happened later")
        ->check(date_validator());
}

FigureOptions CommandLine::figure_options() const
{
    return { .case_reference = unless_empty(m_arguments.case_reference),
        .board = m_arguments.board,
        .from = base::Date::parse(m_arguments.from),
        .to = base::Date::parse(m_arguments.to),
        .as_at = m_arguments.as_at_date(),
        .explain = m_arguments.explain };
}

} // namespace cli
