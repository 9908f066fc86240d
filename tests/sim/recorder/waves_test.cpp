// One waveform for both worlds: what is in the file is pinned, since Verilator's trace interface is its own.
#include "sim/recorder/waves.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "sim/atomic_file.h"
#include "tests/support/sim_run.h"
#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

/// The file as text, by GTKWave's own reader.
std::string as_vcd(const std::string& fst) {
    std::string text;
    std::FILE* const pipe = popen(("fst2vcd " + fst).c_str(), "r");
    std::array<char, 4096> buffer;
    for (std::size_t n = 0; (n = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        text.append(buffer.data(), n);
    EXPECT_EQ(pclose(pipe), 0) << "fst2vcd cannot read " << fst;
    return text;
}

struct Vcd {
    explicit Vcd(const std::string& text) {
        std::istringstream in(text);
        std::string line, scope, now;
        while (std::getline(in, line)) {
            std::istringstream words(line);
            std::string first, type, bits, code, name;
            words >> first;
            if (first == "$scope") {
                words >> type >> name;
                EXPECT_FALSE(name.empty());
                scope += name + ".";
            } else if (first == "$upscope") {
                scope.erase(scope.rfind('.', scope.size() - 2) + 1);
            } else if (first == "$var") {
                words >> type >> bits >> code >> name;
                codes[scope + name] = code;
                widths[scope + name] = std::stoi(bits);
            } else if (first[0] == '#') {
                now = first.substr(1);
                times.push_back(std::stoll(now));
            } else if (first[0] == 'b') {
                words >> code;
                values[code][times.empty() ? -1 : times.back()] = first.substr(1);
            } else if (first[0] == '0' || first[0] == '1') {
                values[first.substr(1)][times.empty() ? -1 : times.back()] = first.substr(0, 1);
            }
        }
    }
    /// Value of a signal in a cycle, in binary without leading zeros.
    std::string at(const std::string& signal, std::int64_t cycle) const {
        const auto& changes = values.at(codes.at(signal));
        auto next = changes.upper_bound(cycle);
        EXPECT_NE(next, changes.begin()) << signal;
        const std::string value = std::prev(next)->second;
        const std::size_t one = value.find('1');
        return one == std::string::npos ? "0" : value.substr(one);
    }
    std::map<std::string, std::string> codes;
    std::map<std::string, int> widths;
    std::map<std::string, std::map<std::int64_t, std::string>> values;
    std::vector<std::int64_t> times;
};

TEST(Waves, HoldsProbesAloneWithTheirValuesCycleByCycle) {
    const TempFolder folder;
    const std::string path = (folder / "a.fst").string();
    std::uint64_t bit = 0, wide = 5, quad = 1;
    {
        Waves waves(path, {},
                    {{"chip part", "bit", 1, {}, [&] { return bit; }},
                     {"chip part inner", "wide", 12, {}, [&] { return wide; }},
                     {"chip part", "state", 2, {"idle", "busy", "done"}, [&] { return bit; }},
                     {"chip part", "quad", 48, {}, [&] { return quad; }}});
        for (std::int64_t cycle = 0; cycle < 20; ++cycle) {
            bit = static_cast<std::uint64_t>(cycle == 7);
            wide = static_cast<std::uint64_t>(cycle);
            quad = 1ULL << (cycle + 20);
            waves.dump(Cycle(cycle));
        }
    }
    const Vcd vcd(as_vcd(path));
    EXPECT_EQ(vcd.codes.size(), 4U);
    EXPECT_EQ(vcd.widths.at("chip.part.inner.wide"), 12);
    EXPECT_EQ(vcd.at("chip.part.bit", 6), "0");
    EXPECT_EQ(vcd.at("chip.part.bit", 7), "1");
    EXPECT_EQ(vcd.at("chip.part.bit", 8), "0");
    EXPECT_EQ(vcd.at("chip.part.inner.wide", 13), "1101");
    EXPECT_EQ(vcd.at("chip.part.quad", 4), "1" + std::string(24, '0'));
}

TEST(Waves, RefusesAPathThatCannotBeWritten) { EXPECT_THROW(Waves("/nowhere/at/all.fst", {}, {}), Error); }

/// The co-simulation with all its signals.
struct Traced {
    Traced(const std::string& scope, Cycle from, Cycle to) : run("quickstart.toml"), engine(run.plan) {
        const auto stimulus = make_stimulus(run.spec, run.plan);
        RunOrder order;
        order.ticks = 64;
        order.wave = WaveOrder{(folder / "waves.fst").string(), from, to, scope};
        Recorder* const recorder = &run.log;
        engine.run(order, *stimulus, {&recorder, 1});
        vcd = std::make_unique<Vcd>(as_vcd((folder / "waves.fst").string()));
    }
    TempFolder folder;
    SimRun run;
    CycleEngine engine;
    std::unique_ptr<Vcd> vcd;
};

TEST(Waves, ShowRtlAndSystemCSignalsOfOneCycleTogether) {
    const Traced traced("*", Cycle(0), kNever);
    ASSERT_GT(traced.run.log.deliveries.size(), 50U);
    for (const Delivery& d : traced.run.log.deliveries) {
        const std::int64_t cycle = d.cycle.value;
        EXPECT_EQ(traced.vcd->at("chip.core0.spike_in_valid_i", cycle), "1");
        EXPECT_EQ(traced.vcd->at("chip.core0.spike_in_ready_o", cycle), "1");
        EXPECT_EQ(traced.vcd->at("chip.bridge_core0.arrives_valid", cycle), "1");
        const std::string neuron = traced.vcd->at("chip.bridge_core0.arrives_neuron", cycle);
        EXPECT_EQ(std::stoi(neuron, nullptr, 2), d.neuron.value);
        const int flit = std::stoi(traced.vcd->at("chip.core0.spike_in_i", cycle), nullptr, 2);
        EXPECT_EQ(flit & 0xff, d.neuron.value);
    }
    EXPECT_EQ(traced.vcd->codes.count("chip.learning0.lfsr"), 1U);
    EXPECT_EQ(traced.vcd->codes.count("chip.hub_L1_0.in_valid_i"), 1U);
    EXPECT_EQ(traced.vcd->codes.count("chip.host0.to_send"), 1U);
}

TEST(Waves, EverySignalOfTheSaveFileIsInTheWaveform) {
    const Traced traced("*", Cycle(0), Cycle(100));
    std::istringstream save(read_text(traced.folder / "waves.gtkw"));
    std::string line;
    int signals = 0;
    while (std::getline(save, line)) {
        if (!line.starts_with("chip.")) continue;
        const std::size_t range = line.find('[');
        const std::string name = line.substr(0, range);
        ASSERT_EQ(traced.vcd->codes.count(name), 1U) << name;
        const int bits = range == std::string::npos ? 1 : std::stoi(line.substr(range + 1)) + 1;
        EXPECT_EQ(traced.vcd->widths.at(name), bits) << name;
        ++signals;
    }
    EXPECT_GT(signals, 80);
}

TEST(Waves, ShowOnlyTheWindowAndTheScope) {
    const Traced traced("core0", Cycle(1000), Cycle(1100));
    EXPECT_GE(traced.vcd->times.front(), 1000);
    EXPECT_LE(traced.vcd->times.back(), 1100);
    EXPECT_EQ(traced.vcd->codes.count("chip.core0.take_o"), 1U);
    for (const auto& [name, code] : traced.vcd->codes)
        EXPECT_TRUE(name.starts_with("chip.core0.") || name.starts_with("chip.bridge_core0.")) << name;
}

TEST(Waves, LookingChangesNothing) {
    Traced traced("*", Cycle(0), kNever);
    SimRun plain("quickstart.toml");
    traced.engine.load(plain.plan.initial);
    plain.run(traced.engine, 64);
    EXPECT_EQ(with_cycles(plain.log.spikes), with_cycles(traced.run.log.spikes));
    EXPECT_EQ(plain.log.ticks.back().cycle, traced.run.log.ticks.back().cycle);
}

}  // namespace
}  // namespace tendril
