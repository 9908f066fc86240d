// The synapse counts of a core, row by row, laid out so that a row is summed in whole vectors.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "systemc/kernel/state_visitor.h"
#include "systemc/types.h"

namespace tendril {

class SynapseRows {
public:
    explicit SynapseRows(CoreSize size)
        : size_(size),
          stride_((size.neurons + kLanes - 1) / kLanes * kLanes),
          k_(static_cast<std::size_t>(size.axons * stride_)) {}

    /// Entries of a row, those beyond the last neuron included; they are 0.
    std::size_t stride() const { return static_cast<std::size_t>(stride_); }
    std::uint8_t& at(int axon, int neuron) { return k_[static_cast<std::size_t>(axon * stride_ + neuron)]; }
    std::uint8_t at(int axon, int neuron) const {
        return k_[static_cast<std::size_t>(axon * stride_ + neuron)];
    }

    /// The counts of an axon, stride() of them.
    const std::uint8_t* row(int axon) const { return &k_[static_cast<std::size_t>(axon * stride_)]; }
    /// How many counts of an axon are above 0.
    std::uint32_t used(int axon) const {
        const auto count = std::count(row(axon), row(axon) + stride_, std::uint8_t{0});
        return static_cast<std::uint32_t>(stride_ - count);
    }

    /// As CoreState::k.
    void load(const std::vector<std::uint8_t>& k) {
        for (int i = 0; i < size_.axons; ++i) {
            std::copy_n(k.begin() + i * size_.neurons, size_.neurons, k_.begin() + i * stride_);
        }
    }
    std::vector<std::uint8_t> dense() const {
        std::vector<std::uint8_t> k(static_cast<std::size_t>(size_.axons * size_.neurons));
        for (int i = 0; i < size_.axons; ++i) {
            std::copy_n(k_.begin() + i * stride_, size_.neurons, k.begin() + i * size_.neurons);
        }
        return k;
    }

    /// Adds a row to `sums`, which has stride() entries. @return how many counts are above 0
    std::uint32_t add(int axon, std::uint16_t* sums) const {
        const std::uint8_t* row = &k_[static_cast<std::size_t>(axon * stride_)];
        std::uint32_t synapses = 0;
        for (int first = 0; first < stride_; first += kLanes) {
            // Loops of constant length: they compile to vector instructions.
            for (int lane = 0; lane < kLanes; ++lane) {
                sums[first + lane] = static_cast<std::uint16_t>(sums[first + lane] + row[first + lane]);
            }
            std::uint8_t used = 0;
            for (int lane = 0; lane < kLanes; ++lane) {
                used = static_cast<std::uint8_t>(used + (row[first + lane] != 0));
            }
            synapses += used;
        }
        return synapses;
    }

    void visit_state(StateVisitor& visitor) { visitor.field("k", k_); }

private:
    static constexpr int kLanes = 16;

    CoreSize size_;
    int stride_;
    std::vector<std::uint8_t> k_;
};

}  // namespace tendril
