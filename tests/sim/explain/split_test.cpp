// Where the cycles of a delivery went: counted by hand on small trees, and held to what the hubs counted.
#include "sim/explain/split.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <tuple>

#include "sim/explain/latency_account.h"
#include "sim/recorder/spikes.h"
#include "sim/topology_route.h"
#include "tests/support/chip_file.h"
#include "tests/support/program.h"

namespace tendril {
namespace {

using Side = Stage::Side;

/// Four cores, two a hub: links of 1 cycle below L1, of 3 below L2. Core 3 hears cores 0 and 1.
const std::string kFour =
    "format = \"tendril-chip 1\"\nname = \"four\"\n[size]\nneurons = 16\naxons = 16\n"
    "[topology]\nlevels = 2\nradix = 2\nlink_cycles = [1, 3]\n"
    "[[axons]]\ncore = 3\nsource = 0\nneurons = \"0:7\"\naxons = \"0:7\"\n"
    "[[axons]]\ncore = 3\nsource = 1\nneurons = \"0:7\"\naxons = \"8:15\"\n";

/// A run of the program and what was recorded of it.
class Recorded {
public:
    Recorded(const std::string& chip, const std::string& options) : file_(chip) { run(options); }
    /// Spikes replayed: rows as in spikes.aer.
    Recorded(const std::string& chip, const std::string& rows, const std::string& options)
        : file_(chip + "[traffic]\nkind = \"replay\"\nfile = \"spikes.aer\"\n") {
        write_file(file_.folder() / "spikes.aer", std::string(kSpikesHead) + "\n" + rows);
        run(options);
    }
    std::filesystem::path out() const { return file_.folder() / "out"; }
    LatencyRun read() const { return read_latency_run(out()); }

private:
    void run(const std::string& options) const {
        const auto done =
            tendril("run " + file_.path() + " --record hops --out " + out().string() + " " + options);
        EXPECT_EQ(done.exit_code, 0) << done.err;
    }
    ChipFile file_;
};

std::vector<Split> splits_of(const LatencyRun& run) {
    Splitter splitter(run.plan, run.record, run.delivered);
    std::vector<Split> splits;
    for (std::size_t i = 0; i < run.delivered.size(); ++i) splits.push_back(splitter.split(i));
    return splits;
}

std::vector<Wait> waits_of(const Split& split) {
    std::vector<Wait> waits;
    for (const Leg& leg : split.legs) waits.insert(waits.end(), leg.waits.begin(), leg.waits.end());
    return waits;
}

/// Of the spike of that source and neuron.
const Split& of(const std::vector<Split>& splits, int source, int neuron) {
    for (const Split& split : splits)
        if (split.spike.source == source && split.spike.neuron == neuron) return split;
    throw std::logic_error("no such delivery");
}

TEST(LatencySplit, an_unloaded_way_is_its_links_and_two_cycles_a_hub) {
    const Recorded recorded(kFour, "0 10 0 5\n", "--engine tlm");
    const auto splits = splits_of(recorded.read());
    ASSERT_EQ(splits.size(), 1U);
    const Split& split = splits[0];
    EXPECT_EQ(split.first, 10);
    EXPECT_EQ(split.sent, 10);
    EXPECT_EQ(split.spike.cycle, 10 + (1 + 3 + 3 + 1) + 3 * 2);
    EXPECT_EQ(split.barrier(), 0) << "traffic has no ticks";
    EXPECT_TRUE(waits_of(split).empty());
    const std::vector<std::tuple<Stage, int, int>> expected = {{{Side::source, 0}, 0, 0},
                                                               {{Side::up, 1}, 1, 2},
                                                               {{Side::up, 2}, 3, 2},
                                                               {{Side::down, 1}, 3, 2},
                                                               {{Side::core, 0}, 1, 0}};
    ASSERT_EQ(split.legs.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const Leg& leg = split.legs[i];
        EXPECT_TRUE(std::tuple(leg.stage, leg.link, leg.hub) == expected[i]) << stage_name(leg.stage);
    }
}

TEST(LatencySplit, of_two_that_meet_the_second_waits_a_cycle_for_the_first) {
    const Recorded recorded(kFour, "0 10 0 5\n0 10 1 6\n", "--engine tlm");
    const auto splits = splits_of(recorded.read());
    ASSERT_EQ(splits.size(), 2U);
    EXPECT_EQ(of(splits, 0, 5).latency(), 14);
    EXPECT_TRUE(waits_of(of(splits, 0, 5)).empty());
    const Split& second = of(splits, 1, 6);
    EXPECT_EQ(second.latency(), 15);
    const auto waits = waits_of(second);
    ASSERT_EQ(waits.size(), 1U);
    EXPECT_EQ(waits[0].why, Why::arbitration);
    EXPECT_EQ(waits[0].place, 0) << "L1.0";
    EXPECT_EQ(waits[0].whom, 0);
    EXPECT_EQ(waits[0].cycles, 1);
}

/// At depth 1 a port takes a flit every other cycle: the second stands a cycle at the end of its link.
TEST(LatencySplit, of_two_of_one_source_the_second_waits_behind_its_own_and_then_for_room) {
    const Recorded recorded(kFour, "0 10 0 5\n0 10 0 6\n", "--engine tlm --set topology.fifo_depth=1");
    const auto splits = splits_of(recorded.read());
    ASSERT_EQ(splits.size(), 2U);
    EXPECT_TRUE(waits_of(of(splits, 0, 5)).empty());
    const Split& second = of(splits, 0, 6);
    EXPECT_EQ(second.first, 10);
    EXPECT_EQ(second.sent, 11);
    EXPECT_EQ(second.latency(), 16);
    const auto waits = waits_of(second);
    ASSERT_EQ(waits.size(), 2U);
    EXPECT_EQ(waits[0].why, Why::own);
    EXPECT_EQ(waits[0].cycles, 1);
    EXPECT_EQ(waits[1].why, Why::room);
    EXPECT_EQ(waits[1].place, 0) << "L1.0";
    EXPECT_EQ(waits[1].whom, 0);
    EXPECT_EQ(waits[1].cycles, 1);
}

/// Cycles in which a spike at the head of a port of the hub could not move, from the record alone.
std::size_t blocked_cycles(const HubRecord& hub) {
    std::set<std::int64_t> blocked;
    for (const auto& in : hub.in) {
        std::int64_t head = -1;  // the first cycle in which the next can be at the head
        for (const RecordedStay& stay : in) {
            for (auto cycle = std::max(head, stay.first + 1); !stay.is_mark() && cycle < stay.last; ++cycle)
                blocked.insert(cycle);
            head = stay.last + 1;
        }
    }
    return blocked.size();
}

/// What the hubs of the run counted themselves, against what the record says they did.
void expect_hubs_agree(const LatencyRun& run, const std::filesystem::path& folder) {
    const auto stats = nlohmann::json::parse(file_text(folder / "stats.json"));
    const auto is_spike = [](const RecordedStay& stay) { return !stay.is_mark(); };
    for (std::size_t h = 0; h < run.record.hubs.size(); ++h) {
        const HubRecord& hub = run.record.hubs[h];
        std::int64_t moved = 0, copies = 0;
        for (const auto& in : hub.in) moved += std::ranges::count_if(in, is_spike);
        for (const auto& out : hub.out) copies += std::ranges::count_if(out, is_spike);
        EXPECT_EQ(stats["hubs"][h]["spikes_moved"], moved) << h;
        EXPECT_EQ(stats["hubs"][h]["spike_copies"], copies) << h;
        EXPECT_EQ(stats["hubs"][h]["blocked_cycles"], blocked_cycles(hub)) << h;
    }
}

/// Every delivery of the run: its parts sum, against what the routes and the hubs say.
/// @return cycles waited
std::int64_t expect_exact(const Recorded& recorded) {
    const LatencyRun run = recorded.read();
    const auto splits = splits_of(run);
    std::int64_t waited = 0;
    for (const Split& split : splits) {
        const Parts parts = parts_of(split);
        const auto part = [&](Part which) { return parts[static_cast<std::size_t>(which)]; };
        const auto path = way_between(run.plan, SourceId(static_cast<std::uint16_t>(split.spike.source)),
                                      {End::Kind::core, split.spike.core, 0});
        const std::int64_t way = part(Part::link) + part(Part::hub);
        const std::int64_t waits = part(Part::waiting) + part(Part::marks);
        EXPECT_EQ(way, path->cycles);
        EXPECT_EQ(way + waits, split.spike.cycle - split.first);
        EXPECT_GE(split.barrier(), 0);
        waited += waits;
    }
    EXPECT_GT(splits.size(), 200U);
    expect_hubs_agree(run, recorded.out());
    return waited;
}

const std::string kTraffic = "format = \"tendril-chip 1\"\nname = \"t\"\n[run]\ncycles = 600\n";
const std::string kLaterals =
    "[topology]\nlevels = 2\nlaterals = [[\"L1.0\", \"L1.2\"], [\"L1.1\", \"L1.3\"]]\nfifo_depth = 1\n";
const std::string kThreeLevels =
    "[topology]\nlevels = 3\nradix = 4\nlaterals = [[\"L2.0\", \"L2.3\"], [\"L1.0\", \"L1.5\"], "
    "[\"L1.3\", \"L1.12\"]]\nfifo_depth = [1, 2, 4]\nlink_cycles = [0, 2, 3]\n";

TEST(LatencySplit, is_exact_with_laterals_and_back_pressure) {
    const std::string load = "[traffic]\nkind = \"uniform\"\nload = 0.2\nfan_out = 6\n";
    EXPECT_GT(expect_exact(Recorded(kTraffic + kLaterals + load, "--engine tlm --cycles 200")), 10'000);
}

TEST(LatencySplit, is_exact_on_three_levels_with_links_of_many_lengths) {
    const std::string load = "[traffic]\nkind = \"local\"\nload = 0.05\nfan_out = 8\n";
    EXPECT_GT(expect_exact(Recorded(kTraffic + kThreeLevels + load, "--engine tlm")), 1000);
}

TEST(LatencySplit, is_exact_where_hubs_are_rtl_and_many_want_one_core) {
    const std::string load = "[traffic]\nkind = \"hotspot\"\nload = 0.1\nhotspots = [3]\nfan_out = 2\n";
    EXPECT_GT(expect_exact(Recorded(kTraffic + kLaterals + load, "--engine cosim")), 1000);
}

TEST(LatencySplit, is_exact_on_routers_of_every_family) {
    for (const std::string family :
         {"ring", "mesh", "watts_strogatz", "random_regular", "tree+mesh", "flat"}) {
        std::string chip = kTraffic;
        chip += "[topology]\nfamily = \"" + family + "\"\ncores = 16\nfifo_depth = 1\n";
        chip += "[traffic]\nkind = \"uniform\"\nload = 0.3\nfan_out = 4\n";
        const Recorded recorded(chip, "--engine tlm --cycles 100");
        EXPECT_GT(expect_exact(recorded), 1000) << family;
    }
}

/// Two routers, both in the way of core 0's spike to core 1 on a ring of four; the links take 1 cycle.
TEST(LatencySplit, an_unloaded_way_over_routers_is_its_links_and_two_cycles_a_router) {
    const std::string ring =
        "format = \"tendril-chip 1\"\nname = \"ring\"\n[topology]\nfamily = \"ring\"\ncores = 4\n"
        "[[axons]]\ncore = 1\nsource = 0\nneurons = \"0:7\"\naxons = \"0:7\"\n";
    const auto splits = splits_of(Recorded(ring, "0 10 0 5\n", "--engine tlm").read());
    ASSERT_EQ(splits.size(), 1U);
    EXPECT_EQ(splits[0].latency(), 3 * 1 + 2 * 2);
    ASSERT_EQ(splits[0].legs.size(), 4U);
    EXPECT_EQ(stage_name(splits[0].legs[1].stage), "L1 across");
    EXPECT_TRUE(waits_of(splits[0]).empty());
}

class OfNeurons : public testing::Test {
protected:
    std::filesystem::path run(const std::string& name, const std::string& options) {
        const auto done = tendril("run configs/chips/smallworld-16.toml --ticks 30 --record hops --out " +
                                  (folder_ / name).string() + " " + options);
        EXPECT_EQ(done.exit_code, 0) << done.err;
        return folder_ / name;
    }
    TempFolder folder_;
};

TEST_F(OfNeurons, every_delivery_is_split_with_its_barrier_and_the_record_is_that_of_every_engine) {
    const auto tlm = run("tlm", "--engine tlm");
    const LatencyRun read = read_latency_run(tlm);
    std::int64_t barrier = 0;
    const auto splits = splits_of(read);
    for (const Split& split : splits) barrier += split.barrier();
    EXPECT_GT(splits.size(), 500U);
    EXPECT_GT(barrier, 10'000);
    expect_hubs_agree(read, tlm);
    for (const auto& other : {run("awake", "--engine tlm --no-skip"), run("cosim", "--engine cosim")})
        EXPECT_EQ(file_text(tlm / "hops.aer"), file_text(other / "hops.aer")) << other;
}

TEST_F(OfNeurons, on_routers_marks_are_waited_for_as_well) {
    for (const std::string family : {"ring", "tree+mesh"}) {
        const auto out = run(family, "--engine tlm --set topology.family=" + family +
                                         " --set 'topology.laterals=[]' --set 'cosim.hubs=[]' "
                                         "--set topology.fifo_depth=1 --set topology.link_cycles=1 "
                                         "--set host.0.at=L1.0");
        const auto splits = splits_of(read_latency_run(out));
        EXPECT_GT(splits.size(), 500U);
        EXPECT_TRUE(std::ranges::any_of(splits, [](const Split& split) { return split.barrier() > 0; }));
    }
}

TEST_F(OfNeurons, fixed_ticks_are_split_too) {
    const auto fixed = run("fixed", "--engine tlm --set tick.mode=fixed --set tick.cycles=90");
    EXPECT_GT(splits_of(read_latency_run(fixed)).size(), 500U);
}

/// Every stay at an input and at a source is needed: without one, or a cycle longer, the parts do not fit.
TEST(LatencySplit, a_record_that_is_not_of_the_run_is_refused) {
    const Recorded recorded(kFour, "0 10 0 5\n0 10 1 6\n0 11 0 7\n", "--engine tlm");
    const std::string good = file_text(recorded.out() / "hops.aer");
    const auto refused = [&](const std::string& from, const std::string& to) {
        std::string text = good;
        write_file(recorded.out() / "hops.aer", text.replace(text.find(from), from.size(), to));
        return refusal([&] { splits_of(recorded.read()); });
    };
    EXPECT_EQ(refused("", ""), "accepted");
    std::istringstream text(good);
    std::string line;
    std::getline(text, line);
    int planted = 0;
    while (std::getline(text, line)) {
        std::istringstream row(line);
        std::int64_t node = 0, port = 0, way = 0, source = 0, neuron = 0, first = 0, last = 0;
        row >> node >> port >> way >> source >> neuron >> first >> last;
        if (node < 3 && way == 1) continue;  // outputs are looked at where somebody waits for them
        ++planted;
        EXPECT_NE(refused(line + "\n", ""), "accepted") << line;
        const std::string longer = line.substr(0, line.rfind(' ') + 1) + std::to_string(last + 1);
        EXPECT_NE(refused(line + "\n", longer + "\n"), "accepted") << longer;
    }
    EXPECT_EQ(planted, 3 * 4) << "three spikes, each at its source and in three hubs";
}

}  // namespace
}  // namespace tendril
