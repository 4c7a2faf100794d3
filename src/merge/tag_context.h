#pragma once

// Template markup, piece by piece -> whether the next byte would stand inside a tag.

#include <string_view>

namespace merge {

/// Follows tags, quotes and comments over the literals of a template. Inside a tag but outside
/// quotes a value could become an element or attribute name, whatever is escaped.
class TagContext {
public:
    void read(std::string_view markup);
    bool in_tag() const { return m_state == State::tag; }
    bool in_quotes() const
    {
        return m_state == State::double_quotes || m_state == State::single_quotes;
    }
    /// Whether the tag that was read last is a <field>.
    bool is_field() const { return m_is_field; }
    /// Whether it is a <data>.
    bool is_data() const { return m_is_data; }
    /// Whether the markup ends where the target of a link would begin.
    bool begins_link() const { return m_begins_link; }

private:
    enum class State { text, tag, double_quotes, single_quotes, comment };
    State m_state = State::text;
    bool m_is_field = false;
    bool m_is_data = false;
    bool m_begins_link = false;
};

} // namespace merge
