// tick_control: the order of a tick, T0 to T4 (specification, 3.2). Stands inside the module, before its end.
//
// Free: everything but that settings and what the parts report stay while they are looked at.
    reg running = 0;  // one cycle of reset
    always @(posedge clk_i) running <= 1;
    always @* assume (rst_ni == running);

    wire between = halted_o || waiting_o || stopped_o;
    reg fv_fixed, fv_learning;
    reg [8:0] fv_ph_len;
    reg [1:0] fv_inh_mode;
    reg [NeuronBits-1:0] fv_last, fv_followed;
    reg [NeuronBits:0] fv_winners;
    reg [31:0] fv_tick, fv_last_tick;
    reg fv_took = 0, fv_between = 1, fv_set = 0;
    always @(posedge clk_i) begin
        fv_fixed <= fixed_i;
        fv_learning <= learning_i;
        fv_ph_len <= ph_len_i;
        fv_inh_mode <= inh_mode_i;
        fv_last <= last_neuron_i;
        fv_last_tick <= last_tick_i;
        fv_winners <= winners_i;
        fv_tick <= running ? tick_o : 32'd0;
        fv_took <= running && take_o && !(tick_o == last_tick_i);
        fv_between <= !running || between;
        fv_set <= set_tick_i;
    end
    always @* if (running) begin
        if (!fv_between) assume (fixed_i == fv_fixed && learning_i == fv_learning && ph_len_i == fv_ph_len &&
            inh_mode_i == fv_inh_mode && last_neuron_i == fv_last && last_tick_i == fv_last_tick);
        if (!between || take_o) assume (!set_tick_i && !set_phase_i && !set_rank0_i);
        if (fv_passing) assume (winners_i == fv_winners);
        assume (any_winner_i == (winners_i != 0));
        assume (!(fixed_i && overrun_o && owed_q == 7'd127));
    end

    // How far the tick has come: 0 between ticks, 1 begun, 2 phase start, 3 axons, 4 scan, 5 winners, 6 spikes,
    // 7 mark, 8 learning after firing.
    wire passing = state_q == Pass || state_q == PassEnd;
    reg fv_passing = 0;
    reg [3:0] come = 0;
    wire [3:0] now = event_phase_o ? 4'd2 : (row_read_o || event_axon_o) ? 4'd3 :
        passing ? 4'd5 : scan_o ? 4'd4 : out_spikes_o ? 4'd6 : out_mark_o ? 4'd7 : event_fired_o ? 4'd8 : 4'd0;
    reg scanned = 0, phased = 0, marked = 0;  // in this tick
    reg [NeuronBits:0] steps = 0;             // taken in it
    reg fv_marking = 0, fv_sent = 0;          // in the cycle before: the mark offered; no spike left
    always @(posedge clk_i) begin
        fv_marking <= running && out_mark_o;
        fv_sent <= out_empty_i || (out_spikes_o && out_ready_i && out_last_i);
        fv_passing <= running && (passing || state_q == Decide);
        if (!running || begin_o || between) begin
            come <= 4'd1;
            scanned <= 0;
            phased <= 0;
            marked <= 0;
            steps <= 0;
        end else begin
            if (now != 0) come <= now;
            if (scan_o && !passing) scanned <= 1;
            if (event_phase_o) phased <= 1;
            if (out_mark_o && out_ready_i) marked <= 1;
            if (step_o) steps <= steps + 1'b1;
        end
    end

`ifdef COVER
    always @* assert (!(running && event_fired_o && phased && steps == 3 && come == 8 && tick_o != 0));
`else
    always @* if (running) begin
        // A tick begins where one was taken, and the count goes on by one there and nowhere else.
        assert (begin_o == fv_took);
        if (fv_took) assert (tick_o == fv_tick + 32'd1);
        else if (!fv_set) assert (tick_o == fv_tick);
        if (take_o) assert (waiting_o);
        // Never back.
        if (now != 0) assert (now >= come);
        // One mark a tick, behind all spikes; none where ticks are fixed.
        if (out_mark_o) assert (!marked && !fixed_i);
        if (out_mark_o && !fv_marking && scanned) assert (fv_sent);
        if (event_fired_o && !fixed_i) assert (marked);
        // The scan steps each neuron in use once, ascending; a phase start is in all of its steps.
        if (step_o) assert (neuron_o == steps[NeuronBits-1:0] && neuron_o <= last_neuron_i);
        if (defer_o || passing || out_spikes_o) assert (steps == {1'b0, last_neuron_i} + 1'b1);
        if (step_o) assert (phase_start_o == phased);
        // Without a scan nothing has happened in the tick.
        if (out_mark_o && !scanned) assert (steps == 0 && !phased && come != 4'd3);
    end
`endif
