// The axon table finds what was put in, and nothing else.
#include "systemc/core/axon_table.h"

#include <gtest/gtest.h>

namespace tendril {
namespace {

TEST(AxonTable, FindsEachEntryBySourceAndNeuron) {
    const std::vector<AxonEntry> entries = {
        {SourceId(0), 3, 10, 1, false}, {SourceId(0), 5, 11, 7, true}, {SourceId(300), 0, 12, 2, false}};
    const AxonTable table(entries);
    for (const AxonEntry& entry : entries) {
        const AxonEntry* found = table.find(entry.source, entry.neuron);
        ASSERT_NE(found, nullptr);
        EXPECT_EQ(*found, entry);
    }
}

TEST(AxonTable, HasNothingForNeighboursAndStrangers) {
    const AxonTable table({{SourceId(2), 3, 0, 1, false}, {SourceId(4), 1, 1, 1, false}});
    EXPECT_EQ(table.find(SourceId(2), 2), nullptr);
    EXPECT_EQ(table.find(SourceId(2), 4), nullptr);
    EXPECT_EQ(table.find(SourceId(3), 0), nullptr);
    EXPECT_EQ(table.find(SourceId(4), 0), nullptr);
    EXPECT_EQ(table.find(SourceId(5), 1), nullptr);
    EXPECT_EQ(AxonTable({}).find(SourceId(0), 0), nullptr);
}

}  // namespace
}  // namespace tendril
