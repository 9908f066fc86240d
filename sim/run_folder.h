// A run's folder: filled in a hidden sibling, there for everyone by one rename when it is complete.
#pragma once

#include <filesystem>
#include <string_view>

namespace tendril {

/// Every manifest.json starts with it: by it a folder is known to be a run folder.
inline constexpr std::string_view kManifestFormat = "tendril-manifest 1";

class RunFolder {
public:
    /// Makes the hidden folder beside `out`, and the folders above it.
    /// @param out absent, empty, or a run folder, which publish() will replace
    /// @throws Error Exit::usage where `out` is anything else, Exit::resource where nothing can be written
    explicit RunFolder(const std::filesystem::path& out);
    /// Removes everything that was not published.
    ~RunFolder();
    RunFolder(const RunFolder&) = delete;
    RunFolder& operator=(const RunFolder&) = delete;

    /// Where to write a file of this name until it is published.
    std::filesystem::path file(std::string_view name) const { return hidden_ / name; }
    /// Writes a whole file. @throws Error Exit::resource
    void write(std::string_view name, std::string_view text) const;

    /// Puts the folder in place of `out`, whole. @throws Error Exit::resource
    void publish();

private:
    void make_parents();
    void remove_parents();

    std::filesystem::path out_;
    std::filesystem::path hidden_;
    std::filesystem::path first_made_;  ///< the topmost folder above `out` that was not there
    bool published_ = false;
};

/// True where `folder` holds the manifest of a run.
bool is_run_folder(const std::filesystem::path& folder);

}  // namespace tendril
