// Corners of a neuron's step: saturation, equality, and each optional mechanism at work.
module neuron_cover (
    input wire               clk_i,
    input wire               step_q,
    input wire        [15:0] v,
    input wire signed [11:0] s,
    input wire        [15:0] vmax_i,
    input wire        [10:0] smax_i,
    input wire signed [17:0] distance,
    input wire               open,
    input wire               slow,
    input wire               win_o,
    input wire               win_i,
    input wire               candidate_o,
    input wire               repeat_o,
    input wire               inhibit_i,
    input wire        [ 1:0] inh_mode,
    input wire        [ 1:0] cut_mode,
    input wire        [ 1:0] dec_mode,
    input wire        [ 8:0] shift,
    input wire               sens_en,
    input wire               latch,
    input wire               subtract_reset,
    input wire        [ 9:0] e,
    input wire        [ 9:0] ep_local,
    input wire        [27:0] potential_i,
    input wire        [27:0] episode_i,
    input wire        [11:0] excitation_i,
    input wire        [11:0] inhibition_i,
    input wire               phase_start_i
);
  wire acts = step_q && open && !win_o;
  wire signed [11:0] s_in = potential_i[27:16];
  wire inputs = excitation_i != 12'd0 || inhibition_i != 12'd0;

  v_at_its_ceiling : cover property (@(posedge clk_i) acts && v == vmax_i && potential_i[15:0] != vmax_i);
  v_at_its_floor : cover property (@(posedge clk_i) acts && v == 16'd0 && potential_i[15:0] != 16'd0);
  s_at_its_ceiling :
  cover property (@(posedge clk_i) acts && s == $signed({1'b0, smax_i}) && s_in != s);
  s_at_its_floor : cover property (@(posedge clk_i) acts && s == ~$signed({1'b0, smax_i}) && s_in != s);
  exactly_at_the_threshold :
  cover property (@(posedge clk_i) step_q && candidate_o && distance == 18'sd0);
  inputs_cancel_out :
  cover property (@(posedge clk_i) step_q && open && inputs && excitation_i == inhibition_i);
  input_scaled_away : cover property (@(posedge clk_i) step_q && open && inputs && shift > 9'd15);
  sensitivity : cover property (@(posedge clk_i) step_q && open && sens_en && shift != 9'd0);
  decay_by_phase : cover property (@(posedge clk_i) step_q && open && dec_mode == 2'd1 && shift != 9'd0);
  decay_by_rank : cover property (@(posedge clk_i) step_q && open && dec_mode == 2'd2 && shift != 9'd0);
  slow_slope_does_not_count :
  cover property (@(posedge clk_i) step_q && open && cut_mode == 2'd1 && slow && s > 0);
  slow_slope_may_not_fire :
  cover property (@(posedge clk_i) step_q && open && cut_mode == 2'd2 && slow && !distance[17]);
  burst_spike : cover property (@(posedge clk_i) step_q && repeat_o && !latch);
  latch_spike : cover property (@(posedge clk_i) step_q && repeat_o && latch);
  latch_ended_by_inhibition :
  cover property (@(posedge clk_i) step_q && latch && episode_i[13:10] != 4'd0 && inhibition_i != 12'd0);
  local_window_ends : cover property (@(posedge clk_i) step_q && ep_local != 0 && episode_i[9:0] == 10'd1);
  local_window_opens :
  cover property (@(posedge clk_i) acts && ep_local != 10'd0 && episode_i[9:0] == 10'd0 && e == ep_local);
  reset_by_subtraction : cover property (@(posedge clk_i) win_o && subtract_reset);
  deferred_win : cover property (@(posedge clk_i) win_i);
  silenced_until_the_phase_ends : cover property (@(posedge clk_i) inhibit_i && inh_mode == 2'd1);
  subtracted_from : cover property (@(posedge clk_i) inhibit_i && inh_mode == 2'd2);
  silenced_for_a_time : cover property (@(posedge clk_i) inhibit_i && inh_mode == 2'd3);
  fires_in_the_tick_in_which_its_phase_starts :
  cover property (@(posedge clk_i) step_q && phase_start_i && candidate_o);
endmodule

bind neuron_array neuron_cover u_cover (
    .clk_i(clk_i),
    .step_q(i_datapath.step_i),
    .v(i_datapath.v),
    .s(i_datapath.s),
    .vmax_i(i_datapath.vmax_i),
    .smax_i(i_datapath.smax_i),
    .distance(i_datapath.distance),
    .open(i_datapath.open),
    .slow(i_datapath.slow),
    .win_o(i_datapath.win_o),
    .win_i(i_datapath.win_i),
    .candidate_o(i_datapath.candidate_o),
    .repeat_o(i_datapath.repeat_o),
    .inhibit_i(i_datapath.inhibit_i),
    .inh_mode(i_datapath.inh_mode),
    .cut_mode(i_datapath.cut_mode),
    .dec_mode(i_datapath.dec_mode),
    .shift(i_datapath.shift),
    .sens_en(i_datapath.sens_en),
    .latch(i_datapath.latch),
    .subtract_reset(i_datapath.subtract_reset),
    .e(i_datapath.e),
    .ep_local(i_datapath.ep_local),
    .potential_i(i_datapath.potential_i),
    .episode_i(i_datapath.episode_i),
    .excitation_i(i_datapath.excitation_i),
    .inhibition_i(i_datapath.inhibition_i),
    .phase_start_i(i_datapath.phase_start_i)
);

// Ties among candidates.
module winner_cover (
    input wire        clk_i,
    input wire        rst_ni,
    input wire        candidate_i,
    input wire        any_o,
    input wire        all,
    input wire [ 1:0] inh_mode_i,
    input wire [ 1:0] wta_tie_i,
    input wire [15:0] margin_i,
    input wire [15:0] margin_q
);
  wire second = rst_ni && candidate_i && any_o;
  several_win : cover property (@(posedge clk_i) second && all && inh_mode_i != 2'd0);
  lowest_index_wins : cover property (@(posedge clk_i) second && inh_mode_i != 2'd0 && wta_tie_i == 2'd1);
  larger_margin_wins :
  cover property (@(posedge clk_i) second && !all && wta_tie_i == 2'd2 && margin_i > margin_q);
  equal_margins :
  cover property (@(posedge clk_i) second && !all && wta_tie_i == 2'd2 && margin_i == margin_q);
endmodule

bind winner_select winner_cover u_cover (.*);
