// In place of a core: whatever keeps what a proof of the core promises (idle_core). Idle, it sends nothing;
// while it is idle and nothing is asked of it, it does not change.
module neuron_core #(
    parameter Neurons = 256,
    parameter Axons = 256,
    parameter Lanes = 16,
    parameter Sources = 32
) (
    input  wire        clk_i,
    input  wire        rst_ni,
    input  wire        spike_in_valid_i,
    input  wire [25:0] spike_in_i,
    output wire        spike_in_ready_o,
    output wire        spike_out_valid_o,
    output wire [25:0] spike_out_o,
    input  wire        spike_out_ready_i,
    output wire        event_valid_o,
    output wire [ 1:0] event_kind_o,
    output wire [ 7:0] event_index_o,
    output wire [ 7:0] event_phase_o,
    output wire [31:0] event_tick_o,
    input  wire        event_ready_i,
    input  wire [ 1:0] learn_op_i,
    input  wire [ 7:0] learn_axon_i,
    input  wire [ 7:0] learn_neuron_i,
    input  wire [15:0] learn_data_i,
    output wire        answer_valid_o,
    output wire [ 3:0] answer_k_o,
    output wire [15:0] answer_th_o,
    output wire        answer_fired_o,
    output wire        answer_inh_o,
    output wire        answer_inht_o,
    output wire        look_up_valid_o,
    output wire        look_up_hit_o,
    output wire        look_up_merged_o,
    output wire        look_up_late_o,
    output wire        look_up_early_o,
    output wire [ 7:0] look_up_axon_o,
    input  wire        tick_start_i,
    output wire        take_o,
    output wire        waiting_o,
    output wire        stopped_o,
    output wire        idle_o,
    input  wire        cfg_valid_i,
    input  wire        cfg_write_i,
    input  wire [17:0] cfg_addr_i,
    input  wire [31:0] cfg_wdata_i,
    output wire [31:0] cfg_rdata_o,
    output wire        cfg_ready_o
);
    wire next, sends;
    whatever #(.Width(154)) u_any (.any_o({
        spike_in_ready_o, spike_out_o, event_valid_o, event_kind_o, event_index_o, event_phase_o,
        event_tick_o, answer_valid_o, answer_k_o, answer_th_o, answer_fired_o, answer_inh_o,
        answer_inht_o, look_up_valid_o, look_up_hit_o, look_up_merged_o, look_up_late_o,
        look_up_early_o, look_up_axon_o, take_o, waiting_o, stopped_o, idle_o, cfg_rdata_o,
        cfg_ready_o,
        sends, next
    }));
    assign spike_out_valid_o = sends && !idle_o;

    (* keep *) reg state_q;
    always @(posedge clk_i)
        if (!idle_o || spike_in_valid_i || cfg_valid_i || tick_start_i) state_q <= next;
endmodule
