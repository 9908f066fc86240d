// From a value of a configuration file to a C++ value and back, refusing what is not allowed.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "sim/chip_spec.h"
#include "sim/config_value.h"

namespace tendril {

/// What a key may hold beyond its C++ type.
struct Allowed {
    std::int64_t low = INT64_MIN;  ///< of integers; of the numbers of a span, list or draw
    std::int64_t high = INT64_MAX;
    std::vector<std::string> words{};  ///< of strings; {} = any
    bool path = false;                 ///< of strings: becomes absolute, relative to the file that names it
    bool number_too = false;           ///< of strings: an integer may stand for one
};

/// take(): one overload a type. @throws Error naming `key` at the value's place
void take(const Value& value, const std::string& key, const Allowed& allowed, std::int64_t& out);
void take(const Value& value, const std::string& key, const Allowed& allowed, std::int32_t& out);
void take(const Value& value, const std::string& key, const Allowed& allowed, double& out);
void take(const Value& value, const std::string& key, const Allowed& allowed, std::string& out);
void take(const Value& value, const std::string& key, const Allowed& allowed, Span& out);
void take(const Value& value, const std::string& key, const Allowed& allowed, Draw& out);

/// show(): the same in TOML, "" where there is nothing to show.
std::string show(std::int64_t value, const Allowed& allowed);
std::string show(double value, const Allowed& allowed);
std::string show(const std::string& value, const Allowed& allowed);
std::string show(const Span& value, const Allowed& allowed);
std::string show(const Draw& value, const Allowed& allowed);

/// schema_of(): the same as JSON schema; the value itself only chooses the overload.
using Json = nlohmann::ordered_json;
Json schema_of(std::int64_t like, const Allowed& allowed);
Json schema_of(double like, const Allowed& allowed);
Json schema_of(const std::string& like, const Allowed& allowed);
Json schema_of(const Span& like, const Allowed& allowed);
Json schema_of(const Draw& like, const Allowed& allowed);

inline std::string show(std::int32_t value, const Allowed& allowed) {
    return show(std::int64_t{value}, allowed);
}
inline Json schema_of(std::int32_t like, const Allowed& allowed) {
    return schema_of(std::int64_t{like}, allowed);
}

/// `key must be WANTED, not KIND`.
Error wrong_type(const Value& value, const std::string& key, const std::string& wanted,
                 const std::string& allowed = "");

template <class T>
void take(const Value& value, const std::string& key, const Allowed& allowed, std::optional<T>& out) {
    take(value, key, allowed, out.emplace());
}

/// A list; a lone value stands for a list of one where the elements are numbers.
template <class T>
void take(const Value& value, const std::string& key, const Allowed& allowed, std::vector<T>& out) {
    out.clear();
    const Array* list = value.as<Array>();
    if (list == nullptr && !std::is_arithmetic_v<T>) throw wrong_type(value, key, "a list");
    if (list == nullptr) return take(value, key, allowed, out.emplace_back());
    for (const Value& element : *list) take(element, key, allowed, out.emplace_back());
}

template <class T>
std::string show(const std::optional<T>& value, const Allowed& allowed) {
    return value ? show(*value, allowed) : "";
}

template <class T>
std::string show(const std::vector<T>& list, const Allowed& allowed) {
    std::string text;
    for (const T& element : list) text += (text.empty() ? "" : ", ") + show(element, allowed);
    return "[" + text + "]";
}

template <class T>
Json schema_of(const std::optional<T>&, const Allowed& allowed) {
    return schema_of(T{}, allowed);
}

template <class T>
Json schema_of(const std::vector<T>&, const Allowed& allowed) {
    const Json element = schema_of(T{}, allowed);
    const Json list = {{"type", "array"}, {"items", element}};
    if (!std::is_arithmetic_v<T>) return list;
    return {{"anyOf", {element, list}}};
}

}  // namespace tendril
