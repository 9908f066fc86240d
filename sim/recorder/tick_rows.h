// Rows held back until their tick has ended, then written in order: memory is bounded by what two ticks hold.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "systemc/kernel/state_visitor.h"
#include "systemc/types.h"

namespace tendril {

/// @tparam Item has a member `tick` and an order in which it is written within a tick
template <class Item>
class TickRows {
public:
    void add(const Item& item) {
        if (item.tick < open_) {
            throw std::logic_error(fmt::format("told of tick {} after its end", item.tick.value));
        }
        waiting_[item.tick].push_back(item);
    }

    /// Hands over the rows of all ticks up to `tick`, sorted.
    template <class Write>
    void end_tick(Tick tick, Write write) {
        open_ = tick + 1;
        while (!waiting_.empty() && waiting_.begin()->first <= tick) {
            std::vector<Item>& rows = waiting_.begin()->second;
            std::sort(rows.begin(), rows.end());
            for (const Item& row : rows) write(row);
            waiting_.erase(waiting_.begin());
        }
    }

    /// The last tick of which something waits.
    bool empty() const { return waiting_.empty(); }
    Tick last() const { return waiting_.rbegin()->first; }
    void visit_state(StateVisitor& visitor) {
        visitor.field("waiting", waiting_);
        visitor.field("open", open_);
    }

private:
    std::map<Tick, std::vector<Item>> waiting_;
    Tick open_{INT64_MIN};  ///< the earliest tick that has not ended
};

/// A cycle as files write it: `-` where the engine has none.
inline std::string cycle_text(Cycle cycle) { return cycle.value < 0 ? "-" : std::to_string(cycle.value); }

}  // namespace tendril
