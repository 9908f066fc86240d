// A bench: a random hub in RTL beside its model, every output in every cycle, under random traffic with
// marks, idle ports and back-pressure. With lives=N it is loaded N times, its registers written at random and
// read again in between.
#include <fmt/format.h>

#include "systemc/fabric/hub_rtl.h"
#include "tests/rtl/bench_main.h"
#include "tests/rtl/config_words.h"
#include "tests/systemc/fabric/hub_traffic.h"

namespace tendril {
namespace {

bool same_outputs(const HubOutputs& rtl, const HubOutputs& model, Cycle now, BenchResult& result) {
    CycleComparison pair(result, now);
    for (int port = 0; port < kHubPorts; ++port) {
        pair.compare(fmt::format("in_ready_o[{}]", port), rtl.in_ready[port], model.in_ready[port]);
        pair.compare(fmt::format("out_valid_o[{}]", port), rtl.out_valid[port], model.out_valid[port]);
        if (rtl.out_valid[port] && model.out_valid[port])
            pair.compare(fmt::format("out_flit_o[{}]", port), pack(rtl.out[port]), pack(model.out[port]));
    }
    pair.compare("idle_o", rtl.idle, model.idle);
    return pair.same();
}

bool same_totals(const HubTotals& rtl, const HubTotals& model, Cycle now, BenchResult& result) {
    CycleComparison pair(result, now);
    pair.compare("moved", rtl.moved, model.moved);
    pair.compare("copies", rtl.copies, model.copies);
    pair.compare("marks", rtl.marks, model.marks);
    pair.compare("blocked cycles", rtl.blocked_cycles, model.blocked_cycles);
    pair.compare("busy cycles", rtl.busy_cycles, model.busy_cycles);
    return pair.same();
}

/// One life of a hub: loaded at random, then traffic. @return whether RTL and model did the same
bool live(HubRtl& rtl, Hub& model, std::int64_t end, test::Random& random, BenchClock& clock, Cycle& now,
          BenchResult& result) {
    const HubSetup setup = test::random_setup(random);
    rtl.load(setup);
    model.load(setup);
    test::Traffic traffic(setup, random);
    for (; now.value < end; ++now) {
        const bool same = same_outputs(rtl.outputs(), model.outputs(), now, result);
        const HubInputs pins = traffic.next(rtl.outputs());
        rtl.settle(pins);
        clock.cycle(now);  // a waveform shows the cycle in which they part
        if (!same) return false;
        rtl.clock(now, pins);
        model.clock(now, pins);
    }
    return same_totals(rtl.totals(), model.totals(), clock.now(), result);
}

void run(const BenchOrder& order, BenchResult& result) {
    test::Random random(static_cast<std::uint32_t>(order.seed ^ (order.seed >> 32)));
    HubRtl rtl;
    const auto model = make_hub_model();
    BenchClock clock(order);
    clock.show([&](VerilatedFstC& file) { rtl.trace(file); });
    std::mt19937_64 words(order.seed);
    const std::int64_t lives = order.at("lives");
    Cycle now;
    for (std::int64_t life = 1; life <= lives; ++life) {
        if (!live(rtl, *model, order.at("length") * life / lives, random, clock, now, result)) return;
        if (lives > 1) check_config_words(rtl, hub_config_map(), words, result);
        if (result.failures() > 0) return;
    }
}

}  // namespace
}  // namespace tendril

int main(int argc, char** argv) {
    return tendril::bench_main(
        argc, argv,
        {.about = "hub_lockstep", .settings = {{"length", 3000}, {"lives", 1}}, .run = tendril::run});
}
