// The input register of a core beside a place for one flit: a mark waits for the core, nothing overtakes it.
module spike_in_bench #(
    parameter FlitBits = 26
) (
    input wire clk_i,
    input wire rst_ni
);
  reg valid, waiting;
  reg [FlitBits-1:0] flit;
  wire ready, take, busy, spike;
  wire [FlitBits-2:0] got;

  spike_in #(.FlitBits(FlitBits)) i_dut (
      .clk_i(clk_i), .rst_ni(rst_ni), .valid_i(valid), .flit_i(flit), .ready_o(ready),
      .waiting_i(waiting), .take_o(take), .busy_o(busy), .spike_o(spike), .flit_o(got)
  );
  port_check #(.Width(FlitBits)) i_check (
      .clk_i(clk_i), .rst_ni(rst_ni), .valid_i(valid), .ready_i(ready), .flit_i(flit)
  );

  bit held = 0;
  bit [FlitBits-1:0] place;

  always @(posedge clk_i) begin
    automatic bit mark = held && place[FlitBits-1];
    automatic bit leaves = held && (!mark || waiting);
    if (rst_ni) begin
      leaf::leaf_same("spike_in.busy_o", busy, held);
      leaf::leaf_same("spike_in.take_o", take, mark && waiting);
      leaf::leaf_same("spike_in.spike_o", spike, held && !mark);
      leaf::leaf_same("spike_in.ready_o", ready, !held || leaves);
      if (held) leaf::leaf_same("spike_in.flit_o", got, place[FlitBits-2:0]);
    end
    if (leaves) held = 0;
    if (valid && ready) begin
      held = 1;
      place = flit;
    end
    if (!rst_ni) held = 0;
    if (!rst_ni) valid <= 1'b0;
    else if (!valid || ready) begin
      valid <= leaf::offers();
      flit <= FlitBits'({leaf::chance(20), (FlitBits-1)'($urandom)});
    end
    waiting <= leaf::takes();
  end
endmodule
