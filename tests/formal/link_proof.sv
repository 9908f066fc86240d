// link: order kept, nothing lost, no flit earlier than its delay, none later without cause, never ready when full.
`default_nettype none

module link_proof #(
    parameter FlitBits = 2,
    parameter DelayMax = 4
) (
    input wire                clk_i,
    input wire [         3:0] delay_i,   // sampled in the reset cycle
    input wire                in_valid_i,
    input wire [FlitBits-1:0] in_flit_i,
    input wire                out_ready_i,
    input wire                track_i    // the first flit accepted with it is followed
);

    reg running = 0;
    reg [3:0] delay = 0;
    always @(posedge clk_i) begin
        running <= 1;
        if (!running) delay <= delay_i;
    end

    wire in_ready, out_valid, idle;
    wire [FlitBits-1:0] out_flit;

    link #(
        .FlitBits(FlitBits)
    ) dut (
        .clk_i      (clk_i),
        .rst_ni     (running),
        .delay_i    (delay),
        .in_valid_i (running && in_valid_i),
        .in_flit_i  (in_flit_i),
        .in_ready_o (in_ready),
        .out_valid_o(out_valid),
        .out_flit_o (out_flit),
        .out_ready_i(running && out_ready_i),
        .idle_o     (idle)
    );

    always @* if (running) assume (delay >= 1 && delay <= DelayMax);

    handshake #(
        .Width(FlitBits)
    ) u_handshake (
        .clk_i  (clk_i),
        .rst_ni (running),
        .valid_i(out_valid),
        .ready_i(out_ready_i),
        .data_i (out_flit)
    );

    wire push = running && in_valid_i && in_ready;
    wire pop = running && out_valid && out_ready_i;

    reg [4:0] level = 0, ahead = 0, age = 0;  // age: cycles since it was accepted, 16 at most
    reg sent = 0, inside = 0;
    reg [FlitBits-1:0] value = 0;

    always @(posedge clk_i) begin
        level <= level + push - pop;
        if (push && track_i && !sent) begin
            sent <= 1;
            inside <= 1;
            value <= in_flit_i;
            ahead <= level - pop;
            age <= 1;
        end else if (inside) begin
            if (age != 16) age <= age + 1;
            if (pop && ahead == 0) inside <= 0;
            else if (pop) ahead <= ahead - 1;
        end
    end

`ifdef COVER
    always @* assert (!(sent && !inside && level == delay + 1 && delay >= 2));
`else
    always @* if (running) begin
        assert (level <= delay + 5'd1);
        assert (in_ready == (level <= {1'b0, delay}));
        assert (idle == (level == 0));
        if (out_valid) assert (level != 0);
        if (inside && ahead == 0) begin
            assert (out_valid == (age >= {1'b0, delay}));
            if (out_valid) assert (out_flit == value);
        end
    end
`endif

endmodule

`default_nettype wire
