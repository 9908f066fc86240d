// Which blocks and neurons a waveform shows: patterns of scopes, cores and neurons by number.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tendril {

/// "core*", "core=3,hub_L1_*", "core=3,neuron=17": words divided by commas. A pattern is a glob over core0,
/// hub_L1_0, learning0, link_…, host0, kernel, flights, and rtl for a chip that is RTL as a whole; core=N
/// stands for core N and its learning engine; neuron=N leaves of the shown cores' neurons only those named.
class WaveScope {
public:
    /// @throws Error Exit::usage where a word has no meaning
    explicit WaveScope(const std::string& text);

    bool shows(std::string_view block) const;
    /// By its whole name, not by a pattern that it matches.
    bool names(std::string_view block) const;
    /// A neuron of a block that is shown.
    bool shows_neuron(int neuron) const;

private:
    std::vector<std::string> patterns_;  ///< empty: everything
    std::vector<int> neurons_;           ///< empty: all
};

}  // namespace tendril
