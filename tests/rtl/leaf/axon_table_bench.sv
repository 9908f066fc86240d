// Look-ups beside a table of sources and their lines. A slot's source is one that no other slot may have.
module axon_table_bench #(
    parameter Sources = 32,
    parameter Lines = 16
) (
    input wire clk_i,
    input wire rst_ni
);
  localparam SlotBits = $clog2(Sources);
  reg spike, at_source, at_entry, write;
  reg [8:0] source;
  reg [7:0] neuron;
  reg [SlotBits+7:0] offset;
  reg [16:0] data;
  wire valid, hit, pair;
  wire [2:0] delay;
  wire [7:0] axon;
  wire [31:0] got_source, got_entry;

  axon_table #(.Sources(Sources), .Lines(Lines)) i_dut (
      .clk_i(clk_i), .rst_ni(rst_ni), .spike_i(spike), .source_i(source), .neuron_i(neuron),
      .valid_o(valid), .hit_o(hit), .pair_o(pair), .delay_o(delay), .axon_o(axon),
      .cfg_source_i(at_source), .cfg_entry_i(at_entry), .cfg_write_i(write), .cfg_offset_i(offset),
      .cfg_data_i(data), .cfg_source_o(got_source), .cfg_entry_o(got_entry)
  );

  reg [Sources-1:0] used = 0, named = 0;
  reg [8:0] sources[0:Sources-1];
  reg [12:0] entries[0:Sources*Lines-1];
  reg [Sources*Lines-1:0] known = 0;
  // what is expected in this cycle
  bit asked = 0, finds = 0, tells = 0, tells_source = 0, tells_entry = 0;
  bit [12:0] entry;
  bit [31:0] source_word, entry_word;

  function automatic int at(bit [SlotBits+7:0] from);
    return (int'(from) >> 8) * Lines + int'(from[7:0]) % Lines;
  endfunction

  always @(posedge clk_i) begin
    automatic int slot = int'(offset[SlotBits-1:0]);
    if (rst_ni) begin
      leaf::leaf_same("axon_table.valid_o", valid, asked);
      if (asked && !finds) leaf::leaf_same("axon_table.hit_o", hit, 0);
      if (asked && finds && tells) begin
        leaf::leaf_same("axon_table.hit_o", hit, entry[12]);
        leaf::leaf_same("axon_table.{pair,delay,axon}_o", {pair, delay, axon}, entry[11:0]);
      end
      if (tells_source) leaf::leaf_same("axon_table.cfg_source_o", got_source, source_word);
      if (tells_entry) leaf::leaf_same("axon_table.cfg_entry_o", got_entry, entry_word);
    end
    asked = spike && rst_ni;
    finds = 0;
    for (int i = 0; i < Sources; i++)
      if (spike && used[i] && sources[i] == source && int'(neuron) < Lines) begin
        finds = 1;
        entry = entries[i*Lines+int'(neuron)];
        tells = known[i*Lines+int'(neuron)];
      end
    tells_source = at_source && named[slot];
    source_word = {15'd0, used[slot], 7'd0, sources[slot]};
    tells_entry = at_entry && known[at(offset)];
    entry_word = {19'd0, entries[at(offset)]};
    if (at_entry && write) begin
      entries[at(offset)] = data[12:0];
      known[at(offset)] = 1'b1;
    end
    if (!rst_ni) used = 0;
    else if (at_source && write) begin
      used[slot] = data[16];
      sources[slot] = data[8:0];
      named[slot] = 1'b1;
    end
    // a spike, or an access of the configuration
    spike <= 1'b0;
    at_source <= 1'b0;
    at_entry <= 1'b0;
    write <= leaf::chance(70);
    offset <= (SlotBits + 8)'($urandom);
    data <= 17'($urandom);
    if (leaf::takes()) begin
      spike <= 1'b1;
      source <= leaf::chance(70) ? sources[leaf::below(Sources)] : 9'($urandom);
      neuron <= leaf::chance(80) ? 8'(leaf::below(Lines)) : 8'($urandom);
    end else if (leaf::offers()) begin
      if (leaf::chance(30)) begin
        automatic int to = leaf::below(Sources);
        at_source <= 1'b1;
        offset <= (SlotBits + 8)'(to);
        data <= {leaf::chance(80), 7'd0, 9'(to + Sources * leaf::below(512 / Sources))};
      end else at_entry <= 1'b1;
    end
  end

  initial for (int i = 0; i < Sources; i++) sources[i] = 9'(i);
endmodule
