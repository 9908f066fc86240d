// A set that is filled, asked and emptied, beside a set.
module bitmap_bench #(
    parameter Bits = 256
) (
    input wire clk_i,
    input wire rst_ni
);
  localparam IndexBits = $clog2(Bits);
  reg set, emptying, pops;
  reg [IndexBits-1:0] set_index, ask_index;
  bit [Bits-1:0] members = 0;
  bit begun = 0;  // the first word was taken
  wire member, empty, valid, last;
  wire [IndexBits-1:0] index;
  wire pop = pops && valid;

  bitmap #(.Bits(Bits)) i_dut (
      .clk_i(clk_i), .rst_ni(rst_ni), .set_i(set), .set_index_i(set_index), .ask_index_i(ask_index),
      .member_o(member), .empty_o(empty), .enable_i(emptying), .pop_i(pop), .valid_o(valid),
      .last_o(last), .index_o(index)
  );

  function automatic int lowest();
    for (int i = 0; i < Bits; i++) if (members[i]) return i;
    return 0;
  endfunction

  always @(posedge clk_i) begin
    automatic int left = $countones(members);
    if (rst_ni) begin
      leaf::leaf_same("bitmap.empty_o", empty, left == 0);
      leaf::leaf_same("bitmap.valid_o", valid, begun && left > 0);
      if (valid) begin
        leaf::leaf_same("bitmap.index_o", index, lowest());
        leaf::leaf_same("bitmap.last_o", last, left == 1);
      end
      if (!begun) leaf::leaf_same("bitmap.member_o", member, members[ask_index]);
    end
    if (set) members[set_index] = 1'b1;
    if (pop) members[lowest()] = 1'b0;
    begun = emptying;
    // filled for some cycles, then emptied
    set <= 1'b0;
    if (!rst_ni || (emptying && members == 0)) begin
      if (!rst_ni) members = 0;
      begun = 0;
      emptying <= 1'b0;
    end else if (!emptying) begin
      if (leaf::chance(4)) emptying <= 1'b1;
      else set <= leaf::offers();
    end
    set_index <= IndexBits'($urandom);
    ask_index <= IndexBits'($urandom);
    pops <= leaf::takes();
  end
endmodule
