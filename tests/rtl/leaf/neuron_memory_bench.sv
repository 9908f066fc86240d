// State of neurons beside an array: the scan reads one while the one before is written back; learning and
// configuration in between.
module neuron_memory_bench #(
    parameter Neurons = 16
) (
    input wire clk_i
);
  localparam NeuronBits = $clog2(Neurons);
  enum {None, Scan, LearnRead, CfgRead} reads = None, was = None;
  reg [NeuronBits-1:0] scan_neuron, write_neuron, learn_neuron, cfg_neuron;
  reg write, learn_write, cfg_write;
  reg [27:0] potential, episode;
  reg [15:0] timers, threshold;
  reg [1:0] part;
  reg [31:0] data;
  wire [27:0] got_potential, got_episode;
  wire [15:0] got_timers, got_threshold;
  wire [31:0] got;

  neuron_memory #(.Neurons(Neurons)) i_dut (
      .clk_i(clk_i), .scan_i(reads == Scan), .scan_neuron_i(scan_neuron), .potential_o(got_potential),
      .timers_o(got_timers), .threshold_o(got_threshold), .episode_o(got_episode), .write_i(write),
      .write_neuron_i(write_neuron), .potential_i(potential), .timers_i(timers), .episode_i(episode),
      .learn_read_i(reads == LearnRead), .learn_write_i(learn_write), .learn_neuron_i(learn_neuron),
      .learn_threshold_i(threshold), .cfg_read_i(reads == CfgRead), .cfg_write_i(cfg_write),
      .cfg_neuron_i(cfg_neuron), .cfg_part_i(part), .cfg_data_i(data), .cfg_data_o(got)
  );

  typedef struct packed {bit [27:0] potential, episode; bit [15:0] timers, threshold;} state_t;
  state_t states[0:Neurons-1], expected;
  bit [1:0] part_before;
  int filled = 0;

  function automatic bit [31:0] part_of(state_t of, bit [1:0] number);
    case (number)
      0: return {4'd0, of.potential};
      1: return {of.timers, of.threshold};
      2: return {4'd0, of.episode};
      default: return 0;
    endcase
  endfunction

  always @(posedge clk_i) begin
    if (was != None) begin
      leaf::leaf_same("neuron_memory.potential_o", got_potential, expected.potential);
      leaf::leaf_same("neuron_memory.timers_o", got_timers, expected.timers);
      leaf::leaf_same("neuron_memory.threshold_o", got_threshold, expected.threshold);
      leaf::leaf_same("neuron_memory.episode_o", got_episode, expected.episode);
    end
    if (was == CfgRead) leaf::leaf_same("neuron_memory.cfg_data_o", got, part_of(expected, part_before));
    expected = states[reads == Scan ? scan_neuron : reads == CfgRead ? cfg_neuron : learn_neuron];
    part_before = part;
    was = reads;
    if (write) begin
      states[write_neuron].potential = potential;
      states[write_neuron].timers = timers;
      states[write_neuron].episode = episode;
    end
    if (learn_write) states[learn_neuron].threshold = threshold;
    if (cfg_write)
      case (part)
        0: states[cfg_neuron].potential = data[27:0];
        1: {states[cfg_neuron].timers, states[cfg_neuron].threshold} = data;
        2: states[cfg_neuron].episode = data[27:0];
        default: ;
      endcase
    potential <= 28'(leaf::corner());
    episode <= 28'(leaf::corner());
    timers <= 16'(leaf::corner());
    threshold <= 16'(leaf::corner());
    data <= 32'(leaf::corner());
    part <= 2'($urandom);
    scan_neuron <= NeuronBits'($urandom);
    write_neuron <= NeuronBits'($urandom);
    learn_neuron <= NeuronBits'($urandom);
    cfg_neuron <= NeuronBits'($urandom);
    {write, learn_write, cfg_write} <= 3'd0;
    reads <= None;
    if (filled < 4 * Neurons) begin  // first all of it is written
      cfg_write <= 1'b1;
      cfg_neuron <= NeuronBits'(filled / 4);
      part <= 2'(filled);
      filled++;
    end else if (leaf::offers())
      case ($urandom % 4)
        0: begin
          reads <= Scan;
          write <= leaf::takes();
        end
        1: begin
          reads <= leaf::chance(50) ? LearnRead : None;
          learn_write <= leaf::takes();
        end
        default: begin
          reads <= CfgRead;  // an access reads, whether or not it writes
          cfg_write <= leaf::takes();
        end
      endcase
  end
endmodule
