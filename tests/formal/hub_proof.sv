// hub: one spike followed from its port to all ports of its mask at once, and the marks counted.
//
// A setup of free words, then free flits at enabled ports. Followed: one spike, its port and source free; it
// alone has the lowest bit of its neuron set. The hub looks at no other bit of it, and they are all 0 here.
`default_nettype none

module hub_proof #(
    parameter Depth = 2,
    parameter Ports = 4,      // {parent, lateral, child 1, child 0}
    parameter FlitBits = 18
) (
    input wire                      clk_i,
    input wire [               3:0] word_i,  // what the setup writes
    input wire [         Ports-1:0] in_valid_i,
    input wire [         Ports-1:0] in_mark_i,
    input wire [         Ports-1:0] in_source_i,
    input wire [         Ports-1:0] out_ready_i,
    input wire                      source_i,  // sampled in the reset cycle, as is port_i
    input wire [               1:0] port_i,
    input wire                      track_i    // the first spike there that comes with it is followed
);

    // ---- setup: reset, five registers, two masks -------------------------------------------------
    reg [3:0] step = 0;
    reg [1:0] children = 0, parent = 0, port = 0;
    reg lateral = 0, keep_own = 0;
    reg [2:0] depth = 0;
    reg [3:0] sub0 = 0, sub1 = 0;  // {lateral, up, down}, as written
    reg source = 0;
    wire running = step == 8;
    wire setting = step != 0 && !running;

    always @(posedge clk_i) begin
        if (!running) step <= step + 1;
        case (step)
            0: begin
                source <= source_i;
                port <= port_i;
            end
            1: children <= word_i[1:0];
            2: lateral <= word_i[0];
            3: parent <= word_i[1:0];
            4: depth <= word_i[2:0];
            5: keep_own <= word_i[0];
            6: sub0 <= word_i;
            7: sub1 <= word_i;
            default: ;
        endcase
    end

    always @* begin
        if (step == 3) assume (word_i[1:0] != 3);
        if (step == 4) assume (word_i >= 1 && word_i <= Depth);
    end

    wire [Ports-1:0] in_ready, out_valid;
    wire [Ports*FlitBits-1:0] in_flit, out_flit;
    wire idle;

    hub #(
        .Radix     (2),
        .Laterals  (1),
        .Depth     (Depth),
        .SourceBits(1)
    ) dut (
        .clk_i      (clk_i),
        .rst_ni     (step != 0),
        .in_valid_i (in_valid_i),
        .in_flit_i  (in_flit),
        .in_ready_o (in_ready),
        .out_valid_o(out_valid),
        .out_flit_o (out_flit),
        .out_ready_i(out_ready_i),
        .idle_o     (idle),
        .cfg_valid_i(setting),
        .cfg_write_i(1'b1),
        .cfg_addr_i (step >= 6 ? 11'd1018 + {7'd0, step} : {7'd0, step} - 11'd1),
        .cfg_wdata_i({28'd0, word_i}),
        .cfg_rdata_o()
    );

    // ---- the rules, from the specification -------------------------------------------------------
    wire host = parent == 2;
    wire [3:0] enabled = {parent != 0, lateral, children};
    wire [3:0] below = enabled & {host, 3'b011};
    wire [3:0] beside = enabled & ~below;
    wire [3:0] sub = source ? sub1 : sub0;
    wire from_below = below[port];
    wire back_too = keep_own && port < 2;
    wire [3:0] targets = {sub[2], sub[3], sub[1:0]} &
        (from_below ? enabled & ~(back_too ? 4'd0 : 4'd1 << port) : below);

    // ---- what arrives and what appears at the outputs --------------------------------------------
    wire [3:0] arrives = running ? in_valid_i & in_ready : 4'd0;
    wire [3:0] out_same, out_mark;
    reg [3:0] kept = 0;  // an output that was valid and not taken
    always @(posedge clk_i) kept <= out_valid & ~out_ready_i;
    wire [3:0] appears = running ? out_valid & ~kept : 4'd0;

    reg sent = 0, done = 0;
    wire send = arrives[port] && !in_mark_i[port] && in_source_i[port] == source && track_i && !sent;

    genvar g;
    generate
        for (g = 0; g < Ports; g = g + 1) begin : gen_port
            assign in_flit[g*FlitBits+:FlitBits] =
                {in_mark_i[g], 8'd0, in_source_i[g], 7'd0, send && port == g};
            assign out_same[g] = out_flit[g*FlitBits];
            assign out_mark[g] = out_flit[g*FlitBits+FlitBits-1];
            handshake #(
                .Width(FlitBits)
            ) u_handshake (
                .clk_i  (clk_i),
                .rst_ni (running),
                .valid_i(out_valid[g]),
                .ready_i(out_ready_i[g]),
                .data_i (out_flit[g*FlitBits+:FlitBits])
            );
        end
    endgenerate

    wire [3:0] copies = appears & out_same;
    wire [3:0] marks = appears & out_mark;
    wire up = (marks & beside) != 0;
    wire down = (marks & below) != 0;

    always @* if (running) assume ((in_valid_i & ~enabled) == 0);

    // Marks of the followed port less the down-joins seen; those before the followed spike apart.
    reg [3:0] owed = 0, before = 0;
    reg joined = 0;
    wire mark_in = arrives[port] && in_mark_i[port];

    always @(posedge clk_i) begin
        if (send) sent <= 1;
        if (copies != 0) done <= 1;
        owed <= owed + mark_in - down;
        if (send) before <= owed - down;
        else if (down && before != 0) before <= before - 1;
        joined <= (joined || up) && !down;
    end

`ifdef COVER
    reg [3:0] went = 0;
    reg was_up = 0;
    always @(posedge clk_i) begin
        went <= went | copies;
        was_up <= was_up || up;
    end
    always @* assert (!(down && was_up && went == 4'b0111 && depth == Depth));
`else
    always @* if (running) begin
        assert ((out_valid & ~enabled) == 0);
        // All ports of the mask at once or none; once; not out of nothing; never up after down.
        if (copies != 0) assert (copies == targets && sent && !done);
        if (!from_below) assert ((copies & beside) == 0);
        // Quiet, and all marks before it joined: it has gone.
        if (idle && sent && before == 0 && targets != 0) assert (done);
        // Marks: to all ports beside or to all below, alone, in turn; every enabled port has shown one.
        assert (marks == 0 || ((marks == beside || marks == below) && marks == appears));
        if (up) assert (!joined);
        if (down && beside != 0) assert (joined);
        if (enabled[port]) assert (owed <= 4 && !(down && owed == 0));
        if (up && from_below) assert (owed != 0);
    end
`endif

endmodule

`default_nettype wire
