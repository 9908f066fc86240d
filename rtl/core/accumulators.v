// Excitation AE and inhibition AI of every neuron in this tick (specification, T1): each row word is
// added Lanes counts at a time; the first row of a tick is written instead, so nothing is cleared.
`default_nettype none

module accumulators #(
    parameter Neurons = 256,
    parameter Lanes = 16,
    parameter NeuronBits = $clog2(Neurons),
    parameter RowWords = Neurons / Lanes,
    parameter WordBits = (RowWords > 1) ? $clog2(RowWords) : 1,
    parameter CountBits = $clog2(Lanes + 1)
) (
    input  wire                  clk_i,
    input  wire                  rst_ni,
    input  wire                  clear_i,        // a tick begins
    output wire                  active_o,       // some axon was active in it
    // rows: a word is being read from the synapses, its counts come the cycle after
    input  wire                  row_read_i,
    input  wire [  WordBits-1:0] row_word_i,
    input  wire                  row_excitatory_i,
    input  wire [   4*Lanes-1:0] row_counts_i,
    input  wire                  row_done_i,     // the row is in and its axon dealt with
    // sums of one neuron, there the cycle after
    input  wire                  scan_i,
    input  wire [NeuronBits-1:0] scan_neuron_i,
    output wire [          11:0] excitation_o,
    output wire [          11:0] inhibition_o,
    // synapses that passed, without the lanes beyond the last neuron in use
    input  wire [NeuronBits-1:0] last_neuron_i,
    output wire                  passed_valid_o,
    output reg  [ CountBits-1:0] passed_o
);
  localparam LaneBits = $clog2(Lanes);
  localparam SumBits = 12;

  // a word on its way
  reg add_q, add_excitatory_q;
  reg [WordBits-1:0] add_word_q;
  reg [LaneBits-1:0] lane_q;
  reg excitation_filled_q, inhibition_filled_q;

  wire [LaneBits-1:0] lane = scan_neuron_i[LaneBits-1:0];
  wire scan_read = scan_i && (lane == 0);
  wire [WordBits-1:0] scan_word, last_word;
  generate
    if (RowWords > 1) begin : gen_words
      assign scan_word = scan_neuron_i[NeuronBits-1:LaneBits];
      assign last_word = last_neuron_i[NeuronBits-1:LaneBits];
    end else begin : gen_one_word
      assign scan_word = 1'b0;
      assign last_word = 1'b0;
    end
  endgenerate
  wire [WordBits-1:0] read_word = row_read_i ? row_word_i : scan_word;

  wire [SumBits*Lanes-1:0] excitation, inhibition;
  reg [SumBits*Lanes-1:0] sum;

  sram_1r1w #(
      .Width(SumBits * Lanes),
      .Depth(RowWords)
  ) i_excitation (
      .clk_i(clk_i),
      .read_i((row_read_i && row_excitatory_i) || scan_read),
      .read_addr_i(read_word),
      .read_data_o(excitation),
      .write_i(add_q && add_excitatory_q),
      .write_addr_i(add_word_q),
      .write_data_i(sum)
  );
  sram_1r1w #(
      .Width(SumBits * Lanes),
      .Depth(RowWords)
  ) i_inhibition (
      .clk_i(clk_i),
      .read_i((row_read_i && !row_excitatory_i) || scan_read),
      .read_addr_i(read_word),
      .read_data_o(inhibition),
      .write_i(add_q && !add_excitatory_q),
      .write_addr_i(add_word_q),
      .write_data_i(sum)
  );

  wire first = add_excitatory_q ? !excitation_filled_q : !inhibition_filled_q;
  wire [LaneBits-1:0] last_lane =
      (add_word_q == last_word) ? last_neuron_i[LaneBits-1:0] : {LaneBits{1'b1}};
  integer i, j;

  always @* begin
    sum = 0;
    i = 0;
    if (add_q) begin
      if (!first) sum = add_excitatory_q ? excitation : inhibition;
      for (i = 0; i < Lanes; i = i + 1)
        sum[SumBits*i+:SumBits] = sum[SumBits*i+:SumBits] + {8'd0, row_counts_i[4*i+:4]};
    end
  end

  always @* begin
    passed_o = 0;
    j = 0;
    if (add_q)
      for (j = 0; j < Lanes; j = j + 1)
        if (j[LaneBits-1:0] <= last_lane)
          passed_o = passed_o + {{(CountBits - 1) {1'b0}}, row_counts_i[4*j+:4] != 4'd0};
  end

  assign passed_valid_o = add_q;
  assign active_o = excitation_filled_q || inhibition_filled_q;
  assign excitation_o = excitation_filled_q ? excitation[SumBits*lane_q+:SumBits] : 12'd0;
  assign inhibition_o = inhibition_filled_q ? inhibition[SumBits*lane_q+:SumBits] : 12'd0;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      add_q <= 1'b0;
      add_excitatory_q <= 1'b0;
      add_word_q <= 0;
      lane_q <= 0;
      excitation_filled_q <= 1'b0;
      inhibition_filled_q <= 1'b0;
    end else begin
      add_q <= row_read_i;
      if (row_read_i) begin
        add_excitatory_q <= row_excitatory_i;
        add_word_q <= row_word_i;
      end
      if (scan_i) lane_q <= lane;
      if (clear_i) begin
        excitation_filled_q <= 1'b0;
        inhibition_filled_q <= 1'b0;
      end else if (row_done_i) begin
        if (row_excitatory_i) excitation_filled_q <= 1'b1;
        else inhibition_filled_q <= 1'b1;
      end
    end
  end
endmodule

`default_nettype wire
