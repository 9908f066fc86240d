// Two waveforms as one: both runs side by side on one time axis.
#pragma once

#include <cstdint>
#include <filesystem>
#include <utility>

namespace tendril {

/// First and last time of a waveform, in cycles. @throws Error Exit::resource where it cannot be read
std::pair<std::int64_t, std::int64_t> wave_times(const std::filesystem::path& fst);

/// Writes `to` with the signals of `a` below the scope "a" and those of `b` below "b", enums and all, from
/// cycle `first` to `last`. What a file does not reach it says nothing of.
/// @throws Error Exit::resource
void write_wave_pair(const std::filesystem::path& a, const std::filesystem::path& b,
                     const std::filesystem::path& to, std::int64_t first, std::int64_t last);

}  // namespace tendril
