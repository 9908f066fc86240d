// A bench: a link in RTL beside its model, every output in every cycle. It has no waveform.
#include "systemc/fabric/link_model.h"
#include "systemc/fabric/link_rtl.h"
#include "tests/rtl/bench_main.h"
#include "tests/systemc/fabric/hub_traffic.h"

namespace tendril {
namespace {

bool same_outputs(const LinkRtl& rtl, const LinkModel& model, Cycle now, BenchResult& result) {
    CycleComparison pair(result, now);
    pair.compare("in_ready_o", rtl.in_ready(), model.in_ready());
    pair.compare("out_valid_o", rtl.out_valid(), model.out_valid());
    pair.compare("idle_o", rtl.idle(), model.idle());
    if (rtl.out_valid() && model.out_valid()) pair.compare("out_flit_o", pack(rtl.out()), pack(model.out()));
    return pair.same();
}

void run(const BenchOrder& order, BenchResult& result) {
    const auto given = static_cast<int>(order.at("delay"));
    const int delay = given > 0 ? given : 1 + static_cast<int>(order.seed % kLinkCyclesMax);
    test::Random random(static_cast<std::uint32_t>(order.seed ^ (order.seed >> 32)));
    LinkRtl rtl(delay);
    LinkModel model(delay);
    BenchClock clock(order);
    int offer = 50;
    int drain = 50;
    for (Cycle now; now.value < order.at("length"); ++now) {
        if (now.value % 100 == 0) offer = random.in(0, 100), drain = random.in(0, 100);
        if (!same_outputs(rtl, model, now, result)) return;
        const Flit flit = unpack(random.bits() & ((1U << kFlitBits) - 1U));
        const bool valid = random.chance(offer);
        const bool ready = random.chance(drain);
        clock.cycle(now);
        rtl.clock(valid, flit, ready);
        model.clock(valid, flit, ready);
    }
}

}  // namespace
}  // namespace tendril

int main(int argc, char** argv) {
    return tendril::bench_main(argc, argv,
                               {.about = "link_lockstep",
                                .settings = {{"length", 5000}, {"delay", 0}},  // 0: from the seed
                                .run = tendril::run});
}
