// The programs of a tree of RTL: the product's own where it is the product's tree, else built.
#pragma once

#include <filesystem>
#include <optional>

#include "sim/regress/rtl_build.h"

namespace tendril {

/// @param test what they have to be able to run @param jobs of a build; nullopt: one a processor
/// @throws Error as build_rtl
Programs programs_of_tree(const std::filesystem::path& rtl, const TestSpec& test, std::optional<int> jobs);

}  // namespace tendril
