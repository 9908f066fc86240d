// From a looked-up spike to the tick in which its axon is active, and the account of what became of it.
// The tick is clamped to own tick + 1 .. own tick + 7: below counts late, beyond counts early.
`default_nettype none

module delivery (
    input  wire       clk_i,
    input  wire       rst_ni,
    // looked-up spike
    input  wire       valid_i,
    input  wire       hit_i,
    input  wire [7:0] axon_i,
    input  wire [2:0] delay_i,
    input  wire [7:0] flit_tick_i,
    input  wire [7:0] own_tick_i,
    // pending bitmaps
    output wire       set_o,
    output wire [2:0] slot_o,
    input  wire       was_set_i,
    // what became of it, a cycle later
    output reg        valid_o,
    output reg        hit_o,
    output reg        merged_o,
    output reg        late_o,
    output reg        early_o,
    output reg  [7:0] axon_o
);
  wire [7:0] age = flit_tick_i - own_tick_i;  // signed, modulo 256
  wire signed [8:0] ahead = $signed({age[7], age}) + $signed({6'd0, delay_i});
  wire late = ahead < 9'sd1;
  wire early = ahead > 9'sd7;
  wire [2:0] offset = late ? 3'd1 : early ? 3'd7 : ahead[2:0];

  assign set_o  = valid_i && hit_i;
  assign slot_o = own_tick_i[2:0] + offset;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      valid_o  <= 1'b0;
      hit_o    <= 1'b0;
      merged_o <= 1'b0;
      late_o   <= 1'b0;
      early_o  <= 1'b0;
      axon_o   <= 8'd0;
    end else begin
      valid_o <= valid_i;
      if (valid_i) begin
        hit_o    <= hit_i;
        merged_o <= hit_i && was_set_i;
        late_o   <= hit_i && late;
        early_o  <= hit_i && early;
        axon_o   <= hit_i ? axon_i : 8'd0;
      end
    end
  end
endmodule

`default_nettype wire
