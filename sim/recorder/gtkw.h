// The save file that opens a waveform in GTKWave with its signals grouped and named.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "systemc/kernel/probe.h"

namespace tendril {

/// A signal of the file: its path with dots, its width, how it is to be shown.
struct WaveSignal {
    std::string path;
    int bits = 1;
    Probe::Show show = Probe::Show::number;
};

/// What is shown under one heading.
struct WaveGroup {
    std::string title;
    std::vector<WaveSignal> signals;
    bool closed = false;
};

/// What is in view at first, in cycles, and what is marked there.
struct WaveView {
    std::int64_t from = 0;
    std::int64_t cycles = 1000;
    std::int64_t marker = -1;  ///< −1: none
    struct Mark {
        std::string name;
        std::int64_t cycle = 0;
    };
    std::vector<Mark> marks{};  ///< at most 26
};

/// First all lines of text, then the probes of each scope, then the pins of each verilated block ("core0",
/// "hub_L1_0").
std::vector<WaveGroup> wave_groups(const std::vector<std::string>& rtl_scopes, const Probes& probes);

/// The text of the save file; `fst` is the waveform's path, best one that holds wherever GTKWave is started.
std::string gtkw_text(const std::string& fst, const std::vector<WaveGroup>& groups, const WaveView& view);

}  // namespace tendril
