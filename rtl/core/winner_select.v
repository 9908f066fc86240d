// The inhibition group's winners of a tick (specification, T3): all candidates, the lowest index, or
// the largest V-TH with ties to the lowest index. Candidates come in ascending order. In the first two
// cases a candidate knows at once that it wins; in the third the winner stands after the last one.
`default_nettype none

module winner_select #(
    parameter NeuronBits = 8
) (
    input  wire                  clk_i,
    input  wire                  rst_ni,
    input  wire [           1:0] inh_mode_i,
    input  wire [           1:0] wta_tie_i,
    input  wire                  clear_i,
    // candidates
    input  wire                  candidate_i,
    input  wire [NeuronBits-1:0] neuron_i,
    input  wire [          15:0] margin_i,       // V - TH
    output wire                  win_at_once_o,  // a candidate of this cycle wins
    // result
    output wire                  deferred_o,     // the winner is known only after the last candidate
    output wire                  any_o,
    output wire [NeuronBits-1:0] best_o,
    output wire [  NeuronBits:0] winners_o       // how many
);
  wire all = (inh_mode_i == 2'd0) || (wta_tie_i == 2'd0);
  reg [NeuronBits:0] winners_q;
  reg [NeuronBits-1:0] best_q;
  reg [15:0] margin_q;

  assign any_o = winners_q != 0;
  assign deferred_o = !all && (wta_tie_i == 2'd2);
  assign win_at_once_o = all || ((wta_tie_i == 2'd1) && !any_o);
  assign best_o = best_q;
  assign winners_o = winners_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      winners_q <= 0;
      best_q <= 0;
      margin_q <= 16'd0;
    end else if (clear_i) begin
      winners_q <= 0;
    end else if (candidate_i) begin
      if (all || !any_o) winners_q <= winners_q + 1'b1;
      if (!any_o || (margin_i > margin_q)) begin
        best_q   <= neuron_i;
        margin_q <= margin_i;
      end
    end
  end
endmodule

`default_nettype wire
