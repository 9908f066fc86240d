// Round robin beside its definition: the first request behind the port that was taken last.
module rr_arbiter_bench #(
    parameter Ports = 8
) (
    input wire clk_i,
    input wire rst_ni
);
  reg [Ports-1:0] req;
  reg wants;
  int last = Ports - 1;
  wire [Ports-1:0] grant;
  wire take = wants && req != 0;

  rr_arbiter #(.Ports(Ports)) i_dut (
      .clk_i(clk_i), .rst_ni(rst_ni), .req_i(req), .take_i(take), .grant_o(grant)
  );

  always @(posedge clk_i) begin
    automatic bit [Ports-1:0] expected = 0;
    automatic int next = last;
    for (int i = 1; i <= Ports; i++)
      if (expected == 0 && req[(last+i)%Ports]) begin
        next = (last + i) % Ports;
        expected[next] = 1'b1;
      end
    if (rst_ni) leaf::leaf_same("rr_arbiter.grant_o", grant, expected);
    if (!rst_ni) last = Ports - 1;
    else if (take) last = next;
    for (int i = 0; i < Ports; i++) req[i] <= leaf::offers();
    wants <= leaf::takes();
  end
endmodule
