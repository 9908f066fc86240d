// What a chip that grew holds in its memories, read word by word.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "sim/cycle_engine.h"
#include "systemc/config_access.h"
#include "systemc/core/map.h"
#include "systemc/fabric/hub_rtl.h"
#include "tests/sim/growth/growing_chip.h"
#include "tests/support/chip_file.h"
#include "tests/support/sim_run.h"

namespace tendril {
namespace {

constexpr int kTicks = 400;

using Reader = std::function<std::uint32_t(std::size_t core, std::uint32_t address)>;

/// The ports of cores that are RTL each on its own, or of a chip that is RTL as a whole.
Reader reader_of(Chip& chip) {
    if (chip.whole)
        return [&chip](std::size_t core, std::uint32_t address) {
            return chip.whole->read(ChipBlock::core, static_cast<int>(core), address);
        };
    return [&chip](std::size_t core, std::uint32_t address) {
        return dynamic_cast<ConfigAccess&>(chip.cores[core]->core()).config(false, address, 0);
    };
}

std::uint32_t u32(std::size_t value) { return static_cast<std::uint32_t>(value); }

/// As the memories say: the entries of rows that are taken.
std::vector<AxonEntry> table_of(const Reader& read, std::size_t core, const ChipPlan& plan) {
    std::vector<AxonEntry> table;
    for (std::size_t slot = 0; slot < static_cast<std::size_t>(plan.growth->sources); ++slot) {
        const std::uint32_t source = read(core, core_map::kAxonSources + u32(slot));
        if ((source >> 16 & 1U) == 0) continue;
        for (std::size_t line = 0; line < static_cast<std::size_t>(plan.built.neurons); ++line) {
            const std::uint32_t word = read(core, core_map::kAxonTable + u32(slot * kBuiltSizeMax + line));
            if ((word >> 12 & 1U) == 0) continue;
            table.push_back({SourceId(static_cast<std::uint16_t>(source & 0xffffU)),
                             static_cast<std::uint16_t>(line), static_cast<std::uint16_t>(word & 0xffU),
                             static_cast<std::uint8_t>(word >> 8 & 7U), (word >> 11 & 1U) != 0});
        }
    }
    std::ranges::sort(table, {}, [](const AxonEntry& e) { return std::pair(e.source, e.neuron); });
    return table;
}

class ReadBack : public testing::TestWithParam<Fidelity> {};

TEST_P(ReadBack, TablesAndMasksOfTheRtlAreThoseOfTheModel) {
    const ChipFile file(kGrowingChip);
    const ChipSpec spec = file.load();
    const ChipPlan plan = make_plan(spec);
    CycleEngine engine(plan, GetParam());
    engine.load(plan.initial);
    const auto stimulus = make_stimulus(spec, plan);
    RunOrder order;
    order.ticks = kTicks;
    const RunTotals totals = engine.run(order, *stimulus, {});
    ASSERT_GT(totals.growth->freed, 4U);
    const Rewiring& model = *engine.rewiring();

    const Reader read = reader_of(engine.chip());
    std::size_t moved = 0;
    for (std::size_t core = 0; core < plan.cores.size(); ++core) {
        const std::vector<AxonEntry> table = table_of(read, core, plan);
        EXPECT_EQ(table, model.table(core)) << "core " << core;
        moved += table != plan.cores[core].axon_table;
    }
    EXPECT_EQ(moved, plan.cores.size()) << "a chip in which little grew shows little";

    // And they are the routes of who listens now.
    EXPECT_EQ(model.masks(), route(plan.topology, model.listeners()));
    EXPECT_EQ(check_routes(plan.topology, model.listeners(), model.masks()), "");
    if (engine.chip().whole) return;  // its masks are inside; the lockstep of cycles holds them to these
    std::size_t rerouted = 0;
    for (std::size_t hub = 0; hub < plan.hubs.size(); ++hub) {
        const auto& rtl = dynamic_cast<HubRtl&>(engine.chip().hubs[hub]->hub());
        for (std::size_t s = 0; s < model.listeners().size(); ++s) {
            const SourceId source(static_cast<std::uint16_t>(s));
            EXPECT_EQ(rtl.mask(source), model.masks()[hub][s]) << "hub " << hub << " source " << s;
            rerouted += rtl.mask(source) != plan.hubs[hub].masks[s];
        }
    }
    EXPECT_GT(rerouted, 4U);
}

INSTANTIATE_TEST_SUITE_P(OfRtl, ReadBack, testing::Values(Fidelity::cosim, Fidelity::rtl),
                         [](const auto& test) {
                             return std::string(test.param == Fidelity::rtl ? "rtl" : "cosim");
                         });

}  // namespace
}  // namespace tendril
