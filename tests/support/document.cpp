#include "tests/support/document.h"

#include <fmt/format.h>

#include <algorithm>

namespace tendril {

namespace {

std::string inline_text(const Value& value);

std::string joined(const Array& list, const std::string& between) {
    std::string text;
    for (const Value& element : list) text += (text.empty() ? "" : between) + inline_text(element);
    return text;
}

std::string inline_text(const Table& table) {
    std::string text;
    for (const Entry& entry : table.entries)
        text += fmt::format("{}{} = {}", text.empty() ? "" : ", ", entry.key, inline_text(entry.value));
    return "{" + text + "}";
}

std::string inline_text(const Value& value) {
    if (const auto* flag = value.as<bool>()) return *flag ? "true" : "false";
    if (const auto* number = value.as<std::int64_t>()) return std::to_string(*number);
    if (const auto* real = value.as<double>()) {
        const std::string text = fmt::format("{}", *real);
        return text.find_first_of(".en") == std::string::npos ? text + ".0" : text;
    }
    if (const auto* text = value.as<std::string>()) return "\"" + *text + "\"";  // names and spans alone
    if (const auto* list = value.as<Array>()) return "[" + joined(*list, ", ") + "]";
    return inline_text(*value.as<Table>());
}

bool is_list_of_tables(const Value& value) {
    const auto* list = value.as<Array>();
    return list != nullptr && list->size() > 1 &&
           std::ranges::all_of(*list, [](const Value& v) { return v.as<Table>() != nullptr; });
}

}  // namespace

std::string document_text(const Value& document) {
    std::string text;
    for (const Entry& entry : document.as<Table>()->entries) {
        if (is_list_of_tables(entry.value)) {
            text += fmt::format("{} = [\n  {}]\n", entry.key, joined(*entry.value.as<Array>(), ",\n  "));
        } else {
            text += fmt::format("{} = {}\n", entry.key, inline_text(entry.value));
        }
    }
    return text;
}

std::size_t size_of(const Value& value) {
    std::size_t size = 1;
    if (const auto* list = value.as<Array>())
        for (const Value& element : *list) size += size_of(element);
    if (const auto* table = value.as<Table>())
        for (const Entry& entry : table->entries) size += size_of(entry.value);
    return size;
}

}  // namespace tendril
