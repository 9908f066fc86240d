// tendril waves: GTKWave on the waves of a run, with what is asked for in view.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <sstream>

#include "sim/atomic_file.h"
#include "sim/commands/commands.h"
#include "sim/gtkw_file.h"

namespace tendril {

namespace fs = std::filesystem;

namespace {

/// Without a layout: what the core named by --at does.
constexpr const char* kCoreLayout = R"(= core {core}
chip.sight_core{core}.*
chip.bridge_core{core}.step
chip.bridge_core{core}.tick
chip.bridge_core{core}.phase
chip.bridge_core{core}.arrives_*
chip.bridge_core{core}.sends_*
= neuron {neuron}
chip.neurons_core{core}.n{neuron}_?
chip.neurons_core{core}.n{neuron}_th
= learning
chip.learning{core}.*
= flits in flight
chip.flights.row*
)";

using At = std::map<std::string, std::string>;

At read_at(const std::string& text) {
    const std::vector<std::string> keys = {"tick", "cycle", "core", "neuron", "hub"};
    At at;
    std::istringstream words(text);
    for (std::string word; std::getline(words, word, ',');) {
        const std::size_t equals = std::min(word.find('='), word.size());
        const std::string key = word.substr(0, equals);
        const std::string value = word.substr(std::min(equals + 1, word.size()));
        if (std::find(keys.begin(), keys.end(), key) == keys.end())
            throw error_at({"tendril waves --at"}, fmt::format("\"{}\" is not known", word),
                           "tick=N or cycle=N, core=N, neuron=N, hub=L1.0", nearest(key, keys));
        const bool digits = !value.empty() && value.find_first_not_of("0123456789") == std::string::npos;
        if (key != "hub" && !digits)
            throw error_at({"tendril waves --at"}, fmt::format("\"{}\" has no number", word), key + "=N");
        at[key] = value;
    }
    return at;
}

/// The row of ticks.csv that begins with `tick`: its first and last cycle.
std::pair<std::int64_t, std::int64_t> cycles_of(const fs::path& run, const std::string& tick) {
    std::istringstream lines(read_text(run / "ticks.csv"));
    for (std::string line; std::getline(lines, line);) {
        std::int64_t first = 0, last = 0;
        if (line.starts_with(tick + ",") &&
            std::sscanf(line.c_str() + tick.size(), ",%ld,%ld", &first, &last) == 2)
            return {first, last};
    }
    throw error_at({"tendril waves --at"}, fmt::format("tick={}: the run has no such tick", tick));
}

void look_at(const fs::path& run, const At& at, WaveView& view) {
    if (const auto tick = at.find("tick"); tick != at.end()) {
        const auto [first, last] = cycles_of(run, tick->second);
        const std::int64_t margin = (last - first) / 10 + 4;
        view.marker = first;
        view.from = std::max<std::int64_t>(0, first - margin);
        view.cycles = last - first + 2 * margin;
    }
    if (const auto cycle = at.find("cycle"); cycle != at.end()) {
        constexpr std::int64_t kAround = 100;
        view.marker = std::stoll(cycle->second);
        view.from = std::max<std::int64_t>(0, view.marker - kAround);
        view.cycles = 2 * kAround;
    }
}

void fill_in(std::string& layout, const At& at) {
    for (const char* key : {"core", "neuron", "hub"}) {
        const auto value = at.find(key);
        std::string word = value == at.end() ? "*" : value->second;
        std::replace(word.begin(), word.end(), '.', '_');  // hub L1.0 is the scope hub_L1_0
        const std::string hole = fmt::format("{{{}}}", key);
        for (std::size_t p; (p = layout.find(hole)) != std::string::npos;)
            layout.replace(p, hole.size(), word);
    }
}

}  // namespace

Exit carry_out(const WavesOptions& options) {
    const fs::path given = fs::absolute(options.folder).lexically_normal();
    const bool file = given.extension() == ".fst";
    const fs::path run = file ? given.parent_path() : given;
    const fs::path fst = file ? given : given / "waves.fst";
    if (!fs::exists(fst)) {
        throw error_at({"tendril waves"}, fst.string() + " is not there",
                       "the folder of a run with --wave all, or the .failed.fst of one that failed");
    }
    fs::path save = fs::path(fst).replace_extension(".gtkw");
    const At at = read_at(options.at);
    if (!at.empty() || !options.layout.empty()) {
        GtkwFile rows = read_gtkw(read_text(save));
        look_at(run, at, rows.view);
        const bool one = at.contains("core") || at.contains("neuron") || at.contains("hub");
        if (one || !options.layout.empty()) {
            const std::string name = options.layout.empty() ? "tendril waves --at" : options.layout;
            std::string layout = options.layout.empty() ? kCoreLayout : read_text(options.layout);
            fill_in(layout, at);
            rows.groups = lay_out(rows, layout, name);
        }
        save = fs::path(fst).replace_extension(".view.gtkw");
        write_text_atomically(save, gtkw_text(fst.string(), rows.groups, rows.view));
    }
    if (options.print) {
        fmt::print("gtkwave {} {}\n", fst.string(), save.string());
        return Exit::ok;
    }
    ::execlp("gtkwave", "gtkwave", fst.c_str(), save.c_str(), static_cast<char*>(nullptr));
    throw Error(Exit::resource, "gtkwave cannot be started; Debian's package is called gtkwave");
}

}  // namespace tendril
