// From a flit at the spike input to an active axon: input register, axon table, pending bitmaps.
// A spike passes in three cycles; the mark behind it waits for the core and overtakes nothing.
`default_nettype none

module spike_input #(
    parameter Axons = 256,
    parameter Sources = 32,
    parameter Lines = 256,  // neurons or host lines of a source
    parameter AxonBits = $clog2(Axons),
    parameter SlotBits = $clog2(Sources)
) (
    input  wire                clk_i,
    input  wire                rst_ni,
    // spike input
    input  wire                valid_i,
    input  wire [        25:0] flit_i,
    output wire                ready_o,
    // core
    input  wire                waiting_i,
    output wire                take_o,
    input  wire [         7:0] tick_i,
    output wire                busy_o,
    // what became of a spike
    output wire                look_up_valid_o,
    output wire                look_up_hit_o,
    output wire                look_up_merged_o,
    output wire                look_up_late_o,
    output wire                look_up_early_o,
    output wire [         7:0] look_up_axon_o,
    // active axons of the tick, ascending
    input  wire                axons_enable_i,
    input  wire                axons_pop_i,
    output wire                axons_empty_o,
    output wire                axons_last_o,
    output wire [AxonBits-1:0] axon_o,
    // configuration
    input  wire                cfg_sources_i,
    input  wire                cfg_entries_i,
    input  wire                cfg_pending_i,
    input  wire                cfg_write_i,
    input  wire [SlotBits+7:0] cfg_offset_i,
    input  wire [        31:0] cfg_data_i,
    output wire [        31:0] cfg_sources_o,
    output wire [        31:0] cfg_entries_o,
    output wire [        31:0] cfg_pending_o
);
  `include "tendril_map.vh"

  generate
    if ((Axons & (Axons - 1)) != 0 || Axons < 8 || Axons > BuiltSizeMax) begin : gen_a
      ILLEGAL_Axons_must_be_a_power_of_two_8_to_256 illegal ();
    end
    if ((Sources & (Sources - 1)) != 0 || Sources < 2 || Sources > 128) begin : gen_s
      ILLEGAL_Sources_must_be_a_power_of_two_2_to_128 illegal ();
    end
  endgenerate

  wire in_busy, in_spike, found_valid, found_hit, found_pair, pending_set, was_set;
  wire [24:0] in_flit;
  wire [2:0] found_delay, pending_slot;
  wire [7:0] found_axon;
  reg [7:0] found_tick_q;
  wire unused_valid;

  assign busy_o = in_busy || found_valid || look_up_valid_o;

  spike_in i_spike_in (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .valid_i(valid_i),
      .flit_i(flit_i),
      .ready_o(ready_o),
      .waiting_i(waiting_i),
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
      .cfg_source_i(cfg_sources_i),
      .cfg_entry_i(cfg_entries_i),
      .cfg_write_i(cfg_write_i),
      .cfg_offset_i(cfg_offset_i),
      .cfg_data_i(cfg_data_i[16:0]),
      .cfg_source_o(cfg_sources_o),
      .cfg_entry_o(cfg_entries_o)
  );

  always @(posedge clk_i) if (in_spike) found_tick_q <= in_flit[24:17];

  delivery i_delivery (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .valid_i(found_valid),
      .hit_i(found_hit),
      .axon_i(found_axon),
      .delay_i(found_delay),
      .flit_tick_i(found_tick_q),
      .own_tick_i(tick_i),
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
      .slot_i(tick_i[2:0]),
      .enable_i(axons_enable_i),
      .pop_i(axons_pop_i),
      .empty_o(axons_empty_o),
      .valid_o(unused_valid),
      .last_o(axons_last_o),
      .axon_o(axon_o),
      .cfg_read_i(cfg_pending_i),
      .cfg_write_i(cfg_pending_i && cfg_write_i),
      .cfg_slot_i(tick_i[2:0] + cfg_offset_i[5:3]),
      .cfg_word_i(cfg_offset_i[2:0]),
      .cfg_data_i(cfg_data_i),
      .cfg_data_o(cfg_pending_o)
  );
endmodule

`default_nettype wire
