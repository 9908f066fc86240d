// Memory with one port and a write enable for each part of a word: one access a cycle, a read or a
// write. The word read is there the cycle after, and stays until the next read. Never reset.
`default_nettype none

module sram_1rw #(
    parameter Parts = 16,
    parameter PartBits = 4,
    parameter Depth = 256,
    parameter AddrBits = (Depth > 1) ? $clog2(Depth) : 1
) (
    input  wire                      clk_i,
    input  wire                      read_i,
    input  wire [         Parts-1:0] write_i,
    input  wire [      AddrBits-1:0] addr_i,
    input  wire [Parts*PartBits-1:0] write_data_i,
    output reg  [Parts*PartBits-1:0] read_data_o
);
  reg [Parts*PartBits-1:0] words[0:Depth-1];
  integer part;

  always @(posedge clk_i) begin
    if (read_i) read_data_o <= words[addr_i];
    if (|write_i)
      for (part = 0; part < Parts; part = part + 1)
        if (write_i[part])
          words[addr_i][part*PartBits+:PartBits] <= write_data_i[part*PartBits+:PartBits];
  end
endmodule

`default_nettype wire
