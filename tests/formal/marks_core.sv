// An abstract core: at any time, in any order, it sends at most one spike and then its mark in a tick; it
// receives when it likes, and takes a mark only after its own was sent.
`default_nettype none

module marks_core #(
    parameter Source = 0
) (
    input  wire        clk_i,
    input  wire        running_i,
    input  wire        spike_i,      // free: send a spike now, if it may
    input  wire        mark_i,       // free: send the mark now, if it may
    input  wire        receive_i,    // free: take what is there, if it may
    output reg         out_valid_o,
    output wire [17:0] out_flit_o,
    input  wire        out_ready_i,
    input  wire        in_valid_i,
    input  wire [17:0] in_flit_i,
    output wire        in_ready_o,
    output reg  [ 1:0] tick_o,
    output wire        sends_o,      // a spike leaves
    output wire        receives_o,   // a spike is received
    output wire        begins_o      // a mark is taken
);

    reg spiked = 0, marked = 0;  // in this tick: offered or sent
    reg kind = 0;
    reg [1:0] stamp = 0;
    initial {out_valid_o, tick_o} = 0;

    wire in_mark = in_flit_i[17];
    wire free = running_i && !out_valid_o && !marked;

    assign out_flit_o = {kind, 6'd0, stamp, Source[0], 8'd0};
    assign in_ready_o = running_i && receive_i && !(in_mark && !(marked && !out_valid_o));
    assign sends_o = out_valid_o && out_ready_i && !kind;
    assign receives_o = in_valid_i && in_ready_o && !in_mark;
    assign begins_o = in_valid_i && in_ready_o && in_mark;

    always @(posedge clk_i) begin
        if (out_ready_i) out_valid_o <= 0;
        if (free && (mark_i || (spike_i && !spiked))) begin
            out_valid_o <= 1;
            kind <= mark_i;
            stamp <= tick_o;
            spiked <= 1;
            marked <= mark_i;
        end
        if (begins_o) begin
            tick_o <= tick_o + 1;
            {spiked, marked} <= 0;
        end
    end

endmodule

`default_nettype wire
