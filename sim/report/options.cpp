#include "sim/report/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "sim/error.h"

namespace tendril {

namespace {

std::pair<std::int64_t, std::int64_t> window_of(const std::string& text) {
    const auto colon = text.find(':');
    std::pair<std::int64_t, std::int64_t> window;
    const bool read = colon != std::string::npos &&
                      CLI::detail::lexical_cast(text.substr(0, colon), window.first) &&
                      CLI::detail::lexical_cast(text.substr(colon + 1), window.second);
    if (read && window.first <= window.second) return window;
    throw error_at({"tendril report --ticks"}, fmt::format("\"{}\" is no window", text),
                   "FROM:TO in ticks, both ends included");
}

}  // namespace

void add_report_options(CLI::App& report, ReportOptions& o) {
    report.add_option("folder", o.folder, "a run folder, or that of a sweep")->type_name("DIR")->required();
    report.add_option("--neuron", o.neurons, "show V and S of this neuron, as in 3.17; repeatable")
        ->type_name("CORE.NEURON")
        ->allow_extra_args(false);
    report
        .add_option_function<std::string>(
            "--ticks", [&o](const std::string& text) { o.ticks = window_of(text); },
            "of V and S; the first 300 otherwise")
        ->type_name("FROM:TO");
}

}  // namespace tendril
