// The lowest set bit beside a search.
module first_one_bench #(
    parameter Width = 32
) (
    input wire clk_i
);
  localparam IndexBits = (Width > 1) ? $clog2(Width) : 1;
  reg [Width-1:0] bits;
  wire [IndexBits-1:0] index;

  first_one #(.Width(Width)) i_dut (.bits_i(bits), .index_o(index));

  always @(posedge clk_i) begin
    automatic int expected = 0;
    for (int i = Width - 1; i >= 0; i--) if (bits[i]) expected = i;
    leaf::leaf_same("first_one.index_o", index, expected);
    bits <= Width'($urandom) << leaf::below(Width + 1);
  end
endmodule
