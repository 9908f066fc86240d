// The host patch beside two references for each cable: hosts move to other doors after each reset, or to none.
module host_panel_bench #(
    parameter FlitBits = 26
) (
    input wire clk_i,
    input wire rst_ni
);
  localparam Hubs = 2, Children = 2, Laterals = 1, HostPorts = 2;
  localparam Ports = Children + Laterals + 1, All = Hubs * Ports, DoorBits = $clog2(All), WordBits = DoorBits + 5;
  reg [HostPorts*WordBits-1:0] patch;
  reg [HostPorts-1:0] on, host_valid, host_ready;
  reg [HostPorts*FlitBits-1:0] host_flit;
  reg [All-1:0] tree_valid, tree_ready, hub_ready, hub_valid;
  reg [All*FlitBits-1:0] tree_flit, hub_flit;
  reg [3:0] delay[0:HostPorts-1];
  int door[0:HostPorts-1];
  wire [HostPorts-1:0] host_in_ready, host_out_valid, in_ready, out_valid, sends, takes, there, back;
  wire [HostPorts*FlitBits-1:0] host_out_flit, out_flit, sent;
  wire [All-1:0] tree_in_ready, tree_out_valid, hub_in_valid, hub_out_ready;
  wire [All*FlitBits-1:0] hub_in_flit;
  wire idle;

  host_panel #(
      .Hubs(Hubs), .Children(Children), .Laterals(Laterals), .HostPorts(HostPorts), .FlitBits(FlitBits)
  ) i_dut (
      .clk_i(clk_i), .rst_ni(rst_ni), .patch_i(patch), .host_in_valid_i(host_valid),
      .host_in_flit_i(host_flit), .host_in_ready_o(host_in_ready), .host_out_valid_o(host_out_valid),
      .host_out_flit_o(host_out_flit), .host_out_ready_i(host_ready), .tree_in_valid_i(tree_valid),
      .tree_in_flit_i(tree_flit), .tree_in_ready_o(tree_in_ready), .tree_out_valid_o(tree_out_valid),
      .tree_out_ready_i(tree_ready), .hub_in_valid_o(hub_in_valid), .hub_in_flit_o(hub_in_flit),
      .hub_in_ready_i(hub_ready), .hub_out_valid_i(hub_valid), .hub_out_flit_i(hub_flit),
      .hub_out_ready_o(hub_out_ready), .idle_o(idle)
  );
  generate
    for (genvar g = 0; g < HostPorts; g++) begin : gen_host
      link_reference #(.FlitBits(FlitBits)) i_there (
          .clk_i(clk_i), .rst_ni(rst_ni), .delay_i(delay[g]), .in_valid_i(host_valid[g]),
          .in_flit_i(host_flit[g*FlitBits+:FlitBits]), .in_ready_o(in_ready[g]), .out_valid_o(sends[g]),
          .out_flit_o(sent[g*FlitBits+:FlitBits]), .out_ready_i(on[g] && hub_ready[door[g]]),
          .idle_o(there[g])
      );
      link_reference #(.FlitBits(FlitBits)) i_back (
          .clk_i(clk_i), .rst_ni(rst_ni), .delay_i(delay[g]), .in_valid_i(on[g] && hub_valid[door[g]]),
          .in_flit_i(hub_flit[door[g]*FlitBits+:FlitBits]), .in_ready_o(takes[g]),
          .out_valid_o(out_valid[g]), .out_flit_o(out_flit[g*FlitBits+:FlitBits]),
          .out_ready_i(host_ready[g]), .idle_o(back[g])
      );
    end
  endgenerate

  function automatic int host_at(int port);
    for (int h = 0; h < HostPorts; h++) if (on[h] && door[h] == port) return h;
    return -1;
  endfunction

  always @(posedge clk_i) begin
    if (rst_ni) begin
      leaf::leaf_same("host_panel.host_in_ready_o", host_in_ready, in_ready);
      leaf::leaf_same("host_panel.host_out_valid_o", host_out_valid, out_valid);
      leaf::leaf_same("host_panel.idle_o", idle, &there && &back);
      for (int h = 0; h < HostPorts; h++)
        if (out_valid[h])
          leaf::leaf_same("host_panel.host_out_flit_o", host_out_flit[h*FlitBits+:FlitBits],
                          out_flit[h*FlitBits+:FlitBits]);
      for (int g = 0; g < All; g++) begin
        automatic int h = host_at(g);
        automatic bit valid = h < 0 ? tree_valid[g] : sends[h];
        leaf::leaf_same("host_panel.hub_in_valid_o", hub_in_valid[g], valid);
        if (valid)
          leaf::leaf_same("host_panel.hub_in_flit_o", hub_in_flit[g*FlitBits+:FlitBits],
                          h < 0 ? tree_flit[g*FlitBits+:FlitBits] : sent[h*FlitBits+:FlitBits]);
        leaf::leaf_same("host_panel.tree_in_ready_o", tree_in_ready[g], h < 0 && hub_ready[g]);
        leaf::leaf_same("host_panel.tree_out_valid_o", tree_out_valid[g], h < 0 && hub_valid[g]);
        leaf::leaf_same("host_panel.hub_out_ready_o", hub_out_ready[g], h < 0 ? tree_ready[g] : takes[h]);
      end
    end
    for (int h = 0; h < HostPorts; h++)
      if (!rst_ni || !host_valid[h] || host_in_ready[h]) begin
        host_valid[h] <= rst_ni && on[h] && leaf::offers();
        host_flit[h*FlitBits+:FlitBits] <= FlitBits'($urandom);
      end
    host_ready <= {leaf::takes(), leaf::takes()};
    for (int g = 0; g < All; g++) begin
      tree_valid[g] <= leaf::offers();
      if (!rst_ni || !hub_valid[g] || hub_out_ready[g]) begin
        hub_valid[g] <= rst_ni && leaf::offers();
        hub_flit[g*FlitBits+:FlitBits] <= FlitBits'($urandom);
      end
      tree_ready[g] <= leaf::takes();
      hub_ready[g] <= leaf::takes();
      tree_flit[g*FlitBits+:FlitBits] <= FlitBits'($urandom);
    end
    if (!rst_ni) begin  // a child port of either hub, or the root's parent port; never one for both
      automatic int first = leaf::below(Hubs * Children + 1);
      for (int h = 0; h < HostPorts; h++) begin
        automatic int at = (first + h * (1 + int'(leaf::below(2)))) % (Hubs * Children + 1);
        automatic bit hangs = leaf::chance(80);
        automatic bit [3:0] cycles = 4'($urandom);
        door[h] = at == Hubs * Children ? All - 1 : at / Children * Ports + at % Children;
        on[h] <= hangs;
        delay[h] <= cycles;
        patch[h*WordBits+:WordBits] <= {hangs, DoorBits'(door[h]), cycles};
      end
    end
  end
endmodule
