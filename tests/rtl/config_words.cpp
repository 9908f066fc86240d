#include "tests/rtl/config_words.h"

#include <fmt/format.h>

#include <bit>

#include "systemc/core/map.h"

namespace tendril {

namespace {

constexpr std::uint32_t kAll = 0xffffffffU;

constexpr std::uint32_t low(int bits) { return bits >= 32 ? kAll : (1U << bits) - 1U; }

/// All ones and all zeros as often as anything in between.
std::uint32_t draw(std::mt19937_64& random) {
    switch (random() % 4) {
        case 0:
            return 0;
        case 1:
            return kAll;
        default:
            return static_cast<std::uint32_t>(random());
    }
}

void add_registers(std::vector<ConfigWords>& map) {
    using namespace core_map;
    map.push_back({"N and NIN", kRegisters + kRegN, 2, low(9)});
    map.push_back({"SOURCE", kRegisters + kRegSource, 1, low(9)});
    map.push_back({"TICK", kRegisters + kRegTick, 1, kAll});
    map.push_back({"PHASE", kRegisters + kRegPhase, 1, low(8)});
    map.push_back({"LAST_TICK", kRegisters + kRegLastTick, 1, kAll});
    map.push_back({"RANK0", kRegisters + kRegRank0, 1, low(8)});
    map.push_back({"LEARNING and FIXED", kRegisters + kRegLearning, 2, 1});
    std::uint32_t address = kRegisters + kFirstNeuronParam;
    for (const auto& param : kNeuronParams)
        map.push_back(
            {param.name.data(), address++, 1, low(std::bit_width(static_cast<unsigned>(param.high)))});
    map.push_back({"beyond the registers", address, 200, 0});
}

}  // namespace

std::vector<ConfigWords> core_config_map(const BuiltSize& built, int sources) {
    using namespace core_map;
    constexpr std::uint32_t kPartsOfNeuron[] = {low(28), kAll, low(28), 0};
    const auto neurons = static_cast<std::uint32_t>(built.size.neurons);
    const auto axons = static_cast<std::uint32_t>(built.size.axons);
    const std::uint32_t lines = std::max(neurons, axons);
    std::vector<ConfigWords> map;
    add_registers(map);
    map.push_back({"axon sources", kAxonSources, static_cast<std::uint32_t>(sources), 1U << 16 | low(9)});
    for (std::uint32_t slot = 0; slot < static_cast<std::uint32_t>(sources); ++slot)
        map.push_back({"axon table", kAxonTable + slot * kBuiltSizeMax, lines, low(13)});
    for (std::uint32_t axon = 0; axon < axons; ++axon)
        map.push_back({"synapses", kSynapses + axon * kBuiltSizeMax / 8, neurons / 8, kAll});
    for (std::uint32_t word = 0; word < neurons * 4; ++word)
        map.push_back({"neurons", kNeurons + word, 1, kPartsOfNeuron[word % 4]});
    for (std::uint32_t delay = 1; delay <= kBuiltDelayMax; ++delay)
        map.push_back({"pending", kPending + delay * 8, (axons + 31) / 32, low(static_cast<int>(axons))});
    map.push_back({"axon types", kAxonTypes, 8, kAll});
    return map;
}

std::vector<ConfigWords> hub_config_map() {
    using namespace hub_map;
    return {{"CHILDREN", kRegisters + kRegChildren, 1, low(8)},
            {"LATERALS", kRegisters + kRegLaterals, 1, low(4)},
            {"PARENT", kRegisters + kRegParent, 1, low(2)},
            {"DEPTH", kRegisters + kRegDepth, 1, low(5)},
            {"KEEP_OWN", kRegisters + kRegKeepOwn, 1, 1},
            {"beyond the registers", kRegisters + kRegBusyHigh + 1, 200, 0},
            {"nothing", kRegisters + 256, 700, 0}};
}

void check_config_words(ConfigAccess& port, const std::vector<ConfigWords>& map, std::mt19937_64& random,
                        BenchResult& result) {
    std::vector<std::uint32_t> wrote;
    const auto check = [&](const ConfigWords& words, std::uint32_t word, std::uint32_t expected) {
        const std::uint32_t got = port.config(false, words.first + word, 0);
        result.checked();
        if (got == expected) return true;
        result.fail({}, fmt::format("configuration, {}, word {:#x}", words.name, words.first + word),
                    fmt::format("{:#x}", expected), fmt::format("{:#x}", got));
        return false;
    };
    for (const ConfigWords& words : map) {
        for (std::uint32_t word = 0; word < words.count; ++word) {
            wrote.push_back(draw(random));
            port.config(true, words.first + word, wrote.back());
            if (!check(words, word, wrote.back() & words.kept)) return;
        }
    }
    std::size_t at = 0;
    for (const ConfigWords& words : map)
        for (std::uint32_t word = 0; word < words.count; ++word)
            if (!check(words, word, wrote[at++] & words.kept)) return;
}

}  // namespace tendril
