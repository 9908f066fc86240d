// Which spike of a hub moves, beside its definition: parent, laterals ascending, children in turn.
module hub_arbiter_bench #(
    parameter Radix = 8,
    parameter Laterals = 4
) (
    input wire clk_i,
    input wire rst_ni
);
  localparam Ports = Radix + Laterals + 1;
  reg go;
  reg [Ports-1:0] can;
  wire [Ports-1:0] grant;
  int last = Radix - 1;  // child

  hub_arbiter #(.Radix(Radix), .Laterals(Laterals)) i_dut (
      .clk_i(clk_i), .rst_ni(rst_ni), .go_i(go), .can_i(can), .grant_o(grant)
  );

  always @(posedge clk_i) begin
    automatic int winner = -1;
    for (int i = 1; i <= Radix; i++) if (winner < 0 && can[(last+i)%Radix]) winner = (last + i) % Radix;
    for (int i = Ports - 2; i >= Radix; i--) if (can[i]) winner = i;
    if (can[Ports-1]) winner = Ports - 1;
    if (!go) winner = -1;
    if (rst_ni)
      leaf::leaf_same("hub_arbiter.grant_o", grant, winner < 0 ? 0 : Ports'(1) << winner);
    if (!rst_ni) last = Radix - 1;
    else if (winner >= 0 && winner < Radix) last = winner;
    go <= leaf::takes();
    for (int i = 0; i < Radix; i++) can[i] <= leaf::offers();
    for (int i = Radix; i < Ports; i++) can[i] <= leaf::offers() && leaf::chance(15);
  end
endmodule
