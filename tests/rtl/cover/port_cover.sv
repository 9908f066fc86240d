// Valid/ready protocol of one port, for the checkers: what is offered stays, unchanged, until it is taken.
module port_check #(
    parameter Width = 26
) (
    input wire             clk_i,
    input wire             rst_ni,
    input wire             valid_i,
    input wire             ready_i,
    input wire [Width-1:0] flit_i
);
  reg waiting_q;
  reg [Width-1:0] flit_q;

  always @(posedge clk_i) begin
    waiting_q <= rst_ni && valid_i && !ready_i;
    flit_q <= flit_i;
  end

  what_is_offered_stays :
  assert property (@(posedge clk_i) !(rst_ni && waiting_q) || (valid_i && flit_i == flit_q));
  stalled :
  cover property (@(posedge clk_i) rst_ni && waiting_q && valid_i && !ready_i);
  taken_at_once :
  cover property (@(posedge clk_i) rst_ni && !waiting_q && valid_i && ready_i);
endmodule

// The protocol of a configuration port: a request stays, unchanged, until it is answered; who asks may let go in
// the cycle in which it sees the answer.
module request_check #(
    parameter Width = 51
) (
    input wire             clk_i,
    input wire             rst_ni,
    input wire             valid_i,
    input wire             ready_i,
    input wire [Width-1:0] request_i
);
  reg waiting_q;
  reg [Width-1:0] request_q;

  always @(posedge clk_i) begin
    waiting_q <= rst_ni && valid_i && !ready_i;
    request_q <= request_i;
  end

  a_request_stays_until_it_is_answered :
  assert property (@(posedge clk_i) !(rst_ni && waiting_q && !ready_i) || (valid_i && request_i == request_q));
  request_waits : cover property (@(posedge clk_i) rst_ni && waiting_q && !ready_i);
  request_is_answered : cover property (@(posedge clk_i) rst_ni && waiting_q && ready_i);
endmodule
