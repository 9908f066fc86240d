// The model's configuration port while it runs: axon table, its sources, synapses.
#include <algorithm>
#include <stdexcept>

#include "systemc/core/core_model.h"

namespace tendril {

namespace {

constexpr int kCountsPerWord = 8;  // of synapses
constexpr int kWordsPerRow = kBuiltSizeMax / kCountsPerWord;

}  // namespace

/// As in the RTL, whatever is written ends the core's quiet.
void CoreModel::write(std::uint32_t address, std::uint32_t data) {
    quiet_ = false;
    const auto offset = static_cast<int>(address % core_map::kRegionWords);
    switch (address - address % core_map::kRegionWords) {
        case core_map::kAxonSources: {
            const bool valid = (data >> 16 & 1U) != 0;
            const SourceId source(static_cast<std::uint16_t>(data & 0xffffU));
            return parts_->input.write_source(offset, valid ? std::optional(source) : std::nullopt);
        }
        case core_map::kAxonTable: {
            AxonEntry entry;
            entry.neuron = static_cast<std::uint16_t>(offset % kBuiltSizeMax);
            entry.axon = static_cast<std::uint16_t>(data & 0xffU);
            entry.delay = static_cast<std::uint8_t>(data >> 8 & 7U);
            entry.pair = (data >> 11 & 1U) != 0;
            return parts_->input.write_entry(offset / kBuiltSizeMax, entry.neuron, entry,
                                             (data >> 12 & 1U) != 0);
        }
        case core_map::kSynapses: {
            const int first = offset % kWordsPerRow * kCountsPerWord;
            for (int n = first; n < std::min(first + kCountsPerWord, setup_->size.neurons); ++n)
                parts_->synapses.at(offset / kWordsPerRow, n) =
                    static_cast<std::uint8_t>(data >> (4 * (n - first)) & 0xfU);
            return;
        }
        default:
            throw std::logic_error("core model: only axon table and synapses are written while it runs");
    }
}

}  // namespace tendril
