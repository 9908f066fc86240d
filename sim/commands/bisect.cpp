// tendril bisect: where do two trees of RTL part?
#include "sim/bisect/bisect.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "sim/atomic_file.h"
#include "sim/bisect/rtl_tree.h"
#include "sim/bisect/tree_programs.h"
#include "sim/commands/commands.h"
#include "sim/config.h"
#include "sim/interrupt.h"

namespace tendril {

namespace fs = std::filesystem;

namespace {

const std::vector<std::string> kEnginesWithRtl = {"cosim", "rtl"};

void require_rtl(const std::string& engine) {
    if (std::ranges::count(kEnginesWithRtl, engine) > 0) return;
    throw error_at({"tendril bisect --engine"}, fmt::format("\"{}\" has no RTL to compare", engine),
                   "cosim, rtl", nearest(engine, kEnginesWithRtl));
}

/// A test of a list; of a chip's engines the first that has RTL, or the one asked for.
void take_test(const BisectOptions& options, BisectOrder& order) {
    const RegressionSpec spec = load_regression(options.file, options.overrides);
    std::vector<std::string> tests;
    if (!options.test.empty()) tests.push_back(options.test);
    const Job job = plan_jobs(spec, {{}, tests, options.seed, {}}).front();
    order.test = *job.test;
    order.seed = job.seed;
    std::vector<std::string>& engines = order.test.engines;
    // By name, since a bench of one's own may show waves as well.
    const std::vector<std::string> without = {"two_simulators", "random_chip"};
    if (std::ranges::count(without, order.test.bench) > 0)
        throw error_at(order.test.origin.table,
                       fmt::format("the bench \"{}\" shows no waveform of one run", order.test.bench),
                       "core_lockstep, hub_lockstep, link_lockstep, leaf_blocks, or a chip");
    if (order.test.chip.empty() && !options.engine.empty())
        throw error_at({"tendril bisect --engine"}, "the test is of a bench, which has none",
                       "a test of a chip");
    if (options.ticks)
        throw error_at({"tendril bisect --ticks"}, "changes nothing of a list", "--set, or a chip file");
    if (order.test.chip.empty()) return;
    if (!options.engine.empty()) engines = {options.engine};
    std::erase_if(engines, [](const auto& e) { return std::ranges::count(kEnginesWithRtl, e) == 0; });
    if (engines.empty()) require_rtl(options.engine);
    engines.resize(1);
}

void take_chip(const BisectOptions& options, BisectOrder& order) {
    if (!options.test.empty())
        throw error_at({"tendril bisect --test"}, "a chip file has no tests", "a regression list");
    order.test.set = options.overrides;
    if (options.ticks) order.test.set.push_back(fmt::format("run.ticks={}", *options.ticks));
    const ChipSpec spec = load_chip(options.file, order.test.set);
    order.test.name = spec.name;
    order.test.chip = fs::absolute(options.file).lexically_normal();
    order.test.engines = {options.engine.empty() ? "cosim" : options.engine};
    require_rtl(order.test.engines.front());
    order.seed = options.seed.value_or(static_cast<std::uint64_t>(spec.seed));
}

bool is_list(const std::string& file) {
    return read_text(file).find("tendril-regression") != std::string::npos;
}

}  // namespace

Exit carry_out(const BisectOptions& options) {
    BisectOrder order;
    if (is_list(options.file))
        take_test(options, order);
    else
        take_chip(options, order);
    order.out = fs::absolute(options.out).lexically_normal();
    order.cycles_most = options.cycles;
    order.around = options.around;
    const auto built = [&](const std::string& name, const char* scratch) {
        const fs::path rtl = rtl_tree(name, order.out / scratch);
        return BuiltTree{name, rtl, programs_of_tree(rtl, order.test, options.jobs)};
    };
    order.old = built(options.rtl.first, "old");
    order.fresh = built(options.rtl.second, "new");
    const InterruptWatch interrupt;
    order.interrupted = [&] { return interrupt.asked(); };
    const BisectResult result = bisect(order);
    std::fputs((options.json ? bisect_json(result) : bisect_text(result)).c_str(), stdout);
    if (result.pair.interrupted) return Exit::interrupted;
    return result.same() ? Exit::ok : Exit::check_failed;
}

}  // namespace tendril
