// tendril report: the page of a run or a sweep.
#include <fmt/format.h>

#include <charconv>
#include <filesystem>

#include "sim/commands/commands.h"
#include "sim/report/report.h"

namespace tendril {

namespace {

/// "3.17": core 3, neuron 17.
std::pair<CoreId, NeuronId> neuron_of(const std::string& text) {
    std::uint16_t core = 0;
    std::uint16_t neuron = 0;
    const char* const end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, core);
    if (first.ec == std::errc() && first.ptr != end && *first.ptr == '.') {
        const auto second = std::from_chars(first.ptr + 1, end, neuron);
        if (second.ec == std::errc() && second.ptr == end) return {CoreId(core), NeuronId(neuron)};
    }
    throw error_at({"tendril report --neuron"}, fmt::format("\"{}\" is no neuron", text),
                   "CORE.NEURON, as in 3.17");
}

}  // namespace

Exit carry_out(const ReportOptions& options) {
    if (std::filesystem::exists(std::filesystem::path(options.folder) / "results.csv")) {
        if (!options.neurons.empty() || options.ticks)
            throw error_at({"tendril report"}, "a sweep has no neurons and ticks to choose", "a run folder");
        fmt::print("written to {}\n", write_sweep_report(options.folder).string());
        return Exit::ok;
    }
    RunReportOrder order{{}, options.ticks};
    for (const std::string& text : options.neurons) order.neurons.push_back(neuron_of(text));
    fmt::print("written to {}\n", write_run_report(options.folder, order).string());
    return Exit::ok;
}

}  // namespace tendril
