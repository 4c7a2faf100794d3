#include "cli/clock.h"
#include "cli/house.h"
#include "web/server.h"
#include "web/site.h"

#include <csignal>

namespace cli {

namespace {

/// Keeps the signals that end the service for wait(): threads started meanwhile inherit that.
class StopSignals {
public:
    StopSignals()
    {
        ::sigemptyset(&m_signals);
        ::sigaddset(&m_signals, SIGINT);
        ::sigaddset(&m_signals, SIGTERM);
        ::pthread_sigmask(SIG_BLOCK, &m_signals, &m_before);
    }
    StopSignals(StopSignals const&) = delete;
    StopSignals& operator=(StopSignals const&) = delete;
    ~StopSignals() { release(); }

    void wait()
    {
        auto number = 0;
        ::sigwait(&m_signals, &number);
    }
    /// From here on a second signal ends the process at once.
    void release() { ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr); }

private:
    sigset_t m_signals {};
    sigset_t m_before {};
};

} // namespace

int serve(Places const& places, std::string const& listen, Streams const& streams)
{
    auto const address = web::read_address(listen);
    base::ensure(address.ok(), "the command line checks where to listen");
    auto const house = open_house(places, Records::may_be_new, assemble::Templates::all);
    if (!house.ok())
        return refuse(house.errors(), streams);
    auto const site = web::Site::load(places.home, house.value()->service, today);
    if (!site.ok())
        return refuse(site.errors(), streams);

    StopSignals signals;
    web::Server server(
        address.value(), [&](web::Request const& request) { return site.value().answer(request); },
        streams.err);
    streams.out << "Casebinder is at http://" << server.address()
                << "/ for this machine only. Stop it with Ctrl-C." << std::endl;
    signals.wait();
    signals.release();
    server.stop();
    return 0;
}

} // namespace cli
