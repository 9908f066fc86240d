// tendril regress as its users meet it: exit codes, what is printed, what is written.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/sim/regress/fake_benches.h"
#include "tests/support/program.h"

namespace tendril {
namespace {

class RegressCommandTest : public testing::Test {
protected:
    Outcome regress(const std::string& arguments) {
        return tendril("regress " + benches_.list() + " --out " + out().string() + " " + arguments);
    }
    std::filesystem::path out() const { return benches_.folder() / "results"; }

    test::FakeBenches benches_;
};

TEST_F(RegressCommandTest, IsZeroWhenAllHavePassedAndWritesWhatWasRun) {
    benches_.add("core/one", "result 5 0", "seeds = 3\ntags = [\"smoke\"]");
    benches_.add("two", "result 5 0");
    const Outcome outcome = regress("--junit " + (benches_.folder() / "junit.xml").string());
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_TRUE(outcome.out.starts_with("4 of 4 passed, 0 failed in ")) << outcome.out;
    EXPECT_EQ(nlohmann::json::parse(file_text(out() / "results.json"))["jobs"].size(), 4U);
    EXPECT_NE(file_text(benches_.folder() / "junit.xml").find("tests=\"4\""), std::string::npos);
    EXPECT_TRUE(regress("--tag smoke").out.starts_with("3 of 3 passed"));
}

TEST_F(RegressCommandTest, IsOneWhenOneFailsAndItsReproShowsIt) {
    benches_.add("a/good", "result 5 0");
    benches_.add("a/bad", "result 0 0", "seeds = 2");
    const Outcome outcome = regress("--jobs 1");
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_NE(outcome.out.find("1 of 3 passed, 2 failed"), std::string::npos) << outcome.out;
    EXPECT_NE(outcome.out.find("    2 x too few checks: # checks; at least #"), std::string::npos);
    const std::string repro = outcome.out.substr(outcome.out.find("REPRO  tendril ") + 15);
    const Outcome again = tendril(repro.substr(0, repro.find('\n')));
    EXPECT_EQ(again.exit_code, 1) << again.err;
    EXPECT_NE(again.out.find("FAIL a/bad seed=0x"), std::string::npos) << again.out;
    EXPECT_NE(again.out.find("0 of 1 passed, 1 failed"), std::string::npos) << again.out;
}

TEST_F(RegressCommandTest, IsTwoWhenATagSelectsNothing) {
    benches_.add("a", "result 5 0", "tags = [\"smoke\"]");
    const Outcome outcome = regress("--tag smok");
    EXPECT_EQ(outcome.exit_code, 2);
    EXPECT_EQ(outcome.err,
              "tendril regress --tag: \"smok\" selects no test; smoke; did you mean \"smoke\"?\n");
    EXPECT_EQ(benches_.runs(1), 0U);
}

TEST_F(RegressCommandTest, PrintsWhatItWouldRunAndRunsNothing) {
    benches_.add("a", "result 5 0", "seeds = 2");
    const Outcome outcome = regress("--dry-run");
    EXPECT_EQ(outcome.exit_code, 0);
    EXPECT_NE(outcome.out.find("bench1.sh --seed "), std::string::npos) << outcome.out;
    EXPECT_TRUE(outcome.out.ends_with("2 runs\n")) << outcome.out;
    EXPECT_EQ(benches_.runs(1), 0U);
    EXPECT_FALSE(std::filesystem::exists(out()));
}

TEST_F(RegressCommandTest, LeavesAFolderAloneThatIsNotItsOwn) {
    benches_.add("a", "result 5 0");
    std::filesystem::create_directory(out());
    write_file(out() / "thesis.txt", "");
    EXPECT_EQ(regress("").exit_code, 2);
    EXPECT_EQ(benches_.runs(1), 0U);
    std::filesystem::remove(out() / "thesis.txt");
    EXPECT_EQ(regress("").exit_code, 0);
    EXPECT_EQ(regress("").exit_code, 0) << "over its own results";
}

TEST_F(RegressCommandTest, RefusesWordsForSlurmWithoutIt) {
    benches_.add("a", "result 5 0");
    EXPECT_EQ(regress("--sbatch=--hold").err,
              "tendril regress --sbatch: changes nothing without --slurm; --slurm\n");
    EXPECT_EQ(benches_.runs(1), 0U);
}

TEST_F(RegressCommandTest, RefusesBeforeItRunsWhatCouldNotBeWrittenBehindIt) {
    benches_.add("a", "result 5 0");
    const std::string nowhere = (benches_.folder() / "no/junit.xml").string();
    EXPECT_EQ(regress("--junit " + nowhere).exit_code, 4);
    EXPECT_NE(regress("--junit " + nowhere).err.find("--junit: " + nowhere), std::string::npos);
    EXPECT_EQ(regress("--junit " + benches_.folder().string()).exit_code, 4);
    EXPECT_EQ(benches_.runs(1), 0U);
}

TEST_F(RegressCommandTest, RefusesSeedsBesideASeed) {
    benches_.add("a", "result 5 0");
    const Outcome outcome = regress("--seed 5 --reseed 3");
    EXPECT_EQ(outcome.exit_code, 2);
    EXPECT_EQ(outcome.err, "tendril regress --reseed: changes nothing beside --seed; one of them\n");
}

TEST_F(RegressCommandTest, SaysWhereTheListNamesRtlThatIsNotThere) {
    benches_.add("a", "result 5 0");
    const Outcome outcome =
        tendril("regress " + benches_.list("rtl = \"./rtl.f\"") + " --out " + out().string());
    EXPECT_EQ(outcome.exit_code, 2);
    EXPECT_NE(outcome.err.find("list.toml:3:7: there is no "), std::string::npos) << outcome.err;
    EXPECT_EQ(tendril("regress " + benches_.list("rtl = \"./rtl.f\"") + " --dry-run").exit_code, 0);
}

TEST_F(RegressCommandTest, RefusesCoverageWithoutGoals) {
    benches_.add("a", "result 5 0");
    const Outcome outcome = regress("--coverage");
    EXPECT_EQ(outcome.exit_code, 4);
    EXPECT_NE(outcome.err.find("coverage.toml"), std::string::npos) << outcome.err;
    EXPECT_EQ(benches_.runs(1), 0U);
}

TEST_F(RegressCommandTest, RefusesABenchThatIsNotBuilt) {
    write_file(benches_.folder() / "other.toml",
               "# ?\nformat = \"tendril-regression 1\"\n[[test]]\nname = \"a\"\nbench = \"no_such\"\n");
    const Outcome outcome = tendril("regress " + (benches_.folder() / "other.toml").string());
    EXPECT_EQ(outcome.exit_code, 2);
    EXPECT_NE(outcome.err.find("5:9: there is no bench \"no_such\""), std::string::npos) << outcome.err;
}

TEST_F(RegressCommandTest, ComparesAChipInItsEngines) {
    write_file(benches_.folder() / "chips.toml",
               "# ?\nformat = \"tendril-regression 1\"\n[[test]]\nname = \"chip\"\n"
               "chip = \"" TENDRIL_SOURCE_DIR
               "/configs/chips/quickstart.toml\"\n"
               "engines = [\"functional\", \"tlm\"]\nset = { run.ticks = 40 }\nmin_checks = 40\n"
               "expect = { lost = 0 }\n");
    const std::string command =
        "regress " + (benches_.folder() / "chips.toml").string() + " --out " + out().string();
    const Outcome outcome = tendril(command);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.out << outcome.err;
    EXPECT_EQ(tendril(command + " --set test.0.expect.lost=1").exit_code, 1);
    const Outcome cut = tendril(command + " --set defaults.cycles=50");
    EXPECT_NE(cut.out.find("tlm: 50 cycles came before the end"), std::string::npos) << cut.out;
}

}  // namespace
}  // namespace tendril
