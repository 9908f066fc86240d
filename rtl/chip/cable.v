// Two links of one delay between ends a and b, one each way.
`default_nettype none

module cable #(
    parameter FlitBits = 26
) (
    input  wire                clk_i,
    input  wire                rst_ni,
    input  wire [         3:0] delay_i,  // cycles, 0: a wire; constant while a link holds any

    input  wire                a_in_valid_i,   // what end a sends
    input  wire [FlitBits-1:0] a_in_flit_i,
    output wire                a_in_ready_o,
    output wire                a_out_valid_o,  // what end a receives
    output wire [FlitBits-1:0] a_out_flit_o,
    input  wire                a_out_ready_i,

    input  wire                b_in_valid_i,
    input  wire [FlitBits-1:0] b_in_flit_i,
    output wire                b_in_ready_o,
    output wire                b_out_valid_o,
    output wire [FlitBits-1:0] b_out_flit_o,
    input  wire                b_out_ready_i,

    output wire                idle_o
);
    wire there_idle, back_idle;
    assign idle_o = there_idle && back_idle;

    link #(
        .FlitBits(FlitBits)
    ) u_there (
        .clk_i(clk_i), .rst_ni(rst_ni), .delay_i(delay_i),
        .in_valid_i(a_in_valid_i), .in_flit_i(a_in_flit_i), .in_ready_o(a_in_ready_o),
        .out_valid_o(b_out_valid_o), .out_flit_o(b_out_flit_o), .out_ready_i(b_out_ready_i),
        .idle_o(there_idle)
    );

    link #(
        .FlitBits(FlitBits)
    ) u_back (
        .clk_i(clk_i), .rst_ni(rst_ni), .delay_i(delay_i),
        .in_valid_i(b_in_valid_i), .in_flit_i(b_in_flit_i), .in_ready_o(b_in_ready_o),
        .out_valid_o(a_out_valid_o), .out_flit_o(a_out_flit_o), .out_ready_i(a_out_ready_i),
        .idle_o(back_idle)
    );
endmodule

`default_nettype wire
