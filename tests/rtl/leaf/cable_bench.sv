// Two links of one delay beside two references, one each way; another delay, a wire's among them, after each
// reset.
module cable_bench #(
    parameter FlitBits = 26
) (
    input wire clk_i,
    input wire rst_ni
);
  reg [3:0] delay;
  reg [1:0] valid, ready;  // {b, a}
  reg [FlitBits-1:0] flit[0:1];
  wire [1:0] in_ready, out_valid, in_ready_expected, out_valid_expected, idle_expected;
  wire [FlitBits-1:0] out[0:1], out_expected[0:1];
  wire idle;

  cable #(.FlitBits(FlitBits)) i_dut (
      .clk_i(clk_i), .rst_ni(rst_ni), .delay_i(delay), .a_in_valid_i(valid[0]), .a_in_flit_i(flit[0]),
      .a_in_ready_o(in_ready[0]), .a_out_valid_o(out_valid[0]), .a_out_flit_o(out[0]),
      .a_out_ready_i(ready[0]), .b_in_valid_i(valid[1]), .b_in_flit_i(flit[1]),
      .b_in_ready_o(in_ready[1]), .b_out_valid_o(out_valid[1]), .b_out_flit_o(out[1]),
      .b_out_ready_i(ready[1]), .idle_o(idle)
  );
  generate
    for (genvar g = 0; g < 2; g++) begin : gen_way
      link_reference #(.FlitBits(FlitBits)) i_reference (
          .clk_i(clk_i), .rst_ni(rst_ni), .delay_i(delay), .in_valid_i(valid[g]), .in_flit_i(flit[g]),
          .in_ready_o(in_ready_expected[g]), .out_valid_o(out_valid_expected[1-g]),
          .out_flit_o(out_expected[1-g]), .out_ready_i(ready[1-g]), .idle_o(idle_expected[g])
      );
    end
  endgenerate

  always @(posedge clk_i) begin
    if (rst_ni) begin
      leaf::leaf_same("cable.in_ready_o", in_ready, in_ready_expected);
      leaf::leaf_same("cable.out_valid_o", out_valid, out_valid_expected);
      leaf::leaf_same("cable.idle_o", idle, &idle_expected);
      for (int g = 0; g < 2; g++)
        if (out_valid_expected[g]) leaf::leaf_same("cable.out_flit_o", out[g], out_expected[g]);
    end
    for (int g = 0; g < 2; g++)
      if (!rst_ni || !valid[g] || in_ready[g]) begin
        valid[g] <= rst_ni && leaf::offers();
        flit[g] <= FlitBits'($urandom);
      end
    ready <= {leaf::takes(), leaf::takes()};
    if (!rst_ni) delay <= 4'($urandom);
  end
endmodule
