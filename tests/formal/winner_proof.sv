// winner_select: the winner is the one of its definition (specification, T3), for any two followed neurons.
//
// Candidates of a tick come in ascending order, each once; the modes stay as they are within a tick.
`default_nettype none

module winner_proof #(
    parameter NeuronBits = 3
) (
    input wire                  clk_i,
    input wire                  clear_i,
    input wire                  candidate_i,
    input wire [NeuronBits-1:0] neuron_i,
    input wire [           2:0] margin_i,
    input wire [           1:0] inh_mode_i,
    input wire [           1:0] wta_tie_i,
    input wire [NeuronBits-1:0] one_i,        // sampled in the reset cycle: the followed
    input wire [NeuronBits-1:0] other_i
);

    reg running = 0;
    reg [NeuronBits-1:0] one = 0, other = 0;
    reg [1:0] inh_mode = 0, wta_tie = 0;
    always @(posedge clk_i) begin
        running <= 1;
        if (!running) begin
            one   <= one_i;
            other <= other_i;
        end
        if (!running || clear_i) begin
            inh_mode <= inh_mode_i;
            wta_tie  <= wta_tie_i;
        end
    end

    wire at_once, deferred, any;
    wire [NeuronBits-1:0] best;
    wire [NeuronBits:0] winners;
    wire candidate = running && !clear_i && candidate_i;

    winner_select #(
        .NeuronBits(NeuronBits)
    ) dut (
        .clk_i        (clk_i),
        .rst_ni       (running),
        .inh_mode_i   (inh_mode),
        .wta_tie_i    (wta_tie),
        .clear_i      (clear_i),
        .candidate_i  (candidate_i),
        .neuron_i     (neuron_i),
        .margin_i     ({13'd0, margin_i}),
        .win_at_once_o(at_once),
        .deferred_o   (deferred),
        .any_o        (any),
        .best_o       (best),
        .winners_o    (winners)
    );

    // What has been, in this tick.
    reg [NeuronBits:0] next = 0, candidates = 0;  // the lowest neuron that can still come; how many came
    reg one_came = 0, other_came = 0;
    reg [2:0] one_margin = 0, other_margin = 0;
    always @(posedge clk_i)
        if (!running || clear_i) begin
            next <= 0;
            candidates <= 0;
            one_came <= 0;
            other_came <= 0;
        end else if (candidate) begin
            next <= {1'b0, neuron_i} + 1'b1;
            candidates <= candidates + 1'b1;
            if (neuron_i == one) begin
                one_came <= 1;
                one_margin <= margin_i;
            end
            if (neuron_i == other) begin
                other_came <= 1;
                other_margin <= margin_i;
            end
        end
    always @* if (candidate) assume ({1'b0, neuron_i} >= next);

    wire all = inh_mode == 0 || wta_tie == 0;
    // The other is before the one: larger, or as large and lower.
    wire before = other_came && (other_margin > one_margin || (other_margin == one_margin && other < one));

`ifdef COVER
    always @* assert (!(running && deferred && best == one && other_came && other < one && candidates == 4));
`else
    always @* if (running) begin
        assert (any == (candidates != 0));
        assert (winners == (all ? candidates : {{NeuronBits{1'b0}}, any}));
        assert (deferred == (!all && wta_tie == 2));
        assert (at_once == (all || (wta_tie == 1 && candidates == 0)));
        // The best has come, and nobody is before it.
        if (any && best == one) assert (one_came && !before);
    end
`endif

endmodule

`default_nettype wire
