// Text files read whole, written as a stream, and made to appear by rename.
#pragma once

#include <array>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "systemc/kernel/state_visitor.h"

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

    /// How much has been written, and its digest: then it is on its way to the disk, whatever becomes of this
    /// process. Reading, the file becomes as much of the one that continues() has named.
    /// @throws Error Exit::usage where that is not what was written, Exit::resource
    void visit_state(StateVisitor& visitor);
    std::filesystem::path name() const { return path_.filename(); }
    void continues(const std::filesystem::path& earlier) { earlier_ = earlier; }

private:
    using Digest = std::array<std::uint8_t, 16>;
    struct Hasher;

    [[noreturn]] void fail() const;
    void begin();
    void copy_earlier(std::uint64_t size, const Digest& digest);
    Digest digest() const;

    std::filesystem::path path_;
    std::filesystem::path earlier_;
    std::FILE* file_ = nullptr;
    std::uint64_t size_ = 0;  ///< bytes
    std::unique_ptr<Hasher> hasher_;
};

}  // namespace tendril
