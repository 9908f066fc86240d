// Implements state_bytes.h.
#include "systemc/kernel/state_bytes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>

namespace tendril {

namespace {

/// Of a plain item: a number where it is as big as one, else its first bytes.
std::string shown(const std::uint8_t* data, std::size_t size) {
    std::uint64_t value = 0;
    std::memcpy(&value, data, std::min(size, sizeof value));
    return size <= sizeof value ? fmt::format("{}", value) : fmt::format("{:#x}…", value);
}

}  // namespace

void StateVisitor::refuse(std::string_view name) {
    throw std::runtime_error(fmt::format("state: {} is not as it was written", name));
}

void StateWriter::items(void* data, std::size_t size, std::size_t count) {
    const auto* const first = static_cast<const std::uint8_t*>(data);
    bytes_.insert(bytes_.end(), first, first + size * count);
}

void StateReader::items(void* data, std::size_t size, std::size_t count) {
    const std::size_t length = size * count;
    if (rest_.size() < length) throw std::runtime_error("state: it ends too early");
    if (length != 0) std::memcpy(data, rest_.data(), length);
    rest_ = rest_.subspan(length);
}

void StateComparer::items(void* data, std::size_t size, std::size_t count) {
    if (!difference_.empty() || count == 0) return;
    const auto* now = static_cast<const std::uint8_t*>(data);
    const std::size_t length = size * count;
    if (rest_.size() < length) {
        difference_ = path() + " has appeared";
        return;
    }
    const std::uint8_t* const before = rest_.data();
    rest_ = rest_.subspan(length);
    if (std::memcmp(now, before, length) == 0) return;
    const auto differs = std::mismatch(now, now + length, before).first - now;
    const std::size_t item = static_cast<std::size_t>(differs) / size;
    difference_ = path();
    if (count > 1) difference_ += fmt::format("[{}]", item);
    difference_ +=
        fmt::format(": {} became {}", shown(before + item * size, size), shown(now + item * size, size));
}

std::string StateComparer::path() const {
    std::string text;
    for (const Step& step : path_) {
        if (!step.name.empty() && !text.empty()) text += '.';
        text += step.name;
        if (step.index >= 0) text += fmt::format("[{}]", step.index);
    }
    return text;
}

}  // namespace tendril
