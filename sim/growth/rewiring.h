// Growth across cores: what a round between two ticks makes of axon tables and hub masks.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "sim/chip_plan.h"
#include "sim/growth/growth_totals.h"
#include "systemc/kernel/state_visitor.h"
#include "systemc/learning/learner.h"

namespace tendril {

/// Who carries the changes of a round out, in the order they are told.
class RewiringPort {
public:
    virtual ~RewiringPort() = default;
    /// A row of a core's associative table: `source`, or free.
    virtual void source(CoreId core, int slot, std::optional<SourceId> source) = 0;
    /// The entry of a source's neuron, or none there any more.
    virtual void entry(CoreId core, int slot, int neuron, const AxonEntry* entry) = 0;
    /// k = 1 in a row of zeros.
    virtual void synapse(CoreId core, int axon, NeuronId post) = 0;
    virtual void mask(std::size_t hub, SourceId source, PortSet mask) = 0;
};

/// Axon tables, rows of the associative tables, listeners and masks as they have become.
///
/// A round, between tick t and the next: cores ascending free the axons that were pruned to nothing; then
/// cores ascending have their request granted or refused; then the masks of the sources concerned are
/// routed anew. An axon freed in a round is not given away before the next.
class Rewiring {
public:
    /// @param plan with growth; outlives it
    explicit Rewiring(const ChipPlan& plan);

    /// Takes the tables of the state over, or of the plan where it has none. Totals go to 0.
    void load(const ChipState& state);
    /// Does a round follow tick `tick`?
    bool due(Tick tick) const { return tick.value >= 0 && (tick.value + 1) % plan_.growth->every == 0; }
    /// @param learners of all cores; they are told
    /// @return the sources whose listeners or entries have changed, ascending
    const std::set<SourceId>& round(std::span<Learner* const> learners, RewiringPort& port);

    /// Of a core, sorted by (source, neuron).
    const std::vector<AxonEntry>& table(std::size_t core) const { return cores_[core].table; }
    const Listeners& listeners() const { return listeners_; }
    const Masks& masks() const { return masks_; }
    GrowthTotals& totals() { return totals_; }

    /// Between two rounds.
    void visit_state(StateVisitor& visitor);

private:
    using Key = std::pair<SourceId, std::uint16_t>;

    struct CoreWires {
        std::map<Key, AxonEntry> entries;
        std::vector<AxonEntry> table;                ///< the same
        std::vector<std::optional<SourceId>> slots;  ///< of the associative table
        std::vector<int> users;                      ///< per axon: entries that set it
        std::vector<bool> resting;                   ///< per axon: freed in this round
        bool changed = false;
    };

    void follow_tables();
    void add(CoreWires& core, const AxonEntry& entry, int sign);
    int slot_of(const CoreWires& core, std::optional<SourceId> source) const;
    bool listens(const CoreWires& core, SourceId source) const;
    void free_axons(std::size_t core, Learner& learner, RewiringPort& port);
    void grant(std::size_t from, std::span<Learner* const> learners, RewiringPort& port);
    int free_axon(std::size_t core, const Learner& learner) const;
    void open_slot(std::size_t core, int slot, const AxonEntry& entry, RewiringPort& port);
    void listen(SourceId source, std::size_t core, bool on);
    void route_anew(RewiringPort& port);

    const ChipPlan& plan_;
    std::vector<CoreWires> cores_;
    Listeners listeners_;
    Masks masks_;
    std::set<SourceId> touched_;  ///< in this round
    std::set<SourceId> moved_;    ///< of them, those with other listeners
    GrowthTotals totals_;
};

}  // namespace tendril
