// A check of engines finds the first spike, synapse or bit of state in which they part.
#include "sim/engine_check.h"

#include <gtest/gtest.h>

#include <fstream>

#include "sim/digits_streams.h"
#include "sim/episode_stimulus.h"
#include "sim/error.h"
#include "tests/support/digits_chip.h"
#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

/// The functional engine with a fault.
class Faulty : public Engine {
public:
    enum class Fault { hides_a_spike, moves_a_synapse, moves_a_potential };
    Faulty(const ChipPlan& plan, Fault fault) : inner_(make_functional(plan)), fault_(fault) {}

    RunTotals run(const RunOrder& order, Stimulus& stimulus, std::span<Recorder* const> recorders) override {
        HideThird hide(recorders);
        Recorder* const hiding[] = {&hide};
        const bool hides = fault_ == Fault::hides_a_spike;
        return inner_->run(order, stimulus, hides ? std::span<Recorder* const>(hiding) : recorders);
    }
    ChipState state() override {
        ChipState state = inner_->state();
        if (fault_ == Fault::moves_a_synapse) state.cores[0].k[5 * 64 + 7] ^= 1;
        if (fault_ == Fault::moves_a_potential) state.cores[0].neurons[9].v ^= 1;
        return state;
    }
    void load(const ChipState& state) override { inner_->load(state); }

private:
    /// Passes on every spike but the third.
    class HideThird : public Recorder {
    public:
        explicit HideThird(std::span<Recorder* const> to) : to_(to) {}
        void spike(const Spike& spike) override {
            if (++seen_ == 3) return;
            for (Recorder* recorder : to_) recorder->spike(spike);
        }

    private:
        std::span<Recorder* const> to_;
        int seen_ = 0;
    };

    std::unique_ptr<Engine> inner_;
    Fault fault_;
};

class EngineCheck : public testing::Test {
protected:
    EngineCheck() {
        DigitsStreams streams(1, static_cast<int>(task_.images.size()), plan_.cores[0]);
        from_ = {Tick(31), {streams.initial()}};
        images_ = streams.training(20, task_.train_images);
    }

    CheckOutcome check(const std::vector<std::string>& engines) {
        EpisodeStimulus stimulus(EncodedImages(task_.images, task_.code), 32);
        stimulus.show(Tick(32), images_);
        order_.engines = engines;
        order_.episodes = 20;
        order_.make_engine = [&](const std::string& name) -> std::unique_ptr<Engine> {
            using Fault = Faulty::Fault;
            if (name == "hides") return std::make_unique<Faulty>(plan_, Fault::hides_a_spike);
            if (name == "synapse") return std::make_unique<Faulty>(plan_, Fault::moves_a_synapse);
            if (name == "potential") return std::make_unique<Faulty>(plan_, Fault::moves_a_potential);
            return make_functional(plan_);
        };
        return check_engines(plan_, from_, stimulus, order_);
    }

    const ChipPlan plan_ = digits_chip();
    const DigitsTask task_ = digits_task();
    ChipState from_;
    std::vector<int> images_;
    CheckOrder order_;
};

TEST_F(EngineCheck, PassesEnginesThatAgreeOnSpikesAndChanges) {
    const CheckOutcome outcome = check({"functional", "functional"});
    EXPECT_EQ(outcome.divergence, "");
    EXPECT_TRUE(outcome.passed());
    EXPECT_EQ(outcome.episodes, 20);
    EXPECT_GE(outcome.with_spikes, 18);
    EXPECT_GT(outcome.with_changes, 10);
    ASSERT_EQ(outcome.engines.size(), 2U);
    EXPECT_EQ(outcome.engines[0].state_digest, outcome.engines[1].state_digest);
    EXPECT_EQ(outcome.engines[0].totals.ticks, 20 * 32);
}

TEST_F(EngineCheck, NamesTheFirstSpikeThatOneEngineLacks) {
    const CheckOutcome outcome = check({"functional", "hides"});
    EXPECT_FALSE(outcome.passed());
    EXPECT_NE(outcome.divergence.find("spikes in functional, not in hides"), std::string::npos)
        << outcome.divergence;
    const CheckOutcome reversed = check({"hides", "functional"});
    EXPECT_NE(reversed.divergence.find("spikes in functional, not in hides"), std::string::npos)
        << reversed.divergence;
}

TEST_F(EngineCheck, NamesTheSynapseThatDiffers) {
    const CheckOutcome outcome = check({"functional", "synapse"});
    EXPECT_FALSE(outcome.passed());
    EXPECT_NE(outcome.divergence.find("core 0, axon 5, neuron 7"), std::string::npos) << outcome.divergence;
}

TEST_F(EngineCheck, SeesAnyOtherBitOfTheState) {
    const CheckOutcome outcome = check({"functional", "functional", "potential"});
    EXPECT_FALSE(outcome.passed());
    EXPECT_NE(outcome.divergence.find("functional and potential differ"), std::string::npos)
        << outcome.divergence;
}

TEST_F(EngineCheck, DoesNotPassEnginesThatAgreeOnSilence) {
    from_.cores[0] = cleared_core(plan_.cores[0].size, 1);
    const CheckOutcome outcome = check({"functional", "functional"});
    EXPECT_EQ(outcome.divergence, "");
    EXPECT_EQ(outcome.with_spikes, 0);
    EXPECT_FALSE(outcome.passed());
}

TEST_F(EngineCheck, WritesARunFolderForEachEngine) {
    const TempFolder folder;
    order_.out = folder.path();
    check({"functional", "hides"});
    for (const char* name : {"functional", "hides"}) {
        EXPECT_TRUE(std::ifstream(folder.path() / name / "manifest.json").good()) << name;
        EXPECT_TRUE(std::ifstream(folder.path() / name / "final.state").good()) << name;
    }
}

TEST_F(EngineCheck, EndsWithTheInterruptedExitCode) {
    order_.interrupted = [] { return true; };
    try {
        check({"functional"});
        FAIL() << "went on";
    } catch (const Error& error) {
        EXPECT_EQ(error.exit_code(), Exit::interrupted);
    }
}

}  // namespace
}  // namespace tendril
