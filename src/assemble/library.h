#pragma once

// Everything that is loaded once: schemas, calendar, profiles, templates, styles, fonts.

#include "assemble/events.h"
#include "assemble/shapers.h"
#include "casefile/casefile.h"
#include "facts/calendar.h"
#include "facts/checklist.h"
#include "layout/font.h"
#include "layout/style.h"
#include "merge/merge.h"
#include "pdf/font_programs.h"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace assemble {

/// One line of Appendix C or one companion document (data/appendix_c.json).
struct RegisterEntry {
    std::string number; ///< "2a", "X05"
    std::string code; ///< "D02a", for references and file names.
    std::string stage; ///< Stage heading of Appendix C.
    std::string title;
    std::string short_name; ///< For file names, "scoping-panel-letter".
    std::string version_label; ///< As Appendix C prints it, "Version 2 – 14.06.16".
    std::string template_file; ///< Below templates/; empty while the document cannot be made yet.
    std::string workbook_file; ///< Below templates/workbooks/; empty if it has no XLSX form.
    std::string sheet; ///< Name of the sheet that agencies fill in (D05).
    std::vector<std::string> travels_with; ///< Numbers of what is sent together with it (R-P48).
    bool of_board = false; ///< A document of a board, not of a case.
};

/// The entry under the title the profile gives the document, if it gives one.
RegisterEntry titled(RegisterEntry entry, casefile::Record const& profile);
/// The same for an agency that writes its chronology in `tool` (a code; empty if it does not
/// matter).
RegisterEntry titled(RegisterEntry entry, casefile::Record const& profile, std::string const& tool);

/// What the document set of a profile lacks that has to be sent together with another of its
/// documents (R-P48). `file` is the profile's.
base::Diagnostics check_travelling(std::vector<RegisterEntry> const& documents,
    casefile::Record const& profile, std::string const& file);
/// The marking schemes that have no words for a level that needs some: L0 needs none (R-P06).
base::Diagnostics check_markings(base::Value const& markings, std::string const& file);

/// Whether the template says who may see what is made from it (R-P06).
base::Diagnostics check_level(merge::Template const& source);

/// Which templates are prepared and checked before anything else is done. A command that makes one
/// document does not wait for eighty others, which would take longer than the document itself.
enum class Templates {
    all,
    when_asked_for ///< Each the first time; a faulty one is told by find_entry.
};

/// The product's own data. Threads share it; nothing but what is not yet prepared changes.
class Library {
public:
    /// Loads templates/, data/ and fonts/ below `home`. Throws base::IoError if files are missing;
    /// the faults of the templates that are prepared are listed, all of them.
    static base::Result<Library> load(
        std::filesystem::path const& home, Templates templates = Templates::all);

    casefile::Schemas const& schemas() const { return m_schemas; }
    facts::Calendar const& calendar() const { return m_calendar; }
    layout::StyleSheet const& styles(bool large_print = false) const
    {
        return large_print ? m_large_print : m_styles;
    }
    /// The pictures below templates/images, by file name.
    image::Pictures const& pictures() const { return m_pictures; }
    layout::FontSet const& fonts() const { return *m_fonts; }
    /// Shapers of these fonts, to be borrowed by the thread that makes a document.
    Shapers& shapers() const { return *m_shapers; }
    /// Subsets of these fonts, shared by all threads.
    pdf::FontPrograms& font_programs() const { return *m_font_programs; }
    /// How the twins in HTML are set on screen and in print (templates/style/twin.css).
    std::string const& twin_sheet() const { return m_twin_sheet; }
    std::vector<RegisterEntry> const& documents() const { return m_register; }
    RegisterEntry const* find(std::string_view number) const;
    std::vector<Event> const& events() const { return m_events; }
    /// The documents of a profile's set, under the profile's own titles where it has them.
    std::vector<RegisterEntry> documents_of(casefile::Record const& profile) const;
    /// The entry's template. Throws base::IoError if it is faulty, which only one can be that was
    /// not prepared when the library was loaded: ask faults_of before.
    merge::Template const& source(RegisterEntry const& entry) const;
    /// What is wrong with the entry's template; empty if it has none.
    base::Diagnostics faults_of(RegisterEntry const& entry) const;
    /// What templates share, by path below templates/, for one that is not registered.
    merge::Sources const& partials() const { return m_partials; }
    base::Value const& workbook(RegisterEntry const& entry) const;
    /// The columns of a workbook, by its file, for templates that explain or print them.
    facts::Fact columns(std::string const& workbook_file) const;
    /// The profile named `id`; null if there is none.
    casefile::Document const* profile(std::string_view id) const;
    /// The items with which every publication checklist starts.
    std::vector<facts::ChecklistStandard> const& checklist() const { return m_checklist; }
    /// The words printed for an access level (L0 to L3) under a marking scheme; empty for none.
    std::string marking(std::string_view scheme, std::string_view level) const;

private:
    /// A template with room for it, or for what is wrong with it.
    struct Slot {
        std::once_flag once;
        std::optional<base::Result<merge::Template>> prepared;
    };
    base::Result<merge::Template> const& prepared(std::string const& file) const;

    Library(casefile::Schemas schemas, facts::Calendar calendar, layout::StyleSheet styles,
        layout::StyleSheet large_print, layout::FontSet fonts);
    casefile::Schemas m_schemas;
    facts::Calendar m_calendar;
    layout::StyleSheet m_styles;
    layout::StyleSheet m_large_print;
    image::Pictures m_pictures;
    std::unique_ptr<layout::FontSet> m_fonts; ///< Stays where it is when the library moves.
    std::unique_ptr<Shapers> m_shapers;
    std::unique_ptr<pdf::FontPrograms> m_font_programs;
    std::string m_twin_sheet;
    std::vector<RegisterEntry> m_register;
    std::vector<Event> m_events;
    base::Value m_markings;
    std::vector<facts::ChecklistStandard> m_checklist;
    merge::Sources m_sources; ///< Of every template.
    /// By file; what the map holds stays where it is, so that the library may move.
    std::map<std::string, std::unique_ptr<Slot>, std::less<>> m_templates;
    merge::Sources m_partials;
    std::map<std::string, base::Value, std::less<>> m_workbooks;
    std::map<std::string, casefile::Document, std::less<>> m_profiles;
};

} // namespace assemble
