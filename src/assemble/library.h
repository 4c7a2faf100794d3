#pragma once

// Everything that is loaded once: schemas, calendar, profiles, templates, styles, fonts.

#include "casefile/casefile.h"
#include "facts/calendar.h"
#include "layout/font.h"
#include "layout/style.h"
#include "merge/merge.h"

#include <filesystem>
#include <map>
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
};

/// The entry under the title the profile gives the document, if it gives one.
RegisterEntry titled(RegisterEntry entry, casefile::Record const& profile);

/// The product's own data. Immutable once loaded; threads share it.
class Library {
public:
    /// Loads templates/, data/ and fonts/ below `home` and checks every template. Throws
    /// base::IoError if files are missing; faulty templates are listed, all of them.
    static base::Result<Library> load(std::filesystem::path const& home);

    casefile::Schemas const& schemas() const { return m_schemas; }
    facts::Calendar const& calendar() const { return m_calendar; }
    layout::StyleSheet const& styles() const { return m_styles; }
    layout::FontSet const& fonts() const { return m_fonts; }
    /// How the twins in HTML are set on screen and in print (templates/style/twin.css).
    std::string const& twin_sheet() const { return m_twin_sheet; }
    std::vector<RegisterEntry> const& documents() const { return m_register; }
    RegisterEntry const* find(std::string_view number) const;
    /// The documents of a profile's set, under the profile's own titles where it has them.
    std::vector<RegisterEntry> documents_of(casefile::Record const& profile) const;
    merge::Template const& source(RegisterEntry const& entry) const;
    base::Value const& workbook(RegisterEntry const& entry) const;
    /// The profile named `id`; null if there is none.
    casefile::Document const* profile(std::string_view id) const;
    /// The words printed for an access level (L0 to L3) under a marking scheme; empty for none.
    std::string marking(std::string_view scheme, std::string_view level) const;

private:
    Library(casefile::Schemas schemas, facts::Calendar calendar, layout::StyleSheet styles,
        layout::FontSet fonts);
    casefile::Schemas m_schemas;
    facts::Calendar m_calendar;
    layout::StyleSheet m_styles;
    layout::FontSet m_fonts;
    std::string m_twin_sheet;
    std::vector<RegisterEntry> m_register;
    base::Value m_markings;
    std::map<std::string, merge::Template, std::less<>> m_templates;
    std::map<std::string, base::Value, std::less<>> m_workbooks;
    std::map<std::string, casefile::Document, std::less<>> m_profiles;
};

} // namespace assemble
