// What the host does at the configuration ports of cores and hubs: timed transactions of its own.
#pragma once

#include <tlm_utils/simple_initiator_socket.h>

#include <memory>
#include <string>
#include <systemc>
#include <tlm>
#include <vector>

#include "systemc/core/core.h"
#include "systemc/fabric/hub_config.h"
#include "systemc/fabric/router.h"

namespace tendril {

/// One configuration transaction with a core; what is not null is done, in this order.
struct CoreAccess {
    struct Load {
        const CoreSetup* setup = nullptr;
        const CoreState* state = nullptr;
        Tick preload;
        Tick last_tick;
    };
    const Load* load = nullptr;
    bool start = false;
    const std::vector<ConfigWord>* words = nullptr;  ///< written while the core waits
    CoreState* state = nullptr;                      ///< read back
    CoreCounters* counters = nullptr;
};

/// One configuration transaction with a hub, or with a router.
struct HubAccess {
    const HubSetup* load = nullptr;
    const RouterSetup* load_router = nullptr;
    const std::vector<ConfigWord>* words = nullptr;  ///< written while the hub is idle; not of a router
    HubTotals* totals = nullptr;
};

template <class Access>
Access& access_of(tlm::tlm_generic_payload& payload) {
    return *reinterpret_cast<Access*>(payload.get_data_ptr());
}

/// The host's side of the configuration ports: one socket a block, blocking transport.
class HostAccess : public sc_core::sc_module {
public:
    /// @param blocks a socket each, in this order
    HostAccess(sc_core::sc_module_name name, const std::vector<std::string>& blocks) : sc_module(name) {
        for (const std::string& block : blocks) sockets_.push_back(std::make_unique<Socket>(block.c_str()));
    }

    using Socket = tlm_utils::simple_initiator_socket<HostAccess>;

    Socket& socket(std::size_t block) { return *sockets_[block]; }

    /// @return cycles the access took on the block's configuration port
    template <class Access>
    std::int64_t access(std::size_t block, Access& access) {
        tlm::tlm_generic_payload payload;
        payload.set_command(tlm::TLM_WRITE_COMMAND);
        payload.set_data_ptr(reinterpret_cast<unsigned char*>(&access));
        payload.set_data_length(sizeof access);
        payload.set_streaming_width(sizeof access);
        sc_core::sc_time delay = sc_core::SC_ZERO_TIME;
        (*sockets_[block])->b_transport(payload, delay);
        ++accesses_;
        return static_cast<std::int64_t>(delay / sc_core::sc_time(1, sc_core::SC_NS));
    }

    std::uint64_t accesses() const { return accesses_; }

private:
    std::vector<std::unique_ptr<Socket>> sockets_;
    std::uint64_t accesses_ = 0;
};

}  // namespace tendril
