#include "service/import.h"
#include "service/records.h"

#include <algorithm>

namespace service {

namespace {

base::Diagnostic unknown(casefile::Kind kind, std::string const& id)
{
    return fault("record-unknown",
        "There is no " + describe(casefile::Document { kind, id, {} }) + ".",
        "Check the name, or import the record first.");
}

/// What is wrong with setting this rule aside, if anything.
std::optional<base::Diagnostic> refusal(
    std::vector<rules::Verdict> const& verdicts, SettingAside const& what)
{
    auto const verdict = std::ranges::find(verdicts, what.rule, &rules::Verdict::rule);
    if (verdict == verdicts.end())
        return fault("rule-unknown", "There is no rule \"" + what.rule + "\".",
            "List the rules with: casebinder rules --case REF.");
    if (verdict->may_be_set_aside_by.empty())
        return fault("rule-fixed", "Rule " + what.rule + " cannot be set aside by anybody.",
            "Put right what the rule asks for: " + verdict->requirement + ".");
    if (verdict->may_be_set_aside_by != what.role)
        return fault("rule-role",
            "Rule " + what.rule + " can be set aside by " + verdict->may_be_set_aside_by
                + " only, not by " + what.role + ".",
            "Let that person decide, and name the role that decided.");
    return std::nullopt;
}

} // namespace

base::Result<std::string> Service::export_record(casefile::Kind kind, std::string const& id) const
{
    auto const stored = m_instant ? m_store.as_at(kind, id, *m_instant) : m_store.newest(kind, id);
    if (!stored)
        return unknown(kind, id);
    base::Value file;
    for (auto const& [key, member] : *stored->document.value.as_object()) {
        file.set(key, member);
        if (key == "record")
            file.set("edited_from", stored->version);
    }
    return base::write_json_indented(file);
}

base::Result<std::vector<VersionSummary>> Service::history(
    casefile::Kind kind, std::string const& id) const
{
    std::vector<VersionSummary> versions;
    std::optional<store::StoredDocument> before;
    for (auto const& note : m_store.versions(kind, id)) {
        auto stored = m_store.version(kind, id, note.version);
        VersionSummary version { note, {} };
        if (before)
            version.changes
                = store::changes_between(before->document.value, stored->document.value);
        versions.push_back(std::move(version));
        before = std::move(stored);
    }
    if (versions.empty())
        return unknown(kind, id);
    return versions;
}

base::Result<std::vector<rules::Verdict>> Service::rules(
    std::string const& case_reference, base::Date as_at) const
{
    Records records(m_library, m_store, m_instant);
    auto const subject = TRY(records.subject(case_reference));
    return rules::judge(subject, m_library.calendar(), as_at);
}

base::Result<int> Service::set_aside(
    std::string const& case_reference, SettingAside const& what, store::Change const& change)
{
    auto const verdicts = TRY(rules(case_reference, what.on));
    if (auto const fault = refusal(verdicts, what))
        return *fault;
    auto stored = m_store.newest(casefile::Kind::case_file, case_reference);
    base::ensure(stored.has_value(), "a case that was just judged is gone");
    auto& record = stored->document.value;
    base::Value override_record;
    override_record.set("rule", what.rule);
    override_record.set("role", what.role);
    override_record.set("reason", what.reason);
    override_record.set("on", what.on.iso());
    auto const* present = record.find("overrides");
    auto overrides = present ? *present : base::Value(base::Value::List {});
    // The versions keep what was said before; two reasons for one rule would contradict.
    std::erase_if(
        *overrides.as_list(), [&](auto const& other) { return other.text("rule") == what.rule; });
    overrides.push(std::move(override_record));
    record.set("overrides", std::move(overrides));
    auto faults = m_library.schemas()
                      .of(casefile::Kind::case_file)
                      .validate(record, "case " + case_reference);
    if (!faults.empty())
        return faults;
    return m_store.put_edits({ { std::move(stored->document), stored->version } }, change);
}

void Service::rebuild()
{
    m_store.rebuild_projections();
}

} // namespace service
