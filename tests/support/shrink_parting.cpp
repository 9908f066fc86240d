#include "tests/support/shrink_parting.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/atomic_file.h"
#include "tests/support/document.h"

namespace tendril {

namespace {

bool same_way(const Parting& a, const Parting& b) {
    return !a.none() && a.in_cycles == b.in_cycles && a.failed == b.failed;
}

/// Of a run's folder: an engine's name may have options in it.
std::string folder_name(std::string engine) {
    std::ranges::replace(engine, ' ', '_');
    return engine;
}

}  // namespace

Parting part(const std::vector<LockstepEngine>& two, const ChipCase& chip, Cycle limit) {
    const ReadyChip made = ready(chip);
    const bool all = std::ranges::all_of(two, [&](const LockstepEngine& e) { return e.takes(made.plan); });
    if (!all || made.ticks < 1) return {};
    return parting_of(run_engines(two, made.plan, *made.stimulus, made.ticks, limit));
}

std::optional<SmallChip> shrink_parting(const std::vector<LockstepEngine>& two,
                                        const std::vector<ChipCase>& starts, const Parting& wanted,
                                        Cycle limit, const Tell& tell) {
    // A text without `cores` is shorter, and its chip bigger: that is no way to go.
    int cores = INT32_MAX;
    const auto shows = [&](const ChipCase& chip) {
        const int of_this = ready(chip).spec.cores();
        const bool shown = of_this <= cores && same_way(part(two, chip, limit), wanted);
        if (shown) cores = of_this;
        return shown;
    };
    for (const ChipCase& start : starts) {
        if (!shows(start)) continue;
        Shrinker shrinker(start, shows, tell);
        SmallChip small;
        small.chip = shrinker.run();
        small.trials = shrinker.trials();
        small.parting = part(two, small.chip, limit);
        return small;
    }
    return std::nullopt;
}

std::optional<SmallChip> shrink_random_chip(const RandomChip& chip, ChipPlan plan, const Parting& wanted,
                                            std::vector<LockstepEngine> engines, Cycle limit,
                                            const Tell& tell) {
    const auto named = [&](const std::string& name) {
        return *std::ranges::find(engines, name, &LockstepEngine::name);
    };
    std::vector<LockstepEngine> two{named(wanted.first), named(wanted.second)};
    if (wanted.second == kMixedCosim) {
        plan.cores_rtl = chip.mix.cores_rtl;
        plan.level_rtl = chip.mix.level_rtl;
        two[1] = named("cosim");
        if (wanted.first == "cosim")
            two[0] = named("tlm");  // which agreed with it, or would have been told of
    }
    BurstStimulus stimulus(chip);
    std::vector<ChipCase> starts;
    for (const Start start : {Start::fresh, Start::exact})
        starts.push_back(explicit_chip(plan, frame_of(chip.tree), stimulus, chip.ticks, start));
    return shrink_parting(two, starts, wanted, limit, tell);
}

std::string small_chip_text(const SmallChip& small) {
    return fmt::format("# Where do {} and {} part? {}\n{}", small.parting.first, small.parting.second,
                       small.parting.what, document_text(small.chip.chip));
}

std::string write_small_chip(const SmallChip& small, const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    write_text_atomically(folder / "small.toml", small_chip_text(small));
    std::string state;
    if (!small.chip.state.empty()) {
        write_text_atomically(folder / "initial.state", small.chip.state);
        state = fmt::format(" --state {}", (folder / "initial.state").string());
    }
    std::string commands;
    for (const std::string& engine : {small.parting.first, small.parting.second}) {
        commands += fmt::format("tendril run {} --engine {}{} --record deliveries --out {}\n",
                                (folder / "small.toml").string(), engine, state,
                                (folder / folder_name(engine)).string());
    }
    if (small.parting.failed) return commands;  // one of them leaves no folder
    return commands + fmt::format("tendril diff {} {}{}\n",
                                  (folder / folder_name(small.parting.first)).string(),
                                  (folder / folder_name(small.parting.second)).string(),
                                  small.parting.in_cycles ? "" : " --ticks-only");
}

}  // namespace tendril
