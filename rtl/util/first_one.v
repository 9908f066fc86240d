// Index of the lowest set bit, by isolating it and encoding what is left; 0 if none is set.
`default_nettype none

module first_one #(
    parameter Width = 32,
    parameter IndexBits = (Width > 1) ? $clog2(Width) : 1
) (
    input  wire [    Width-1:0] bits_i,
    output wire [IndexBits-1:0] index_o
);
  // Bits whose index has bit `place` set.
  function [Width-1:0] having(input integer place);
    integer i;
    for (i = 0; i < Width; i = i + 1) having[i] = ((i >> place) & 1) != 0;
  endfunction

  wire [Width-1:0] lowest = bits_i & (~bits_i + {{(Width - 1) {1'b0}}, 1'b1});

  genvar place;
  generate
    for (place = 0; place < IndexBits; place = place + 1) begin : gen_place
      localparam [Width-1:0] Having = having(place);
      assign index_o[place] = |(lowest & Having);
    end
  endgenerate
endmodule

`default_nettype wire
