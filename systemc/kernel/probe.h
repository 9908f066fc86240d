// A value of a model that a waveform shows beside the signals of the RTL.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "systemc/spike.h"

namespace tendril {

struct Probe {
    /// How a viewer shows it first; curves are drawn over time.
    enum class Show : std::uint8_t { number, signed_number, names, curve, signed_curve, text };

    std::string scope;  ///< scopes divided by spaces, "chip link_core0_hub_L1_0"
    std::string name;
    int bits = 1;                          ///< 1..64; of a text 8 a character
    std::vector<std::string> labels;       ///< names of the values 0, 1, …; empty: a number
    std::function<std::uint64_t()> value;  ///< but of a text
    Show show = labels.empty() ? Show::number : Show::names;
    std::function<std::string()> text{};  ///< ASCII; what goes beyond `bits` is cut off
};

/// A text probe of at most kProbeTextLength characters.
inline constexpr int kProbeTextLength = 64;
Probe text_probe(std::string scope, std::string name, std::function<std::string()> text);

using Probes = std::vector<Probe>;

/// The four fields of a flit that `flit` points out, and whether there is one.
void probe_flit(Probes& probes, const std::string& scope, const std::string& prefix,
                std::function<const Flit*()> flit);

}  // namespace tendril
