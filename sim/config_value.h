// A configuration file as plain data: every value knows the place it was written at.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/error.h"

namespace tendril {

struct Value;
struct Entry;

using Array = std::vector<Value>;

struct Table {
    std::vector<Entry> entries;  ///< in the order of the file

    const Entry* find(std::string_view key) const;
    Entry* find(std::string_view key);
};

struct Value {
    Place place;
    std::variant<bool, std::int64_t, double, std::string, Array, Table> data;

    template <class T>
    const T* as() const {
        return std::get_if<T>(&data);
    }
    template <class T>
    T* as() {
        return std::get_if<T>(&data);
    }
    /// "a string", "a table": for messages.
    std::string_view kind() const;
};

struct Entry {
    std::string key;
    Place place;  ///< of the key
    Value value;
};

/// Where a table of a configuration came from, key by key: what later checks put into their refusals.
struct Origin {
    Place table;
    std::vector<std::pair<std::string, Place>> keys;  ///< only those that were written

    bool given(std::string_view key) const { return find(key) != nullptr; }
    /// Place of the key's value, of the table where the key was left out.
    const Place& at(std::string_view key) const {
        const Place* place = find(key);
        return place == nullptr ? table : *place;
    }

private:
    const Place* find(std::string_view key) const {
        for (const auto& [name, place] : keys) {
            if (name == key) return &place;
        }
        return nullptr;
    }
};

}  // namespace tendril
