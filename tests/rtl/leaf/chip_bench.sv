// A chip of two cores and one hub beside its parts (chip_reference). After each reset other sources, ticks,
// parameters, synapses and links; what memories hold besides stays.
`define PINS(seen) \
  .clk_i(clk_i), .rst_ni(rst_ni), .spike_out_o(seen.spike_out), .spike_out_flit_o(seen.spike_out_flit), \
  .spike_in_o(seen.spike_in), .spike_in_flit_o(seen.spike_in_flit), .event_valid_o(seen.event_valid), \
  .event_kind_o(seen.event_kind), .event_index_o(seen.event_index), .event_phase_o(seen.event_phase), \
  .event_tick_o(seen.event_tick), .event_ready_i(event_ready), .learn_op_i(learn_op), \
  .learn_axon_i(learn_axon), .learn_neuron_i(learn_neuron), .learn_data_i(learn_data), \
  .answer_valid_o(seen.answer_valid), .answer_k_o(seen.answer_k), .answer_th_o(seen.answer_th), \
  .answer_fired_o(seen.answer_fired), .answer_inh_o(seen.answer_inh), .answer_inht_o(seen.answer_inht), \
  .look_up_valid_o(seen.look_up_valid), .look_up_hit_o(seen.look_up_hit), \
  .look_up_merged_o(seen.look_up_merged), .look_up_late_o(seen.look_up_late), \
  .look_up_early_o(seen.look_up_early), .look_up_axon_o(seen.look_up_axon), .tick_start_i(tick_start), \
  .take_o(seen.take), .waiting_o(seen.waiting), .stopped_o(seen.stopped), .core_idle_o(seen.core_idle), \
  .idle_o(seen.idle), .host_in_valid_i(host_valid), .host_in_flit_i(host_flit), \
  .host_in_ready_o(seen.host_taken), .host_out_valid_o(seen.host_valid), .host_out_flit_o(seen.host_flit), \
  .host_out_ready_i(host_ready), .cfg_valid_i(cfg_valid), .cfg_write_i(cfg_write), .cfg_kind_i(cfg_kind), \
  .cfg_index_i(cfg_index), .cfg_addr_i(cfg_addr), .cfg_wdata_i(cfg_data), .cfg_rdata_o(seen.cfg_data), \
  .cfg_ready_o(seen.cfg_ready)
`define SAME(what) leaf::leaf_same(`"chip.what`", got.what, expected.what);
module chip_bench #(
    parameter FlitBits = 26
) (
    input wire clk_i,
    input wire rst_ni
);
  `include "tendril_map.vh"
  localparam Cores = 2, Children = 3, Laterals = 2, Size = 8, Sources = 4;
  localparam Ports = Children + Laterals + 1;
  localparam DoorBits = $clog2(Ports);

  // ---- pins -----------------------------------------------------------------------------------------------
  typedef struct packed {
    bit [Cores-1:0] spike_out, spike_in;
    bit [Cores*FlitBits-1:0] spike_out_flit, spike_in_flit;
    bit [Cores-1:0] event_valid;
    bit [Cores*2-1:0] event_kind;
    bit [Cores*8-1:0] event_index, event_phase;
    bit [Cores*32-1:0] event_tick;
    bit [Cores-1:0] answer_valid, answer_fired, answer_inh, answer_inht;
    bit [Cores*4-1:0] answer_k;
    bit [Cores*16-1:0] answer_th;
    bit [Cores-1:0] look_up_valid, look_up_hit, look_up_merged, look_up_late, look_up_early;
    bit [Cores*8-1:0] look_up_axon;
    bit [Cores-1:0] take, waiting, stopped, core_idle;
    bit idle, host_taken, host_valid;
    bit [FlitBits-1:0] host_flit;
    bit cfg_ready;
    bit [31:0] cfg_data;
  } outputs_t;
  outputs_t got, expected;

  reg [Cores-1:0] tick_start, acknowledges;
  reg [Cores*2-1:0] asks;
  wire [Cores-1:0] event_ready = got.event_valid & acknowledges;  // else the learn port may be used
  wire [Cores-1:0] held = got.event_valid & ~acknowledges;
  wire [Cores*2-1:0] learn_op = asks & {{2{held[1]}}, {2{held[0]}}};
  reg [Cores*8-1:0] learn_axon, learn_neuron;
  reg [Cores*16-1:0] learn_data;
  reg host_valid, host_ready;
  reg [FlitBits-1:0] host_flit;
  reg cfg_valid, cfg_write;
  reg [1:0] cfg_kind;
  reg [8:0] cfg_index;
  reg [17:0] cfg_addr;
  reg [31:0] cfg_data;

  chip #(
      .Cores(Cores), .Levels(1), .Radix(2), .Children(Children), .Laterals(Laterals), .Neurons(Size),
      .Axons(Size), .Lanes(Size), .Sources(Sources), .HostPorts(1), .FlitBits(FlitBits)
  ) i_dut (`PINS(got));
  chip_reference #(
      .Cores(Cores), .Children(Children), .Laterals(Laterals), .Size(Size), .Sources(Sources),
      .FlitBits(FlitBits)
  ) i_reference (`PINS(expected));

  // ---- what is drawn after each reset: a script of words, and who starts ticks ----------------------------
  localparam [1:0] Core = 0, Hub = 1, Links = 2, Both = 3;
  localparam Longest = 256;
  typedef struct packed {
    bit [1:0] kind;
    bit [8:0] index;
    bit [17:0] addr;
    bit [31:0] data;
  } word_t;
  word_t script[0:Longest-1];
  int words, row, age;
  reg [8:0] source[0:Sources-1];  // two cores', two of what the host sends
  reg [31:0] preload;
  bit fixed, lateral;
  bit [DoorBits-1:0] door;
  bit [7:0] host_tick;

  task automatic put(bit [1:0] kind, int index, int addr, bit [31:0] data);
    script[words] = {kind, 9'(index), 18'(addr), data};
    words = words + 1;
  endtask

  function automatic int in_core(int region, int offset);
    return region * 32768 + offset;
  endfunction

  function automatic bit [31:0] register_of(int word);
    case (word)
      CoreRegN: return leaf::chance(70) ? Size : 1 + leaf::below(Size);
      CoreRegNin: return Size;
      CoreRegTick: return preload;
      CoreRegPhase, CoreRegRank0, CoreRegRefr, CoreRegInhT: return leaf::chance(70) ? 0 : leaf::below(256);
      CoreRegLastTick: return preload + leaf::below(60);
      CoreRegLearning, CoreRegRstMode, CoreRegWtaTie, CoreRegCutMode: return leaf::below(2);
      CoreRegFixed: return fixed;
      CoreRegVmax: return 65535;
      CoreRegSmax: return 2047;
      CoreRegTheta: return leaf::below(40);
      CoreRegEnDir, CoreRegEnSlope: return 1;
      CoreRegVs, CoreRegSs, CoreRegLeak: return leaf::below(4);
      CoreRegBurstN, CoreRegBurstIsi: return 1 + leaf::below(3);
      CoreRegPhLen: return leaf::chance(50) ? 0 : leaf::below(257);
      CoreRegInhMode: return leaf::below(4);
      CoreRegStart: return 0;
      default: return leaf::chance(80) ? 0 : leaf::below(16);
    endcase
  endfunction

  task automatic put_core();  // the same into both, but who they are
    for (int word = 0; word <= CoreRegWtaTie; word++)
      if (word == CoreRegSource) for (int c = 0; c < Cores; c++) put(Core, c, in_core(0, word), source[c]);
      else put(Both, Cores, in_core(0, word), register_of(word));
    for (int s = 0; s < Sources; s++) put(Both, Cores, in_core(CoreRegionAxonSources, s), {1'b1, 16'(source[s])});
    for (int at = 0; at < 4; at++)  // entries {there, pair, delay, axon}
      put(Core, at % Cores, in_core(CoreRegionAxonTable, leaf::below(Sources) * 256 + leaf::below(Size)),
          {1'b1, leaf::chance(15), 3'(1 + leaf::below(7)), 8'(leaf::below(Size / 2) * 2)});
    for (int c = 0; c < Cores; c++) begin
      put(Core, c, in_core(CoreRegionSynapses, leaf::below(Size) * 32), $urandom);
      put(Core, c, in_core(CoreRegionNeurons, leaf::below(Size) * 4 + 1), leaf::below(60));
      put(Core, c, in_core(CoreRegionAxonTypes, 0), $urandom & $urandom);
      put(Core, c, in_core(CoreRegionPending, 8), leaf::below(1 << Size));
    end
  endtask

  task automatic put_hub();
    automatic bit root = door == Ports - 1;  // the host hangs above it
    put(Hub, 0, HubRegChildren, root ? 3 : 3 | 1 << door);
    put(Hub, 0, HubRegLaterals, lateral ? 3 : 0);
    put(Hub, 0, HubRegParent, root ? 2 : 0);
    put(Hub, 0, HubRegDepth, leaf::chance(50) ? 1 + leaf::below(4) : 16);
    put(Hub, 0, HubRegKeepOwn, leaf::below(2));
    for (int s = 0; s < Sources; s++) begin
      automatic bit [Ports-1:0] mask = Ports'($urandom) & (Ports'(3) | Ports'(1) << door);
      put(Hub, 0, 1024 + source[s], mask);
    end
  endtask

  task automatic put_links();
    automatic bit [3:0] cycles = 4'($urandom);
    for (int c = 0; c < Cores; c++) put(Links, 0, c, $urandom);
    for (int p = 0; p < Laterals; p++) put(Links, 0, 1024 + p, {lateral, 15'(1 - p), 12'd0, cycles});
    put(Links, 0, 2048, {1'b1, 15'(door), 12'd0, 4'($urandom)});
  endtask

  task automatic draw_life();
    for (int s = 0; s < Sources; s++) source[s] = {$urandom, 2'(s)};
    preload = leaf::chance(50) ? 32'hffff_ffff : $urandom & 32'h7fff_ff00;
    fixed = leaf::chance(50);
    lateral = leaf::chance(50);
    door = leaf::chance(50) ? Children - 1 : Ports - 1;
    host_tick = preload[7:0];
    words = 0;
    put_links();
    put_hub();
    put_core();
    put(Both, Cores, in_core(0, CoreRegStart), 1);
    row = 0;
    age = 0;
  endtask

  task automatic configure();  // a request stays until it is answered; a core's port then rests a cycle
    if (cfg_valid && got.cfg_ready) begin
      cfg_valid <= 1'b0;
      if (row < words) row = row + 1;
    end else if (!cfg_valid && row < words) begin
      {cfg_kind, cfg_index, cfg_addr, cfg_data} <= script[row];
      {cfg_valid, cfg_write} <= 2'b11;
    end else if (!cfg_valid && leaf::chance(20)) begin  // reads: of links, which nobody answers, at any time
      cfg_kind <= got.idle ? 2'(leaf::below(Both)) : Links;
      cfg_index <= 9'(leaf::below(3));
      cfg_addr <= 18'($urandom) & (leaf::chance(50) ? 18'h38c1f : 18'h3ffff);
      cfg_data <= $urandom;
      {cfg_valid, cfg_write} <= 2'b10;
    end
  endtask

  task automatic send();  // spikes of the tick the host is in, then its mark
    automatic bit mark = !fixed && leaf::chance(25);
    automatic bit [7:0] when = leaf::chance(90) ? host_tick : 8'($urandom);
    host_valid <= row == words && leaf::offers();
    host_flit <= {mark, mark ? host_tick : when, source[2+leaf::below(2)], 8'(leaf::below(Size))};
  endtask

  always @(posedge clk_i) begin
    if (rst_ni) begin
      `SAME(spike_out) `SAME(spike_out_flit) `SAME(spike_in) `SAME(spike_in_flit)
      `SAME(event_valid) `SAME(event_kind) `SAME(event_index) `SAME(event_phase) `SAME(event_tick)
      `SAME(answer_valid) `SAME(answer_k) `SAME(answer_th) `SAME(answer_fired) `SAME(answer_inh)
      `SAME(answer_inht)
      `SAME(look_up_valid) `SAME(look_up_hit) `SAME(look_up_merged) `SAME(look_up_late)
      `SAME(look_up_early) `SAME(look_up_axon)
      `SAME(take) `SAME(waiting) `SAME(stopped) `SAME(core_idle) `SAME(idle)
      `SAME(host_taken) `SAME(host_valid) `SAME(host_flit) `SAME(cfg_ready) `SAME(cfg_data)
    end
    host_ready <= leaf::takes();
    tick_start <= fixed && row == words && age % 64 == 0 ? {Cores{1'b1}} : {Cores{1'b0}};
    if (row == words) age = age + 1;
    if (fixed && age % 64 == 0) host_tick = host_tick + 1;
    for (int c = 0; c < Cores; c++) begin
      acknowledges[c] <= leaf::takes();
      asks[c*2+:2] <= 2'($urandom);
      learn_axon[c*8+:8] <= 8'($urandom);
      learn_neuron[c*8+:8] <= 8'($urandom);
      learn_data[c*16+:16] <= 16'($urandom);
    end
    if (host_valid && got.host_taken && host_flit[FlitBits-1]) host_tick = host_tick + 1;
    if (!rst_ni) begin
      draw_life();
      host_valid <= 1'b0;
      cfg_valid <= 1'b0;
    end else begin
      if (!host_valid || got.host_taken) send();
      configure();
    end
  end
endmodule
