// Flits in flight as lines of text, a row each: "core 2 n17 t12: L1.0 L2.0 > core 5, 2 to go".
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "systemc/spike.h"

namespace tendril {

/// Follows spikes from their sending to their last listener. A spike keeps its row until then; where all rows
/// are taken it is followed without one, and takes the first that becomes free.
class Flights {
public:
    /// @param rows at most so many are shown at a time
    /// @param name of a source; @param listeners how many ends get its spikes
    Flights(std::size_t rows, std::function<std::string(SourceId)> name,
            std::function<int(SourceId)> listeners);

    void sent(const Flit& spike);
    /// It has come to a hub.
    void at_hub(const Flit& spike, const std::string& hub);
    /// It has come to a listener: those to whom it arrives in this cycle are forgotten by next_cycle().
    void arrived(const Flit& spike, const std::string& end);
    /// Before a cycle is looked at: rows whose last copy has arrived become free.
    void next_cycle();

    /// "" where nothing flies.
    const std::string& text(std::size_t row) const { return texts_[row]; }
    std::size_t in_flight() const { return flights_.size(); }

private:
    struct Flight {
        Flit spike;
        std::string trail;  ///< hubs and listeners reached, in order
        int to_go = 0;
        bool done = false;
        int row = -1;
    };

    Flight* find(const Flit& spike);
    void take_row(Flight& flight);
    void show(const Flight& flight);

    std::function<std::string(SourceId)> name_;
    std::function<int(SourceId)> listeners_;
    std::vector<Flight> flights_;  ///< in the order sent
    std::vector<bool> taken_;      ///< by row
    std::vector<std::string> texts_;
};

}  // namespace tendril
