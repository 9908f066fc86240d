// A memory of one port beside an array, part by part.
module sram_1rw_bench #(
    parameter Parts = 4,
    parameter PartBits = 4,
    parameter Depth = 8
) (
    input wire clk_i
);
  localparam AddrBits = (Depth > 1) ? $clog2(Depth) : 1;
  localparam Bits = Parts * PartBits;
  reg read;
  reg [Parts-1:0] write;
  reg [AddrBits-1:0] addr;
  reg [Bits-1:0] data, words[0:Depth-1], known[0:Depth-1], expected, checked;
  wire [Bits-1:0] got;

  sram_1rw #(.Parts(Parts), .PartBits(PartBits), .Depth(Depth)) i_dut (
      .clk_i(clk_i), .read_i(read), .write_i(write), .addr_i(addr), .write_data_i(data),
      .read_data_o(got)
  );

  always @(posedge clk_i) begin
    leaf::leaf_same("sram_1rw.read_data_o", 64'(got & checked), 64'(expected & checked));
    if (read) begin
      expected = words[addr];
      checked = known[addr];
    end
    for (int i = 0; i < Parts; i++)
      if (write[i]) begin
        words[addr][i*PartBits+:PartBits] = data[i*PartBits+:PartBits];
        known[addr][i*PartBits+:PartBits] = {PartBits{1'b1}};
      end
    if (leaf::offers()) begin  // a read or a write
      read <= leaf::chance(50);
      write <= 0;
    end else begin
      read <= 1'b0;
      write <= Parts'($urandom);
    end
    addr <= AddrBits'(leaf::below(Depth));
    data <= Bits'({$urandom, $urandom});
  end

  initial begin
    checked = 0;
    expected = 0;
    for (int i = 0; i < Depth; i++) known[i] = 0;
  end
endmodule
