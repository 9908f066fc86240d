// A stimulus file: `tick host line`, ticks never decreasing.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sim/chip_plan.h"
#include "sim/stimulus.h"
#include "sim/text_scanner.h"

namespace tendril {

inline constexpr const char* kStimulusHead = "# tendril-aer 1 time_unit=tick columns=tick,host,line";

/// The file, tick by tick; it is checked whole when it is opened.
class StimulusFile {
public:
    /// @param plan whose hosts and lines the file may name
    /// @throws Error Exit::usage with line and column: another head, a bad line, a decreasing tick, an absent
    ///         host or line, a second spike of one line in one tick, truncated; Exit::resource
    StimulusFile(const std::string& path, const ChipPlan& plan);

    /// Ascending (host, line); ticks may be asked for in any order, ascending ones are quick.
    const std::vector<HostSpike>& at(std::int64_t tick);

private:
    struct Row {
        std::int64_t tick;
        HostSpike spike;
    };
    bool next(Row& row);
    void check_all();
    void rewind();
    void read_tick();

    std::string path_;
    std::vector<std::string> hosts_;
    std::vector<int> lines_;  ///< of each host
    std::string text_;
    std::unique_ptr<TextScanner> in_;
    Row ahead_{};  ///< read, not yet in a tick
    bool has_ahead_ = false;
    std::int64_t tick_ = -1;  ///< of spikes_
    std::vector<HostSpike> spikes_;
    std::vector<HostSpike> none_;
};

}  // namespace tendril
