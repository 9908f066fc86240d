// The protocol on the ports of a core, and what becomes of spikes.
module core_cover (
    input wire        clk_i,
    input wire        rst_ni,
    input wire        spike_in_valid_i,
    input wire [25:0] spike_in_i,
    input wire        spike_in_ready_o,
    input wire        spike_out_valid_o,
    input wire [25:0] spike_out_o,
    input wire        spike_out_ready_i,
    input wire        event_valid_o,
    input wire [ 1:0] event_kind_o,
    input wire [ 7:0] event_index_o,
    input wire [ 7:0] event_phase_o,
    input wire [31:0] event_tick_o,
    input wire        event_ready_i,
    input wire [ 1:0] learn_op_i,
    input wire        answer_valid_o,
    input wire        learning,
    input wire        cfg_valid_i,
    input wire        cfg_write_i,
    input wire [17:0] cfg_addr_i,
    input wire [31:0] cfg_wdata_i,
    input wire        cfg_ready_o,
    input wire        look_up_valid_o,
    input wire        look_up_hit_o,
    input wire        look_up_merged_o,
    input wire        look_up_late_o,
    input wire        look_up_early_o,
    input wire        take_o,
    input wire        stopped_o,
    input wire        idle_o
);
  port_check u_out (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .valid_i(spike_out_valid_o),
      .ready_i(spike_out_ready_i),
      .flit_i(spike_out_o)
  );
  port_check u_in (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .valid_i(spike_in_valid_i),
      .ready_i(spike_in_ready_o),
      .flit_i(spike_in_i)
  );
  // An event is held only for a learning engine that is waited for.
  port_check #(
      .Width(50)
  ) u_event (
      .clk_i(clk_i),
      .rst_ni(rst_ni && learning),
      .valid_i(event_valid_o),
      .ready_i(event_ready_i),
      .flit_i({event_kind_o, event_index_o, event_phase_o, event_tick_o})
  );
  request_check #(
      .Width(51)
  ) u_config (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .valid_i(cfg_valid_i),
      .ready_i(cfg_ready_o),
      .request_i({cfg_write_i, cfg_addr_i, cfg_wdata_i})
  );

  reg read_q, answered_q;
  always @(posedge clk_i) begin
    read_q <= rst_ni && event_valid_o && learn_op_i == 2'd1;
    answered_q <= rst_ni && cfg_ready_o;
  end
  learning_accesses_only_while_an_event_is_held :
  assert property (@(posedge clk_i) !rst_ni || learn_op_i == 2'd0 || event_valid_o);
  each_read_is_answered_in_the_next_cycle :
  assert property (@(posedge clk_i) !rst_ni || answer_valid_o == read_q);
  configuration_answers_for_one_cycle :
  assert property (@(posedge clk_i) !(rst_ni && cfg_ready_o && answered_q));

  not_in_table : cover property (@(posedge clk_i) rst_ni && look_up_valid_o && !look_up_hit_o);
  merged : cover property (@(posedge clk_i) rst_ni && look_up_valid_o && look_up_merged_o);
  late : cover property (@(posedge clk_i) rst_ni && look_up_valid_o && look_up_late_o);
  early : cover property (@(posedge clk_i) rst_ni && look_up_valid_o && look_up_early_o);
  late_and_merged :
  cover property (@(posedge clk_i) rst_ni && look_up_valid_o && look_up_late_o && look_up_merged_o);
  mark_waits : cover property (@(posedge clk_i) rst_ni && spike_in_valid_i && !spike_in_ready_o);
  axon_event : cover property (@(posedge clk_i) rst_ni && event_valid_o && event_kind_o == 2'd0);
  other_event : cover property (@(posedge clk_i) rst_ni && event_valid_o && event_kind_o == 2'd1);
  third_event : cover property (@(posedge clk_i) rst_ni && event_valid_o && event_kind_o == 2'd2);
  learning_reads : cover property (@(posedge clk_i) rst_ni && learn_op_i == 2'd1);
  learning_writes_a_count : cover property (@(posedge clk_i) rst_ni && learn_op_i == 2'd2);
  learning_writes_a_threshold : cover property (@(posedge clk_i) rst_ni && learn_op_i == 2'd3);
  event_held : cover property (@(posedge clk_i) rst_ni && event_valid_o && !event_ready_i);
  idle_and_woken : cover property (@(posedge clk_i) rst_ni && idle_o && spike_in_valid_i);
  stopped : cover property (@(posedge clk_i) rst_ni && stopped_o);
endmodule

bind neuron_core core_cover u_cover (.*);

// Every state of a tick, and its corners.
module tick_cover (
    input wire       clk_i,
    input wire       rst_ni,
    input wire [3:0] state_q,
    input wire       fixed_i,
    input wire       learning_i,
    input wire       take_o,
    input wire       overrun_o,
    input wire       owes,
    input wire       due_q,
    input wire       quiet_q,
    input wire       axons_empty_i,
    input wire       axons_last_i,
    input wire       phase_starts,
    input wire       inhibits,
    input wire       more_passes,
    input wire       out_ready_i,
    input wire [7:0] rank_q
);
  genvar g;
  generate
    for (g = 0; g < 15; g = g + 1) begin : gen_state
      seen : cover property (@(posedge clk_i) rst_ni && state_q == g);
    end
  endgenerate
  quiet_tick : cover property (@(posedge clk_i) state_q == 4'd3 && quiet_q && axons_empty_i && !phase_starts);
  phase_ends_with_input_in_the_same_tick :
  cover property (@(posedge clk_i) state_q == 4'd3 && phase_starts && !axons_empty_i);
  phase_ends_without_input : cover property (@(posedge clk_i) state_q == 4'd3 && phase_starts && axons_empty_i);
  inhibition_of_each_winner : cover property (@(posedge clk_i) state_q == 4'd11 && more_passes);
  nobody_inhibited : cover property (@(posedge clk_i) rst_ni && state_q == 4'd9 && !inhibits);
  mark_stalled : cover property (@(posedge clk_i) rst_ni && state_q == 4'd13 && !out_ready_i && !fixed_i);
  rank_saturates : cover property (@(posedge clk_i) rst_ni && state_q == 4'd6 && rank_q == 8'd255);
  event_not_waited_for : cover property (@(posedge clk_i) rst_ni && state_q == 4'd6 && !learning_i);
  overrun : cover property (@(posedge clk_i) rst_ni && overrun_o);
  owed_start_taken : cover property (@(posedge clk_i) rst_ni && take_o && fixed_i && owes);
  owed_and_due_at_once : cover property (@(posedge clk_i) rst_ni && take_o && fixed_i && owes && due_q);
endmodule

bind tick_control tick_cover u_cover (.*);
