// tendril waves, and the triggers of tendril run, through the executable.
#include <gtest/gtest.h>

#include <sstream>

#include "tests/support/program.h"
#include "tests/support/vcd.h"

namespace tendril {
namespace {

class WavesCommand : public ::testing::Test {
protected:
    static std::string run(const std::string& name, const std::string& more) {
        const std::string dir = (folder() / name).string();
        const Outcome outcome =
            tendril("run configs/chips/smallworld-16.toml --engine tlm --ticks 30 --out " + dir + " " + more);
        EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
        return dir;
    }
    static const TempFolder& folder() {
        static const TempFolder made;
        return made;
    }
    static const std::string& whole() {
        static const std::string dir = run("whole", "--wave all");
        return dir;
    }
    /// Rows "tick cycle core neuron" of a run.
    static std::vector<std::array<std::int64_t, 4>> spikes(const std::string& dir) {
        std::istringstream file(file_text(dir + "/spikes.aer"));
        std::string line;
        std::getline(file, line);
        std::vector<std::array<std::int64_t, 4>> rows;
        for (std::array<std::int64_t, 4> row; file >> row[0] >> row[1] >> row[2] >> row[3];)
            rows.push_back(row);
        return rows;
    }
    /// First cycle of a tick.
    static std::int64_t begins(const std::string& dir, std::int64_t tick) {
        std::istringstream file(file_text(dir + "/ticks.csv"));
        for (std::string line; std::getline(file, line);)
            if (line.starts_with(std::to_string(tick) + ","))
                return std::stoll(line.substr(line.find(',') + 1));
        return -1;
    }
};

TEST_F(WavesCommand, prints_the_command_with_the_files_of_the_run) {
    const Outcome outcome = tendril("waves " + whole() + " --print");
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_EQ(outcome.out, "gtkwave " + whole() + "/waves.fst " + whole() + "/waves.gtkw\n");
}

TEST_F(WavesCommand, puts_the_marker_where_the_tick_begins_and_shows_the_core_asked_for) {
    const Outcome outcome = tendril("waves " + whole() + " --at tick=20,core=10,neuron=20 --print");
    EXPECT_EQ(outcome.out, "gtkwave " + whole() + "/waves.fst " + whole() + "/waves.view.gtkw\n")
        << outcome.err;
    const std::string save = file_text(whole() + "/waves.view.gtkw");
    EXPECT_NE(save.find(" " + std::to_string(begins(whole(), 20)) + " -1"), std::string::npos);
    EXPECT_NE(save.find("chip.neurons_core10.n20_v"), std::string::npos);
    EXPECT_EQ(save.find("core11"), std::string::npos);
}

TEST_F(WavesCommand, every_layout_finds_rows_in_a_run) {
    for (const char* layout : {"neuron", "journey", "learning", "jam", "tick"}) {
        const Outcome outcome = tendril("waves " + whole() + " --layout configs/waves/" + layout +
                                        ".txt --at tick=20,core=10,neuron=20,hub=L1.2 --print");
        EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
        const std::string save = file_text(whole() + "/waves.view.gtkw");
        EXPECT_EQ(save.find('{'), std::string::npos) << layout;
    }
}

TEST_F(WavesCommand, refuses_what_it_does_not_know) {
    EXPECT_EQ(refused_by_program("waves /nowhere").substr(0, 17), "2 tendril waves: ");
    EXPECT_NE(refused_by_program("waves " + whole() + " --at tik=3").find("did you mean \"tick\""),
              std::string::npos);
    EXPECT_NE(refused_by_program("waves " + whole() + " --at tick=3000").find("no such tick"),
              std::string::npos);
    EXPECT_EQ(refused_by_program("waves " + whole() + " --at core=x")[0], '2');
}

TEST_F(WavesCommand, a_trigger_shows_the_cycles_around_the_spike_and_names_it) {
    const std::string dir =
        run("spike", "--wave-trigger 'spike core=10' --wave-around 50:30 --wave-scope core=10");
    std::int64_t first = -1;
    for (const auto& row : spikes(whole()))
        if (row[2] == 10 && (first < 0 || row[1] < first)) first = row[1];
    ASSERT_GT(first, 0);
    const Vcd vcd(as_vcd(dir + "/waves.fst"));
    EXPECT_GE(vcd.times.front(), first - 50);
    EXPECT_LE(vcd.times.back(), first + 30);
    EXPECT_EQ(vcd.at("chip.sight_core10.fires", first), "1");
    EXPECT_NE(file_text(dir + "/waves.gtkw").find("[markername] Aspike\n"), std::string::npos);
    for (const char* file : {"spikes.aer", "ticks.csv", "final.state", "stats.json"})
        EXPECT_EQ(file_text(dir + "/" + file), file_text(whole() + "/" + file)) << file;
}

TEST_F(WavesCommand, a_full_fifo_is_found_and_shown) {
    const std::string dir = run("full", "--wave-trigger 'fifo_full hub=L2.0' --set topology.fifo_depth=1");
    const std::string save = file_text(dir + "/waves.gtkw");
    const std::size_t name = save.find("[markername] Afifo_full");
    ASSERT_NE(name, std::string::npos);
    const Vcd vcd(as_vcd(dir + "/waves.fst"));
    std::istringstream place(save.substr(save.find("\n*") + 2));
    std::string zoom;
    std::int64_t marker = 0;
    place >> zoom >> marker;
    std::int64_t most = 0;
    for (const auto& [signal, code] : vcd.codes)
        if (signal.starts_with("chip.ports_hub_L2_0.held")) most = std::max(most, vcd.number(signal, marker));
    EXPECT_EQ(most, 1);
}

TEST_F(WavesCommand, a_divergence_from_another_run_is_found_in_its_first_cycle) {
    const std::string other = run("other", "--set neuron.theta=41");
    const std::string dir = run("parted", "--wave-trigger 'divergence run=" + other + "'");
    const auto a = spikes(dir);
    const auto b = spikes(other);
    std::size_t same = 0;
    while (same < a.size() && same < b.size() && a[same] == b[same]) ++same;
    ASSERT_LT(same, a.size());
    std::int64_t first = a[same][1];
    if (same < b.size()) first = std::min(first, b[same][1]);
    EXPECT_NE(file_text(dir + "/waves.gtkw").find(" " + std::to_string(first) + " -1"), std::string::npos)
        << first;
}

TEST_F(WavesCommand, a_trigger_that_does_not_come_leaves_no_waves) {
    const std::string dir = run("none", "--wave-trigger 'spike core=1 neuron=255'");
    EXPECT_EQ(file_text(dir + "/spikes.aer"), file_text(whole() + "/spikes.aer"));
    EXPECT_NE(access((dir + "/waves.fst").c_str(), F_OK), 0);
}

TEST_F(WavesCommand, a_vcd_lies_beside_the_fst_if_asked_for) {
    const std::string dir = run("vcd", "--wave all --wave-vcd --wave-window t5:t6");
    const Vcd vcd(file_text(dir + "/waves.vcd"));
    EXPECT_EQ(vcd.number("chip.bridge_core0.tick", begins(dir, 6) + 1), 6);
}

}  // namespace
}  // namespace tendril
