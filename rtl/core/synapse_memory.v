// Synapse counts: a row of Neurons counts of 4 bits for each axon, Lanes of them in a word. One port:
// in a cycle at most one of the core (rows), the learning engine and the configuration uses it.
// What was read is there the cycle after.
`default_nettype none

module synapse_memory #(
    parameter Axons = 256,
    parameter Neurons = 256,
    parameter Lanes = 16,
    parameter AxonBits = $clog2(Axons),
    parameter NeuronBits = $clog2(Neurons),
    parameter RowWords = Neurons / Lanes,
    parameter WordBits = (RowWords > 1) ? $clog2(RowWords) : 1
) (
    input  wire                  clk_i,
    // rows
    input  wire                  row_read_i,
    input  wire [  AxonBits-1:0] row_axon_i,
    input  wire [  WordBits-1:0] row_word_i,
    output wire [   4*Lanes-1:0] row_counts_o,
    // learning
    input  wire                  learn_read_i,
    input  wire                  learn_write_i,
    input  wire [  AxonBits-1:0] learn_axon_i,
    input  wire [NeuronBits-1:0] learn_neuron_i,
    input  wire [           3:0] learn_count_i,
    output wire [           3:0] learn_count_o,
    // configuration: 8 counts of an axon
    input  wire                  cfg_read_i,
    input  wire                  cfg_write_i,
    input  wire [  AxonBits-1:0] cfg_axon_i,
    input  wire [           4:0] cfg_octet_i,
    input  wire [          31:0] cfg_data_i,
    output wire [          31:0] cfg_data_o
);
  localparam LaneBits = $clog2(Lanes);
  localparam AddrBits = $clog2(Axons * RowWords);
  localparam Octets = Lanes / 8;

  wire learn = learn_read_i || learn_write_i;
  wire [LaneBits-1:0] learn_lane = learn_neuron_i[LaneBits-1:0];
  wire [AxonBits-1:0] axon = row_read_i ? row_axon_i : learn ? learn_axon_i : cfg_axon_i;
  wire [7:0] cfg_neuron = {cfg_octet_i, 3'd0};
  wire [LaneBits-1:0] cfg_lane = cfg_neuron[LaneBits-1:0];
  wire [AddrBits-1:0] addr;
  generate
    if (RowWords > 1) begin : gen_words
      wire [WordBits-1:0] word = row_read_i ? row_word_i :
          learn ? learn_neuron_i[NeuronBits-1:LaneBits] : cfg_neuron[NeuronBits-1:LaneBits];
      assign addr = {axon, word};
    end else begin : gen_one_word
      assign addr = axon;
    end
  endgenerate

  wire [Lanes-1:0] learn_lanes = {{(Lanes - 1) {1'b0}}, 1'b1} << learn_lane;
  wire [Lanes-1:0] cfg_lanes = {{(Lanes - 8) {1'b0}}, 8'hff} << cfg_lane;
  wire [Lanes-1:0] write =
      learn_write_i ? learn_lanes : cfg_write_i ? cfg_lanes : {Lanes{1'b0}};

  sram_1rw #(
      .Parts(Lanes),
      .PartBits(4),
      .Depth(Axons * RowWords)
  ) i_sram (
      .clk_i(clk_i),
      .read_i(row_read_i || learn_read_i || cfg_read_i),
      .write_i(write),
      .addr_i(addr),
      .write_data_i(learn_write_i ? {Lanes{learn_count_i}} : {Octets{cfg_data_i}}),
      .read_data_o(row_counts_o)
  );

  reg [LaneBits-1:0] lane_q;
  always @(posedge clk_i) if (learn_read_i || cfg_read_i) lane_q <= learn ? learn_lane : cfg_lane;

  assign learn_count_o = row_counts_o[4*lane_q+:4];
  assign cfg_data_o = row_counts_o[4*lane_q+:32];  // lane_q is a whole octet then
endmodule

`default_nettype wire
