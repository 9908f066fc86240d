// Does the core do under Icarus, where an unset register is X, what it does under Verilator?
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "systemc/core/core_config.h"
#include "tests/support/keep_pins.h"
#include "tests/support/random_core.h"
#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

constexpr CoreSize kBuilt{16, 16};
constexpr int kLanes = 16;
constexpr int kCycles = 3000;

std::string pins_line(const CoreInputs& in) {
    return fmt::format("1 1 0 0 0 0 {:d} {:x} {:d} {:d} {:x} {:x} {:x} {:x}\n", in.spike_in_valid,
                       in.spike_in_valid ? pack(in.spike_in) : 0, in.spike_out_ready, in.event_ready,
                       static_cast<int>(in.learn.op), in.learn.axon, in.learn.neuron, in.learn.data);
}

/// A transfer as CoreRtl makes it: the request for two cycles, and one without.
std::string transfer_lines(bool write, std::uint32_t address, std::uint32_t data) {
    constexpr const char* kQuiet = "0 0 0 0 0 0 0 0";
    const std::string request = fmt::format("1 0 1 {:d} {:x} {:x} {}\n", write, address, data, kQuiet);
    return request + request + fmt::format("1 0 0 1 0 0 {}\n", kQuiet);
}

/// What the bench is told, and what it must print.
struct Script {
    std::string pins = "0 0 0 0 0 0 0 0 0 0 0 0 0 0\n";  // a cycle of reset
    std::string expected;
    std::uint32_t spikes = 0;  ///< that went out

    void write(std::uint32_t address, std::uint32_t data) { pins += transfer_lines(true, address, data); }
    void read(std::uint32_t address, std::uint32_t data) {
        pins += transfer_lines(false, address, 0);
        expected += fmt::format("read {:08x}\n", data);
    }
    void counters(const CoreCounters& counted);
};

/// Every register of a core that was only reset.
void read_after_reset(Script& script) {
    using namespace core_map;
    for (std::uint32_t address = kRegisters; address < kRegisters + kFirstNeuronParam; ++address)
        if (address != kRegisters + kRegStart)
            script.read(address, address == kRegisters + kRegN || address == kRegisters + kRegNin ? 1 : 0);
    std::uint32_t address = kRegisters + kFirstNeuronParam;
    for (const auto& param : kNeuronParams)
        script.read(address++, static_cast<std::uint32_t>(param.standard));
    script.read(address, 0);                 // beyond them
    script.read(kRegisters + (1U << 8), 0);  // the first register's place in the next page
}

