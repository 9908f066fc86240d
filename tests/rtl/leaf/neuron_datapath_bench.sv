// One step of a neuron beside the golden model: the program draws cases and knows what comes of them.
module neuron_datapath_bench (
    input wire clk_i
);
  // Parameters as map.toml has them; {phase start, step, win, win if candidate, inhibit}, sums, phase, rank;
  // state and what is expected as {potential, timers, threshold, episode}, then candidate, win, repeat, margin.
  import "DPI-C" function void leaf_neuron(
    output int unsigned params[28],
    output int unsigned asked[5],
    output int unsigned inputs[4],
    output int unsigned state[4],
    output int unsigned expected[8]
  );
  int unsigned p[28], asked[5], inputs[4], state[4], expected[8];
  bit begun = 0;
  wire [27:0] potential, episode;
  wire [15:0] timers, margin;
  wire changed, candidate, win, repeats;

  neuron_datapath i_dut (
      .phase_start_i(asked[0][0]), .step_i(asked[1][0]), .win_i(asked[2][0]),
      .win_if_candidate_i(asked[3][0]), .inhibit_i(asked[4][0]), .excitation_i(inputs[0][11:0]),
      .inhibition_i(inputs[1][11:0]), .phase_i(inputs[2][7:0]), .rank0_i(inputs[3][7:0]),
      .vmax_i(p[0][15:0]), .smax_i(p[1][10:0]), .theta_i(p[2][15:0]), .en_dir_i(p[3][0]), .vs_i(p[4][2:0]),
      .en_slope_i(p[5][0]), .ss_i(p[6][2:0]), .leak_i(p[7][11:0]), .smin_i(p[8][10:0]),
      .cut_mode_i(p[9][1:0]), .sens_en_i(p[10][0]), .sens_k_i(p[11][3:0]), .dec_mode_i(p[12][1:0]),
      .dec_sh_i(p[13][2:0]), .refr_i(p[14][7:0]), .rst_mode_i(p[15][0]), .oneshot_i(p[16][0]),
      .burst_n_i(p[17][4:0]), .burst_isi_i(p[18][7:0]), .latch_i(p[19][0]), .latch_ph_i(p[20][3:0]),
      .ep_local_i(p[21][9:0]), .phased_i(p[22] != 0), .inh_mode_i(p[23][1:0]), .inh_v_i(p[24][15:0]),
      .inh_s_i(p[25][11:0]), .inh_t_i(p[26][7:0]), .potential_i(state[0][27:0]),
      .timers_i(state[1][15:0]), .threshold_i(state[2][15:0]), .episode_i(state[3][27:0]),
      .potential_o(potential), .timers_o(timers), .episode_o(episode), .changed_o(changed),
      .candidate_o(candidate), .win_o(win), .repeat_o(repeats), .margin_o(margin)
  );

  // BT and LATPH mean nothing without BC.
  wire [27:0] seen = episode[13:10] == 0 ? episode & 28'hc0003ff : episode;

  always @(posedge clk_i) begin
    if (begun) begin
      leaf::leaf_same("neuron_datapath.potential_o", potential, expected[0]);
      leaf::leaf_same("neuron_datapath.timers_o", timers, expected[1]);
      leaf::leaf_same("neuron_datapath.episode_o", seen, expected[3]);
      leaf::leaf_same("neuron_datapath.candidate_o", candidate, expected[4]);
      leaf::leaf_same("neuron_datapath.win_o", win, expected[5]);
      leaf::leaf_same("neuron_datapath.repeat_o", repeats, expected[6]);
      if (candidate) leaf::leaf_same("neuron_datapath.margin_o", margin, expected[7]);
      leaf::leaf_same("neuron_datapath.changed_o", changed,
                      {potential, timers, episode} != {state[0][27:0], state[1][15:0], state[3][27:0]});
    end
    begun = 1;
    leaf_neuron(p, asked, inputs, state, expected);
  end
endmodule
