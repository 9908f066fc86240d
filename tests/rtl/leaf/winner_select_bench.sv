// Winners of a tick beside the specification's T3; margins are often alike.
module winner_select_bench #(
    parameter NeuronBits = 4
) (
    input wire clk_i,
    input wire rst_ni
);
  localparam Neurons = 1 << NeuronBits;
  reg [1:0] mode, tie;
  reg clear, candidate;
  reg [NeuronBits-1:0] neuron;
  reg [15:0] margin;
  wire at_once, deferred, any;
  wire [NeuronBits-1:0] best;
  wire [NeuronBits:0] winners;
  int candidates = 0, best_of_all = 0, best_margin = 0;
  wire all = mode == 0 || tie == 0;

  winner_select #(.NeuronBits(NeuronBits)) i_dut (
      .clk_i(clk_i), .rst_ni(rst_ni), .inh_mode_i(mode), .wta_tie_i(tie), .clear_i(clear),
      .candidate_i(candidate), .neuron_i(neuron), .margin_i(margin), .win_at_once_o(at_once),
      .deferred_o(deferred), .any_o(any), .best_o(best), .winners_o(winners)
  );

  always @(posedge clk_i) begin
    if (rst_ni) begin
      leaf::leaf_same("winner_select.any_o", any, candidates > 0);
      leaf::leaf_same("winner_select.winners_o", winners, all || candidates == 0 ? candidates : 1);
      leaf::leaf_same("winner_select.deferred_o", deferred, !all && tie == 2);
      leaf::leaf_same("winner_select.win_at_once_o", at_once, all || (tie == 1 && candidates == 0));
      if (deferred && candidates > 0) leaf::leaf_same("winner_select.best_o", best, best_of_all);
    end
    if (!rst_ni || clear) candidates = 0;
    else if (candidate) begin
      if (candidates == 0 || int'(margin) > best_margin) begin
        best_of_all = int'(neuron);
        best_margin = int'(margin);
      end
      candidates++;
    end
    // a scan: candidates ascending; then another tick
    clear <= 1'b0;
    neuron <= neuron + 1'b1;
    candidate <= leaf::offers();
    if (!rst_ni || int'(neuron) == Neurons - 1) begin
      clear <= 1'b1;
      candidate <= 1'b0;
    end
    if (clear) begin
      mode <= 2'($urandom);
      tie <= 2'(leaf::below(3));
      neuron <= 0;
    end
    margin <= leaf::chance(50) ? 16'(leaf::corner()) : 16'(leaf::below(3));
  end
endmodule
