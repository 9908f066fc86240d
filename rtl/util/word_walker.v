// Visits the set bits of a bitmap in ascending order. It holds the word it walks and takes the next
// filled word from its owner without losing a cycle.
`default_nettype none

module word_walker #(
    parameter Words = 8,
    parameter WordBits = 32,
    parameter WordIndexBits = (Words > 1) ? $clog2(Words) : 1,
    parameter BitIndexBits = $clog2(WordBits)
) (
    input  wire                                  clk_i,
    input  wire                                  rst_ni,
    // the bitmap: which words have a set bit, and the lowest of them
    input  wire [                     Words-1:0] filled_i,
    input  wire [                  WordBits-1:0] word_i,
    output wire [             WordIndexBits-1:0] word_index_o,
    output wire                                  take_word_o,   // word_i is taken: clear it
    // the walk
    input  wire                                  enable_i,      // words may be taken
    input  wire                                  pop_i,         // the bit shown is dealt with
    output wire                                  valid_o,
    output wire                                  last_o,        // nothing follows the bit shown
    output wire [WordIndexBits+BitIndexBits-1:0] index_o
);
  reg [WordBits-1:0] head_q;
  reg [WordIndexBits-1:0] base_q;

  wire [WordBits-1:0] rest = head_q & (head_q - {{(WordBits - 1) {1'b0}}, 1'b1});
  wire any_filled = |filled_i;
  wire [BitIndexBits-1:0] bit_index;

  first_one #(.Width(Words)) i_first_word (.bits_i(filled_i), .index_o(word_index_o));
  first_one #(.Width(WordBits)) i_first_bit (.bits_i(head_q), .index_o(bit_index));

  assign take_word_o = enable_i && any_filled && ((head_q == 0) || (pop_i && (rest == 0)));
  assign valid_o = head_q != 0;
  assign last_o = (rest == 0) && !any_filled;
  assign index_o = {base_q, bit_index};

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      head_q <= 0;
      base_q <= 0;
    end else if (take_word_o) begin
      head_q <= word_i;
      base_q <= word_index_o;
    end else if (pop_i) begin
      head_q <= rest;
    end
  end
endmodule

`default_nettype wire
