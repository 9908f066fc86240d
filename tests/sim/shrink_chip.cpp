// Two engines part on a chip file: which is the smallest chip on which they still do?
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <systemc>

#include "sim/config.h"
#include "sim/state_file.h"
#include "sim/stimulus_make.h"
#include "tests/support/shrink_parting.h"

int sc_main(int, char**) { return 0; }

namespace tendril {
namespace {

struct Options {
    std::string chip;
    std::vector<std::string> overrides;
    std::vector<std::string> engines;
    std::string state;
    std::string stimulus;
    std::string out = "small";
    std::int64_t cycle_limit = 100'000'000;
};

/// The words of the file that its plan no longer has.
ChipFrame frame_of(const Options& options, const ChipSpec& spec) {
    Value document = read_toml(options.chip);
    for (const std::string& assignment : options.overrides) apply_override(document, assignment);
    ChipFrame frame;
    if (const Entry* topology = document.as<Table>()->find("topology"))
        frame.topology = *topology->value.as<Table>();
    for (const HostSpec& host : spec.host) frame.host.push_back(host.at == spec.root() ? "" : host.at);
    if (frame.topology.find("cores") == nullptr)  // so that there is a number to lower
        frame.topology.entries.push_back({"cores", {}, {{}, std::int64_t{spec.cores()}}});
    return frame;
}

std::vector<LockstepEngine> named(const std::vector<std::string>& names) {
    const std::vector<LockstepEngine> all = engines_of_the_program();
    std::vector<LockstepEngine> engines;
    for (const std::string& name : names)
        engines.push_back(*std::ranges::find(all, name, &LockstepEngine::name));
    return engines;
}

void say(const std::string& line) { fmt::print(stderr, "{}\n", line); }

/// @return exit code: 0 they agree, 1 they part, 2 not all of them take the chip
int carry_out(const Options& options) {
    const ChipSpec spec = load_chip(options.chip, options.overrides);
    ChipPlan plan = make_plan(spec);
    if (!options.state.empty()) plan.initial = read_state(options.state, plan);
    const auto stimulus = make_stimulus(spec, plan, options.stimulus);
    const std::int64_t ticks = spec.run.ticks.value_or(0);
    const Cycle limit(options.cycle_limit);

    const auto engines = named(options.engines);
    const auto runs = run_engines(engines, plan, *stimulus, ticks, limit);
    const bool all = runs.size() == engines.size();
    if (!all) say("not every engine takes this chip");
    const Parting parting = parting_of(runs);
    fmt::print("{}\n", parting.text());
    std::fflush(stdout);
    if (parting.none()) return all ? 0 : 2;

    const Start start = options.state.empty() ? Start::fresh : Start::exact;
    const ChipCase whole = explicit_chip(plan, frame_of(options, spec), *stimulus, ticks, start);
    const auto small = shrink_parting(named({parting.first, parting.second}), {whole}, parting, limit, say);
    if (!small) {
        say("written out in full, they no longer part so");
        return 1;
    }
    const std::string commands = write_small_chip(*small, options.out);
    fmt::print("{} trials\n\n{}\nREPRO\n{}", small->trials, small_chip_text(*small), commands);
    return 1;
}

}  // namespace
}  // namespace tendril

int main(int argc, char** argv) {
    setenv("SYSTEMC_DISABLE_COPYRIGHT_MESSAGE", "1", 1);
    CLI::App app{
        "Which is the smallest chip on which these engines part? Exit code 0: they agree, 1: they part.\n"
        "e.g. shrink_chip configs/chips/smallworld-16.toml --engines functional,cosim --set run.ticks=100"};
    tendril::Options options;
    app.add_option("chip", options.chip, "chip file")->required();
    app.add_option("--engines", options.engines, "two or more, the reference first")
        ->required()
        ->delimiter(',')
        ->check(CLI::IsMember({"functional", "cosim", "tlm", "rtl"}));
    app.add_option("--set", options.overrides, "key.key=value of the chip file");
    app.add_option("--state", options.state, "final.state to start from");
    app.add_option("--stimulus", options.stimulus, "file that replaces every [[stimulus]]");
    app.add_option("--cycles", options.cycle_limit, "a run that is longer has failed");
    app.add_option("--out", options.out, "folder for small.toml");
    CLI11_PARSE(app, argc, argv);
    try {
        return tendril::carry_out(options);
    } catch (const tendril::Error& error) {
        fmt::print(stderr, "{}\n", error.what());
        return static_cast<int>(error.exit_code());
    }
}
