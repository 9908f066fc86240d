// Words of links and patches beside words; a chip whose wiring is fixed takes no writes.
module chip_links_bench #(
    parameter Nodes = 6,
    parameter Points = 12,
    parameter HostPorts = 2,
    parameter Fixed = 0
) (
    input wire clk_i,
    input wire rst_ni
);
  localparam PointBits = 4, DoorBits = 6, LateralBits = PointBits + 5, HostBits = DoorBits + 5;
  localparam TreeEnd = Nodes * 4, LateralsEnd = TreeEnd + Points * LateralBits;
  localparam TotalBits = LateralsEnd + HostPorts * HostBits;
  localparam [TotalBits-1:0] Wiring = TotalBits'({8{64'h9e37_79b9_7f4a_7c15}});
  reg write;
  reg [17:0] addr;
  reg [31:0] data;
  wire [TreeEnd-1:0] tree;
  wire [Points*LateralBits-1:0] laterals;
  wire [HostPorts*HostBits-1:0] hosts;
  bit [TotalBits-1:0] expected = 0;
  wire [TotalBits-1:0] got = {hosts, laterals, tree};

  chip_links #(
      .Nodes(Nodes), .Points(Points), .HostPorts(HostPorts), .PointBits(PointBits), .DoorBits(DoorBits),
      .Fixed(Fixed), .Wiring(Wiring)
  ) i_dut (
      .clk_i(clk_i), .rst_ni(rst_ni), .write_i(write), .addr_i(addr), .wdata_i(data), .tree_o(tree),
      .laterals_o(laterals), .hosts_o(hosts)
  );

  always @(posedge clk_i) begin
    automatic int number = int'(addr[9:0]);
    if (rst_ni)
      for (int i = 0; i < TotalBits; i += 64)
        leaf::leaf_same("chip_links.words", 64'(got >> i), 64'(expected >> i));
    if (Fixed != 0) expected = Wiring;
    else if (!rst_ni) expected = 0;
    else if (write)
      case (addr >> 10)
        0: if (number < Nodes) expected[number*4+:4] = data[3:0];
        1:
        if (number < Points)
          expected[TreeEnd+number*LateralBits+:LateralBits] = {data[31], data[16+:PointBits], data[3:0]};
        2:
        if (number < HostPorts)
          expected[LateralsEnd+number*HostBits+:HostBits] = {data[31], data[16+:DoorBits], data[3:0]};
        default: ;
      endcase
    write <= leaf::offers();
    addr <= leaf::chance(90) ? 18'({8'(leaf::below(3)), 10'(leaf::below(Points + 1))}) : 18'($urandom);
    data <= 32'(leaf::corner());
  end
endmodule
