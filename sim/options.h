// What the command line asked for: one plain struct a command.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "sim/avalanches/options.h"
#include "sim/bisect/options.h"
#include "sim/explain/options.h"
#include "sim/gallery/options.h"
#include "sim/regress/options.h"
#include "sim/report/options.h"
#include "sim/sweep/options.h"

namespace tendril {

/// A chip file and what the command line changes of it. Precedence: default < file < --set < other option.
struct ChipChoice {
    std::string file;
    std::vector<std::string> overrides;  ///< "a.b=c"
};

struct RunOptions {
    ChipChoice chip;
    std::string engine;  ///< "" = [run] engine
    std::optional<std::int64_t> ticks;
    std::optional<std::int64_t> cycles;
    std::string stimulus;  ///< file that replaces every [[stimulus]]
    std::string out;       ///< run folder; "" = none is written
    std::string state;     ///< final.state to start from
    std::string wave = "off";
    std::pair<std::int64_t, std::int64_t> wave_window{0, INT64_MAX};  ///< cycles
    std::optional<std::pair<std::int64_t, std::int64_t>> wave_ticks;  ///< the window in ticks
    std::string wave_scope = "*";
    std::string wave_trigger;                                       ///< "" = none
    std::pair<std::int64_t, std::int64_t> wave_around{1000, 1000};  ///< cycles before and after the trigger
    std::optional<double> wave_max_mb;
    bool wave_vcd = false;
    std::vector<std::string> record;               ///< deliveries, hops, synapses, timeline
    std::optional<std::int64_t> checkpoint_every;  ///< ticks; of traffic cycles
    int checkpoint_keep = 2;                       ///< 0: all
    std::string resume;                            ///< a checkpoint, or a run folder; "" = from the start
    bool skip = true;
    bool paranoid = false;
    std::optional<int> threads;       ///< instead of [run] threads
    std::optional<double> clock_mhz;  ///< for the real-time factor
    bool json = false;

    bool records(const std::string& what) const { return std::ranges::find(record, what) != record.end(); }
};

struct ExperimentOptions {
    std::string file;
    std::vector<std::string> overrides;
    std::string out;
    bool json = false;
};

struct DiffCommand {
    std::string a;
    std::string b;  ///< "" = the models, of --signals alone
    bool ticks_only = false;
    std::string wave;  ///< .fst to write around the first divergence; "" = none
    bool json = false;
    SignalOptions signals;
};

struct WhyOptions {
    std::string folder;
    std::vector<std::string> what;  ///< core=3 neuron=17 tick=412
    int depth = 1;                  ///< spikes of the chain that are explained
    bool json = false;
};

struct WavesOptions {
    std::string folder;
    std::string at;      ///< "tick=412,core=3"; "" = as the run saved it
    std::string layout;  ///< file; "" = the run's rows
    bool print = false;
};

struct TopologyOptions {
    ChipChoice chip;
    std::string write;  ///< topology file to write; "" = none
    std::string svg;    ///< picture to write; "" = none
    std::string route;  ///< "core=0", "host=in": print its routes; "" = none
    bool json = false;
};

struct ConfigOptions {
    enum class Action { check, dump, schema };
    Action action = Action::check;
    ChipChoice chip;
};

/// Text that was asked for instead of a run: --help, --version.
struct Answer {
    std::string text;
};

using Options =
    std::variant<Answer, RunOptions, ExperimentOptions, DiffCommand, WhyOptions, WavesOptions,
                 AvalanchesOptions, GalleryOptions, TopologyOptions, ConfigOptions, RegressOptions,
                 ReportOptions, ExplainLatencyOptions, SweepOptions, BisectOptions>;

/// @throws Error Exit::usage on an unknown or missing command, option or value, naming the nearest
Options parse_options(int argc, const char* const* argv);

}  // namespace tendril
