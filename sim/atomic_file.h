// Text files read whole, written as a stream, and made to appear by rename.
#pragma once

#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>

namespace tendril {

/// The whole file.
/// @throws Error Exit::resource with the reason where it cannot be opened or read
std::string read_text(const std::filesystem::path& path);

/// Writes beside `path` and renames, so that `path` is either the old file or the whole new one.
/// @throws Error Exit::resource with the reason; nothing is left behind
void write_text_atomically(const std::filesystem::path& path, std::string_view text);

/// A file being written; every failure, a full disk at the end included, is an Error.
class TextFile {
public:
    /// Creates or empties the file. @throws Error Exit::resource
    explicit TextFile(const std::filesystem::path& path);
    ~TextFile();
    TextFile(const TextFile&) = delete;
    TextFile& operator=(const TextFile&) = delete;

    void write(std::string_view text);
    /// Writes what is buffered and closes. @throws Error Exit::resource
    void close();

private:
    [[noreturn]] void fail() const;

    std::filesystem::path path_;
    std::FILE* file_ = nullptr;
};

}  // namespace tendril
