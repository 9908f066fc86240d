// A memory of two ports beside an array: reading and writing one word at once reads the old one.
module sram_1r1w_bench #(
    parameter Width = 32,
    parameter Depth = 8
) (
    input wire clk_i
);
  localparam AddrBits = (Depth > 1) ? $clog2(Depth) : 1;
  reg read, write;
  reg [AddrBits-1:0] read_addr, write_addr;
  reg [Width-1:0] data, words[0:Depth-1], expected;
  reg [Depth-1:0] known = 0;
  bit checks = 0;
  wire [Width-1:0] got;

  sram_1r1w #(.Width(Width), .Depth(Depth)) i_dut (
      .clk_i(clk_i), .read_i(read), .read_addr_i(read_addr), .read_data_o(got),
      .write_i(write), .write_addr_i(write_addr), .write_data_i(data)
  );

  always @(posedge clk_i) begin
    if (checks)
      for (int i = 0; i < Width; i += 64)
        leaf::leaf_same("sram_1r1w.read_data_o", 64'(got >> i), 64'(expected >> i));
    if (read) begin
      expected = words[read_addr];
      checks = known[read_addr];
    end
    if (write) begin
      words[write_addr] = data;
      known[write_addr] = 1'b1;
    end
    read <= leaf::offers();
    write <= leaf::takes();
    read_addr <= AddrBits'(leaf::below(Depth));
    write_addr <= AddrBits'(leaf::below(Depth));
    for (int i = 0; i < Width; i++) data[i] <= $urandom % 2 == 1;
  end
endmodule
