#include "merge/body.h"
#include "merge/filling.h"
#include "merge/merge.h"

#include <kainjow/mustache.hpp>

#include <deque>

namespace merge {

namespace {

using Data = kainjow::mustache::data;

/// Answers the template library's questions during one walk of the body.
///
/// The library decides only by the kind of an answer: a string prints, a list repeats, true is
/// shown once, null hides. So it never sees a fact; a list of facts is a list of as many trues.
class Walk {
public:
    Walk(Template const& source, Filling& filling)
        : m_template(source)
        , m_filling(filling)
    {
    }

    Data const* answer(std::size_t tag);
    /// A section opens over `data`, which is an answer or an item of one.
    void enter(Data const* data);
    void leave();

private:
    struct OpenList {
        facts::Fact::List const& items;
        Data trues;
    };
    enum class Frame { no_scope, scope, last_item };

    Data const* open(facts::Fact const& fact);
    void enter_item(Data const* item);

    Template const& m_template;
    Filling& m_filling;
    Data const m_shown { true };
    Data const m_object { true };
    Data m_printed { std::string() };
    facts::Fact const* m_next = nullptr; ///< The object whose section is entered next.
    std::deque<OpenList> m_lists; ///< The library holds pointers into them.
    std::vector<Frame> m_frames;
};

Data const* Walk::answer(std::size_t index)
{
    if (m_filling.full())
        return nullptr;
    auto const& tag = m_template.tags.at(index);
    if (tag.kind == Tag::Kind::value) {
        m_printed = Data(m_filling.value(index));
        return &m_printed;
    }
    auto const* fact = m_filling.section(index);
    if (!fact)
        return nullptr;
    return tag.kind == Tag::Kind::inverted ? &m_shown : open(*fact);
}

Data const* Walk::open(facts::Fact const& fact)
{
    if (auto const* items = fact.list()) {
        m_lists.push_back({ *items, Data(Data::type::list) });
        auto& trues = m_lists.back().trues;
        for (std::size_t i = 0; i < items->size(); ++i)
            trues.push_back(m_shown);
        return &trues;
    }
    m_next = &fact;
    return fact.object() ? &m_object : &m_shown;
}

void Walk::enter(Data const* data)
{
    if (data == &m_shown) {
        m_frames.push_back(Frame::no_scope);
    } else if (data == &m_object) {
        m_filling.scopes().push(*m_next);
        m_frames.push_back(Frame::scope);
    } else {
        enter_item(data);
    }
}

void Walk::enter_item(Data const* item)
{
    auto const& [items, trues] = m_lists.back();
    auto const index = static_cast<std::size_t>(item - trues.list_value().data());
    m_filling.scopes().push(items.at(index));
    m_filling.repeat();
    m_frames.push_back(index + 1 == items.size() ? Frame::last_item : Frame::scope);
}

void Walk::leave()
{
    if (m_frames.back() != Frame::no_scope)
        m_filling.scopes().pop();
    if (m_frames.back() == Frame::last_item)
        m_lists.pop_back();
    m_frames.pop_back();
}

/// The library's view of a walk. It asks through a const member, so the walk stands outside.
class WalkContext : public kainjow::mustache::basic_context<std::string> {
public:
    explicit WalkContext(Walk& walk)
        : m_walk(walk)
    {
    }

    Data const* get(std::string const& tag) const override
    {
        return m_walk.answer(read_index(tag));
    }
    Data const* get_partial(std::string const&) const override { return nullptr; }
    void push(Data const* data) override { m_walk.enter(data); }
    void pop() override { m_walk.leave(); }

private:
    Walk& m_walk;
};

/// Where the library writes to.
struct Output {
    Filling& filling;
    void operator<<(std::string const& rendered) { filling.write(rendered); }
};

} // namespace

base::Result<markup::Markup> fill(Template const& source, facts::Fact const& root, Gaps gaps)
{
    base::ensure(root.object() != nullptr, "a template is filled from an object of facts");
    Filling filling(source, root, gaps);
    Walk walk(source, filling);
    WalkContext context(walk);
    Output output { filling };
    // A new object for each filling: an error would stick to it, and threads must not share one.
    kainjow::mustache::mustache library(source.body);
    base::ensure(library.is_valid(), "the template library refuses a prepared template");
    library.render(context, output);
    return filling.finish();
}

} // namespace merge
