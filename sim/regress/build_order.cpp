#include "sim/regress/build_order.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "sim/config.h"

namespace tendril {

namespace {

/// Of random_chip: it draws its chips from the whole ones of the build.
bool wants_whole_chips(const TestSpec& test) {
    return test.bench == "random_chip" && std::ranges::count(test.set, "built=1") > 0;
}

}  // namespace

RtlBuildOrder build_order(const std::vector<Job>& jobs, const std::filesystem::path& rtl, int parallel,
                          bool coverage) {
    constexpr const char* kSmallest = "16x16x16";
    RtlBuildOrder order;
    order.rtl = rtl;
    order.jobs = parallel;
    order.progress = ProgressStyle::of_stderr();
    order.coverage = coverage;
    std::set<std::string> targets;
    for (const Job& job : jobs) {
        const TestSpec& test = *job.test;
        if (test.chip.empty()) {
            if (test.bench.find('/') == std::string::npos) targets.insert("bench_" + test.bench);
            order.core_sizes.insert(test.size.empty() ? kSmallest : test.size);
            order.chips = order.chips || wants_whole_chips(test);
            continue;
        }
        targets.insert("tendril");
        const SizeSpec size = load_chip(test.chip, test.set).size;
        order.core_sizes.insert(fmt::format("{}x{}x{}", size.neurons, size.axons, size.lanes));
        order.chips = order.chips || std::ranges::count(test.engines, "rtl") > 0;
    }
    order.targets.assign(targets.begin(), targets.end());
    return order;
}

}  // namespace tendril
