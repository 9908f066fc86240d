// A core under any simulator: pins of each cycle from a file, outputs after each clock edge as text.
`timescale 1ns / 1ns
`default_nettype none

module core_bench;

    reg clk = 1'b0;
    reg rst_n, show, cfg_valid, cfg_write, in_valid, out_ready, event_ready;
    reg [17:0] cfg_addr;
    reg [31:0] cfg_wdata;
    reg [25:0] in_flit;
    reg [1:0] learn_op;
    reg [7:0] learn_axon, learn_neuron;
    reg [15:0] learn_data;
    wire in_ready, out_valid, event_valid, answer_valid, answer_fired, answer_inh, answer_inht;
    wire look_up, hit, merged, late, early, take, waiting, stopped, idle, cfg_ready;
    wire [25:0] out_flit;
    wire [1:0] event_kind;
    wire [3:0] answer_k;
    wire [7:0] event_index, event_phase, look_up_axon;
    wire [15:0] answer_th;
    wire [31:0] event_tick, cfg_rdata;
    reg [8*512-1:0] file_name;
    integer file, got;

    neuron_core #(
        .Neurons(16),
        .Axons(16),
        .Lanes(16),
        .Sources(64)
    ) dut (
        .clk_i(clk), .rst_ni(rst_n),
        .spike_in_valid_i(in_valid), .spike_in_i(in_flit), .spike_in_ready_o(in_ready),
        .spike_out_valid_o(out_valid), .spike_out_o(out_flit), .spike_out_ready_i(out_ready),
        .event_valid_o(event_valid), .event_kind_o(event_kind), .event_index_o(event_index),
        .event_phase_o(event_phase), .event_tick_o(event_tick), .event_ready_i(event_ready),
        .learn_op_i(learn_op), .learn_axon_i(learn_axon), .learn_neuron_i(learn_neuron),
        .learn_data_i(learn_data), .answer_valid_o(answer_valid), .answer_k_o(answer_k),
        .answer_th_o(answer_th), .answer_fired_o(answer_fired), .answer_inh_o(answer_inh),
        .answer_inht_o(answer_inht),
        .look_up_valid_o(look_up), .look_up_hit_o(hit), .look_up_merged_o(merged),
        .look_up_late_o(late), .look_up_early_o(early), .look_up_axon_o(look_up_axon),
        .tick_start_i(1'b0), .take_o(take), .waiting_o(waiting), .stopped_o(stopped), .idle_o(idle),
        .cfg_valid_i(cfg_valid), .cfg_write_i(cfg_write), .cfg_addr_i(cfg_addr),
        .cfg_wdata_i(cfg_wdata), .cfg_rdata_o(cfg_rdata), .cfg_ready_o(cfg_ready)
    );

    initial begin
        if (!$value$plusargs("pins=%s", file_name)) $finish;
        file = $fopen(file_name, "r");
        got = 14;
        while (got == 14) begin
            got = $fscanf(file, "%b %b %b %b %h %h %b %h %b %b %h %h %h %h", rst_n, show, cfg_valid,
                          cfg_write, cfg_addr, cfg_wdata, in_valid, in_flit, out_ready, event_ready,
                          learn_op, learn_axon, learn_neuron, learn_data);
            if (got == 14) begin
                #1 clk = 1'b1;
                #1 clk = 1'b0;
                if (show) begin
                    $write("%b %b %b %b %b %b", in_ready, take, waiting, stopped, idle, cfg_ready);
                    if (out_valid) $write(" out %h", out_flit);
                    if (event_valid)
                        $write(" event %h %h %h %h", event_kind, event_index, event_phase, event_tick);
                    if (answer_valid)
                        $write(" answer %h %h %b %b %b", answer_k, answer_th, answer_fired, answer_inh,
                               answer_inht);
                    if (look_up) $write(" look_up %b %b %b %b %h", hit, merged, late, early, look_up_axon);
                    $write("\n");
                end
                if (cfg_ready && !cfg_write) $write("read %h\n", cfg_rdata);
            end
        end
        $finish;
    end

endmodule

`default_nettype wire
