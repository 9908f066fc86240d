// Implements spike_input_model.h.
#include "systemc/core/spike_input_model.h"

#include <algorithm>

namespace tendril {

SpikeInputModel::SpikeInputModel(const CoreSetup& setup, const CoreState& state, Tick tick)
    : axons_(setup.size.axons),
      loaded_(setup.axon_table),
      table_(setup.axon_table),
      pending_(setup.size.axons) {
    for (int ahead = 1; ahead < kBuiltSlots; ++ahead) {
        const std::vector<bool>& axons = state.pending[static_cast<std::size_t>(ahead)];
        for (int i = 0; i < axons_; ++i) {
            if (axons[static_cast<std::size_t>(i)]) pending_.set(tick + ahead, i);
        }
    }
}

/// Each register takes what the one before it held in this cycle.
void SpikeInputModel::clock(const Flit* arrives, bool take, Tick own) {
    look_up_ = found_.valid ? deliver(found_, own) : LookUp{};
    found_.valid = held_ && !mark();
    if (found_.valid) {
        found_.entry = find(*held_);
        found_.tick = held_->tick;
    }
    if (mark() && !take) return;
    held_.reset();
    if (arrives) held_ = *arrives;
}

/// The loader puts the sources into the first slots, ascending.
SpikeInputModel::Slot& SpikeInputModel::rows(int slot) {
    if (slots_.empty()) {
        for (const AxonEntry& entry : loaded_) {
            if (slots_.empty() || slots_.back().source != entry.source) slots_.push_back({entry.source, {}});
            slots_.back().entries[entry.neuron] = entry;
        }
    }
    const auto at = static_cast<std::size_t>(slot);
    if (slots_.size() <= at) slots_.resize(at + 1);
    written_ = true;
    found_.entry = nullptr;
    return slots_[at];
}

void SpikeInputModel::write_entry(int slot, int neuron, const AxonEntry& entry, bool valid) {
    Slot& row = rows(slot);
    if (valid)
        row.entries[neuron] = entry;
    else
        row.entries.erase(neuron);
}

/// The table as the slots say.
void SpikeInputModel::read_slots() {
    std::vector<AxonEntry> table;
    for (const Slot& slot : slots_) {
        if (!slot.source) continue;
        for (const auto& [neuron, entry] : slot.entries) {
            table.push_back(entry);
            table.back().source = *slot.source;
        }
    }
    table_ = AxonTable(table);
    written_ = false;
}

const AxonEntry* SpikeInputModel::find(const Flit& flit) {
    if (written_) read_slots();
    return table_.find(flit.source, flit.neuron);
}

LookUp SpikeInputModel::deliver(const Found& found, Tick own) {
    ++counters_.arrived;
    LookUp told;
    told.valid = true;
    told.hit = found.entry != nullptr;
    if (!told.hit) {
        ++counters_.not_in_table;
        return told;
    }
    const auto age = static_cast<std::int8_t>(found.tick - static_cast<std::uint8_t>(own.value));
    const int ahead = age + found.entry->delay;
    told.late = ahead < 1;
    told.early = ahead > kBuiltDelayMax;
    told.axon = static_cast<std::uint8_t>(found.entry->axon);
    const Tick when = own + std::clamp(ahead, 1, kBuiltDelayMax);
    told.merged = pending_.set(when, found.entry->axon);
    if (found.entry->pair) pending_.set(when, found.entry->axon + 1);
    counters_.late += told.late;
    counters_.early += told.early;
    counters_.merged += told.merged;
    return told;
}

void SpikeInputModel::state(Tick own, CoreState& state) const {
    for (int ahead = 1; ahead < kBuiltSlots; ++ahead) {
        for (int i = 0; i < axons_; ++i)
            state.pending[static_cast<std::size_t>(ahead)][static_cast<std::size_t>(i)] =
                pending_.test(own + ahead, i);
    }
}

}  // namespace tendril
