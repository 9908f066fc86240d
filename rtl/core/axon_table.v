// Where does a spike of (source, neuron) go? An associative table of the subscribed sources names a
// slot, and a memory holds {valid, pair, delay, axon} for each neuron of a slot. The answer is there
// the cycle after. The associative table is empty after reset.
`default_nettype none

module axon_table #(
    parameter Sources = 32,
    parameter Lines = 256,  // neurons or host lines of a source
    parameter SourceBits = 9,
    parameter SlotBits = $clog2(Sources)
) (
    input  wire                  clk_i,
    input  wire                  rst_ni,
    // look up
    input  wire                  spike_i,
    input  wire [SourceBits-1:0] source_i,
    input  wire [           7:0] neuron_i,
    // answer to the look-up of the cycle before
    output wire                  valid_o,
    output wire                  hit_o,
    output wire                  pair_o,
    output wire [           2:0] delay_o,
    output wire [           7:0] axon_o,
    // configuration
    input  wire                  cfg_source_i,  // the access is to the associative table
    input  wire                  cfg_entry_i,   // the access is to the memory
    input  wire                  cfg_write_i,
    input  wire [  SlotBits+7:0] cfg_offset_i,  // slot, line
    input  wire [          16:0] cfg_data_i,
    output wire [          31:0] cfg_source_o,
    output wire [          31:0] cfg_entry_o
);
  localparam LineBits = $clog2(Lines);
  localparam EntryBits = 13;

  // associative table
  reg [Sources-1:0] used_q;
  reg [SourceBits-1:0] sources[0:Sources-1];
  reg [SourceBits:0] cfg_source_q;
  reg [SlotBits-1:0] slot;
  reg found;
  integer i;

  always @* begin
    slot  = 0;
    found = 1'b0;
    i = 0;
    if (spike_i)
      for (i = 0; i < Sources; i = i + 1)
        if (used_q[i] && (sources[i] == source_i)) begin
          slot  = i[SlotBits-1:0];
          found = 1'b1;
        end
  end

  wire [SlotBits-1:0] cfg_source_slot = cfg_offset_i[SlotBits-1:0];

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      used_q <= 0;
    end else if (cfg_source_i && cfg_write_i) begin
      used_q[cfg_source_slot]  <= cfg_data_i[16];
      sources[cfg_source_slot] <= cfg_data_i[SourceBits-1:0];
    end
    if (cfg_source_i) cfg_source_q <= {used_q[cfg_source_slot], sources[cfg_source_slot]};
  end

  // entries; bits 15..13 of a word are free
  wire unused_bits = &{1'b0, cfg_data_i[15:13]};
  wire in_range = (neuron_i >> LineBits) == 0;
  wire [EntryBits-1:0] entry;
  wire [SlotBits+LineBits-1:0] cfg_entry_addr = {cfg_offset_i[8+:SlotBits], cfg_offset_i[0+:LineBits]};

  sram_1r1w #(
      .Width(EntryBits),
      .Depth(Sources * Lines)
  ) i_entries (
      .clk_i(clk_i),
      .read_i(spike_i || cfg_entry_i),
      .read_addr_i(spike_i ? {slot, neuron_i[LineBits-1:0]} : cfg_entry_addr),
      .read_data_o(entry),
      .write_i(cfg_entry_i && cfg_write_i),
      .write_addr_i(cfg_entry_addr),
      .write_data_i(cfg_data_i[EntryBits-1:0])
  );

  reg valid_q, found_q;
  always @(posedge clk_i) begin
    if (!rst_ni) begin
      valid_q <= 1'b0;
      found_q <= 1'b0;
    end else begin
      valid_q <= spike_i;
      found_q <= found && in_range;
    end
  end

  assign valid_o = valid_q;
  assign hit_o = found_q && entry[12];
  assign {pair_o, delay_o, axon_o} = entry[11:0];
  assign cfg_source_o = {15'd0, cfg_source_q[SourceBits], {(16 - SourceBits) {1'b0}},
                         cfg_source_q[SourceBits-1:0]};
  assign cfg_entry_o = {{(32 - EntryBits) {1'b0}}, entry};
endmodule

`default_nettype wire
