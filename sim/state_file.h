// final.state: all that a chip remembers between two ticks, as text with the same bytes from every engine.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "sim/chip_plan.h"

namespace tendril {

/// The same state with everything that cannot matter set to its one written form: BT and LATPH 0 when BC
/// is 0, RK 0 when TA is invalid, TL no older than 65535 ticks at the next tick, slot 0 of the pending
/// bitmaps and bits beyond the axons dropped. Engines agree if their canonical states are equal.
ChipState canonical(ChipState state);

/// The text of final.state (its columns are in its head), in canonical form.
/// @pre every array has the size of its core
std::string write_state(const ChipState& state);

/// Reads `text` strictly: what it accepts, write_state gives back byte for byte.
/// @param file named in errors
/// @throws Error Exit::usage with line and column: damaged, truncated, out of range, or not of this chip
///         (core count, neurons and axons of a core, vmax and smax)
ChipState parse_state(std::string_view text, const std::string& file, const ChipPlan& plan);

/// @throws Error as parse_state; Exit::resource where the file cannot be read
ChipState read_state(const std::filesystem::path& path, const ChipPlan& plan);

/// XXH3-128 of a text, 32 hexadecimal digits.
std::string text_digest(std::string_view text);

/// XXH3-128 of the text of the state.
std::string state_digest(const ChipState& state);

}  // namespace tendril
