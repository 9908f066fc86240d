// Input register of a core. A spike leaves it in the cycle after it came, so the input never waits
// for the core's own output; a mark stays until the core is through with its tick, and what follows
// the mark stays outside.
`default_nettype none

module spike_in #(
    parameter FlitBits = 26
) (
    input  wire                clk_i,
    input  wire                rst_ni,
    // spike input
    input  wire                valid_i,
    input  wire [FlitBits-1:0] flit_i,
    output wire                ready_o,
    // core
    input  wire                waiting_i,  // the tick is done
    output wire                take_o,     // the mark is taken in this cycle
    output wire                busy_o,
    output wire                spike_o,    // flit_o is a spike to look up
    output wire [FlitBits-2:0] flit_o
);
  reg valid_q;
  reg [FlitBits-1:0] flit_q;

  wire mark = flit_q[FlitBits-1];

  assign take_o = valid_q && mark && waiting_i;
  assign busy_o = valid_q;
  assign spike_o = valid_q && !mark;
  assign flit_o = flit_q[FlitBits-2:0];
  assign ready_o = !valid_q || !mark || take_o;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      valid_q <= 1'b0;
      flit_q  <= 0;
    end else if (ready_o) begin
      valid_q <= valid_i;
      if (valid_i) flit_q <= flit_i;
    end
  end
endmodule

`default_nettype wire
