// The verilated hub behind the seam. No Verilator type is needed to include this.
#pragma once

#include <memory>
#include <string>

#include "systemc/config_access.h"
#include "systemc/fabric/hub.h"

class VerilatedFstC;

namespace tendril {

class HubRtl final : public Hub, public ConfigAccess {
public:
    /// @param name scope in waves; words split by spaces nest, as in "chip hub_L1_0"
    explicit HubRtl(const std::string& name = "hub");
    ~HubRtl() override;

    /// Resets, then writes setup on the configuration port.
    void load(const HubSetup& setup) override;
    void write(std::uint32_t address, std::uint32_t data) override;
    const HubOutputs& outputs() const override { return outputs_; }
    void settle(const HubInputs& inputs) override;
    void trace(VerilatedFstC& file) override;
    int held(int port) const override;
    void clock(Cycle now, const HubInputs& inputs) override;
    /// Reads the counters on the configuration port: takes no cycle of the chip, disturbs nothing.
    HubTotals totals() override;
    void visit_state(StateVisitor& visitor) override;
    std::int64_t setup_cycles() const override { return setup_cycles_; }
    /// The memory's, for tests: on the configuration port masks are written only.
    PortSet mask(SourceId source) const;
    std::uint32_t config(bool write, std::uint32_t address, std::uint32_t data) override;

private:
    struct Verilated;

    void show(const HubInputs& inputs);
    void step();
    void read_outputs();
    void write_word(std::uint32_t address, std::uint32_t data);
    std::uint32_t read_word(std::uint32_t address);
    std::uint64_t read_counter(std::uint32_t low_word);

    std::unique_ptr<Verilated> verilated_;
    HubOutputs outputs_;
    std::int64_t setup_cycles_ = 0;
};

}  // namespace tendril
