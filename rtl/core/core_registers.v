// Run-time registers of a core: sizes in use, run control and the parameters of the specification's
// section 3. Tick, phase and rank0 live in tick_control: writes to them go there, reads come back.
`default_nettype none

module core_registers (
    input  wire        clk_i,
    input  wire        rst_ni,
    // configuration
    input  wire        cfg_access_i,
    input  wire        cfg_write_i,
    input  wire [14:0] cfg_offset_i,
    input  wire [31:0] cfg_data_i,
    output reg  [31:0] cfg_data_o,
    // registers of tick_control
    output wire        set_tick_o,
    output wire        set_phase_o,
    output wire        set_rank0_o,
    output wire        start_o,
    input  wire [31:0] tick_i,
    input  wire [ 7:0] phase_i,
    input  wire [ 7:0] rank0_i,
    // registers
    output reg  [ 8:0] n_o,
    output reg  [ 8:0] nin_o,
    output reg  [ 8:0] source_o,
    output reg  [31:0] last_tick_o,
    output reg         learning_o,
    output reg  [15:0] vmax_o,
    output reg  [10:0] smax_o,
    output reg  [15:0] theta_o,
    output reg         en_dir_o,
    output reg  [ 2:0] vs_o,
    output reg         en_slope_o,
    output reg  [ 2:0] ss_o,
    output reg  [11:0] leak_o,
    output reg  [10:0] smin_o,
    output reg  [ 1:0] cut_mode_o,
    output reg         sens_en_o,
    output reg  [ 3:0] sens_k_o,
    output reg  [ 1:0] dec_mode_o,
    output reg  [ 2:0] dec_sh_o,
    output reg  [ 7:0] refr_o,
    output reg         rst_mode_o,
    output reg         oneshot_o,
    output reg  [ 4:0] burst_n_o,
    output reg  [ 7:0] burst_isi_o,
    output reg         latch_o,
    output reg  [ 3:0] latch_ph_o,
    output reg  [ 9:0] ep_local_o,
    output reg  [ 8:0] ph_len_o,
    output reg  [ 1:0] inh_mode_o,
    output reg  [15:0] inh_v_o,
    output reg  [11:0] inh_s_o,
    output reg  [ 7:0] inh_t_o,
    output reg  [ 1:0] wta_tie_o
);
  `include "tendril_map.vh"

  wire in_range = cfg_offset_i[14:8] == 7'd0;
  wire [7:0] register = cfg_offset_i[7:0];
  wire write = cfg_write_i && in_range;

  assign set_tick_o = write && (register == CoreRegTick);
  assign set_phase_o = write && (register == CoreRegPhase);
  assign set_rank0_o = write && (register == CoreRegRank0);
  assign start_o = write && (register == CoreRegStart) && cfg_data_i[0];

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      n_o <= 9'd1;
      nin_o <= 9'd1;
      source_o <= 9'd0;
      last_tick_o <= 32'd0;
      learning_o <= 1'd0;
      vmax_o <= 16'd65535;
      smax_o <= 11'd2047;
      theta_o <= 16'd100;
      en_dir_o <= 1'd1;
      vs_o <= 3'd0;
      en_slope_o <= 1'd1;
      ss_o <= 3'd0;
      leak_o <= 12'd0;
      smin_o <= 11'd0;
      cut_mode_o <= 2'd0;
      sens_en_o <= 1'd0;
      sens_k_o <= 4'd6;
      dec_mode_o <= 2'd0;
      dec_sh_o <= 3'd2;
      refr_o <= 8'd0;
      rst_mode_o <= 1'd0;
      oneshot_o <= 1'd1;
      burst_n_o <= 5'd1;
      burst_isi_o <= 8'd4;
      latch_o <= 1'd0;
      latch_ph_o <= 4'd2;
      ep_local_o <= 10'd0;
      ph_len_o <= 9'd32;
      inh_mode_o <= 2'd1;
      inh_v_o <= 16'd0;
      inh_s_o <= 12'd0;
      inh_t_o <= 8'd0;
      wta_tie_o <= 2'd2;
    end else if (write)
      case (register)
        CoreRegN: n_o <= cfg_data_i[8:0];
        CoreRegNin: nin_o <= cfg_data_i[8:0];
        CoreRegSource: source_o <= cfg_data_i[8:0];
        CoreRegLastTick: last_tick_o <= cfg_data_i;
        CoreRegLearning: learning_o <= cfg_data_i[0];
        CoreRegVmax: vmax_o <= cfg_data_i[15:0];
        CoreRegSmax: smax_o <= cfg_data_i[10:0];
        CoreRegTheta: theta_o <= cfg_data_i[15:0];
        CoreRegEnDir: en_dir_o <= cfg_data_i[0];
        CoreRegVs: vs_o <= cfg_data_i[2:0];
        CoreRegEnSlope: en_slope_o <= cfg_data_i[0];
        CoreRegSs: ss_o <= cfg_data_i[2:0];
        CoreRegLeak: leak_o <= cfg_data_i[11:0];
        CoreRegSmin: smin_o <= cfg_data_i[10:0];
        CoreRegCutMode: cut_mode_o <= cfg_data_i[1:0];
        CoreRegSensEn: sens_en_o <= cfg_data_i[0];
        CoreRegSensK: sens_k_o <= cfg_data_i[3:0];
        CoreRegDecMode: dec_mode_o <= cfg_data_i[1:0];
        CoreRegDecSh: dec_sh_o <= cfg_data_i[2:0];
        CoreRegRefr: refr_o <= cfg_data_i[7:0];
        CoreRegRstMode: rst_mode_o <= cfg_data_i[0];
        CoreRegOneshot: oneshot_o <= cfg_data_i[0];
        CoreRegBurstN: burst_n_o <= cfg_data_i[4:0];
        CoreRegBurstIsi: burst_isi_o <= cfg_data_i[7:0];
        CoreRegLatch: latch_o <= cfg_data_i[0];
        CoreRegLatchPh: latch_ph_o <= cfg_data_i[3:0];
        CoreRegEpLocal: ep_local_o <= cfg_data_i[9:0];
        CoreRegPhLen: ph_len_o <= cfg_data_i[8:0];
        CoreRegInhMode: inh_mode_o <= cfg_data_i[1:0];
        CoreRegInhV: inh_v_o <= cfg_data_i[15:0];
        CoreRegInhS: inh_s_o <= cfg_data_i[11:0];
        CoreRegInhT: inh_t_o <= cfg_data_i[7:0];
        CoreRegWtaTie: wta_tie_o <= cfg_data_i[1:0];
        default: ;
      endcase

    if (cfg_access_i) begin
      cfg_data_o <= 32'd0;
      if (in_range)
        case (register)
          CoreRegN: cfg_data_o[8:0] <= n_o;
          CoreRegNin: cfg_data_o[8:0] <= nin_o;
          CoreRegSource: cfg_data_o[8:0] <= source_o;
          CoreRegTick: cfg_data_o <= tick_i;
          CoreRegPhase: cfg_data_o[7:0] <= phase_i;
          CoreRegLastTick: cfg_data_o <= last_tick_o;
          CoreRegRank0: cfg_data_o[7:0] <= rank0_i;
          CoreRegLearning: cfg_data_o[0] <= learning_o;
          CoreRegVmax: cfg_data_o[15:0] <= vmax_o;
          CoreRegSmax: cfg_data_o[10:0] <= smax_o;
          CoreRegTheta: cfg_data_o[15:0] <= theta_o;
          CoreRegEnDir: cfg_data_o[0] <= en_dir_o;
          CoreRegVs: cfg_data_o[2:0] <= vs_o;
          CoreRegEnSlope: cfg_data_o[0] <= en_slope_o;
          CoreRegSs: cfg_data_o[2:0] <= ss_o;
          CoreRegLeak: cfg_data_o[11:0] <= leak_o;
          CoreRegSmin: cfg_data_o[10:0] <= smin_o;
          CoreRegCutMode: cfg_data_o[1:0] <= cut_mode_o;
          CoreRegSensEn: cfg_data_o[0] <= sens_en_o;
          CoreRegSensK: cfg_data_o[3:0] <= sens_k_o;
          CoreRegDecMode: cfg_data_o[1:0] <= dec_mode_o;
          CoreRegDecSh: cfg_data_o[2:0] <= dec_sh_o;
          CoreRegRefr: cfg_data_o[7:0] <= refr_o;
          CoreRegRstMode: cfg_data_o[0] <= rst_mode_o;
          CoreRegOneshot: cfg_data_o[0] <= oneshot_o;
          CoreRegBurstN: cfg_data_o[4:0] <= burst_n_o;
          CoreRegBurstIsi: cfg_data_o[7:0] <= burst_isi_o;
          CoreRegLatch: cfg_data_o[0] <= latch_o;
          CoreRegLatchPh: cfg_data_o[3:0] <= latch_ph_o;
          CoreRegEpLocal: cfg_data_o[9:0] <= ep_local_o;
          CoreRegPhLen: cfg_data_o[8:0] <= ph_len_o;
          CoreRegInhMode: cfg_data_o[1:0] <= inh_mode_o;
          CoreRegInhV: cfg_data_o[15:0] <= inh_v_o;
          CoreRegInhS: cfg_data_o[11:0] <= inh_s_o;
          CoreRegInhT: cfg_data_o[7:0] <= inh_t_o;
          CoreRegWtaTie: cfg_data_o[1:0] <= wta_tie_o;
          default: ;
        endcase
    end
  end
endmodule

`default_nettype wire
