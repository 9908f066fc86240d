// Types of axons beside a table of bits.
module axon_types_bench #(
    parameter Axons = 256
) (
    input wire clk_i
);
  localparam AxonBits = $clog2(Axons);
  reg [AxonBits-1:0] axon;
  reg read, write;
  reg [2:0] word;
  reg [31:0] data, table_of[0:7], expected;
  reg [7:0] known = 0;
  bit checks = 0;
  wire excitatory;
  wire [31:0] got;
  wire [7:0] wide = 8'(axon);

  axon_types #(.Axons(Axons)) i_dut (
      .clk_i(clk_i), .axon_i(axon), .excitatory_o(excitatory), .cfg_read_i(read), .cfg_write_i(write),
      .cfg_word_i(word), .cfg_data_i(data), .cfg_data_o(got)
  );

  always @(posedge clk_i) begin
    if (known[wide[7:5]]) leaf::leaf_same("axon_types.excitatory_o", excitatory, table_of[wide[7:5]][wide[4:0]]);
    if (checks) leaf::leaf_same("axon_types.cfg_data_o", got, expected);
    if (read) begin
      expected = table_of[word];
      checks = known[word];
    end
    if (write) begin
      table_of[word] = data;
      known[word] = 1'b1;
    end
    axon <= AxonBits'($urandom);
    read <= leaf::offers();
    write <= leaf::takes() && leaf::chance(30);
    word <= 3'($urandom);
    data <= $urandom;
  end
endmodule
