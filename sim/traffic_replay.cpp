#include "sim/traffic_replay.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "sim/recorder/spikes.h"
#include "sim/table_reader.h"

namespace tendril {

namespace {

constexpr std::size_t kTick = 0, kCycle = 1, kCore = 2, kNeuron = 3, kColumns = 4;

/// A row must not go before the one above it. Only cycles of other ticks may: fixed ticks can overlap.
void require_sorted(const TableReader& reader, const TableRow& row, const TableRow& above) {
    if (row > above) return;
    const auto [name, at] =
        row.values[kTick] < above.values[kTick] ? std::pair("tick", kTick) : std::pair("cycle", kCycle);
    if (row.values[at] < above.values[at])
        throw reader.error(fmt::format("{} {} comes after {} {}; rows ascend in tick, cycle, core, neuron",
                                       name, row.values[at], name, above.values[at]));
    throw reader.error(
        fmt::format("core {} neuron {} comes after core {} neuron {} in one cycle; rows ascend "
                    "in tick, cycle, core, neuron",
                    row.values[kCore], row.values[kNeuron], above.values[kCore], above.values[kNeuron]));
}

}  // namespace

std::vector<RecordedSpike> read_recorded(const std::filesystem::path& file, int cores) {
    TableReader reader(file, kSpikesHead, ' ', kColumns);
    std::vector<RecordedSpike> spikes;
    std::optional<TableRow> above;
    while (const auto row = reader.next()) {
        const std::int64_t cycle = row->values[kCycle];
        const std::int64_t core = row->values[kCore];
        const std::int64_t neuron = row->values[kNeuron];
        if (cycle == kNoValue)
            throw reader.error(
                "a spike without a cycle cannot be replayed; a run of tlm, cosim or rtl has them");
        if (cycle < 0) throw reader.error(fmt::format("cycle {} is below 0", cycle));
        if (core < 0 || core >= cores)
            throw reader.error(fmt::format("there is no core {}; the chip has 0..{}", core, cores - 1));
        if (neuron < 0 || neuron > UINT8_MAX)
            throw reader.error(fmt::format("there is no neuron {}; a core has 0..{}", neuron, UINT8_MAX));
        if (above) require_sorted(reader, *row, *above);
        above = row;
        spikes.push_back(
            {Cycle(cycle), CoreId(static_cast<std::uint16_t>(core)), static_cast<std::uint8_t>(neuron)});
    }
    std::ranges::stable_sort(spikes, {}, [](const RecordedSpike& spike) {
        return std::tuple(spike.cycle, spike.core, spike.neuron);
    });
    return spikes;
}

}  // namespace tendril
