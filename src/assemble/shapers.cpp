#include "assemble/shapers.h"

namespace assemble {

Shapers::Lent Shapers::lend()
{
    std::scoped_lock const lock(m_mutex);
    if (m_idle.empty())
        return { new layout::Shaper(m_fonts), { this } };
    auto* const shaper = m_idle.back().release();
    m_idle.pop_back();
    return { shaper, { this } };
}

void Shapers::Return::operator()(layout::Shaper* shaper) const
{
    std::unique_ptr<layout::Shaper> owned(shaper);
    std::scoped_lock const lock(to->m_mutex);
    to->m_idle.push_back(std::move(owned));
}

} // namespace assemble
