// A core: N neurons behind NIN axons, one neuron a cycle (chip.md of the design: core). The wiring of
// its parts, from spike in to spike out. All outputs are functions of registers.
`default_nettype none

module neuron_core #(
    parameter Neurons = 256,  // power of two, 8..256
    parameter Axons = 256,    // power of two, 8..256
    parameter Lanes = 16,     // synapses read a cycle: power of two, 8..Neurons
    parameter Sources = 32    // subscribed sources: power of two, 2..128
) (
    input  wire        clk_i,
    input  wire        rst_ni,
    // spike in and out: {mark, tick[7:0], source[8:0], neuron[7:0]}
    input  wire        spike_in_valid_i,
    input  wire [25:0] spike_in_i,
    output wire        spike_in_ready_o,
    output wire        spike_out_valid_o,
    output wire [25:0] spike_out_o,
    input  wire        spike_out_ready_i,
    // learning: an event is held until it is acknowledged
    output wire        event_valid_o,
    output wire [ 1:0] event_kind_o,       // 0 axon, 1 fired, 2 phase start
    output wire [ 7:0] event_index_o,
    output wire [ 7:0] event_phase_o,
    output wire [31:0] event_tick_o,
    input  wire        event_ready_i,
    // learn port, while an event is held: 0 nothing, 1 read, 2 write synapse, 3 write threshold
    input  wire [ 1:0] learn_op_i,
    input  wire [ 7:0] learn_axon_i,
    input  wire [ 7:0] learn_neuron_i,
    input  wire [15:0] learn_data_i,
    output wire        answer_valid_o,     // to the read of the cycle before
    output wire [ 3:0] answer_k_o,
    output wire [15:0] answer_th_o,
    output wire        answer_fired_o,
    output wire        answer_inh_o,
    output wire        answer_inht_o,
    // what became of a spike that came in
    output wire        look_up_valid_o,
    output wire        look_up_hit_o,
    output wire        look_up_merged_o,
    output wire        look_up_late_o,
    output wire        look_up_early_o,
    output wire [ 7:0] look_up_axon_o,
    // run control
    output wire        take_o,             // a mark is taken in this cycle
    output wire        waiting_o,
    output wire        stopped_o,
    output wire        idle_o,             // without input nothing changes
    // configuration
    input  wire        cfg_valid_i,
    input  wire        cfg_write_i,
    input  wire [17:0] cfg_addr_i,
    input  wire [31:0] cfg_wdata_i,
    output wire [31:0] cfg_rdata_o,
    output wire        cfg_ready_o
);
  `include "tendril_map.vh"
  localparam NeuronBits = $clog2(Neurons);
  localparam AxonBits = $clog2(Axons);
  localparam RowWords = Neurons / Lanes;
  localparam WordBits = (RowWords > 1) ? $clog2(RowWords) : 1;
  localparam PassedBits = $clog2(Lanes + 1);
  localparam Lines = (Neurons > Axons) ? Neurons : Axons;
  localparam [1:0] LearnRead = 2'd1, LearnSynapse = 2'd2, LearnThreshold = 2'd3;

  generate
    if ((Neurons & (Neurons - 1)) != 0 || Neurons < 8 || Neurons > BuiltSizeMax) begin : gen_n
      ILLEGAL_Neurons_must_be_a_power_of_two_8_to_256 illegal ();
    end
    if ((Axons & (Axons - 1)) != 0 || Axons < 8 || Axons > BuiltSizeMax) begin : gen_a
      ILLEGAL_Axons_must_be_a_power_of_two_8_to_256 illegal ();
    end
    if ((Lanes & (Lanes - 1)) != 0 || Lanes < 8 || Lanes > Neurons) begin : gen_l
      ILLEGAL_Lanes_must_be_a_power_of_two_8_to_Neurons illegal ();
    end
    if ((Sources & (Sources - 1)) != 0 || Sources < 2 || Sources > 128) begin : gen_s
      ILLEGAL_Sources_must_be_a_power_of_two_2_to_128 illegal ();
    end
  endgenerate

  // ---- configuration and registers ----------------------------------------------------------------
  wire [7:0] cfg_write, cfg_access;
  wire [14:0] cfg_offset;
  wire [31:0] cfg_data;
  wire [31:0] cfg_registers, cfg_sources, cfg_entries, cfg_synapses, cfg_neurons, cfg_pending;
  wire [31:0] cfg_types, cfg_counters;
  wire halted, cfg_busy, set_tick, set_phase, set_rank0, start;
  wire [31:0] tick, last_tick;
  wire [7:0] phase, rank0;
  wire [8:0] n, nin, source;
  wire learning;
  wire en_dir, en_slope, sens_en, rst_mode, oneshot, latch;
  wire [1:0] cut_mode, dec_mode, inh_mode, wta_tie;
  wire [2:0] vs, ss, dec_sh;
  wire [3:0] sens_k, latch_ph;
  wire [4:0] burst_n;
  wire [7:0] refr, burst_isi, inh_t;
  wire [8:0] ph_len;
  wire [9:0] ep_local;
  wire [10:0] smax, smin;
  wire [11:0] leak, inh_s;
  wire [15:0] vmax, theta, inh_v;
  wire [8:0] last_neuron_wide = n - 9'd1;
  wire [NeuronBits-1:0] last_neuron = last_neuron_wide[NeuronBits-1:0];

  config_port i_config (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .valid_i(cfg_valid_i),
      .write_i(cfg_write_i),
      .addr_i(cfg_addr_i),
      .wdata_i(cfg_wdata_i),
      .rdata_o(cfg_rdata_o),
      .ready_o(cfg_ready_o),
      .allowed_i((halted || waiting_o || stopped_o) && !take_o),
      .busy_o(cfg_busy),
      .write_o(cfg_write),
      .access_o(cfg_access),
      .offset_o(cfg_offset),
      .data_o(cfg_data),
      .registers_i(cfg_registers),
      .sources_i(cfg_sources),
      .entries_i(cfg_entries),
      .synapses_i(cfg_synapses),
      .neurons_i(cfg_neurons),
      .pending_i(cfg_pending),
      .types_i(cfg_types),
      .counters_i(cfg_counters)
  );

  core_registers i_registers (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .cfg_access_i(cfg_access[CoreRegionRegisters]),
      .cfg_write_i(cfg_write[CoreRegionRegisters]),
      .cfg_offset_i(cfg_offset),
      .cfg_data_i(cfg_data),
      .cfg_data_o(cfg_registers),
      .set_tick_o(set_tick),
      .set_phase_o(set_phase),
      .set_rank0_o(set_rank0),
      .start_o(start),
      .tick_i(tick),
      .phase_i(phase),
      .rank0_i(rank0),
      .n_o(n),
      .nin_o(nin),
      .source_o(source),
      .last_tick_o(last_tick),
      .learning_o(learning),
      .vmax_o(vmax),
      .smax_o(smax),
      .theta_o(theta),
      .en_dir_o(en_dir),
      .vs_o(vs),
      .en_slope_o(en_slope),
      .ss_o(ss),
      .leak_o(leak),
      .smin_o(smin),
      .cut_mode_o(cut_mode),
      .sens_en_o(sens_en),
      .sens_k_o(sens_k),
      .dec_mode_o(dec_mode),
      .dec_sh_o(dec_sh),
      .refr_o(refr),
      .rst_mode_o(rst_mode),
      .oneshot_o(oneshot),
      .burst_n_o(burst_n),
      .burst_isi_o(burst_isi),
      .latch_o(latch),
      .latch_ph_o(latch_ph),
      .ep_local_o(ep_local),
      .ph_len_o(ph_len),
      .inh_mode_o(inh_mode),
      .inh_v_o(inh_v),
      .inh_s_o(inh_s),
      .inh_t_o(inh_t),
      .wta_tie_o(wta_tie)
  );

  // ---- spike in: look up, pending bitmaps -----------------------------------------------------------
  wire in_busy, in_spike, found_valid, found_hit, found_pair, pending_set, was_set;
  wire [24:0] in_flit;
  wire [2:0] found_delay, pending_slot;
  wire [7:0] found_axon;
  reg [7:0] found_tick_q;
  always @(posedge clk_i) if (in_spike) found_tick_q <= in_flit[24:17];

  spike_in i_spike_in (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .valid_i(spike_in_valid_i),
      .flit_i(spike_in_i),
      .ready_o(spike_in_ready_o),
      .waiting_i(waiting_o),
      .take_o(take_o),
      .busy_o(in_busy),
      .spike_o(in_spike),
      .flit_o(in_flit)
  );

  axon_table #(
      .Sources(Sources),
      .Lines(Lines)
  ) i_axon_table (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .spike_i(in_spike),
      .source_i(in_flit[16:8]),
      .neuron_i(in_flit[7:0]),
      .valid_o(found_valid),
      .hit_o(found_hit),
      .pair_o(found_pair),
      .delay_o(found_delay),
      .axon_o(found_axon),
      .cfg_source_i(cfg_access[CoreRegionAxonSources]),
      .cfg_entry_i(cfg_access[CoreRegionAxonTable]),
      .cfg_write_i(cfg_write[CoreRegionAxonSources] || cfg_write[CoreRegionAxonTable]),
      .cfg_offset_i(cfg_offset),
      .cfg_data_i(cfg_data),
      .cfg_source_o(cfg_sources),
      .cfg_entry_o(cfg_entries)
  );

  delivery i_delivery (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .valid_i(found_valid),
      .hit_i(found_hit),
      .axon_i(found_axon),
      .delay_i(found_delay),
      .flit_tick_i(found_tick_q),
      .own_tick_i(tick[7:0]),
      .set_o(pending_set),
      .slot_o(pending_slot),
      .was_set_i(was_set),
      .valid_o(look_up_valid_o),
      .hit_o(look_up_hit_o),
      .merged_o(look_up_merged_o),
      .late_o(look_up_late_o),
      .early_o(look_up_early_o),
      .axon_o(look_up_axon_o)
  );

  wire axons_on, axons_valid, axons_empty, axons_last, row_read, row_done;
  wire [AxonBits-1:0] axon;
  wire [7:0] axon_wide = {{(8 - AxonBits) {1'b0}}, axon};

  pending #(
      .Axons(Axons)
  ) i_pending (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .set_i(pending_set),
      .set_slot_i(pending_slot),
      .set_axon_i(found_axon[AxonBits-1:0]),
      .set_pair_i(found_pair),
      .was_set_o(was_set),
      .slot_i(tick[2:0]),
      .enable_i(axons_on),
      .pop_i(row_done),
      .empty_o(axons_empty),
      .valid_o(axons_valid),
      .last_o(axons_last),
      .axon_o(axon),
      .cfg_read_i(cfg_access[CoreRegionPending]),
      .cfg_write_i(cfg_write[CoreRegionPending]),
      .cfg_slot_i(tick[2:0] + cfg_offset[5:3]),
      .cfg_word_i(cfg_offset[2:0]),
      .cfg_data_i(cfg_data),
      .cfg_data_o(cfg_pending)
  );

  // ---- synapses and the sums of a tick ----------------------------------------------------------------
  wire [WordBits-1:0] row_word;
  wire [4*Lanes-1:0] row_counts;
  wire excitatory, begins, active, scan, passed_valid;
  wire [NeuronBits-1:0] scan_neuron;
  wire [11:0] excitation, inhibition;
  wire [PassedBits-1:0] passed;
  wire learn_read = event_valid_o && (learn_op_i == LearnRead);
  wire learn_write_synapse = event_valid_o && (learn_op_i == LearnSynapse);
  wire learn_write_threshold = event_valid_o && (learn_op_i == LearnThreshold);

  axon_types #(
      .Axons(Axons)
  ) i_types (
      .clk_i(clk_i),
      .axon_i(axon),
      .excitatory_o(excitatory),
      .cfg_read_i(cfg_access[CoreRegionAxonTypes]),
      .cfg_write_i(cfg_write[CoreRegionAxonTypes]),
      .cfg_word_i(cfg_offset[2:0]),
      .cfg_data_i(cfg_data),
      .cfg_data_o(cfg_types)
  );

  synapse_memory #(
      .Axons(Axons),
      .Neurons(Neurons),
      .Lanes(Lanes)
  ) i_synapses (
      .clk_i(clk_i),
      .row_read_i(row_read),
      .row_axon_i(axon),
      .row_word_i(row_word),
      .row_counts_o(row_counts),
      .learn_read_i(learn_read),
      .learn_write_i(learn_write_synapse),
      .learn_axon_i(learn_axon_i[AxonBits-1:0]),
      .learn_neuron_i(learn_neuron_i[NeuronBits-1:0]),
      .learn_count_i(learn_data_i[3:0]),
      .learn_count_o(answer_k_o),
      .cfg_read_i(cfg_access[CoreRegionSynapses] && !cfg_write[CoreRegionSynapses]),
      .cfg_write_i(cfg_write[CoreRegionSynapses]),
      .cfg_axon_i(cfg_offset[5+:AxonBits]),
      .cfg_octet_i(cfg_offset[4:0]),
      .cfg_data_i(cfg_data),
      .cfg_data_o(cfg_synapses)
  );

  accumulators #(
      .Neurons(Neurons),
      .Lanes(Lanes)
  ) i_sums (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .clear_i(begins),
      .active_o(active),
      .row_read_i(row_read),
      .row_word_i(row_word),
      .row_excitatory_i(excitatory),
      .row_counts_i(row_counts),
      .row_done_i(row_done),
      .scan_i(scan),
      .scan_neuron_i(scan_neuron),
      .excitation_o(excitation),
      .inhibition_o(inhibition),
      .last_neuron_i(last_neuron),
      .passed_valid_o(passed_valid),
      .passed_o(passed)
  );

  // ---- neurons --------------------------------------------------------------------------------------------
  wire step, pass, phase_start, first_pass, spare_winners, deferred, defer;
  wire changed, candidate, win, win_at_once, repeats, any_winner, is_winner;
  wire [NeuronBits-1:0] neuron, best;
  wire [NeuronBits:0] winners;
  wire [16:0] margin;
  wire [27:0] potential, potential_next, episode, episode_next;
  wire [15:0] timers, timers_next, threshold;

  neuron_memory #(
      .Neurons(Neurons)
  ) i_neurons (
      .clk_i(clk_i),
      .scan_i(scan),
      .scan_neuron_i(scan_neuron),
      .potential_o(potential),
      .timers_o(timers),
      .threshold_o(threshold),
      .episode_o(episode),
      .write_i((step || pass) && changed),
      .write_neuron_i(neuron),
      .potential_i(potential_next),
      .timers_i(timers_next),
      .episode_i(episode_next),
      .learn_read_i(learn_read),
      .learn_write_i(learn_write_threshold),
      .learn_neuron_i(learn_neuron_i[NeuronBits-1:0]),
      .learn_threshold_i(learn_data_i),
      .cfg_read_i(cfg_access[CoreRegionNeurons]),
      .cfg_write_i(cfg_write[CoreRegionNeurons]),
      .cfg_neuron_i(cfg_offset[2+:NeuronBits]),
      .cfg_part_i(cfg_offset[1:0]),
      .cfg_data_i(cfg_data),
      .cfg_data_o(cfg_neurons)
  );

  neuron_datapath i_datapath (
      .phase_start_i(step && phase_start),
      .step_i(step),
      .win_i(first_pass && deferred && is_winner),
      .win_if_candidate_i(win_at_once),
      .inhibit_i(pass && !(spare_winners && is_winner)),
      .excitation_i(excitation),
      .inhibition_i(inhibition),
      .phase_i(phase),
      .rank0_i(rank0),
      .vmax_i(vmax),
      .smax_i(smax),
      .theta_i(theta),
      .en_dir_i(en_dir),
      .vs_i(vs),
      .en_slope_i(en_slope),
      .ss_i(ss),
      .leak_i(leak),
      .smin_i(smin),
      .cut_mode_i(cut_mode),
      .sens_en_i(sens_en),
      .sens_k_i(sens_k),
      .dec_mode_i(dec_mode),
      .dec_sh_i(dec_sh),
      .refr_i(refr),
      .rst_mode_i(rst_mode),
      .oneshot_i(oneshot),
      .burst_n_i(burst_n),
      .burst_isi_i(burst_isi),
      .latch_i(latch),
      .latch_ph_i(latch_ph),
      .ep_local_i(ep_local),
      .inh_mode_i(inh_mode),
      .inh_v_i(inh_v),
      .inh_s_i(inh_s),
      .inh_t_i(inh_t),
      .phased_i(ph_len != 9'd0),
      .potential_i(potential),
      .timers_i(timers),
      .threshold_i(threshold),
      .episode_i(episode),
      .potential_o(potential_next),
      .timers_o(timers_next),
      .episode_o(episode_next),
      .changed_o(changed),
      .candidate_o(candidate),
      .win_o(win),
      .repeat_o(repeats),
      .margin_o(margin)
  );

  winner_select #(
      .NeuronBits(NeuronBits)
  ) i_winner (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .inh_mode_i(inh_mode),
      .wta_tie_i(wta_tie),
      .clear_i(begins),
      .candidate_i(candidate),
      .neuron_i(neuron),
      .margin_i(margin),
      .win_at_once_o(win_at_once),
      .deferred_o(deferred),
      .any_o(any_winner),
      .best_o(best),
      .winners_o(winners)
  );

  // ---- spike out and winners to learn ------------------------------------------------------------------
  wire sent_already, out_load, out_spike, out_mark, out_empty, out_valid, out_last;
  wire fired_load, fired_empty, fired_valid, fired_last, event_phase, event_axon, event_fired;
  wire [NeuronBits-1:0] out_neuron, fired_neuron;

  bitmap #(
      .Bits(Neurons)
  ) i_out (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .set_i((step && (win || repeats)) || defer),
      .set_index_i(defer ? best : neuron),
      .ask_index_i(neuron),
      .member_o(sent_already),
      .empty_o(out_empty),
      .enable_i(out_load),
      .pop_i(out_spike && spike_out_ready_i),
      .valid_o(out_valid),
      .last_o(out_last),
      .index_o(out_neuron)
  );

  bitmap #(
      .Bits(Neurons)
  ) i_fired (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .set_i((step && win) || defer),
      .set_index_i(defer ? best : neuron),
      .ask_index_i(neuron),
      .member_o(is_winner),
      .empty_o(fired_empty),
      .enable_i(fired_load),
      .pop_i(event_fired && (event_ready_i || !learning)),
      .valid_o(fired_valid),
      .last_o(fired_last),
      .index_o(fired_neuron)
  );

  wire [7:0] out_neuron_wide = out_mark ? 8'd0 : {{(8 - NeuronBits) {1'b0}}, out_neuron};
  wire [7:0] fired_neuron_wide = {{(8 - NeuronBits) {1'b0}}, fired_neuron};

  assign spike_out_valid_o = out_mark || (out_spike && out_valid);
  assign spike_out_o = {out_mark, tick[7:0], source, out_neuron_wide};
  assign event_valid_o = event_phase || event_axon || (event_fired && fired_valid);
  assign event_kind_o = event_phase ? 2'd2 : event_fired ? 2'd1 : 2'd0;
  assign event_index_o = event_phase ? 8'd0 : event_fired ? fired_neuron_wide : axon_wide;
  assign event_phase_o = phase;
  assign event_tick_o = tick;

  reg answer_valid_q;
  always @(posedge clk_i) answer_valid_q <= rst_ni && learn_read;
  assign answer_valid_o = answer_valid_q;
  assign answer_th_o = threshold;
  assign answer_fired_o = episode[26] && !phase_start;  // what the phase start clears is clear
  assign answer_inh_o = episode[27] && !phase_start;
  assign answer_inht_o = timers[15:8] != 8'd0;

  // ---- the order of a tick ------------------------------------------------------------------------------
  tick_control #(
      .Neurons(Neurons),
      .Lanes(Lanes)
  ) i_control (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .start_i(start),
      .set_tick_i(set_tick),
      .set_phase_i(set_phase),
      .set_rank0_i(set_rank0),
      .set_data_i(cfg_data),
      .disturb_i((cfg_write != 8'd0) || learn_write_threshold),
      .learning_i(learning),
      .last_tick_i(last_tick),
      .ph_len_i(ph_len),
      .inh_mode_i(inh_mode),
      .last_neuron_i(last_neuron),
      .tick_o(tick),
      .phase_o(phase),
      .rank0_o(rank0),
      .take_i(take_o),
      .axons_empty_i(axons_empty),
      .axons_last_i(axons_last),
      .active_i(active),
      .event_ready_i(event_ready_i),
      .neuron_busy_i(step && (changed || candidate || repeats)),
      .any_winner_i(any_winner),
      .winners_i(winners),
      .deferred_i(deferred),
      .out_empty_i(out_empty),
      .out_last_i(out_last),
      .fired_empty_i(fired_empty),
      .fired_last_i(fired_last),
      .out_ready_i(spike_out_ready_i),
      .halted_o(halted),
      .waiting_o(waiting_o),
      .stopped_o(stopped_o),
      .begin_o(begins),
      .axons_o(axons_on),
      .row_read_o(row_read),
      .row_word_o(row_word),
      .row_done_o(row_done),
      .scan_o(scan),
      .scan_neuron_o(scan_neuron),
      .step_o(step),
      .pass_o(pass),
      .neuron_o(neuron),
      .phase_start_o(phase_start),
      .defer_o(defer),
      .first_pass_o(first_pass),
      .spare_winners_o(spare_winners),
      .out_load_o(out_load),
      .out_spike_o(out_spike),
      .out_mark_o(out_mark),
      .fired_load_o(fired_load),
      .event_phase_o(event_phase),
      .event_axon_o(event_axon),
      .event_fired_o(event_fired)
  );

  core_counters #(
      .PassedBits(PassedBits)
  ) i_counters (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .clear_i(start),
      .sent_i(out_spike && out_valid && spike_out_ready_i),
      .looked_up_i(look_up_valid_o),
      .hit_i(look_up_hit_o),
      .merged_i(look_up_merged_o),
      .late_i(look_up_late_o),
      .early_i(look_up_early_o),
      .passed_valid_i(passed_valid),
      .passed_i(passed),
      .cfg_read_i(cfg_access[CoreRegionCounters]),
      .cfg_counter_i(cfg_offset[2:0]),
      .cfg_data_o(cfg_counters)
  );

  assign idle_o = (halted || waiting_o || stopped_o) && !in_busy && !found_valid &&
                  !look_up_valid_o && !answer_valid_q && !cfg_busy;
endmodule

`default_nettype wire
