// What was put into a store is in it, and only one sweep writes it.
#include "sim/sweep/store.h"

#include <gtest/gtest.h>

#include "tests/support/refusal.h"
#include "tests/support/sweep_rows.h"
#include "tests/support/temp_folder.h"

namespace tendril {
namespace {

SweepRow full_row() {
    SweepRow row = made_row(3, PointStatus::not_drained, {{"offered", 0.1}, {"cycles", 12000}});
    row.message = "it's \"so\"";
    row.found = 1.0 / 3;
    row.busiest_hub = "L3.0";
    row.wall_seconds = 0.25;
    row.finished = 1'800'000'000;
    row.host = "here";
    return row;
}

void expect_same(const SweepRow& a, const SweepRow& b) { EXPECT_EQ(row_json(a), row_json(b)); }

TEST(SweepStore, KeepsRowsOverAClose) {
    const TempFolder folder;
    SweepRow row = full_row();
    SweepStore(folder / "s.sqlite").put({row, made_row(4, PointStatus::ok, {})});
    row.message = "again";
    SweepStore store(folder / "s.sqlite");
    store.put({row});
    const auto rows = store.rows();
    ASSERT_EQ(rows.size(), 2U);
    expect_same(rows.at("key3"), row);
    expect_same(rows.at("key4"), made_row(4, PointStatus::ok, {}));
}

TEST(SweepStore, ARowIsTheSameBehindItsJson) {
    SweepRow row = full_row();
    row.stats = "{}\n";
    expect_same(row_from(row_json(row)), row);
}

TEST(SweepStore, HasOneWriter) {
    const TempFolder folder;
    const SweepStore store(folder / "s.sqlite");
    EXPECT_EQ(
        refusal([&] { SweepStore(folder / "s.sqlite"); }),
        "4 " + (folder / "s.sqlite").string() + ": another sweep is writing it; wait for it, or --out DIR");
}

TEST(SweepStore, RefusesWhatIsNoStore) {
    const TempFolder folder;
    write_file(folder / "s.sqlite", std::string(2000, 'x'));
    EXPECT_EQ(refusal([&] { SweepStore(folder / "s.sqlite"); }),
              "4 " + (folder / "s.sqlite").string() + ": file is not a database");
    std::filesystem::remove(folder / "s.sqlite");
    EXPECT_EQ(SweepStore(folder / "s.sqlite").meta("format"), "tendril-sweep-store 1") << "the lock is free";
}

}  // namespace
}  // namespace tendril
