// In place of a hub: whatever keeps what a proof of the hub promises (idle_hub). Idle, it offers nothing;
// while it is idle and nothing comes, it does not change.
module hub #(
    parameter Radix = 8,
    parameter Laterals = 4,
    parameter FlitBits = 26,
    parameter Ports = Radix + Laterals + 1
) (
    input  wire                      clk_i,
    input  wire                      rst_ni,
    input  wire [         Ports-1:0] in_valid_i,
    input  wire [Ports*FlitBits-1:0] in_flit_i,
    output wire [         Ports-1:0] in_ready_o,
    output wire [         Ports-1:0] out_valid_o,
    output wire [Ports*FlitBits-1:0] out_flit_o,
    input  wire [         Ports-1:0] out_ready_i,
    output wire                      idle_o,
    input  wire                      cfg_valid_i,
    input  wire                      cfg_write_i,
    input  wire [              10:0] cfg_addr_i,
    input  wire [              31:0] cfg_wdata_i,
    output wire [              31:0] cfg_rdata_o
);
    wire [Ports-1:0] valid;
    wire next;
    whatever #(.Width(Ports * (FlitBits + 2) + 34)) u_any (
        .any_o({next, idle_o, cfg_rdata_o, out_flit_o, in_ready_o, valid})
    );
    assign out_valid_o = idle_o ? {Ports{1'b0}} : valid;

    (* keep *) reg state_q;
    always @(posedge clk_i) if (!idle_o || in_valid_i != 0 || cfg_valid_i) state_q <= next;
endmodule
