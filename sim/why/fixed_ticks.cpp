// Implements fixed_ticks.h.
#include "sim/why/fixed_ticks.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/diff_tables.h"
#include "sim/error.h"

namespace tendril {

void add_inputs(const Arrival& arrival, const CoreSetup& setup, std::vector<Coming>& coming) {
    const auto entry = std::ranges::find_if(setup.axon_table, [&](const AxonEntry& e) {
        return e.source == arrival.source && e.neuron == arrival.line;
    });
    if (entry == setup.axon_table.end()) return;
    const Tick asked = arrival.sent + entry->delay;
    const Tick slot = std::clamp(asked, arrival.arrived + 1, arrival.arrived + kBuiltDelayMax);
    for (int axon = entry->axon; axon <= entry->axon + (entry->pair ? 1 : 0); ++axon)
        coming.push_back(
            {slot,
             {arrival.sent, arrival.arrived, std::max<std::int64_t>(0, slot - asked), arrival.source,
              arrival.line, axon, entry->axon, 0, setup.excitatory[static_cast<std::size_t>(axon)]}});
}

std::vector<WatchedInput> take_active(std::vector<Coming>& coming, Tick now, const std::vector<int>& k) {
    std::vector<WatchedInput> active;
    for (Coming& next : coming) {
        if (next.slot != now) continue;
        next.input.k = k[static_cast<std::size_t>(next.input.axon)];
        active.push_back(next.input);
    }
    std::erase_if(coming, [now](const Coming& next) { return next.slot <= now; });
    std::ranges::stable_sort(active, {}, &WatchedInput::axon);
    return active;
}

SpikesOfCore::SpikesOfCore(const std::filesystem::path& file, CoreId core)
    : file_(file),
      reader_(file, kSpikesTable.head, kSpikesTable.separator, kSpikesTable.columns.size()),
      core_(core),
      ahead_(reader_.next()) {}

void SpikesOfCore::compare(Tick tick, std::span<const NeuronId> spikes, bool must) {
    std::vector<std::int64_t> written, now;
    for (; ahead_ && ahead_->values[0] <= tick.value; ahead_ = reader_.next())
        if (ahead_->values[2] == core_.value) written.push_back(ahead_->values[3]);
    for (const NeuronId spike : spikes) now.push_back(spike.value);
    std::ranges::sort(written);
    if (must && written != now)
        throw Error(
            Exit::check_failed,
            fmt::format("{}: the spikes of core {} in tick {} are not those of what arrived there: the "
                        "folder is not a run of its chip.toml",
                        file_.string(), core_.value, tick.value));
}

}  // namespace tendril
