// Does the verilated link do what the model does, in every cycle?
#include "systemc/fabric/link_rtl.h"

#include <gtest/gtest.h>

#include "systemc/fabric/link_model.h"
#include "tests/systemc/fabric/hub_traffic.h"

namespace tendril {
namespace {

TEST(LinkRtl, runs_in_lockstep_with_the_model_at_every_delay) {
    for (int cycles = 1; cycles <= kLinkCyclesMax; ++cycles) {
        test::Random random(static_cast<std::uint32_t>(100 + cycles));
        LinkRtl rtl(cycles);
        LinkModel model(cycles);
        int offer = 50;
        int drain = 50;
        int carried = 0;
        for (int cycle = 0; cycle < 5000; ++cycle) {
            if (cycle % 100 == 0) offer = random.in(0, 100), drain = random.in(0, 100);
            ASSERT_EQ(rtl.in_ready(), model.in_ready()) << "delay " << cycles << " cycle " << cycle;
            ASSERT_EQ(rtl.out_valid(), model.out_valid()) << "delay " << cycles << " cycle " << cycle;
            ASSERT_EQ(rtl.idle(), model.idle()) << "delay " << cycles << " cycle " << cycle;
            if (model.out_valid()) {
                ASSERT_EQ(pack(rtl.out()), pack(model.out())) << "delay " << cycles << " cycle " << cycle;
            }
            const Flit flit = unpack(random.bits() & ((1U << kFlitBits) - 1U));
            const bool valid = random.chance(offer);
            const bool ready = random.chance(drain);
            carried += model.out_valid() && ready ? 1 : 0;
            rtl.clock(valid, flit, ready);
            model.clock(valid, flit, ready);
        }
        EXPECT_GT(carried, 500) << "delay " << cycles;
    }
}

TEST(LinkRtl, delay_zero_is_a_wire) {
    LinkRtl link(0);
    const Flit flit{FlitKind::spike, 3, SourceId(5), 7};
    link.clock(true, flit, true);
    EXPECT_TRUE(link.out_valid());
    EXPECT_TRUE(link.in_ready());
    EXPECT_EQ(link.out(), flit);
    link.clock(false, flit, false);
    EXPECT_FALSE(link.out_valid());
    EXPECT_FALSE(link.in_ready());
    EXPECT_TRUE(link.idle());
}

}  // namespace
}  // namespace tendril
