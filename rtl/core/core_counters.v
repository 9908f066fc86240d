// What a core counts from its start on: spikes sent, what became of the spikes that arrived, and
// synaptic events (non-zero counts read for active axons, neurons in use), missed starts. All wrap.
`default_nettype none

module core_counters #(
    parameter PassedBits = 5
) (
    input  wire                  clk_i,
    input  wire                  rst_ni,
    input  wire                  clear_i,
    // what happens in this cycle
    input  wire                  sent_i,
    input  wire                  looked_up_i,
    input  wire                  hit_i,
    input  wire                  merged_i,
    input  wire                  late_i,
    input  wire                  early_i,
    input  wire                  passed_valid_i,
    input  wire [PassedBits-1:0] passed_i,
    input  wire                  overrun_i,
    // configuration
    input  wire                  cfg_read_i,
    input  wire [           3:0] cfg_counter_i,
    output reg  [          31:0] cfg_data_o
);
  reg [31:0] sent_q, arrived_q, missed_q, merged_q, late_q, early_q, overrun_q;
  reg [63:0] passed_q;

  always @(posedge clk_i) begin
    if (!rst_ni || clear_i) begin
      sent_q <= 32'd0;
      arrived_q <= 32'd0;
      missed_q <= 32'd0;
      merged_q <= 32'd0;
      late_q <= 32'd0;
      early_q <= 32'd0;
      passed_q <= 64'd0;
      overrun_q <= 32'd0;
    end else begin
      if (sent_i) sent_q <= sent_q + 32'd1;
      if (looked_up_i) begin
        arrived_q <= arrived_q + 32'd1;
        if (!hit_i) missed_q <= missed_q + 32'd1;
        if (merged_i) merged_q <= merged_q + 32'd1;
        if (late_i) late_q <= late_q + 32'd1;
        if (early_i) early_q <= early_q + 32'd1;
      end
      if (overrun_i) overrun_q <= overrun_q + 32'd1;
      if (passed_valid_i) passed_q <= passed_q + {{(64 - PassedBits) {1'b0}}, passed_i};
    end

    if (cfg_read_i)
      case (cfg_counter_i)
        4'd0: cfg_data_o <= sent_q;
        4'd1: cfg_data_o <= arrived_q;
        4'd2: cfg_data_o <= missed_q;
        4'd3: cfg_data_o <= merged_q;
        4'd4: cfg_data_o <= late_q;
        4'd5: cfg_data_o <= early_q;
        4'd6: cfg_data_o <= passed_q[31:0];
        4'd7: cfg_data_o <= passed_q[63:32];
        default: cfg_data_o <= overrun_q;
      endcase
  end
endmodule

`default_nettype wire
