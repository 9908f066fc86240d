// One neuron, one step, no state: what the specification's T2 (step_i), T3 (win_i, inhibit_i) and 3.3
// (phase_start_i, before the step) make of a neuron. Nothing selected: the state passes unchanged.
// A build parameter 0 leaves a mechanism out: its run-time parameters then count as off, its state as 0.
`default_nettype none

module neuron_datapath #(
    parameter HasLeak = 1,
    parameter HasCut = 1,
    parameter HasSensitivity = 1,
    parameter HasDecay = 1,
    parameter HasRefractory = 1,
    parameter HasBurst = 1,          // bursts and the latch
    parameter HasLocalPhase = 1,
    parameter HasSubtractReset = 1,  // rst_mode 1
    parameter HasOneshot = 1,
    parameter HasShifts = 1,         // vs and ss
    parameter HasInhibition = 1      // inh_mode 1..3
) (
    // what to do
    input  wire        phase_start_i,
    input  wire        step_i,
    input  wire        win_i,
    input  wire        win_if_candidate_i,
    input  wire        inhibit_i,
    // inputs of the tick
    input  wire [11:0] excitation_i,
    input  wire [11:0] inhibition_i,
    input  wire [ 7:0] phase_i,
    input  wire [ 7:0] rank0_i,
    // parameters, section 3
    input  wire [15:0] vmax_i,
    input  wire [10:0] smax_i,
    input  wire [15:0] theta_i,
    input  wire        en_dir_i,
    input  wire [ 2:0] vs_i,
    input  wire        en_slope_i,
    input  wire [ 2:0] ss_i,
    input  wire [11:0] leak_i,
    input  wire [10:0] smin_i,
    input  wire [ 1:0] cut_mode_i,
    input  wire        sens_en_i,
    input  wire [ 3:0] sens_k_i,
    input  wire [ 1:0] dec_mode_i,
    input  wire [ 2:0] dec_sh_i,
    input  wire [ 7:0] refr_i,
    input  wire        rst_mode_i,
    input  wire        oneshot_i,
    input  wire [ 4:0] burst_n_i,
    input  wire [ 7:0] burst_isi_i,
    input  wire        latch_i,
    input  wire [ 3:0] latch_ph_i,
    input  wire [ 9:0] ep_local_i,
    input  wire        phased_i,     // ph_len > 0
    input  wire [ 1:0] inh_mode_i,
    input  wire [15:0] inh_v_i,
    input  wire [11:0] inh_s_i,
    input  wire [ 7:0] inh_t_i,
    // state, parts as in neuron_memory
    input  wire [27:0] potential_i,
    input  wire [15:0] timers_i,
    input  wire [15:0] threshold_i,
    input  wire [27:0] episode_i,
    output wire [27:0] potential_o,
    output wire [15:0] timers_o,
    output wire [27:0] episode_o,
    // what came of it
    output wire        changed_o,    // some bit of state
    output reg         candidate_o,
    output reg         win_o,
    output reg         repeat_o,     // a burst or latch spike
    output reg  [15:0] margin_o      // V - TH of a candidate: not negative
);
  // Parameters of what is left out count as off, its state as 0.
  wire [11:0] leak = (HasLeak != 0) ? leak_i : 12'd0;
  wire [1:0] cut_mode = (HasCut != 0) ? cut_mode_i : 2'd0;
  wire sens_en = (HasSensitivity != 0) && sens_en_i;
  wire [1:0] dec_mode = (HasDecay != 0) ? dec_mode_i : 2'd0;
  wire [7:0] refr = (HasRefractory != 0) ? refr_i : 8'd0;
  wire latch = (HasBurst != 0) && latch_i;
  wire bursts = (HasBurst != 0) && (latch_i || (burst_n_i > 5'd1));
  wire [9:0] ep_local = (HasLocalPhase != 0) ? ep_local_i : 10'd0;
  wire subtract_reset = (HasSubtractReset != 0) && rst_mode_i;
  wire oneshot = (HasOneshot != 0) && oneshot_i;
  wire [2:0] vs = (HasShifts != 0) ? vs_i : 3'd0;
  wire [2:0] ss = (HasShifts != 0) ? ss_i : 3'd0;
  wire [1:0] inh_mode = (HasInhibition != 0) ? inh_mode_i : 2'd0;
  wire [3:0] burst_left = burst_n_i[3:0] - 4'd1;  // of 1..16
  localparam [15:0] TimersThere = {{8{HasInhibition != 0}}, {8{HasRefractory != 0}}};
  localparam [27:0] EpisodeThere = {
    {1{HasInhibition != 0}}, 1'b1, {16{HasBurst != 0}}, {10{HasLocalPhase != 0}}
  };
  wire [15:0] timers_there = timers_i & TimersThere;
  wire [27:0] episode_there = episode_i & EpisodeThere;

  // A sum with V or S is signed and has a sign and a carry more than its widest operand.
  localparam SumBits = (HasShifts != 0) ? 21 : 18;

  function [15:0] clamp_v(input signed [SumBits-1:0] value, input [15:0] vmax);
    clamp_v = value[SumBits-1] ? 16'd0 :
        (value[SumBits-2:0] > {{SumBits - 17{1'b0}}, vmax}) ? vmax : value[15:0];
  endfunction

  // Between -smax-1 and smax: of a negative value the complement must not be above smax.
  function signed [11:0] clamp_s(input signed [SumBits-1:0] value, input [10:0] smax);
    reg negative;
    reg [SumBits-2:0] size;
    reg [10:0] limited;
    begin
      negative = value[SumBits-1];
      size = value[SumBits-2:0] ^ {(SumBits - 1) {negative}};
      limited = (size > {{SumBits - 12{1'b0}}, smax}) ? smax : size[10:0];
      clamp_s = {negative, limited ^ {11{negative}}};
    end
  endfunction

  // floor(log2(value + 1))
  function [8:0] magnitude(input [15:0] value);
    reg [16:0] plus_one;
    integer place;
    begin
      plus_one  = {1'b0, value} + 17'd1;
      magnitude = 9'd0;
      for (place = 1; place <= 16; place = place + 1)
        if (plus_one[place]) magnitude = place[8:0];
    end
  endfunction

  // State on its way through the step.
  reg [15:0] v;
  reg signed [11:0] s;
  reg [7:0] refrac, inht;
  reg inh, fired;
  reg [3:0] latph, bc;
  reg [7:0] bt;
  reg [9:0] e;
  // Between steps.
  reg open;  // takes inputs in this tick
  reg slow;  // slope below smin
  reg signed [SumBits-1:0] rise;
  reg signed [12:0] input_sum;
  reg signed [SumBits-1:0] into_v, into_s;
  reg [8:0] shift;
  reg [11:0] excitation;
  reg signed [16:0] margin;    // V - TH
  reg signed [17:0] distance;  // V - TH - theta

  assign potential_o = {s, v};
  assign timers_o = {inht, refrac};
  assign episode_o = {inh, fired, latph, bt, bc, e};
  assign changed_o = (potential_o != potential_i) || (timers_o != timers_there) ||
                     (episode_o != episode_there);

  always @* begin
    {s, v} = potential_i;
    {inht, refrac} = timers_there;
    {inh, fired, latph, bt, bc, e} = episode_there;
    candidate_o = 1'b0;
    repeat_o = 1'b0;
    open = 1'b0;
    slow = 1'b0;
    rise = 0;
    input_sum = 13'sd0;
    into_v = 0;
    into_s = 0;
    shift = 9'd0;
    excitation = excitation_i;

    if (phase_start_i) begin
      v = 16'd0;
      s = 12'sd0;
      fired = 1'b0;
      inh = 1'b0;
      refrac = 8'd0;
      e = 10'd0;
      if (latch && (latph != 4'd0)) begin
        if (bc != 4'd0) latph = latph - 4'd1;
      end else bc = 4'd0;
    end

    if (step_i) begin
      // T2 a: the local window
      if ((ep_local != 10'd0) && (e != 10'd0)) begin
        e = e - 10'd1;
        if (e == 10'd0) begin
          v = 16'd0;
          s = 12'sd0;
          fired = 1'b0;
        end
      end
      // b: bursts and the latch
      if ((HasBurst != 0) && (bc != 4'd0)) begin
        if (latch && (inhibition_i != 12'd0)) bc = 4'd0;
        else begin
          bt = bt - 8'd1;
          if (bt == 8'd0) begin
            repeat_o = 1'b1;
            bt = burst_isi_i;
            if (!latch) bc = bc - 4'd1;
          end
        end
      end
      // c: silent neurons
      if (inht != 8'd0) inht = inht - 8'd1;
      else if (refrac != 8'd0) refrac = refrac - 8'd1;
      else open = !inh && !(oneshot && fired);
    end

    if (open) begin
      // d: the slope counts
      slow = s < $signed({1'b0, smin_i});
      if (!((cut_mode == 2'd1) && slow && !s[11])) rise = {{SumBits - 12{s[11]}}, s};
      rise = rise - $signed({{SumBits - 12{1'b0}}, leak});
      v = clamp_v($signed({{SumBits - 16{1'b0}}, v}) + rise, vmax_i);
      // e: inputs; only excitation is scaled: summed first, shifted once
      if ((sens_en || (dec_mode != 2'd0)) && (excitation_i != 12'd0)) begin
        if (sens_en) shift = magnitude(v >> sens_k_i);
        if (dec_mode == 2'd1) shift = shift + {1'b0, phase_i >> dec_sh_i};
        if (dec_mode == 2'd2) shift = shift + {1'b0, rank0_i >> dec_sh_i};
        excitation = (shift > 9'd15) ? 12'd0 : excitation_i >> shift[3:0];
      end
      input_sum = $signed({1'b0, excitation}) - $signed({1'b0, inhibition_i});
      into_v = en_dir_i ? {{SumBits - 13{input_sum[12]}}, input_sum} <<< vs : 0;
      into_s = {{SumBits - 13{input_sum[12]}}, input_sum} <<< ss;
      v = clamp_v($signed({{SumBits - 16{1'b0}}, v}) + into_v, vmax_i);
      if (input_sum != 13'sd0) begin
        if (en_slope_i) s = clamp_s($signed({{SumBits - 12{s[11]}}, s}) + into_s, smax_i);
        if (e == 10'd0) e = ep_local;
      end
    end

    // f: who may fire
    slow = s < $signed({1'b0, smin_i});
    margin = $signed({1'b0, v}) - $signed({1'b0, threshold_i});
    distance = {margin[16], margin} - $signed({2'd0, theta_i});
    margin_o = margin[15:0];
    candidate_o = open && !distance[17] && !((cut_mode == 2'd2) && slow);

    // T3: a winner
    win_o = win_i || (candidate_o && win_if_candidate_i);
    if (win_o) begin
      fired = phased_i || (ep_local != 10'd0);
      refrac = refr;
      if (subtract_reset) v = clamp_v({{SumBits - 18{distance[17]}}, distance}, vmax_i);
      else begin
        v = 16'd0;
        s = 12'sd0;
      end
      if (bursts) begin
        bc = latch ? 4'd1 : burst_left;
        bt = burst_isi_i;
        latph = latch_ph_i;
      end
    end

    // T3: whom a winner inhibits
    if (inhibit_i) begin
      if (inh_mode == 2'd2) begin
        v = clamp_v($signed({{SumBits - 16{1'b0}}, v}) - $signed({{SumBits - 16{1'b0}}, inh_v_i}), vmax_i);
        s = clamp_s($signed({{SumBits - 12{s[11]}}, s}) - $signed({{SumBits - 12{1'b0}}, inh_s_i}), smax_i);
      end else if (inh_mode != 2'd0) begin
        v  = 16'd0;
        s  = 12'sd0;
        bc = 4'd0;
        if (inh_mode == 2'd1) inh = 1'b1;
        else inht = inh_t_i;
      end
    end
  end
endmodule

`default_nettype wire
