#pragma once

// Fonts -> shapers that remember the words of the documents before.

#include "layout/shaper.h"

#include <memory>
#include <mutex>
#include <vector>

namespace assemble {

/// Lends shapers to threads. Shaping its words anew costs a letter a sixth of its time; what a
/// shaper remembers changes no page.
class Shapers {
public:
    /// `fonts` must outlive it.
    explicit Shapers(layout::FontSet const& fonts)
        : m_fonts(fonts)
    {
    }

    struct Return {
        Shapers* to;
        void operator()(layout::Shaper* shaper) const;
    };
    using Lent = std::unique_ptr<layout::Shaper, Return>;

    /// A shaper that nobody else uses until it is given back. Any thread may call it.
    Lent lend();

private:
    layout::FontSet const& m_fonts;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<layout::Shaper>> m_idle; ///< At most as many as threads.
};

} // namespace assemble
