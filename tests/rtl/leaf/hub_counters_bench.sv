// Counters of a hub beside plain ones; now and then both are about to carry, since no run counts to 2^48.
module hub_counters_bench #(
    parameter Ports = 13
) (
    input wire clk_i,
    input wire rst_ni
);
  `include "tendril_map.vh"
  reg spike, join_q, blocked, read;
  reg [Ports-1:0] put;
  reg [10:0] word;
  wire [31:0] got;
  bit [47:0] counts[0:4];  // moved, copies, marks, blocked, busy
  bit [31:0] expected = 0;
  bit begun = 0;

  hub_counters #(.Ports(Ports)) i_dut (
      .clk_i(clk_i), .rst_ni(rst_ni), .spike_i(spike), .join_i(join_q), .blocked_i(blocked), .put_i(put),
      .read_i(read), .word_i(word), .word_o(got)
  );

  always @(posedge clk_i) begin
    automatic int place = int'(word) - int'(HubRegMovedLow);
    if (begun) leaf::leaf_same("hub_counters.word_o", got, expected);
    if (!rst_ni) begin
      expected = 0;
      begun = 1;
      for (int i = 0; i < 5; i++) counts[i] = 0;
    end else begin
      if (read)
        expected = place < 0 || place > 9 ? 0 :
            place % 2 == 1 ? 32'(counts[place/2] >> 32) : 32'(counts[place/2]);
      counts[0] += 48'(spike);
      counts[1] += spike ? 48'($countones(put)) : 0;
      counts[2] += join_q ? 48'($countones(put)) : 0;
      counts[3] += 48'(blocked);
      counts[4] += 48'(spike || join_q);
    end
    spike <= leaf::offers();
    join_q <= leaf::chance(20);
    if (leaf::chance(50)) join_q <= 1'b0;
    blocked <= leaf::takes();
    put <= Ports'($urandom);
    read <= leaf::takes();
    word <= leaf::chance(80) ? 11'(HubRegMovedLow) + 11'(leaf::below(10)) : 11'($urandom);
  end

  always @(negedge clk_i)
    if (rst_ni && leaf::chance(5)) begin
      for (int i = 0; i < 5; i++) counts[i] = 48'(leaf::about_to_carry());
      i_dut.moved_q <= counts[0];
      i_dut.copies_q <= counts[1];
      i_dut.marks_q <= counts[2];
      i_dut.blocked_q <= counts[3];
      i_dut.busy_q <= counts[4];
    end
endmodule
