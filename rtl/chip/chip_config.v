// The chip's configuration bus: one block at a time, chosen by kind and index, behind one set of pins.
//
// Promises: the block sees the request as on a port of its own and answers as it does there: a core with
// ready after some cycles and the word then, a hub at once and the word in the cycle after (kind and index
// must stay until then), the links at once; they are written only. What names no block is ready and 0.
// A read of a hub is shown to all hubs, so that the hubs stand still while their counters are read. Kind 3
// is every core below index, for what they must do together: start. They answer as one.
`default_nettype none

module chip_config #(
    parameter Cores = 4,
    parameter Hubs = 3
) (
    input  wire               valid_i,
    input  wire               write_i,
    input  wire [        1:0] kind_i,   // 0 a core, 1 a hub, 2 the links, 3 all cores below index
    input  wire [        8:0] index_i,
    output reg  [       31:0] rdata_o,
    output wire               ready_o,

    output wire [  Cores-1:0] core_valid_o,
    input  wire [  Cores-1:0] core_ready_i,
    input  wire [Cores*32-1:0] core_rdata_i,
    output wire [   Hubs-1:0] hub_valid_o,
    input  wire [Hubs*32-1:0] hub_rdata_i,
    output wire               links_valid_o
);
    localparam [1:0] KindCore = 2'd0, KindHub = 2'd1, KindLinks = 2'd2, KindCores = 2'd3;

    wire [Cores-1:0] core_named;
    wire [Hubs-1:0] hub_named;

    genvar g;
    generate
        for (g = 0; g < Cores; g = g + 1) begin : gen_core
            localparam [31:0] Number = g;
            assign core_named[g] = (kind_i == KindCore && index_i == Number[8:0]) ||
                (kind_i == KindCores && index_i > Number[8:0]);
        end
        for (g = 0; g < Hubs; g = g + 1) begin : gen_hub
            localparam [31:0] Number = g;
            assign hub_named[g] = kind_i == KindHub && index_i == Number[8:0];
        end
    endgenerate

    assign core_valid_o = valid_i ? core_named : {Cores{1'b0}};
    assign hub_valid_o = (!valid_i || kind_i != KindHub) ? {Hubs{1'b0}} :
        write_i ? hub_named : {Hubs{1'b1}};
    assign links_valid_o = valid_i && kind_i == KindLinks;
    assign ready_o = core_named == 0 || (core_named & core_ready_i) != 0;

    integer i;
    always @* begin
        rdata_o = 32'd0;
        for (i = 0; i < Cores; i = i + 1)
            if (core_named[i]) rdata_o = rdata_o | core_rdata_i[i*32+:32];
        for (i = 0; i < Hubs; i = i + 1)
            if (hub_named[i]) rdata_o = rdata_o | hub_rdata_i[i*32+:32];
    end
endmodule

`default_nettype wire
