// A core among sockets: bridges the pins of core.h to transactions, for RTL and models alike.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "systemc/core/learn_port.h"
#include "systemc/fabric/flit_port.h"
#include "systemc/fabric/host_access.h"
#include "systemc/kernel/observer.h"
#include "systemc/kernel/tick_clock.h"

namespace tendril {

struct LearnTransfer;

class CoreModule : public sc_core::sc_module, public Part, public TickListener, private LearnClient {
public:
    CoreModule(sc_core::sc_module_name name, Kernel& kernel, const CoreSetup& setup,
               std::unique_ptr<Core> core, Observer& observer);

    FlitIn spike_in;
    FlitOut spike_out;
    tlm_utils::simple_initiator_socket<CoreModule> events;  ///< LearnEvent, to the learning engine
    tlm_utils::simple_target_socket<CoreModule> accesses;   ///< LearnTransfer, from the learning engine
    tlm_utils::simple_target_socket<CoreModule> config;     ///< CoreAccess, from the host

    void add_probes(Probes& probes) const;
    /// V, S and TH of a neuron in use, as curves.
    void add_neuron_probes(int neuron, Probes& probes) const;
    /// For waves: shows the inputs of a cycle before its clock edge.
    void show_inputs() { core_->settle(inputs_); }

    Core& core() { return *core_; }
    const CoreSetup& setup() const { return setup_; }
    Tick tick() const { return tick_; }
    /// For waves, after settling: the flit that arrives in this cycle, and the one that is sent.
    const Flit* arrives() const { return inputs_.spike_in_valid ? &inputs_.spike_in : nullptr; }
    const Flit* sends() const { return inputs_.spike_out_ready ? &core_->outputs().spike_out : nullptr; }
    std::uint64_t barrier_wait_cycles() const { return barrier_wait_cycles_; }
    std::uint64_t learn_events() const { return learn_events_; }
    std::uint64_t learn_accesses() const { return learn_accesses_; }

    void tick_start() override;
    void exchange(Cycle now) override;
    void settle(Cycle now) override;
    void clock(Cycle now) override;
    Cycle next_cycle(Cycle now) const override;
    std::string part_name() const override { return basename(); }
    void visit_state(StateVisitor& visitor) override;

private:
    /// A spike on its way through the axon table.
    struct Arrival {
        Flit flit;
        Tick tick;
        Cycle cycle;

        void visit_state(StateVisitor& visitor);
    };

    void on_config(tlm::tlm_generic_payload& payload, sc_core::sc_time& delay);
    void load(const CoreAccess::Load& load);
    void end_tick(Cycle now);
    void count_start(const CoreOutputs& outputs);
    void tell_tick();
    void sent(const Flit& flit, Cycle now);
    void looked_up(const LookUp& look_up, Cycle now);
    void take_up_learning(bool accessing);

    Access begin(const LearnEvent& event) override;
    Access next() override;
    Reply& reply() override;
    std::span<const Change> changes() const override;
    Access wanted() const;
    tlm::tlm_sync_enum on_access(tlm::tlm_generic_payload& payload, tlm::tlm_phase& phase,
                                 sc_core::sc_time& delay);
    tlm::tlm_sync_enum on_event_over(tlm::tlm_generic_payload& payload, tlm::tlm_phase& phase,
                                     sc_core::sc_time& delay);

    Kernel& kernel_;
    const CoreSetup& setup_;
    std::unique_ptr<Core> core_;
    Observer& observer_;

    CoreInputs inputs_;  ///< of this cycle
    LearnPort learn_port_;
    LearnEvent event_;
    tlm::tlm_generic_payload event_payload_;
    tlm::tlm_generic_payload* access_payload_ = nullptr;
    const LearnTransfer* transfer_ = nullptr;  ///< the access under way, else null

    Tick tick_;  ///< the core is in
    Cycle mark_sent_;
    bool pulse_ = false;       ///< a tick starts in the next cycle
    bool due_ = false;         ///< a tick starts in this cycle
    int owed_ = 0;             ///< starts missed and not made up for
    std::int64_t starts_ = 0;  ///< pulses so far
    bool stop_told_ = false;
    Tick preload_;
    std::optional<std::pair<Tick, Cycle>> taken_;  ///< a tick taken and not told yet
    Cycle last_take_{INT64_MIN};
    std::array<Arrival, 8> arrivals_;
    std::size_t first_arrival_ = 0, next_arrival_ = 0;
    std::uint64_t barrier_wait_cycles_ = 0;
    std::uint64_t learn_events_ = 0;
    std::uint64_t learn_accesses_ = 0;
};

}  // namespace tendril
