// An engine whose run is cut at a checkpoint: what recorders are told is told by both halves together.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "sim/engine.h"
#include "systemc/kernel/state_bytes.h"

namespace tendril {

/// Reads a state as StateReader does, but leaves one kind of field as it is: a visitor's list without it.
class ForgetfulReader final : public StateVisitor {
public:
    /// @param forgotten its kind: all of that kind are left, "chip.kernel.core.tick"; "" = none
    ForgetfulReader(std::span<const std::uint8_t> bytes, std::string forgotten)
        : rest_(bytes), forgotten_(std::move(forgotten)) {}

    bool reads() const override { return true; }
    bool sees_inputs() const override { return true; }
    /// There is a field of that path.
    bool met() const { return met_; }
    /// What kind of field a path is of: "chip.kernel.core0.held[3]" is a "chip.kernel.core.held".
    static std::string kind_of(const std::string& path);

private:
    void items(void* data, std::size_t size, std::size_t count) override;
    void enter(std::string_view name, int index) override;
    void leave() override { path_.pop_back(); }

    std::span<const std::uint8_t> rest_;
    std::string forgotten_;
    std::vector<std::string> path_;
    bool met_ = false;
};

class TornEngine : public Engine {
public:
    struct Cut {
        std::int64_t every = 1;      ///< ticks between checkpoints
        std::size_t at = 0;          ///< the one that the second half goes on from
        std::string forgotten = "";  ///< a field that it does not read
    };

    TornEngine(std::unique_ptr<Engine> engine, const ChipState& initial, Cut cut)
        : engine_(std::move(engine)), initial_(initial), cut_(std::move(cut)) {}

    /// Runs to the end, writing checkpoints; then again from one of them, in an engine that was set up anew.
    /// @throws std::runtime_error where the second half's checkpoints are not the first's, or there is none
    RunTotals run(const RunOrder& order, Stimulus& stimulus, std::span<Recorder* const> recorders) override;
    ChipState state() override { return engine_->state(); }
    void load(const ChipState& state) override { engine_->load(state); }

private:
    std::unique_ptr<Engine> engine_;
    ChipState initial_;
    Cut cut_;
};

}  // namespace tendril
