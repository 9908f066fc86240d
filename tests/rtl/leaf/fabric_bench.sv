// The fabric beside its hubs and a list of who is joined to whom: an uneven tree of three cores, a lateral, hosts
// in any place, all drawn anew after each reset. Every spike goes down a tree of hubs of its own.
module fabric_bench #(
    parameter FlitBits = 26
) (
    input wire clk_i,
    input wire rst_ni
);
  localparam Cores = 3, Hubs = 3, Root = 2, Children = 3, Laterals = 1, HostPorts = 2;
  localparam Ports = Children + Laterals + 1, Nodes = Cores + Hubs - 1, Points = Hubs * Laterals;
  localparam PointBits = $clog2(Points), DoorBits = $clog2(Hubs * Ports);
  localparam LateralBits = PointBits + 5, HostBits = DoorBits + 5;
  // Ends that can be joined: hub by hub its ports, then cores, then hosts. The last two send and receive.
  localparam FirstCore = Hubs * Ports, FirstHost = FirstCore + Cores, Ends = FirstHost + HostPorts;
  localparam Leaves = Cores + HostPorts, Words = 5, Script = Hubs * (Words + Leaves);

  reg [Nodes*4-1:0] tree_delays;
  reg [Points*LateralBits-1:0] laterals;
  reg [HostPorts*HostBits-1:0] hosts;
  reg [Hubs-1:0] cfg_valid;
  reg cfg_write;
  reg [10:0] cfg_addr;
  reg [31:0] cfg_data;
  reg [Leaves-1:0] valid, ready;
  reg [Leaves*FlitBits-1:0] flit;
  wire [Leaves-1:0] taken, comes, taken_expected, comes_expected;
  wire [Leaves*FlitBits-1:0] coming, coming_expected;
  wire [Hubs*32-1:0] cfg_read, cfg_read_expected;
  wire idle;

  fabric #(
      .Cores(Cores), .Levels(2), .Radix(2), .Children(Children), .Laterals(Laterals), .HostPorts(HostPorts),
      .FlitBits(FlitBits)
  ) i_dut (
      .clk_i(clk_i), .rst_ni(rst_ni), .core_out_valid_i(valid[Cores-1:0]),
      .core_out_flit_i(flit[Cores*FlitBits-1:0]), .core_out_ready_o(taken[Cores-1:0]),
      .core_in_valid_o(comes[Cores-1:0]), .core_in_flit_o(coming[Cores*FlitBits-1:0]),
      .core_in_ready_i(ready[Cores-1:0]), .host_in_valid_i(valid[Leaves-1:Cores]),
      .host_in_flit_i(flit[Leaves*FlitBits-1:Cores*FlitBits]), .host_in_ready_o(taken[Leaves-1:Cores]),
      .host_out_valid_o(comes[Leaves-1:Cores]),
      .host_out_flit_o(coming[Leaves*FlitBits-1:Cores*FlitBits]),
      .host_out_ready_i(ready[Leaves-1:Cores]), .tree_delays_i(tree_delays), .laterals_i(laterals),
      .hosts_i(hosts), .cfg_valid_i(cfg_valid), .cfg_write_i(cfg_write), .cfg_addr_i(cfg_addr),
      .cfg_wdata_i(cfg_data), .cfg_rdata_o(cfg_read), .idle_o(idle)
  );

  // ---- the reference ------------------------------------------------------------------------------------
  int peer[0:Ends-1];  // of an end; -1: nobody
  reg [3:0] delay[0:Ends-1];
  wire [Ends-1:0] sends, sent, arrives, takes, quiet;  // sends, arrives: valid; sent, takes: ready
  wire [FlitBits-1:0] out[0:Ends-1], arriving[0:Ends-1], in[0:Ends-1];
  wire [Ends-1:0] in_valid;
  wire [Hubs-1:0] hub_idle;
  generate
    for (genvar e = 0; e < Ends; e++) begin : gen_end
      link_reference #(.FlitBits(FlitBits)) i_link (
          .clk_i(clk_i), .rst_ni(rst_ni), .delay_i(delay[e]), .in_valid_i(sends[e]), .in_flit_i(out[e]),
          .in_ready_o(sent[e]), .out_valid_o(arrives[e]), .out_flit_o(arriving[e]),
          .out_ready_i(peer[e] >= 0 && takes[peer[e]]), .idle_o(quiet[e])
      );
      assign in_valid[e] = peer[e] >= 0 && arrives[peer[e]];
      assign in[e] = arriving[peer[e]];
    end
    for (genvar h = 0; h < Hubs; h++) begin : gen_hub
      wire [Ports*FlitBits-1:0] from_hub, to_hub;
      for (genvar p = 0; p < Ports; p++) begin : gen_port
        assign out[h*Ports+p] = from_hub[p*FlitBits+:FlitBits];
        assign to_hub[p*FlitBits+:FlitBits] = in[h*Ports+p];
      end
      hub #(.Radix(Children), .Laterals(Laterals)) i_hub (
          .clk_i(clk_i), .rst_ni(rst_ni), .in_valid_i(in_valid[h*Ports+:Ports]), .in_flit_i(to_hub),
          .in_ready_o(takes[h*Ports+:Ports]), .out_valid_o(sends[h*Ports+:Ports]), .out_flit_o(from_hub),
          .out_ready_i(sent[h*Ports+:Ports]), .idle_o(hub_idle[h]), .cfg_valid_i(cfg_valid[h]),
          .cfg_write_i(cfg_write), .cfg_addr_i(cfg_addr), .cfg_wdata_i(cfg_data),
          .cfg_rdata_o(cfg_read_expected[h*32+:32])
      );
    end
    for (genvar l = 0; l < Leaves; l++) begin : gen_leaf
      assign sends[FirstCore+l] = valid[l];
      assign out[FirstCore+l] = flit[l*FlitBits+:FlitBits];
      assign taken_expected[l] = sent[FirstCore+l];
      assign comes_expected[l] = in_valid[FirstCore+l];
      assign coming_expected[l*FlitBits+:FlitBits] = in[FirstCore+l];
      assign takes[FirstCore+l] = ready[l];
    end
  endgenerate

  // ---- what is drawn after each reset --------------------------------------------------------------------
  reg [8:0] source[0:Leaves-1];
  bit [Ports-1:0] mask[0:Leaves-1][0:Hubs-1];
  int row, joins[0:Leaves-1], most;  // marks that a leaf sent, and the most that any did
  bit drains;

  function automatic int hub_of(int e);  // -1: no hub's
    return e < 0 || e >= FirstCore ? -1 : e / Ports;
  endfunction

  task automatic join_ends(int a, int b, bit [3:0] cycles);
    peer[a] = b;
    peer[b] = a;
    delay[a] = cycles;
    delay[b] = cycles;
  endtask

  task automatic draw_tree();
    for (int e = 0; e < Ends; e++) peer[e] = -1;
    for (int n = 0; n < Nodes; n++) begin
      automatic bit [3:0] cycles = 4'($urandom);
      tree_delays[n*4+:4] = cycles;
      if (n < Cores) join_ends(FirstCore + n, n / 2 * Ports + n % 2, cycles);
      else join_ends((n - Cores) * Ports + Ports - 1, Root * Ports + n - Cores, cycles);
    end
  endtask

  task automatic draw_lateral();  // between two hubs, or none
    automatic int a = leaf::below(Points), b = (a + 1 + leaf::below(Points - 1)) % Points;
    automatic bit on = leaf::chance(80);
    automatic bit [3:0] cycles = 4'($urandom);
    laterals = 0;
    laterals[a*LateralBits+:LateralBits] = {on, PointBits'(b), cycles};
    laterals[b*LateralBits+:LateralBits] = {on, PointBits'(a), cycles};
    if (on) join_ends(a * Ports + Children, b * Ports + Children, cycles);
  endtask

  task automatic draw_hosts();  // at a child port each, or above the root: who was there is cut off
    automatic int place = leaf::below(Hubs * Children + 1);
    for (int h = 0; h < HostPorts; h++) begin
      automatic int at = (place + h * (1 + leaf::below(4))) % (Hubs * Children + 1);
      automatic int door = at == Hubs * Children ? Hubs * Ports - 1 : at / Children * Ports + at % Children;
      automatic bit on = leaf::chance(80) && (h == 0 || peer[door] < FirstHost);
      automatic bit [3:0] cycles = 4'($urandom);
      hosts[h*HostBits+:HostBits] = {on, DoorBits'(door), cycles};
      delay[FirstHost+h] = cycles;
      if (on && peer[door] >= 0) peer[peer[door]] = -1;
      if (on) join_ends(FirstHost + h, door, cycles);
    end
  endtask

  task automatic draw_masks();  // a tree over hubs for each leaf, and leaves of it
    for (int l = 0; l < Leaves; l++) begin
      automatic bit [Hubs-1:0] reached = 0;
      source[l] = {$urandom, 3'(l)};
      for (int h = 0; h < Hubs; h++) mask[l][h] = 0;
      if (hub_of(peer[FirstCore+l]) >= 0) reached[hub_of(peer[FirstCore+l])] = 1;
      for (int round = 0; round < Hubs; round++)
        for (int e = 0; e < FirstCore; e++)
          if (reached[hub_of(e)] && hub_of(peer[e]) >= 0 && !reached[hub_of(peer[e])] && leaf::chance(50)) begin
            reached[hub_of(peer[e])] = 1;
            mask[l][hub_of(e)][e%Ports] = 1;
          end
      for (int e = 0; e < FirstCore; e++)
        if (reached[hub_of(e)] && peer[e] >= FirstCore) mask[l][hub_of(e)][e%Ports] = leaf::chance(60);
    end
  endtask

  // ---- configuration, one word a cycle: registers and masks of every hub --------------------------------
  function automatic bit [31:0] register_of(int h, int word);
    automatic bit [Ports-1:0] joined = 0;
    for (int p = 0; p < Ports; p++) joined[p] = peer[h*Ports+p] >= 0;
    case (word)
      0: return 32'(joined[Children-1:0]);
      1: return 32'(joined[Children+:Laterals]);
      2: return peer[h*Ports+Ports-1] >= FirstHost ? 2 : 32'(joined[Ports-1]);
      3: return leaf::chance(50) ? 1 + leaf::below(4) : 16;
      default: return leaf::below(2);
    endcase
  endfunction

  task automatic write_row();
    automatic int h = row % Hubs, word = row / Hubs;
    cfg_valid <= Hubs'(1 << h);
    cfg_write <= 1'b1;
    cfg_addr <= word < Words ? 11'(word) : 11'(1024 + int'(source[word-Words]));
    cfg_data <= word < Words ? register_of(h, word) : 32'(mask[word-Words][h]);
    row = row + 1;
  endtask

  task automatic read_while_quiet();
    cfg_valid <= idle && valid == 0 && leaf::chance(50) ? Hubs'($urandom) : Hubs'(0);
    cfg_write <= 1'b0;
    cfg_addr <= leaf::chance(80) ? 11'(leaf::below(16)) : 11'(1024 + int'(source[leaf::below(Leaves)]));
    cfg_data <= $urandom;
  endtask

  // A leaf sends as long as the fabric does not drain; then only the marks that others wait for.
  task automatic offer(int l);
    automatic bit late = joins[l] < most;
    automatic bit mark = drains ? late : leaf::chance(10);
    automatic bit may = row == Script && peer[FirstCore+l] >= 0 && (!drains || late);
    valid[l] <= may && cfg_valid == 0 && leaf::offers();
    flit[l*FlitBits+:FlitBits] <= {mark, 8'($urandom), source[l], 8'($urandom)};
  endtask

  always @(posedge clk_i) begin
    if (rst_ni) begin
      leaf::leaf_same("fabric.out_ready_o", taken, taken_expected);
      leaf::leaf_same("fabric.in_valid_o", comes, comes_expected);
      leaf::leaf_same("fabric.idle_o", idle, &quiet && &hub_idle);
      for (int l = 0; l < Leaves; l++)
        if (comes_expected[l])
          leaf::leaf_same("fabric.in_flit_o", coming[l*FlitBits+:FlitBits],
                          coming_expected[l*FlitBits+:FlitBits]);
      for (int h = 0; h < Hubs; h++)
        leaf::leaf_same("fabric.cfg_rdata_o", cfg_read[h*32+:32], cfg_read_expected[h*32+:32]);
    end
    for (int l = 0; l < Leaves; l++) begin
      if (rst_ni && valid[l] && taken[l] && flit[(l+1)*FlitBits-1]) joins[l] = joins[l] + 1;
      if (joins[l] > most) most = joins[l];
    end
    for (int l = 0; l < Leaves; l++) begin
      if (!rst_ni) valid[l] <= 1'b0;
      else if (!valid[l] || taken[l]) offer(l);
      ready[l] <= leaf::takes();
    end
    if (leaf::chance(1)) drains = !drains;
    if (!rst_ni) begin
      draw_tree();
      draw_lateral();
      draw_hosts();
      draw_masks();
      row = 0;
      most = 0;
      joins = '{default: 0};
      cfg_valid <= 0;
    end else if (row < Script) write_row();
    else read_while_quiet();
  end
endmodule
