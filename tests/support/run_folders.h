// Run folders of the real executable, compared file by file.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/support/temp_folder.h"

namespace tendril {

inline constexpr std::size_t kWaveHeader = 330;  ///< of an FST file: it holds the date

/// What a file says, without wall time.
inline std::string said(const std::filesystem::path& file) {
    const std::string text = file_text(file);
    if (file.extension() == ".fst") return text.substr(kWaveHeader);
    if (file.filename() != "manifest.json") return text;
    auto manifest = nlohmann::json::parse(text);
    manifest.erase("wall");
    return manifest.dump();
}

/// Every file in it and below, by name.
inline std::map<std::string, std::string> all_said(const std::filesystem::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        files[std::filesystem::relative(entry.path(), folder).string()] = said(entry.path());
    }
    return files;
}

/// The same files, and they say the same.
inline void expect_same_files(const std::filesystem::path& expected, const std::filesystem::path& got) {
    const auto left = all_said(expected);
    const auto right = all_said(got);
    for (const auto& [name, text] : left) {
        const auto other = right.find(name);
        ASSERT_NE(other, right.end()) << name << " is missing";
        EXPECT_TRUE(other->second == text) << name << " differs";
    }
    for (const auto& [name, text] : right) EXPECT_TRUE(left.contains(name)) << name << " is too many";
}

}  // namespace tendril
