#include "cli/command_line.h"

namespace cli {

void CommandLine::add_pack()
{
    auto* app = add(m_app, "pack", "Make all documents that an event in a case calls for",
        "casebinder pack decided --case NB16/01 --ask-password -o decided/", Prints::answers,
        [this] {
            return make_pack(
                m_arguments.places(), document_options(), m_arguments.available_only, m_streams);
        });
    app->add_option("EVENT", m_arguments.document,
           "What happened, for example decided (without: list the events)")
        ->type_name("");
    app->add_option("--case", m_arguments.case_reference, "Case reference")->type_name("REF");
    add_as_at(*app);
    app->add_flag("--available", m_arguments.available_only,
        "Make what can be made; the page of contents tells what is lacking (else all or none)");
    add_large_print(*app);
    app->add_option("-o", m_arguments.output, "Folder to write into")->type_name("DIR");
    add_protection(*app);
    add_records_of(*app);
}

} // namespace cli
