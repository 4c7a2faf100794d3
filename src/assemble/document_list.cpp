#include "assemble/document_list.h"

#include "assemble/mode.h"

namespace assemble {

namespace {

using facts::Fact;

/// "PDF form", "PDF letter + XLSX"; empty for what cannot be made.
std::string formats_of(RegisterEntry const& entry, Library const& library)
{
    if (entry.template_file.empty())
        return {};
    auto const& front = library.source(entry).front;
    bool const is_form = has_mode(front, Mode::blank) && has_mode(front, Mode::prefilled);
    std::string const pdf = is_form      ? "PDF form"
        : front.text("kind") == "letter" ? "PDF letter"
                                         : "PDF";
    return entry.workbook_file.empty() ? pdf : pdf + " + XLSX";
}

Fact row(RegisterEntry const& entry, Library const& library)
{
    auto const formats = formats_of(entry, library);
    return Fact::Object {
        { "number", entry.number },
        { "stage", entry.stage },
        { "title", entry.title },
        { "version",
            entry.version_label.empty() ? Fact(Fact::Missing { "Version", {} })
                                        : Fact(entry.version_label) },
        { "formats", formats.empty() ? "Not available yet" : formats },
        { "is_available", !formats.empty() },
    };
}

} // namespace

facts::Fact document_list(casefile::Record const& profile, Library const& library)
{
    Fact::List documents;
    Fact::List stages;
    Fact::List of_stage;
    std::string stage;
    long long available = 0;
    auto const close_stage = [&] {
        if (!of_stage.empty())
            stages.push_back(
                Fact::Object { { "stage", stage }, { "documents", std::move(of_stage) } });
        of_stage = {};
    };
    for (auto const& entry : library.documents_of(profile)) {
        if (entry.stage != stage)
            close_stage();
        stage = entry.stage;
        documents.push_back(row(entry, library));
        of_stage.push_back(documents.back());
        available += entry.template_file.empty() ? 0 : 1;
    }
    close_stage();
    auto const count = static_cast<long long>(documents.size());
    return Fact::Object { { "documents", std::move(documents) }, { "stages", std::move(stages) },
        { "count", Fact::count(count) }, { "available", Fact::count(available) } };
}

} // namespace assemble
