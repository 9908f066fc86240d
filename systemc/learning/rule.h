// The contract of a learning rule: what grows, and what becomes of a neuron's synapses when it has fired.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "systemc/core/core.h"
#include "systemc/core/core_state.h"
#include "systemc/learning/lfsr.h"

namespace tendril {

/// All synapses onto one neuron, taken out of the synapse memory to be changed by a pass.
struct Column {
    std::vector<std::uint8_t> k;                  ///< per axon
    int budget = 0;                               ///< KS: their sum
    int threshold = 0;                            ///< TH
    int fired_at = 0;                             ///< TF: phase tick of the first fire
    Tick tick;                                    ///< now
    bool phased = false;                          ///< PH_LEN > 0: TA and TF mean something
    const std::vector<std::uint8_t>& excitatory;  ///< per axon; others are not plastic
    const LearningState& times;                   ///< TA, RK, TL
};

/// A rule is stateless: parameters in, changes of a column out, random numbers drawn in the order of
/// section 4 of the specification.
class Rule {
public:
    virtual ~Rule() = default;
    /// The parameters the rule goes by: those given, or some of them forced.
    virtual const LearningParams& params() const = 0;
    /// Growth (4.2), the target neuron being drawn: does a spike of that rank and phase tick grow a
    /// synapse where `there` is now? Limits of the budget are the caller's.
    /// @param fan_out counts of all the axon's synapses on this core, in sum
    virtual bool grows(const LearnAnswer& there, int fan_out, int rank, int phase, Lfsr random) const = 0;
    /// POST_PASS (4.3): the neuron has just won.
    virtual void after_fire(Column& column, Lfsr random) const = 0;
    /// END_PASS (4.4): the episode closes and the neuron had fired in it.
    virtual void end_of_episode(Column& column, Lfsr random) const = 0;
};

/// First excitatory synapse of the column with k > 0, from a drawn axon on, wrapping, but `axon` (4.1:
/// evict).
/// @return its axon, -1 if there is none
int find_victim(const Column& column, int axon, Lfsr random);

struct RuleInfo {
    RuleKind kind;
    std::string_view name;                                        ///< in chip files
    std::unique_ptr<Rule> (*make)(const LearningParams& params);  ///< nullptr from "none": learning off
};

/// All rules; one more is one more line in rules.cpp.
std::span<const RuleInfo> rules();

}  // namespace tendril
