// From a value of a configuration file to a C++ value and back.
#include "sim/config_codec.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <filesystem>

namespace tendril {

namespace {

std::string range_text(const Allowed& allowed) {
    if (allowed.low == INT64_MIN && allowed.high == INT64_MAX) return "";
    if (allowed.high == INT64_MAX) return fmt::format("{} or more", allowed.low);
    return fmt::format("{}..{}", allowed.low, allowed.high);
}

void check_range(const Value& value, const std::string& key, const Allowed& allowed, std::int64_t number) {
    if (number >= allowed.low && number <= allowed.high) return;
    throw error_at(value.place, fmt::format("{} = {} is out of range", key, number), range_text(allowed));
}

std::string list_text(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) (text += text.empty() ? "" : ", ") += word;
    return text;
}

/// Relative to the file that names it; of a command line, to the folder it was typed in.
std::string absolute_path(const Value& value, const std::string& path) {
    const bool in_file = value.place.line > 0;
    const std::filesystem::path named =
        in_file ? std::filesystem::path(value.place.file).parent_path() / path : std::filesystem::path(path);
    return std::filesystem::absolute(named).lexically_normal().string();
}

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            (out += '\\') += c;
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
            out += c;
        }
    }
    return out + "\"";
}

}  // namespace

const Entry* Table::find(std::string_view key) const {
    for (const Entry& entry : entries) {
        if (entry.key == key) return &entry;
    }
    return nullptr;
}

Entry* Table::find(std::string_view key) {
    return const_cast<Entry*>(static_cast<const Table*>(this)->find(key));
}

std::string_view Value::kind() const {
    static constexpr std::string_view kKinds[] = {"a boolean", "an integer", "a number",
                                                  "a string",  "a list",     "a table"};
    return kKinds[data.index()];
}

Error wrong_type(const Value& value, const std::string& key, const std::string& wanted,
                 const std::string& allowed) {
    const char* flag = value.as<bool>() != nullptr ? "; flags are 0 or 1" : "";
    return error_at(value.place, fmt::format("{} must be {}, not {}{}", key, wanted, value.kind(), flag),
                    allowed);
}

void take(const Value& value, const std::string& key, const Allowed& allowed, std::int64_t& out) {
    const auto* number = value.as<std::int64_t>();
    if (number == nullptr) throw wrong_type(value, key, "an integer", range_text(allowed));
    check_range(value, key, allowed, *number);
    out = *number;
}

void take(const Value& value, const std::string& key, const Allowed& allowed, std::int32_t& out) {
    Allowed narrow = allowed;
    narrow.low = std::max<std::int64_t>(allowed.low, INT32_MIN);
    narrow.high = std::min<std::int64_t>(allowed.high, INT32_MAX);
    std::int64_t wide = 0;
    take(value, key, narrow, wide);
    out = static_cast<std::int32_t>(wide);
}

void take(const Value& value, const std::string& key, const Allowed& allowed, double& out) {
    const auto* integer = value.as<std::int64_t>();
    const auto* real = value.as<double>();
    if (integer == nullptr && real == nullptr) throw wrong_type(value, key, "a number", range_text(allowed));
    out = real == nullptr ? static_cast<double>(*integer) : *real;
    const bool inside =
        out >= static_cast<double>(allowed.low) && out <= static_cast<double>(allowed.high);  // NaN is not
    if (inside) return;
    throw error_at(value.place, fmt::format("{} = {} is out of range", key, out), range_text(allowed));
}

void take(const Value& value, const std::string& key, const Allowed& allowed, std::string& out) {
    const auto* number = value.as<std::int64_t>();
    if (allowed.number_too && number != nullptr) {
        check_range(value, key, allowed, *number);
        out = std::to_string(*number);
        return;
    }
    const auto* text = value.as<std::string>();
    if (text == nullptr) {
        const std::string wanted = allowed.number_too ? "a string or a number" : "a string";
        throw wrong_type(value, key, wanted, list_text(allowed.words));
    }
    if (!allowed.words.empty() &&
        std::find(allowed.words.begin(), allowed.words.end(), *text) == allowed.words.end()) {
        throw error_at(value.place, fmt::format("{} = \"{}\" is not known", key, *text),
                       list_text(allowed.words), nearest(*text, allowed.words));
    }
    if (allowed.path && text->empty()) throw error_at(value.place, key + " is empty", "a path");
    out = allowed.path ? absolute_path(value, *text) : *text;
}

