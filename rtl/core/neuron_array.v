// All neurons of a core: their memory, the one datapath that steps them in turn, and the winners.
// A neuron is read in one cycle, stepped and written back in the next.
`default_nettype none

module neuron_array #(
    parameter Neurons = 256,
    parameter NeuronBits = $clog2(Neurons)
) (
    input  wire                  clk_i,
    input  wire                  rst_ni,
    input  wire [         172:0] params_i,      // packed: Param… of tendril_map.vh
    // scan
    input  wire                  clear_i,       // a tick begins
    input  wire                  scan_i,
    input  wire [NeuronBits-1:0] scan_neuron_i,
    // the neuron read before
    input  wire [NeuronBits-1:0] neuron_i,
    input  wire                  step_i,
    input  wire                  phase_start_i,
    input  wire [          11:0] excitation_i,
    input  wire [          11:0] inhibition_i,
    input  wire [           7:0] phase_i,
    input  wire [           7:0] rank0_i,
    input  wire                  pass_i,        // inhibition
    input  wire                  first_pass_i,
    input  wire                  spare_winners_i,
    input  wire                  is_winner_i,
    output wire                  busy_o,        // its step changed, nominated or emitted something
    output wire                  win_o,
    output wire                  repeat_o,
    // winners of the tick
    output wire                  deferred_o,
    output wire                  any_winner_o,
    output wire [NeuronBits-1:0] best_o,
    output wire [  NeuronBits:0] winners_o,
    // learning
    input  wire                  learn_read_i,
    input  wire                  learn_write_i,
    input  wire [NeuronBits-1:0] learn_neuron_i,
    input  wire [          15:0] learn_threshold_i,
    output wire [          15:0] learn_threshold_o,
    output wire                  learn_fired_o,
    output wire                  learn_inh_o,
    output wire                  learn_inht_o,
    // configuration
    input  wire                  cfg_access_i,
    input  wire                  cfg_write_i,
    input  wire [NeuronBits+1:0] cfg_offset_i,
    input  wire [          31:0] cfg_data_i,
    output wire [          31:0] cfg_data_o
);
  `include "tendril_map.vh"

  wire changed, candidate, win_at_once;
  wire [15:0] margin;
  wire [27:0] potential, potential_next, episode, episode_next;
  wire [15:0] timers, timers_next, threshold;

  assign busy_o = step_i && (changed || candidate || repeat_o);
  assign learn_threshold_o = threshold;
  assign learn_fired_o = episode[26] && !phase_start_i;  // what the phase start clears is clear
  assign learn_inh_o = episode[27] && !phase_start_i;
  assign learn_inht_o = timers[15:8] != 8'd0;

  neuron_memory #(
      .Neurons(Neurons)
  ) i_memory (
      .clk_i(clk_i),
      .scan_i(scan_i),
      .scan_neuron_i(scan_neuron_i),
      .potential_o(potential),
      .timers_o(timers),
      .threshold_o(threshold),
      .episode_o(episode),
      .write_i((step_i || pass_i) && changed),
      .write_neuron_i(neuron_i),
      .potential_i(potential_next),
      .timers_i(timers_next),
      .episode_i(episode_next),
      .learn_read_i(learn_read_i),
      .learn_write_i(learn_write_i),
      .learn_neuron_i(learn_neuron_i),
      .learn_threshold_i(learn_threshold_i),
      .cfg_read_i(cfg_access_i),
      .cfg_write_i(cfg_write_i),
      .cfg_neuron_i(cfg_offset_i[2+:NeuronBits]),
      .cfg_part_i(cfg_offset_i[1:0]),
      .cfg_data_i(cfg_data_i),
      .cfg_data_o(cfg_data_o)
  );

  neuron_datapath i_datapath (
      .phase_start_i(step_i && phase_start_i),
      .step_i(step_i),
      .win_i(first_pass_i && deferred_o && is_winner_i),
      .win_if_candidate_i(win_at_once),
      .inhibit_i(pass_i && !(spare_winners_i && is_winner_i)),
      .excitation_i(excitation_i),
      .inhibition_i(inhibition_i),
      .phase_i(phase_i),
      .rank0_i(rank0_i),
      .vmax_i(params_i[ParamVmax+:16]),
      .smax_i(params_i[ParamSmax+:11]),
      .theta_i(params_i[ParamTheta+:16]),
      .en_dir_i(params_i[ParamEnDir]),
      .vs_i(params_i[ParamVs+:3]),
      .en_slope_i(params_i[ParamEnSlope]),
      .ss_i(params_i[ParamSs+:3]),
      .leak_i(params_i[ParamLeak+:12]),
      .smin_i(params_i[ParamSmin+:11]),
      .cut_mode_i(params_i[ParamCutMode+:2]),
      .sens_en_i(params_i[ParamSensEn]),
      .sens_k_i(params_i[ParamSensK+:4]),
      .dec_mode_i(params_i[ParamDecMode+:2]),
      .dec_sh_i(params_i[ParamDecSh+:3]),
      .refr_i(params_i[ParamRefr+:8]),
      .rst_mode_i(params_i[ParamRstMode]),
      .oneshot_i(params_i[ParamOneshot]),
      .burst_n_i(params_i[ParamBurstN+:5]),
      .burst_isi_i(params_i[ParamBurstIsi+:8]),
      .latch_i(params_i[ParamLatch]),
      .latch_ph_i(params_i[ParamLatchPh+:4]),
      .ep_local_i(params_i[ParamEpLocal+:10]),
      .inh_mode_i(params_i[ParamInhMode+:2]),
      .inh_v_i(params_i[ParamInhV+:16]),
      .inh_s_i(params_i[ParamInhS+:12]),
      .inh_t_i(params_i[ParamInhT+:8]),
      .phased_i(params_i[ParamPhLen+:9] != 9'd0),
      .potential_i(potential),
      .timers_i(timers),
      .threshold_i(threshold),
      .episode_i(episode),
      .potential_o(potential_next),
      .timers_o(timers_next),
      .episode_o(episode_next),
      .changed_o(changed),
      .candidate_o(candidate),
      .win_o(win_o),
      .repeat_o(repeat_o),
      .margin_o(margin)
  );

  winner_select #(
      .NeuronBits(NeuronBits)
  ) i_winner (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .inh_mode_i(params_i[ParamInhMode+:2]),
      .wta_tie_i(params_i[ParamWtaTie+:2]),
      .clear_i(clear_i),
      .candidate_i(candidate),
      .neuron_i(neuron_i),
      .margin_i(margin),
      .win_at_once_o(win_at_once),
      .deferred_o(deferred_o),
      .any_o(any_winner_o),
      .best_o(best_o),
      .winners_o(winners_o)
  );
endmodule

`default_nettype wire