void Script::counters(const CoreCounters& counted) {
    std::uint32_t address = core_map::kCounters;
    for (const std::uint64_t count :
         {counted.spikes, counted.arrived, counted.not_in_table, counted.merged, counted.late, counted.early,
          counted.synaptic_events & 0xFFFF'FFFFU, counted.synaptic_events >> 32, counted.overrun})
        read(address++, static_cast<std::uint32_t>(count));
}

std::string line_of(const CoreOutputs& out) {
    std::string text = fmt::format("{:d} {:d} {:d} {:d} {:d} 0", out.spike_in_ready, out.take, out.waiting,
                                   out.stopped, out.idle);
    if (out.spike_out_valid) text += fmt::format(" out {:07x}", pack(out.spike_out));
    if (out.event_valid)
        text +=
            fmt::format(" event {:x} {:02x} {:02x} {:08x}", static_cast<int>(out.event.kind), out.event.index,
                        out.event.phase, static_cast<std::uint32_t>(out.event.tick.value));
    if (out.answer_valid)
        text += fmt::format(" answer {:x} {:04x} {:d} {:d} {:d}", out.answer.k, out.answer.th,
                            out.answer.fired, out.answer.inh, out.answer.inht);
    const LookUp& found = out.look_up;
    if (found.valid)
        text += fmt::format(" look_up {:d} {:d} {:d} {:d} {:02x}", found.hit, found.merged, found.late,
                            found.early, found.axon);
    return text + "\n";
}

/// Random pins that keep the handshakes: spikes and marks held until taken, learn beats under an event.
class Pins {
public:
    Pins(RandomCore& random, std::uint64_t seed) : random_(random), noise_(seed), tick_(random.preload) {
        refill();
    }

    CoreInputs next(const CoreOutputs& out) {
        if (offered_ && ready_before_) pop();
        CoreInputs in;
        offered_ = offered_ && !ready_before_;
        offered_ = offered_ || noise_() % 3 != 0;
        ready_before_ = out.spike_in_ready;
        in.spike_in_valid = offered_;
        in.spike_in = flits_[at_];
        in.spike_out_ready = noise_() % 4 != 0;
        if (out.event_valid) learn(in);
        return in;
    }

private:
    void pop() {
        if (++at_ == flits_.size()) {
            ++tick_;
            refill();
        }
    }

    void refill() {
        flits_ = random_.spikes(tick_);
        flits_.push_back({FlitKind::mark, static_cast<std::uint8_t>(tick_.value), SourceId(0), 0});
        at_ = 0;
    }

    void learn(CoreInputs& in) {
        in.event_ready = noise_() % 2 == 0;
        const CoreSize used = random_.setup.size;
        in.learn.op = static_cast<LearnBeat::Op>(in.event_ready ? 0 : noise_() % 4);
        in.learn.axon = static_cast<std::uint8_t>(noise_() % static_cast<unsigned>(used.axons));
        in.learn.neuron = static_cast<std::uint8_t>(noise_() % static_cast<unsigned>(used.neurons));
        in.learn.data = static_cast<std::uint16_t>(noise_() % 16);
    }

    RandomCore& random_;
    std::mt19937_64 noise_;
    Tick tick_;
    std::vector<Flit> flits_;
    std::size_t at_ = 0;
    bool offered_ = false;
    bool ready_before_ = false;
};

/// One cycle of the verilated core: its pins, and what it shows behind the edge.
void clock(Core& core, int cycle, const CoreInputs& in, Script& script) {
    const CoreOutputs& out = core.outputs();
    script.spikes += out.spike_out_valid && in.spike_out_ready && out.spike_out.kind == FlitKind::spike;
    script.pins += pins_line(in);
    core.clock(Cycle(cycle), in);
    script.expected += line_of(core.outputs());
}

/// Reset, configuration written and read again, ticks, and at last what was counted.
Script script_of(std::uint64_t seed) {
    RandomCore random(seed, kBuilt);
    random.setup.rule = RuleKind::completed;
    const Tick last = random.preload + kCycles;
    const auto core = make_core_rtl(kBuilt, kLanes);
    core->load(random.setup, random.initial, random.preload, last);
    core->start();
    Script script;
    read_after_reset(script);
    const auto words = core_config_words(random.setup, random.initial, random.preload, last, kBuilt, kLanes);
    for (const ConfigWord& word : words) script.write(word.address, word.data);
    for (const ConfigWord& word : words) script.read(word.address, word.data);
    script.write(core_map::kRegisters + core_map::kRegStart, 1);
    Pins pins(random, seed);
    int cycle = 0;
    for (; cycle < kCycles; ++cycle) clock(*core, cycle, pins.next(core->outputs()), script);
    CoreInputs drain;  // nothing comes any more, all that goes out is taken
    drain.spike_out_ready = drain.event_ready = true;
    while (!core->outputs().idle && cycle < 2 * kCycles) clock(*core, cycle++, drain, script);
    EXPECT_TRUE(core->outputs().idle) << "seed " << seed;
    script.counters(core->counters());
    return script;
}

std::string build_command(const std::string& bench) {
    const std::string rtl = TENDRIL_SOURCE_DIR "/rtl/";
    std::string command = "iverilog -g2005 -s core_bench -I " + rtl + " -o " + bench +
                          " " TENDRIL_SOURCE_DIR "/tests/rtl/core/core_bench.v";
    std::ifstream list(rtl + "rtl.f");
    for (std::string line; std::getline(list, line);)
        if (line.ends_with(".v")) command.append(" ").append(rtl).append(line);
    return command;
}

TEST(NeuronCoreIcarus, PrintsWhatTheVerilatedCoreShowsAndNoX) {
    const TempFolder folder;
    const std::string bench = (folder / "bench.vvp").string();
    ASSERT_EQ(std::system(build_command(bench).c_str()), 0);
    std::uint32_t spikes = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const Script script = script_of(seed);
        spikes += script.spikes;
        std::ofstream(folder / "pins") << script.pins;
        keep_pins("core", seed, script.pins, script.expected);
        const std::string run = fmt::format("vvp -n {} +pins={} > {}", bench, (folder / "pins").string(),
                                            (folder / "out").string());
        ASSERT_EQ(std::system(run.c_str()), 0) << run;
        std::istringstream got(file_text(folder / "out"));
        std::istringstream wanted(script.expected);
        std::string a;
        std::string b;
        for (int cycle = 0; std::getline(wanted, b); ++cycle) {
            ASSERT_TRUE(std::getline(got, a)) << "seed " << seed << " ends at cycle " << cycle;
            ASSERT_EQ(a, b) << "seed " << seed << " cycle " << cycle;
        }
    }
    EXPECT_GT(spikes, 200U);
}

}  // namespace
}  // namespace tendril
