// Does the hub do under Icarus, where an unset register is X, what the model does?
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "systemc/core/map.h"
#include "systemc/fabric/hub_config.h"
#include "systemc/fabric/hub_model.h"
#include "systemc/fabric/wide_pins.h"
#include "tests/support/keep_pins.h"
#include "tests/support/temp_folder.h"
#include "tests/systemc/fabric/hub_traffic.h"

namespace tendril {
namespace {

constexpr int kWords = (kHubPorts * kFlitBits + 31) / 32;

std::string flits_hex(const HubInputs& pins) {
    std::array<std::uint32_t, kWords> words{};
    for (int port = 0; port < kHubPorts; ++port)
        if (pins.in_valid[port]) set_field<kFlitBits>(words.data(), port, pack(pins.in[port]));
    std::string text;
    for (int word = kWords - 1; word >= 0; --word) text += fmt::format("{:08x}", words[word]);
    return text;
}

PortSet ports(const std::array<bool, kHubPorts>& bits) {
    PortSet set = 0;
    for (int port = 0; port < kHubPorts; ++port)
        if (bits[port]) set |= port_bit(port);
    return set;
}

std::string line_of(const HubOutputs& outputs) {
    std::string text = fmt::format("{:04x} {:04x} {}", ports(outputs.in_ready), ports(outputs.out_valid),
                                   outputs.idle ? 1 : 0);
    for (int port = 0; port < kHubPorts; ++port)
        if (outputs.out_valid[port]) text += fmt::format(" {:07x}", pack(outputs.out[port]));
    return text + "\n";
}

constexpr const char* kQuiet = "0000 1fff 0";

std::string transfer_line(bool write, std::uint32_t address, std::uint32_t data) {
    return fmt::format("1 1 {:d} {:03x} {:08x} {}\n", write, address, data, kQuiet);
}

/// The registers: of a hub that was only reset, or as they were written.
void read_registers(const std::array<std::uint32_t, 5>& values, std::string& pins, std::string& expected) {
    for (std::uint32_t word = 0; word < values.size(); ++word) {
        pins += transfer_line(false, hub_map::kRegisters + word, 0);
        expected += fmt::format("read {:08x}\n", values[word]);
    }
}

/// Pins for the bench, and what it must print, for a random hub and traffic.
void script(std::uint32_t seed, std::string& pins_text, std::string& expected) {
    test::Random random(seed);
    const HubSetup setup = test::random_setup(random);
    HubModel model;
    model.load(setup);
    pins_text = fmt::format("0 0 0 000 00000000 {}\n", kQuiet);
    std::array<std::uint32_t, 5> registers = {0, 0, 0, 2, 1};  // CHILDREN to KEEP_OWN
    read_registers(registers, pins_text, expected);
    for (const ConfigWord& word : hub_config_words(setup)) {
        pins_text += transfer_line(true, word.address, word.data);
        if (word.address < registers.size()) registers[word.address] = word.data;
    }
    read_registers(registers, pins_text, expected);
    for (std::uint32_t source = 0; source < 1U << kBuiltSourceBits; source += 7) {
        pins_text += transfer_line(false, hub_map::kMasks + source, ~0U);  // a read writes no mask
        expected += "read 00000000\n";
    }
    test::Traffic traffic(setup, random);
    for (int cycle = 0; cycle < 2000; ++cycle) {
        const HubInputs pins = traffic.next(model.outputs());
        pins_text += fmt::format("1 0 0 000 00000000 {:04x} {:04x} {}\n", ports(pins.in_valid),
                                 ports(pins.out_ready), flits_hex(pins));
        model.clock(Cycle(cycle), pins);
        expected += line_of(model.outputs());
    }
    for (std::uint32_t word = hub_map::kRegMovedLow; word <= hub_map::kRegBusyHigh; ++word)
        pins_text += transfer_line(false, word, 0);
    const HubTotals totals = model.totals();
    for (const std::uint64_t count :
         {totals.moved, totals.copies, totals.marks, totals.blocked_cycles, totals.busy_cycles})
        expected += fmt::format("read {:08x}\nread {:08x}\n", count & 0xFFFF'FFFFU, count >> 32);
}

/// The first line that differs.
std::string difference(const std::string& got, const std::string& expected) {
    if (got == expected) return "";
    std::istringstream ours(got);
    std::istringstream theirs(expected);
    std::string a;
    std::string b;
    for (int line = 1;; ++line) {
        const bool more_a = static_cast<bool>(std::getline(ours, a));
        const bool more_b = static_cast<bool>(std::getline(theirs, b));
        if (more_a != more_b || a != b) return fmt::format("line {}: icarus {} model {}", line, a, b);
        if (!more_a) return "";
    }
}

TEST(HubIcarus, does_what_the_model_does_and_shows_no_x) {
    const TempFolder folder;
    const std::string bench = (folder / "bench.vvp").string();
    const std::string root = TENDRIL_SOURCE_DIR;
    const std::string build = fmt::format(
        "iverilog -g2005 -I {0}/rtl -s hub_bench -o {1} {0}/tests/rtl/bus/hub_bench.v {0}/rtl/bus/hub.v "
        "{0}/rtl/bus/hub_arbiter.v {0}/rtl/bus/hub_join.v {0}/rtl/bus/hub_counters.v "
        "{0}/rtl/bus/hub_config.v {0}/rtl/util/fifo.v {0}/rtl/util/rr_arbiter.v",
        root, bench);
    ASSERT_EQ(std::system(build.c_str()), 0) << build;
    for (std::uint32_t seed = 1; seed <= 12; ++seed) {
        std::string pins;
        std::string expected;
        script(seed, pins, expected);
        std::ofstream(folder / "pins") << pins;
        keep_pins("hub", seed, pins, expected);
        const std::string run = fmt::format("vvp -n {} +pins={} > {}", bench, (folder / "pins").string(),
                                            (folder / "out").string());
        ASSERT_EQ(std::system(run.c_str()), 0) << run;
        ASSERT_EQ(difference(file_text(folder / "out"), expected), "") << "seed " << seed;
    }
}

}  // namespace
}  // namespace tendril
