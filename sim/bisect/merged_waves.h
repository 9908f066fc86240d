// One waveform of two: their signals below two scopes on one axis of time, and where they differ.
#pragma once

#include <filesystem>
#include <string>

#include "sim/bisect/wave_pair.h"

namespace tendril {

/// What the two are called in it: the names of their topmost scopes.
struct MergedNames {
    std::string a, b;
};

/// Path of a bit that is 1 in every cycle in which a signal of both differs.
inline constexpr const char* kDiffersPath = "parting.differs";

/// Writes all of both files; the same bytes for the same files.
/// @param pair of the files @throws Error Exit::resource
void write_merged(const FstFile& a, const FstFile& b, const WavePair& pair, const MergedNames& names,
                  const std::filesystem::path& to);

}  // namespace tendril
