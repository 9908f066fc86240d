// A FIFO at its ends.
module fifo_cover #(
    parameter CountBits = 5
) (
    input wire clk_i,
    input wire rst_ni,
    input wire push_i,
    input wire pop_i,
    input wire ready_o,
    input wire [CountBits-1:0] count_q,
    input wire [CountBits-1:0] limit_i
);
  full : cover property (@(posedge clk_i) rst_ni && limit_i != 0 && count_q == limit_i);
  push_and_pop : cover property (@(posedge clk_i) rst_ni && push_i && pop_i);
  last_one_leaves : cover property (@(posedge clk_i) rst_ni && pop_i && !push_i && count_q == 1);
  nothing_enters_a_full_one :
  assert property (@(posedge clk_i) !(rst_ni && push_i) || ready_o || pop_i);
endmodule

bind fifo fifo_cover #(
    .CountBits(CountBits)
) u_cover (
    .*
);
