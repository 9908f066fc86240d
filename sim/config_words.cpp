#include "sim/config_words.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/config_codec.h"

namespace tendril {

namespace {

void flatten(const Table& table, const std::string& above, std::vector<Leaf>& out) {
    for (const Entry& entry : table.entries) {
        const std::string path = above + entry.key;
        if (const Table* below = entry.value.as<Table>()) {
            flatten(*below, path + ".", out);
        } else {
            out.push_back({path, entry.place, entry.value});
        }
    }
}

}  // namespace

std::vector<Leaf> leaves(const Value& table) {
    std::vector<Leaf> out;
    flatten(*table.as<Table>(), "", out);
    std::ranges::stable_sort(out, {},
                             [](const Leaf& leaf) { return std::pair(leaf.place.line, leaf.place.column); });
    return out;
}

std::string word_of(const Value& value, const std::string& key) {
    if (const auto* flag = value.as<bool>()) return *flag ? "1" : "0";
    if (const auto* number = value.as<std::int64_t>()) return std::to_string(*number);
    if (const auto* real = value.as<double>()) return fmt::format("{}", *real);
    if (const auto* text = value.as<std::string>()) return *text;
    const Array* list = value.as<Array>();
    if (list == nullptr) throw wrong_type(value, key, "a value");
    std::string words;
    for (const Value& element : *list) {
        const bool quotes = element.as<std::string>() != nullptr;
        const std::string word = word_of(element, key);
        words += fmt::format("{}{}", words.empty() ? "" : ", ", quotes ? "\"" + word + "\"" : word);
    }
    return "[" + words + "]";
}

}  // namespace tendril
