// State of every neuron (specification 3.1), in four memories that are the parts of the address map:
//   potential {s[11:0], v[15:0]}   timers {inht[7:0], ref[7:0]}   threshold th[15:0]
//   episode {inh, fired, latph[3:0], bt[7:0], bc[3:0], e[9:0]}
// In a cycle at most one of scan, learning and configuration uses it; what was read is there the
// cycle after.
`default_nettype none

module neuron_memory #(
    parameter Neurons = 256,
    parameter NeuronBits = $clog2(Neurons)
) (
    input  wire                  clk_i,
    // scan
    input  wire                  scan_i,
    input  wire [NeuronBits-1:0] scan_neuron_i,
    output wire [          27:0] potential_o,
    output wire [          15:0] timers_o,
    output wire [          15:0] threshold_o,
    output wire [          27:0] episode_o,
    input  wire                  write_i,
    input  wire [NeuronBits-1:0] write_neuron_i,
    input  wire [          27:0] potential_i,
    input  wire [          15:0] timers_i,
    input  wire [          27:0] episode_i,
    // learning
    input  wire                  learn_read_i,
    input  wire                  learn_write_i,   // the threshold
    input  wire [NeuronBits-1:0] learn_neuron_i,
    input  wire [          15:0] learn_threshold_i,
    // configuration
    input  wire                  cfg_read_i,
    input  wire                  cfg_write_i,
    input  wire [NeuronBits-1:0] cfg_neuron_i,
    input  wire [           1:0] cfg_part_i,
    input  wire [          31:0] cfg_data_i,
    output reg  [          31:0] cfg_data_o
);
  wire read = scan_i || learn_read_i || cfg_read_i;
  wire [NeuronBits-1:0] read_neuron =
      scan_i ? scan_neuron_i : cfg_read_i ? cfg_neuron_i : learn_neuron_i;
  wire [NeuronBits-1:0] write_neuron = cfg_write_i ? cfg_neuron_i : write_neuron_i;
  wire cfg_potential = cfg_write_i && (cfg_part_i == 2'd0);
  wire cfg_timers = cfg_write_i && (cfg_part_i == 2'd1);
  wire cfg_episode = cfg_write_i && (cfg_part_i == 2'd2);

  sram_1r1w #(
      .Width(28),
      .Depth(Neurons)
  ) i_potential (
      .clk_i(clk_i),
      .read_i(read),
      .read_addr_i(read_neuron),
      .read_data_o(potential_o),
      .write_i(write_i || cfg_potential),
      .write_addr_i(write_neuron),
      .write_data_i(cfg_potential ? cfg_data_i[27:0] : potential_i)
  );
  sram_1r1w #(
      .Width(16),
      .Depth(Neurons)
  ) i_timers (
      .clk_i(clk_i),
      .read_i(read),
      .read_addr_i(read_neuron),
      .read_data_o(timers_o),
      .write_i(write_i || cfg_timers),
      .write_addr_i(write_neuron),
      .write_data_i(cfg_timers ? cfg_data_i[31:16] : timers_i)
  );
  sram_1r1w #(
      .Width(16),
      .Depth(Neurons)
  ) i_threshold (
      .clk_i(clk_i),
      .read_i(read),
      .read_addr_i(read_neuron),
      .read_data_o(threshold_o),
      .write_i(learn_write_i || cfg_timers),
      .write_addr_i(cfg_timers ? cfg_neuron_i : learn_neuron_i),
      .write_data_i(cfg_timers ? cfg_data_i[15:0] : learn_threshold_i)
  );
  sram_1r1w #(
      .Width(28),
      .Depth(Neurons)
  ) i_episode (
      .clk_i(clk_i),
      .read_i(read),
      .read_addr_i(read_neuron),
      .read_data_o(episode_o),
      .write_i(write_i || cfg_episode),
      .write_addr_i(write_neuron),
      .write_data_i(cfg_episode ? cfg_data_i[27:0] : episode_i)
  );

  reg [1:0] part_q;
  always @(posedge clk_i) if (cfg_read_i) part_q <= cfg_part_i;

  always @*
    case (part_q)
      2'd0: cfg_data_o = {4'd0, potential_o};
      2'd1: cfg_data_o = {timers_o, threshold_o};
      2'd2: cfg_data_o = {4'd0, episode_o};
      default: cfg_data_o = 32'd0;
    endcase
endmodule

`default_nettype wire
