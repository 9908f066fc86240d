// One FST for both worlds: the signals of verilated blocks and the probes of models, on one time axis.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "systemc/kernel/probe.h"
#include "systemc/types.h"

class VerilatedFstC;

namespace tendril {

/// Writes a waveform file, 1 ns a cycle: the same bytes for the same values, without a date. The only file
/// that knows Verilator's trace interface, which is internal to it: a test pins what comes out.
class Waves {
public:
    /// Adds a block's signals to a file that is not yet open.
    using Traceable = std::function<void(VerilatedFstC&)>;

    /// Opens `path`. @throws Error Exit::resource
    Waves(const std::string& path, const std::vector<Traceable>& blocks, Probes probes);
    ~Waves();
    Waves(const Waves&) = delete;
    Waves& operator=(const Waves&) = delete;

    /// All values of cycle `now`; cycles ascend.
    void dump(Cycle now);
    /// Puts what was dumped into the file.
    void flush();

private:
    struct File;
    std::unique_ptr<File> file_;
};

}  // namespace tendril
