// Counters of a core beside plain ones. Now and then both are set to where they are about to carry, since no
// run counts to 2^64.
module core_counters_bench #(
    parameter PassedBits = 5
) (
    input wire clk_i,
    input wire rst_ni
);
  reg clear, sent, looked_up, hit, merged, late, early, passed_valid, overrun, read;
  reg [PassedBits-1:0] passed;
  reg [3:0] counter;
  wire [31:0] data;
  reg [31:0] counts[0:8];  // as the configuration numbers them, 6 and 7 apart
  reg [63:0] sum;
  reg [31:0] expected;
  bit checks = 0;

  core_counters #(.PassedBits(PassedBits)) i_dut (
      .clk_i(clk_i), .rst_ni(rst_ni), .clear_i(clear), .sent_i(sent), .looked_up_i(looked_up),
      .hit_i(hit), .merged_i(merged), .late_i(late), .early_i(early), .passed_valid_i(passed_valid),
      .passed_i(passed), .overrun_i(overrun), .cfg_read_i(read), .cfg_counter_i(counter),
      .cfg_data_o(data)
  );

  always @(posedge clk_i) begin
    if (checks) leaf::leaf_same("core_counters.cfg_data_o", data, expected);
    checks = read && rst_ni;
    expected = counter == 6 ? sum[31:0] : counter == 7 ? sum[63:32] : counts[counter > 7 ? 8 : counter];
    if (!rst_ni || clear) begin
      for (int i = 0; i < 9; i++) counts[i] = 0;
      sum = 0;
    end else begin
      counts[0] += 32'(sent);
      counts[1] += 32'(looked_up);
      counts[2] += 32'(looked_up && !hit);
      counts[3] += 32'(looked_up && merged);
      counts[4] += 32'(looked_up && late);
      counts[5] += 32'(looked_up && early);
      counts[8] += 32'(overrun);
      if (passed_valid) sum += 64'(passed);
    end
    clear <= leaf::chance(1);
    {sent, looked_up, overrun, passed_valid} <= 4'($urandom) & {4{leaf::offers()}};
    {hit, merged, late, early} <= 4'($urandom);
    passed <= PassedBits'($urandom);
    read <= leaf::takes();
    counter <= 4'($urandom);
  end

  always @(negedge clk_i)
    if (rst_ni && leaf::chance(5)) begin
      for (int i = 0; i < 9; i++) counts[i] = 32'(leaf::about_to_carry());
      sum = leaf::about_to_carry();
      i_dut.sent_q <= counts[0];
      i_dut.arrived_q <= counts[1];
      i_dut.missed_q <= counts[2];
      i_dut.merged_q <= counts[3];
      i_dut.late_q <= counts[4];
      i_dut.early_q <= counts[5];
      i_dut.overrun_q <= counts[8];
      i_dut.passed_q <= sum;
    end
endmodule
