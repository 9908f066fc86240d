// The type of each axon: 1 excitatory, 0 inhibitory. Words of 32 axons, written by the configuration.
`default_nettype none

module axon_types #(
    parameter Axons = 256,
    parameter AxonBits = $clog2(Axons)
) (
    input  wire                clk_i,
    input  wire [AxonBits-1:0] axon_i,
    output wire                excitatory_o,
    // configuration
    input  wire                cfg_read_i,
    input  wire                cfg_write_i,
    input  wire [         2:0] cfg_word_i,
    input  wire [        31:0] cfg_data_i,
    output reg  [        31:0] cfg_data_o
);
  reg [31:0] words[0:7];
  wire [7:0] axon = {{(8 - AxonBits) {1'b0}}, axon_i};
  wire [31:0] word = words[axon[7:5]];

  assign excitatory_o = word[axon[4:0]];

  always @(posedge clk_i) begin
    if (cfg_read_i) cfg_data_o <= words[cfg_word_i];
    if (cfg_write_i) words[cfg_word_i] <= cfg_data_i;
  end
endmodule

`default_nettype wire
