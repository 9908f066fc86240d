// Run-time registers of a core: sizes in use, run control and, packed, the parameters of the
// specification's section 3. Tick, phase and rank0 live in tick_control: writes to them go there.
`default_nettype none

module core_registers (
    input  wire         clk_i,
    input  wire         rst_ni,
    // configuration
    input  wire         cfg_access_i,
    input  wire         cfg_write_i,
    input  wire [ 14:0] cfg_offset_i,
    input  wire [ 31:0] cfg_data_i,
    output reg  [ 31:0] cfg_data_o,
    // registers of tick_control
    output wire         set_tick_o,
    output wire         set_phase_o,
    output wire         set_rank0_o,
    output wire         start_o,
    input  wire [ 31:0] tick_i,
    input  wire [  7:0] phase_i,
    input  wire [  7:0] rank0_i,
    // registers
    output wire [  7:0] last_neuron_o,
    output wire [  8:0] source_o,
    output wire         learning_o,
    output wire         fixed_o,
    output wire [ 31:0] last_tick_o,
    output wire [172:0] params_o     // packed: Param… of tendril_map.vh
);
  `include "tendril_map.vh"

  reg [8:0] n_q;
  reg [8:0] nin_q;
  reg [8:0] source_q;
  reg [31:0] last_tick_q;
  reg learning_q, fixed_q;
  reg [NeuronParamBits-1:0] params_q;

  wire in_range = cfg_offset_i[14:8] == 7'd0;
  wire [7:0] register = cfg_offset_i[7:0];
  wire write = cfg_write_i && in_range;

  assign set_tick_o = write && (register == CoreRegTick);
  assign set_phase_o = write && (register == CoreRegPhase);
  assign set_rank0_o = write && (register == CoreRegRank0);
  assign start_o = write && (register == CoreRegStart) && cfg_data_i[0];
  assign last_neuron_o = n_q[7:0] - 8'd1;
  assign source_o = source_q;
  assign learning_o = learning_q;
  assign fixed_o = fixed_q;
  assign last_tick_o = last_tick_q;
  assign params_o = params_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      n_q <= 9'd1;
      nin_q <= 9'd1;
      source_q <= 9'd0;
      last_tick_q <= 32'd0;
      learning_q <= 1'd0;
      fixed_q <= 1'd0;
      params_q[ParamVmax+:16] <= 16'd65535;
      params_q[ParamSmax+:11] <= 11'd2047;
      params_q[ParamTheta+:16] <= 16'd100;
      params_q[ParamEnDir+:1] <= 1'd1;
      params_q[ParamVs+:3] <= 3'd0;
      params_q[ParamEnSlope+:1] <= 1'd1;
      params_q[ParamSs+:3] <= 3'd0;
      params_q[ParamLeak+:12] <= 12'd0;
      params_q[ParamSmin+:11] <= 11'd0;
      params_q[ParamCutMode+:2] <= 2'd0;
      params_q[ParamSensEn+:1] <= 1'd0;
      params_q[ParamSensK+:4] <= 4'd6;
      params_q[ParamDecMode+:2] <= 2'd0;
      params_q[ParamDecSh+:3] <= 3'd2;
      params_q[ParamRefr+:8] <= 8'd0;
      params_q[ParamRstMode+:1] <= 1'd0;
      params_q[ParamOneshot+:1] <= 1'd1;
      params_q[ParamBurstN+:5] <= 5'd1;
      params_q[ParamBurstIsi+:8] <= 8'd4;
      params_q[ParamLatch+:1] <= 1'd0;
      params_q[ParamLatchPh+:4] <= 4'd2;
      params_q[ParamEpLocal+:10] <= 10'd0;
      params_q[ParamPhLen+:9] <= 9'd32;
      params_q[ParamInhMode+:2] <= 2'd1;
      params_q[ParamInhV+:16] <= 16'd0;
      params_q[ParamInhS+:12] <= 12'd0;
      params_q[ParamInhT+:8] <= 8'd0;
      params_q[ParamWtaTie+:2] <= 2'd2;
    end else if (write)
      case (register)
        CoreRegN: n_q <= cfg_data_i[8:0];
        CoreRegNin: nin_q <= cfg_data_i[8:0];
        CoreRegSource: source_q <= cfg_data_i[8:0];
        CoreRegLastTick: last_tick_q <= cfg_data_i;
        CoreRegLearning: learning_q <= cfg_data_i[0];
        CoreRegFixed: fixed_q <= cfg_data_i[0];
        CoreRegVmax: params_q[ParamVmax+:16] <= cfg_data_i[15:0];
        CoreRegSmax: params_q[ParamSmax+:11] <= cfg_data_i[10:0];
        CoreRegTheta: params_q[ParamTheta+:16] <= cfg_data_i[15:0];
        CoreRegEnDir: params_q[ParamEnDir+:1] <= cfg_data_i[0];
        CoreRegVs: params_q[ParamVs+:3] <= cfg_data_i[2:0];
        CoreRegEnSlope: params_q[ParamEnSlope+:1] <= cfg_data_i[0];
        CoreRegSs: params_q[ParamSs+:3] <= cfg_data_i[2:0];
        CoreRegLeak: params_q[ParamLeak+:12] <= cfg_data_i[11:0];
        CoreRegSmin: params_q[ParamSmin+:11] <= cfg_data_i[10:0];
        CoreRegCutMode: params_q[ParamCutMode+:2] <= cfg_data_i[1:0];
        CoreRegSensEn: params_q[ParamSensEn+:1] <= cfg_data_i[0];
        CoreRegSensK: params_q[ParamSensK+:4] <= cfg_data_i[3:0];
        CoreRegDecMode: params_q[ParamDecMode+:2] <= cfg_data_i[1:0];
        CoreRegDecSh: params_q[ParamDecSh+:3] <= cfg_data_i[2:0];
        CoreRegRefr: params_q[ParamRefr+:8] <= cfg_data_i[7:0];
        CoreRegRstMode: params_q[ParamRstMode+:1] <= cfg_data_i[0];
        CoreRegOneshot: params_q[ParamOneshot+:1] <= cfg_data_i[0];
        CoreRegBurstN: params_q[ParamBurstN+:5] <= cfg_data_i[4:0];
        CoreRegBurstIsi: params_q[ParamBurstIsi+:8] <= cfg_data_i[7:0];
        CoreRegLatch: params_q[ParamLatch+:1] <= cfg_data_i[0];
        CoreRegLatchPh: params_q[ParamLatchPh+:4] <= cfg_data_i[3:0];
        CoreRegEpLocal: params_q[ParamEpLocal+:10] <= cfg_data_i[9:0];
        CoreRegPhLen: params_q[ParamPhLen+:9] <= cfg_data_i[8:0];
        CoreRegInhMode: params_q[ParamInhMode+:2] <= cfg_data_i[1:0];
        CoreRegInhV: params_q[ParamInhV+:16] <= cfg_data_i[15:0];
        CoreRegInhS: params_q[ParamInhS+:12] <= cfg_data_i[11:0];
        CoreRegInhT: params_q[ParamInhT+:8] <= cfg_data_i[7:0];
        CoreRegWtaTie: params_q[ParamWtaTie+:2] <= cfg_data_i[1:0];
        default: ;
      endcase

    if (cfg_access_i) begin
      cfg_data_o <= 32'd0;
      if (in_range)
        case (register)
          CoreRegN: cfg_data_o[8:0] <= n_q;
          CoreRegNin: cfg_data_o[8:0] <= nin_q;
          CoreRegSource: cfg_data_o[8:0] <= source_q;
          CoreRegTick: cfg_data_o <= tick_i;
          CoreRegPhase: cfg_data_o[7:0] <= phase_i;
          CoreRegLastTick: cfg_data_o <= last_tick_q;
          CoreRegRank0: cfg_data_o[7:0] <= rank0_i;
          CoreRegLearning: cfg_data_o[0] <= learning_q;
          CoreRegFixed: cfg_data_o[0] <= fixed_q;
          CoreRegVmax: cfg_data_o[15:0] <= params_q[ParamVmax+:16];
          CoreRegSmax: cfg_data_o[10:0] <= params_q[ParamSmax+:11];
          CoreRegTheta: cfg_data_o[15:0] <= params_q[ParamTheta+:16];
          CoreRegEnDir: cfg_data_o[0] <= params_q[ParamEnDir+:1];
          CoreRegVs: cfg_data_o[2:0] <= params_q[ParamVs+:3];
          CoreRegEnSlope: cfg_data_o[0] <= params_q[ParamEnSlope+:1];
          CoreRegSs: cfg_data_o[2:0] <= params_q[ParamSs+:3];
          CoreRegLeak: cfg_data_o[11:0] <= params_q[ParamLeak+:12];
          CoreRegSmin: cfg_data_o[10:0] <= params_q[ParamSmin+:11];
          CoreRegCutMode: cfg_data_o[1:0] <= params_q[ParamCutMode+:2];
          CoreRegSensEn: cfg_data_o[0] <= params_q[ParamSensEn+:1];
          CoreRegSensK: cfg_data_o[3:0] <= params_q[ParamSensK+:4];
          CoreRegDecMode: cfg_data_o[1:0] <= params_q[ParamDecMode+:2];
          CoreRegDecSh: cfg_data_o[2:0] <= params_q[ParamDecSh+:3];
          CoreRegRefr: cfg_data_o[7:0] <= params_q[ParamRefr+:8];
          CoreRegRstMode: cfg_data_o[0] <= params_q[ParamRstMode+:1];
          CoreRegOneshot: cfg_data_o[0] <= params_q[ParamOneshot+:1];
          CoreRegBurstN: cfg_data_o[4:0] <= params_q[ParamBurstN+:5];
          CoreRegBurstIsi: cfg_data_o[7:0] <= params_q[ParamBurstIsi+:8];
          CoreRegLatch: cfg_data_o[0] <= params_q[ParamLatch+:1];
          CoreRegLatchPh: cfg_data_o[3:0] <= params_q[ParamLatchPh+:4];
          CoreRegEpLocal: cfg_data_o[9:0] <= params_q[ParamEpLocal+:10];
          CoreRegPhLen: cfg_data_o[8:0] <= params_q[ParamPhLen+:9];
          CoreRegInhMode: cfg_data_o[1:0] <= params_q[ParamInhMode+:2];
          CoreRegInhV: cfg_data_o[15:0] <= params_q[ParamInhV+:16];
          CoreRegInhS: cfg_data_o[11:0] <= params_q[ParamInhS+:12];
          CoreRegInhT: cfg_data_o[7:0] <= params_q[ParamInhT+:8];
          CoreRegWtaTie: cfg_data_o[1:0] <= params_q[ParamWtaTie+:2];
          default: ;
        endcase
    end
  end
endmodule

`default_nettype wire
