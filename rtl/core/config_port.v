// Configuration port: takes a request, carries it out while the core allows it, answers the cycle
// after. A transfer takes 3 cycles; valid and its request stay until ready, which lasts one cycle.
`default_nettype none

module config_port (
    input  wire        clk_i,
    input  wire        rst_ni,
    // port
    input  wire        valid_i,
    input  wire        write_i,
    input  wire [17:0] addr_i,
    input  wire [31:0] wdata_i,
    output wire [31:0] rdata_o,
    output wire        ready_o,
    // core
    input  wire        allowed_i,
    output wire        busy_o,
    output wire [ 7:0] write_o,       // one bit a region
    output wire [ 7:0] access_o,      // reads and writes
    output wire [14:0] offset_o,
    output wire [31:0] data_o,
    // what the regions read, the cycle after
    input  wire [31:0] registers_i,
    input  wire [31:0] sources_i,
    input  wire [31:0] entries_i,
    input  wire [31:0] synapses_i,
    input  wire [31:0] neurons_i,
    input  wire [31:0] pending_i,
    input  wire [31:0] types_i,
    input  wire [31:0] counters_i
);
  `include "tendril_map.vh"

  reg request_q, ready_q, write_q;
  reg [17:0] addr_q;
  reg [31:0] data_q;
  reg [31:0] rdata;

  wire perform = request_q && allowed_i;
  wire [2:0] region = addr_q[17:15];
  genvar i;
  generate
    for (i = 0; i < 8; i = i + 1) begin : gen_region
      assign access_o[i] = perform && (region == i);
    end
  endgenerate
  assign write_o = write_q ? access_o : 8'd0;
  assign offset_o = addr_q[14:0];
  assign data_o = data_q;
  assign busy_o = request_q || ready_q;
  assign ready_o = ready_q;
  assign rdata_o = rdata;

  always @* begin
    rdata = 32'd0;
    if (ready_q)
      case (region)
        CoreRegionRegisters: rdata = registers_i;
        CoreRegionAxonSources: rdata = sources_i;
        CoreRegionAxonTable: rdata = entries_i;
        CoreRegionSynapses: rdata = synapses_i;
        CoreRegionNeurons: rdata = neurons_i;
        CoreRegionPending: rdata = pending_i;
        CoreRegionAxonTypes: rdata = types_i;
        CoreRegionCounters: rdata = counters_i;
      endcase
  end

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      request_q <= 1'b0;
      ready_q   <= 1'b0;
      write_q   <= 1'b0;
      addr_q    <= 18'd0;
      data_q    <= 32'd0;
    end else begin
      ready_q <= perform;
      if (perform) request_q <= 1'b0;
      if (valid_i && !busy_o) begin
        request_q <= 1'b1;
        write_q <= write_i;
        addr_q <= addr_i;
        data_q <= wdata_i;
      end
    end
  end
endmodule

`default_nettype wire
