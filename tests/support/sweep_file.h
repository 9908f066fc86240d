// A sweep file in a folder of its own, over a chip of a few cores.
#pragma once

#include <string>

#include "sim/sweep/plan.h"
#include "tests/support/refusal.h"
#include "tests/support/temp_folder.h"

namespace tendril {

/// Two levels of two: four cores. Traffic of one listener a core.
inline const std::string kSweptChip =
    "# ?\nformat = \"tendril-chip 1\"\n"
    "[topology]\nlevels = 2\nradix = 2\nlaterals = [[\"L1.0\", \"L1.1\"]]\n"
    "[traffic]\nkind = \"uniform\"\nload = 0.01\n";

class SweepFile {
public:
    /// @param text behind format and chip, from line 4 on
    explicit SweepFile(const std::string& text, const std::string& chip = kSweptChip) {
        write_file(folder_ / "chip.toml", chip);
        write_file(path(), "# ?\nformat = \"tendril-sweep 1\"\nchip = \"chip.toml\"\n" + text);
    }
    std::string path() const { return (folder_ / "sweep.toml").string(); }
    const TempFolder& folder() const { return folder_; }
    SweepSpec load() const { return load_sweep(path()); }
    SweepPlan plan() const { return plan_sweep(load()); }
    /// Why it cannot be planned, without the folder's name.
    std::string refused() const {
        std::string text = refusal([&] { plan(); });
        const std::string prefix = folder_.path().string() + "/";
        for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix))
            text.erase(at, prefix.size());
        return text;
    }

private:
    TempFolder folder_;
};

}  // namespace tendril
