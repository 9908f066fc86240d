// Which module a signal of a waveform belongs to: the instances of a tree of Verilog, read from its text.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace tendril {

/// The modules of a folder with rtl.f, one a file of its name, and who is made of whom.
class RtlModules {
public:
    /// @throws Error Exit::usage without an rtl.f
    explicit RtlModules(const std::filesystem::path& rtl);

    /// Of the scopes behind the topmost, whose name the simulator gives, those that are known are followed
    /// from the first that is a module's name; "" where none is.
    /// @param path with dots, its last word the signal's name
    std::string module_of(const std::string& path) const;
    /// The file of a module below the folder, "core/neuron_core.v".
    std::string file_of(const std::string& module) const;

private:
    std::filesystem::path rtl_;
    std::map<std::string, std::string> files_;                              ///< by module
    std::map<std::pair<std::string, std::string>, std::string> instances_;  ///< (module, instance) to module
};

/// Modules of files that the folders do not have alike.
std::set<std::string> changed_modules(const std::filesystem::path& a, const std::filesystem::path& b);

}  // namespace tendril
