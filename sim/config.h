// From a TOML file to a checked ChipSpec, and from a ChipSpec to text again.
#pragma once

#include <span>
#include <string>

#include "sim/chip_spec.h"
#include "sim/config_value.h"

namespace tendril {

/// Reads a TOML file; a syntax error is refused with its place.
/// @throws Error Exit::resource where it cannot be opened
Value read_toml(const std::string& path);

/// Puts one `--set a.b=c` into a document: c is a TOML value, or a bare word; a number in the path is a
/// position in a list ("host.0.lines=3"). Places of what it sets are "--set a.b=c".
void apply_override(Value& document, const std::string& assignment);

/// The same with a value that has its own place. @param key_place what refusals of the key name
void put_value(Value& document, const std::string& path, const Place& key_place, Value value);

/// Refuses a document whose `format` is missing or is not `format`.
void require_format(const Value& document, const std::string& file, const std::string& format);

/// File, then `overrides` ("a.b=c"), then ChipSpec::validate().
ChipSpec load_chip(const std::string& path, std::span<const std::string> overrides = {});

/// The same of a document that was read. @param path of the file it was read from
ChipSpec chip_of(const Value& document, const std::string& path);

/// Every key in schema order, paths absolute; loads to the same spec again.
std::string dump_chip(const ChipSpec& spec);

/// JSON schema (2020-12) of the chip file.
std::string chip_schema();

/// XXH3-128 of the dump, in hex, with `name` left out and each path replaced by its file's digest: what
/// is computed, not what it is called or where it lies.
std::string config_hash(const ChipSpec& spec);

/// XXH3-128 of a file's bytes, in hex. @throws Error Exit::resource
std::string file_digest(const std::string& path);

}  // namespace tendril
