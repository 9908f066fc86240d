// Flits cross sockets by one transport call each, in order, exactly when both sides are ready.
#include "systemc/fabric/flit_port.h"

#include <gtest/gtest.h>

#include <deque>

namespace tendril {
namespace {

class Sender : public sc_core::sc_module, public Part {
public:
    Sender(sc_core::sc_module_name name, Kernel& kernel, int flits)
        : sc_module(name), out("out", kernel), left_(flits) {
        kernel.add(*this);
    }
    FlitOut out;

    void exchange(Cycle) override {
        if (left_ > 0) out.offer({FlitKind::spike, 0, SourceId(1), static_cast<std::uint8_t>(left_)});
    }
    void settle(Cycle now) override {
        if (left_ > 0 && out.taken()) {
            --left_;
            sent.push_back(now.value);
        }
    }
    void clock(Cycle) override {}
    Cycle next_cycle(Cycle now) const override { return left_ > 0 ? now + 1 : kNever; }
    std::string part_name() const override { return basename(); }
    void visit_state(StateVisitor& visitor) override {
        visitor.field("out", out);
        visitor.field("left", left_);
    }

    std::vector<std::int64_t> sent;

private:
    int left_;
};

/// Ready in the cycles that `pattern` says (a register: set for the next cycle at each clock edge).
class Receiver : public sc_core::sc_module, public Part {
public:
    Receiver(sc_core::sc_module_name name, Kernel& kernel, std::function<bool(std::int64_t)> pattern)
        : sc_module(name), in("in", kernel, *this), pattern_(std::move(pattern)) {
        kernel.add(*this);
        in.set_ready(pattern_(0));
    }
    FlitIn in;

    void exchange(Cycle) override { in.accept(); }
    void settle(Cycle now) override {
        Flit flit;
        if (!in.arrived(flit)) return;
        EXPECT_TRUE(pattern_(now.value)) << "taken while not ready, cycle " << now.value;
        got.push_back(flit.neuron);
        at.push_back(now.value);
    }
    void clock(Cycle now) override { in.set_ready(pattern_(now.value + 1)); }
    Cycle next_cycle(Cycle now) const override { return now + 1; }
    std::string part_name() const override { return basename(); }
    void visit_state(StateVisitor& visitor) override { visitor.field("in", in); }

    std::vector<int> got;
    std::vector<std::int64_t> at;

private:
    std::function<bool(std::int64_t)> pattern_;
};

/// Sits between two sockets and counts every call.
class Monitor : public sc_core::sc_module {
public:
    explicit Monitor(sc_core::sc_module_name name) : sc_module(name), in("in"), out("out") {
        in.register_nb_transport_fw(this, &Monitor::forward);
        out.register_nb_transport_bw(this, &Monitor::backward);
    }
    tlm_utils::simple_target_socket<Monitor> in;
    tlm_utils::simple_initiator_socket<Monitor> out;
    int forward_calls = 0;
    int backward_calls = 0;

private:
    tlm::tlm_sync_enum forward(tlm::tlm_generic_payload& p, tlm::tlm_phase& phase, sc_core::sc_time& delay) {
        ++forward_calls;
        return out->nb_transport_fw(p, phase, delay);
    }
    tlm::tlm_sync_enum backward(tlm::tlm_generic_payload& p, tlm::tlm_phase& phase, sc_core::sc_time& delay) {
        ++backward_calls;
        return in->nb_transport_bw(p, phase, delay);
    }
};

struct Bench {
    explicit Bench(std::function<bool(std::int64_t)> ready, bool receiver_first = false)
        : kernel("kernel"), monitor("monitor") {
        if (receiver_first) receiver = std::make_unique<Receiver>("receiver", kernel, ready);
        sender = std::make_unique<Sender>("sender", kernel, 20);
        if (!receiver_first) receiver = std::make_unique<Receiver>("receiver", kernel, ready);
        sender->out.socket.bind(monitor.in);
        monitor.out.bind(receiver->in.socket);
        kernel.run({Cycle(200), true, {}});
    }
    Kernel kernel;
    Monitor monitor;
    std::unique_ptr<Sender> sender;
    std::unique_ptr<Receiver> receiver;
};

void expect_all_in_order(const Bench& bench) {
    ASSERT_EQ(bench.receiver->got.size(), 20U);
    for (int n = 0; n < 20; ++n) EXPECT_EQ(bench.receiver->got[static_cast<std::size_t>(n)], 20 - n);
    EXPECT_EQ(bench.receiver->at, bench.sender->sent) << "both sides must see the same cycles";
    EXPECT_EQ(bench.monitor.forward_calls, 20) << "one forward call a flit, blocked or not";
    EXPECT_EQ(bench.sender->out.crossings().spikes, 20U);
    EXPECT_EQ(bench.receiver->in.crossings().spikes, 20U);
}

TEST(FlitPort, CrossesAFlitEachCycleWhenAlwaysReady) {
    const Bench bench([](std::int64_t) { return true; });
    expect_all_in_order(bench);
    EXPECT_EQ(bench.receiver->at.back(), 19);
    EXPECT_EQ(bench.monitor.backward_calls, 0);
}

TEST(FlitPort, WaitsForReadyWithASingleBackwardCallAFlit) {
    const Bench bench([](std::int64_t cycle) { return cycle % 5 == 4; });
    expect_all_in_order(bench);
    EXPECT_EQ(bench.receiver->at.back(), 99);
    EXPECT_EQ(bench.monitor.backward_calls, 20);
}

TEST(FlitPort, DoesNotCareWhichSideIsVisitedFirst) {
    const Bench bench([](std::int64_t cycle) { return (cycle * 7) % 3 != 0; }, true);
    expect_all_in_order(bench);
}

}  // namespace
}  // namespace tendril
