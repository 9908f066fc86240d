// A state as bytes: written, compared field by field, read back.
#pragma once

#include <span>
#include <string>

#include "systemc/kernel/state_visitor.h"

namespace tendril {

/// Field after field, in the order of the visit, as this machine has them in memory.
class StateWriter final : public StateVisitor {
public:
    const std::vector<std::uint8_t>& bytes() const { return bytes_; }
    void clear() { bytes_.clear(); }

    bool reads() const override { return false; }

private:
    void items(void* data, std::size_t size, std::size_t count) override;

    std::vector<std::uint8_t> bytes_;
};

/// Gives a block the state that a block like it has written.
class StateReader final : public StateVisitor {
public:
    /// @param bytes outlive it
    explicit StateReader(std::span<const std::uint8_t> bytes) : rest_(bytes) {}

    /// Every byte has been read.
    bool done() const { return rest_.empty(); }

    bool reads() const override { return true; }

private:
    /// @throws std::runtime_error if nothing is left
    void items(void* data, std::size_t size, std::size_t count) override;

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
