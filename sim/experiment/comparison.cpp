#include "sim/experiment/comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/chip_spec.h"
#include "sim/config.h"
#include "sim/error.h"
#include "sim/run.h"

namespace tendril {

namespace {

/// A variant's chip, and what it needs of it.
struct Prepared {
    ChipSpec chip;
    std::unique_ptr<Trial> trial;
};

Prepared prepare(const ExperimentSpec& spec, const VariantSpec& variant, const ExperimentOrder& order) {
    Prepared prepared{load_chip(spec.chip, variant.chip_set), nullptr};
    TrialSetting setting{make_plan(prepared.chip), variant, "", "", make_functional, order.interrupted};
    for (const StimulusSpec& stimulus : prepared.chip.stimulus) {
        if (stimulus.kind != "images") continue;
        setting.images = stimulus.file;
        setting.encoder = stimulus.encoder;
    }
    prepared.trial = make_trial(spec.kind, std::move(setting));
    return prepared;
}

/// SystemC elaborates once in a process, so that one engine with cycles can be checked.
void require_one_elaboration(const CheckSpec& check) {
    const auto with_cycles = std::count_if(check.engines.begin(), check.engines.end(),
                                           [](const std::string& engine) { return engine != "functional"; });
    if (with_cycles <= 1) return;
    throw error_at(check.origin.at("engines"), "engines with cycles can run only once in an experiment",
                   "functional and one of tlm, cosim");
}

void show_progress(const ExperimentOrder& order, const std::string& text) {
    if (order.progress.shown) fmt::print(stderr, "\r\x1b[K{}", text);
}

CheckOutcome check(const ExperimentSpec& spec, const ExperimentOrder& order) {
    const VariantSpec& variant = spec.variants[0];
    const Prepared prepared = prepare(spec, variant, order);
    const auto seed = static_cast<std::uint32_t>(variant.seeds[0]);
    const TrialSlice slice = prepared.trial->slice(seed, spec.check.episodes);
    const ChipPlan& plan = prepared.trial->plan();
    CheckOrder check;
    check.engines = spec.check.engines;
    check.episodes = spec.check.episodes;
    check.episode_ticks = slice.episode_ticks;
    check.spikes_percent = spec.check.spikes_percent;
    check.changes_percent = spec.check.changes_percent;
    check.make_engine = [&](const std::string& name) { return make_engine(name, prepared.chip, plan); };
    check.out = order.out;
    check.chip_toml = dump_chip(prepared.chip);
    check.config_hash = config_hash(prepared.chip);
    check.interrupted = order.interrupted;
    return check_engines(plan, slice.from, *slice.stimulus, check);
}

}  // namespace

int VariantResult::ok() const {
    const auto met = [](const SeedFigures& seed) { return seed.outcome.ok; };
    return static_cast<int>(std::count_if(seeds.begin(), seeds.end(), met));
}

double VariantResult::mean(std::size_t figure) const {
    double sum = 0;
    int measured = 0;
    for (const SeedFigures& seed : seeds) {
        const double value = seed.outcome.figures[figure];
        if (std::isnan(value)) continue;
        sum += value;
        ++measured;
    }
    return measured == 0 ? std::numeric_limits<double>::quiet_NaN() : sum / measured;
}

double VariantResult::worst(std::size_t figure) const {
    double worst = std::numeric_limits<double>::quiet_NaN();
    for (const SeedFigures& seed : seeds) {
        const double value = seed.outcome.figures[figure];
        worst = figures[figure].more_is_better ? std::fmin(worst, value) : std::fmax(worst, value);
    }
    return worst;
}

std::optional<double> VariantResult::summary(const std::string& asked) const {
    if (asked == "ok") return ok();
    for (std::size_t f = 0; f < figures.size(); ++f) {
        if (asked == figures[f].name + "_mean") return mean(f);
        if (asked == figures[f].name + "_worst") return worst(f);
    }
    return std::nullopt;
}

std::vector<std::string> VariantResult::summary_names() const {
    std::vector<std::string> names = {"ok"};
    for (const Figure& figure : figures) {
        names.push_back(figure.name + "_mean");
        names.push_back(figure.name + "_worst");
    }
    return names;
}

bool ComparisonResult::accepted() const {
    const auto holds = [](const VariantResult& variant) { return variant.missed.empty(); };
    return std::all_of(variants.begin(), variants.end(), holds) && (!check || check->passed());
}

void judge(const VariantSpec& variant, VariantResult& result) {
    const auto value_of = [&](const Bound& bound) {
        const auto value = result.summary(bound.figure);
        if (value) return *value;
        const std::vector<std::string> names = result.summary_names();
        throw error_at(bound.place, fmt::format("there is no figure \"{}\"", bound.figure),
                       fmt::format("{}", fmt::join(names, ", ")), nearest(bound.figure, names));
    };
    for (const Bound& bound : variant.accept) {
        const double value = value_of(bound);
        if (!(value >= bound.value))
            result.missed.push_back(
                fmt::format("{} is {:.4g}, not {:.4g} or more", bound.figure, value, bound.value));
    }
    for (const Bound& bound : variant.at_most) {
        const double value = value_of(bound);
        if (!(value <= bound.value))
            result.missed.push_back(
                fmt::format("{} is {:.4g}, not {:.4g} or less", bound.figure, value, bound.value));
    }
}

ComparisonResult run_comparison(const ExperimentSpec& spec, const ExperimentOrder& order) {
    require_one_elaboration(spec.check);
    ComparisonResult result;
    result.kind = spec.kind;
    for (const VariantSpec& variant : spec.variants) {  // refused before anything has run
        VariantResult row{variant.name, prepare(spec, variant, order).trial->figures(), {}, {}};
        judge(variant, row);
        row.missed.clear();
        result.variants.push_back(std::move(row));
    }
    for (std::size_t v = 0; v < spec.variants.size(); ++v) {
        const VariantSpec& variant = spec.variants[v];
        const Prepared prepared = prepare(spec, variant, order);
        for (const std::int64_t seed : variant.seeds) {
            show_progress(order, fmt::format("variant {} of {}, {}: seed {}", v + 1, spec.variants.size(),
                                             variant.name, seed));
            result.variants[v].seeds.push_back({seed, prepared.trial->run(static_cast<std::uint32_t>(seed))});
        }
        judge(variant, result.variants[v]);
    }
    if (!spec.check.engines.empty()) result.check = check(spec, order);
    show_progress(order, "");
    return result;
}

}  // namespace tendril
