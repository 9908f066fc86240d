// Names, numbers and leftovers.
#include "sim/checkpoint_folder.h"

#include <fmt/format.h>
#include <signal.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>
#include <vector>

#include "sim/error.h"

namespace tendril {

namespace fs = std::filesystem;

namespace {

constexpr const char* kEnding = ".checkpoint";

struct Listed {
    std::int64_t done;
    fs::path file;
};

/// Of a run folder, the newest first.
std::vector<Listed> list(const fs::path& run) {
    std::vector<Listed> found;
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(run / "checkpoints", failure)) {
        const std::string name = entry.path().stem();
        std::int64_t done = 0;
        const auto read = std::from_chars(name.data(), name.data() + name.size(), done);
        const bool whole_name = read.ec == std::errc() && read.ptr == name.data() + name.size();
        if (whole_name && entry.path().extension() == kEnding) found.push_back({done, entry.path()});
    }
    std::ranges::sort(found, std::ranges::greater(), &Listed::done);
    return found;
}

fs::path plain(const fs::path& folder) {
    const fs::path path = fs::weakly_canonical(fs::absolute(folder));
    return path.has_filename() ? path : path.parent_path();
}

std::string leftover_name(const fs::path& out) {
    return fmt::format(".{}.partial-", plain(out).filename().string());
}

/// The run folder and what was to become it.
std::vector<fs::path> runs_of(const fs::path& out) {
    std::vector<fs::path> runs{out};
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(plain(out).parent_path(), failure))
        if (entry.path().filename().string().starts_with(leftover_name(out))) runs.push_back(entry.path());
    return runs;
}

}  // namespace

fs::path CheckpointFolder::file(std::int64_t done) const {
    return folder_ / fmt::format("{}{}", done, kEnding);
}

void CheckpointFolder::inherit(const fs::path& run, std::int64_t done) {
    std::error_code failure;
    fs::create_directories(folder_, failure);
    for (const Listed& old : list(run)) {
        if (old.done > done) continue;
        fs::copy_file(old.file, file(old.done), fs::copy_options::overwrite_existing, failure);
        if (failure)
            throw Error(Exit::resource, fmt::format("{}: {}", file(old.done).string(), failure.message()));
        held_[old.done] = read_checkpoint(old.file).place.cycle;
    }
    drop_old({});
}

void CheckpointFolder::add(Checkpoint checkpoint, const std::optional<Wanted>& wanted) {
    std::error_code failure;
    fs::create_directories(folder_, failure);
    const RunPlace place = checkpoint.place;
    write_checkpoint(file(place.done), std::move(checkpoint));
    held_[place.done] = place.cycle;
    drop_old(wanted);
}

std::optional<fs::path> CheckpointFolder::nearest(Cycle cycle) const {
    std::optional<fs::path> nearest;
    for (const auto& [done, place] : held_)
        if (place <= cycle) nearest = file(done);
    return nearest;
}

void CheckpointFolder::drop_old(const std::optional<Wanted>& wanted) {
    if (keep_ == 0) return;
    std::optional<std::int64_t> near;  // done by then
    for (const auto& [done, cycle] : held_)
        if (wanted && cycle <= wanted->cycle) near = done;
    const auto stays = [&](std::int64_t done) {
        return wanted && (done == near || (wanted->later_too && (!near || done > *near)));
    };
    std::error_code ignored;
    std::size_t newer = held_.size();
    for (auto at = held_.begin(); newer-- > static_cast<std::size_t>(keep_);) {
        const bool old = !stays(at->first);
        if (old) fs::remove(file(at->first), ignored);
        at = old ? held_.erase(at) : std::next(at);
    }
}

FoundCheckpoint find_checkpoint(const fs::path& what, const std::function<bool(const RunPlace&)>& fits) {
    if (fs::is_regular_file(what))
        return {what, fs::absolute(what).parent_path().parent_path(), read_checkpoint(what)};
    struct Candidate {
        Listed listed;
        fs::path run;
    };
    std::vector<Candidate> candidates;
    for (const fs::path& run : runs_of(what))
        for (const Listed& listed : list(run)) candidates.push_back({listed, run});
    std::ranges::stable_sort(candidates, std::ranges::greater(),
                             [](const Candidate& c) { return c.listed.done; });
    std::string why;
    for (const Candidate& candidate : candidates) {
        try {
            Checkpoint checkpoint = read_checkpoint(candidate.listed.file);
            if (fits(checkpoint.place)) return {candidate.listed.file, candidate.run, std::move(checkpoint)};
        } catch (const Error& error) {
            why += std::string("\n  ") + error.what();
        }
    }
    if (candidates.empty())
        throw Error(Exit::resource,
                    fmt::format("{}: there is no checkpoint, nor one of a run to it", what.string()));
    throw error_at({what.string()}, "none of its checkpoints can be used" + why,
                   why.empty() ? "they are of later than what is to be seen" : "");
}

void remove_leftover(const fs::path& run, const fs::path& out) {
    const std::string name = plain(run).filename();
    const std::string start = leftover_name(out);
    if (plain(run).parent_path() != plain(out).parent_path() || !name.starts_with(start)) return;
    int process = 0;
    std::from_chars(name.data() + start.size(), name.data() + name.size(), process);
    if (process > 0 && ::kill(process, 0) == 0) return;
    std::error_code ignored;
    fs::remove_all(run, ignored);
}

}  // namespace tendril
