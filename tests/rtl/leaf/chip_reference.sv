// A chip of two cores and one hub as its parts joined by hand: cores, fabric, words of links; pins as at chip.
module chip_reference #(
    parameter Cores = 2,
    parameter Children = 3,
    parameter Laterals = 2,
    parameter Size = 8,  // neurons, axons and lanes of a core
    parameter Sources = 4,
    parameter FlitBits = 26
) (
    input  wire                      clk_i,
    input  wire                      rst_ni,
    output wire [         Cores-1:0] spike_out_o,
    output wire [Cores*FlitBits-1:0] spike_out_flit_o,
    output wire [         Cores-1:0] spike_in_o,
    output wire [Cores*FlitBits-1:0] spike_in_flit_o,
    output wire [         Cores-1:0] event_valid_o,
    output wire [       Cores*2-1:0] event_kind_o,
    output wire [       Cores*8-1:0] event_index_o,
    output wire [       Cores*8-1:0] event_phase_o,
    output wire [      Cores*32-1:0] event_tick_o,
    input  wire [         Cores-1:0] event_ready_i,
    input  wire [       Cores*2-1:0] learn_op_i,
    input  wire [       Cores*8-1:0] learn_axon_i,
    input  wire [       Cores*8-1:0] learn_neuron_i,
    input  wire [      Cores*16-1:0] learn_data_i,
    output wire [         Cores-1:0] answer_valid_o,
    output wire [       Cores*4-1:0] answer_k_o,
    output wire [      Cores*16-1:0] answer_th_o,
    output wire [         Cores-1:0] answer_fired_o,
    output wire [         Cores-1:0] answer_inh_o,
    output wire [         Cores-1:0] answer_inht_o,
    output wire [         Cores-1:0] look_up_valid_o,
    output wire [         Cores-1:0] look_up_hit_o,
    output wire [         Cores-1:0] look_up_merged_o,
    output wire [         Cores-1:0] look_up_late_o,
    output wire [         Cores-1:0] look_up_early_o,
    output wire [       Cores*8-1:0] look_up_axon_o,
    input  wire [         Cores-1:0] tick_start_i,
    output wire [         Cores-1:0] take_o,
    output wire [         Cores-1:0] waiting_o,
    output wire [         Cores-1:0] stopped_o,
    output wire [         Cores-1:0] core_idle_o,
    output wire                      idle_o,
    input  wire                      host_in_valid_i,
    input  wire [      FlitBits-1:0] host_in_flit_i,
    output wire                      host_in_ready_o,
    output wire                      host_out_valid_o,
    output wire [      FlitBits-1:0] host_out_flit_o,
    input  wire                      host_out_ready_i,
    input  wire                      cfg_valid_i,
    input  wire                      cfg_write_i,
    input  wire [               1:0] cfg_kind_i,
    input  wire [               8:0] cfg_index_i,
    input  wire [              17:0] cfg_addr_i,
    input  wire [              31:0] cfg_wdata_i,
    output wire [              31:0] cfg_rdata_o,
    output wire                      cfg_ready_o
);
  localparam PointBits = $clog2(Laterals), DoorBits = $clog2(Children + Laterals + 1);
  localparam LateralBits = PointBits + 5, HostBits = DoorBits + 5;
  reg [3:0] tree[0:Cores-1];
  reg [Laterals*LateralBits-1:0] laterals;
  reg [HostBits-1:0] host;
  wire [Cores*4-1:0] delays = {tree[1], tree[0]};
  wire [Cores-1:0] out_valid, out_ready, in_valid, in_ready, cfg_ready, named;
  wire [31:0] core_word[0:Cores-1];
  wire [31:0] hub_word;
  wire fabric_idle;
  assign spike_out_o = out_valid & out_ready;
  assign spike_in_o = in_valid & in_ready;
  assign idle_o = fabric_idle && core_idle_o[0] && core_idle_o[1];
  assign cfg_ready_o = named == 0 || (named & cfg_ready) != 0;
  assign cfg_rdata_o = (named[0] ? core_word[0] : 0) | (named[1] ? core_word[1] : 0) |
      (cfg_kind_i == 1 && cfg_index_i == 0 ? hub_word : 0);

  generate
    for (genvar c = 0; c < Cores; c++) begin : gen_core
      assign named[c] = cfg_kind_i == 0 ? cfg_index_i == c : cfg_kind_i == 3 && cfg_index_i > c;
      neuron_core #(.Neurons(Size), .Axons(Size), .Lanes(Size), .Sources(Sources)) i_core (
          .clk_i(clk_i), .rst_ni(rst_ni), .spike_in_valid_i(in_valid[c]),
          .spike_in_i(spike_in_flit_o[c*FlitBits+:FlitBits]), .spike_in_ready_o(in_ready[c]),
          .spike_out_valid_o(out_valid[c]), .spike_out_o(spike_out_flit_o[c*FlitBits+:FlitBits]),
          .spike_out_ready_i(out_ready[c]), .event_valid_o(event_valid_o[c]),
          .event_kind_o(event_kind_o[c*2+:2]), .event_index_o(event_index_o[c*8+:8]),
          .event_phase_o(event_phase_o[c*8+:8]), .event_tick_o(event_tick_o[c*32+:32]),
          .event_ready_i(event_ready_i[c]), .learn_op_i(learn_op_i[c*2+:2]),
          .learn_axon_i(learn_axon_i[c*8+:8]), .learn_neuron_i(learn_neuron_i[c*8+:8]),
          .learn_data_i(learn_data_i[c*16+:16]), .answer_valid_o(answer_valid_o[c]),
          .answer_k_o(answer_k_o[c*4+:4]), .answer_th_o(answer_th_o[c*16+:16]),
          .answer_fired_o(answer_fired_o[c]), .answer_inh_o(answer_inh_o[c]),
          .answer_inht_o(answer_inht_o[c]), .look_up_valid_o(look_up_valid_o[c]),
          .look_up_hit_o(look_up_hit_o[c]), .look_up_merged_o(look_up_merged_o[c]),
          .look_up_late_o(look_up_late_o[c]), .look_up_early_o(look_up_early_o[c]),
          .look_up_axon_o(look_up_axon_o[c*8+:8]), .tick_start_i(tick_start_i[c]), .take_o(take_o[c]),
          .waiting_o(waiting_o[c]), .stopped_o(stopped_o[c]), .idle_o(core_idle_o[c]),
          .cfg_valid_i(cfg_valid_i && named[c]), .cfg_write_i(cfg_write_i), .cfg_addr_i(cfg_addr_i),
          .cfg_wdata_i(cfg_wdata_i), .cfg_rdata_o(core_word[c]), .cfg_ready_o(cfg_ready[c])
      );
    end
  endgenerate

  fabric #(
      .Cores(Cores), .Levels(1), .Radix(2), .Children(Children), .Laterals(Laterals), .HostPorts(1),
      .FlitBits(FlitBits)
  ) i_fabric (
      .clk_i(clk_i), .rst_ni(rst_ni), .core_out_valid_i(out_valid), .core_out_flit_i(spike_out_flit_o),
      .core_out_ready_o(out_ready), .core_in_valid_o(in_valid), .core_in_flit_o(spike_in_flit_o),
      .core_in_ready_i(in_ready), .host_in_valid_i(host_in_valid_i), .host_in_flit_i(host_in_flit_i),
      .host_in_ready_o(host_in_ready_o), .host_out_valid_o(host_out_valid_o),
      .host_out_flit_o(host_out_flit_o), .host_out_ready_i(host_out_ready_i), .tree_delays_i(delays),
      .laterals_i(laterals), .hosts_i(host),
      .cfg_valid_i(cfg_valid_i && cfg_kind_i == 1 && (!cfg_write_i || cfg_index_i == 0)),
      .cfg_write_i(cfg_write_i), .cfg_addr_i(cfg_addr_i[10:0]), .cfg_wdata_i(cfg_wdata_i),
      .cfg_rdata_o(hub_word), .idle_o(fabric_idle)
  );

  always @(posedge clk_i)
    if (!rst_ni) begin
      tree <= '{default: 0};
      laterals <= 0;
      host <= 0;
    end else if (cfg_valid_i && cfg_write_i && cfg_kind_i == 2) begin
      if (cfg_addr_i < Cores) tree[cfg_addr_i[0]] <= cfg_wdata_i[3:0];
      if (cfg_addr_i >= 1024 && cfg_addr_i < 1024 + Laterals)
        laterals[cfg_addr_i[0]*LateralBits+:LateralBits] <=
            {cfg_wdata_i[31], cfg_wdata_i[16+:PointBits], cfg_wdata_i[3:0]};
      if (cfg_addr_i == 2048) host <= {cfg_wdata_i[31], cfg_wdata_i[16+:DoorBits], cfg_wdata_i[3:0]};
    end
endmodule
