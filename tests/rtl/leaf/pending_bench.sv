// The ring of pending bitmaps beside eight sets: deliveries while the tick's own set is emptied, and a
// configuration that reads and writes the others in between.
module pending_bench #(
    parameter Axons = 256
) (
    input wire clk_i,
    input wire rst_ni
);
  localparam AxonBits = $clog2(Axons);
  localparam WordBits = (Axons < 32) ? Axons : 32;
  localparam Words = Axons / WordBits;
  reg set, pair, enable, pops, read, write;
  reg [2:0] set_slot, slot = 0, cfg_slot, cfg_word;
  reg [AxonBits-1:0] set_axon;
  reg [31:0] data;
  wire was_set, empty, valid, last;
  wire [AxonBits-1:0] axon;
  wire [31:0] got;
  wire pop = pops && valid;

  pending #(.Axons(Axons)) i_dut (
      .clk_i(clk_i), .rst_ni(rst_ni), .set_i(set), .set_slot_i(set_slot), .set_axon_i(set_axon),
      .set_pair_i(pair), .was_set_o(was_set), .slot_i(slot), .enable_i(enable), .pop_i(pop),
      .empty_o(empty), .valid_o(valid), .last_o(last), .axon_o(axon), .cfg_read_i(read),
      .cfg_write_i(write), .cfg_slot_i(cfg_slot), .cfg_word_i(cfg_word), .cfg_data_i(data),
      .cfg_data_o(got)
  );

  bit [Axons-1:0] sets[0:7];
  bit begun = 0, checks = 0;
  bit [31:0] expected;
  bit [AxonBits-1:0] to;

  function automatic int lowest(bit [Axons-1:0] of);
    for (int i = 0; i < Axons; i++) if (of[i]) return i;
    return 0;
  endfunction

  always @(posedge clk_i) begin
    automatic int left = $countones(sets[slot]);
    if (rst_ni) begin
      leaf::leaf_same("pending.empty_o", empty, left == 0);
      leaf::leaf_same("pending.valid_o", valid, begun && left > 0);
      if (valid) begin
        leaf::leaf_same("pending.axon_o", axon, lowest(sets[slot]));
        leaf::leaf_same("pending.last_o", last, left == 1);
      end
      if (set) leaf::leaf_same("pending.was_set_o", was_set, sets[set_slot][set_axon]);
      if (checks) leaf::leaf_same("pending.cfg_data_o", got, expected);
    end
    checks = read && rst_ni;
    expected = 32'(WordBits'(sets[cfg_slot] >> (int'(cfg_word) % Words) * WordBits));
    begun = enable;
    if (pop) sets[slot][lowest(sets[slot])] = 1'b0;
    if (set) begin
      sets[set_slot][set_axon] = 1'b1;
      if (pair) sets[set_slot][set_axon+1'b1] = 1'b1;
    end
    if (write) sets[cfg_slot][(int'(cfg_word)%Words)*WordBits+:WordBits] = data[WordBits-1:0];
    set <= 1'b0;
    read <= 1'b0;
    write <= 1'b0;
    if (!rst_ni) begin
      for (int i = 0; i < 8; i++) sets[i] = 0;
      enable <= 1'b0;
      begun = 0;
    end else if (enable) begin
      if (sets[slot] == 0) begin
        enable <= 1'b0;
        begun = 0;
      end
      set <= leaf::offers();
    end else if (leaf::chance(5)) begin  // the next tick
      slot <= slot + 1'b1;
      enable <= 1'b1;
    end else if (leaf::chance(50)) set <= leaf::offers();
    else begin
      read <= leaf::takes();
      write <= leaf::chance(40);
    end
    set_slot <= slot + 3'd1 + 3'(leaf::below(7));
    cfg_slot <= slot + 3'd1 + 3'(leaf::below(7));
    cfg_word <= 3'(leaf::below(Words));
    to = AxonBits'($urandom);
    set_axon <= to;
    pair <= leaf::chance(30) && !(&to);
    data <= 32'(leaf::corner());
    pops <= leaf::takes();
  end
endmodule
