// Sums of a tick beside sums: many rows with large counts, or few, or none; then a scan of the neurons in use.
module accumulators_bench #(
    parameter Neurons = 16,
    parameter Lanes = 8
) (
    input wire clk_i,
    input wire rst_ni
);
  localparam NeuronBits = $clog2(Neurons);
  localparam RowWords = Neurons / Lanes, WordBits = (RowWords > 1) ? $clog2(RowWords) : 1;
  localparam CountBits = $clog2(Lanes + 1);
  enum {Clear, Row, Wait, Scan} stage = Clear;
  reg [WordBits-1:0] word;
  reg excitatory, done;
  reg [4*Lanes-1:0] counts;
  reg [NeuronBits-1:0] neuron, last;
  wire active, passed_valid;
  wire [11:0] excitation, inhibition;
  wire [CountBits-1:0] passed;

  accumulators #(.Neurons(Neurons), .Lanes(Lanes)) i_dut (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(stage == Clear), .active_o(active),
      .row_read_i(stage == Row), .row_word_i(word), .row_excitatory_i(excitatory),
      .row_counts_i(counts), .row_done_i(stage == Wait && done), .scan_i(stage == Scan),
      .scan_neuron_i(neuron), .excitation_o(excitation), .inhibition_o(inhibition),
      .last_neuron_i(last), .passed_valid_o(passed_valid), .passed_o(passed)
  );

  int sums[0:1][0:Neurons-1];
  int rows = 0, largest = 15, before_neuron = 0, added = 0;
  bit adds = 0, scanned = 0, any = 0;

  always @(posedge clk_i) begin
    automatic int expected = 0;
    if (rst_ni) begin
      leaf::leaf_same("accumulators.passed_valid_o", passed_valid, adds);
      if (stage != Row && stage != Wait) leaf::leaf_same("accumulators.active_o", active, any);
      if (scanned) begin
        leaf::leaf_same("accumulators.excitation_o", excitation, sums[1][before_neuron]);
        leaf::leaf_same("accumulators.inhibition_o", inhibition, sums[0][before_neuron]);
      end
      if (adds) begin
        for (int i = 0; i < Lanes; i++) begin
          automatic int n = added * Lanes + i;
          if (counts[4*i+:4] != 0 && n <= int'(last)) expected += 1;
          sums[excitatory][n] += int'(counts[4*i+:4]);
        end
        leaf::leaf_same("accumulators.passed_o", passed, expected);
      end
    end
    adds = stage == Row && rst_ni;
    added = int'(word);
    scanned = stage == Scan && rst_ni;
    before_neuron = int'(neuron);
    for (int i = 0; i < Lanes; i++)
      counts[4*i+:4] <= largest == 15 && leaf::chance(80) ? 4'd15 : 4'(leaf::below(largest + 1));
    done <= leaf::takes();
    if (!rst_ni) any = 0;
    if (!rst_ni) stage <= Clear;
    else
      case (stage)
        Clear: begin
          for (int i = 0; i < Neurons; i++) begin
            sums[0][i] = 0;
            sums[1][i] = 0;
          end
          any = 0;
          rows = leaf::chance(10) ? 250 : leaf::below(6);  // at most 256 axons of 15 each fit in 12 bits
          largest = rows > 5 ? 15 : leaf::below(16);
          last <= NeuronBits'($urandom);
          word <= 0;
          neuron <= 0;
          excitatory <= leaf::chance(50);
          stage <= rows == 0 ? Scan : Row;
        end
        Row: begin
          word <= int'(word) == int'(last) / Lanes ? 0 : word + 1'b1;
          if (int'(word) == int'(last) / Lanes) stage <= Wait;
        end
        Wait:
        if (done) begin
          any = 1;
          rows--;
          if (rows < 200) excitatory <= leaf::chance(50);
          stage <= rows == 0 ? Scan : Row;
        end
        default: begin
          neuron <= neuron + 1'b1;
          if (neuron == last) stage <= Clear;
        end
      endcase
  end
endmodule
