// From a looked-up spike to its slot, beside the arithmetic of the tick protocol.
module delivery_bench (
    input wire clk_i,
    input wire rst_ni
);
  reg valid, hit, was_set;
  reg [7:0] axon, flit_tick, own_tick;
  reg [2:0] delay;
  wire set;
  wire [2:0] slot;
  wire told, told_hit, merged, late, early;
  wire [7:0] told_axon;

  delivery i_dut (
      .clk_i(clk_i), .rst_ni(rst_ni), .valid_i(valid), .hit_i(hit), .axon_i(axon), .delay_i(delay),
      .flit_tick_i(flit_tick), .own_tick_i(own_tick), .set_o(set), .slot_o(slot), .was_set_i(was_set),
      .valid_o(told), .hit_o(told_hit), .merged_o(merged), .late_o(late), .early_o(early),
      .axon_o(told_axon)
  );

  bit expects = 0;
  bit [11:0] account;  // {hit, merged, late, early, axon}

  always @(posedge clk_i) begin
    automatic int age = int'(flit_tick) - int'(own_tick), ahead, due;
    if (age > 127) age -= 256;
    if (age < -128) age += 256;
    ahead = age + int'(delay);
    due = ahead < 1 ? 1 : ahead > 7 ? 7 : ahead;
    if (rst_ni) begin
      leaf::leaf_same("delivery.set_o", set, valid && hit);
      if (set) leaf::leaf_same("delivery.slot_o", slot, (int'(own_tick) + due) % 8);
      leaf::leaf_same("delivery.valid_o", told, expects);
      if (expects)
        leaf::leaf_same("delivery.account", {told_hit, merged, late, early, told_axon}, account);
    end
    expects = valid && rst_ni;
    account = hit ? {1'b1, was_set, ahead < 1, ahead > 7, axon} : 12'd0;
    valid <= leaf::offers();
    hit <= leaf::chance(70);
    was_set <= leaf::chance(50);
    axon <= 8'($urandom);
    delay <= 3'($urandom);
    own_tick <= 8'($urandom);
    flit_tick <= leaf::chance(50) ? 8'($urandom) : own_tick + 8'(leaf::below(20)) - 8'd10;
  end
endmodule
