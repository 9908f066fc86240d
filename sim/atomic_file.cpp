// Text files over stdio: what fails says which file and why.
#include "sim/atomic_file.h"

#include <fmt/format.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
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

struct TextFile::Hasher {
    std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state{XXH3_createState(), XXH3_freeState};
};

TextFile::TextFile(const fs::path& path) : path_(path), hasher_(std::make_unique<Hasher>()) { begin(); }

void TextFile::begin() {
    if (file_ != nullptr) std::fclose(file_);
    file_ = std::fopen(path_.c_str(), "wb");
    if (file_ == nullptr) fail();
    size_ = 0;
    XXH3_128bits_reset(hasher_->state.get());
}

TextFile::~TextFile() {
    if (file_ != nullptr) std::fclose(file_);
}

void TextFile::write(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) fail();
    size_ += text.size();
    XXH3_128bits_update(hasher_->state.get(), text.data(), text.size());
}

TextFile::Digest TextFile::digest() const {
    XXH128_canonical_t bytes;
    XXH128_canonicalFromHash(&bytes, XXH3_128bits_digest(hasher_->state.get()));
    Digest digest;
    std::copy(std::begin(bytes.digest), std::end(bytes.digest), digest.begin());
    return digest;
}

void TextFile::visit_state(StateVisitor& visitor) {
    if (std::fflush(file_) != 0) fail();
    std::uint64_t size = size_;
    Digest written = digest();
    visitor.field("size", size);
    visitor.field("digest", written);
    if (visitor.reads()) copy_earlier(size, written);
}

void TextFile::copy_earlier(std::uint64_t size, const Digest& digest_then) {
    std::FILE* const earlier = std::fopen(earlier_.c_str(), "rb");
    if (earlier == nullptr) throw failed("open", earlier_, errno);
    begin();
    char block[65536];
    while (size_ < size) {
        const std::size_t wanted = std::min<std::uint64_t>(sizeof block, size - size_);
        const std::size_t n = std::fread(block, 1, wanted, earlier);
        if (n == 0) break;
        write({block, n});
    }
    std::fclose(earlier);
    if (size_ == size && digest() == digest_then) return;
    throw Error(Exit::usage,
                fmt::format("{}: is not what the checkpoint goes on from: its first {} bytes {}",
                            earlier_.string(), size, size_ < size ? "are not all there" : "have changed"));
}

void TextFile::close() {
    std::FILE* file = std::exchange(file_, nullptr);
    if (file != nullptr && std::fclose(file) != 0) fail();
}

void TextFile::fail() const { throw failed("write", path_, errno); }

}  // namespace tendril
