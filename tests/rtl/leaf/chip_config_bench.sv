// The chip's configuration bus beside a list of blocks: who is asked, who answers.
module chip_config_bench #(
    parameter Cores = 4,
    parameter Hubs = 3
) (
    input wire clk_i
);
  reg valid, write;
  reg [1:0] kind;
  reg [8:0] index;
  reg [Cores-1:0] core_ready;
  reg [Cores*32-1:0] core_data;
  reg [Hubs*32-1:0] hub_data;
  wire [31:0] data;
  wire ready, links_valid;
  wire [Cores-1:0] core_valid;
  wire [Hubs-1:0] hub_valid;

  chip_config #(.Cores(Cores), .Hubs(Hubs)) i_dut (
      .valid_i(valid), .write_i(write), .kind_i(kind), .index_i(index), .rdata_o(data), .ready_o(ready),
      .core_valid_o(core_valid), .core_ready_i(core_ready), .core_rdata_i(core_data),
      .hub_valid_o(hub_valid), .hub_rdata_i(hub_data), .links_valid_o(links_valid)
  );

  always @(posedge clk_i) begin
    automatic int number = int'(index);
    automatic bit [Cores-1:0] cores = 0;
    automatic bit [Hubs-1:0] hubs = 0;
    automatic bit [31:0] expected = 0;
    for (int i = 0; i < Cores; i++) cores[i] = kind == 0 ? number == i : kind == 3 && i < number;
    for (int i = 0; i < Hubs; i++) hubs[i] = kind == 1 && number == i;
    for (int i = 0; i < Cores; i++) if (cores[i]) expected |= core_data[i*32+:32];
    for (int i = 0; i < Hubs; i++) if (hubs[i]) expected |= hub_data[i*32+:32];
    leaf::leaf_same("chip_config.core_valid_o", core_valid, valid ? cores : 0);
    leaf::leaf_same("chip_config.hub_valid_o", hub_valid,
                    !valid || kind != 1 ? 0 : write ? hubs : {Hubs{1'b1}});
    leaf::leaf_same("chip_config.links_valid_o", links_valid, valid && kind == 2);
    leaf::leaf_same("chip_config.ready_o", ready, cores == 0 || (cores & core_ready) != 0);
    leaf::leaf_same("chip_config.rdata_o", data, expected);
    valid <= leaf::offers();
    write <= leaf::chance(50);
    kind <= 2'($urandom);
    index <= leaf::chance(90) ? 9'(leaf::below(Cores + 2)) : 9'($urandom);
    core_ready <= Cores'($urandom);
    for (int i = 0; i < Cores; i++) core_data[i*32+:32] <= $urandom;
    for (int i = 0; i < Hubs; i++) hub_data[i*32+:32] <= $urandom;
  end
endmodule
