// Compares two run folders file by file.
#include "sim/diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <tuple>

#include "sim/atomic_file.h"
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

/// The line at `at`, which moves behind it; long ones are cut.
std::string take_line(std::string_view text, std::size_t& at) {
    constexpr std::size_t kLongest = 150;
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = std::min(end + 1, text.size());
    return line.size() > kLongest ? fmt::format("{}…", line.substr(0, kLongest)) : std::string(line);
}

/// The number after `word` in the last line that starts with it and with a line feed at or before `end`.
std::optional<std::int64_t> number_after(std::string_view text, std::size_t end, const std::string& word) {
    const std::size_t at = text.rfind("\n" + word + " ", end);
    if (at == std::string_view::npos) return std::nullopt;
    return std::strtoll(text.data() + at + word.size() + 2, nullptr, 10);
}

/// The neuron of the first row that only one of them has; none in rows of another kind.
std::optional<std::int64_t> parted_neuron(std::string_view a, std::string_view b, std::size_t line_feed) {
    std::optional<std::int64_t> first;
    for (std::string_view text : {a, b}) {
        if (!text.substr(line_feed + 1).starts_with("neuron ")) continue;
        const std::int64_t neuron = *number_after(text, line_feed, "neuron");
        first = std::min(first.value_or(neuron), neuron);
    }
    return first;
}

Divergence diff_states(const std::string& a, const std::string& b) {
    const auto parting = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
    // Both start with the same head, so there is a line before.
    const std::size_t line_feed = a.rfind('\n', static_cast<std::size_t>(parting) - 1);
    Divergence divergence;
    divergence.file = "final.state";
    divergence.core = number_after(a, line_feed, "core");
    divergence.neuron = parted_neuron(a, b, line_feed);
    const auto line = 2 + std::count(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(line_feed), '\n');
    const auto first_difference = parting - static_cast<std::ptrdiff_t>(line_feed);
    divergence.what = fmt::format("line {}, column {}", line, first_difference);
    std::size_t at_a = line_feed + 1, at_b = line_feed + 1;
    const std::string line_a = take_line(a, at_a), line_b = take_line(b, at_b);
    divergence.around = {fmt::format("A       {}", line_a), fmt::format("B       {}", line_b)};
    return divergence;
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
        if (in_a.state_digest.empty() && in_b.state_digest.empty()) return;
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
