// Dump, load, dump: the same bytes; the hash says what is computed.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/chip_file.h"

namespace tendril {
namespace {

std::string source(const std::string& path) { return std::string(TENDRIL_SOURCE_DIR) + "/" + path; }

/// A chip with something in every table.
const std::string kEverything =
    kSmallChip +
    "listen = [1]\n"
    "[learning]\nrule = \"completed\"\nlfsr_seed = 5\n"
    "[[core]]\nids = 1\nneurons = 3\naxons = 4\nneuron.theta = 7\nneuron.ph_len = 0\nneuron.inh_mode = 0\n"
    "learning.rule = \"none\"\n"
    "[[axons]]\ncore = 0\nsource = \"in\"\nneurons = \"0:3\"\naxons = \"0:3\"\ndelay = [1, 3]\n"
    "[[axons]]\ncore = 0\nsource = \"random\"\ncores = 1\naxons = \"4:6\"\ninhibitory = 0.34\n"
    "[[axons]]\ncore = 1\nsource = 0\nneurons = \"0:3\"\naxons = \"0:3\"\ntype = \"inh\"\n"
    "[[synapses]]\ncore = \"all\"\nfill = \"uniform\"\nk = [0, 8]\n"
    "[[synapses]]\ncore = \"all\"\nfill = \"targets\"\ntargets = 2\nonly = \"inh\"\n"
    "[[state]]\ncore = 0\nv = [1, 5]\ns = -3\n"
    "[[stimulus]]\nhost = \"in\"\nkind = \"poisson\"\nrate = 0.1\nfrom = 3\nuntil = 100\nrepeat_every = 10\n";

void expect_round_trip(const std::string& text) {
    const std::string dump = dump_chip(ChipFile(text).load());
    EXPECT_EQ(dump_chip(ChipFile(dump).load()), dump);
}

TEST(Dump, loads_to_the_same_bytes_again) {
    expect_round_trip(kSmallChip);
    expect_round_trip(kEverything);
}

TEST(Dump, of_the_chips_that_come_with_it_loads_to_the_same_bytes_again) {
    for (const char* name : {"quickstart", "smallworld-16"}) {
        const std::string dump = dump_chip(load_chip(source(std::string("configs/chips/") + name + ".toml")));
        EXPECT_EQ(dump_chip(ChipFile(dump).load()), dump) << name;
    }
}

TEST(Dump, has_every_key_in_schema_order_and_absolute_paths) {
    const std::string dump = dump_chip(load_chip(source("configs/chips/quickstart.toml")));
    std::size_t at = 0;
    for (const char* part : {"format",
                             "name",
                             "seed",
                             "[run]",
                             "engine",
                             "[size]",
                             "sources = 32",
                             "delay_max = 7",
                             "[topology]",
                             "cores = 1",
                             "radix = 1",
                             "[tick]",
                             "[cosim]",
                             "hubs = [\"L1\"]",
                             "[neuron]",
                             "vmax = 65535",
                             "wta_tie = 2",
                             "[learning]",
                             "rule = \"completed\"",
                             "homeo_max = 30000",
                             "[[host]]",
                             "at = \"L1.0\"",
                             "[[axons]]",
                             "[[synapses]]",
                             "[[stimulus]]"}) {
        const std::size_t found = dump.find(part, at);
        ASSERT_NE(found, std::string::npos) << part << " in " << dump;
        at = found;
    }
    EXPECT_NE(dump.find("file = \"" + source("configs/stimuli/optdigits.txt") + "\""), std::string::npos);
}

TEST(Hash, does_not_see_names_and_places_of_files_but_their_content) {
    const std::string stimulus = "[[stimulus]]\nhost = \"in\"\nkind = \"file\"\nfile = \"s.aer\"\n";
    const std::string head = "# tendril-aer 1 time_unit=tick columns=tick,host,line\n";
    const ChipFile a(kSmallChip + stimulus), b(kSmallChip + stimulus), c(kSmallChip + stimulus);
    write_file(a.folder() / "s.aer", head + "0 in 1\n");
    write_file(b.folder() / "s.aer", head + "0 in 1\n");
    write_file(c.folder() / "s.aer", head + "0 in 2\n");
    EXPECT_EQ(config_hash(a.load()).size(), 32U);
    EXPECT_EQ(config_hash(a.load()), config_hash(b.load({"name=other"})));
    EXPECT_NE(config_hash(a.load()), config_hash(c.load()));
    EXPECT_NE(config_hash(a.load()), config_hash(a.load({"seed=2"})));
}

TEST(Schema, is_json_and_knows_tables_ranges_and_defaults) {
    const auto schema = nlohmann::json::parse(chip_schema());
    EXPECT_EQ(schema["properties"]["neuron"]["properties"]["theta"]["maximum"], 65535);
    EXPECT_EQ(schema["properties"]["neuron"]["properties"]["theta"]["default"], 100);
    EXPECT_EQ(schema["properties"]["size"]["required"], (nlohmann::json{"neurons", "axons"}));
    EXPECT_EQ(schema["properties"]["host"]["type"], "array");
    EXPECT_EQ(schema["properties"]["learning"]["properties"]["rule"]["default"], "none");
}

}  // namespace
}  // namespace tendril
