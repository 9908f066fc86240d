// Are two runs the same? If not, where do they part first, and what was around it?
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tendril {

struct DiffOptions {
    bool ticks_only = false;  ///< leave cycles out: for runs of the functional engine
};

/// The first place at which one file of two runs parts.
struct Divergence {
    std::string file;
    std::optional<std::int64_t> tick, cycle, core, neuron;  ///< as far as the file tells
    std::string what;                                       ///< a sentence that names A and B
    std::vector<std::string> around;                        ///< lines of both, ready to print
    std::optional<std::int64_t> source{};                   ///< of a delivery
};

struct DiffResult {
    bool ticks_only = false;
    std::string a, b;                     ///< the folders
    std::vector<std::string> compared;    ///< files
    std::vector<std::string> left_out;    ///< files that not both runs have, with the reason
    std::vector<Divergence> divergences;  ///< one a file, earliest tick first, then those without a tick

    bool same() const { return divergences.empty(); }
};

/// Compares spikes.aer, ticks.csv (unless ticks_only), deliveries.aer, synapses.csv and thresholds.csv if
/// both have them, and final.state by the digest of the manifests. Around the first divergence is also what
/// the folders say of its core (diff_around.h).
/// @throws Error Exit::resource where a file is missing, Exit::usage with the place where one is damaged,
///         or where one run has cycles, the other has none and ticks_only is off
DiffResult diff_runs(const std::filesystem::path& a, const std::filesystem::path& b,
                     const DiffOptions& options);

/// One line if they are the same, else the first divergence and what was around it, then the other files
/// that differ. Ends with LF.
std::string diff_text(const DiffResult& result);

/// The same as a JSON object, on lines, ends with LF.
std::string diff_json(const DiffResult& result);

}  // namespace tendril
