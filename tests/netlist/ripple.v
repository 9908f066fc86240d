// The smallest adders of Yosys' generic cells: two XOR and a MUX a bit, the carry through one bit after the
// other. techmap takes it before its own, whose carries look ahead; the name sorts it first.
(* techmap_celltype = "$alu" *)
module _00_ripple_alu (
    A,
    B,
    CI,
    BI,
    X,
    Y,
    CO
);
  parameter A_SIGNED = 0;
  parameter B_SIGNED = 0;
  parameter A_WIDTH = 1;
  parameter B_WIDTH = 1;
  parameter Y_WIDTH = 1;
  input [A_WIDTH-1:0] A;
  input [B_WIDTH-1:0] B;
  input CI, BI;
  output [Y_WIDTH-1:0] X, Y, CO;

  wire _TECHMAP_FAIL_ = (A_WIDTH == 0) || (B_WIDTH == 0);  // Yosys' own knows that nothing is 0
  wire [Y_WIDTH-1:0] a, b;
  \$pos #(.A_SIGNED(A_SIGNED), .A_WIDTH(A_WIDTH), .Y_WIDTH(Y_WIDTH)) widen_a (.A(A), .Y(a));
  \$pos #(.A_SIGNED(B_SIGNED), .A_WIDTH(B_WIDTH), .Y_WIDTH(Y_WIDTH)) widen_b (.A(B), .Y(b));
  wire [Y_WIDTH:0] carry = {CO, CI};
  assign X = a ^ (BI ? ~b : b);
  assign Y = X ^ carry[Y_WIDTH-1:0];
  genvar bit;
  generate
    for (bit = 0; bit < Y_WIDTH; bit = bit + 1) begin : gen_carry
      assign CO[bit] = X[bit] ? carry[bit] : a[bit];
    end
  endgenerate
endmodule
