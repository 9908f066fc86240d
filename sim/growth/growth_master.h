// The configuration master of growth across cores in engines with cycles: a round while the chip is quiet.
#pragma once

#include "sim/chip.h"
#include "sim/growth/rewiring.h"

namespace tendril {

/// After a tick that a round follows, the first host keeps its mark back. The master waits for the first
/// cycle in which every core waits in that tick, everybody else has sent its mark, and all is idle: nothing
/// is in flight then. The words of the round follow, one transfer after the other; in the cycle after the
/// last the mark is valid.
class GrowthMaster : public sc_core::sc_module, public Part, private RewiringPort {
public:
    /// All outlive it. It comes last of the kernel's parts.
    GrowthMaster(sc_core::sc_module_name name, Chip& chip, Rewiring& rewiring);

    /// Before a run. @param preload its round, if it has one, is behind the chip
    /// @param learning false: no rounds
    /// @param changed told after a round: a source whose listeners may have changed
    void start(Tick preload, bool learning, std::function<void(SourceId)> changed);
    /// A round is being written.
    bool busy() const { return round_; }

    void exchange(Cycle now) override;
    void settle(Cycle) override {}
    void clock(Cycle now) override;
    Cycle next_cycle(Cycle now) const override;
    std::string part_name() const override { return basename(); }
    void visit_state(StateVisitor& visitor) override;

private:
    void source(CoreId core, int slot, std::optional<SourceId> source) override;
    void entry(CoreId core, int slot, int neuron, const AxonEntry* entry) override;
    void synapse(CoreId core, int axon, NeuronId post) override;
    void mask(std::size_t hub, SourceId source, PortSet mask) override;
    void write(std::size_t block, const ConfigWord& word, bool to_core);
    bool quiet(Cycle now) const;

    Chip& chip_;
    Rewiring& rewiring_;
    std::vector<Learner*> learners_;
    std::function<void(SourceId)> changed_;
    Tick preload_;
    bool learning_ = false;
    bool waiting_ = false;  ///< for the chip to be quiet
    bool round_ = false;    ///< up to until_
    Cycle until_;           ///< last cycle of the round's transfers
    std::int64_t cycles_ = 0;
};

}  // namespace tendril
