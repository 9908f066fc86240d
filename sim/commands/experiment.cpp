// tendril experiment: from an experiment file to a result that is accepted or not.
#include "sim/experiment.h"

#include <fmt/format.h>

#include <filesystem>
#include <vector>

#include "sim/atomic_file.h"
#include "sim/commands/commands.h"
#include "sim/experiment/comparison_report.h"
#include "sim/experiment_report.h"
#include "sim/interrupt.h"

namespace tendril {

namespace {

/// Where the result goes: made when it is needed, gone again if the experiment is refused.
class ResultFolder {
public:
    /// @throws Error Exit::usage where it holds something else, Exit::resource where it cannot be made
    explicit ResultFolder(const std::filesystem::path& out) : out_(out) {
        if (out.empty()) return;
        for (auto missing = std::filesystem::absolute(out); !std::filesystem::exists(missing);) {
            made_.push_back(missing);
            missing = missing.parent_path();
        }
        std::error_code problem;
        std::filesystem::create_directories(out, problem);
        if (problem) throw Error(Exit::resource, fmt::format("{}: {}", out.string(), problem.message()));
        if (std::filesystem::is_empty(out) || std::filesystem::exists(out / "result.json")) return;
        throw error_at({out.string()}, "the folder holds something that is no experiment's result",
                       "a new or empty folder, or that of an earlier experiment");
    }
    ~ResultFolder() {
        std::error_code not_empty;
        for (const auto& folder : made_) std::filesystem::remove(folder, not_empty);
    }
    ResultFolder(const ResultFolder&) = delete;
    ResultFolder& operator=(const ResultFolder&) = delete;

    void write(const std::string& html, const std::string& json) const {
        if (out_.empty()) return;
        write_text_atomically(out_ / "result.html", html);
        write_text_atomically(out_ / "result.json", json);
    }

private:
    const std::filesystem::path out_;
    std::vector<std::filesystem::path> made_;  ///< the innermost first
};

/// A result in all its forms.
struct Said {
    std::string text;
    std::string json;
    std::string html;
    bool accepted = false;
};

Said say(const ExperimentResult& result) {
    return {experiment_text(result), experiment_json(result), experiment_html(result), result.accepted};
}

Said say(const ComparisonResult& result) {
    return {comparison_text(result), comparison_json(result), comparison_html(result), result.accepted()};
}

}  // namespace

Exit carry_out(const ExperimentOptions& options) {
    const ExperimentSpec spec = load_experiment(options.file, options.overrides);
    const ResultFolder folder(options.out);
    const InterruptWatch interrupt;
    const ExperimentOrder order{options.out, ProgressStyle::of_stderr(), [&] { return interrupt.asked(); }};
    const Said said =
        spec.variants.empty() ? say(run_experiment(spec, order)) : say(run_comparison(spec, order));
    folder.write(said.html, said.json);
    fmt::print("{}", options.json ? said.json : said.text);
    return said.accepted ? Exit::ok : Exit::check_failed;
}

}  // namespace tendril
