#include "web/workers.h"

#include "web/limits.h"

#include <algorithm>

namespace web {

Workers::Workers(std::function<Response(Request const&)> answer, std::function<void()> done)
    : m_answer(std::move(answer))
    , m_done(std::move(done))
{
    auto const count
        = std::max<std::size_t>(limits::threads_min, std::thread::hardware_concurrency());
    for (std::size_t i = 0; i < count; ++i)
        m_threads.emplace_back([this] { work(); });
}

Workers::~Workers()
{
    {
        std::scoped_lock const lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
}

bool Workers::submit(Job job)
{
    {
        std::scoped_lock const lock(m_mutex);
        if (m_waiting.size() >= limits::waiting_requests_max)
            return false;
        m_waiting.push_back(std::move(job));
    }
    m_wake.notify_one();
    return true;
}

std::vector<Job> Workers::take_answered()
{
    std::scoped_lock const lock(m_mutex);
    return std::exchange(m_answered, {});
}

void Workers::work()
{
    for (;;) {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
        if (m_stopping)
            return;
        auto job = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        job.response = m_answer(job.request);
        lock.lock();
        m_answered.push_back(std::move(job));
        lock.unlock();
        m_done();
    }
}

} // namespace web
