// Opens the file and looks at every cycle of the window.
#include "sim/chip_waves.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "sim/atomic_file.h"
#include "sim/error.h"
#include "sim/recorder/gtkw.h"
#include "systemc/fabric/topology/tree.h"
#include "systemc/kernel/state_bytes.h"

namespace tendril {

namespace {

WaveView first_view(const WaveOrder& order) {
    constexpr std::int64_t kMost = 2000;
    WaveView view;
    view.from = order.from.value;
    view.cycles = order.to == kNever ? kMost : std::min(order.to - order.from + 1, kMost);
    for (const WaveMark& mark : order.marks) view.marks.push_back({mark.name, mark.cycle.value});
    if (!view.marks.empty()) {
        view.marker = view.marks.front().cycle;
        view.from = std::max(view.from, view.marker - view.cycles / 2);
    }
    return view;
}

}  // namespace

ChipWaves::ChipWaves(Chip& chip, const WaveOrder& order)
    : chip_(chip), order_(order), sight_(chip.plan(), chip) {
    const WaveScope scope(order.scope);
    Chip::Visible visible = chip.visible(scope);
    Probes probes;
    if (scope.shows("flights")) sight_.add_flight_probes(probes);
    for (std::size_t c = 0; c < chip.cores.size(); ++c) {
        if (!scope.shows(chip.cores[c]->basename())) continue;
        sight_.add_core_probes(c, probes);
        ++cores_;
    }
    if (visible.scopes.empty() && probes.empty())
        throw Error(Exit::usage, fmt::format("--wave-scope {}: matches nothing of this chip", order.scope));
    std::move(visible.probes.begin(), visible.probes.end(), std::back_inserter(probes));
    const std::filesystem::path path(order.file);
    write_text_atomically(
        std::filesystem::path(path).replace_extension(".gtkw"),
        gtkw_text(path.filename().string(), wave_groups(visible.rtl_scopes, probes), first_view(order)));
    waves_ = std::make_unique<Waves>(order.file, visible.blocks, std::move(probes));
    chip.kernel.look([this](Cycle now) { look(now); });
}

ChipWaves::~ChipWaves() { chip_.kernel.look({}); }

void ChipWaves::look(Cycle now) {
    if (also_) also_(now);
    if (!near(now) || totals_.full) return;
    using Clock = std::chrono::steady_clock;
    const Clock::time_point start = Clock::now();
    sight_.look();
    if (shows(now)) show(now);
    totals_.seconds += std::chrono::duration<double>(Clock::now() - start).count();
}

void ChipWaves::show(Cycle now) {
    constexpr std::uint64_t kCheckEvery = 1024;  // what is not yet in the file is not seen
    chip_.show_inputs();
    waves_->dump(now);
    ++totals_.cycles;
    totals_.core_cycles += cores_;
    totals_.last = now;
    if (order_.max_bytes == UINT64_MAX || totals_.cycles % kCheckEvery != 0) return;
    waves_->flush();
    totals_.full = std::filesystem::file_size(order_.file) >= order_.max_bytes;
}

WaveTotals ChipWaves::finish() {
    chip_.kernel.look({});
    waves_.reset();
    return totals_;
}

bool ChipWaves::near(Cycle now) const {
    return now >= order_.from - kRunUpCycles && now <= order_.to && in_ticks(kRunUpTicks);
}

bool ChipWaves::shows(Cycle now) const { return now >= order_.from && in_ticks(0); }

/// Is a core in one of the ticks, or in one of so many before?
bool ChipWaves::in_ticks(std::int64_t ahead) const {
    if (!order_.ticks) return true;
    const Tick first = order_.ticks->first - ahead;
    const Tick last = order_.ticks->second;
    return std::any_of(chip_.cores.begin(), chip_.cores.end(),
                       [&](const auto& core) { return core->tick() >= first && core->tick() <= last; });
}

std::unique_ptr<ChipWaves> open_waves(Chip& chip, const WaveOrder& order) {
    return std::make_unique<ChipWaves>(chip, order);
}

namespace {

using Onlooker = std::function<void(Cycle)>;

/// Tells of cycles in which an input of the hub or router is not ready.
Onlooker full_watch(const Chip& chip, const FullWatch& watch) {
    std::vector<std::string> names;
    for (std::size_t r = 0; r < chip.routers.size(); ++r) {
        names.push_back(hub_name(chip.plan().topology.hubs[r].id));
        if (names.back() != watch.hub) continue;
        return [router = chip.routers[r].get(), seen = watch.seen](Cycle now) {
            const auto full = [&](int port) {
                return !router->router().in_ready(static_cast<std::size_t>(port));
            };
            if (std::ranges::any_of(router->ports(), full)) seen(now);
        };
    }
    for (std::size_t h = 0; h < chip.hubs.size(); ++h) {
        names.push_back(hub_name(chip.plan().topology.hubs[h].id));
        if (names.back() != watch.hub) continue;
        return [hub = chip.hubs[h].get(), seen = watch.seen](Cycle now) {
            const HubOutputs& outputs = hub->hub().outputs();
            const auto full = [&](int port) { return !outputs.in_ready[static_cast<std::size_t>(port)]; };
            if (std::ranges::any_of(hub->ports(), full)) seen(now);
        };
    }
    throw error_at({"tendril run --wave-trigger"},
                   fmt::format("hub={}: there is no such hub to look at", watch.hub),
                   chip.whole ? "in engine rtl the hubs are inside the chip: cosim, tlm"
                              : fmt::format("{}", fmt::join(names, ", ")));
}

}  // namespace

int LevelWatch::held(std::size_t node) const {
    int held = 0;
    if (!chip_.routers.empty()) {
        for (const int port : chip_.routers[node]->ports())
            held += chip_.routers[node]->router().held(static_cast<std::size_t>(port));
    } else {
        for (const int port : chip_.hubs[node]->ports()) held += chip_.hubs[node]->hub().held(port);
    }
    return held;
}

void LevelWatch::look(Cycle now) {
    for (std::size_t h = 0; h < last_.size(); ++h) {
        const int held = this->held(h);
        if (held == last_[h]) continue;
        last_[h] = held;
        tell_(hub_name(chip_.plan().topology.hubs[h].id), held, now);
    }
}

Onlookers::Onlookers(Chip& chip, const RunOrder& order, ChipWaves* waves) {
    std::vector<Onlooker> all;
    if (order.full) all.push_back(full_watch(chip, *order.full));
    if (order.levels) {
        levels_.emplace(chip, order.levels);
        all.emplace_back([watch = &*levels_](Cycle now) { watch->look(now); });
    }
    if (order.hops) {
        hops_.emplace(chip, *order.hops);
        all.emplace_back([watch = &*hops_](Cycle now) { watch->look(now); });
    }
    if (all.empty()) return;
    const auto look = [all = std::move(all)](Cycle now) {
        for (const Onlooker& onlooker : all) onlooker(now);
    };
    waves ? waves->also(look) : chip.kernel.look(look);
}

/// A run that goes on for the sake of its waves tells nobody: there is no one to read what was written.
void Onlookers::visit_state(StateVisitor& visitor) {
    const auto visit = [&visitor](std::string_view name, auto& onlooker) {
        StateWriter own;
        if (onlooker && !visitor.reads()) onlooker->visit_state(own);
        std::vector<std::uint8_t> bytes = own.bytes();
        visitor.field(name, bytes);
        if (!onlooker || !visitor.reads()) return;
        StateReader reader(bytes);
        onlooker->visit_state(reader);
    };
    visit("levels", levels_);
    visit("hops", hops_);
}

}  // namespace tendril
