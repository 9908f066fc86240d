// Implements run_checkpoints.h.
#include "sim/commands/run_checkpoints.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/chip_waves.h"
#include "sim/error.h"

namespace tendril {

namespace {

constexpr bool kSeesInputs = true;  // the run goes on: pins are left as they are

/// A run for the sake of waves goes on from before they begin.
/// @param start the tick before its first
bool before_waves(const RunOptions& options, Tick start, const RunPlace& place) {
    if (options.wave == "off") return true;
    if (options.wave_ticks) return (start + place.done).value <= options.wave_ticks->first - kRunUpTicks;
    return place.cycle.value <= std::max<std::int64_t>(0, options.wave_window.first - kRunUpCycles) ||
           options.wave_window.first == 0;
}

}  // namespace

RunCheckpoints::RunCheckpoints(const RunOptions& options, const CheckpointFacts& facts, Tick start)
    : options_(options), facts_(facts) {
    if (options.resume.empty()) return;
    resumed_ = find_checkpoint(options.resume,
                               [&](const RunPlace& place) { return before_waves(options, start, place); });
    CheckpointFacts there = resumed_->checkpoint.facts;
    if (options.out.empty()) there.record = facts.record;  // nothing is recorded
    require_same_run(resumed_->file, there, facts);
}

void RunCheckpoints::begin(RunOrder& order, Recording* recording, WaveTrigger* trigger) {
    recording_ = recording;
    trigger_ = trigger;
    if (options_.checkpoint_every) {
        folder_.emplace(recording->file(""), options_.checkpoint_keep);
        order.checkpoints.every = *options_.checkpoint_every;
        order.checkpoints.save = [this](const RunPlace& place, const CheckpointOrder::Visit& visit) {
            save(place, visit);
        };
    }
    if (!resumed_) return;
    const Checkpoint& from = resumed_->checkpoint;
    if (folder_) folder_->inherit(resumed_->run, from.place.done);
    if (recording) {
        StateReader reader(from.recording);
        recording->visit_state(reader);
    }
    if (trigger && from.trigger == trigger->text()) {
        StateReader reader(from.found);
        trigger->visit_state(reader);
    }
    order.checkpoints.resume = &reader_.emplace(from.engine, kSeesInputs);
    if (options_.json) return;
    const std::string cycle =
        from.place.cycle.value < 0 ? "" : fmt::format(" at cycle {}", from.place.cycle.value);
    fmt::print("goes on after {}{}: {}\n", from.place.done, cycle, resumed_->file.string());
}

void RunCheckpoints::save(const RunPlace& place, const CheckpointOrder::Visit& visit) {
    Checkpoint checkpoint{facts_, place};
    StateWriter engine(kSeesInputs);
    visit(engine);
    checkpoint.engine = engine.bytes();
    StateWriter recording;
    recording_->visit_state(recording);
    checkpoint.recording = recording.bytes();
    std::optional<CheckpointFolder::Wanted> wanted;
    if (trigger_) {
        StateWriter found;
        trigger_->visit_state(found);
        checkpoint.trigger = trigger_->text();
        checkpoint.found = found.bytes();
        const Cycle event = trigger_->cycle().value_or(place.cycle);
        wanted = {event - options_.wave_around.first - kRunUpCycles, !trigger_->cycle()};
    }
    folder_->add(std::move(checkpoint), wanted);
}

Cycle RunCheckpoints::rerun_from(Cycle cycle, RunOrder& order) {
    order.checkpoints = {};
    const auto file = folder_ ? folder_->nearest(cycle) : std::nullopt;
    if (!file) return Cycle(0);
    Checkpoint checkpoint = read_checkpoint(*file);
    state_ = std::move(checkpoint.engine);
    order.checkpoints.resume = &reader_.emplace(state_, kSeesInputs);
    return checkpoint.place.cycle;
}

void RunCheckpoints::finish() const {
    if (resumed_ && !options_.out.empty()) remove_leftover(resumed_->run, options_.out);
}

void RunCheckpoints::failed(const std::runtime_error& error) const {
    throw error_at({resumed_->file.string()}, error.what(), "a checkpoint of this build and this run");
}

}  // namespace tendril
