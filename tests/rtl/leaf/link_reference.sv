// A link as a list of flits, each with the cycle from which it may leave.
module link_reference #(
    parameter FlitBits = 26
) (
    input  wire                clk_i,
    input  wire                rst_ni,
    input  wire [         3:0] delay_i,
    input  wire                in_valid_i,
    input  wire [FlitBits-1:0] in_flit_i,
    output wire                in_ready_o,
    output wire                out_valid_o,
    output wire [FlitBits-1:0] out_flit_o,
    input  wire                out_ready_i,
    output wire                idle_o
);
  bit [FlitBits-1:0] flits[0:15];
  int due[0:15];
  int held = 0, now = 0;
  bit valid = 0, ready = 0;
  bit [FlitBits-1:0] head = 0;
  wire wire_only = delay_i == 4'd0;

  assign in_ready_o = wire_only ? out_ready_i : ready;
  assign out_valid_o = wire_only ? in_valid_i : valid;
  assign out_flit_o = wire_only ? in_flit_i : head;
  assign idle_o = held == 0;

  always @(posedge clk_i) begin
    automatic bit enters = !wire_only && in_valid_i && in_ready_o;
    if (!wire_only && out_valid_o && out_ready_i) begin
      for (int i = 1; i < held; i++) begin
        flits[i-1] = flits[i];
        due[i-1] = due[i];
      end
      held <= held - 1 + int'(enters);
      if (enters) begin
        flits[held-1] = in_flit_i;
        due[held-1] = now + int'(delay_i);
      end
    end else if (enters) begin
      flits[held] = in_flit_i;
      due[held] = now + int'(delay_i);
      held <= held + 1;
    end
    if (!rst_ni) held <= 0;
    now <= now + 1;
  end

  always @* begin
    ready = held <= int'(delay_i);
    valid = held > 0 && due[0] <= now;
    head = flits[0];
  end
endmodule
