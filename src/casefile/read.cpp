#include "base/unicode.h"
#include "casefile/case_checks.h"
#include "casefile/casefile.h"
#include "casefile/references.h"

#include <algorithm>
#include <array>
#include <set>

namespace casefile {

namespace {

using base::Value;

struct KindEntry {
    std::string_view record; ///< Value of "record".
    std::string_view id_field;
    /// Kinds of reference (x-reference) whose targets stand in the document itself.
    std::set<std::string_view> own_references;
};

KindEntry const& entry_of(Kind kind)
{
    static std::array<KindEntry, 4> const entries { {
        { "board", "id", { "agency", "person", "board-meeting" } },
        { "case", "ref", { "case-person", "case-meeting", "reviewer", "practitioner", "action" } },
        { "training", "board", { "course" } },
        { "profile", "id", {} },
    } };
    return entries.at(static_cast<std::size_t>(kind));
}

base::Diagnostic fault(std::string code, std::string const& file, std::string pointer,
    std::string message, std::string fix)
{
    return { base::Severity::error, std::move(code), { file, 0, std::move(pointer) },
        std::move(message), std::move(fix) };
}

std::optional<Kind> kind_of(Value const& document)
{
    for (auto const kind : { Kind::board, Kind::case_file, Kind::training, Kind::profile }) {
        if (document.text("record") == entry_of(kind).record)
            return kind;
    }
    return std::nullopt;
}

/// Brings every text into normal form, so that one name has one spelling in bytes, and refuses
/// characters that no document can print.
void normalise_texts(
    Value& value, std::string const& file, std::string const& pointer, base::Diagnostics& faults)
{
    if (auto const* text = value.as_string()) {
        auto normal = base::normalise(*text);
        auto const code_points = base::to_code_points(normal);
        auto const unwelcome = std::ranges::find_if(code_points, base::is_unwelcome);
        if (unwelcome != code_points.end()) {
            faults.push_back(fault("record-character", file, pointer,
                "The text holds " + base::describe_code_point(*unwelcome)
                    + ", which cannot be printed.",
                "Delete the character; it often comes with pasted text."));
        }
        value = Value(std::move(normal));
    } else if (auto* list = value.as_list()) {
        for (std::size_t i = 0; i < list->size(); ++i)
            normalise_texts(list->at(i), file, base::pointer_to(pointer, i), faults);
    } else if (auto* object = value.as_object()) {
        for (auto& [key, member] : *object)
            normalise_texts(member, file, base::pointer_to(pointer, key), faults);
    }
}

/// "case-person" -> "person of the case".
std::string words_of(std::string_view reference_kind)
{
    if (reference_kind == "case-person")
        return "child or other person of this case";
    if (reference_kind == "case-meeting")
        return "meeting of this case";
    if (reference_kind == "board-meeting")
        return "meeting of the board";
    if (reference_kind == "profile")
        return "profile of the board in any period";
    if (reference_kind == "agency" || reference_kind == "person")
        return std::string(reference_kind) + " of the board";
    return std::string(reference_kind) + " of this file";
}

base::Diagnostic unresolved(Reference const& reference, std::string const& file)
{
    return fault("record-unknown-reference", file, reference.pointer,
        "\"" + reference.label + "\" names \"" + reference.value + "\", which is no "
            + words_of(reference.kind) + ".",
        "Correct the name, or add what it names.");
}

void check_own_references(
    Kind kind, Links const& links, std::string const& file, base::Diagnostics& faults)
{
    for (auto const& reference : links.references) {
        if (!entry_of(kind).own_references.contains(reference.kind))
            continue;
        auto const keys = links.keys.find(reference.kind);
        if (keys == links.keys.end() || !keys->second.contains(reference.value))
            faults.push_back(unresolved(reference, file));
    }
}

struct Period {
    base::Date from;
    std::optional<base::Date> to;
    std::string pointer;
};

/// The periods must cover every day from the first one on, once.
void check_profile_periods(
    Value const& document, std::string const& file, base::Diagnostics& faults)
{
    auto const* list = document.find("profile_periods");
    std::vector<Period> periods;
    for (std::size_t i = 0; list && list->as_list() && i < list->as_list()->size(); ++i) {
        auto const& entry = list->as_list()->at(i);
        if (auto const from = base::Date::parse(entry.text("from"))) {
            periods.push_back({ *from, base::Date::parse(entry.text("to")),
                base::pointer_to("/profile_periods", i) });
        }
    }
    std::ranges::stable_sort(periods, {}, &Period::from);
    for (std::size_t i = 1; i < periods.size(); ++i) {
        auto const& before = periods.at(i - 1);
        auto const& period = periods.at(i);
        if (!before.to || *before.to >= period.from) {
            faults.push_back(fault("record-profile-overlap", file, period.pointer + "/from",
                "Two profiles are in force on " + period.from.prose() + ".",
                "End the earlier period on the day before."));
        } else if (before.to->plus_days(1) != period.from) {
            faults.push_back(fault("record-profile-gap", file, period.pointer + "/from",
                "No profile is in force from " + before.to->plus_days(1).prose() + " to "
                    + period.from.plus_days(-1).prose() + ".",
                "Let the periods follow each other day by day."));
        }
    }
}

/// The day whose profile a case takes: its first notification's, else the incident's. Of a day
/// that is not known to the day, nothing is said.
std::optional<base::Date> day_of_profile(Value const& case_file)
{
    std::optional<base::Date> first;
    auto const* notifications = case_file.find("notifications");
    if (notifications && notifications->as_list()) {
        for (auto const& one : *notifications->as_list()) {
            auto const received = base::Date::parse(one.text("received_by_lscb_on"));
            if (received && (!first || *received < *first))
                first = received;
        }
    }
    auto const* incident = case_file.find("incident");
    if (first || !incident)
        return first;
    auto const occurred = base::PartialDate::parse(incident->text("occurred"));
    return occurred ? occurred->exact() : std::nullopt;
}

/// Whether the manager has let the case keep another profile.
bool keeps_profile(Value const& case_file)
{
    auto const* overrides = case_file.find("overrides");
    return overrides && overrides->as_list()
        && std::ranges::any_of(*overrides->as_list(), [](Value const& one) {
               return one.text("rule") == "profile" && one.text("role") == "LSCB_MANAGER";
           });
}

/// A case keeps the profile that was in force when it was notified (spec/domain.md 1.4).
base::Diagnostics check_frozen_profile(
    Value const& case_file, std::string const& file, Record const& board)
{
    auto const day = day_of_profile(case_file);
    if (!day || keeps_profile(case_file))
        return {};
    for (auto const& period : board.list("profile_periods")) {
        auto const from = period.date("from");
        auto const to = period.date("to");
        auto const profile = period.text("profile").value_or("");
        if (!from || *day < *from || (to && *to < *day))
            continue;
        if (profile == case_file.text("profile"))
            return {};
        return { fault("record-profile-not-in-force", file, "/profile",
            "The case is dated " + day->prose() + ", when the board's profile was \"" + profile
                + "\", in force since " + from->prose() + "; the case names \""
                + case_file.text("profile") + "\".",
            "Set \"profile\" to \"" + profile
                + "\", or add an override of the rule \"profile\" by LSCB_MANAGER with the "
                  "reason.") };
    }
    return { fault("record-profile-not-in-force", file, "/profile",
        "The case is dated " + day->prose() + ", when no profile of the board was in force.",
        "Correct the date, or add the profile of that day to the board's profile periods.") };
}

} // namespace

base::Result<Document> read(std::string_view text, std::string const& file, Schemas const& schemas)
{
    auto value = TRY(base::parse_json(text, file));
    auto const kind = kind_of(value);
    if (!kind) {
        return fault("record-kind", file, "/record", "The file does not say what it is.",
            "Set \"record\" to \"board\", \"case\", \"training\" or \"profile\".");
    }
    base::Diagnostics faults;
    normalise_texts(value, file, {}, faults);
    auto const& schema = schemas.of(*kind);
    base::append(faults, schema.validate(value, file));
    auto const links = find_links(value, schema, file);
    base::append(faults, links.faults);
    check_own_references(*kind, links, file, faults);
    if (*kind == Kind::board)
        check_profile_periods(value, file, faults);
    if (*kind == Kind::case_file)
        base::append(faults, check_case(value, file));
    if (base::has_error(faults))
        return faults;
    auto id = value.text(entry_of(*kind).id_field);
    return Document { *kind, std::move(id), std::move(value) };
}

base::Diagnostics check_against_board(
    Document const& document, std::string const& file, Record const& board, Schemas const& schemas)
{
    base::Diagnostics faults;
    auto keys = find_links(board.value(), schemas.of(Kind::board), file).keys;
    for (auto const& period : board.list("profile_periods"))
        keys["profile"].emplace(period.text("profile").value_or(""), period.pointer("profile"));
    auto const own = entry_of(document.kind).own_references;
    for (auto const& reference :
        find_links(document.value, schemas.of(document.kind), file).references) {
        if (!own.contains(reference.kind) && !keys[reference.kind].contains(reference.value))
            faults.push_back(unresolved(reference, file));
    }
    if (document.kind == Kind::case_file && !base::has_error(faults))
        base::append(faults, check_frozen_profile(document.value, file, board));
    return faults;
}

} // namespace casefile
