// What writer and reader of final.state share: its head and the columns of a row.
#pragma once

#include <array>
#include <string_view>

namespace tendril::state_text {

/// The fixed first lines. A row that would be all zero is left out; an invalid time is 0 0.
inline constexpr std::string_view kHead =
    "# tendril-state 1\n"
    "# core core neurons axons rank0 rank lfsr episodes\n"
    "# neuron neuron v s th ref inht e bc bt latph fired inh tf_valid tf\n"
    "# axon axon ta_valid ta rk tl_valid tl_age_at_next_tick\n"
    "# pending ticks_ahead axons\n"
    "# k axon k_of_each_neuron\n";

inline constexpr int kOldestAge = 65535;

}  // namespace tendril::state_text
