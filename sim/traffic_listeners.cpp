#include "sim/traffic_listeners.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "systemc/fabric/topology/floorplan.h"

namespace tendril {

namespace {

constexpr double kShareOne = 65536.0;
constexpr std::int64_t kNearest = std::int64_t{1} << 23;  // 512 of them still are one draw

/// Cores of which one is as good as the other.
struct Class {
    std::int64_t share = 0;
    std::vector<int> cores;
};

struct Kind {
    const ChipSpec& spec;
    const TrafficSpec& traffic;

    std::vector<Class> classes(int core) const;
    std::vector<Class> local(int core) const;
    std::vector<Class> hotspot(int core) const;
    std::vector<Class> power_law(int core) const;
};

template <class F>
void for_each_other(int cores, int core, F&& f) {
    for (int other = 0; other < cores; ++other)
        if (other != core) f(other);
}

int common_level(int a, int b, int radix) {
    int level = 1;
    for (a /= radix, b /= radix; a != b; a /= radix, b /= radix) ++level;
    return level;
}

std::vector<Class> Kind::local(int core) const {
    const TopologySpec& t = spec.topology;
    const bool tree = t.family == "flat" || t.family.find("tree") != std::string::npos;
    const int radix = tree ? t.radix.value_or(4) : 4;
    double sum = 0;
    for (const double share : traffic.by_level) sum += share;
    std::vector<Class> out;
    for (const double share : traffic.by_level)
        out.push_back({static_cast<std::int64_t>(share / sum * kShareOne), {}});
    for_each_other(spec.cores(), core, [&](int other) {
        const auto at = static_cast<std::size_t>(common_level(core, other, radix) - 1);
        if (at < out.size()) out[at].cores.push_back(other);
    });
    return out;
}

std::vector<Class> Kind::hotspot(int core) const {
    const auto hot = static_cast<std::int64_t>(traffic.hot_share * kShareOne);
    std::vector<Class> out = {{hot, {}}, {static_cast<std::int64_t>(kShareOne) - hot, {}}};
    for_each_other(spec.cores(), core, [&](int other) {
        const bool is_hot = std::ranges::find(traffic.hotspots, other) != traffic.hotspots.end();
        out[is_hot ? 0 : 1].cores.push_back(other);
    });
    return out;
}

std::vector<Class> Kind::power_law(int core) const {
    std::vector<Class> out;
    for_each_other(spec.cores(), core, [&](int other) {
        const auto distance = static_cast<std::int64_t>(wire_length(core_spot(core), core_spot(other)));
        std::int64_t power = 1;
        for (int i = 0; i < traffic.exponent; ++i) power *= distance;
        out.push_back({kNearest / power, {other}});
    });
    return out;
}

std::vector<Class> Kind::classes(int core) const {
    if (traffic.kind == "local") return local(core);
    if (traffic.kind == "hotspot") return hotspot(core);
    if (traffic.kind == "power_law") return power_law(core);
    std::vector<Class> one(1);
    one[0].share = 1;
    for_each_other(spec.cores(), core, [&](int other) { one[0].cores.push_back(other); });
    return one;
}

/// Draws one and takes it out; −1 if nobody is left that can be drawn.
int draw(std::vector<Class>& classes, RandomStream& stream) {
    std::int64_t total = 0;
    for (const Class& c : classes) total += c.cores.empty() ? 0 : c.share;
    if (total == 0) return -1;
    std::int64_t rest = stream.below(total);
    auto chosen = classes.begin();
    for (;; ++chosen) {
        if (chosen->cores.empty()) continue;
        if (rest < chosen->share) break;
        rest -= chosen->share;
    }
    const auto at = chosen->cores.begin() + stream.below(static_cast<std::int64_t>(chosen->cores.size()));
    const int core = *at;
    chosen->cores.erase(at);
    return core;
}

/// x and y are the even and the odd bits of a core's number.
std::vector<std::vector<int>> transposed(const ChipSpec& spec) {
    const auto cores = static_cast<unsigned>(spec.cores());
    if (!std::has_single_bit(cores) || std::countr_zero(cores) % 2 != 0) {
        throw error_at(spec.traffic.origin.at("kind"),
                       fmt::format("{} cores are no square that could be transposed", cores),
                       "4, 16, 64 or 256 cores");
    }
    std::vector<std::vector<int>> listeners(cores);
    for (unsigned core = 0; core < cores; ++core) {
        const unsigned other = ((core & 0x5555U) << 1) | ((core >> 1) & 0x5555U);
        if (other != core) listeners[core].push_back(static_cast<int>(other));
    }
    return listeners;
}

}  // namespace

std::vector<std::vector<int>> draw_listeners(const ChipSpec& spec, RandomStream& stream) {
    if (spec.traffic.kind == "transpose") return transposed(spec);
    const Kind kind{spec, spec.traffic};
    std::vector<std::vector<int>> listeners(static_cast<std::size_t>(spec.cores()));
    for (int core = 0; core < spec.cores(); ++core) {
        std::vector<Class> classes = kind.classes(core);
        std::vector<int>& drawn = listeners[static_cast<std::size_t>(core)];
        for (int i = 0; i < spec.traffic.fan_out.value_or(1); ++i) {
            const int listener = draw(classes, stream);
            if (listener < 0) {
                throw error_at(spec.traffic.origin.at("fan_out"),
                               fmt::format("core {} finds only {} listeners", core, drawn.size()),
                               "as many as the kind of traffic can reach");
            }
            drawn.push_back(listener);
        }
        std::ranges::sort(drawn);
    }
    return listeners;
}

}  // namespace tendril
