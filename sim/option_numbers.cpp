#include "sim/option_numbers.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <cmath>
#include <optional>

#include "sim/error.h"

namespace tendril {

namespace {

template <class Number>
std::optional<Number> number(const std::string& text) {
    Number value{};
    const char* const last = text.data() + text.size();
    const auto [end, failed] = std::from_chars(text.data(), last, value);
    if (failed != std::errc() || end != last) return std::nullopt;
    return value;
}

std::string text_of(const NumberRange& range) {
    if (range.last == INT64_MAX) return fmt::format("a whole number, at least {}", range.first);
    return fmt::format("a whole number in {}..{}", range.first, range.last);
}

[[noreturn]] void refuse(const std::string& option, const std::string& text, const std::string& allowed) {
    throw error_at({option}, fmt::format("\"{}\" cannot be", text), allowed);
}

}  // namespace

CLI::Option* add_number(CLI::App& command, const std::string& title, const std::string& option,
                        NumberRange range, std::function<void(std::int64_t)> keep, const std::string& about) {
    const auto read = [=, keep = std::move(keep)](const std::string& text) {
        const auto value = number<std::int64_t>(text);
        if (!value || *value < range.first || *value > range.last)
            refuse(title + " " + option, text, text_of(range));
        keep(*value);
    };
    return command.add_option_function<std::string>(option, read, about)->type_name("N");
}

CLI::Option* add_measure(CLI::App& command, const std::string& title, const std::string& option,
                         const std::string& unit, std::function<void(double)> keep,
                         const std::string& about) {
    const auto read = [=, keep = std::move(keep)](const std::string& text) {
        const auto value = number<double>(text);
        if (!value || !std::isfinite(*value) || *value <= 0)
            refuse(title + " " + option, text, "a number above 0");
        keep(*value);
    };
    return command.add_option_function<std::string>(option, read, about)->type_name(unit);
}

}  // namespace tendril
