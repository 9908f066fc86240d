// Hidden sibling, then one rename.
#include "sim/run_folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <nlohmann/json.hpp>

#include "sim/atomic_file.h"
#include "sim/error.h"

namespace tendril {

namespace fs = std::filesystem;

namespace {

Error cannot_write(const fs::path& path, std::string_view reason) {
    return Error(Exit::resource, fmt::format("{}: cannot write the run folder: {}", path.string(), reason));
}

void refuse_unless_replaceable(const fs::path& out) {
    std::error_code failure;
    const fs::file_status status = fs::status(out, failure);
    if (status.type() == fs::file_type::not_found) return;
    if (failure) throw cannot_write(out, failure.message());
    if (!fs::is_directory(status)) {
        throw Error(Exit::usage,
                    fmt::format("{}: exists and is not a folder; give another --out", out.string()));
    }
    if (fs::equivalent(out, fs::current_path(), failure)) {
        throw Error(Exit::usage,
                    fmt::format("{}: is the folder you are in; give another --out", out.string()));
    }
    const bool empty = fs::is_empty(out, failure);
    if (failure) throw cannot_write(out, failure.message());
    if (!empty && !is_run_folder(out)) {
        throw Error(Exit::usage,
                    fmt::format("{}: holds files that are not of a run; "
                                "allowed: a new or empty folder, or the folder of an earlier run",
                                out.string()));
    }
}

/// A new folder beside `out`, hidden from listings.
fs::path make_hidden(const fs::path& out) {
    for (int attempt = 0;; ++attempt) {
        const std::string name =
            fmt::format(".{}.partial-{}-{}", out.filename().string(), ::getpid(), attempt);
        if (::mkdir((out.parent_path() / name).c_str(), 0777) == 0) return out.parent_path() / name;
        if (errno != EEXIST) return {};
    }
}

/// Swaps two folders in one step, or in three where the file system has no such step.
bool exchange(const fs::path& fresh, const fs::path& old) {
    if (::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, old.c_str(), RENAME_EXCHANGE) == 0) return true;
    if (errno != EINVAL && errno != ENOSYS) return false;
    const std::string aside = fresh.string() + "-old";
    return std::rename(old.c_str(), aside.c_str()) == 0 && std::rename(fresh.c_str(), old.c_str()) == 0 &&
           std::rename(aside.c_str(), fresh.c_str()) == 0;
}

}  // namespace

bool is_run_folder(const fs::path& folder) {
    std::error_code failure;
    if (!fs::is_regular_file(folder / "manifest.json", failure)) return false;
    const auto manifest = nlohmann::json::parse(read_text(folder / "manifest.json"), nullptr, false);
    if (!manifest.is_object() || !manifest.contains("format")) return false;
    return manifest["format"] == kManifestFormat;
}

RunFolder::RunFolder(const fs::path& out) {
    std::error_code failure;
    out_ = fs::weakly_canonical(fs::absolute(out), failure);
    if (failure) throw cannot_write(out, failure.message());
    if (!out_.has_filename()) out_ = out_.parent_path();
    refuse_unless_replaceable(out_);
    make_parents();
    hidden_ = make_hidden(out_);
    if (!hidden_.empty()) return;
    const int reason = errno;
    remove_parents();
    throw cannot_write(out_, std::strerror(reason));
}

RunFolder::~RunFolder() {
    std::error_code ignored;
    if (!hidden_.empty()) fs::remove_all(hidden_, ignored);
    if (!published_) remove_parents();
}

void RunFolder::write(std::string_view name, std::string_view text) const {
    TextFile file(hidden_ / name);
    file.write(text);
    file.close();
}

void RunFolder::publish() {
    refuse_unless_replaceable(out_);
    const bool replaces = fs::exists(out_);
    const bool done = replaces ? exchange(hidden_, out_) : std::rename(hidden_.c_str(), out_.c_str()) == 0;
    if (!done) throw cannot_write(out_, std::strerror(errno));
    if (!replaces) hidden_.clear();  // else it now is the old run, and goes
    published_ = true;
}

void RunFolder::make_parents() {
    const fs::path parent = out_.parent_path();
    fs::path missing = parent;
    while (!fs::exists(missing) && missing.has_relative_path()) {
        first_made_ = missing;
        missing = missing.parent_path();
    }
    std::error_code failure;
    fs::create_directories(parent, failure);
    if (!failure) return;
    remove_parents();
    throw cannot_write(out_, failure.message());
}

void RunFolder::remove_parents() {
    if (first_made_.empty()) return;
    // Only the folders made here, and only while nobody has put anything into them.
    std::error_code failure;
    for (fs::path folder = out_.parent_path(); !failure; folder = folder.parent_path()) {
        fs::remove(folder, failure);
        if (folder == first_made_) return;
    }
}

}  // namespace tendril
