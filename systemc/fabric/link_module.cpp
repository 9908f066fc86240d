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
    copying_ = false;
    in.set_ready(link_.in_ready());
}

/// The next copy of the spike that came in, if one is left and finds room.
bool LinkModule::make_copy(Flit& flit) {
    if (!copying_ || !link_.in_ready()) return false;
    flit = copied_;
    flit.source = (*copies_)[sent_++];
    copying_ = sent_ < copies_->size();
    return true;
}

Flit LinkModule::arrived() const {
    Flit flit = link_.out();
    if (sources_ != nullptr && flit.kind == FlitKind::spike) flit.source = (*sources_)[flit.source.value];
    return flit;
}

void LinkModule::add_probes(Probes& probes) const {
    const std::string scope = std::string("chip fabric ") + basename();
    probes.push_back({scope, "held", 5, {}, [this] { return static_cast<std::uint64_t>(link_.held()); }});
    probe_flit(probes, scope, "in", [this] { return in_valid_ ? &in_flit_ : nullptr; });
    probe_flit(probes, scope, "out", [this]() -> const Flit* {
        out_flit_ = arrived();
        return link_.out_valid() ? &out_flit_ : nullptr;
    });
}

void LinkModule::exchange(Cycle) {
    if (link_.out_valid()) out.offer(arrived());
    in.accept();
}

void LinkModule::settle(Cycle) {
    in_valid_ = in.arrived(in_flit_);
    out_ready_ = out.taken();
}

void LinkModule::clock(Cycle) {
    bool valid = in_valid_;
    Flit flit = in_flit_;
    if (copies_ != nullptr && (copying_ || (valid && flit.kind == FlitKind::spike))) {
        if (valid) copied_ = flit, sent_ = 0, copying_ = !copies_->empty();
        valid = make_copy(flit);
    }
    link_.clock(valid, flit, out_ready_);
    in_valid_ = out_ready_ = false;  // asleep it gets nothing
    in.set_ready(link_.in_ready() && !copying_);
}

Cycle LinkModule::next_cycle(Cycle now) const { return link_.idle() && !copying_ ? kNever : now + 1; }

void LinkModule::visit_state(StateVisitor& visitor) {
    visitor.field("in", in);
    visitor.field("out", out);
    visitor.field("in_valid", in_valid_);
    visitor.field("in_flit", in_flit_);
    visitor.field("out_ready", out_ready_);
    visitor.field("link", link_);
    visitor.field("copied", copied_);
    visitor.field("sent", sent_);
    visitor.field("copying", copying_);
}

}  // namespace tendril
