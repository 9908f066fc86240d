// From an active axon to the sums of a tick: axon types, synapse memory and accumulators.
`default_nettype none

module synapse_array #(
    parameter Axons = 256,
    parameter Neurons = 256,
    parameter Lanes = 16,
    parameter AxonBits = $clog2(Axons),
    parameter NeuronBits = $clog2(Neurons),
    parameter RowWords = Neurons / Lanes,
    parameter WordBits = (RowWords > 1) ? $clog2(RowWords) : 1,
    parameter PassedBits = $clog2(Lanes + 1)
) (
    input  wire                  clk_i,
    input  wire                  rst_ni,
    // rows
    input  wire                  clear_i,
    input  wire [  AxonBits-1:0] axon_i,
    input  wire                  row_read_i,
    input  wire [  WordBits-1:0] row_word_i,
    input  wire                  row_done_i,
    input  wire [NeuronBits-1:0] last_neuron_i,
    output wire                  active_o,
    output wire                  passed_valid_o,
    output wire [PassedBits-1:0] passed_o,
    // sums of a neuron
    input  wire                  scan_i,
    input  wire [NeuronBits-1:0] scan_neuron_i,
    output wire [          11:0] excitation_o,
    output wire [          11:0] inhibition_o,
    // learning
    input  wire                  learn_read_i,
    input  wire                  learn_write_i,
    input  wire [  AxonBits-1:0] learn_axon_i,
    input  wire [NeuronBits-1:0] learn_neuron_i,
    input  wire [           3:0] learn_count_i,
    output wire [           3:0] learn_count_o,
    // configuration
    input  wire                  cfg_synapses_i,
    input  wire                  cfg_types_i,
    input  wire                  cfg_write_i,
    input  wire [          12:0] cfg_offset_i,
    input  wire [          31:0] cfg_data_i,
    output wire [          31:0] cfg_synapses_o,
    output wire [          31:0] cfg_types_o
);
  `include "tendril_map.vh"

  generate
    if ((Neurons & (Neurons - 1)) != 0 || Neurons < 8 || Neurons > BuiltSizeMax) begin : gen_n
      ILLEGAL_Neurons_must_be_a_power_of_two_8_to_256 illegal ();
    end
    if ((Lanes & (Lanes - 1)) != 0 || Lanes < 8 || Lanes > Neurons) begin : gen_l
      ILLEGAL_Lanes_must_be_a_power_of_two_8_to_Neurons illegal ();
    end
  endgenerate

  wire [4*Lanes-1:0] counts;
  wire excitatory;

  axon_types #(
      .Axons(Axons)
  ) i_types (
      .clk_i(clk_i),
      .axon_i(axon_i),
      .excitatory_o(excitatory),
      .cfg_read_i(cfg_types_i),
      .cfg_write_i(cfg_types_i && cfg_write_i),
      .cfg_word_i(cfg_offset_i[2:0]),
      .cfg_data_i(cfg_data_i),
      .cfg_data_o(cfg_types_o)
  );

  synapse_memory #(
      .Axons(Axons),
      .Neurons(Neurons),
      .Lanes(Lanes)
  ) i_synapses (
      .clk_i(clk_i),
      .row_read_i(row_read_i),
      .row_axon_i(axon_i),
      .row_word_i(row_word_i),
      .row_counts_o(counts),
      .learn_read_i(learn_read_i),
      .learn_write_i(learn_write_i),
      .learn_axon_i(learn_axon_i),
      .learn_neuron_i(learn_neuron_i),
      .learn_count_i(learn_count_i),
      .learn_count_o(learn_count_o),
      .cfg_read_i(cfg_synapses_i && !cfg_write_i),
      .cfg_write_i(cfg_synapses_i && cfg_write_i),
      .cfg_axon_i(cfg_offset_i[5+:AxonBits]),
      .cfg_octet_i(cfg_offset_i[4:0]),
      .cfg_data_i(cfg_data_i),
      .cfg_data_o(cfg_synapses_o)
  );

  accumulators #(
      .Neurons(Neurons),
      .Lanes(Lanes)
  ) i_sums (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .clear_i(clear_i),
      .active_o(active_o),
      .row_read_i(row_read_i),
      .row_word_i(row_word_i),
      .row_excitatory_i(excitatory),
      .row_counts_i(counts),
      .row_done_i(row_done_i),
      .scan_i(scan_i),
      .scan_neuron_i(scan_neuron_i),
      .excitation_o(excitation_o),
      .inhibition_o(inhibition_o),
      .last_neuron_i(last_neuron_i),
      .passed_valid_o(passed_valid_o),
      .passed_o(passed_o)
  );
endmodule

`default_nettype wire
