// The written state of a hub is all of it: moved into another one after every cycle, model or RTL, it goes on
// as one that stayed; and while it says it is idle, an edge without input changes nothing of it.
#include <gtest/gtest.h>

#include "systemc/fabric/link_model.h"
#include "systemc/kernel/state_bytes.h"
#include "tests/systemc/fabric/hub_traffic.h"

namespace tendril {
namespace {

constexpr int kCycles = 1500;

template <class Block>
std::vector<std::uint8_t> written(Block& block) {
    StateWriter writer;
    block.visit_state(writer);
    return writer.bytes();
}

/// Marks and spikes that are on the outputs, and every ready.
bool same(const HubOutputs& a, const HubOutputs& b) {
    if (a.in_ready != b.in_ready || a.out_valid != b.out_valid || a.idle != b.idle) return false;
    for (int port = 0; port < kHubPorts; ++port)
        if (a.out_valid[port] && a.out[port] != b.out[port]) return false;
    return true;
}

struct Seen {
    std::uint64_t moved = 0;
    int idle = 0;  ///< edges in an idle hub
};

/// One random hub.
void move_through(int seed, std::unique_ptr<Hub> (*make)(), Seen& seen) {
    test::Random random(static_cast<std::uint32_t>(seed));
    const HubSetup setup = test::random_setup(random);
    const auto stays = make_hub_model();
    auto here = make(), there = make();
    for (Hub* hub : {stays.get(), here.get(), there.get()}) hub->load(setup);
    test::Traffic traffic(setup, random);
    for (int cycle = 0; cycle < kCycles; ++cycle) {
        ASSERT_TRUE(same(stays->outputs(), here->outputs())) << "seed " << seed << " cycle " << cycle;
        const auto before = written(*here);
        if (here->outputs().idle) {
            here->clock(Cycle(cycle), {});
            StateComparer after(before);
            here->visit_state(after);
            ASSERT_EQ(after.difference(), "") << "seed " << seed << " cycle " << cycle;
            ++seen.idle;
        }
        const HubInputs pins = traffic.next(stays->outputs());
        stays->clock(Cycle(cycle), pins);
        here->clock(Cycle(cycle), pins);
        const auto state = written(*here);
        StateReader reader(state);
        there->visit_state(reader);
        ASSERT_TRUE(reader.done());
        here.swap(there);
    }
    seen.moved += stays->totals().moved;
    EXPECT_EQ(here->totals().moved, stays->totals().moved);
    EXPECT_EQ(here->totals().blocked_cycles, stays->totals().blocked_cycles);
}

TEST(HubState, IsAllOfAModel) {
    Seen seen;
    for (int seed = 1; seed <= 20 && !HasFailure(); ++seed) move_through(seed, make_hub_model, seen);
    EXPECT_GT(seen.moved, 1000U);
    EXPECT_GT(seen.idle, 1000);
}

TEST(HubState, IsAllOfAVerilatedHub) {
    Seen seen;
    const auto make = +[] { return make_hub_rtl(); };
    for (int seed = 1; seed <= 20 && !HasFailure(); ++seed) move_through(seed, make, seen);
    EXPECT_GT(seen.moved, 1000U);
    EXPECT_GT(seen.idle, 1000);
}

TEST(LinkState, IsAllOfALink) {
    for (int cycles = 1; cycles <= kLinkCyclesMax; ++cycles) {
        test::Random random(static_cast<std::uint32_t>(cycles));
        LinkModel stays(cycles), here(cycles);
        for (int cycle = 0; cycle < 400; ++cycle) {
            const bool valid = random.chance(60), ready = random.chance(50);
            const Flit flit = unpack(random.bits());
            stays.clock(valid, flit, ready);
            here.clock(valid, flit, ready);
            LinkModel there(cycles);
            const auto state = written(here);
            StateReader reader(state);
            there.visit_state(reader);
            here = there;
            ASSERT_EQ(here.in_ready(), stays.in_ready());
            ASSERT_EQ(here.out_valid(), stays.out_valid());
            if (here.out_valid()) {
                ASSERT_EQ(here.out(), stays.out());
            }
        }
    }
}

}  // namespace
}  // namespace tendril
