// The words of links and patches: registers for a simulator or an FPGA, constants for a chip that is built.
//
// Promises: a word takes effect in the cycle after its write; reset makes every delay 0 and every patch off.
// With Fixed, the words are those of Wiring and writes do nothing.
`default_nettype none

module chip_links #(
    parameter Nodes = 6,       // cores, then all hubs but the root: each has one link up
    parameter Points = 12,     // lateral ports
    parameter HostPorts = 2,
    parameter PointBits = 4,
    parameter DoorBits = 6,
    parameter LateralBits = PointBits + 5,
    parameter HostBits = DoorBits + 5,
    parameter TotalBits = Nodes * 4 + Points * LateralBits + HostPorts * HostBits,
    parameter Fixed = 0,
    parameter [TotalBits-1:0] Wiring = {TotalBits{1'b0}}  // {hosts, laterals, tree}, number 0 lowest
) (
    input  wire                          clk_i,
    input  wire                          rst_ni,
    input  wire                          write_i,
    input  wire [                  17:0] addr_i,
    input  wire [                  31:0] wdata_i,
    output wire [           Nodes*4-1:0] tree_o,
    output wire [Points*LateralBits-1:0] laterals_o,
    output wire [HostPorts*HostBits-1:0] hosts_o
);
    `include "tendril_map.vh"
    localparam LateralsAt = Nodes * 4;
    localparam HostsAt = LateralsAt + Points * LateralBits;

    genvar g;
    generate
        if (Fixed != 0) begin : gen_fixed
            assign tree_o = Wiring[0+:LateralsAt];
            assign laterals_o = Wiring[LateralsAt+:Points*LateralBits];
            assign hosts_o = Wiring[HostsAt+:HostPorts*HostBits];
        end else begin : gen_registers
            wire tree = write_i && addr_i[17:10] == {5'd0, ChipRegionTree};
            wire laterals = write_i && addr_i[17:10] == {5'd0, ChipRegionLaterals};
            wire hosts = write_i && addr_i[17:10] == {5'd0, ChipRegionHosts};

            for (g = 0; g < Nodes; g = g + 1) begin : gen_tree
                localparam [31:0] Number = g;
                reg [3:0] word_q;
                always @(posedge clk_i)
                    if (!rst_ni) word_q <= 0;
                    else if (tree && addr_i[9:0] == Number[9:0]) word_q <= wdata_i[3:0];
                assign tree_o[g*4+:4] = word_q;
            end
            for (g = 0; g < Points; g = g + 1) begin : gen_lateral
                localparam [31:0] Number = g;
                reg [LateralBits-1:0] word_q;
                always @(posedge clk_i)
                    if (!rst_ni) word_q <= 0;
                    else if (laterals && addr_i[9:0] == Number[9:0])
                        word_q <= {wdata_i[31], wdata_i[16+:PointBits], wdata_i[3:0]};
                assign laterals_o[g*LateralBits+:LateralBits] = word_q;
            end
            for (g = 0; g < HostPorts; g = g + 1) begin : gen_host
                localparam [31:0] Number = g;
                reg [HostBits-1:0] word_q;
                always @(posedge clk_i)
                    if (!rst_ni) word_q <= 0;
                    else if (hosts && addr_i[9:0] == Number[9:0])
                        word_q <= {wdata_i[31], wdata_i[16+:DoorBits], wdata_i[3:0]};
                assign hosts_o[g*HostBits+:HostBits] = word_q;
            end
        end
    endgenerate
endmodule

`default_nettype wire
