// The head of a GTKWave save file: which waveform, what is in view, what is marked.
#pragma once

#include <string>

#include "sim/recorder/gtkw.h"

namespace tendril {

/// Everything before the first row.
std::string gtkw_head(const std::string& fst, const WaveView& view);

/// Cycles in view at a zoom as the head gives it.
std::int64_t gtkw_cycles(double zoom);

}  // namespace tendril
