// Compares two run folders file by file.
#include "sim/diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "sim/atomic_file.h"
#include "sim/diff_around.h"
#include "sim/diff_state.h"
#include "sim/diff_tables.h"
#include "sim/error.h"
#include "sim/run_folder.h"
#include "sim/state_file.h"

namespace tendril {

namespace fs = std::filesystem;

namespace {

struct Manifest {
    std::string engine;
    bool has_cycles = false;
    std::string state_digest;  ///< "" where the run wrote no final state
};

Manifest read_manifest(const fs::path& folder) {
    const fs::path file = folder / "manifest.json";
    const std::string text = read_text(file);
    const auto json = nlohmann::json::parse(text, nullptr, false);
    const auto is = [&json](const char* key, auto... kinds) {
        return json.contains(key) && ((json[key].type() == kinds) || ...);
    };
    using Kind = nlohmann::json::value_t;
    const bool whole = json.is_object() && is("format", Kind::string) && json["format"] == kManifestFormat &&
                       is("engine", Kind::string) && is("cycles", Kind::number_unsigned, Kind::null) &&
                       is("state_digest", Kind::string, Kind::null);
    if (!whole) {
        throw error_at({file.string()}, "not the manifest of a run",
                       fmt::format("format \"{}\"", kManifestFormat));
    }
    return {json["engine"], !json["cycles"].is_null(),
            json["state_digest"].is_null() ? std::string() : json["state_digest"].get<std::string>()};
}

/// The text of final.state, held against the digest its manifest names.
std::string read_final_state(const fs::path& folder, const Manifest& manifest) {
    const fs::path file = folder / "final.state";
    std::string text = read_text(file);
    if (text_digest(text) == manifest.state_digest) return text;
    throw error_at({file.string()}, "damaged: it does not have the digest of its manifest");
}

class RunDiff {
public:
    RunDiff(const fs::path& a, const fs::path& b, const DiffOptions& options) : a_(a), b_(b) {
        result_.ticks_only = options.ticks_only;
        result_.a = a.string();
        result_.b = b.string();
    }

    DiffResult run() {
        const Manifest in_a = read_manifest(a_);
        const Manifest in_b = read_manifest(b_);
        if (in_a.has_cycles != in_b.has_cycles && !result_.ticks_only) {
            const bool a_lacks = !in_a.has_cycles;
            throw Error(
                Exit::usage,
                fmt::format("{}: a run of the engine \"{}\" has no cycles to compare; allowed: --ticks-only",
                            a_lacks ? result_.a : result_.b, a_lacks ? in_a.engine : in_b.engine));
        }
        table(kSpikesTable);
        table_if_both_have_it(kDeliveriesTable);
        // Which delivery of a tick counts as merged may depend on the order within the tick.
        if (!result_.ticks_only) table(kTicksTable);
        table_if_both_have_it(kSynapsesTable);
        table_if_both_have_it(kThresholdsTable);
        states(in_a, in_b);
        const auto when = [](const Divergence& d) {
            return std::tuple(d.tick.value_or(INT64_MAX), d.cycle.value_or(INT64_MAX));
        };
        std::stable_sort(result_.divergences.begin(), result_.divergences.end(),
                         [&when](const Divergence& x, const Divergence& y) { return when(x) < when(y); });
        if (!result_.same()) {
            Divergence& first = result_.divergences.front();
            const auto lines = around_core(first, a_, b_, result_.ticks_only);
            first.around.insert(first.around.end(), lines.begin(), lines.end());
        }
        return std::move(result_);
    }

private:
    void table(const TableKind& kind) {
        result_.compared.emplace_back(kind.file);
        auto divergence = diff_tables(kind, a_ / kind.file, b_ / kind.file, result_.ticks_only);
        if (divergence) result_.divergences.push_back(std::move(*divergence));
    }

    void table_if_both_have_it(const TableKind& kind) {
        const bool in_a = fs::exists(a_ / kind.file);
        const bool in_b = fs::exists(b_ / kind.file);
        if (in_a && in_b) return table(kind);
        if (in_a || in_b)
            result_.left_out.push_back(fmt::format("{} (only {} has it)", kind.file, in_a ? 'A' : 'B'));
    }

    void states(const Manifest& in_a, const Manifest& in_b) {
        if (in_a.state_digest.empty() && in_b.state_digest.empty()) {
            result_.left_out.emplace_back("final.state (neither has one)");
            return;
        }
        result_.compared.emplace_back("final.state");
        if (in_a.state_digest.empty() || in_b.state_digest.empty()) {
            const bool a_has = !in_a.state_digest.empty();
            Divergence divergence;
            divergence.file = "final.state";
            divergence.what = fmt::format("only {} has one: the other run was cut off", a_has ? 'A' : 'B');
            result_.divergences.push_back(std::move(divergence));
            return;
        }
        const std::string text_a = read_final_state(a_, in_a);
        const std::string text_b = read_final_state(b_, in_b);
        if (in_a.state_digest != in_b.state_digest)
            result_.divergences.push_back(diff_states(text_a, text_b));
    }

    fs::path a_, b_;
    DiffResult result_;
};

}  // namespace

DiffResult diff_runs(const fs::path& a, const fs::path& b, const DiffOptions& options) {
    return RunDiff(a, b, options).run();
}

}  // namespace tendril
