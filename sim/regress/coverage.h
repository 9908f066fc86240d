// Coverage of a regression: points counted by verilated blocks and benches, merged, held to goals.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "sim/config_value.h"

namespace tendril {

/// Line and toggle of the RTL; functional: cover points of checkers and of benches.
enum class PointKind : std::uint8_t { line, toggle, functional };

const char* name_of(PointKind kind);

/// What can be reached; the same in every instance, size and run.
struct CoverPoint {
    PointKind kind = PointKind::line;
    std::string file;  ///< "rtl/bus/hub.v"; "" for a bench's
    int line = 0;
    int column = 0;
    std::string what;  ///< a signal's bit, a kind of branch, a label

    auto operator<=>(const CoverPoint&) const = default;
    /// "rtl/bus/hub.v:31 toggle held_q[3]"
    std::string text() const;
};

/// How often each point was reached. A bit counts its changes in the run and instance that changed it most:
/// one change in each of two runs is not both ways.
class Coverage {
public:
    /// A file that Verilator wrote. Only points of `rtl` and labels of checkers count.
    /// @throws Error Exit::resource, or Exit::check_failed where it is no such file
    void add_verilated(const std::filesystem::path& file);
    /// "covered" of a bench's result.json: names with counts. No such file or key is no error.
    void add_bench(const std::filesystem::path& result);
    /// A point that has to be there, reached or not.
    void expect(const CoverPoint& point) { counts_.try_emplace(point, 0); }

    const std::map<CoverPoint, std::uint64_t>& counts() const { return counts_; }

private:
    std::map<CoverPoint, std::uint64_t> counts_;
};

/// [[waiver]]: points that need not be reached, and why.
struct CoverWaiver {
    Origin origin;
    std::string kind;       ///< "line", "toggle", "functional"
    std::string file;       ///< "" = any
    std::string what;       ///< with * and ?
    std::int64_t line = 0;  ///< 0 = any
    std::string reason;

    bool matches(const CoverPoint& point) const;
};

/// coverage.toml beside a list. Goals in percent of the points that are not waived.
struct CoverGoals {
    Origin origin;
    struct Goals {
        Origin origin;
        double line = 100, toggle = 95, functional = 100;
        double waived_max = 2;  ///< of all points
    } goals;
    struct Benches {
        Origin origin;
        std::vector<std::string> points;  ///< names that benches count
    } benches;
    std::vector<CoverWaiver> waivers;

    double goal(PointKind kind) const;
};

/// @throws Error with the place of what is wrong
CoverGoals load_goals(const std::string& path);

struct CoverScore {
    std::size_t points = 0;  ///< all but the waived
    std::size_t reached = 0;
    std::size_t waived = 0;
    std::vector<CoverPoint> holes;

    double percent() const {
        return points == 0 ? 100 : 100.0 * static_cast<double>(reached) / static_cast<double>(points);
    }
};

struct CoverResult {
    CoverGoals goals;
    std::map<PointKind, CoverScore> scores;
    std::vector<std::string> idle_waivers;  ///< that match no hole: the point is reached, or gone
    std::vector<std::size_t> waived;        ///< of each waiver

    /// Every goal is met, waivers are few, each is needed.
    bool met() const;
};

CoverResult score(const Coverage& coverage, const CoverGoals& goals);

/// Goals, what was reached, waivers with their reasons, every hole. Ends with LF.
std::string coverage_text(const CoverResult& result);
/// The same as one page without anything from outside.
std::string coverage_html(const CoverResult& result);

}  // namespace tendril
