// Forms to be filled in by hand: they print the board and nothing of a case.

#include "service/answers.h"
#include "service/records.h"

namespace service {

base::Result<std::vector<BlankForm>> Service::blanks(
    std::string const& board, base::Date as_at) const
{
    Records records(m_library, m_store, m_instant);
    auto const subject = TRY(records.nobodys_subject(board, as_at));
    std::vector<BlankForm> forms;
    for (auto const& entry : m_library.documents_of(subject.profile)) {
        if (!entry.template_file.empty()
            && assemble::has_mode(m_library.source(entry).front, assemble::Mode::blank))
            forms.push_back({ entry.number, entry.title, entry.stage });
    }
    return forms;
}

base::Result<std::vector<assemble::FinishedDocument>> Service::make_blank(
    std::string const& board, assemble::Order order, assemble::Protection const& protection) const
{
    order.mode = assemble::Mode::blank;
    Records records(m_library, m_store, m_instant);
    auto const subject = TRY(records.nobodys_subject(board, order.as_at));
    return assemble::protect(TRY(assemble::assemble(order, subject, m_library)), protection);
}

base::Diagnostics Service::check_blank(std::string const& board, assemble::Order order) const
{
    order.mode = assemble::Mode::blank;
    Records records(m_library, m_store, m_instant);
    auto const subject = records.nobodys_subject(board, order.as_at);
    return subject.ok() ? assemble::check(order, subject.value(), m_library) : subject.errors();
}

base::Value as_json(BlankForm const& form)
{
    base::Value value;
    value.set("number", form.number);
    value.set("title", form.title);
    value.set("stage", form.stage);
    return value;
}

base::Value as_json(std::vector<assemble::Mode> const& modes)
{
    base::Value names { base::Value::List {} };
    for (auto const mode : modes)
        names.push(std::string(assemble::name_of(mode)));
    return names;
}

} // namespace service
