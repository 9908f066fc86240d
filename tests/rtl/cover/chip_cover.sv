// The protocol on the pins of a whole chip: hosts and the configuration bus. Events and learn ports are checked
// at each core.
module chip_cover #(
    parameter HostPorts = 3,
    parameter FlitBits = 26
) (
    input wire clk_i,
    input wire rst_ni,
    input wire [HostPorts-1:0] host_in_valid_i,
    input wire [HostPorts*FlitBits-1:0] host_in_flit_i,
    input wire [HostPorts-1:0] host_in_ready_o,
    input wire [HostPorts-1:0] host_out_valid_o,
    input wire [HostPorts*FlitBits-1:0] host_out_flit_o,
    input wire [HostPorts-1:0] host_out_ready_i,
    input wire cfg_valid_i,
    input wire cfg_write_i,
    input wire [1:0] cfg_kind_i,
    input wire [8:0] cfg_index_i,
    input wire [17:0] cfg_addr_i,
    input wire [31:0] cfg_wdata_i,
    input wire cfg_ready_o
);
  genvar g;
  generate
    for (g = 0; g < HostPorts; g = g + 1) begin : gen_host
      port_check #(
          .Width(FlitBits)
      ) u_in (
          .clk_i(clk_i),
          .rst_ni(rst_ni),
          .valid_i(host_in_valid_i[g]),
          .ready_i(host_in_ready_o[g]),
          .flit_i(host_in_flit_i[g*FlitBits+:FlitBits])
      );
      port_check #(
          .Width(FlitBits)
      ) u_out (
          .clk_i(clk_i),
          .rst_ni(rst_ni),
          .valid_i(host_out_valid_o[g]),
          .ready_i(host_out_ready_i[g]),
          .flit_i(host_out_flit_o[g*FlitBits+:FlitBits])
      );
    end
  endgenerate
  request_check #(
      .Width(62)
  ) u_config (
      .clk_i(clk_i),
      .rst_ni(rst_ni),
      .valid_i(cfg_valid_i),
      .ready_i(cfg_ready_o),
      .request_i({cfg_write_i, cfg_kind_i, cfg_index_i, cfg_addr_i, cfg_wdata_i})
  );

  host_sends : cover property (@(posedge clk_i) rst_ni && (host_in_valid_i & host_in_ready_o) != 0);
  host_waits : cover property (@(posedge clk_i) rst_ni && (host_in_valid_i & ~host_in_ready_o) != 0);
  host_hears : cover property (@(posedge clk_i) rst_ni && (host_out_valid_o & host_out_ready_i) != 0);
  all_cores_at_once : cover property (@(posedge clk_i) rst_ni && cfg_valid_i && cfg_kind_i == 2'd3);
endmodule

bind chip chip_cover #(
    .HostPorts(HostPorts),
    .FlitBits(FlitBits)
) u_cover (
    .*
);
