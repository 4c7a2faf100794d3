#include "facts/notification_forms.h"

#include "facts/criteria.h"
#include "facts/fields.h"

#include <algorithm>

namespace facts {

namespace {

using casefile::Record;

/// The national system takes the details of four children and the others as text.
constexpr std::size_t children_of_form_max = 4;

/// The children who died or were seriously harmed, in the board's own order: the main child first.
std::vector<HarmedChild> ordered(Record const& case_file)
{
    auto children = harmed_children(case_file);
    auto const records = case_file.list("children");
    auto const place = [&](HarmedChild const& child) {
        auto const record = find(records, "key", child.key);
        return record ? record->integer("order").value_or(1000) : 1000;
    };
    std::ranges::stable_sort(
        children, [&](auto const& a, auto const& b) { return place(a) < place(b); });
    return children;
}

bool by_incident(Record const& profile, std::optional<base::Date> on)
{
    auto const from = profile.date("notification_counting_from");
    return is(profile, "notification_counting", "PER_INCIDENT_MAX4")
        && (!from || !on || *from <= *on);
}

NeededForm form_of_incident(std::vector<HarmedChild> const& children)
{
    NeededForm form { {}, {}, "One form for the incident, with up to four children" };
    for (auto const& child : children) {
        auto& keys
            = form.children.size() < children_of_form_max ? form.children : form.named_in_outline;
        keys.push_back(child.key);
    }
    if (!form.named_in_outline.empty())
        form.limb += "; the others are named in the outline";
    return form;
}

/// Deaths still need their own form each; everybody harmed is on the form of the main child.
std::vector<NeededForm> forms_of_operation(std::vector<HarmedChild> const& children)
{
    std::vector<NeededForm> forms;
    NeededForm main { {}, {},
        "Large operation on child sexual exploitation: one form for the main child, the others "
        "named in the outline" };
    for (auto const& child : children) {
        if (child.died)
            forms.push_back({ { child.key }, {}, "Death: one form for each child who died" });
        else
            (main.children.empty() ? main.children : main.named_in_outline).push_back(child.key);
    }
    if (!main.children.empty())
        forms.push_back(std::move(main));
    return forms;
}

std::vector<NeededForm> forms_by_child(std::vector<HarmedChild> const& children)
{
    std::vector<NeededForm> forms;
    for (auto const& keys : notification_forms(children)) {
        auto const first = std::ranges::find(children, keys.front(), &HarmedChild::key);
        auto const* const limb = first->died ? "Death: one form for each child who died"
            : keys.size() > 1                ? "Serious harm to siblings: one form listing all"
                              : "Serious harm: one form for each child of another family";
        forms.push_back({ keys, {}, limb });
    }
    return forms;
}

std::string explained(std::vector<NeededForm> const& forms)
{
    if (forms.empty())
        return "No form: no child is recorded as having died or been seriously harmed.";
    std::string text = std::to_string(forms.size()) + (forms.size() == 1 ? " form: " : " forms: ");
    for (std::size_t i = 0; i < forms.size(); ++i) {
        auto const& form = forms.at(i);
        auto const children = form.children.size() + form.named_in_outline.size();
        text += (i == 0 ? "" : "; ") + form.limb + " (" + std::to_string(children)
            + (children == 1 ? " child)" : " children)");
    }
    return text + ".";
}

} // namespace

FormsNeeded forms_needed(
    Record const& case_file, Record const& profile, std::optional<base::Date> on)
{
    auto const children = ordered(case_file);
    auto const incident = case_file.child("incident");
    bool const operation
        = incident && incident->flag("large_exploitation_operation").value_or(false);
    FormsNeeded needed;
    if (by_incident(profile, on)) {
        if (!children.empty())
            needed.forms.push_back(form_of_incident(children));
    } else {
        needed.forms = operation ? forms_of_operation(children) : forms_by_child(children);
    }
    needed.explanation = explained(needed.forms);
    return needed;
}

} // namespace facts
