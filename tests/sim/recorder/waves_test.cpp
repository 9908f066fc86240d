// One waveform for both worlds: what is in the file is pinned, since Verilator's trace interface is its own.
#include "sim/recorder/waves.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "sim/atomic_file.h"
#include "tests/support/sim_run.h"
#include "tests/support/temp_folder.h"
#include "tests/support/vcd.h"

namespace tendril {
namespace {

TEST(Waves, HoldsProbesAloneWithTheirValuesCycleByCycle) {
    const TempFolder folder;
    const std::string path = (folder / "a.fst").string();
    std::uint64_t bit = 0, wide = 5, quad = 1;
    {
        Waves waves(path, {},
                    {{"chip part", "bit", 1, {}, [&] { return bit; }},
                     {"chip part inner", "wide", 12, {}, [&] { return wide; }},
                     {"chip part", "state", 2, {"idle", "busy", "done"}, [&] { return bit; }},
                     {"chip part", "quad", 48, {}, [&] { return quad; }},
                     text_probe("chip part", "says", [&] { return "wide is " + std::to_string(wide); })});
        for (std::int64_t cycle = 0; cycle < 20; ++cycle) {
            bit = static_cast<std::uint64_t>(cycle == 7);
            wide = static_cast<std::uint64_t>(cycle);
            quad = 1ULL << (cycle + 20);
            waves.dump(Cycle(cycle));
        }
    }
    const Vcd vcd(as_vcd(path));
    EXPECT_EQ(vcd.codes.size(), 5U);
    EXPECT_EQ(vcd.widths.at("chip.part.inner.wide"), 12);
    EXPECT_EQ(vcd.text("chip.part.says", 13), "wide is 13");
    EXPECT_EQ(vcd.at("chip.part.bit", 6), "0");
    EXPECT_EQ(vcd.at("chip.part.bit", 7), "1");
    EXPECT_EQ(vcd.at("chip.part.bit", 8), "0");
    EXPECT_EQ(vcd.at("chip.part.inner.wide", 13), "1101");
    EXPECT_EQ(vcd.at("chip.part.quad", 4), "1" + std::string(24, '0'));
}

TEST(Waves, RefusesAPathThatCannotBeWritten) { EXPECT_THROW(Waves("/nowhere/at/all.fst", {}, {}), Error); }

/// An engine with its signals.
struct Traced {
    Traced(const std::string& scope, Cycle from, Cycle to, Fidelity fidelity = Fidelity::cosim,
           int ticks = 64)
        : run("quickstart.toml"), engine(run.plan, fidelity) {
        const auto stimulus = make_stimulus(run.spec, run.plan);
        RunOrder order;
        order.ticks = ticks;
        order.wave.emplace();
        order.wave->file = (folder / "waves.fst").string();
        order.wave->from = from;
        order.wave->to = to;
        order.wave->scope = scope;
        Recorder* const recorder = &run.log;
        totals = engine.run(order, *stimulus, {&recorder, 1});
        vcd = std::make_unique<Vcd>(as_vcd((folder / "waves.fst").string()));
    }
    TempFolder folder;
    SimRun run;
    CycleEngine engine;
    RunTotals totals;
    std::unique_ptr<Vcd> vcd;
};

/// What every engine shows: held against the run's log and its final state.
class EveryEngine : public ::testing::TestWithParam<Fidelity> {};

TEST_P(EveryEngine, ShowsDeliveriesSpikesAndTicksOfTheLog) {
    const Traced traced("*", Cycle(0), kNever, GetParam());
    ASSERT_GT(traced.run.log.deliveries.size(), 50U);
    for (const Delivery& d : traced.run.log.deliveries) {
        EXPECT_EQ(traced.vcd->at("chip.bridge_core0.arrives_valid", d.cycle.value), "1");
        EXPECT_EQ(traced.vcd->number("chip.bridge_core0.arrives_neuron", d.cycle.value), d.neuron.value);
    }
    ASSERT_FALSE(traced.run.log.spikes.empty());
    for (const Spike& s : traced.run.log.spikes) {
        const std::int64_t cycle = s.cycle.value;
        EXPECT_EQ(traced.vcd->at("chip.sight_core0.fires", cycle), "1");
        EXPECT_EQ(traced.vcd->number("chip.sight_core0.winner", cycle), s.neuron.value);
        EXPECT_EQ(traced.vcd->number("chip.bridge_core0.tick", cycle), s.tick.value);
        EXPECT_EQ(traced.vcd->number("chip.bridge_core0.phase", cycle), s.tick.value % 32);
        const std::string row = traced.vcd->text("chip.sight_core0.row", cycle);
        EXPECT_TRUE(row.starts_with("t" + std::to_string(s.tick.value) + ": ")) << row;
        EXPECT_NE(row.find("n" + std::to_string(s.neuron.value) + " fires"), std::string::npos) << row;
    }
}

TEST_P(EveryEngine, ShowsInTheLastCycleTheNeuronsOfTheFinalState) {
    Traced traced("*", Cycle(0), kNever, GetParam(), 7);  // before anybody fires and clears V
    const CoreState state = traced.engine.state().cores[0];
    const std::int64_t last = traced.run.log.ticks.back().cycle.value;
    int charged = 0;
    for (std::size_t n = 0; n < state.neurons.size(); ++n) {
        const std::string name = "chip.neurons_core0.n" + std::to_string(n);
        EXPECT_EQ(traced.vcd->number(name + "_v", last), state.neurons[n].v) << name;
        EXPECT_EQ(traced.vcd->number(name + "_s", last), state.neurons[n].s & 0xfff) << name;
        EXPECT_EQ(traced.vcd->number(name + "_th", last), state.neurons[n].th) << name;
        charged += state.neurons[n].v != 0;
    }
    EXPECT_GT(charged, 0);
}

TEST_P(EveryEngine, TheRowOfATickCountsItsArrivals) {
    const Traced traced("*", Cycle(0), kNever, GetParam());
    for (const TickEnd& end : traced.run.log.ticks) {
        const auto in = std::count_if(traced.run.log.deliveries.begin(), traced.run.log.deliveries.end(),
                                      [&](const Delivery& d) { return d.tick == end.tick; });
        const std::string row = traced.vcd->text("chip.sight_core0.row", end.cycle.value - 1);
        const std::string start = "t" + std::to_string(end.tick.value) + ": " + std::to_string(in) + " in";
        EXPECT_TRUE(row == start || row.starts_with(start + ",")) << row << " is not of " << start;
    }
}

TEST_P(EveryEngine, AFlitHasARowFromItsSendingToItsArrival) {
    const Traced traced("*", Cycle(0), kNever, GetParam());
    const Delivery& d = traced.run.log.deliveries.front();
    const std::string start = "pixels n" + std::to_string(d.neuron.value) + " t";
    const auto rows = [&](std::int64_t cycle) {
        std::string all;
        for (int row = 0; row < 12; ++row)
            all += traced.vcd->text("chip.flights.row" + std::to_string(row), cycle) + "\n";
        return all;
    };
    EXPECT_NE(rows(d.cycle.value - 1).find(start), std::string::npos) << rows(d.cycle.value - 1);
    EXPECT_NE(rows(d.cycle.value).find(">c0, 0 to go"), std::string::npos) << rows(d.cycle.value);
    EXPECT_EQ(traced.vcd->number("chip.flights.in_flight", traced.run.log.ticks.back().cycle.value), 0);
}

INSTANTIATE_TEST_SUITE_P(Waves, EveryEngine,
                         ::testing::Values(Fidelity::tlm, Fidelity::cosim, Fidelity::rtl));

TEST(Waves, RtlAndModelAreInTheSameStepWhereTheModelNamesIt) {
    const Traced rtl("core0", Cycle(0), kNever);
    int events = 0;
    for (std::int64_t cycle = 0; cycle < rtl.run.log.ticks.back().cycle.value; ++cycle) {
        const std::int64_t step = rtl.vcd->number("chip.bridge_core0.step", cycle);
        const bool event = rtl.vcd->at("chip.core0.event_valid_o", cycle) == "1";
        const bool in_event = step == static_cast<int>(CoreStep::axon) ||
                              step == static_cast<int>(CoreStep::phase_start) ||
                              step == static_cast<int>(CoreStep::fired);
        EXPECT_EQ(event, in_event) << cycle;
        EXPECT_EQ(rtl.vcd->at("chip.core0.waiting_o", cycle) == "1",
                  step == static_cast<int>(CoreStep::waiting));
        events += event;
    }
    EXPECT_GT(events, 50);
}

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
        EXPECT_TRUE(name.starts_with("chip.core0.") || name.starts_with("chip.bridge_core0.") ||
                    name.starts_with("chip.sight_core0.") || name.starts_with("chip.neurons_core0.") ||
                    name.starts_with("chip.pending_core0."))
            << name;
}

TEST(Waves, AWindowOfTicksShowsTheCyclesOfTheseTicksAlone) {
    SimRun run("quickstart.toml");
    CycleEngine engine(run.plan, Fidelity::tlm);
    const TempFolder folder;
    const auto stimulus = make_stimulus(run.spec, run.plan);
    RunOrder order;
    order.ticks = 64;
    order.wave = WaveOrder{(folder / "waves.fst").string(), Cycle(0), kNever, "*", {{Tick(10), Tick(11)}}};
    Recorder* const recorder = &run.log;
    const RunTotals totals = engine.run(order, *stimulus, {&recorder, 1});
    const Vcd vcd(as_vcd((folder / "waves.fst").string()));
    const std::int64_t before = run.log.ticks[10].cycle.value;  // of tick 9, since the preload comes first
    const std::int64_t last = run.log.ticks[12].cycle.value;
    EXPECT_EQ(vcd.times.front(), before);
    EXPECT_LT(vcd.times.back(), last);
    EXPECT_EQ(vcd.number("chip.bridge_core0.tick", last - 1), 11);
    EXPECT_LE(totals.waves->cycles, static_cast<std::uint64_t>(last - before));
}

TEST(Waves, NeuronsAreShownOneByOne) {
    const Traced traced("core=0,neuron=17", Cycle(0), Cycle(100), Fidelity::tlm);
    EXPECT_EQ(traced.vcd->codes.count("chip.neurons_core0.n17_v"), 1U);
    EXPECT_EQ(traced.vcd->codes.count("chip.neurons_core0.n16_v"), 0U);
    EXPECT_EQ(traced.vcd->codes.count("chip.learning0.lfsr"), 1U);
}

TEST(Waves, AFullFileEndsAndIsStillAWaveform) {
    SimRun run("quickstart.toml");
    CycleEngine engine(run.plan, Fidelity::tlm);
    const TempFolder folder;
    const auto stimulus = make_stimulus(run.spec, run.plan);
    RunOrder order;
    order.ticks = 640;
    order.wave.emplace();
    order.wave->file = (folder / "waves.fst").string();
    order.wave->max_bytes = 30000;
    Recorder* const recorder = &run.log;
    const RunTotals totals = engine.run(order, *stimulus, {&recorder, 1});
    ASSERT_TRUE(totals.waves->full);
    const Vcd vcd(as_vcd((folder / "waves.fst").string()));
    EXPECT_EQ(vcd.times.back(), totals.waves->last.value);
    EXPECT_LT(vcd.times.back(), run.log.ticks.back().cycle.value / 2);
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
