// Synapse counts beside an array of them: rows, learning and configuration take turns at the one port.
module synapse_memory_bench #(
    parameter Axons = 16,
    parameter Neurons = 16,
    parameter Lanes = 8
) (
    input wire clk_i
);
  localparam AxonBits = $clog2(Axons), NeuronBits = $clog2(Neurons);
  localparam RowWords = Neurons / Lanes, WordBits = (RowWords > 1) ? $clog2(RowWords) : 1;
  enum {None, Row, LearnRead, LearnWrite, CfgRead, CfgWrite} use_q = None, was = None;
  reg [AxonBits-1:0] row_axon, learn_axon, cfg_axon;
  reg [WordBits-1:0] row_word;
  reg [NeuronBits-1:0] learn_neuron;
  reg [3:0] count;
  reg [4:0] octet;
  reg [31:0] data;
  wire [4*Lanes-1:0] row;
  wire [3:0] learned;
  wire [31:0] word;

  synapse_memory #(.Axons(Axons), .Neurons(Neurons), .Lanes(Lanes)) i_dut (
      .clk_i(clk_i), .row_read_i(use_q == Row), .row_axon_i(row_axon), .row_word_i(row_word),
      .row_counts_o(row), .learn_read_i(use_q == LearnRead), .learn_write_i(use_q == LearnWrite),
      .learn_axon_i(learn_axon), .learn_neuron_i(learn_neuron), .learn_count_i(count),
      .learn_count_o(learned), .cfg_read_i(use_q == CfgRead), .cfg_write_i(use_q == CfgWrite),
      .cfg_axon_i(cfg_axon), .cfg_octet_i(octet), .cfg_data_i(data), .cfg_data_o(word)
  );

  bit [3:0] counts[0:Axons-1][0:Neurons-1];
  bit [4*Lanes-1:0] row_expected;
  bit [31:0] word_expected;
  bit [3:0] count_expected;
  int filled = 0;  // octets written since the beginning

  always @(posedge clk_i) begin
    if (was == Row)
      for (int i = 0; i < Lanes; i += 8)
        leaf::leaf_same("synapse_memory.row_counts_o", row[4*i+:32], row_expected[4*i+:32]);
    if (was == LearnRead) leaf::leaf_same("synapse_memory.learn_count_o", learned, count_expected);
    if (was == CfgRead) leaf::leaf_same("synapse_memory.cfg_data_o", word, word_expected);
    for (int i = 0; i < Lanes; i++) row_expected[4*i+:4] = counts[row_axon][int'(row_word)*Lanes+i];
    count_expected = counts[learn_axon][learn_neuron];
    for (int i = 0; i < 8; i++) begin
      word_expected[4*i+:4] = counts[cfg_axon][int'(octet)*8+i];
      if (use_q == CfgWrite) counts[cfg_axon][int'(octet)*8+i] = data[4*i+:4];
    end
    if (use_q == LearnWrite) counts[learn_axon][learn_neuron] = count;
    was = use_q;
    row_axon <= AxonBits'($urandom);
    learn_axon <= AxonBits'($urandom);
    cfg_axon <= AxonBits'($urandom);
    row_word <= RowWords > 1 ? WordBits'($urandom) : 0;
    learn_neuron <= NeuronBits'($urandom);
    count <= 4'($urandom);
    octet <= 5'(leaf::below(Neurons / 8));
    data <= $urandom;
    case ($urandom % 5)
      0: use_q <= Row;
      1: use_q <= LearnRead;
      2: use_q <= LearnWrite;
      3: use_q <= CfgRead;
      default: use_q <= CfgWrite;
    endcase
    if (!leaf::offers()) use_q <= None;
    if (filled < Axons * Neurons / 8) begin  // first all of it is written
      use_q <= CfgWrite;
      cfg_axon <= AxonBits'(filled / (Neurons / 8));
      octet <= 5'(filled % (Neurons / 8));
      filled++;
    end
  end
endmodule
