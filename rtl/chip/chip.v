// The whole chip: cores, the fabric that joins them to each other and to the hosts, one configuration bus.
//
// The learning engines stand outside: each core's events, learn port and look-ups are pins, packed core by
// core, core 0 lowest. spike_out and spike_in show what crosses each core's own pins in this cycle, for who
// looks on. All outputs but rdata and cfg_ready are functions of registers. idle_o: without input nothing in
// the chip changes.
`default_nettype none

module chip #(
    parameter Cores = 4,
    parameter Levels = 2,
    parameter Radix = 2,
    parameter Children = 8,
    parameter Laterals = 4,
    parameter Neurons = 256,
    parameter Axons = 256,
    parameter Lanes = 16,
    parameter Sources = 64,
    parameter HostPorts = 3,
    parameter FlitBits = 26,
    parameter Hubs1 = (Cores + Radix - 1) / Radix,  // from here on: what comes from the above
    parameter Hubs2 = (Levels > 1) ? (Hubs1 + Radix - 1) / Radix : 0,
    parameter Hubs3 = (Levels > 2) ? (Hubs2 + Radix - 1) / Radix : 0,
    parameter Hubs4 = (Levels > 3) ? (Hubs3 + Radix - 1) / Radix : 0,
    parameter Hubs = Hubs1 + Hubs2 + Hubs3 + Hubs4,
    parameter Nodes = Cores + Hubs - 1,
    parameter Points = Hubs * Laterals,
    parameter LateralBits = $clog2(Points) + 5,
    parameter HostBits = $clog2(Hubs * (Children + Laterals + 1)) + 5,
    parameter TotalBits = Nodes * 4 + Points * LateralBits + HostPorts * HostBits,
    parameter FixedLinks = 0,  // 1: links and patches are Links, as chip_links says; 0: registers
    parameter [TotalBits-1:0] Links = {TotalBits{1'b0}}
) (
    input  wire                          clk_i,
    input  wire                          rst_ni,
    // what crosses the pins of each core
    output wire [             Cores-1:0] spike_out_o,
    output wire [    Cores*FlitBits-1:0] spike_out_flit_o,
    output wire [             Cores-1:0] spike_in_o,
    output wire [    Cores*FlitBits-1:0] spike_in_flit_o,
    // learning, as at neuron_core
    output wire [             Cores-1:0] event_valid_o,
    output wire [           Cores*2-1:0] event_kind_o,
    output wire [           Cores*8-1:0] event_index_o,
    output wire [           Cores*8-1:0] event_phase_o,
    output wire [          Cores*32-1:0] event_tick_o,
    input  wire [             Cores-1:0] event_ready_i,
    input  wire [           Cores*2-1:0] learn_op_i,
    input  wire [           Cores*8-1:0] learn_axon_i,
    input  wire [           Cores*8-1:0] learn_neuron_i,
    input  wire [          Cores*16-1:0] learn_data_i,
    output wire [             Cores-1:0] answer_valid_o,
    output wire [           Cores*4-1:0] answer_k_o,
    output wire [          Cores*16-1:0] answer_th_o,
    output wire [             Cores-1:0] answer_fired_o,
    output wire [             Cores-1:0] answer_inh_o,
    output wire [             Cores-1:0] answer_inht_o,
    output wire [             Cores-1:0] look_up_valid_o,
    output wire [             Cores-1:0] look_up_hit_o,
    output wire [             Cores-1:0] look_up_merged_o,
    output wire [             Cores-1:0] look_up_late_o,
    output wire [             Cores-1:0] look_up_early_o,
    output wire [           Cores*8-1:0] look_up_axon_o,
    // run control
    input  wire [             Cores-1:0] tick_start_i,
    output wire [             Cores-1:0] take_o,
    output wire [             Cores-1:0] waiting_o,
    output wire [             Cores-1:0] stopped_o,
    output wire [             Cores-1:0] core_idle_o,
    output wire                          idle_o,
    // hosts
    input  wire [         HostPorts-1:0] host_in_valid_i,
    input  wire [HostPorts*FlitBits-1:0] host_in_flit_i,
    output wire [         HostPorts-1:0] host_in_ready_o,
    output wire [         HostPorts-1:0] host_out_valid_o,
    output wire [HostPorts*FlitBits-1:0] host_out_flit_o,
    input  wire [         HostPorts-1:0] host_out_ready_i,
    // configuration, as chip_config says
    input  wire                          cfg_valid_i,
    input  wire                          cfg_write_i,
    input  wire [                   1:0] cfg_kind_i,
    input  wire [                   8:0] cfg_index_i,
    input  wire [                  17:0] cfg_addr_i,
    input  wire [                  31:0] cfg_wdata_i,
    output wire [                  31:0] cfg_rdata_o,
    output wire                          cfg_ready_o
);
    wire [Cores-1:0] core_cfg_valid, core_cfg_ready;
    wire [Cores*32-1:0] core_cfg_rdata;
    wire [Hubs-1:0] hub_cfg_valid;
    wire [Hubs*32-1:0] hub_cfg_rdata;
    wire links_valid;

    chip_config #(
        .Cores(Cores),
        .Hubs (Hubs)
    ) u_config (
        .valid_i(cfg_valid_i), .write_i(cfg_write_i), .kind_i(cfg_kind_i), .index_i(cfg_index_i),
        .rdata_o(cfg_rdata_o), .ready_o(cfg_ready_o),
        .core_valid_o(core_cfg_valid), .core_ready_i(core_cfg_ready), .core_rdata_i(core_cfg_rdata),
        .hub_valid_o(hub_cfg_valid), .hub_rdata_i(hub_cfg_rdata), .links_valid_o(links_valid)
    );

    wire [Nodes*4-1:0] tree_delays;
    wire [Points*LateralBits-1:0] laterals;
    wire [HostPorts*HostBits-1:0] hosts;

    chip_links #(
        .Nodes    (Nodes),
        .Points   (Points),
        .HostPorts(HostPorts),
        .PointBits(LateralBits - 5),
        .DoorBits (HostBits - 5),
        .Fixed    (FixedLinks),
        .Wiring   (Links)
    ) u_links (
        .clk_i(clk_i), .rst_ni(rst_ni),
        .write_i(links_valid && cfg_write_i), .addr_i(cfg_addr_i), .wdata_i(cfg_wdata_i),
        .tree_o(tree_delays), .laterals_o(laterals), .hosts_o(hosts)
    );

    // ---- cores --------------------------------------------------------------------------------------
    wire [Cores-1:0] out_valid, out_ready, in_valid, in_ready;
    assign spike_out_o = out_valid & out_ready;
    assign spike_in_o = in_valid & in_ready;

    genvar g;
    generate
        for (g = 0; g < Cores; g = g + 1) begin : gen_core
            neuron_core #(
                .Neurons(Neurons),
                .Axons  (Axons),
                .Lanes  (Lanes),
                .Sources(Sources)
            ) u_core (
                .clk_i(clk_i), .rst_ni(rst_ni),
                .spike_in_valid_i(in_valid[g]), .spike_in_i(spike_in_flit_o[g*FlitBits+:FlitBits]),
                .spike_in_ready_o(in_ready[g]), .spike_out_valid_o(out_valid[g]),
                .spike_out_o(spike_out_flit_o[g*FlitBits+:FlitBits]), .spike_out_ready_i(out_ready[g]),
                .event_valid_o(event_valid_o[g]), .event_kind_o(event_kind_o[g*2+:2]),
                .event_index_o(event_index_o[g*8+:8]), .event_phase_o(event_phase_o[g*8+:8]),
                .event_tick_o(event_tick_o[g*32+:32]), .event_ready_i(event_ready_i[g]),
                .learn_op_i(learn_op_i[g*2+:2]), .learn_axon_i(learn_axon_i[g*8+:8]),
                .learn_neuron_i(learn_neuron_i[g*8+:8]), .learn_data_i(learn_data_i[g*16+:16]),
                .answer_valid_o(answer_valid_o[g]), .answer_k_o(answer_k_o[g*4+:4]),
                .answer_th_o(answer_th_o[g*16+:16]), .answer_fired_o(answer_fired_o[g]),
                .answer_inh_o(answer_inh_o[g]), .answer_inht_o(answer_inht_o[g]),
                .look_up_valid_o(look_up_valid_o[g]), .look_up_hit_o(look_up_hit_o[g]),
                .look_up_merged_o(look_up_merged_o[g]), .look_up_late_o(look_up_late_o[g]),
                .look_up_early_o(look_up_early_o[g]), .look_up_axon_o(look_up_axon_o[g*8+:8]),
                .tick_start_i(tick_start_i[g]), .take_o(take_o[g]), .waiting_o(waiting_o[g]),
                .stopped_o(stopped_o[g]), .idle_o(core_idle_o[g]),
                .cfg_valid_i(core_cfg_valid[g]), .cfg_write_i(cfg_write_i), .cfg_addr_i(cfg_addr_i),
                .cfg_wdata_i(cfg_wdata_i), .cfg_rdata_o(core_cfg_rdata[g*32+:32]),
                .cfg_ready_o(core_cfg_ready[g])
            );
        end
    endgenerate

    // ---- fabric -------------------------------------------------------------------------------------
    wire fabric_idle;
    assign idle_o = fabric_idle && core_idle_o == {Cores{1'b1}};

    fabric #(
        .Cores    (Cores),
        .Levels   (Levels),
        .Radix    (Radix),
        .Children (Children),
        .Laterals (Laterals),
        .HostPorts(HostPorts),
        .FlitBits (FlitBits)
    ) u_fabric (
        .clk_i(clk_i), .rst_ni(rst_ni),
        .core_out_valid_i(out_valid), .core_out_flit_i(spike_out_flit_o), .core_out_ready_o(out_ready),
        .core_in_valid_o(in_valid), .core_in_flit_o(spike_in_flit_o), .core_in_ready_i(in_ready),
        .host_in_valid_i(host_in_valid_i), .host_in_flit_i(host_in_flit_i),
        .host_in_ready_o(host_in_ready_o), .host_out_valid_o(host_out_valid_o),
        .host_out_flit_o(host_out_flit_o), .host_out_ready_i(host_out_ready_i),
        .tree_delays_i(tree_delays), .laterals_i(laterals), .hosts_i(hosts),
        .cfg_valid_i(hub_cfg_valid), .cfg_write_i(cfg_write_i), .cfg_addr_i(cfg_addr_i[10:0]),
        .cfg_wdata_i(cfg_wdata_i), .cfg_rdata_o(hub_cfg_rdata), .idle_o(fabric_idle)
    );
endmodule

`default_nettype wire
