// The scheduler: one SC_METHOD on one event, a list of awake parts, time that jumps over sleep.
#pragma once

#include <functional>
#include <queue>
#include <systemc>
#include <utility>
#include <vector>

#include "systemc/kernel/part.h"
#include "systemc/kernel/probe.h"
#include "systemc/kernel/sleep_check.h"

namespace tendril {

/// Drives every clocked part of a chip cycle by cycle.
///
/// The method runs up to `quantum` cycles an activation and then notifies itself (TLM temporal decoupling:
/// nothing else in the simulation has a process, so nobody can see the difference). Transport calls carry
/// the local time, local_time(), as their delay.
class Kernel : public sc_core::sc_module {
public:
    enum class Outcome { stopped, limit, asleep, interrupted, paused };

    SC_HAS_PROCESS(Kernel);
    explicit Kernel(sc_core::sc_module_name name, int quantum = 64);

    /// Elaboration: `part` is clocked from now on; parts are visited in the order added.
    void add(Part& part);

    /// Something arrived for `part` in this cycle.
    void wake(Part& part);

    /// Called in every cycle between settling and the clock edge, in which all sleep too: what it sees does
    /// not depend on skipping. Empty: nobody looks.
    void look(std::function<void(Cycle)> onlooker) { onlooker_ = std::move(onlooker); }

    /// Ends the run after the current cycle.
    void stop() { stop_ = true; }
    /// Lets run() and go_on() return after the current cycle, unless the run ends there; go_on() goes on.
    void pause() { pause_ = true; }

    struct Order {
        Cycle limit;                        ///< run cycles 0 .. limit - 1 at most
        bool skip = true;                   ///< false: every part is evaluated in every cycle
        std::function<bool()> interrupted;  ///< asked once a quantum; may be empty
        /// Sleeping parts are evaluated too, in every cycle, and each is held to what it was; the run stops
        /// at the first that is not. Nothing else differs from skipping. @pre skip
        bool paranoid = false;
    };
    /// Runs from cycle 0 with every part awake.
    Outcome run(const Order& order) {
        begin(order);
        return go_on();
    }
    /// Cycle 0 is next, every part awake.
    void begin(const Order& order);
    /// Runs on. After Outcome::limit a later limit is needed: until().
    Outcome go_on();
    void until(Cycle limit) { order_.limit = limit; }
    /// After begin(), or paused, or at a limit: all that the parts remember, the cycle that is next, who is
    /// awake and when others wake. A run that goes on from there is the run that was written.
    void visit_state(StateVisitor& visitor);
    /// After a paranoid run: "" or who changed in its sleep, when, and what.
    const std::string& sleep_fault() const { return sleep_check_.fault(); }

    void add_probes(Probes& probes) const;
    /// How many parts are evaluated in a cycle: it says what skipping saves, and depends on it.
    void add_work_probes(Probes& probes) const;

    Cycle now() const { return now_; }
    sc_core::sc_time local_time() const;
    /// Clock edges given to parts in the last run: the work that skipping saves.
    std::uint64_t evaluations() const { return evaluations_; }

    static sc_core::sc_time period() { return {1, sc_core::SC_NS}; }

private:
    void activate();
    void step();
    void check_sleepers();
    void fall_asleep();
    bool jump();

    using Alarm = std::pair<std::int64_t, std::int64_t>;  // cycle, part

    const int quantum_;
    const std::uint64_t period_ = period().value();  ///< in units of SystemC's resolution
    sc_core::sc_event event_;
    std::vector<Part*> parts_;
    std::vector<Part*> awake_;
    std::vector<Part*> woken_;
    std::vector<Part*> merged_;  ///< between steps: of no meaning
    std::priority_queue<Alarm, std::vector<Alarm>, std::greater<>> alarms_;
    Order order_;
    std::function<void(Cycle)> onlooker_;
    Outcome outcome_ = Outcome::stopped;
    Cycle now_;
    Cycle activated_;
    bool stop_ = false;
    bool pause_ = false;
    std::uint64_t evaluations_ = 0;
    SleepCheck sleep_check_;
};

}  // namespace tendril