void take(const Value& value, const std::string& key, const Allowed& allowed, Span& out) {
    static constexpr const char* kShape = "\"first:last\", both ends included, one number, or \"all\"";
    if (const auto* number = value.as<std::int64_t>()) {
        take(value, key, allowed, out.first);
        out.last = static_cast<int>(*number);
        return;
    }
    const auto* text = value.as<std::string>();
    if (text == nullptr) throw wrong_type(value, key, "a span", kShape);
    if (*text == "all") {
        out = Span{};
        return;
    }
    const auto colon = text->find(':');
    const auto first = number_in(std::string_view(*text).substr(0, colon));
    const auto last =
        colon == std::string::npos ? first : number_in(std::string_view(*text).substr(colon + 1));
    if (!first || !last)
        throw error_at(value.place, fmt::format("{} = \"{}\" is no span", key, *text), kShape);
    check_range(value, key, allowed, *first);
    check_range(value, key, allowed, *last);
    if (*last < *first) {
        throw error_at(value.place, fmt::format("{} = \"{}\" ends before it begins", key, *text), kShape);
    }
    out = Span{static_cast<int>(*first), static_cast<int>(*last)};
}

void take(const Value& value, const std::string& key, const Allowed& allowed, Draw& out) {
    if (const Array* pair = value.as<Array>()) {
        if (pair->size() != 2) throw error_at(value.place, key + " must have two ends", "[low, high]");
        take((*pair)[0], key, allowed, out.low);
        take((*pair)[1], key, allowed, out.high);
        if (out.high >= out.low) return;
        throw error_at(value.place,
                       fmt::format("{} = [{}, {}] ends before it begins", key, out.low, out.high),
                       "[low, high], both ends included");
    }
    if (value.as<std::int64_t>() == nullptr) {
        throw wrong_type(value, key, "an integer or [low, high]", range_text(allowed));
    }
    take(value, key, allowed, out.low);
    out.high = out.low;
}

std::string show(std::int64_t value, const Allowed&) { return std::to_string(value); }

std::string show(double value, const Allowed&) {
    std::string text = fmt::format("{}", value);
    if (text.find_first_of(".e") == std::string::npos) text += ".0";
    return text;
}

std::string show(const std::string& value, const Allowed& allowed) {
    if (allowed.number_too && number_in(value)) return value;
    return quoted(value);
}

std::string show(const Span& value, const Allowed&) {
    if (value.all()) return "\"all\"";
    if (value.first == value.last) return std::to_string(value.first);
    return fmt::format("\"{}:{}\"", value.first, value.last);
}

std::string show(const Draw& value, const Allowed&) {
    return value.fixed() ? std::to_string(value.low) : fmt::format("[{}, {}]", value.low, value.high);
}

Json schema_of(std::int64_t, const Allowed& allowed) {
    Json schema = {{"type", "integer"}};
    if (allowed.low != INT64_MIN) schema["minimum"] = allowed.low;
    if (allowed.high != INT64_MAX) schema["maximum"] = allowed.high;
    return schema;
}

Json schema_of(double, const Allowed& allowed) {
    Json schema = schema_of(std::int64_t{}, allowed);
    schema["type"] = "number";
    return schema;
}

Json schema_of(const std::string&, const Allowed& allowed) {
    Json schema = {{"type", "string"}};
    if (!allowed.words.empty()) schema["enum"] = allowed.words;
    if (!allowed.number_too) return schema;
    return {{"anyOf", {schema, schema_of(std::int64_t{}, allowed)}}};
}

Json schema_of(const Span&, const Allowed& allowed) {
    const Json text = {{"type", "string"}, {"pattern", "^(all|[0-9]+(:[0-9]+)?)$"}};
    return {{"anyOf", {text, schema_of(std::int64_t{}, allowed)}}};
}

Json schema_of(const Draw&, const Allowed& allowed) {
    const Json number = schema_of(std::int64_t{}, allowed);
    const Json pair = {{"type", "array"}, {"items", number}, {"minItems", 2}, {"maxItems", 2}};
    return {{"anyOf", {number, pair}}};
}

}  // namespace tendril
