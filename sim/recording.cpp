// Puts the files of a run together.
#include "sim/recording.h"

#include <algorithm>

#include "sim/atomic_file.h"
#include "sim/recorder/state_tables.h"
#include "sim/state_file.h"
#include "sim/stats.h"

namespace tendril {

namespace {

bool learns(const ChipPlan& plan) {
    return std::any_of(plan.cores.begin(), plan.cores.end(),
                       [](const CoreSetup& core) { return core.rule != RuleKind::none; });
}

}  // namespace

Recording::Recording(const ChipPlan& plan, const RecordingOrder& order)
    : plan_(plan),
      folder_(order.out),
      synapses_(order.synapses || learns(plan)),
      spikes_(folder_.file("spikes.aer")),
      ticks_(folder_.file("ticks.csv")),
      recorders_{&spikes_, &ticks_} {
    if (order.deliveries || order.hops)
        recorders_.push_back(&deliveries_.emplace(folder_.file("deliveries.aer")));
    if (order.hops)
        recorders_.push_back(
            &hops_.emplace(folder_.file("hops.aer"), plan.topology.hubs.size(), plan.cores.size()));
    if (order.timeline) {
        std::vector<std::string> hosts;
        for (const HostPlan& host : plan.hosts) hosts.push_back(host.name);
        recorders_.push_back(
            &timeline_.emplace(folder_.file("timeline.json"), *order.timeline, plan.cores.size(), hosts));
    }
    for (auto* file : {&spikes_.file(), &ticks_.file()}) file->continues(order.earlier / file->name());
    if (deliveries_) deliveries_->file().continues(order.earlier / deliveries_->file().name());
    if (hops_) hops_->file().continues(order.earlier / hops_->file().name());
    if (timeline_) timeline_->file().continues(order.earlier / timeline_->file().name());
    if (!order.chip_toml.empty()) folder_.write("chip.toml", order.chip_toml);
    if (!order.initial_state.empty()) folder_.write("initial.state", order.initial_state);
    if (!order.stimulus.empty()) folder_.write("stimulus.aer", read_text(order.stimulus));
}

void Recording::visit_state(StateVisitor& visitor) {
    visitor.field("spikes", spikes_);
    visitor.field("ticks", ticks_);
    if (deliveries_) visitor.field("deliveries", *deliveries_);
    if (hops_) visitor.field("hops", *hops_);
    if (timeline_) visitor.field("timeline", *timeline_);
}

std::string Recording::finish(const RunTotals& totals, const ChipState* state, RunFacts facts) {
    spikes_.finish();
    ticks_.finish();
    if (deliveries_) deliveries_->finish();
    if (hops_) hops_->finish();
    if (timeline_) timeline_->finish();
    folder_.write("stats.json", stats_json(plan_, totals));
    facts.state_digest.clear();
    if (state != nullptr) {
        const std::string text = write_state(*state);
        facts.state_digest = text_digest(text);
        write_state_files(*state, text);
    }
    folder_.write("manifest.json", manifest_json(plan_, totals, facts));
    folder_.publish();
    return facts.state_digest;
}

void Recording::write_state_files(const ChipState& state, const std::string& text) {
    folder_.write("final.state", text);
    folder_.write("thresholds.csv", thresholds_csv(state));
    if (synapses_) folder_.write("synapses.csv", synapses_csv(state));
}

}  // namespace tendril
