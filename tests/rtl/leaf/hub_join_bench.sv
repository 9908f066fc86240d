// The barrier of a hub beside a list of ports that still lack something: up and down by turns.
module hub_join_bench #(
    parameter Ports = 13
) (
    input wire clk_i,
    input wire rst_ni
);
  reg go;
  reg [Ports-1:0] below, beside, marks, held, room;
  wire up, down, pending;
  bit joined = 0;

  hub_join #(.Ports(Ports)) i_dut (
      .clk_i(clk_i), .rst_ni(rst_ni), .go_i(go), .below_i(below), .beside_i(beside), .mark_i(marks),
      .held_i(held), .room_i(room), .up_o(up), .down_o(down), .pending_o(pending)
  );

  always @(posedge clk_i) begin
    automatic bit up_now = go && !joined && below != 0, down_now = go && joined;
    automatic bit enough = joined || below != 0;
    for (int i = 0; i < Ports; i++) begin
      if (below[i] && !marks[i] || beside[i] && !room[i]) up_now = 0;
      if (beside[i] && !marks[i] || below[i] && !room[i]) down_now = 0;
      if ((joined ? beside[i] : below[i]) && !held[i]) enough = 0;
    end
    if (rst_ni) begin
      leaf::leaf_same("hub_join.up_o", up, up_now);
      leaf::leaf_same("hub_join.down_o", down, down_now);
      leaf::leaf_same("hub_join.pending_o", pending, enough);
    end
    joined = rst_ni && (up_now || (joined && !down_now));
    if (!rst_ni) begin  // below and beside are never the same port
      automatic bit [Ports-1:0] sides = Ports'($urandom), on = Ports'($urandom | $urandom);
      below <= sides & on;
      beside <= ~sides & on;
    end
    for (int i = 0; i < Ports; i++) begin
      automatic bit mark = !leaf::chance(leaf::idle / 8);
      marks[i] <= mark;
      held[i] <= mark && leaf::chance(95);
      room[i] <= !leaf::chance(leaf::stall / 8);
    end
    go <= leaf::chance(80);
  end
endmodule
