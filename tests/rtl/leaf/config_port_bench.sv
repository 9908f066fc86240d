// The configuration port between a master and regions that answer anything: each request is carried out
// once, when allowed, and answered the cycle after.
module config_port_bench (
    input wire clk_i,
    input wire rst_ni
);
  reg valid, write, allowed;
  reg [17:0] addr;
  reg [31:0] wdata, regions[0:7];
  wire [31:0] rdata, data;
  wire ready, busy;
  wire [7:0] writes, accesses;
  wire [14:0] offset;
  enum {Free, Held, Answered} stage = Free;

  config_port i_dut (
      .clk_i(clk_i), .rst_ni(rst_ni), .valid_i(valid), .write_i(write), .addr_i(addr), .wdata_i(wdata),
      .rdata_o(rdata), .ready_o(ready), .allowed_i(allowed), .busy_o(busy), .write_o(writes),
      .access_o(accesses), .offset_o(offset), .data_o(data), .registers_i(regions[0]),
      .sources_i(regions[1]), .entries_i(regions[2]), .synapses_i(regions[3]), .neurons_i(regions[4]),
      .pending_i(regions[5]), .types_i(regions[6]), .counters_i(regions[7])
  );

  always @(posedge clk_i) begin
    automatic bit [7:0] region = 8'd1 << addr[17:15];
    automatic bit carried = stage == Held && allowed;
    if (rst_ni) begin
      leaf::leaf_same("config_port.busy_o", busy, stage != Free);
      leaf::leaf_same("config_port.ready_o", ready, stage == Answered);
      leaf::leaf_same("config_port.access_o", accesses, carried ? region : 8'd0);
      leaf::leaf_same("config_port.write_o", writes, carried && write ? region : 8'd0);
      leaf::leaf_same("config_port.rdata_o", rdata, stage == Answered ? regions[addr[17:15]] : 32'd0);
      if (carried) begin
        leaf::leaf_same("config_port.offset_o", offset, addr[14:0]);
        leaf::leaf_same("config_port.data_o", data, wdata);
      end
    end
    if (!rst_ni || stage == Answered) stage = Free;
    else if (carried) stage = Answered;
    else if (stage == Free && valid) stage = Held;
    // a request stays until it is answered
    if (!rst_ni) valid <= 1'b0;
    else if (!valid || ready) begin
      valid <= leaf::offers();
      write <= leaf::chance(50);
      addr <= 18'(leaf::corner());
      wdata <= 32'(leaf::corner());
    end
    allowed <= leaf::takes();
    for (int i = 0; i < 8; i++) regions[i] <= 32'(leaf::corner());
  end
endmodule
