// A waveform as VCD, for viewers that know nothing else.
#pragma once

#include <filesystem>

namespace tendril {

/// Writes all of `fst` as `vcd`, some 20 times as big. @throws Error Exit::resource
void write_vcd(const std::filesystem::path& fst, const std::filesystem::path& vcd);

}  // namespace tendril
