// Head, packed states, digest.
#include "sim/checkpoint.h"

#include <fmt/format.h>
#include <zstd.h>

#include <array>
#include <nlohmann/json.hpp>
#include <span>
#include <string_view>
#include <utility>

#include "sim/atomic_file.h"
#include "sim/error.h"
#include "sim/state_file.h"
#include "systemc/kernel/state_bytes.h"

namespace tendril {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kFirstLine = "# tendril-checkpoint 1\n";
constexpr std::size_t kDigestDigits = 32;
constexpr std::size_t kTail = kDigestDigits + 2;  // a line of its own
constexpr int kLevel = 1;                         // of zstd: fast

struct NamedFact {
    const char* key;   ///< in the file
    const char* name;  ///< in messages
    std::string CheckpointFacts::*value;
};
constexpr std::array<NamedFact, 7> kFacts{{
    {"version", "another version of the program:", &CheckpointFacts::version},
    {"config_hash", "another chip, config_hash", &CheckpointFacts::config_hash},
    {"engine", "another engine:", &CheckpointFacts::engine},
    {"length", "a run of another length:", &CheckpointFacts::length},
    {"initial_state", "a run from another state, digest", &CheckpointFacts::initial_state},
    {"stimulus", "a run with another --stimulus, digest", &CheckpointFacts::stimulus},
    {"record", "a run with another --record:", &CheckpointFacts::record},
}};

Error damaged(const fs::path& file, const std::string& what) {
    return Error(Exit::usage, fmt::format("{}: {}", file.string(), what));
}

std::string head_of(const Checkpoint& checkpoint) {
    nlohmann::ordered_json head;
    for (const NamedFact& fact : kFacts) head[fact.key] = checkpoint.facts.*fact.value;
    head["done"] = checkpoint.place.done;
    head["cycle"] = checkpoint.place.cycle.value;
    return head.dump() + "\n";
}

void read_head(const fs::path& file, std::string_view line, Checkpoint& checkpoint) {
    const auto head = nlohmann::json::parse(line, nullptr, false);
    try {
        for (const NamedFact& fact : kFacts)
            checkpoint.facts.*fact.value = head.at(fact.key).get<std::string>();
        checkpoint.place.done = head.at("done").get<std::int64_t>();
        checkpoint.place.cycle = Cycle(head.at("cycle").get<std::int64_t>());
    } catch (const nlohmann::json::exception& error) {
        throw damaged(file, fmt::format("its second line is not a checkpoint's: {}", error.what()));
    }
}

void visit_states(StateVisitor& visitor, Checkpoint& checkpoint) {
    visitor.field("engine", checkpoint.engine);
    visitor.field("recording", checkpoint.recording);
    visitor.field("trigger", checkpoint.trigger);
    visitor.field("found", checkpoint.found);
}

std::string packed(std::span<const std::uint8_t> bytes) {
    std::string out(ZSTD_compressBound(bytes.size()), '\0');
    const std::size_t size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), kLevel);
    if (ZSTD_isError(size) != 0) throw Error(Exit::resource, "zstd cannot pack a checkpoint");
    out.resize(size);
    return out;
}

std::vector<std::uint8_t> unpacked(const fs::path& file, std::string_view data) {
    const auto size = ZSTD_getFrameContentSize(data.data(), data.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN)
        throw damaged(file, "what it has packed cannot be read");
    std::vector<std::uint8_t> out(size);
    if (ZSTD_decompress(out.data(), out.size(), data.data(), data.size()) != out.size())
        throw damaged(file, "what it has packed cannot be read");
    return out;
}

}  // namespace

void write_checkpoint(const fs::path& file, Checkpoint checkpoint) {
    StateWriter states;
    visit_states(states, checkpoint);
    std::string text(kFirstLine);
    text += head_of(checkpoint);
    text += packed(states.bytes());
    const std::string digest = text_digest(text);
    text += "\n" + digest + "\n";
    write_text_atomically(file, text);
}

Checkpoint read_checkpoint(const fs::path& file) {
    const std::string text = read_text(file);
    if (!text.starts_with(kFirstLine))
        throw damaged(file, "is no checkpoint: its first line is not \"# tendril-checkpoint 1\"");
    const std::size_t head_end = text.find('\n', kFirstLine.size());
    const std::size_t end = text.size() < kTail ? 0 : text.size() - kTail;
    const std::string_view all(text);
    const bool whole =
        head_end < end && fmt::format("\n{}\n", text_digest(all.substr(0, end))) == all.substr(end);
    if (!whole) throw damaged(file, "is truncated or has been changed: its last line is not its digest");
    Checkpoint checkpoint;
    read_head(file, all.substr(kFirstLine.size(), head_end - kFirstLine.size()), checkpoint);
    const std::vector<std::uint8_t> states = unpacked(file, all.substr(head_end + 1, end - head_end - 1));
    StateReader reader(states);
    visit_states(reader, checkpoint);
    return checkpoint;
}

void require_same_run(const fs::path& file, const CheckpointFacts& there, const CheckpointFacts& here) {
    const auto shown = [](const std::string& value) { return value.empty() ? "none" : value; };
    for (const NamedFact& fact : kFacts) {
        const std::string& was = there.*fact.value;
        const std::string& is = here.*fact.value;
        if (was == is) continue;
        throw error_at({file.string()},
                       fmt::format("is a checkpoint of {} {}, here {}", fact.name, shown(was), shown(is)),
                       "resume with what the run was started with");
    }
}

}  // namespace tendril
