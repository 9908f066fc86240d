// A bench: a link in RTL beside its model, every output in every cycle; now and then it is reset under
// traffic and goes on with another delay, a wire's among them.
#include <optional>

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

/// Of a link of no cycles, after a cycle with these inputs.
bool same_as_a_wire(const LinkRtl& rtl, bool valid, Flit flit, bool ready, Cycle now, BenchResult& result) {
    CycleComparison pair(result, now);
    pair.compare("in_ready_o of a wire", rtl.in_ready(), ready);
    pair.compare("out_valid_o of a wire", rtl.out_valid(), valid);
    pair.compare("idle_o of a wire", rtl.idle(), true);
    if (valid) pair.compare("out_flit_o of a wire", pack(rtl.out()), pack(flit));
    return pair.same();
}

/// One link, its neighbours as legal ones: a flit once offered stays until it is taken.
class LinkBench {
public:
    LinkBench(const BenchOrder& order, BenchResult& result)
        : result_(result),
          delay_(static_cast<int>(order.at("delay"))),
          random_(static_cast<std::uint32_t>(order.seed ^ (order.seed >> 32))),
          rtl_(1) {
        restart(delay_ > 0 ? delay_ : 1 + static_cast<int>(order.seed % kLinkCyclesMax));
    }

    /// Reset in the middle of traffic, and another delay.
    void restart() { restart(delay_ > 0 ? delay_ : random_.in(0, kLinkCyclesMax)); }

    void trace(VerilatedFstC& file) { rtl_.trace(file); }

    /// @return whether RTL and model did the same
    bool cycle(BenchClock& clock, Cycle now) {
        if (now.value % 100 == 0) offer_ = random_.in(0, 100), drain_ = random_.in(0, 100);
        const bool same = !model_ || same_outputs(rtl_, *model_, now, result_);
        if (!valid_ || taken_) {
            valid_ = random_.chance(offer_);
            flit_ = unpack(random_.bits() & ((1U << kFlitBits) - 1U));
        }
        const bool ready = random_.chance(drain_);
        taken_ = valid_ && (model_ ? model_->in_ready() : ready);
        rtl_.settle(valid_, flit_, ready);
        clock.cycle(now);  // a waveform shows the cycle in which they part
        if (!same) return false;
        rtl_.clock(valid_, flit_, ready);
        if (!model_) return same_as_a_wire(rtl_, valid_, flit_, ready, now, result_);
        model_->clock(valid_, flit_, ready);
        return true;
    }

private:
    void restart(int cycles) {
        rtl_.restart(cycles);
        model_.reset();
        if (cycles > 0) model_.emplace(cycles);
        valid_ = taken_ = false;
    }

    BenchResult& result_;
    int delay_;
    test::Random random_;
    LinkRtl rtl_;
    std::optional<LinkModel> model_;  ///< none of a link of no cycles
    Flit flit_;
    bool valid_ = false, taken_ = false;
    int offer_ = 50, drain_ = 50;
};

void run(const BenchOrder& order, BenchResult& result) {
    constexpr std::int64_t kBetweenResets = 700;
    LinkBench bench(order, result);
    BenchClock clock(order);
    clock.show([&](VerilatedFstC& file) { bench.trace(file); });
    for (Cycle now; now.value < order.at("length"); ++now) {
        if (now.value % kBetweenResets == kBetweenResets - 1) bench.restart();
        if (!bench.cycle(clock, now)) return;
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
