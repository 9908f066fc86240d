// Experiment files: what they say, and how they refuse.
#include <gtest/gtest.h>

#include "sim/experiment_spec.h"
#include "tests/support/refusal.h"
#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

const std::string kHead = "format = \"tendril-experiment 1\"\nkind = \"digits\"\nchip = \"c.toml\"\n";

std::string refused(const std::string& text, const std::vector<std::string>& overrides = {}) {
    const TempFolder folder;
    const std::string path = (folder / "e.toml").string();
    write_file(path, text);
    std::string said = refusal([&] { load_experiment(path, overrides); });
    const std::string prefix = folder.path().string() + "/";
    const auto at = said.find(prefix);
    return at == std::string::npos ? said : said.erase(at, prefix.size());
}

TEST(Experiment, the_one_of_the_quickstart_says_what_the_format_says) {
    const std::string root = TENDRIL_SOURCE_DIR;
    const ExperimentSpec spec = load_experiment(root + "/configs/experiments/quickstart.toml");
    EXPECT_EQ(spec.kind, "digits");
    EXPECT_EQ(spec.chip, root + "/configs/chips/quickstart.toml");
    EXPECT_EQ(spec.seeds, std::vector<std::int64_t>{1});
    EXPECT_EQ(spec.digits.train_images, 1347);
    EXPECT_EQ(spec.digits.train_episodes, 20000);
    EXPECT_EQ(spec.digits.test_images, 450);
    EXPECT_EQ(spec.digits.engine, "functional");
    EXPECT_EQ(spec.check.engines, (std::vector<std::string>{"functional", "cosim"}));
    EXPECT_EQ(spec.check.episodes, 100);
    EXPECT_EQ(spec.check.accept.accuracy_mean, 0.85);
    EXPECT_EQ(spec.check.accept.accuracy_worst, 0.81);
}

TEST(Experiment, what_is_left_out_has_its_default_and_accepts_anything) {
    const TempFolder folder;
    write_file(folder / "e.toml", kHead);
    const ExperimentSpec spec =
        load_experiment((folder / "e.toml").string(), std::vector<std::string>{"seeds=[4,5]"});
    EXPECT_EQ(spec.seeds, (std::vector<std::int64_t>{4, 5}));
    EXPECT_EQ(spec.digits.train_episodes, 20000);
    EXPECT_TRUE(spec.check.engines.empty());
    EXPECT_FALSE(spec.check.accept.accuracy_mean);
}

TEST(Experiment, a_variant_sets_keys_of_its_own_kind_and_leaves_the_rest_to_the_chip) {
    const TempFolder folder;
    write_file(folder / "e.toml",
               "format = \"tendril-experiment 1\"\nkind = \"abc_abd\"\nchip = \"c.toml\"\nseeds = \"1:3\"\n"
               "[abc_abd]\nepisodes = 500\n"
               "[[variant]]\nname = \"a\"\n"
               "[[variant]]\nname = \"b\"\nset = [\"neuron.theta=4\", \"abc_abd.jitter=1\", \"seeds=[7]\"]\n"
               "accept = { ok = 2, online_mean = 0.5 }\nat_most = { latency_mean = 14 }\n");
    const ExperimentSpec spec = load_experiment((folder / "e.toml").string());
    ASSERT_EQ(spec.variants.size(), 2U);
    const VariantSpec& a = spec.variants[0];
    const VariantSpec& b = spec.variants[1];
    EXPECT_EQ(a.seeds, (std::vector<std::int64_t>{1, 2, 3}));
    EXPECT_EQ(a.abc_abd.jitter, 0);
    EXPECT_EQ(b.seeds, std::vector<std::int64_t>{7});
    EXPECT_EQ(b.abc_abd.jitter, 1);
    EXPECT_EQ(b.abc_abd.episodes, 500);
    EXPECT_EQ(b.chip_set, std::vector<std::string>{"neuron.theta=4"});
    ASSERT_EQ(b.accept.size(), 2U);
    EXPECT_EQ(b.accept[1].figure, "online_mean");
    EXPECT_EQ(b.at_most[0].value, 14);
}

TEST(Experiment, refusals_have_their_place) {
    EXPECT_EQ(refused("kind = \"digits\"\n"),
              "2 e.toml:1:1: format is missing; format = \"tendril-experiment 1\"");
    EXPECT_EQ(refused("format = \"tendril-experiment 1\"\nkind = \"digits\"\n"),
              "2 e.toml:1:1: the experiment file has no chip; it must be given");
    EXPECT_EQ(refused(kHead, {"kind=order"}),
              "2 e.toml:1:1: kind \"order\" has no [[variant]]; one or more, each a row of the result");
    EXPECT_EQ(refused(kHead, {"kind=digit"}),
              "2 --set kind=digit: kind = \"digit\" is not known; digits, order, abc_abd, "
              "hidden_pattern, codes, criticality, growth; did you mean \"digits\"?");
    EXPECT_EQ(
        refused(kHead + "[digits]\ntrain_episode = 3\n"),
        "2 e.toml:5:1: unknown key \"train_episode\" in [digits]; train_images, train_episodes, test_images, "
        "engine; did you mean \"train_episodes\"?");
    EXPECT_EQ(refused(kHead + "[check]\naccept = { accuracy_mean = 1.2 }\n"),
              "2 e.toml:5:28: accuracy_mean = 1.2 is out of range; 0..1");
    EXPECT_EQ(refused(kHead + "[check]\nengines = [\"functional\", \"rtl\"]\n"),
              "2 e.toml:5:26: engines = \"rtl\" is not known; functional, tlm, cosim; did you mean \"tlm\"?");
    EXPECT_EQ(refused(kHead, {"seeds=all"}), "2 --set seeds=all: seeds have no end; \"1:100\" or [1, 2, 3]");
    EXPECT_EQ(refused(kHead, {"seeds=[]"}), "2 --set seeds=[]: there is no seed; seeds = [1]");
}

}  // namespace
}  // namespace tendril
