// Spikes that will become events: a ring of eight bitmaps of Axons bits, one for each tick to come.
// A delivery sets a bit, and of a pair the next one too; the bitmap of the tick the core is in is
// emptied in ascending order. Even and odd axons lie in two banks, so that a pair needs no second
// cycle.
`default_nettype none

module pending #(
    parameter Axons = 256,  // power of two, 8..256
    parameter AxonBits = $clog2(Axons)
) (
    input  wire                clk_i,
    input  wire                rst_ni,
    // delivery
    input  wire                set_i,
    input  wire [         2:0] set_slot_i,
    input  wire [AxonBits-1:0] set_axon_i,
    input  wire                set_pair_i,
    output wire                was_set_o,     // the (first) bit is set already
    // events of the tick the core is in
    input  wire [         2:0] slot_i,
    input  wire                enable_i,
    input  wire                pop_i,
    output wire                empty_o,
    output wire                valid_o,
    output wire                last_o,
    output wire [AxonBits-1:0] axon_o,
    // configuration: a word of 32 axons of a slot
    input  wire                cfg_read_i,
    input  wire                cfg_write_i,
    input  wire [         2:0] cfg_slot_i,
    input  wire [         2:0] cfg_word_i,
    input  wire [        31:0] cfg_data_i,
    output wire [        31:0] cfg_data_o
);
  localparam WordBits = (Axons < 32) ? Axons : 32;
  localparam HalfBits = WordBits / 2;
  localparam Words = Axons / WordBits;
  localparam BitIndexBits = $clog2(WordBits);
  localparam WordIndexBits = (Words > 1) ? $clog2(Words) : 1;

  // A half word counts only while it is filled.
  reg [HalfBits-1:0] even[0:8*Words-1];
  reg [HalfBits-1:0] odd[0:8*Words-1];
  reg [8*Words-1:0] even_filled_q, odd_filled_q;
  reg [31:0] cfg_data_q;

  // delivery: the odd bit of a pair that starts odd is the first, the even bit lies one further
  localparam PlaceBits = 3 + $clog2(Words);  // slot and word
  localparam HalfIndexBits = AxonBits - 1;
  wire first_odd = set_axon_i[0];
  wire [HalfIndexBits-1:0] odd_index = set_axon_i[AxonBits-1:1];
  wire [HalfIndexBits-1:0] even_index =
      odd_index + {{(HalfIndexBits - 1) {1'b0}}, first_odd};
  wire set_even = set_i && (!first_odd || set_pair_i);
  wire set_odd = set_i && (first_odd || set_pair_i);
  wire [BitIndexBits-2:0] even_bit = even_index[BitIndexBits-2:0];
  wire [BitIndexBits-2:0] odd_bit = odd_index[BitIndexBits-2:0];
  wire [PlaceBits-1:0] even_place, odd_place, cfg_place;
  generate
    if (Words > 1) begin : gen_words
      assign even_place = {set_slot_i, even_index[HalfIndexBits-1:BitIndexBits-1]};
      assign odd_place  = {set_slot_i, odd_index[HalfIndexBits-1:BitIndexBits-1]};
      assign cfg_place  = {cfg_slot_i, cfg_word_i[WordIndexBits-1:0]};
    end else begin : gen_one_word
      assign even_place = set_slot_i;
      assign odd_place  = set_slot_i;
      assign cfg_place  = cfg_slot_i;
    end
  endgenerate
  wire [HalfBits-1:0] even_old = even_filled_q[even_place] ? even[even_place] : {HalfBits{1'b0}};
  wire [HalfBits-1:0] odd_old = odd_filled_q[odd_place] ? odd[odd_place] : {HalfBits{1'b0}};
  localparam [HalfBits-1:0] One = 1;

  assign was_set_o = first_odd ? odd_old[odd_bit] : even_old[even_bit];

  // events
  wire [Words-1:0] even_filled = even_filled_q[slot_i*Words+:Words];
  wire [Words-1:0] odd_filled = odd_filled_q[slot_i*Words+:Words];
  wire [WordIndexBits-1:0] first_word;
  wire [PlaceBits-1:0] first_place;
  wire [WordIndexBits+BitIndexBits-1:0] index;
  wire take_word, empty_ahead;
  generate
    if (Words > 1) begin : gen_first_place
      assign first_place = {slot_i, first_word};
    end else begin : gen_only_place
      assign first_place = slot_i;
    end
  endgenerate

  wire [PlaceBits-1:0] read_place = (cfg_read_i) ? cfg_place : first_place;
  wire [HalfBits-1:0] even_read =
      even_filled_q[read_place] ? even[read_place] : {HalfBits{1'b0}};
  wire [HalfBits-1:0] odd_read = odd_filled_q[read_place] ? odd[read_place] : {HalfBits{1'b0}};
  reg [WordBits-1:0] read_word;
  reg [HalfBits-1:0] cfg_even, cfg_odd;
  integer i, j;
  always @* begin
    read_word = 0;
    i = 0;
    if (take_word || cfg_read_i)
      for (i = 0; i < HalfBits; i = i + 1) read_word[2*i+:2] = {odd_read[i], even_read[i]};
  end
  always @* begin
    cfg_even = 0;
    cfg_odd  = 0;
    j = 0;
    if (cfg_write_i)
      for (j = 0; j < HalfBits; j = j + 1) begin
        cfg_even[j] = cfg_data_i[2*j];
        cfg_odd[j]  = cfg_data_i[2*j+1];
      end
  end

  word_walker #(
      .Words(Words),
      .WordBits(WordBits)
  ) i_walker (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .filled_i(even_filled | odd_filled),
      .word_i(read_word),
      .word_index_o(first_word),
      .take_word_o(take_word),
      .enable_i(enable_i),
      .pop_i(pop_i),
      .valid_o(valid_o),
      .last_o(last_o),
      .index_o(index)
  );

  assign empty_ahead = (even_filled | odd_filled) == 0;
  assign empty_o = !valid_o && empty_ahead;
  assign axon_o = index[AxonBits-1:0];
  assign cfg_data_o = cfg_data_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      even_filled_q <= 0;
      odd_filled_q  <= 0;
    end else begin
      if (take_word) begin
        even_filled_q[first_place] <= 1'b0;
        odd_filled_q[first_place]  <= 1'b0;
      end
      if (set_even) begin
        even_filled_q[even_place] <= 1'b1;
        even[even_place] <= even_old | (One << even_bit);
      end
      if (set_odd) begin
        odd_filled_q[odd_place] <= 1'b1;
        odd[odd_place] <= odd_old | (One << odd_bit);
      end
      if (cfg_write_i) begin
        even_filled_q[cfg_place] <= |cfg_even;
        odd_filled_q[cfg_place] <= |cfg_odd;
        even[cfg_place] <= cfg_even;
        odd[cfg_place] <= cfg_odd;
      end
    end
    if (cfg_read_i) cfg_data_q <= {{(32 - WordBits) {1'b0}}, read_word};
  end
endmodule

`default_nettype wire
