// Options that take a number: read whole, and refused in the words of all other refusals.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace tendril {

/// Both ends included.
struct NumberRange {
    std::int64_t first = 0;
    std::int64_t last = INT64_MAX;
};

/// Adds an option that takes a whole number of that range.
/// @param title of the command, as in "tendril run"
/// @param keep is given the number; throws Error Exit::usage while parsing where it is none of the range
CLI::Option* add_number(CLI::App& command, const std::string& title, const std::string& option,
                        NumberRange range, std::function<void(std::int64_t)> keep, const std::string& about);

/// The same for a number above 0 with digits behind the point: neither nan nor infinity is one.
/// @param unit as in "MHZ"
CLI::Option* add_measure(CLI::App& command, const std::string& title, const std::string& option,
                         const std::string& unit, std::function<void(double)> keep, const std::string& about);

}  // namespace tendril
