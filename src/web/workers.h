#pragma once

// Requests -> responses on a pool of threads.

#include "web/http.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace web {

/// A request on its way through the pool, with the connection that waits for it.
struct Job {
    std::uint64_t connection;
    Request request;
    Response response {};
};

/// Threads that answer requests in the order of arrival.
class Workers {
public:
    /// `done` is called, from a worker, after each answer.
    Workers(std::function<Response(Request const&)> answer, std::function<void()> done);
    /// Waits for the answers being made; drops the requests still waiting.
    ~Workers();

    /// False if too many requests wait already.
    bool submit(Job job);
    /// The jobs answered since the last call.
    std::vector<Job> take_answered();

private:
    void work();

    std::function<Response(Request const&)> m_answer;
    std::function<void()> m_done;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_waiting;
    std::vector<Job> m_answered;
    bool m_stopping = false;
    std::vector<std::jthread> m_threads;
};

} // namespace web
