// Text files over stdio: what fails says which file and why.
#include "sim/atomic_file.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "sim/error.h"

namespace tendril {

namespace fs = std::filesystem;

namespace {

Error failed(std::string_view verb, const fs::path& path, int reason) {
    return Error(Exit::resource,
                 fmt::format("{}: cannot {}: {}", path.string(), verb, std::strerror(reason)));
}

/// Removes a half-written file unless it was kept.
struct Leftover {
    fs::path path;
    bool kept = false;
    ~Leftover() {
        std::error_code ignored;
        if (!kept) fs::remove(path, ignored);
    }
};

}  // namespace

std::string read_text(const fs::path& path) {
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (file == nullptr) throw failed("open", path, errno);
    std::string text;
    char block[65536];
    for (std::size_t n; (n = std::fread(block, 1, sizeof block, file)) > 0;) text.append(block, n);
    const int reason = std::ferror(file) != 0 ? errno : 0;
    std::fclose(file);
    if (reason != 0) throw failed("read", path, reason);
    return text;
}

void write_text_atomically(const fs::path& path, std::string_view text) {
    // The process number keeps two writers of one file out of each other's way.
    Leftover partial{path.string() + fmt::format(".partial-{}", ::getpid())};
    TextFile file(partial.path);
    file.write(text);
    file.close();
    if (std::rename(partial.path.c_str(), path.c_str()) != 0) throw failed("write", path, errno);
    partial.kept = true;
}

TextFile::TextFile(const fs::path& path) : path_(path), file_(std::fopen(path.c_str(), "wb")) {
    if (file_ == nullptr) fail();
}

TextFile::~TextFile() {
    if (file_ != nullptr) std::fclose(file_);
}

void TextFile::write(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) fail();
}

void TextFile::close() {
    std::FILE* file = std::exchange(file_, nullptr);
    if (file != nullptr && std::fclose(file) != 0) fail();
}

void TextFile::fail() const { throw failed("write", path_, errno); }

}  // namespace tendril
