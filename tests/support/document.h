// Documents of configuration files made by hand: values, and their text.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sim/config_value.h"

namespace tendril {

inline Value value_of(std::int64_t number) { return {{}, number}; }
inline Value value_of(int number) { return {{}, std::int64_t{number}}; }
inline Value value_of(const std::string& text) { return {{}, text}; }
inline Value value_of(const char* text) { return {{}, std::string(text)}; }
inline Value value_of(Value value) { return value; }
inline Value value_of(Array list) { return {{}, std::move(list)}; }
inline Value value_of(Table table) { return {{}, std::move(table)}; }
/// A list of numbers or of texts.
template <class T>
Value value_of(const std::vector<T>& list) {
    Array out;
    for (const T& element : list) out.push_back(value_of(element));
    return value_of(std::move(out));
}

/// `key = value` in `table`, in the place of the one before if it is there.
template <class T>
void put(Table& table, const std::string& key, T&& value) {
    if (Entry* entry = table.find(key)) {
        entry->value = value_of(std::forward<T>(value));
    } else {
        table.entries.push_back({key, {}, value_of(std::forward<T>(value))});
    }
}

/// A document as TOML: a line for each of its keys, but one for each table of a list of several.
std::string document_text(const Value& document);

/// Number of values in it, itself included.
std::size_t size_of(const Value& value);

}  // namespace tendril
