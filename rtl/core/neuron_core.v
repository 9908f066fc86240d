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
    input  wire        tick_start_i,       // fixed ticks: the next cycle is a tick's start
    output wire        take_o,             // a mark or a start is taken in this cycle
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
  localparam [1:0] LearnRead = 2'd1, LearnSynapse = 2'd2, LearnThreshold = 2'd3;

  // ---- configuration and registers ----------------------------------------------------------------
  wire [7:0] cfg_write, cfg_access;
  wire [14:0] cfg_offset;
  wire [31:0] cfg_data;
  wire [31:0] cfg_registers, cfg_sources, cfg_entries, cfg_synapses, cfg_neurons, cfg_pending;
  wire [31:0] cfg_types, cfg_counters;
  wire halted, cfg_busy, set_tick, set_phase, set_rank0, start, learning, fixed;
  wire [31:0] tick, last_tick;
  wire [7:0] phase, rank0, last_neuron_wide;
  wire [8:0] source;
  wire [NeuronParamBits-1:0] params;
  wire [NeuronBits-1:0] last_neuron = last_neuron_wide[NeuronBits-1:0];

  config_port i_config (
      .clk_i(clk_i), .rst_ni(rst_ni),
      .valid_i(cfg_valid_i), .write_i(cfg_write_i), .addr_i(cfg_addr_i), .wdata_i(cfg_wdata_i),
      .rdata_o(cfg_rdata_o), .ready_o(cfg_ready_o),
      .allowed_i((halted || waiting_o || stopped_o) && !take_o), .busy_o(cfg_busy),
      .write_o(cfg_write), .access_o(cfg_access), .offset_o(cfg_offset), .data_o(cfg_data),
      .registers_i(cfg_registers), .sources_i(cfg_sources), .entries_i(cfg_entries),
      .synapses_i(cfg_synapses), .neurons_i(cfg_neurons), .pending_i(cfg_pending),
      .types_i(cfg_types), .counters_i(cfg_counters)
  );

  core_registers i_registers (
      .clk_i(clk_i), .rst_ni(rst_ni),
      .cfg_access_i(cfg_access[CoreRegionRegisters]), .cfg_write_i(cfg_write[CoreRegionRegisters]),
      .cfg_offset_i(cfg_offset), .cfg_data_i(cfg_data), .cfg_data_o(cfg_registers),
      .set_tick_o(set_tick), .set_phase_o(set_phase), .set_rank0_o(set_rank0), .start_o(start),
      .tick_i(tick), .phase_i(phase), .rank0_i(rank0), .last_neuron_o(last_neuron_wide),
      .source_o(source), .learning_o(learning), .fixed_o(fixed), .last_tick_o(last_tick), .params_o(params)
  );

  // ---- spike in -------------------------------------------------------------------------------------
  wire mark, overrun, owing, in_busy, axons_on, axons_empty, axons_last, row_done;
  wire [AxonBits-1:0] axon;

  spike_input #(
      .Axons(Axons),
      .Sources(Sources),
      .Lines((Neurons > Axons) ? Neurons : Axons)
  ) i_spike_input (
      .clk_i(clk_i), .rst_ni(rst_ni),
      .valid_i(spike_in_valid_i), .flit_i(spike_in_i), .ready_o(spike_in_ready_o),
      .waiting_i(waiting_o && !fixed), .take_o(mark), .tick_i(tick[7:0]), .busy_o(in_busy),
      .look_up_valid_o(look_up_valid_o), .look_up_hit_o(look_up_hit_o),
      .look_up_merged_o(look_up_merged_o), .look_up_late_o(look_up_late_o),
      .look_up_early_o(look_up_early_o), .look_up_axon_o(look_up_axon_o),
      .axons_enable_i(axons_on), .axons_pop_i(row_done), .axons_empty_o(axons_empty),
      .axons_last_o(axons_last), .axon_o(axon), .cfg_sources_i(cfg_access[CoreRegionAxonSources]),
      .cfg_entries_i(cfg_access[CoreRegionAxonTable]),
      .cfg_pending_i(cfg_access[CoreRegionPending]), .cfg_write_i(cfg_write != 8'd0),
      .cfg_offset_i(cfg_offset[$clog2(Sources)+7:0]), .cfg_data_i(cfg_data), .cfg_sources_o(cfg_sources),
      .cfg_entries_o(cfg_entries), .cfg_pending_o(cfg_pending)
  );

  // ---- synapses and neurons -----------------------------------------------------------------------
  wire begins, active, row_read, passed_valid, scan, step, pass, phase_start, first_pass;
  wire spare_winners, neuron_busy, win, repeats, is_winner, deferred, any_winner;
  wire [WordBits-1:0] row_word;
  wire [PassedBits-1:0] passed;
  wire [11:0] excitation, inhibition;
  wire [NeuronBits-1:0] scan_neuron, neuron, best;
  wire [NeuronBits:0] winners;
  wire learn_read = event_valid_o && (learn_op_i == LearnRead);
  wire learn_write_synapse = event_valid_o && (learn_op_i == LearnSynapse);
  wire learn_write_threshold = event_valid_o && (learn_op_i == LearnThreshold);

  synapse_array #(
      .Axons(Axons),
      .Neurons(Neurons),
      .Lanes(Lanes)
  ) i_synapses (
      .clk_i(clk_i), .rst_ni(rst_ni),
      .clear_i(begins), .axon_i(axon),
      .row_read_i(row_read), .row_word_i(row_word), .row_done_i(row_done),
      .last_neuron_i(last_neuron), .active_o(active),
      .passed_valid_o(passed_valid), .passed_o(passed),
      .scan_i(scan), .scan_neuron_i(scan_neuron), .excitation_o(excitation),
      .inhibition_o(inhibition), .learn_read_i(learn_read), .learn_write_i(learn_write_synapse),
      .learn_axon_i(learn_axon_i[AxonBits-1:0]), .learn_neuron_i(learn_neuron_i[NeuronBits-1:0]),
      .learn_count_i(learn_data_i[3:0]), .learn_count_o(answer_k_o),
      .cfg_synapses_i(cfg_access[CoreRegionSynapses]),
      .cfg_types_i(cfg_access[CoreRegionAxonTypes]), .cfg_write_i(cfg_write != 8'd0),
      .cfg_offset_i(cfg_offset[12:0]), .cfg_data_i(cfg_data), .cfg_synapses_o(cfg_synapses),
      .cfg_types_o(cfg_types)
  );

  neuron_array #(
      .Neurons(Neurons)
  ) i_neurons (
      .clk_i(clk_i), .rst_ni(rst_ni),
      .params_i(params), .clear_i(begins), .scan_i(scan), .scan_neuron_i(scan_neuron),
      .neuron_i(neuron), .step_i(step), .phase_start_i(phase_start), .excitation_i(excitation),
      .inhibition_i(inhibition), .phase_i(phase), .rank0_i(rank0), .pass_i(pass),
      .first_pass_i(first_pass), .spare_winners_i(spare_winners), .is_winner_i(is_winner),
      .busy_o(neuron_busy), .win_o(win), .repeat_o(repeats), .deferred_o(deferred),
      .any_winner_o(any_winner), .best_o(best), .winners_o(winners),
      .learn_read_i(learn_read), .learn_write_i(learn_write_threshold),
      .learn_neuron_i(learn_neuron_i[NeuronBits-1:0]), .learn_threshold_i(learn_data_i),
      .learn_threshold_o(answer_th_o), .learn_fired_o(answer_fired_o), .learn_inh_o(answer_inh_o),
      .learn_inht_o(answer_inht_o),
      .cfg_access_i(cfg_access[CoreRegionNeurons]), .cfg_write_i(cfg_write[CoreRegionNeurons]),
      .cfg_offset_i(cfg_offset[NeuronBits+1:0]), .cfg_data_i(cfg_data), .cfg_data_o(cfg_neurons)
  );

  // ---- spike out, events --------------------------------------------------------------------------
  wire defer, out_load, out_spikes, out_mark, out_empty, out_last, out_sent;
  wire fired_load, fired_empty, fired_last, event_phase, event_axon, event_fired;

  spike_output #(
      .Neurons(Neurons),
      .AxonBits(AxonBits)
  ) i_spike_output (
      .clk_i(clk_i), .rst_ni(rst_ni),
      .tick_i(tick[7:0]), .source_i(source), .spike_i((step && (win || repeats)) || defer),
      .winner_i((step && win) || defer), .neuron_i(defer ? best : neuron), .ask_neuron_i(neuron),
      .is_winner_o(is_winner), .load_i(out_load), .spikes_i(out_spikes), .mark_i(out_mark),
      .empty_o(out_empty), .last_o(out_last), .sent_o(out_sent), .valid_o(spike_out_valid_o),
      .flit_o(spike_out_o), .ready_i(spike_out_ready_i), .fired_load_i(fired_load),
      .event_phase_i(event_phase), .event_axon_i(event_axon), .event_fired_i(event_fired),
      .axon_i(axon), .done_i(event_ready_i || !learning),
      .fired_empty_o(fired_empty), .fired_last_o(fired_last),
      .event_valid_o(event_valid_o), .event_kind_o(event_kind_o), .event_index_o(event_index_o)
  );
  assign event_phase_o = phase;
  assign event_tick_o = tick;

  // ---- the order of a tick ------------------------------------------------------------------------------
  tick_control #(
      .Neurons(Neurons),
      .Lanes(Lanes)
  ) i_control (
      .clk_i(clk_i), .rst_ni(rst_ni),
      .start_i(start), .set_tick_i(set_tick), .set_phase_i(set_phase), .set_rank0_i(set_rank0),
      .set_data_i(cfg_data), .disturb_i((cfg_write != 8'd0) || learn_write_threshold),
      .learning_i(learning), .fixed_i(fixed), .last_tick_i(last_tick), .ph_len_i(params[ParamPhLen+:9]),
      .inh_mode_i(params[ParamInhMode+:2]), .last_neuron_i(last_neuron), .tick_o(tick),
      .phase_o(phase), .rank0_o(rank0), .mark_i(mark), .tick_start_i(tick_start_i),
      .take_o(take_o), .overrun_o(overrun), .owing_o(owing),
      .axons_empty_i(axons_empty), .axons_last_i(axons_last), .active_i(active),
      .event_ready_i(event_ready_i), .neuron_busy_i(neuron_busy), .any_winner_i(any_winner),
      .winners_i(winners), .deferred_i(deferred), .out_empty_i(out_empty), .out_last_i(out_last),
      .fired_empty_i(fired_empty), .fired_last_i(fired_last), .out_ready_i(spike_out_ready_i),
      .halted_o(halted), .waiting_o(waiting_o), .stopped_o(stopped_o), .begin_o(begins),
      .axons_o(axons_on), .row_read_o(row_read), .row_word_o(row_word), .row_done_o(row_done),
      .scan_o(scan), .scan_neuron_o(scan_neuron), .step_o(step), .pass_o(pass), .neuron_o(neuron),
      .phase_start_o(phase_start), .defer_o(defer), .first_pass_o(first_pass),
      .spare_winners_o(spare_winners),
      .out_load_o(out_load), .out_spikes_o(out_spikes), .out_mark_o(out_mark),
      .fired_load_o(fired_load),
      .event_phase_o(event_phase), .event_axon_o(event_axon), .event_fired_o(event_fired)
  );

  core_counters #(
      .PassedBits(PassedBits)
  ) i_counters (
      .clk_i(clk_i), .rst_ni(rst_ni),
      .clear_i(start), .sent_i(out_sent), .looked_up_i(look_up_valid_o), .hit_i(look_up_hit_o),
      .merged_i(look_up_merged_o), .late_i(look_up_late_o), .early_i(look_up_early_o),
      .passed_valid_i(passed_valid), .passed_i(passed), .overrun_i(overrun),
      .cfg_read_i(cfg_access[CoreRegionCounters]), .cfg_counter_i(cfg_offset[3:0]),
      .cfg_data_o(cfg_counters)
  );

  reg answer_valid_q;
  always @(posedge clk_i) answer_valid_q <= rst_ni && learn_read;
  assign answer_valid_o = answer_valid_q;
  assign idle_o =
      (halted || waiting_o || stopped_o) && !in_busy && !answer_valid_q && !cfg_busy && !owing;
endmodule

`default_nettype wire
