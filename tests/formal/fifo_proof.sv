// fifo: never holds more than its limit, never less than nothing, and keeps the order of any two entries.
`default_nettype none

module fifo_proof #(
    parameter Width = 2,
    parameter Depth = 4,
    parameter CountBits = $clog2(Depth + 1)
) (
    input wire                 clk_i,
    input wire [CountBits-1:0] limit_i,   // sampled in the reset cycle
    input wire                 push_i,
    input wire                 pop_i,
    input wire [    Width-1:0] data_i,
    input wire                 track_i    // the first two pushes with it are followed
);

    reg running = 0;  // one cycle of reset
    reg [CountBits-1:0] limit = 0;
    always @(posedge clk_i) begin
        running <= 1;
        if (!running) limit <= limit_i;
    end

    wire ready, valid;
    wire [Width-1:0] head;
    wire push = running && push_i;
    wire pop = running && pop_i;

    fifo #(
        .Width(Width),
        .Depth(Depth)
    ) dut (
        .clk_i  (clk_i),
        .rst_ni (running),
        .limit_i(limit),
        .push_i (push),
        .data_i (data_i),
        .ready_o(ready),
        .pop_i  (pop),
        .valid_o(valid),
        .head_o (head)
    );

    always @* if (running) assume (limit <= Depth && (!push || ready) && (!pop || valid));

    // A count of our own, one bit wider, and two entries with the number of those ahead of them.
    reg [CountBits:0] level = 0;
    reg [CountBits:0] ahead_a = 0, ahead_b = 0;
    reg sent_a = 0, sent_b = 0, in_a = 0, in_b = 0;
    reg [Width-1:0] value_a = 0, value_b = 0;
    wire start_a = push && track_i && !sent_a;
    wire start_b = push && track_i && sent_a && !sent_b;

    always @(posedge clk_i) begin
        level <= level + push - pop;
        if (start_a) begin
            sent_a <= 1;
            in_a <= 1;
            value_a <= data_i;
            ahead_a <= level - pop;
        end else if (in_a && pop) begin
            if (ahead_a == 0) in_a <= 0;
            else ahead_a <= ahead_a - 1;
        end
        if (start_b) begin
            sent_b <= 1;
            in_b <= 1;
            value_b <= data_i;
            ahead_b <= level - pop;
        end else if (in_b && pop) begin
            if (ahead_b == 0) in_b <= 0;
            else ahead_b <= ahead_b - 1;
        end
    end

    wire out_b = sent_b && !in_b;

`ifdef COVER
    always @* assert (!(out_b && level == Depth && limit == Depth));
`else
    always @* if (running) begin
        assert (level <= limit);
        assert (ready == (level < limit));
        assert (valid == (level != 0));
        if (in_a && ahead_a == 0) assert (valid && head == value_a);
        if (in_b && ahead_b == 0) assert (valid && head == value_b);
        if (in_a && in_b) assert (ahead_a < ahead_b);
        if (out_b) assert (!in_a);
    end
`endif

endmodule

`default_nettype wire
