#include "sim/regress/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>

#include "sim/error.h"
#include "sim/option_numbers.h"

namespace tendril {

std::uint64_t seed_from(const std::string& title, const std::string& text) {
    const bool hex = text.starts_with("0x");
    std::uint64_t seed = 0;
    const char* const last = text.data() + text.size();
    const auto [end, failed] = std::from_chars(text.data() + (hex ? 2 : 0), last, seed, hex ? 16 : 10);
    if (failed == std::errc() && end == last) return seed;
    throw error_at({title + " --seed"}, fmt::format("\"{}\" is no seed", text),
                   fmt::format("0..{}, or 0x and hexadecimal", UINT64_MAX));
}

void add_regress_options(CLI::App& command, RegressOptions& o) {
    command.add_option("file", o.file, "the regression list")->type_name("LIST.toml")->required();
    command.add_option("--tag", o.tags, "tests with this tag; repeatable: with any of them")
        ->type_name("TAG,...")
        ->delimiter(',')
        ->allow_extra_args(false);
    command.add_option("--test", o.tests, "the test of this name; repeatable")
        ->type_name("NAME")
        ->allow_extra_args(false);
    command
        .add_option_function<std::string>(
            "--seed", [&o](const std::string& text) { o.seed = seed_from("tendril regress", text); },
            "each test once, with this seed, as a report printed it")
        ->type_name("N");
    const std::string title = "tendril regress";
    add_number(
        command, title, "--reseed", {1, 1'000'000}, [&o](auto n) { o.reseed = static_cast<int>(n); },
        "so many seeds a test instead of the list's");
    command.add_option("--set", o.overrides, "change a key of the list, as in root_seed=2; repeatable")
        ->type_name("a.b=c")
        ->allow_extra_args(false);
    add_number(
        command, title, "--jobs", {1, 1024}, [&o](auto n) { o.jobs = static_cast<int>(n); },
        "tests side by side; left out: one a processor");
    command.add_flag("--fail-fast", o.fail_fast, "start nothing more after the first failure");
    command.add_flag("--dry-run", o.dry_run, "print what would be run");
    command.add_flag("--coverage", o.coverage,
                     "count coverage in a build of its own and hold it to coverage.toml beside the list");
    command.add_option("--junit", o.junit, "also write JUnit XML")->type_name("FILE");
    add_number(
        command, title, "--max-waves", {0, INT32_MAX}, [&o](auto n) { o.max_waves = static_cast<int>(n); },
        "so many failures are run again with waves");
    command.add_option("--rtl", o.rtl, "a changed copy of rtl/, built and kept beside this build")
        ->type_name("DIR");
    command.add_option("--out", o.out, "results and folders of what failed")->type_name("DIR");
    command.add_flag("--slurm", o.slurm, "run them as tasks of Slurm, and wait; --jobs N = so many tasks");
    command.add_option("--sbatch", o.sbatch, "with --slurm: a word more for sbatch; repeatable")
        ->type_name("WORD")
        ->allow_extra_args(false);
    command.add_option("--worker", o.worker)->group("");  // hidden: what a task of Slurm runs
}

}  // namespace tendril
