// The descriptor of a key: its name, type, range and default drive reading, dumping and the schema alike.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "sim/config_codec.h"

namespace tendril {

/// A key of a table that is read into an S. The default is that of a default-constructed S.
template <class S>
struct Field {
    std::string name;
    std::function<void(const Value&, S&)> read;
    std::function<std::string(const S&)> write;  ///< whole lines of TOML, "" where nothing is set
    std::function<Json()> schema;
    bool required = false;
};

template <class S>
using Fields = std::vector<Field<S>>;

template <class S>
std::vector<std::string> names_of(const Fields<S>& fields) {
    std::vector<std::string> names;
    for (const Field<S>& field : fields) names.push_back(field.name);
    return names;
}

/// Reads a table key by key in the order of the file, noting where each was written.
/// @param title as the user writes it: "[run]", "[[host]]", "the file"
template <class S>
void read_table(const Value& value, const std::string& title, const Fields<S>& fields, S& out) {
    const Table* table = value.as<Table>();
    if (table == nullptr) throw wrong_type(value, title, "a table");
    out.origin.table = value.place;
    for (const Entry& entry : table->entries) {
        const Field<S>* found = nullptr;
        for (const Field<S>& field : fields) {
            if (field.name == entry.key) found = &field;
        }
        if (found == nullptr) {
            const std::vector<std::string> names = names_of(fields);
            std::string allowed;
            for (const std::string& name : names) (allowed += allowed.empty() ? "" : ", ") += name;
            throw error_at(entry.place, "unknown key \"" + entry.key + "\" in " + title, allowed,
                           nearest(entry.key, names));
        }
        found->read(entry.value, out);
        out.origin.keys.emplace_back(entry.key, entry.value.place);
    }
    for (const Field<S>& field : fields) {
        if (field.required && !out.origin.given(field.name)) {
            throw error_at(value.place, title + " has no " + field.name, "it must be given");
        }
    }
}

template <class S>
std::string write_table(const Fields<S>& fields, const S& table) {
    std::string text;
    for (const Field<S>& field : fields) text += field.write(table);
    return text;
}

template <class S>
Json table_schema(const Fields<S>& fields) {
    Json schema = {{"type", "object"}, {"properties", Json::object()}};
    Json required = Json::array();
    for (const Field<S>& field : fields) {
        schema["properties"][field.name] = field.schema();
        if (field.required) required.push_back(field.name);
    }
    if (!required.empty()) schema["required"] = required;
    schema["additionalProperties"] = false;
    return schema;
}

/// `name = value`, held by S::*member.
template <class S, class T>
Field<S> key(const std::string& name, T S::*member, const std::string& about, const Allowed& allowed = {},
             bool required = false) {
    const auto read = [=](const Value& value, S& out) { take(value, name, allowed, out.*member); };
    const auto write = [=](const S& in) {
        const std::string text = show(in.*member, allowed);
        return text.empty() || text == "\"\"" ? std::string() : name + " = " + text + "\n";
    };
    const auto schema = [=] {
        Json out = schema_of(S{}.*member, allowed);
        out["description"] = about;
        const std::string standard = show(S{}.*member, allowed);
        if (!required && !standard.empty() && standard != "\"\"") out["default"] = Json::parse(standard);
        return out;
    };
    return {name, read, write, schema, required};
}

template <class S, class T>
Field<S> must(const std::string& name, T S::*member, const std::string& about, const Allowed& allowed = {}) {
    return key(name, member, about, allowed, true);
}

/// `[name]`, a table of its own.
template <class S, class T>
Field<S> table(const std::string& name, T S::*member, const Fields<T>& fields) {
    const std::string title = "[" + name + "]";
    return {name, [=](const Value& value, S& out) { read_table(value, title, fields, out.*member); },
            [=](const S& in) { return "\n" + title + "\n" + write_table(fields, in.*member); },
            [=] { return table_schema(fields); }};
}

/// `[[name]]`, any number of tables.
template <class S, class T>
Field<S> tables(const std::string& name, std::vector<T> S::*member, const Fields<T>& fields) {
    const std::string title = "[[" + name + "]]";
    const auto read = [=](const Value& value, S& out) {
        const Array* list = value.as<Array>();
        if (list == nullptr) throw wrong_type(value, title, "a list of tables", "write " + title);
        for (const Value& element : *list) read_table(element, title, fields, (out.*member).emplace_back());
    };
    const auto write = [=](const S& in) {
        std::string text;
        for (const T& element : in.*member) text += "\n" + title + "\n" + write_table(fields, element);
        return text;
    };
    const auto schema = [=] { return Json{{"type", "array"}, {"items", table_schema(fields)}}; };
    return {name, read, write, schema};
}

/// A key or table that belongs to the format but not yet to this version.
template <class S>
Field<S> later(const std::string& name, const std::string& instead) {
    const auto read = [=](const Value& value, S&) {
        throw error_at(value.place, name + " is not available in this version", instead);
    };
    return {name, read, [](const S&) { return std::string(); },
            [=] {
                return Json{{"description", "not available in this version"}};
            }};
}

}  // namespace tendril
