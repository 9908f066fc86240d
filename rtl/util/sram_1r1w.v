// Memory with one read and one write port: the word read is there the cycle after, and stays.
// Reading and writing one word in the same cycle reads the old word. Never reset.
`default_nettype none

module sram_1r1w #(
    parameter Width = 32,
    parameter Depth = 256,
    parameter AddrBits = (Depth > 1) ? $clog2(Depth) : 1
) (
    input  wire                clk_i,
    // read
    input  wire                read_i,
    input  wire [AddrBits-1:0] read_addr_i,
    output reg  [   Width-1:0] read_data_o,
    // write
    input  wire                write_i,
    input  wire [AddrBits-1:0] write_addr_i,
    input  wire [   Width-1:0] write_data_i
);
  reg [Width-1:0] words[0:Depth-1];

  always @(posedge clk_i) begin
    if (read_i) read_data_o <= words[read_addr_i];
    if (write_i) words[write_addr_i] <= write_data_i;
  end
endmodule

`default_nettype wire
