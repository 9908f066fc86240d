// A walk over a bitmap beside a search for what is left; it loses no cycle between words.
module word_walker_bench #(
    parameter Words = 8,
    parameter WordBits = 32
) (
    input wire clk_i,
    input wire rst_ni
);
  localparam WordIndexBits = (Words > 1) ? $clog2(Words) : 1;
  localparam BitIndexBits = $clog2(WordBits);
  reg [Words-1:0] filled;
  reg [WordBits-1:0] words[0:Words-1];
  reg enable, pops;
  bit [WordBits-1:0] head = 0;  // what it walks, and where that was
  int base = 0;
  wire [WordIndexBits-1:0] word_index;
  wire take_word, valid, last;
  wire [WordIndexBits+BitIndexBits-1:0] index;
  wire pop = pops && valid;

  word_walker #(.Words(Words), .WordBits(WordBits)) i_dut (
      .clk_i(clk_i), .rst_ni(rst_ni), .filled_i(filled), .word_i(words[word_index]),
      .word_index_o(word_index), .take_word_o(take_word), .enable_i(enable), .pop_i(pop),
      .valid_o(valid), .last_o(last), .index_o(index)
  );

  function automatic int lowest_word();
    for (int i = 0; i < Words; i++) if (filled[i]) return i;
    return 0;
  endfunction

  function automatic int lowest_bit();
    for (int i = 0; i < WordBits; i++) if (head[i]) return i;
    return 0;
  endfunction

  always @(posedge clk_i) begin
    automatic int left = $countones(head);
    automatic bit takes = enable && filled != 0 && (left == 0 || (pop && left == 1));
    if (rst_ni) begin
      leaf::leaf_same("word_walker.valid_o", valid, left > 0);
      leaf::leaf_same("word_walker.take_word_o", take_word, takes);
      if (left > 0) begin
        leaf::leaf_same("word_walker.index_o", index, base * WordBits + lowest_bit());
        leaf::leaf_same("word_walker.last_o", last, left == 1 && filled == 0);
      end
      if (takes) leaf::leaf_same("word_walker.word_index_o", word_index, lowest_word());
    end
    if (pop) head[lowest_bit()] = 1'b0;
    if (takes) begin
      base = lowest_word();
      head = words[base];
      filled[base] <= 1'b0;
    end
    if (!rst_ni) begin
      head = 0;
      filled <= 0;
    end else if (filled == 0 && leaf::offers())
      for (int i = 0; i < Words; i++) begin
        words[i] <= WordBits'($urandom) | (WordBits'(1) << leaf::below(WordBits));
        filled[i] <= leaf::chance(50);
      end
    enable <= leaf::chance(90);
    pops <= leaf::takes();
  end
endmodule
