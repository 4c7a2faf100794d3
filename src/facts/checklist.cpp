#include "facts/checklist.h"

#include "base/ensure.h"
#include "facts/case_deadlines.h"
#include "facts/fields.h"
#include "facts/panel.h"
#include "facts/people.h"
#include "facts/timeframe.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace facts {

using base::Date;
using casefile::Record;

namespace {

constexpr char const* never_published = "Lessons Learned Review – not published";

/// What the conditions look at.
struct Question {
    Subject const& subject;
    Date as_at;

    std::vector<Record> list(std::string_view key) const { return subject.case_file.list(key); }
    bool parallel(std::initializer_list<std::string_view> kinds, bool open_only) const
    {
        return std::ranges::any_of(list("parallel"), [&](Record const& one) {
            bool const of_kind
                = std::ranges::any_of(kinds, [&](auto kind) { return is(one, "kind", kind); });
            auto const to = one.date("to");
            bool const open = !is(one, "status", "CONCLUDED") && (!to || *to >= as_at);
            return of_kind && *one.date("from") <= as_at && (open || !open_only);
        });
    }
    std::string review_type() const
    {
        auto const decision = decision_by(subject.case_file, as_at);
        return decision ? decision->text("review_type").value_or("")
                        : subject.case_file.text("review_type").value_or("");
    }
    bool is_statutory() const { return review_type() == "SCR" || review_type() == "LCSPR"; }
};

bool always(Question const&)
{
    return true;
}

bool police_request_granted(Question const& question)
{
    return std::ranges::any_of(question.list("police_requests"),
        [](Record const& request) { return request.flag("granted").value_or(false); });
}

bool restriction_or_inquest(Question const& question)
{
    auto const plan = question.subject.case_file.child("publication");
    return (plan && !plan->list("restrictions").empty()) || question.parallel({ "INQUEST" }, false);
}

bool process_open(Question const& question)
{
    return question.parallel(
        { "CRIMINAL_INVESTIGATION", "CRIMINAL_PROCEEDINGS", "FAMILY_COURT" }, true);
}

bool family_engaged(Question const& question)
{
    return std::ranges::any_of(question.list("family_engagement"), [](Record const& one) {
        return is(one, "decision", "PARTICIPATING") || is(one, "decision", "LIMITED");
    });
}

bool children_alive(Question const& question)
{
    auto const siblings = question.list("significant_others");
    return std::ranges::any_of(question.list("children"), [](Record const& child) {
        return !child.has("died_on");
    }) || std::ranges::any_of(siblings, [](Record const& other) {
        auto const roles = other.texts("role");
        return std::ranges::find(roles, "SIBLING") != roles.end() && !other.has("deceased_on");
    });
}

bool school_involved(Question const& question)
{
    return std::ranges::any_of(question.list("involvements"), [&](Record const& involvement) {
        auto const agency = find_agency(question.subject.board, involvement.text("agency"));
        return agency
            && (agency->flag("is_school").value_or(false) || is(*agency, "type", "SCHOOL"));
    });
}

bool panel_copy(Question const& question)
{
    return question.is_statutory() && question.subject.profile.has("panel_copy_rule");
}

bool do_not_publish(Question const& question)
{
    auto const plan = question.subject.case_file.child("publication");
    return plan && is(*plan, "decision", "DO_NOT_PUBLISH");
}

bool statutory_review(Question const& question)
{
    return question.is_statutory();
}

bool coroner(Question const& question)
{
    return question.parallel({ "INQUEST" }, false)
        || std::ranges::any_of(question.list("statutory_notices"), [](Record const& notice) {
               return is(notice, "body", "CORONER") && notice.has("sent_on");
           });
}

bool nspcc_copy(Question const& question)
{
    return question.subject.profile.flag("nspcc_copy").value_or(false);
}

bool criminal_process_ever(Question const& question)
{
    return question.parallel({ "CRIMINAL_INVESTIGATION", "CRIMINAL_PROCEEDINGS" }, false);
}

bool embargo(Question const& question)
{
    auto const plan = question.subject.case_file.child("publication");
    auto const media = plan ? plan->list("media") : std::vector<Record> {};
    return std::ranges::any_of(media, [](Record const& item) { return item.has("embargo_date"); });
}

struct Condition {
    std::string_view code;
    bool (*applies)(Question const&);
};

/// IF_REQUIRED is for the meeting to say, so the item stays open until it does.
constexpr std::array<Condition, 15> conditions { {
    { "ALWAYS", always },
    { "POLICE_REQUEST_GRANTED", police_request_granted },
    { "RESTRICTION_OR_INQUEST", restriction_or_inquest },
    { "PROCESS_OPEN", process_open },
    { "FAMILY_ENGAGED", family_engaged },
    { "CHILDREN_ALIVE", children_alive },
    { "SCHOOL_INVOLVED", school_involved },
    { "PANEL_COPY", panel_copy },
    { "DO_NOT_PUBLISH", do_not_publish },
    { "STATUTORY_REVIEW", statutory_review },
    { "CORONER", coroner },
    { "NSPCC_COPY", nspcc_copy },
    { "CRIMINAL_PROCESS_EVER", criminal_process_ever },
    { "EMBARGO", embargo },
    { "IF_REQUIRED", always },
} };

Condition const& condition_of(std::string_view code)
{
    auto const* const found = std::ranges::find(conditions, code, &Condition::code);
    base::ensure(found != conditions.end(), "data/publication_checklist.json: unknown condition");
    return *found;
}

std::optional<int> number_of(base::Value const& row, std::string_view key)
{
    auto const* found = row.find(key);
    auto const* number = found ? found->as_integer() : nullptr;
    return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

bool flag_of(base::Value const& row, std::string_view key)
{
    auto const* found = row.find(key);
    auto const* flag = found ? found->as_bool() : nullptr;
    return flag && *flag;
}

std::string with_posts(std::string text, Record const& profile)
{
    std::array<std::pair<std::string_view, std::string>, 3> const posts { {
        { "{manager}", profile.text("manager_title").value_or("Manager") },
        { "{chair}", profile.text("chair_title").value_or("Independent Chair") },
        { "{subgroup}", profile.text("subgroup_label").value_or("Subgroup") },
    } };
    for (auto const& [sign, post] : posts) {
        if (auto const at = text.find(sign); at != std::string::npos)
            text.replace(at, sign.size(), post);
    }
    return text;
}

std::string days_in_words(int days, char const* unit)
{
    auto const count = std::abs(days);
    return std::to_string(count) + " " + unit + (count == 1 ? "" : "s")
        + (days < 0 ? " before publication" : " after publication");
}

/// When the item is due in terms of a publication whose day nobody has set yet.
std::string due_in_words(ChecklistStandard const& standard, Record const& profile)
{
    if (standard.due_rule == "BEFORE_DECISION")
        return "Before the decision";
    if (standard.due_rule == "PANEL_COPY") {
        auto const rule = profile.child("panel_copy_rule");
        return rule ? days_in_words(-static_cast<int>(rule->integer("days").value_or(0)),
                   is(*rule, "unit", "WORKING_DAYS") ? "working day" : "day")
                    : "Not applicable";
    }
    if (standard.due_working_days)
        return days_in_words(*standard.due_working_days, "working day");
    auto const days = standard.due_days.value_or(0);
    if (standard.until_days)
        return std::to_string(days) + " to " + days_in_words(*standard.until_days, "day");
    return days == 0 ? "On publication" : days_in_words(days, "day");
}

ChecklistItem standard_item(ChecklistStandard const& standard, Record const& profile)
{
    return { .number = standard.number,
        .group = standard.group,
        .item = with_posts(standard.item, profile),
        .applies = standard.applies_words,
        .owner = with_posts(standard.owner, profile),
        .due_words = due_in_words(standard, profile),
        .blocks_publication = standard.blocks_publication };
}

base::Result<std::optional<Date>> due_day(ChecklistStandard const& standard, Date planned,
    Subject const& subject, Calendar const& calendar)
{
    if (standard.due_rule == "PANEL_COPY") {
        auto const rule = subject.profile.child("panel_copy_rule");
        if (!rule)
            return std::optional<Date>();
        CopyRule const copy { static_cast<int>(rule->integer("days").value_or(0)),
            is(*rule, "unit", "WORKING_DAYS") };
        return std::optional(
            TRY(publication_copy_deadline(planned, std::nullopt, copy, calendar, planned)).due);
    }
    if (standard.due_working_days)
        return std::optional(
            TRY(calendar.add_working_days(planned, *standard.due_working_days)).date);
    return standard.due_days ? std::optional(planned.plus_days(*standard.due_days)) : std::nullopt;
}

/// What the record says, as far as it was so by the as-at date.
void take_record(ChecklistItem& item, Record const& record, Date as_at)
{
    auto const done_on = record.date("done_on");
    bool const later = done_on && *done_on > as_at;
    item.pointer = record.pointer("status");
    item.status = later ? "OPEN" : record.text("status").value_or("OPEN");
    item.item = record.text("text").value_or(item.item);
    item.group = record.printed("group").value_or(item.group);
    item.owner = record.text("owner_role").value_or(item.owner);
    if (record.has("due"))
        item.due = record.date("due");
    item.note = record.text("note").value_or("");
    if (!later) {
        item.done_on = done_on;
        item.by = record.text("by").value_or("");
    }
}

/// The status of an item about which the record says nothing, or that it leaves open.
void judge(ChecklistItem& item, ChecklistStandard const& standard, Question const& question)
{
    if (standard.only_if_published && !is_published_type(question.subject, question.as_at)) {
        item.status = "NOT_APPLICABLE";
        item.note = never_published;
    } else if (item.status.empty()) {
        bool const applies = condition_of(standard.applies_when).applies(question);
        item.status = applies ? "OPEN" : "NOT_APPLICABLE";
        item.note = applies ? "" : "Does not apply to this case";
    }
}

std::string words_of(std::string_view status)
{
    return status == "DONE" ? "Done" : status == "NOT_APPLICABLE" ? "Not applicable" : "Open";
}

Fact text_or_missing(std::string const& text, char const* label)
{
    return text.empty() ? Fact(Fact::Missing { label, {} }) : Fact(text);
}

Fact date_or_missing(std::optional<Date> const& date, char const* label)
{
    return date ? Fact(*date) : Fact(Fact::Missing { label, {} });
}

bool is_overdue(ChecklistItem const& item, Date as_at)
{
    auto const last = item.due_until ? item.due_until : item.due;
    return item.status == "OPEN" && last && *last < as_at;
}

Fact to_fact(ChecklistItem const& item, Date as_at)
{
    bool const overdue = is_overdue(item, as_at);
    bool const done = item.status == "DONE";
    return Fact::Object {
        { "number", item.number },
        { "group", item.group },
        { "item", item.item },
        { "applies", item.applies },
        { "owner", item.owner },
        { "due_words", item.due_words },
        { "due", date_or_missing(item.due, "Due") },
        { "due_until", date_or_missing(item.due_until, "Due until") },
        { "status",
            item.status.empty() ? Fact(Fact::Missing { "Status", {} })
                                : Fact(words_of(item.status)) },
        { "settled",
            item.status.empty() || item.status == "OPEN" ? Fact(Fact::Missing { "Status", {} })
                                                         : Fact(words_of(item.status)) },
        { "is_open", item.status == "OPEN" },
        { "is_overdue", overdue },
        { "style",
            done          ? "brag-green"
                : overdue ? "brag-red"
                          : "dense-td" },
        { "done_on", date_or_missing(item.done_on, "Done on") },
        { "by", text_or_missing(item.by, "By") },
        { "note", text_or_missing(item.note, "Note") },
        { "blocks_publication", item.blocks_publication },
    };
}

} // namespace

std::vector<ChecklistStandard> read_checklist(base::Value const& value)
{
    auto const* rows = value.find("items");
    auto const* words = value.find("applies_when");
    base::ensure(rows && rows->as_list() && words, "data/publication_checklist.json has no items");
    std::vector<ChecklistStandard> items;
    for (auto const& row : *rows->as_list()) {
        ChecklistStandard item { .number = row.text("number"),
            .group = row.text("group"),
            .item = row.text("item"),
            .applies_when = row.text("applies_when"),
            .applies_words = words->text(row.text("applies_when")),
            .owner = row.text("owner") };
        item.due_days = number_of(row, "due_days");
        item.until_days = number_of(row, "until_days");
        item.due_working_days = number_of(row, "due_working_days");
        item.due_rule = row.text("due_rule");
        item.blocks_publication = flag_of(row, "blocks_publication");
        item.only_if_published = flag_of(row, "only_if_published");
        condition_of(item.applies_when);
        items.push_back(std::move(item));
    }
    return items;
}

base::Result<std::vector<ChecklistItem>> publication_checklist(
    Subject const& subject, Calendar const& calendar, Occasion const& occasion)
{
    std::vector<ChecklistItem> items;
    if (!occasion.checklist)
        return items;
    auto const plan = subject.case_file.child("publication");
    auto const planned = plan ? plan->date("planned_on") : std::nullopt;
    auto const records = plan ? plan->list("checklist") : std::vector<Record> {};
    Question const question { subject, occasion.as_at };
    for (auto const& standard : *occasion.checklist) {
        auto item = standard_item(standard, subject.profile);
        item.pointer = "/publication/checklist";
        if (planned) {
            item.due = TRY(due_day(standard, *planned, subject, calendar));
            if (standard.until_days)
                item.due_until = planned->plus_days(*standard.until_days);
        }
        if (auto const record = find(records, "code", standard.number))
            take_record(item, *record, occasion.as_at);
        judge(item, standard, question);
        items.push_back(std::move(item));
    }
    for (auto const& record : records) {
        auto const number = record.text("code").value_or("");
        if (std::ranges::find(items, number, &ChecklistItem::number) != items.end())
            continue;
        ChecklistItem item;
        item.number = number;
        item.applies = "This case";
        take_record(item, record, occasion.as_at);
        items.push_back(std::move(item));
    }
    return items;
}

base::Result<Fact> checklist_facts(
    Subject const& subject, Calendar const& calendar, Occasion const& occasion)
{
    std::vector<ChecklistItem> items;
    if (occasion.blank && occasion.checklist) {
        for (auto const& standard : *occasion.checklist)
            items.push_back(standard_item(standard, subject.profile));
    } else {
        items = TRY(publication_checklist(subject, calendar, occasion));
    }
    Fact::List list;
    for (auto const& item : items)
        list.push_back(to_fact(item, occasion.as_at));
    auto const with = [&](std::string_view status) {
        return Fact::count(std::ranges::count(items, status, &ChecklistItem::status));
    };
    return Fact(Fact::Object { { "items", std::move(list) }, { "done", with("DONE") },
        { "open", with("OPEN") }, { "not_applicable", with("NOT_APPLICABLE") },
        { "overdue",
            Fact::count(std::ranges::count_if(items,
                [&](ChecklistItem const& one) { return is_overdue(one, occasion.as_at); })) },
        { "all", Fact::count(static_cast<long long>(items.size())) } });
}

} // namespace facts
