// The lateral patch: each lateral port of each hub sends through a link of its own to the port it is
// patched to.
//
// Promises: with both words on and each naming the other, two ports are joined by a link each way; a port
// whose word is off gets nothing and sends nowhere.
// Asks: patches that are mutual, of one delay at both ends; no change while a link holds any.
`default_nettype none

module lateral_panel #(
    parameter Points = 12,    // lateral ports of all hubs, 2 or more
    parameter FlitBits = 26,
    parameter PointBits = $clog2(Points),
    parameter WordBits = PointBits + 5
) (
    input  wire                       clk_i,
    input  wire                       rst_ni,
    input  wire [Points*WordBits-1:0] patch_i,  // a port's word: {on, the other's number, delay[3:0]}

    input  wire [         Points-1:0] from_valid_i,  // hubs to panel
    input  wire [Points*FlitBits-1:0] from_flit_i,
    output wire [         Points-1:0] from_ready_o,
    output wire [         Points-1:0] to_valid_o,    // panel to hubs
    output wire [Points*FlitBits-1:0] to_flit_o,
    input  wire [         Points-1:0] to_ready_i,

    output wire                       idle_o
);
    wire [Points-1:0] valid;  // at the far end of each port's link
    wire [Points*FlitBits-1:0] flit;
    wire [Points-1:0] ready;
    wire [Points-1:0] idle;
    assign idle_o = &idle;

    genvar g;
    generate
        for (g = 0; g < Points; g = g + 1) begin : gen_point
            wire [WordBits-1:0] word = patch_i[g*WordBits+:WordBits];
            wire on = word[WordBits-1];
            wire [PointBits-1:0] other = word[4+:PointBits];

            link #(
                .FlitBits(FlitBits)
            ) u_link (
                .clk_i(clk_i), .rst_ni(rst_ni), .delay_i(word[3:0]),
                .in_valid_i(from_valid_i[g]), .in_flit_i(from_flit_i[g*FlitBits+:FlitBits]),
                .in_ready_o(from_ready_o[g]),
                .out_valid_o(valid[g]), .out_flit_o(flit[g*FlitBits+:FlitBits]), .out_ready_i(ready[g]),
                .idle_o(idle[g])
            );

            assign ready[g] = on && to_ready_i[other];
            assign to_valid_o[g] = on && valid[other];
            assign to_flit_o[g*FlitBits+:FlitBits] = flit[other*FlitBits+:FlitBits];
        end
    endgenerate
endmodule

`default_nettype wire
