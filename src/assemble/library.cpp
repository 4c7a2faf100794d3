#include "assemble/library.h"

#include "assemble/wording.h"
#include "base/file.h"
#include "workbook/workbook.h"

#include <algorithm>
#include <iterator>

namespace assemble {

namespace {

/// A JSON file of ours. What is wrong with it is a fault of the installation, told like any other.
base::Result<base::Value> read_json(
    std::filesystem::path const& home, std::filesystem::path const& file)
{
    return base::parse_json(base::read_file(home / file), file.string());
}

std::vector<std::string> texts(base::Value const& row, std::string_view key)
{
    std::vector<std::string> texts;
    auto const* list = row.find(key);
    if (!list)
        return texts;
    base::ensure(list->as_list() != nullptr, "data/appendix_c.json has a list that is none");
    for (auto const& item : *list->as_list()) {
        base::ensure(item.as_string() != nullptr, "data/appendix_c.json lists what is no text");
        texts.push_back(*item.as_string());
    }
    return texts;
}

std::vector<RegisterEntry> read_register(base::Value const& value)
{
    std::vector<RegisterEntry> entries;
    auto const* rows = value.find("documents");
    base::ensure(rows && rows->as_list(), "data/appendix_c.json has no list of documents");
    for (auto const& row : *rows->as_list()) {
        entries.push_back({ .number = row.text("number"),
            .code = row.text("code"),
            .stage = row.text("stage"),
            .title = row.text("title"),
            .short_name = row.text("short_name"),
            .version_label = row.text("version_label"),
            .template_file = row.text("template"),
            .workbook_file = row.text("workbook"),
            .sheet = row.text("sheet"),
            .travels_with = texts(row, "travels_with"),
            .of_board = row.text("of") == "board" });
    }
    return entries;
}

template <typename T>
void keep_or_append(base::Result<T>&& result, auto keep, base::Diagnostics& faults)
{
    if (result.ok())
        keep(std::move(result).value());
    else
        base::append(faults, result.errors());
}

/// Warnings are told with the documents they concern.
void append_errors(base::Diagnostics& faults, base::Diagnostics const& findings)
{
    std::ranges::copy_if(findings, std::back_inserter(faults),
        [](auto const& one) { return one.severity == base::Severity::error; });
}

/// The pictures that any template may show.
image::Pictures read_pictures(std::filesystem::path const& home, base::Diagnostics& faults)
{
    image::Pictures pictures;
    auto const folder = home / "templates/images";
    if (!std::filesystem::exists(folder))
        return pictures;
    for (auto const& file : std::filesystem::directory_iterator(folder)) {
        auto const name = file.path().filename().string();
        keep_or_append(
            image::decode(base::read_file(file.path()), "templates/images/" + name),
            [&](auto picture) {
                pictures[name] = std::make_shared<image::Picture const>(std::move(picture));
            },
            faults);
    }
    return pictures;
}

} // namespace

RegisterEntry titled(RegisterEntry entry, casefile::Record const& profile)
{
    for (auto const& own : profile.list("document_titles")) {
        if (own.text("document") == entry.number) {
            entry.title = own.text("title").value_or(entry.title);
            entry.version_label = own.text("version_label").value_or(entry.version_label);
        }
    }
    return entry;
}

RegisterEntry titled(RegisterEntry entry, casefile::Record const& profile, std::string const& tool)
{
    entry = titled(std::move(entry), profile);
    if (entry.sheet.empty())
        return entry;
    for (auto const& variant : profile.list("chronology_variants")) {
        if (variant.text("tool") == tool) {
            entry.version_label = variant.text("version_label").value_or(entry.version_label);
            entry.sheet = variant.text("sheet").value_or(entry.sheet);
        }
    }
    return entry;
}

Library::Library(casefile::Schemas schemas, facts::Calendar calendar, layout::StyleSheet styles,
    layout::StyleSheet large_print, layout::FontSet fonts)
    : m_schemas(std::move(schemas))
    , m_calendar(std::move(calendar))
    , m_styles(std::move(styles))
    , m_large_print(std::move(large_print))
    , m_fonts(std::make_unique<layout::FontSet>(std::move(fonts)))
    , m_shapers(std::make_unique<Shapers>(*m_fonts))
    , m_font_programs(std::make_unique<pdf::FontPrograms>(*m_fonts))
{
}

base::Result<Library> Library::load(std::filesystem::path const& home, Templates templates)
{
    auto const style_file = std::filesystem::path("templates/style/house.json");
    auto styles
        = TRY(layout::StyleSheet::read(TRY(read_json(home, style_file)), style_file.string()));
    auto const large_file = std::filesystem::path("templates/style/large-print.json");
    auto large_print = TRY(styles.enlarged(TRY(read_json(home, large_file)), large_file.string()));
    Library library(casefile::Schemas::load(home / "data/schema"),
        facts::Calendar(TRY(read_json(home, "data/bank_holidays.json"))), std::move(styles),
        std::move(large_print), layout::FontSet::load(home / "fonts/fonts.json"));
    library.m_twin_sheet = base::read_file(home / "templates/style/twin.css");
    library.m_register = read_register(TRY(read_json(home, "data/appendix_c.json")));
    library.m_events = read_events(TRY(read_json(home, "data/events.json")));
    library.m_markings = TRY(read_json(home, "data/markings.json"));
    library.m_checklist
        = facts::read_checklist(TRY(read_json(home, "data/publication_checklist.json")));

    auto faults = check_markings(library.m_markings, "data/markings.json");
    library.m_pictures = read_pictures(home, faults);
    library.m_sources = merge::read_sources(home / "templates");
    std::ranges::copy_if(library.m_sources,
        std::inserter(library.m_partials, library.m_partials.end()),
        [](auto const& source) { return source.first.starts_with("partials/"); });
    bool const check_all = templates == Templates::all;
    for (auto const& entry : library.m_register) {
        bool const is_new = !entry.template_file.empty()
            && library.m_templates.emplace(entry.template_file, std::make_unique<Slot>()).second;
        if (is_new && check_all)
            base::append(faults, library.faults_of(entry));
        if (!entry.workbook_file.empty()) {
            auto const file = std::filesystem::path("templates/workbooks") / entry.workbook_file;
            keep_or_append(
                read_json(home, file),
                [&](auto value) {
                    library.m_workbooks.emplace(entry.workbook_file, std::move(value));
                },
                faults);
        }
    }
    for (auto const& file : std::filesystem::directory_iterator(home / "data/profiles")) {
        if (file.path().extension() != ".json")
            continue;
        auto const name = "data/profiles/" + file.path().filename().string();
        keep_or_append(
            casefile::read(base::read_file(file.path()), name, library.m_schemas),
            [&](auto document) {
                casefile::Record const profile(
                    document.value, library.m_schemas.of(casefile::Kind::profile));
                base::append(faults, check_travelling(library.m_register, profile, name));
                if (check_all)
                    append_errors(faults, check_wordings(profile, name, library));
                library.m_profiles.emplace(document.id, std::move(document));
            },
            faults);
    }
    if (!faults.empty())
        return faults;
    return library;
}

RegisterEntry const* Library::find(std::string_view number) const
{
    auto const entry = std::ranges::find(m_register, number, &RegisterEntry::number);
    return entry == m_register.end() ? nullptr : &*entry;
}

std::vector<RegisterEntry> Library::documents_of(casefile::Record const& profile) const
{
    auto const numbers = profile.texts("document_set");
    std::vector<RegisterEntry> entries;
    for (auto const& entry : m_register) {
        if (std::ranges::find(numbers, entry.number) != numbers.end())
            entries.push_back(titled(entry, profile));
    }
    return entries;
}

base::Result<merge::Template> const& Library::prepared(std::string const& file) const
{
    auto& slot = *m_templates.at(file);
    std::call_once(slot.once, [&] {
        auto made = merge::prepare(m_sources, file);
        if (made.ok()) {
            if (auto faults = check_level(made.value()); !faults.empty())
                made = std::move(faults);
        }
        slot.prepared = std::move(made);
    });
    return *slot.prepared;
}

merge::Template const& Library::source(RegisterEntry const& entry) const
{
    auto const& made = prepared(entry.template_file);
    if (!made.ok())
        throw base::IoError(base::describe(made.errors().front()));
    return made.value();
}

base::Diagnostics Library::faults_of(RegisterEntry const& entry) const
{
    if (entry.template_file.empty())
        return {};
    auto const& made = prepared(entry.template_file);
    return made.ok() ? base::Diagnostics {} : made.errors();
}

base::Value const& Library::workbook(RegisterEntry const& entry) const
{
    return m_workbooks.at(entry.workbook_file);
}

facts::Fact Library::columns(std::string const& workbook_file) const
{
    auto const found = m_workbooks.find(workbook_file);
    return found == m_workbooks.end() ? facts::Fact() : workbook::column_facts(found->second);
}

casefile::Document const* Library::profile(std::string_view id) const
{
    auto const found = m_profiles.find(id);
    return found == m_profiles.end() ? nullptr : &found->second;
}

std::string Library::marking(std::string_view scheme, std::string_view level) const
{
    auto const* levels = m_markings.find(scheme);
    base::ensure(levels != nullptr, "data/markings.json lacks a marking scheme of a profile");
    return levels->text(level);
}

} // namespace assemble
