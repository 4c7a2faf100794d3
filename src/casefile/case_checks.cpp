#include "casefile/case_checks.h"

#include "base/date.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>

namespace casefile {

namespace {

using base::Value;

/// Calls `use` with each entry of the list member `key` and its JSON Pointer.
void each(Value const& object, std::string_view key, std::string const& pointer,
    std::function<void(Value const&, std::string const&)> const& use)
{
    auto const* member = object.find(key);
    auto const* list = member ? member->as_list() : nullptr;
    for (std::size_t i = 0; list && i < list->size(); ++i)
        use(list->at(i), base::pointer_to(base::pointer_to(pointer, key), i));
}

/// The number in member `key`; 0, which no numbering uses, if there is none.
std::int64_t number(Value const& object, std::string_view key)
{
    auto const* member = object.find(key);
    auto const* integer = member ? member->as_integer() : nullptr;
    return integer ? *integer : 0;
}

class Checker {
public:
    Checker(Value const& document, std::string const& file)
        : m_document(document)
        , m_file(file)
    {
    }

    base::Diagnostics check()
    {
        check_deprivation_of_liberty();
        each(m_document, "relationships", {}, [this](auto const& entry, auto const& pointer) {
            if (!entry.text("a").empty() && entry.text("a") == entry.text("b")) {
                add("record-same-person", pointer + "/b",
                    "A relationship names the same person twice.",
                    "Name the other person, or delete the relationship.");
            }
        });
        check_chronologies();
        check_timelines();
        check_terms_of_reference();
        return std::move(m_faults);
    }

private:
    /// The Mental Capacity Act limb of the criteria exists for children of 16 and 17 only.
    void check_deprivation_of_liberty()
    {
        auto const* incident = m_document.find("incident");
        if (!incident || incident->text("custody_context") != "DOL_MCA_2005_AGED_16_17")
            return;
        auto const occurred = base::PartialDate::parse(incident->text("occurred"));
        bool is_possible = false;
        bool has_child = false;
        each(m_document, "children", {}, [&](auto const& child, auto const&) {
            auto const born = base::Date::parse(child.text("dob"));
            has_child = true;
            if (!born || !occurred) {
                is_possible = true; // Nothing is known against it.
                return;
            }
            auto const oldest = base::complete_months(*born, occurred->latest()) / 12;
            auto const youngest = base::complete_months(*born, occurred->earliest()) / 12;
            is_possible = is_possible || (oldest >= 16 && youngest <= 17);
        });
        if (has_child && !is_possible) {
            add("record-custody-age", "/incident/custody_context",
                "Deprivation of liberty under the Mental Capacity Act 2005 is for children aged "
                "16 or 17, and no child of this case was 16 or 17 at the incident.",
                "Correct the date of birth, the date of the incident, or the custody or "
                "detention.");
        }
    }

    void check_chronologies()
    {
        each(m_document, "chronologies", {}, [this](auto const& submission, auto const& pointer) {
            auto& rows = m_rows[submission.text("agency")];
            std::set<std::int64_t> seen; // A later version repeats the numbers of an earlier one.
            each(submission, "entries", pointer, [&](auto const& entry, auto const& place) {
                use_once(seen, number(entry, "ref"), "Number", place + "/ref");
            });
            rows.insert(seen.begin(), seen.end());
            if (submission.find("nil") && submission.find("nil")->as_bool()
                && *submission.find("nil")->as_bool() && !seen.empty()) {
                add("record-nil-chronology", pointer + "/nil",
                    "The chronology says that there is nothing to report, and has entries.",
                    "Set \"nil\" to false, or delete the entries.");
            }
        });
    }

    void check_timelines()
    {
        each(m_document, "timeline", {}, [this](auto const& version, auto const& version_place) {
            each(version, "notes", version_place, [this](auto const& note, auto const& place) {
                each(note, "rows", place, [this](auto const& row, auto const& row_place) {
                    auto const agency = row.text("agency");
                    auto const found = m_rows.find(agency);
                    auto const ref = number(row, "ref");
                    if (ref && (found == m_rows.end() || !found->second.contains(ref))) {
                        add("record-unknown-reference", row_place + "/ref",
                            "The chronology of " + agency + " has no entry " + std::to_string(ref)
                                + ".",
                            "Correct the number, or add the entry.");
                    }
                });
            });
        });
    }

    void check_terms_of_reference()
    {
        std::set<std::int64_t> questions;
        std::set<std::string> versions;
        each(m_document, "tor", {}, [&](auto const& version, auto const& pointer) {
            if (auto const name = version.text("version");
                !name.empty() && !versions.insert(name).second) {
                add_repeated("Version", name, pointer + "/version");
            }
            std::set<std::int64_t> seen;
            each(version, "questions", pointer, [&](auto const& question, auto const& place) {
                use_once(seen, number(question, "no"), "Question number", place + "/no");
            });
            questions.merge(seen);
        });
        each(m_document, "agency_reports", {}, [&](auto const& report, auto const& pointer) {
            each(report, "answers", pointer, [&](auto const& answer, auto const& place) {
                auto const question = number(answer, "question");
                if (question && !questions.contains(question)) {
                    add("record-unknown-reference", place + "/question",
                        "The terms of reference have no question " + std::to_string(question) + ".",
                        "Correct the number, or add the question to the terms of reference.");
                }
            });
        });
    }

    void use_once(std::set<std::int64_t>& seen, std::int64_t value, std::string const& label,
        std::string const& pointer)
    {
        if (value && !seen.insert(value).second)
            add_repeated(label, std::to_string(value), pointer);
    }

    void add_repeated(
        std::string const& label, std::string const& value, std::string const& pointer)
    {
        add("record-repeated", pointer, "\"" + label + "\" " + value + " stands twice.",
            "Give each a value of its own.");
    }

    void add(std::string code, std::string const& pointer, std::string message, std::string fix)
    {
        m_faults.push_back({ base::Severity::error, std::move(code), { m_file, 0, pointer },
            std::move(message), std::move(fix) });
    }

    Value const& m_document;
    std::string const& m_file;
    std::map<std::string, std::set<std::int64_t>> m_rows; ///< Chronology numbers by agency.
    base::Diagnostics m_faults;
};

} // namespace

base::Diagnostics check_case(base::Value const& document, std::string const& file)
{
    return Checker(document, file).check();
}

} // namespace casefile
