// What a regression has to have shown a link, and the protocol on both of its ports.
module link_cover #(
    parameter FlitBits = 26
) (
    input wire clk_i,
    input wire rst_ni,
    input wire [3:0] delay_i,
    input wire in_valid_i,
    input wire [FlitBits-1:0] in_flit_i,
    input wire in_ready_o,
    input wire out_valid_o,
    input wire [FlitBits-1:0] out_flit_o,
    input wire out_ready_i,
    input wire [4:0] held_q,
    input wire push,
    input wire pop
);
  port_check #(
      .Width(FlitBits)
  ) u_out (
      .clk_i(clk_i),
      .rst_ni(rst_ni && delay_i != 4'd0),
      .valid_i(out_valid_o),
      .ready_i(out_ready_i),
      .flit_i(out_flit_o)
  );
  port_check #(
      .Width(FlitBits)
  ) u_in (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .valid_i(in_valid_i),
      .ready_i(in_ready_o),
      .flit_i(in_flit_i)
  );

  a_wire : cover property (@(posedge clk_i) rst_ni && delay_i == 4'd0 && in_valid_i && out_ready_i);
  reset_with_flits_on_their_way : cover property (@(posedge clk_i) !rst_ni && held_q != 5'd0);
  full : cover property (@(posedge clk_i) rst_ni && delay_i != 4'd0 && in_valid_i && !in_ready_o);
  full_at_the_longest_delay : cover property (@(posedge clk_i) rst_ni && delay_i == 4'd15 && held_q == 5'd16);
  shortest_delay : cover property (@(posedge clk_i) rst_ni && delay_i == 4'd1 && pop);
  in_and_out_at_once : cover property (@(posedge clk_i) rst_ni && push && pop);
  last_one_leaves : cover property (@(posedge clk_i) rst_ni && pop && !push && held_q == 5'd1);
endmodule

bind link link_cover #(
    .FlitBits(FlitBits)
) u_cover (
    .*
);
