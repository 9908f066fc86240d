// From a flit at the spike input to a bit in the pending bitmaps: rtl/core/spike_input.v, cycle by cycle.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "systemc/core/axon_table.h"
#include "systemc/core/core.h"
#include "systemc/core/pending_ring.h"

namespace tendril {

/// Three registers in a row: the flit that came, the entry found, what became of it.
class SpikeInputModel {
public:
    SpikeInputModel(const CoreSetup& setup, const CoreState& state, Tick tick);

    /// The edge of a cycle.
    /// @param arrives flit accepted in it, else nullptr; @param take the mark is taken in it
    /// @param own the tick the core is in
    void clock(const Flit* arrives, bool take, Tick own);

    /// A mark waits for the core.
    bool mark() const { return held_ && held_->kind == FlitKind::mark; }
    /// Something is on its way: the next edge changes registers.
    bool moves() const { return (held_ && !mark()) || found_.valid || look_up_.valid; }
    bool busy() const { return held_ || found_.valid || look_up_.valid; }
    const LookUp& look_up() const { return look_up_; }

    /// The configuration port: a row of the associative table, or an entry. @pre nothing is on its way
    void write_source(int slot, std::optional<SourceId> source) { rows(slot).source = source; }
    void write_entry(int slot, int neuron, const AxonEntry& entry, bool valid);

    PendingRing& pending() { return pending_; }
    const PendingRing& pending() const { return pending_; }
    void state(Tick own, CoreState& state) const;
    void visit_state(StateVisitor& visitor);
    /// Counts what arrived in `counters`.
    void clear_counters() { counters_ = {}; }
    const CoreCounters& counters() const { return counters_; }

private:
    struct Found {
        bool valid = false;
        const AxonEntry* entry = nullptr;  ///< nullptr: not in the table
        std::uint8_t tick = 0;             ///< of the flit
    };

    /// A row of the associative table, with its entries by neuron; sources alone have a meaning.
    struct Slot {
        std::optional<SourceId> source;
        std::map<int, AxonEntry> entries;

        void visit_state(StateVisitor& visitor);
    };

    LookUp deliver(const Found& found, Tick own);
    Slot& rows(int slot);
    void read_slots();
    const AxonEntry* find(const Flit& flit);

    int axons_;
    const std::vector<AxonEntry>& loaded_;
    std::vector<Slot> slots_;  ///< empty until the first write
    bool written_ = false;     ///< the table is not yet what the slots say
    AxonTable table_;
    PendingRing pending_;
    std::optional<Flit> held_;
    Found found_;
    LookUp look_up_;
    CoreCounters counters_;
};

}  // namespace tendril
