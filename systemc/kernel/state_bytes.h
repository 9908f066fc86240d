// A state as bytes: written, compared field by field, read back.
#pragma once

#include <span>
#include <string>

#include "systemc/kernel/state_visitor.h"

namespace tendril {

/// Field after field, in the order of the visit, as this machine has them in memory.
class StateWriter final : public StateVisitor {
public:
    /// @param sees_inputs as StateVisitor: of a run that goes on as if nothing had been written
    explicit StateWriter(bool sees_inputs = false) : sees_inputs_(sees_inputs) {}

    const std::vector<std::uint8_t>& bytes() const { return bytes_; }
    void clear() { bytes_.clear(); }

    bool reads() const override { return false; }
    bool sees_inputs() const override { return sees_inputs_; }

private:
    void items(void* data, std::size_t size, std::size_t count) override;

    const bool sees_inputs_;
    std::vector<std::uint8_t> bytes_;
};

/// Gives a block the state that a block like it has written.
class StateReader final : public StateVisitor {
public:
    /// @param bytes outlive it; @param sees_inputs as they were written
    explicit StateReader(std::span<const std::uint8_t> bytes, bool sees_inputs = false)
        : sees_inputs_(sees_inputs), rest_(bytes) {}

    /// Every byte has been read.
    bool done() const { return rest_.empty(); }

    bool reads() const override { return true; }
    bool sees_inputs() const override { return sees_inputs_; }

private:
    /// @throws std::runtime_error if nothing is left
    void items(void* data, std::size_t size, std::size_t count) override;

    const bool sees_inputs_;
    std::span<const std::uint8_t> rest_;
};

/// Looks for the first field that is not what it was.
class StateComparer final : public StateVisitor {
public:
    /// @param before as StateWriter wrote it; outlives the visit
    explicit StateComparer(std::span<const std::uint8_t> before) : rest_(before) {}

    /// "" or its path and its values, "core.count[3]: 7 became 8".
    const std::string& difference() const { return difference_; }

    bool reads() const override { return false; }

private:
    void items(void* data, std::size_t size, std::size_t count) override;
    void enter(std::string_view name, int index) override { path_.push_back({name, index}); }
    void leave() override { path_.pop_back(); }
    std::string path() const;

    struct Step {
        std::string_view name;
        int index;
    };

    std::span<const std::uint8_t> rest_;
    std::vector<Step> path_;
    std::string difference_;
};

}  // namespace tendril
