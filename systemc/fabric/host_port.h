// A host: a source without neurons. It sends the stimulus, sends and takes marks like a core.
#pragma once

#include <functional>
#include <vector>

#include "systemc/fabric/flit_port.h"
#include "systemc/fabric/host_feed.h"
#include "systemc/kernel/observer.h"
#include "systemc/kernel/tick_clock.h"

namespace tendril {

/// In tick t it sends the lines of t + 1, one flit a cycle, then its mark; in the last tick only the mark.
/// In fixed ticks there are no marks: it begins a tick by the pulse, and what it has not sent goes first.
class HostPort : public sc_core::sc_module, public Part, public TickListener {
public:
    HostPort(sc_core::sc_module_name name, Kernel& kernel, int host, SourceId source, Observer& observer);

    FlitIn in;
    FlitOut out;

    /// Before cycle 0: it is in tick `preload`, its first flit is valid in cycle 0.
    void start(HostFeed& feed, Tick preload, Tick last_tick, bool fixed_ticks);
    void tick_start() override;
    /// Of the ticks that `when` says it keeps its mark back until release(), and tells `who` at their begin.
    void withhold(std::function<bool(Tick)> when, std::function<void()> who);
    /// The mark is valid in the next cycle.
    void release();
    Tick tick() const { return tick_; }

    void add_probes(Probes& probes) const;
    /// For waves, after settling: the flit that arrives in this cycle, and the one that is sent.
    const Flit* arrives() const { return arrived_now_ ? &arrived_ : nullptr; }
    const Flit* sends() const { return sent_now_ ? &to_send_[sent_] : nullptr; }

    std::uint64_t received() const { return received_; }
    bool sending() const { return sent_ + (held_ ? 1 : 0) < to_send_.size(); }

    void exchange(Cycle now) override;
    void settle(Cycle now) override;
    void clock(Cycle now) override;
    Cycle next_cycle(Cycle now) const override;
    std::string part_name() const override { return basename(); }
    void visit_state(StateVisitor& visitor) override;

private:
    Tick sent_in(const Flit& flit) const;
    void begin_tick();

    const int host_;
    Kernel& kernel_;
    const SourceId source_;
    Observer& observer_;
    HostFeed* feed_ = nullptr;
    Tick tick_;
    Tick last_tick_;
    bool fixed_ticks_ = false;
    bool pulse_ = false;
    std::function<bool(Tick)> withheld_in_;
    std::function<void()> tell_withheld_;
    bool held_ = false;  ///< the mark of this tick
    std::vector<Flit> to_send_;
    std::size_t sent_ = 0;
    bool sent_now_ = false, arrived_now_ = false;  ///< of this cycle
    Flit arrived_;
    std::uint64_t received_ = 0;
};

}  // namespace tendril
