// The lateral patch beside one reference for each port: ports are paired anew after each reset, some are off.
module lateral_panel_bench #(
    parameter Points = 4,
    parameter FlitBits = 26
) (
    input wire clk_i,
    input wire rst_ni
);
  localparam PointBits = $clog2(Points), WordBits = PointBits + 5;
  reg [Points*WordBits-1:0] patch;
  reg [Points-1:0] valid, ready, on;
  reg [Points*FlitBits-1:0] flit;
  wire [Points-1:0] from_ready, to_valid, reference_ready, reference_valid, reference_idle;
  wire [Points*FlitBits-1:0] to_flit, reference_flit;
  wire idle;
  int other[0:Points-1];
  reg [3:0] delay[0:Points-1];

  lateral_panel #(.Points(Points), .FlitBits(FlitBits)) i_dut (
      .clk_i(clk_i), .rst_ni(rst_ni), .patch_i(patch), .from_valid_i(valid), .from_flit_i(flit),
      .from_ready_o(from_ready), .to_valid_o(to_valid), .to_flit_o(to_flit), .to_ready_i(ready),
      .idle_o(idle)
  );
  generate
    for (genvar g = 0; g < Points; g++) begin : gen_point
      link_reference #(.FlitBits(FlitBits)) i_reference (
          .clk_i(clk_i), .rst_ni(rst_ni), .delay_i(delay[g]), .in_valid_i(valid[g]),
          .in_flit_i(flit[g*FlitBits+:FlitBits]), .in_ready_o(reference_ready[g]),
          .out_valid_o(reference_valid[g]), .out_flit_o(reference_flit[g*FlitBits+:FlitBits]),
          .out_ready_i(on[g] && ready[other[g]]), .idle_o(reference_idle[g])
      );
    end
  endgenerate

  always @(posedge clk_i) begin
    if (rst_ni) begin
      leaf::leaf_same("lateral_panel.from_ready_o", from_ready, reference_ready);
      leaf::leaf_same("lateral_panel.idle_o", idle, &reference_idle);
      for (int g = 0; g < Points; g++) begin
        leaf::leaf_same("lateral_panel.to_valid_o", to_valid[g], on[g] && reference_valid[other[g]]);
        if (to_valid[g])
          leaf::leaf_same("lateral_panel.to_flit_o", to_flit[g*FlitBits+:FlitBits],
                          reference_flit[other[g]*FlitBits+:FlitBits]);
      end
    end
    for (int g = 0; g < Points; g++)
      if (!rst_ni || !valid[g] || from_ready[g]) begin
        valid[g] <= rst_ni && on[g] && leaf::offers();
        flit[g*FlitBits+:FlitBits] <= FlitBits'($urandom);
      end
    for (int g = 0; g < Points; g++) ready[g] <= leaf::takes();
    if (!rst_ni) begin  // pairs at a distance, each on or off, of one delay at both ends
      automatic int apart = leaf::chance(50) ? 1 : Points / 2;
      for (int g = 0; g < Points; g++) other[g] = g ^ apart;
      for (int g = 0; g < Points; g++)
        if (g < other[g]) begin
          automatic bit patched = leaf::chance(80);
          automatic bit [3:0] cycles = 4'($urandom);
          on[g] <= patched;
          on[other[g]] <= patched;
          delay[g] <= cycles;
          delay[other[g]] <= cycles;
          patch[g*WordBits+:WordBits] <= {patched, PointBits'(other[g]), cycles};
          patch[other[g]*WordBits+:WordBits] <= {patched, PointBits'(g), cycles};
        end
    end
  end
endmodule
