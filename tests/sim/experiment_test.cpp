// An experiment file's figures, its check and its verdict.
#include "sim/experiment.h"

#include <gtest/gtest.h>

#include "sim/error.h"

namespace tendril {
namespace {

/// The quickstart's, cut down to what a test has time for, in the functional engine alone.
ExperimentSpec small() {
    ExperimentSpec spec = load_experiment(TENDRIL_SOURCE_DIR "/configs/experiments/quickstart.toml");
    spec.digits.train_episodes = 1500;
    spec.digits.train_images = 300;
    spec.check.engines = {"functional", "functional"};
    spec.check.episodes = 20;
    spec.check.accept = {0.3, 0.3};
    return spec;
}

TEST(Experiment, TrainsEverySeedAndChecksTheFirst) {
    ExperimentSpec spec = small();
    spec.seeds = {1, 2};
    const ExperimentResult result = run_experiment(spec, {});
    ASSERT_EQ(result.seeds.size(), 2U);
    EXPECT_EQ(result.seeds[0].seed, 1);
    EXPECT_EQ(result.seeds[1].digits.tested, 450);
    EXPECT_NE(result.seeds[0].digits.correct, result.seeds[1].digits.correct);
    EXPECT_DOUBLE_EQ(result.mean(),
                     (result.seeds[0].digits.accuracy() + result.seeds[1].digits.accuracy()) / 2);
    EXPECT_DOUBLE_EQ(result.worst(),
                     std::min(result.seeds[0].digits.accuracy(), result.seeds[1].digits.accuracy()));
    ASSERT_TRUE(result.check);
    EXPECT_EQ(result.check->engines.size(), 2U);
    EXPECT_TRUE(result.check->passed());
    EXPECT_TRUE(result.accepted);
}

TEST(Experiment, IsNotAcceptedBelowItsFigures) {
    ExperimentSpec spec = small();
    spec.check.engines.clear();
    spec.check.accept = {0.99, {}};
    EXPECT_FALSE(run_experiment(spec, {}).accepted);
    spec.check.accept = {{}, 0.99};
    EXPECT_FALSE(run_experiment(spec, {}).accepted);
    spec.check.accept = {};
    const ExperimentResult result = run_experiment(spec, {});
    EXPECT_TRUE(result.accepted);
    EXPECT_FALSE(result.check);
}

TEST(Experiment, RefusesWhatItCannotDo) {
    ExperimentSpec spec = small();
    spec.kind = "order";
    EXPECT_THROW(run_experiment(spec, {}), Error);
    spec = small();
    spec.seeds.clear();
    EXPECT_THROW(run_experiment(spec, {}), Error);
    spec = small();
    spec.digits.test_images = 1600;
    EXPECT_THROW(run_experiment(spec, {}), Error) << "more images than there are";
    spec = small();
    spec.chip = TENDRIL_SOURCE_DIR "/configs/chips/smallworld-16.toml";
    EXPECT_THROW(run_experiment(spec, {}), Error) << "a chip that shows no images";
    spec = small();
    spec.check.engines = {"cosim", "functional", "cosim"};
    EXPECT_THROW(run_experiment(spec, {}), Error) << "SystemC elaborates once";
}

TEST(Experiment, EndsWhenInterrupted) {
    try {
        run_experiment(small(), {{}, {}, [] { return true; }});
        FAIL() << "went on";
    } catch (const Error& error) {
        EXPECT_EQ(error.exit_code(), Exit::interrupted);
    }
}

}  // namespace
}  // namespace tendril
