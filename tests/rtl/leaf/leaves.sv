// The table of benches: each block of rtl/ that has one here, in the sizes in which it is driven. The program gives clock
// and reset.
module leaves (
    input wire clk_i,
    input wire rst_ni
);
  // util
  fifo_bench #(.Width(8), .Depth(2)) u_fifo_2 (.*);
  fifo_bench #(.Width(26), .Depth(16)) u_fifo_16 (.*);
  rr_arbiter_bench #(.Ports(2)) u_rr_2 (.*);
  rr_arbiter_bench #(.Ports(8)) u_rr_8 (.*);
  first_one_bench #(.Width(8)) u_first_8 (.*);
  first_one_bench #(.Width(32)) u_first_32 (.*);
  sram_1r1w_bench #(.Width(13), .Depth(2)) u_1r1w_2 (.*);
  sram_1r1w_bench #(.Width(192), .Depth(1)) u_1r1w_1 (.*);
  sram_1rw_bench #(.Parts(2), .PartBits(4), .Depth(2)) u_1rw_2 (.*);
  sram_1rw_bench #(.Parts(16), .PartBits(4), .Depth(16)) u_1rw_16 (.*);
  word_walker_bench #(.Words(1), .WordBits(16)) u_walker_1 (.*);
  word_walker_bench #(.Words(8), .WordBits(32)) u_walker_8 (.*);
  bitmap_bench #(.Bits(16)) u_bitmap_16 (.*);
  bitmap_bench #(.Bits(256)) u_bitmap_256 (.*);

  // core
  winner_select_bench #(.NeuronBits(3)) u_winner_8 (.*);
  winner_select_bench #(.NeuronBits(8)) u_winner_256 (.*);
  config_port_bench u_config_port (.*);
  core_counters_bench #(.PassedBits(4)) u_core_counters_4 (.*);
  core_counters_bench #(.PassedBits(5)) u_core_counters_5 (.*);
  axon_types_bench #(.Axons(16)) u_types_16 (.*);
  axon_types_bench #(.Axons(256)) u_types_256 (.*);
  axon_table_bench #(.Sources(2), .Lines(256)) u_table_2 (.*);
  axon_table_bench #(.Sources(32), .Lines(16)) u_table_32 (.*);
  delivery_bench u_delivery (.*);
  pending_bench #(.Axons(16)) u_pending_16 (.*);
  pending_bench #(.Axons(256)) u_pending_256 (.*);
  spike_in_bench u_spike_in (.*);
  spike_output_bench #(.Neurons(16), .AxonBits(4)) u_output_16 (.*);
  spike_output_bench #(.Neurons(256), .AxonBits(8)) u_output_256 (.*);
  synapse_memory_bench #(.Axons(8), .Neurons(8), .Lanes(8)) u_synapses_8 (.*);
  synapse_memory_bench #(.Axons(16), .Neurons(32), .Lanes(16)) u_synapses_32 (.*);
  accumulators_bench #(.Neurons(16), .Lanes(16)) u_sums_16 (.*);
  accumulators_bench #(.Neurons(32), .Lanes(8)) u_sums_32 (.*);
  neuron_datapath_bench u_datapath (.*);
  neuron_memory_bench #(.Neurons(16)) u_neurons_16 (.*);
  tick_control_bench #(.Neurons(8), .Lanes(8)) u_control_8 (.*);
  tick_control_bench #(.Neurons(16), .Lanes(8)) u_control_16 (.*);

  // bus
  hub_arbiter_bench #(.Radix(2), .Laterals(1)) u_arbiter_2 (.*);
  hub_arbiter_bench #(.Radix(8), .Laterals(4)) u_arbiter_8 (.*);
  hub_join_bench #(.Ports(4)) u_join_4 (.*);
  hub_join_bench #(.Ports(13)) u_join_13 (.*);
  hub_counters_bench #(.Ports(13)) u_hub_counters (.*);
  hub_config_bench #(.Radix(2), .Laterals(1)) u_hub_config_2 (.*);
  hub_config_bench #(.Radix(8), .Laterals(4)) u_hub_config_8 (.*);

  // chip
  cable_bench u_cable (.*);
  lateral_panel_bench #(.Points(4)) u_laterals (.*);
  host_panel_bench u_hosts (.*);
  fabric_bench u_fabric (.*);
  chip_bench u_chip (.*);
  chip_links_bench #(.Fixed(0)) u_links (.*);
  chip_links_bench #(.Fixed(1)) u_links_fixed (.*);
  chip_config_bench u_chip_config (.*);

  // How much is offered and taken changes now and then.
  always @(posedge clk_i)
    if (leaf::below(200) == 0) begin
      leaf::idle = 24 * leaf::below(5);
      leaf::stall = 24 * leaf::below(5);
    end
endmodule
