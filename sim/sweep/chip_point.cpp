#include "sim/sweep/chip_point.h"

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "sim/config.h"
#include "sim/config_codec.h"

namespace tendril {

namespace {

void leave_out(Value& document, std::span<const char* const> keys) {
    Table* table = document.as<Table>();
    if (table == nullptr) return;
    for (const char* key : keys) std::erase_if(table->entries, [&](const Entry& e) { return e.key == key; });
}

Value* below(Value& document, const std::string& key) {
    Table* table = document.as<Table>();
    Entry* entry = table == nullptr ? nullptr : table->find(key);
    return entry == nullptr ? nullptr : &entry->value;
}

const Leaf* find(std::span<const Leaf> changes, const std::string& path) {
    const auto at = std::ranges::find(changes, path, &Leaf::path);
    return at == changes.end() ? nullptr : &*at;
}

void leave_neurons_out(Value& document) {
    static constexpr const char* kTables[] = {"host",     "axons", "synapses", "state", "stimulus",
                                              "learning", "core",  "neuron",   "tick"};
    static constexpr const char* kTicks[] = {"ticks"};
    leave_out(document, kTables);
    if (Value* run = below(document, "run")) leave_out(*run, kTicks);
}

bool is_path(const Leaf& change) {
    return change.path.ends_with(".file") && change.value.as<std::string>() != nullptr &&
           change.value.place.line > 0;
}

}  // namespace

PointMaker::PointMaker(const std::string& path) : path_(path), document_(read_toml(path)) {}

ChipSpec PointMaker::make(std::span<const Leaf> changes) const {
    Value document = document_;
    const Leaf* kind = find(changes, "traffic.kind");
    const bool replay = kind != nullptr && word_of(kind->value, kind->path) == "replay";
    if (kind != nullptr && !replay && below(document, "traffic") == nullptr) leave_neurons_out(document);
    static constexpr const char* kLaterals[] = {"laterals"};
    Value* topology = below(document, "topology");
    if (topology != nullptr && find(changes, "topology.family") != nullptr) leave_out(*topology, kLaterals);
    for (const Leaf& change : changes) put_value(document, change.path, change.place, change.value);
    return chip_of(document, path_);
}

std::string PointMaker::word(const std::string& path) const {
    const Value* at = &document_;
    std::istringstream parts(path);
    for (std::string part; std::getline(parts, part, '.');) {
        const Table* table = at->as<Table>();
        const Entry* entry = table == nullptr ? nullptr : table->find(part);
        if (entry == nullptr) return "";
        at = &entry->value;
    }
    return at->as<Table>() == nullptr ? word_of(*at, path) : "";
}

Leaf change_from(const std::string& assignment) {
    Value document{{}, Table{}};
    apply_override(document, assignment);
    return leaves(document).front();
}

std::string assignment_of(const Leaf& change) {
    std::string word = word_of(change.value, change.path);
    if (is_path(change)) {
        const auto folder = std::filesystem::path(change.value.place.file).parent_path();
        word = std::filesystem::absolute(folder / word).lexically_normal().string();
    }
    return change.path + "=" + word;
}

}  // namespace tendril
