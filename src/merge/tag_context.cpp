#include "merge/tag_context.h"

namespace merge {

void TagContext::read(std::string_view markup)
{
    m_begins_link = markup.ends_with("href=\"") || markup.ends_with("href='");
    for (std::size_t i = 0; i < markup.size(); ++i) {
        auto const byte = markup[i];
        switch (m_state) {
        case State::text:
            if (markup.substr(i).starts_with("<!--")) {
                m_state = State::comment;
            } else if (byte == '<') {
                m_state = State::tag;
                m_is_field = markup.substr(i).starts_with("<field");
                m_is_data = markup.substr(i).starts_with("<data");
            }
            break;
        case State::tag:
            if (byte == '>')
                m_state = State::text;
            else if (byte == '"')
                m_state = State::double_quotes;
            else if (byte == '\'')
                m_state = State::single_quotes;
            break;
        case State::double_quotes:
            if (byte == '"')
                m_state = State::tag;
            break;
        case State::single_quotes:
            if (byte == '\'')
                m_state = State::tag;
            break;
        case State::comment:
            if (markup.substr(i).starts_with("-->"))
                m_state = State::text;
            break;
        }
    }
}

} // namespace merge
