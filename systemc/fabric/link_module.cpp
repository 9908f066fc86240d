#include "systemc/fabric/link_module.h"

namespace tendril {

LinkModule::LinkModule(sc_core::sc_module_name name, Kernel& kernel, int cycles)
    : sc_module(name), in("in", kernel, *this), out("out", kernel), cycles_(cycles), link_(cycles) {
    kernel.add(*this);
}

void LinkModule::clear() {
    link_ = LinkModel(cycles_);
    in.clear();
    out.clear();
    in.set_ready(link_.in_ready());
}

void LinkModule::add_probes(Probes& probes) const {
    const std::string scope = std::string("chip fabric ") + basename();
    probes.push_back({scope, "held", 5, {}, [this] { return static_cast<std::uint64_t>(link_.held()); }});
    probe_flit(probes, scope, "in", [this] { return in_valid_ ? &in_flit_ : nullptr; });
    probe_flit(probes, scope, "out", [this]() -> const Flit* {
        out_flit_ = link_.out();
        return link_.out_valid() ? &out_flit_ : nullptr;
    });
}

void LinkModule::exchange(Cycle) {
    if (link_.out_valid()) out.offer(link_.out());
    in.accept();
}

void LinkModule::settle(Cycle) {
    in_valid_ = in.arrived(in_flit_);
    out_ready_ = out.taken();
}

void LinkModule::clock(Cycle) {
    link_.clock(in_valid_, in_flit_, out_ready_);
    in_valid_ = out_ready_ = false;  // asleep it gets nothing
    in.set_ready(link_.in_ready());
}

Cycle LinkModule::next_cycle(Cycle now) const { return link_.idle() ? kNever : now + 1; }

void LinkModule::visit_state(StateVisitor& visitor) {
    visitor.field("in", in);
    visitor.field("out", out);
    visitor.field("in_valid", in_valid_);
    visitor.field("in_flit", in_flit_);
    visitor.field("out_ready", out_ready_);
    visitor.field("link", link_);
}

}  // namespace tendril
