// The other direction: a ChipSpec as TOML, as a digest of what it computes, and its format as JSON schema.
#include "sim/atomic_file.h"
#include "sim/chip_fields.h"
#include "sim/config.h"
#include "sim/state_file.h"

namespace tendril {

std::string dump_chip(const ChipSpec& spec) {
    const std::string question = "# What is every setting of " +
                                 (spec.name.empty() ? "this chip" : spec.name) + ", defaults included?\n";
    return question + write_table(chip_fields(), spec);
}

std::string chip_schema() {
    Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                   {"title", "tendril-chip 1"},
                   {"description", "a chip file of tendril"}};
    schema.update(table_schema(chip_fields()));
    return schema.dump(2) + "\n";
}

std::string file_digest(const std::string& path) { return text_digest(read_text(path)); }

std::string config_hash(const ChipSpec& spec) {
    ChipSpec nameless = spec;
    nameless.name.clear();
    for (SynapsesSpec& entry : nameless.synapses) {
        if (!entry.file.empty()) entry.file = file_digest(entry.file);
    }
    for (StimulusSpec& entry : nameless.stimulus) {
        if (!entry.file.empty()) entry.file = file_digest(entry.file);
    }
    if (!nameless.topology.file.empty()) nameless.topology.file = file_digest(nameless.topology.file);
    if (!nameless.traffic.file.empty()) nameless.traffic.file = file_digest(nameless.traffic.file);
    return text_digest(dump_chip(nameless));
}

}  // namespace tendril
