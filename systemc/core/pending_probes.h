// The pending bitmaps of a core as rows of a waveform.
#pragma once

#include "systemc/core/core_module.h"
#include "systemc/kernel/probe.h"

namespace tendril {

/// "chip pending_core3", "ahead2_axons64": axons 64 to 127 that will be active two ticks after the one the
/// core is in. Its own bitmap a core empties, RTL word by word and a model at once: it is left out.
void add_pending_probes(CoreModule& core, Probes& probes);

}  // namespace tendril
