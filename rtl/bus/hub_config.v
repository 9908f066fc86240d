// Registers of a hub and its configuration port.
//
// Promises: a register write takes effect in the cycle after; rdata_o holds the word read from the cycle
// after the access until the next read, 0 for what is no register here. Other writes do nothing.
`default_nettype none

module hub_config #(
    parameter Radix = 8,
    parameter Laterals = 4,
    parameter CountBits = 5
) (
    input  wire                    clk_i,
    input  wire                    rst_ni,

    input  wire                    valid_i,
    input  wire                    write_i,
    input  wire [            10:0] addr_i,
    input  wire [            31:0] wdata_i,
    output reg  [            31:0] rdata_o,

    output wire [Radix+Laterals:0] enabled_o,   // {parent, laterals, children}
    output wire                    host_o,      // the parent port is a host's
    output wire [   CountBits-1:0] depth_o,
    output wire                    keep_own_o
);

    `include "tendril_map.vh"

    reg [Radix-1:0] children_q;
    reg [Laterals-1:0] laterals_q;
    reg [1:0] parent_q;
    reg [CountBits-1:0] depth_q;
    reg keep_own_q;

    assign enabled_o = {parent_q != 2'd0, laterals_q, children_q};
    assign host_o = parent_q == 2'd2;
    assign depth_o = depth_q;
    assign keep_own_o = keep_own_q;

    wire in_registers = valid_i && addr_i[10:8] == 3'd0;
    wire [7:0] word = addr_i[7:0];

    always @(posedge clk_i) begin
        if (!rst_ni) begin
            children_q <= 0;
            laterals_q <= 0;
            parent_q   <= 0;
            depth_q    <= 2;
            keep_own_q <= 1'b1;
        end else if (in_registers && write_i) begin
            case (word)
                HubRegChildren: children_q <= wdata_i[Radix-1:0];
                HubRegLaterals: laterals_q <= wdata_i[Laterals-1:0];
                HubRegParent:   parent_q <= wdata_i[1:0];
                HubRegDepth:    depth_q <= wdata_i[CountBits-1:0];
                HubRegKeepOwn:  keep_own_q <= wdata_i[0];
                default: ;
            endcase
        end
    end

    always @(posedge clk_i) begin
        if (!rst_ni) rdata_o <= 32'b0;
        else if (valid_i && !write_i) begin
            case (in_registers ? word : 8'hff)
                HubRegChildren: rdata_o <= {{32 - Radix{1'b0}}, children_q};
                HubRegLaterals: rdata_o <= {{32 - Laterals{1'b0}}, laterals_q};
                HubRegParent:   rdata_o <= {30'b0, parent_q};
                HubRegDepth:    rdata_o <= {{32 - CountBits{1'b0}}, depth_q};
                HubRegKeepOwn:  rdata_o <= {31'b0, keep_own_q};
                default:        rdata_o <= 32'b0;
            endcase
        end
    end

endmodule

`default_nettype wire
