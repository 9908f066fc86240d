// A run folder, read: what the charts of its page are made of.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "sim/chip_plan.h"
#include "sim/chip_spec.h"
#include "sim/table_reader.h"

namespace tendril {

struct RunFiles {
    std::filesystem::path folder;
    nlohmann::ordered_json manifest;
    nlohmann::ordered_json stats;
    ChipSpec spec;
    ChipPlan plan;
    std::vector<TableRow> spikes;  ///< tick, cycle, core, neuron
    std::vector<TableRow> ticks;   ///< of ticks.csv
    Tick first;                    ///< of the run
    std::int64_t tick_count = 0;

    bool has_cycles() const { return stats["cycles"].is_number(); }
    bool is_traffic() const { return plan.traffic != nullptr; }
    bool has(const char* file) const { return std::filesystem::exists(folder / file); }
};

/// @throws Error Exit::usage where it is no run folder or has no chip.toml; as TableReader
RunFiles read_run(const std::filesystem::path& folder);

/// A chart that this run has nothing for, and why: the page says so in its place.
nlohmann::ordered_json left_out(const std::string& why);

}  // namespace tendril
