// A FIFO beside a list; its capacity is another after each reset.
module fifo_bench #(
    parameter Width = 8,
    parameter Depth = 4
) (
    input wire clk_i,
    input wire rst_ni
);
  localparam CountBits = $clog2(Depth + 1);
  reg [CountBits-1:0] limit;
  reg [Width-1:0] data, list[0:Depth-1];
  reg offers, takes;
  int held = 0;
  wire ready, valid;
  wire [Width-1:0] head;
  wire push = offers && ready, pop = takes && valid;

  fifo #(.Width(Width), .Depth(Depth)) i_dut (
      .clk_i(clk_i), .rst_ni(rst_ni), .limit_i(limit), .push_i(push), .data_i(data), .ready_o(ready),
      .pop_i(pop), .valid_o(valid), .head_o(head)
  );

  always @(posedge clk_i) begin
    if (rst_ni) begin
      leaf::leaf_same("fifo.ready_o", ready, held < limit);
      leaf::leaf_same("fifo.valid_o", valid, held > 0);
      if (held > 0) leaf::leaf_same("fifo.head_o", head, list[0]);
      if (pop && held > 0) begin
        for (int i = 1; i < Depth; i++) list[i-1] = list[i];
        held--;
      end
      if (push) begin
        list[held] = data;
        held++;
      end
    end else begin
      held = 0;
      limit <= CountBits'(leaf::below(Depth + 1));
    end
    offers <= leaf::offers();
    takes <= leaf::takes();
    data <= Width'($urandom);
  end
endmodule
