#include "sim/report/sweep_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/config.h"
#include "sim/error.h"
#include "sim/sweep/chip_point.h"
#include "sim/sweep/sweep_spec.h"

namespace tendril {

namespace {

/// A word of a shell.
std::string quoted(const std::string& word) {
    if (word.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./=:+-,") ==
        std::string::npos)
        return word;
    std::string out = "'";
    for (const char c : word) out += c == '\'' ? "'\\''" : std::string(1, c);
    return out + "'";
}

}  // namespace

SweepSource::SweepSource(const SweepRecords& records) : file_(records.meta(kSweepFileNote)) {
    if (file_.empty()) {
        missing_ = "the folder does not say which sweep file it is of";
        return;
    }
    if (!std::filesystem::exists(file_)) {
        missing_ = fmt::format("{}, whose sweep this is, is gone", file_);
        return;
    }
    try {
        overrides_ = nlohmann::json::parse(records.meta(kSweepOverridesNote)).get<std::vector<std::string>>();
        plan_ = plan_sweep(load_sweep(file_, overrides_));
    } catch (const Error& error) {
        missing_ = fmt::format("its sweep file is not what it was: {}", error.what());
    }
}

const SweepRun* SweepSource::find(const SweptRun& run) const {
    if (run.point >= plan_.points.size()) return nullptr;
    const auto& runs = plan_.points[run.point].runs;
    const auto found = std::ranges::find(runs, run.seed, &SweepRun::seed);
    return found == runs.end() ? nullptr : &*found;
}

std::optional<ChipSpec> SweepSource::chip(const SweptRun& run) const {
    const SweepRun* planned = find(run);
    if (planned == nullptr || run.found.empty() != plan_.searched.empty()) return std::nullopt;
    std::vector<Leaf> changes;
    for (const std::string& change : planned->changes) changes.push_back(change_from(change));
    if (!run.found.empty()) {
        std::erase_if(changes, [&](const Leaf& leaf) { return leaf.path == plan_.searched; });
        changes.push_back(change_from(plan_.searched + "=" + run.found));
    }
    ChipSpec spec = PointMaker(planned->chip).make(changes);
    spec.seed = run.seed;
    if (config_hash(spec) != run.config_hash) return std::nullopt;
    return spec;
}

std::string SweepSource::command(const SweptRun& run) const {
    std::string text = "tendril sweep " + quoted(file_);
    for (const std::string& change : overrides_) text += " --set " + quoted(change);
    text += fmt::format(" --chip-of {}:{} > point.toml && tendril run point.toml --engine {}", run.point,
                        run.seed, find(run)->engine);
    if (!run.found.empty()) text += " --set " + quoted(plan_.searched + "=" + run.found);
    return text;
}

}  // namespace tendril
