// Registers of a hub beside five words: what is no register reads 0 and takes nothing.
module hub_config_bench #(
    parameter Radix = 8,
    parameter Laterals = 4
) (
    input wire clk_i,
    input wire rst_ni
);
  localparam CountBits = 5;
  localparam [31:0] One = 1;
  reg valid, write;
  reg [10:0] addr;
  reg [31:0] data;
  wire [31:0] got;
  wire [Radix+Laterals:0] enabled;
  wire host, keep_own;
  wire [CountBits-1:0] depth;

  hub_config #(.Radix(Radix), .Laterals(Laterals), .CountBits(CountBits)) i_dut (
      .clk_i(clk_i), .rst_ni(rst_ni), .valid_i(valid), .write_i(write), .addr_i(addr), .wdata_i(data),
      .rdata_o(got), .enabled_o(enabled), .host_o(host), .depth_o(depth), .keep_own_o(keep_own)
  );

  bit [31:0] words[0:4], expected = 0;  // children, laterals, parent, depth, keep_own
  bit [31:0] kept[0:4];
  bit begun = 0;

  always @(posedge clk_i) begin
    if (begun && rst_ni) begin
      leaf::leaf_same("hub_config.enabled_o", enabled,
                      {words[2] != 0, words[1][Laterals-1:0], words[0][Radix-1:0]});
      leaf::leaf_same("hub_config.host_o", host, words[2] == 2);
      leaf::leaf_same("hub_config.depth_o", depth, words[3]);
      leaf::leaf_same("hub_config.keep_own_o", keep_own, words[4]);
      leaf::leaf_same("hub_config.rdata_o", got, expected);
    end
    if (!rst_ni) begin
      begun = 1;
      expected = 0;
      words = '{0, 0, 0, 2, 1};
    end else if (valid) begin
      if (!write) expected = addr < 5 ? words[addr] : 0;
      else if (addr < 5) words[addr] = data & kept[addr];
    end
    valid <= leaf::offers();
    write <= leaf::chance(50);
    addr <= leaf::chance(80) ? 11'(leaf::below(6)) : 11'($urandom);
    data <= 32'(leaf::corner());
  end

  initial kept = '{(One << Radix) - 1, (One << Laterals) - 1, 3, 31, 1};
endmodule
