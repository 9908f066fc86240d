// A set of indices: filled in any order, asked for members, then emptied in ascending order.
`default_nettype none

module bitmap #(
    parameter Bits = 256,  // power of two, 8..256
    parameter IndexBits = $clog2(Bits)
) (
    input  wire                 clk_i,
    input  wire                 rst_ni,
    // fill
    input  wire                 set_i,
    input  wire [IndexBits-1:0] set_index_i,
    // ask; not for what is being emptied
    input  wire [IndexBits-1:0] ask_index_i,
    output wire                 member_o,
    // empty
    output wire                 empty_o,
    input  wire                 enable_i,
    input  wire                 pop_i,
    output wire                 valid_o,
    output wire                 last_o,
    output wire [IndexBits-1:0] index_o
);
  localparam WordBits = (Bits < 32) ? Bits : 32;
  localparam Words = Bits / WordBits;
  localparam BitIndexBits = $clog2(WordBits);
  localparam WordIndexBits = (Words > 1) ? $clog2(Words) : 1;

  reg [WordBits-1:0] words[0:Words-1];  // a word counts only while it is filled
  reg [Words-1:0] filled_q;

  wire [WordIndexBits-1:0] first_word, set_word, ask_word;
  wire [WordIndexBits+BitIndexBits-1:0] index;
  wire take_word;

  generate
    if (Words > 1) begin : gen_words
      assign set_word = set_index_i[IndexBits-1:BitIndexBits];
      assign ask_word = ask_index_i[IndexBits-1:BitIndexBits];
    end else begin : gen_one_word
      assign set_word = 1'b0;
      assign ask_word = 1'b0;
    end
  endgenerate

  word_walker #(
      .Words(Words),
      .WordBits(WordBits)
  ) i_walker (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .filled_i(filled_q),
      .word_i(words[first_word]),
      .word_index_o(first_word),
      .take_word_o(take_word),
      .enable_i(enable_i),
      .pop_i(pop_i),
      .valid_o(valid_o),
      .last_o(last_o),
      .index_o(index)
  );

  assign member_o = filled_q[ask_word] && words[ask_word][ask_index_i[BitIndexBits-1:0]];
  assign empty_o = !valid_o && (filled_q == 0);
  assign index_o = index[IndexBits-1:0];

  wire [WordBits-1:0] set_bit =
      {{(WordBits - 1) {1'b0}}, 1'b1} << set_index_i[BitIndexBits-1:0];

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      filled_q <= 0;
    end else begin
      if (take_word) filled_q[first_word] <= 1'b0;
      if (set_i) begin
        filled_q[set_word] <= 1'b1;
        words[set_word] <= filled_q[set_word] ? (words[set_word] | set_bit) : set_bit;
      end
    end
  end
endmodule

`default_nettype wire
