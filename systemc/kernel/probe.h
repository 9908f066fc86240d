// A value of a model that a waveform shows beside the signals of the RTL.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "systemc/spike.h"

namespace tendril {

struct Probe {
    std::string scope;  ///< scopes divided by spaces, "chip link_core0_hub_L1_0"
    std::string name;
    int bits = 1;                     ///< 1..64
    std::vector<std::string> labels;  ///< names of the values 0, 1, …; empty: a number
    std::function<std::uint64_t()> value;
};

using Probes = std::vector<Probe>;

/// The four fields of a flit that `flit` points out, and whether there is one.
void probe_flit(Probes& probes, const std::string& scope, const std::string& prefix,
                std::function<const Flit*()> flit);

}  // namespace tendril
