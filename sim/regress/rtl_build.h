// A changed copy of rtl/, built beside the product's own build and kept by its digest.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "sim/progress.h"
#include "sim/regress/jobs.h"

namespace tendril {

/// The build that the running program belongs to.
struct ProductBuild {
    std::filesystem::path folder;
    std::map<std::string, std::string> cache;  ///< of CMake: "CMAKE_GENERATOR" and so on, without types

    std::string setting(const std::string& name) const;
    std::filesystem::path source() const { return setting("CMAKE_HOME_DIRECTORY"); }
    std::filesystem::path rtl() const { return setting("TENDRIL_RTL_DIR"); }
    Programs programs() const;
    bool known() const { return !cache.empty(); }
};

/// What CMakeCache.txt above the program's folder says; of a program that lies elsewhere nothing is known.
/// @param program path of tendril's executable
ProductBuild product_build(const std::filesystem::path& program);

/// The running program.
std::filesystem::path own_program();

/// XXH3-128 over names and bytes of every file below `rtl` that a build reads.
/// @throws Error Exit::usage where it has no rtl.f, Exit::resource where it cannot be read
std::string rtl_digest(const std::filesystem::path& rtl);

/// "" or the first file of `rtl` that is newer than the program: its build would then test something else.
std::string newer_than(const std::filesystem::path& rtl, const std::filesystem::path& program);

struct RtlBuildOrder {
    std::filesystem::path rtl;         ///< the copy
    std::vector<std::string> targets;  ///< of CMake
    std::set<std::string> core_sizes;  ///< that have to be verilated, "64x128x16"; at least one
    bool chips = false;                ///< also the whole chips of the product
    bool coverage = false;             ///< blocks count coverage; a folder of its own
    int jobs = 2;
    ProgressStyle progress;
    std::string cmake = "cmake";
};

/// Builds in `<product>/rtl-cache/<digest>`, from a copy of the copy as it was when the digest was taken;
/// says on stdout what it builds and in what time. Of a digest that is there only what is new is built:
/// targets, and sizes beside those it has; one that was killed while it was configured begins anew.
/// @throws Error Exit::check_failed with the first error of the compilers, Exit::usage without a product
/// build
Programs build_rtl(const ProductBuild& product, const RtlBuildOrder& order);

}  // namespace tendril
