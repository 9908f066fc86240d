#include "sim/regress/jobs.h"

#include <fmt/format.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>

#include "sim/error.h"

namespace tendril {

namespace fs = std::filesystem;

namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) (text += text.empty() ? "" : ", ") += word;
    return text;
}

bool has(const std::vector<std::string>& words, const std::string& word) {
    return std::ranges::find(words, word) != words.end();
}

std::vector<std::string> all_tags(const RegressionSpec& spec) {
    std::vector<std::string> tags;
    for (const TestSpec& test : spec.tests)
        for (const std::string& tag : test.tags)
            if (!has(tags, tag)) tags.push_back(tag);
    return tags;
}

/// Every word of the choice has to choose something.
void require_choice(const RegressionSpec& spec, const Selection& selection) {
    const std::vector<std::string> tags = all_tags(spec);
    for (const std::string& tag : selection.tags)
        if (!has(tags, tag))
            throw error_at({"tendril regress --tag"}, fmt::format("\"{}\" selects no test", tag),
                           joined(tags), nearest(tag, tags));
    std::vector<std::string> names;
    for (const TestSpec& test : spec.tests) names.push_back(test.name);
    for (const std::string& name : selection.tests)
        if (!has(names, name))
            throw error_at({"tendril regress --test"}, fmt::format("\"{}\" selects no test", name), "",
                           nearest(name, names));
}

bool chosen(const TestSpec& test, const Selection& selection) {
    const auto any = [&](const std::string& tag) { return has(test.tags, tag); };
    if (!selection.tags.empty() && std::ranges::none_of(selection.tags, any)) return false;
    return selection.tests.empty() || has(selection.tests, test.name);
}

void add_settings(std::vector<std::string>& argv, const TestSpec& test) {
    for (const std::string& assignment : test.set) argv.insert(argv.end(), {"--set", assignment});
}

std::string window_text(const WaveWindow& wave) { return fmt::format("{}:{}", wave.first, wave.second); }

std::vector<std::string> bench_command(const Job& job, const Programs& programs, const fs::path& folder,
                                       const std::optional<WaveWindow>& wave) {
    const TestSpec& test = *job.test;
    std::vector<std::string> argv = {(programs.benches / test.bench).string(), "--seed",
                                     std::to_string(job.seed)};
    if (!test.size.empty()) argv.insert(argv.end(), {"--size", test.size});
    argv.insert(argv.end(), {"--set", fmt::format("cycles={}", *test.limits.cycles)});
    add_settings(argv, test);
    argv.insert(argv.end(), {"--out", folder.string()});
    if (wave) argv.insert(argv.end(), {"--wave", window_text(*wave)});
    return argv;
}

std::vector<std::string> engine_command(const Job& job, const Programs& programs, const fs::path& folder,
                                        const std::optional<WaveWindow>& wave, const std::string& engine) {
    const TestSpec& test = *job.test;
    std::vector<std::string> argv = {
        programs.tendril.string(), "run", test.chip, "--engine", engine, "--seed", std::to_string(job.seed)};
    add_settings(argv, test);
    if (engine != "functional") {
        argv.insert(argv.end(), {"--cycles", std::to_string(*test.limits.cycles)});
        if (wave) argv.insert(argv.end(), {"--wave", "all", "--wave-window", window_text(*wave)});
    }
    argv.insert(argv.end(), {"--out", (folder / engine).string()});
    return argv;
}

}  // namespace

std::string Job::title() const { return fmt::format("{} seed=0x{:x}", test->name, seed); }

std::string Job::folder() const {
    std::string text;
    for (const char c : test->name) text += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
    // Two names may be one as folders: the digest keeps them apart.
    const auto digest = static_cast<std::uint16_t>(XXH64(test->name.data(), test->name.size(), 0));
    return fmt::format("{}-{:04x}-{:x}", text.substr(0, 60), digest, seed);
}

std::uint64_t seed_of(std::uint64_t root_seed, const std::string& name, int index) {
    const std::string text = fmt::format("{} {}", name, index);
    return XXH64(text.data(), text.size(), root_seed);
}

std::vector<Job> plan_jobs(const RegressionSpec& spec, const Selection& selection) {
    require_choice(spec, selection);
    std::vector<Job> jobs;
    for (const TestSpec& test : spec.tests) {
        if (!chosen(test, selection)) continue;
        if (selection.seed) {
            jobs.push_back({&test, 0, *selection.seed});
            continue;
        }
        const int seeds = selection.reseed.value_or(*test.limits.seeds);
        for (int index = 0; index < seeds; ++index)
            jobs.push_back(
                {&test, index, seed_of(static_cast<std::uint64_t>(spec.root_seed), test.name, index)});
    }
    if (jobs.empty()) throw error_at({"tendril regress"}, "--tag and --test together select no test");
    return jobs;
}

std::vector<std::vector<std::string>> commands_of(const Job& job, const Programs& programs,
                                                  const fs::path& folder,
                                                  const std::optional<WaveWindow>& wave) {
    if (!job.test->bench.empty()) return {bench_command(job, programs, folder, wave)};
    std::vector<std::vector<std::string>> commands;
    for (const std::string& engine : job.test->engines)
        commands.push_back(engine_command(job, programs, folder, wave, engine));
    return commands;
}

void require_benches(const std::vector<Job>& jobs, const Programs& programs) {
    for (const Job& job : jobs) {
        const TestSpec& test = *job.test;
        if (test.bench.empty() || ::access((programs.benches / test.bench).c_str(), X_OK) == 0) continue;
        std::vector<std::string> there;
        std::error_code none;
        for (const auto& entry : fs::directory_iterator(programs.benches, none))
            if (entry.is_regular_file()) there.push_back(entry.path().filename());
        std::ranges::sort(there);
        throw error_at(
            test.origin.at("bench"), fmt::format("there is no bench \"{}\"", test.bench),
            there.empty() ? fmt::format("none is built in {}", programs.benches.string()) : joined(there),
            nearest(test.bench, there));
    }
}

std::string shell_line(const std::vector<std::string>& argv) {
    std::string line;
    for (const std::string& word : argv) {
        const bool plain = !word.empty() && std::ranges::all_of(word, [](unsigned char c) {
            return std::isalnum(c) != 0 ||
                   std::string_view("-_=./:,+@%").find(static_cast<char>(c)) != std::string_view::npos;
        });
        std::string quoted = "'";
        for (const char c : word) quoted += c == '\'' ? "'\\''" : std::string(1, c);
        (line += line.empty() ? "" : " ") += plain ? word : quoted + "'";
    }
    return line;
}

}  // namespace tendril
