// The save file that opens a waveform in GTKWave with its signals grouped and named.
#pragma once

#include <string>
#include <vector>

#include "systemc/kernel/probe.h"

namespace tendril {

/// A signal of the file: its path with dots, its width, how it is to be shown.
struct WaveSignal {
    std::string path;
    int bits = 1;
    enum class Show : std::uint8_t { number, signed_number, names } show = Show::number;
};

/// What is shown under one heading.
struct WaveGroup {
    std::string title;
    std::vector<WaveSignal> signals;
};

/// One group for the pins of each verilated block ("core0", "hub_L1_0"), then one for each scope of probes.
std::vector<WaveGroup> wave_groups(const std::vector<std::string>& rtl_scopes, const Probes& probes);

/// The text of the save file; `fst` is the waveform's name beside it.
std::string gtkw_text(const std::string& fst, const std::vector<WaveGroup>& groups);

}  // namespace tendril
