// Marks: no core begins a tick while a spike of the tick before is on its way to it.
//
// Two hubs of level 1 with a core each, joined by a lateral and by a root. Every spike goes to both cores,
// to the other one over the lateral or over the root, as is drawn for each source at the start.
`default_nettype none

module marks_proof #(
    parameter Depth = 2
) (
    input wire       clk_i,
    input wire [1:0] lateral_i,  // sampled in the reset cycle, a bit a source: over the lateral
    input wire [1:0] spike_i,
    input wire [1:0] mark_i,
    input wire [1:0] receive_i
);

    reg [3:0] step = 0;
    reg [1:0] lateral = 0;
    wire running = step == 8;
    wire setting = step != 0 && !running;
    wire [10:0] addr = step >= 6 ? 11'd1018 + {7'd0, step} : {7'd0, step} - 11'd1;

    always @(posedge clk_i) begin
        if (!running) step <= step + 1;
        if (step == 0) lateral <= lateral_i;
    end

    // children, laterals, parent, depth, keep_own, then the masks {lateral, up, down[1:0]} of two sources.
    wire mine0 = step == 6, mine1 = step == 7;
    wire [3:0] low = step == 4 ? Depth : 4'd1;
    wire [3:0] word0 = mine0 ? {lateral[0], !lateral[0], 2'b01} : low;
    wire [3:0] word1 = mine1 ? {lateral[1], !lateral[1], 2'b01} : low;
    wire [3:0] word_r = step == 1 ? 4'd3 : step == 4 ? Depth : mine0 ? 4'd2 : mine1 ? 4'd1 : 4'd0;

    wire [17:0] a_up, b_up, a_down, b_down, a_side, b_side, a_out, b_out, a_in, b_in;
    wire a_up_v, a_up_r, b_up_v, b_up_r, a_down_v, a_down_r, b_down_v, b_down_r;
    wire a_side_v, a_side_r, b_side_v, b_side_r, a_out_v, a_out_r, b_out_v, b_out_r;
    wire a_in_v, a_in_r, b_in_v, b_in_r;
    wire [1:0] none_a, none_b, none_ar, none_br;
    wire [3:0] root_v, root_r;
    wire [71:0] root_f;
    assign root_r[3:2] = 0;

    marks_hub a (
        .clk_i(clk_i), .rst_ni(step != 0), .cfg_i(setting), .addr_i(addr), .word_i(word0),
        .in_valid_i({a_down_v, b_side_v, 1'b0, a_out_v}), .in_flit_i({a_down, b_side, 18'd0, a_out}),
        .in_ready_o({a_down_r, b_side_r, none_a[0], a_out_r}),
        .out_valid_o({a_up_v, a_side_v, none_a[1], a_in_v}), .out_up_o(a_up), .out_side_o(a_side),
        .out_child0_o(a_in), .out_child1_o(), .out_ready_i({a_up_r, a_side_r, 1'b0, a_in_r})
    );
    marks_hub b (
        .clk_i(clk_i), .rst_ni(step != 0), .cfg_i(setting), .addr_i(addr), .word_i(word1),
        .in_valid_i({b_down_v, a_side_v, 1'b0, b_out_v}), .in_flit_i({b_down, a_side, 18'd0, b_out}),
        .in_ready_o({b_down_r, a_side_r, none_b[0], b_out_r}),
        .out_valid_o({b_up_v, b_side_v, none_b[1], b_in_v}), .out_up_o(b_up), .out_side_o(b_side),
        .out_child0_o(b_in), .out_child1_o(), .out_ready_i({b_up_r, b_side_r, 1'b0, b_in_r})
    );
    marks_hub root (
        .clk_i(clk_i), .rst_ni(step != 0), .cfg_i(setting), .addr_i(addr), .word_i(word_r),
        .in_valid_i({2'b00, b_up_v, a_up_v}), .in_flit_i({36'd0, b_up, a_up}),
        .in_ready_o({none_ar, b_up_r, a_up_r}),
        .out_valid_o({none_br, b_down_v, a_down_v}), .out_up_o(), .out_side_o(),
        .out_child0_o(a_down), .out_child1_o(b_down), .out_ready_i({2'b00, b_down_r, a_down_r})
    );

    wire [1:0] tick0, tick1, sends, receives, begins;
    marks_core #(
        .Source(0)
    ) core0 (
        .clk_i(clk_i), .running_i(running), .spike_i(spike_i[0]), .mark_i(mark_i[0]),
        .receive_i(receive_i[0]), .out_valid_o(a_out_v), .out_flit_o(a_out), .out_ready_i(a_out_r),
        .in_valid_i(a_in_v), .in_flit_i(a_in), .in_ready_o(a_in_r), .tick_o(tick0),
        .sends_o(sends[0]), .receives_o(receives[0]), .begins_o(begins[0])
    );
    marks_core #(
        .Source(1)
    ) core1 (
        .clk_i(clk_i), .running_i(running), .spike_i(spike_i[1]), .mark_i(mark_i[1]),
        .receive_i(receive_i[1]), .out_valid_o(b_out_v), .out_flit_o(b_out), .out_ready_i(b_out_r),
        .in_valid_i(b_in_v), .in_flit_i(b_in), .in_ready_o(b_in_r), .tick_o(tick1),
        .sends_o(sends[1]), .receives_o(receives[1]), .begins_o(begins[1])
    );

    // on_way_TO[from]: bit per parity of the tick the spike belongs to.
    reg [1:0] to0_from0 = 0, to0_from1 = 0, to1_from0 = 0, to1_from1 = 0;
    wire [1:0] out0 = sends[0] ? 2'd1 << a_out[9] : 2'd0;
    wire [1:0] out1 = sends[1] ? 2'd1 << b_out[9] : 2'd0;
    wire [1:0] in0 = receives[0] ? 2'd1 << a_in[9] : 2'd0;
    wire [1:0] in1 = receives[1] ? 2'd1 << b_in[9] : 2'd0;

    always @(posedge clk_i) begin
        to0_from0 <= (to0_from0 | out0) & ~(a_in[8] ? 2'd0 : in0);
        to0_from1 <= (to0_from1 | out1) & ~(a_in[8] ? in0 : 2'd0);
        to1_from0 <= (to1_from0 | out0) & ~(b_in[8] ? 2'd0 : in1);
        to1_from1 <= (to1_from1 | out1) & ~(b_in[8] ? in1 : 2'd0);
    end

    wire [1:0] on_way0 = to0_from0 | to0_from1, on_way1 = to1_from0 | to1_from1;

`ifdef COVER
    // Both in their third tick, having heard each other's spikes in the second over the lateral.
    reg heard0 = 0, heard1 = 0;
    always @(posedge clk_i) begin
        if (receives[0] && a_in[8] && tick0 == 1) heard0 <= 1;
        if (receives[1] && !b_in[8] && tick1 == 1) heard1 <= 1;
    end
    always @* assert (!(heard0 && heard1 && tick0 == 2 && tick1 == 2 && lateral == 2'b11));
`else
    always @* if (running) begin
        if (begins[0]) assert (!on_way0[tick0[0]]);
        if (begins[1]) assert (!on_way1[tick1[0]]);
        if (receives[0]) assert (a_in[10:9] == tick0);
        if (receives[1]) assert (b_in[10:9] == tick1);
        assert (tick0 == tick1 || tick0 == tick1 + 2'd1 || tick1 == tick0 + 2'd1);
    end
`endif

endmodule

// The smallest hub, its outputs apart.
module marks_hub (
    input  wire        clk_i,
    input  wire        rst_ni,
    input  wire        cfg_i,
    input  wire [10:0] addr_i,
    input  wire [ 3:0] word_i,
    input  wire [ 3:0] in_valid_i,
    input  wire [71:0] in_flit_i,
    output wire [ 3:0] in_ready_o,
    output wire [ 3:0] out_valid_o,
    output wire [17:0] out_up_o,
    output wire [17:0] out_side_o,
    output wire [17:0] out_child1_o,
    output wire [17:0] out_child0_o,
    input  wire [ 3:0] out_ready_i
);

    hub #(
        .Radix     (2),
        .Laterals  (1),
        .Depth     (2),
        .SourceBits(1)
    ) u_hub (
        .clk_i      (clk_i),
        .rst_ni     (rst_ni),
        .in_valid_i (in_valid_i),
        .in_flit_i  (in_flit_i),
        .in_ready_o (in_ready_o),
        .out_valid_o(out_valid_o),
        .out_flit_o ({out_up_o, out_side_o, out_child1_o, out_child0_o}),
        .out_ready_i(out_ready_i),
        .idle_o     (),
        .cfg_valid_i(cfg_i),
        .cfg_write_i(1'b1),
        .cfg_addr_i (addr_i),
        .cfg_wdata_i({28'd0, word_i}),
        .cfg_rdata_o()
    );

endmodule

`default_nettype wire
