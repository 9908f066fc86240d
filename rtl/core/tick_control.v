// The order of a tick: take the mark (barrier) or the tick's start (fixed), T0 phase start, T1 events,
// T2 scan, T3 winners, spikes and mark out, T4 learning after firing (specification, 3.2). It owns the
// tick, the phase and the ranks.
`default_nettype none

module tick_control #(
    parameter Neurons = 256,
    parameter Lanes = 16,
    parameter NeuronBits = $clog2(Neurons),
    parameter RowWords = Neurons / Lanes,
    parameter WordBits = (RowWords > 1) ? $clog2(RowWords) : 1
) (
    input  wire                  clk_i,
    input  wire                  rst_ni,
    // run control and registers
    input  wire                  start_i,
    input  wire                  set_tick_i,
    input  wire                  set_phase_i,
    input  wire                  set_rank0_i,
    input  wire [          31:0] set_data_i,
    input  wire                  disturb_i,        // neuron state is written from outside
    input  wire                  learning_i,
    input  wire                  fixed_i,
    input  wire [          31:0] last_tick_i,
    input  wire [           8:0] ph_len_i,
    input  wire [           1:0] inh_mode_i,
    input  wire [NeuronBits-1:0] last_neuron_i,
    output reg  [          31:0] tick_o,
    output reg  [           7:0] phase_o,
    output reg  [           7:0] rank0_o,
    // the next tick: by a mark, or at a fixed time
    input  wire                  mark_i,
    input  wire                  tick_start_i,
    output wire                  take_o,           // a tick ends and, unless it was the last, the next begins
    output wire                  overrun_o,        // a start was missed: it is owed
    output wire                  owing_o,          // a start is due or owed
    // what the parts report
    input  wire                  axons_empty_i,
    input  wire                  axons_last_i,
    input  wire                  active_i,
    input  wire                  event_ready_i,
    input  wire                  neuron_busy_i,    // changed, candidate or repeat in this cycle
    input  wire                  any_winner_i,
    input  wire [  NeuronBits:0] winners_i,
    input  wire                  deferred_i,       // the winner is known only after the scan
    input  wire                  out_empty_i,
    input  wire                  out_last_i,
    input  wire                  fired_empty_i,
    input  wire                  fired_last_i,
    input  wire                  out_ready_i,
    // what the parts do
    output wire                  halted_o,         // before the start
    output wire                  waiting_o,
    output wire                  stopped_o,
    output wire                  begin_o,          // first cycle of a tick
    output wire                  axons_o,          // T1: axons may be taken up
    output wire                  row_read_o,
    output reg  [  WordBits-1:0] row_word_o,
    output wire                  row_done_o,
    output wire                  scan_o,           // a neuron is read
    output reg  [NeuronBits-1:0] scan_neuron_o,
    output reg                   step_o,           // the neuron read before takes its step
    output reg                   pass_o,           // or is inhibited
    output reg  [NeuronBits-1:0] neuron_o,
    output reg                   phase_start_o,    // that step begins with a phase start
    output wire                  defer_o,          // the deferred winner is entered now
    output wire                  first_pass_o,     // winners: deferred win, or left out
    output wire                  spare_winners_o,  // winners are left out of this pass
    output wire                  out_load_o,
    output wire                  out_spikes_o,
    output wire                  out_mark_o,
    output wire                  fired_load_o,
    output wire                  event_phase_o,
    output wire                  event_axon_o,
    output wire                  event_fired_o
);
  localparam [3:0] Halted = 4'd0, Wait = 4'd1, Stopped = 4'd2, Begin = 4'd3, PhaseStart = 4'd4,
      Row = 4'd5, Axon = 4'd6, Scan = 4'd7, ScanEnd = 4'd8, Decide = 4'd9, Pass = 4'd10,
      PassEnd = 4'd11, Spikes = 4'd12, Mark = 4'd13, Fired = 4'd14;
  localparam [1:0] Subtract = 2'd2;  // inh_mode with a pass for each winner

  reg [3:0] state_q;
  reg preload_q, quiet_q, busy_q;
  reg [7:0] rank_q;
  reg [NeuronBits:0] passes_q;  // done
  reg due_q;                    // a start, pulsed in the cycle before
  reg [6:0] owed_q;             // starts missed so far

  wire at_last_neuron = scan_neuron_o == last_neuron_i;
  wire [WordBits-1:0] last_word;
  generate
    if (RowWords > 1) begin : gen_words
      assign last_word = last_neuron_i[NeuronBits-1:NeuronBits-WordBits];
    end else begin : gen_one_word
      assign last_word = 1'b0;
    end
  endgenerate
  wire phase_starts = (ph_len_i != 9'd0) && (phase_o == 8'd0) && (tick_o != 32'd0) && !tick_o[31];
  wire [8:0] next_phase = {1'b0, phase_o} + 9'd1;
  wire inhibits = any_winner_i && (inh_mode_i != 2'd0);
  wire more_passes = (inh_mode_i == Subtract) && (passes_q + 1'b1 != winners_i);
  wire [3:0] after_passes = out_empty_i ? Mark : Spikes;
  wire [3:0] after_tick = (fixed_i && (tick_o == last_tick_i)) ? Stopped : Wait;
  wire owes = owed_q != 7'd0;

  assign take_o = waiting_o && (fixed_i ? (due_q || owes) : mark_i);
  assign overrun_o = due_q && (!waiting_o || owes);
  assign owing_o = due_q || owes;

  assign halted_o = state_q == Halted;
  assign waiting_o = state_q == Wait;
  assign stopped_o = state_q == Stopped;
  assign begin_o = state_q == Begin;
  assign axons_o = (state_q == Begin) || (state_q == PhaseStart) || (state_q == Axon);
  assign row_read_o = state_q == Row;
  assign row_done_o = (state_q == Axon) && (event_ready_i || !learning_i);
  assign scan_o = (state_q == Scan) || (state_q == Pass);
  assign defer_o = (state_q == Decide) && deferred_i && any_winner_i;
  assign first_pass_o = pass_o && (passes_q == 0);
  assign spare_winners_o =
      first_pass_o && ((inh_mode_i == Subtract) || (winners_i == {{NeuronBits{1'b0}}, 1'b1}));
  assign out_load_o = ((state_q == Decide) && !inhibits) || (state_q == PassEnd) ||
                      (state_q == Spikes);
  assign out_spikes_o = state_q == Spikes;
  assign out_mark_o = (state_q == Mark) && !fixed_i;
  assign fired_load_o = (state_q == Mark) || (state_q == Fired);
  assign event_phase_o = state_q == PhaseStart;
  assign event_axon_o = state_q == Axon;
  assign event_fired_o = state_q == Fired;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      state_q <= Halted;
      preload_q <= 1'b0;
      quiet_q <= 1'b0;
      busy_q <= 1'b0;
      rank_q <= 8'd0;
      passes_q <= 0;
      tick_o <= 32'd0;
      phase_o <= 8'd0;
      rank0_o <= 8'd0;
      row_word_o <= 0;
      scan_neuron_o <= 0;
      step_o <= 1'b0;
      pass_o <= 1'b0;
      neuron_o <= 0;
      phase_start_o <= 1'b0;
      due_q <= 1'b0;
      owed_q <= 7'd0;
    end else begin
      due_q <= tick_start_i && fixed_i;
      if (overrun_o && !take_o) owed_q <= owed_q + 7'd1;
      else if (take_o && owes && !due_q) owed_q <= owed_q - 7'd1;
      step_o <= state_q == Scan;
      pass_o <= state_q == Pass;
      if (scan_o) begin
        neuron_o <= scan_neuron_o;
        scan_neuron_o <= at_last_neuron ? {NeuronBits{1'b0}} : scan_neuron_o + 1'b1;
      end
      if (neuron_busy_i) busy_q <= 1'b1;
      if (disturb_i) quiet_q <= 1'b0;
      if (set_tick_i) tick_o <= set_data_i;
      if (set_phase_i) phase_o <= set_data_i[7:0];
      if (set_rank0_i) begin
        rank0_o <= set_data_i[7:0];
        rank_q  <= set_data_i[7:0];
      end

      case (state_q)
        Halted:
        if (start_i) begin
          state_q   <= fixed_i ? after_tick : Mark;
          preload_q <= 1'b1;
          quiet_q   <= 1'b0;
        end

        Wait:
        if (take_o) begin
          preload_q <= 1'b0;
          if (tick_o == last_tick_i) state_q <= Stopped;
          else begin
            state_q <= Begin;
            tick_o  <= tick_o + 32'd1;
          end
        end

        Begin: begin
          busy_q <= 1'b0;
          if (phase_starts) state_q <= PhaseStart;
          else state_q <= !axons_empty_i ? Row : quiet_q ? Mark : Scan;
        end

        PhaseStart:
        if (event_ready_i || !learning_i) begin
          phase_start_o <= 1'b1;
          rank_q <= 8'd0;
          rank0_o <= 8'd0;
          state_q <= axons_empty_i ? Scan : Row;
        end

        Row:
        if (row_word_o == last_word) begin
          row_word_o <= 0;
          state_q <= Axon;
        end else row_word_o <= row_word_o + 1'b1;

        Axon:
        if (row_done_o) begin
          if (rank_q != 8'd255) rank_q <= rank_q + 8'd1;
          state_q <= axons_last_i ? Scan : Row;
        end

        Scan: if (at_last_neuron) state_q <= ScanEnd;
        ScanEnd: state_q <= Decide;

        Decide: begin
          phase_start_o <= 1'b0;
          rank0_o <= rank_q;
          quiet_q <= !busy_q && !active_i;
          passes_q <= 0;
          state_q <= inhibits ? Pass : after_passes;
        end

        Pass: if (at_last_neuron) state_q <= PassEnd;
        PassEnd: begin
          passes_q <= passes_q + 1'b1;
          state_q  <= more_passes ? Pass : after_passes;
        end

        Spikes: if (out_ready_i && out_last_i) state_q <= Mark;

        Mark:
        if (out_ready_i || fixed_i) begin
          if (!fired_empty_i) state_q <= Fired;
          else begin
            state_q <= after_tick;
            if (!preload_q && (ph_len_i != 9'd0))
              phase_o <= (next_phase == ph_len_i) ? 8'd0 : next_phase[7:0];
          end
        end

        Fired:
        if ((event_ready_i || !learning_i) && fired_last_i) begin
          state_q <= after_tick;
          if (ph_len_i != 9'd0) phase_o <= (next_phase == ph_len_i) ? 8'd0 : next_phase[7:0];
        end

        default: state_q <= state_q;
      endcase
    end
  end
endmodule

`default_nettype wire
