// A bench: a random hub in RTL beside its model, every output in every cycle, under random traffic with
// marks, idle ports and back-pressure.
#include <fmt/format.h>

#include "systemc/fabric/hub_rtl.h"
#include "tests/rtl/bench_main.h"
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

void run(const BenchOrder& order, BenchResult& result) {
    test::Random random(static_cast<std::uint32_t>(order.seed ^ (order.seed >> 32)));
    const HubSetup setup = test::random_setup(random);
    HubRtl rtl;
    const auto model = make_hub_model();
    rtl.load(setup);
    model->load(setup);
    test::Traffic traffic(setup, random);
    BenchClock clock(order);
    clock.show([&](VerilatedFstC& file) { rtl.trace(file); });
    for (Cycle now; now.value < order.at("length"); ++now) {
        const bool same = same_outputs(rtl.outputs(), model->outputs(), now, result);
        const HubInputs pins = traffic.next(rtl.outputs());
        rtl.settle(pins);
        clock.cycle(now);  // a waveform shows the cycle in which they part
        if (!same) return;
        rtl.clock(now, pins);
        model->clock(now, pins);
    }
    same_totals(rtl.totals(), model->totals(), clock.now(), result);
}

}  // namespace
}  // namespace tendril

int main(int argc, char** argv) {
    return tendril::bench_main(
        argc, argv, {.about = "hub_lockstep", .settings = {{"length", 3000}}, .run = tendril::run});
}
