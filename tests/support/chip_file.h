// A chip file in a folder of its own, loaded as the program would.
#pragma once

#include <string>
#include <vector>

#include "sim/chip_plan.h"
#include "sim/config.h"
#include "tests/support/refusal.h"
#include "tests/support/temp_folder.h"

namespace tendril {

class ChipFile {
public:
    explicit ChipFile(const std::string& text) { write_file(path(), text); }

    std::string path() const { return (folder_ / "chip.toml").string(); }
    const TempFolder& folder() const { return folder_; }
    ChipSpec load(const std::vector<std::string>& overrides = {}) const {
        return load_chip(path(), overrides);
    }
    ChipPlan plan(const std::vector<std::string>& overrides = {}) const { return make_plan(load(overrides)); }
    /// Why it cannot be planned, without the folder's name.
    std::string refused(const std::vector<std::string>& overrides = {}) const {
        std::string text = refusal([&] { plan(overrides); });
        const std::string prefix = folder_.path().string() + "/";
        for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix)) {
            text.erase(at, prefix.size());
        }
        return text;
    }

private:
    TempFolder folder_;
};

/// Two cores of 4 neurons and 8 axons under one hub, phases of 16 ticks, and a host of 8 lines.
inline const std::string kSmallChip =
    "format = \"tendril-chip 1\"\n"               // 1
    "[size]\n"                                    // 2
    "neurons = 4\naxons = 8\nlanes = 4\n"         // 3
    "[topology]\nfamily = \"flat\"\ncores = 2\n"  // 6
    "[neuron]\nph_len = 16\n"                     // 9
    "[[host]]\nname = \"in\"\nlines = 8\n";       // 11, what follows starts in line 14

}  // namespace tendril
