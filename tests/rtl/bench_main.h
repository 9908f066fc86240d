// The contract of a regression's benches: one command line, one result.json, for every bench alike.
//
//   BENCH --seed N [--size 64x128x16] [--set key=value …] --out DIR [--wave FROM:TO]
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include "sim/recorder/waves.h"
#include "systemc/core/core.h"

namespace tendril {

/// What a bench is asked to do.
struct BenchOrder {
    std::uint64_t seed = 1;
    BuiltSize size;                                ///< of a core
    std::map<std::string, std::int64_t> settings;  ///< every one the bench knows, given or not
    std::filesystem::path out;
    std::optional<std::pair<Cycle, Cycle>> wave;  ///< cycles, both ends included

    std::int64_t at(const std::string& setting) const { return settings.at(setting); }
};

/// What it found.
class BenchResult {
public:
    void checked(std::int64_t more = 1) { checks_ += more; }
    /// One more failure; the first is the one that is told.
    void fail(std::optional<std::int64_t> cycle, const std::string& signal, const std::string& expected,
              const std::string& got);
    /// A corner that only a bench can see was reached: a cover point (coverage.toml names it).
    void cover(const std::string& point, std::uint64_t times = 1) { covered_[point] += times; }

    std::int64_t checks() const { return checks_; }
    std::int64_t failures() const { return failures_; }
    /// The text of result.json.
    std::string json() const;

private:
    std::int64_t checks_ = 0;
    std::int64_t failures_ = 0;
    std::string first_;  ///< JSON
    std::map<std::string, std::uint64_t> covered_;
};

/// The signals of RTL and model in one cycle: each is a check, the first that differs a failure.
class CycleComparison {
public:
    CycleComparison(BenchResult& result, Cycle now) : result_(result), now_(now) {}
    void compare(const std::string& signal, std::uint64_t rtl, std::uint64_t model);
    bool same() const { return same_; }

private:
    BenchResult& result_;
    Cycle now_;
    bool same_ = true;
};

/// More cycles than the setting `cycles` allows.
struct CycleLimitReached : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Follows the clock of whatever a bench drives: the limit of its cycles, and the waveform of a window.
class BenchClock {
public:
    explicit BenchClock(const BenchOrder& order);

    /// A block that waveforms show. @pre before the first cycle
    void show(const Waves::Traceable& block) { blocks_.push_back(block); }
    /// Before the edge of cycle `now`, in which the inputs are shown already.
    /// @throws CycleLimitReached
    void cycle(Cycle now);
    Cycle now() const { return now_; }

private:
    const BenchOrder& order_;
    std::int64_t limit_;
    std::vector<Waves::Traceable> blocks_;
    std::unique_ptr<Waves> waves_;
    Cycle now_{0};
};

/// A bench: what it is, the settings it knows beside `cycles`, each with its default, and what it does.
struct Bench {
    std::string about;
    std::map<std::string, std::int64_t> settings;
    std::function<void(const BenchOrder&, BenchResult&)> run;
    BuiltSize size{{16, 16}, 16};  ///< where --size is left out
};

/// Runs it once and writes result.json. @return 0, 1 after a failure, 2 for a wrong command line
int bench_main(int argc, char** argv, const Bench& bench);

}  // namespace tendril
