// A tree of Verilog by name: a folder, or a git revision.
#pragma once

#include <filesystem>
#include <string>

namespace tendril {

/// @param name a folder with rtl.f, or a revision of the git repository of the current folder, whose rtl/
///        is written to `scratch`
/// @throws Error Exit::usage where it is neither
std::filesystem::path rtl_tree(const std::string& name, const std::filesystem::path& scratch);

}  // namespace tendril
