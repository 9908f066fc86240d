// From TOML to values with places: the only file that knows the TOML parser.
#include "sim/config.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <sstream>

#include "sim/atomic_file.h"
#include "sim/chip_fields.h"

namespace tendril {

namespace {

/// Where the nodes of a parse lie; of a command line there is only the text.
struct Scope {
    std::string file;
    bool has_lines = true;

    Place at(const toml::source_region& source) const {
        if (!has_lines) return {file, 0, 0};
        return {file, static_cast<int>(source.begin.line), static_cast<int>(source.begin.column)};
    }
};

Value convert(const toml::node& node, const Scope& scope);

Table convert(const toml::table& from, const Scope& scope) {
    Table out;
    for (const auto& [key, node] : from) {
        Value value = convert(node, scope);
        out.entries.push_back({std::string(key.str()), scope.at(key.source()), std::move(value)});
    }
    std::stable_sort(out.entries.begin(), out.entries.end(), [](const Entry& a, const Entry& b) {
        return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
    });
    return out;
}

Value convert(const toml::node& node, const Scope& scope) {
    Value out{scope.at(node.source()), false};
    if (const auto* boolean = node.as_boolean()) {
        out.data = boolean->get();
    } else if (const auto* integer = node.as_integer()) {
        out.data = integer->get();
    } else if (const auto* real = node.as_floating_point()) {
        out.data = real->get();
    } else if (const auto* text = node.as_string()) {
        out.data = text->get();
    } else if (const auto* array = node.as_array()) {
        Array list;
        for (const toml::node& element : *array) list.push_back(convert(element, scope));
        out.data = std::move(list);
    } else if (const auto* table = node.as_table()) {
        out.data = convert(*table, scope);
    } else {
        throw error_at(out.place, "dates and times are no values here");
    }
    return out;
}

/// The value of a `--set`: TOML, or the text itself where it is none.
Value override_value(const std::string& text, const Scope& scope) {
    try {
        const toml::table parsed = toml::parse("value = " + text);
        if (parsed.size() == 1) return convert(*parsed.get("value"), scope);
    } catch (const toml::parse_error&) {
        // a bare word
    }
    return {{scope.file, 0, 0}, text};
}

/// The element of a list that a part of a `--set` path names.
Value& element_of(Array& list, const std::string& part, const Place& place) {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), index);
    if (error == std::errc() && end == part.data() + part.size() && index < list.size()) return list[index];
    throw error_at(place, fmt::format("\"{}\" is no position in a list of {}", part, list.size()),
                   list.empty() ? "the file has none" : fmt::format("0..{}", list.size() - 1));
}

}  // namespace

Value read_toml(const std::string& path) {
    const std::string text = read_text(path);
    const Scope scope{path};
    try {
        Table table =
            convert(toml::parse(text, path), scope);  // throws: g++ 12 destroys half an aggregate twice
        return {{path, 1, 1}, std::move(table)};
    } catch (const toml::parse_error& error) {
        throw error_at(scope.at(error.source()), error.description());
    }
}

void put_value(Value& document, const std::string& path, const Place& key_place, Value value) {
    Value* at = &document;
    std::istringstream parts(path);
    for (std::string part; std::getline(parts, part, '.');) {
        if (auto* list = at->as<Array>()) {
            at = &element_of(*list, part, key_place);
            continue;
        }
        auto* table = at->as<Table>();
        if (table == nullptr) throw error_at(key_place, fmt::format("there is no table above \"{}\"", part));
        Entry* entry = table->find(part);
        if (entry == nullptr) {
            table->entries.push_back({part, key_place, {key_place, Table{}}});
            entry = &table->entries.back();
        }
        at = &entry->value;
    }
    *at = std::move(value);
}

void apply_override(Value& document, const std::string& assignment) {
    const Scope scope{"--set " + assignment, false};
    const Place place{scope.file, 0, 0};
    const auto equals = assignment.find('=');
    if (equals == std::string::npos || equals == 0) {
        throw error_at(place, "not an assignment", "key.key=value, as in --set neuron.theta=40");
    }
    put_value(document, assignment.substr(0, equals), place,
              override_value(assignment.substr(equals + 1), scope));
}

void require_format(const Value& document, const std::string& file, const std::string& format) {
    const std::string wanted = fmt::format("format = \"{}\"", format);
    const auto* table = document.as<Table>();
    const Entry* entry = table == nullptr ? nullptr : table->find("format");
    if (entry == nullptr) throw error_at({file, 1, 1}, "format is missing", wanted);
    const auto* text = entry->value.as<std::string>();
    if (text == nullptr) throw error_at(entry->value.place, "format must be a string", wanted);
    if (*text == format) return;
    throw error_at(entry->value.place, fmt::format("format = \"{}\" is not what is read here", *text),
                   wanted);
}

ChipSpec load_chip(const std::string& path, std::span<const std::string> overrides) {
    Value document = read_toml(path);
    for (const std::string& assignment : overrides) apply_override(document, assignment);
    return chip_of(document, path);
}

ChipSpec chip_of(const Value& document, const std::string& path) {
    require_format(document, path, "tendril-chip 1");
    ChipSpec spec;
    spec.file = std::filesystem::absolute(path).lexically_normal().string();
    read_table(document, "the chip file", chip_fields(), spec);
    if (spec.name.empty()) spec.name = std::filesystem::path(path).stem().string();
    spec.validate();
    return spec;
}

}  // namespace tendril
