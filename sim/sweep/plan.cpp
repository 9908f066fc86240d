#include "sim/sweep/plan.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/config.h"
#include "sim/state_file.h"
#include "sim/sweep/chip_point.h"

namespace tendril {

namespace {

constexpr std::size_t kMostPoints = 1'000'000;

/// Puts `leaf` in, over what is there.
void change(std::vector<Leaf>& changes, const Leaf& leaf) {
    const auto at = std::ranges::find(changes, leaf.path, &Leaf::path);
    if (at == changes.end()) {
        changes.push_back(leaf);
    } else {
        *at = leaf;
    }
}

const Leaf* find(const std::vector<Leaf>& changes, const std::string& path) {
    const auto at = std::ranges::find(changes, path, &Leaf::path);
    return at == changes.end() ? nullptr : &*at;
}

Leaf number_leaf(const std::string& path, const Place& place, double value) {
    return {path, place, {place, value}};
}

Leaf cycles_leaf(const std::string& path, const Place& place, std::int64_t value) {
    return {path, place, {place, value}};
}

class Planner {
public:
    explicit Planner(const SweepSpec& spec) : spec_(spec), maker_(spec.chip) {}

    SweepPlan plan() {
        plan_.keys = keys();
        if (spec_.search) plan_.searched = spec_.search->key;
        std::vector<Leaf> changes = spec_.set;
        if (!spec_.grid.empty() || spec_.points.empty()) cross(0, changes);
        for (const PointSpec& point : spec_.points) {
            std::vector<Leaf> own = spec_.set;
            for (const Leaf& leaf : point.changes) change(own, leaf);
            add(own);
        }
        return std::move(plan_);
    }

private:
    bool searched(const std::string& path) const { return spec_.search && spec_.search->key == path; }

    std::vector<std::string> keys() const {
        std::vector<std::string> keys;
        const auto note = [&](const std::string& path) {
            if (!searched(path) && std::ranges::count(keys, path) == 0) keys.push_back(path);
        };
        for (const SweptKey& key : spec_.grid) note(key.path);
        for (const PointSpec& point : spec_.points)
            for (const Leaf& leaf : point.changes) note(leaf.path);
        if (spec_.search) keys.push_back(spec_.search->key);
        return keys;
    }

    void cross(std::size_t depth, std::vector<Leaf>& changes) {
        if (depth == spec_.grid.size()) return add(changes);
        const SweptKey& key = spec_.grid[depth];
        if (searched(key.path)) return cross(depth + 1, changes);
        for (const Value& value : key.values) {
            std::vector<Leaf> with = changes;
            change(with, {key.path, key.place, value});
            cross(depth + 1, with);
        }
    }

    /// What of the method the chip is told.
    void add_method(std::vector<Leaf>& changes) const {
        const Origin& origin = spec_.method.origin;
        const auto& m = spec_.method;
        change(changes, cycles_leaf("traffic.warmup", origin.at("warmup"), m.warmup));
        change(changes, cycles_leaf("traffic.drain", origin.at("drain"), m.drain));
        change(changes, cycles_leaf("run.cycles", origin.at("measure"), m.warmup + m.measure));
    }

    std::optional<SearchOrder> search_of() const {
        if (!spec_.search) return std::nullopt;
        const SearchSpec& said = *spec_.search;
        SearchOrder order{said.key, 0.001, 0.1, said.tolerance};
        const auto key = std::ranges::find(spec_.grid, said.key, &SweptKey::path);
        if (key != spec_.grid.end()) {
            std::vector<double> values;
            for (const Value& value : key->values) {
                const auto* integer = value.as<std::int64_t>();
                const auto* real = value.as<double>();
                if (integer == nullptr && real == nullptr)
                    throw error_at(value.place, said.key + " is searched, so its values must be numbers");
                values.push_back(real != nullptr ? *real : static_cast<double>(*integer));
            }
            order.low = *std::ranges::min_element(values);
            order.high = *std::ranges::max_element(values);
        }
        order.low = said.low.value_or(order.low);
        order.high = said.high.value_or(order.high);
        if (!(order.low > 0) || order.high < order.low)
            throw error_at(said.origin.table, "a search goes from a low value to a high one",
                           "0 < low <= high, or two such values in the key's list in [grid]");
        return order;
    }

    void add(const std::vector<Leaf>& said) {
        if (plan_.points.size() == kMostPoints)
            throw error_at(spec_.origin.table, "the grid has too many points",
                           fmt::format("{} at most", kMostPoints));
        SweepPoint& point = plan_.points.emplace_back();
        point.number = static_cast<int>(plan_.points.size()) - 1;
        std::vector<Leaf> changes = said;
        const std::optional<SearchOrder> search = search_of();
        for (const std::string& path : plan_.keys) point.words.push_back(word(changes, path));
        if (search) change(changes, number_leaf(search->key, spec_.search->origin.at("key"), search->low));
        const bool traffic = maker_.make(changes).traffic.given();
        if (traffic) add_method(changes);
        if (!traffic && !spec_.method.origin.keys.empty())
            throw error_at(spec_.method.origin.table, "[method] is of traffic, and the chip has none",
                           "run.ticks in [set] for a chip of neurons; traffic.kind for traffic");
        if (search && !traffic)
            throw error_at(spec_.search->origin.table, "only traffic saturates", "a chip with [traffic]");
        add_runs(point, changes, search);
    }

    std::string word(const std::vector<Leaf>& changes, const std::string& path) const {
        if (searched(path)) return "";
        const Leaf* leaf = find(changes, path);
        return leaf == nullptr ? maker_.word(path) : word_of(leaf->value, path);
    }

    void add_runs(SweepPoint& point, const std::vector<Leaf>& changes,
                  const std::optional<SearchOrder>& search) const {
        ChipSpec chip = maker_.make(changes);
        SweepRun run;
        run.chip = spec_.chip;
        run.engine = spec_.engine;
        run.search = search;
        for (const Leaf& leaf : changes) run.changes.push_back(assignment_of(leaf));
        for (const std::int64_t seed : spec_.seeds) {
            run.seed = chip.seed = seed;
            run.config_hash = config_hash(chip);
            const std::string searched = search ? fmt::format(" search {} {} {} {}", search->key, search->low,
                                                              search->high, search->tolerance)
                                                : "";
            run.key = text_digest(run.config_hash + " " + run.engine + searched);
            point.runs.push_back(run);
        }
    }

    const SweepSpec& spec_;
    PointMaker maker_;
    SweepPlan plan_;
};

}  // namespace

SweepPlan plan_sweep(const SweepSpec& spec) { return Planner(spec).plan(); }

}  // namespace tendril
