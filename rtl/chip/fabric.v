// All hubs of a tree with the cables between them: core c under L1 hub c/Radix at child port c%Radix, hub i
// of a level under hub i/Radix of the level above at port i%Radix. Hubs are numbered by level, from L1 up.
// Laterals go over the lateral panel, hosts over the host panel. All outputs to cores are functions of
// registers, and of nothing that comes from a host.
`default_nettype none

module fabric #(
    parameter Cores = 4,
    parameter Levels = 2,     // 1..4; Cores at most Radix to the power of Levels
    parameter Radix = 2,      // of the tree, up to Children
    parameter Children = 8,   // child ports of a hub: a host can take one that the tree leaves free
    parameter Laterals = 4,   // lateral ports of a hub
    parameter HostPorts = 2,
    parameter FlitBits = 26,
    // what follows comes from these
    parameter Hubs1 = (Cores + Radix - 1) / Radix,
    parameter Hubs2 = (Levels > 1) ? (Hubs1 + Radix - 1) / Radix : 0,
    parameter Hubs3 = (Levels > 2) ? (Hubs2 + Radix - 1) / Radix : 0,
    parameter Hubs4 = (Levels > 3) ? (Hubs3 + Radix - 1) / Radix : 0,
    parameter Hubs = Hubs1 + Hubs2 + Hubs3 + Hubs4,
    parameter Ports = Children + Laterals + 1,
    parameter Nodes = Cores + Hubs - 1,
    parameter Points = Hubs * Laterals,
    parameter LateralBits = $clog2(Points) + 5,
    parameter HostBits = $clog2(Hubs * Ports) + 5
) (
    input  wire                          clk_i,
    input  wire                          rst_ni,

    input  wire [             Cores-1:0] core_out_valid_i,  // what cores send
    input  wire [    Cores*FlitBits-1:0] core_out_flit_i,
    output wire [             Cores-1:0] core_out_ready_o,
    output wire [             Cores-1:0] core_in_valid_o,   // what cores receive
    output wire [    Cores*FlitBits-1:0] core_in_flit_o,
    input  wire [             Cores-1:0] core_in_ready_i,

    input  wire [         HostPorts-1:0] host_in_valid_i,
    input  wire [HostPorts*FlitBits-1:0] host_in_flit_i,
    output wire [         HostPorts-1:0] host_in_ready_o,
    output wire [         HostPorts-1:0] host_out_valid_o,
    output wire [HostPorts*FlitBits-1:0] host_out_flit_o,
    input  wire [         HostPorts-1:0] host_out_ready_i,

    input  wire [           Nodes*4-1:0] tree_delays_i,     // chip_links
    input  wire [Points*LateralBits-1:0] laterals_i,
    input  wire [HostPorts*HostBits-1:0] hosts_i,

    input  wire [              Hubs-1:0] cfg_valid_i,
    input  wire                          cfg_write_i,
    input  wire [                  10:0] cfg_addr_i,
    input  wire [                  31:0] cfg_wdata_i,
    output wire [           Hubs*32-1:0] cfg_rdata_o,

    output wire                          idle_o
);
    localparam All = Hubs * Ports;
    localparam Parent = Ports - 1;

    generate
        if (Levels < 1 || Levels > 4) begin : gen_bad_levels
            ILLEGAL_fabric_Levels_must_be_1_to_4 illegal();
        end
        if (Radix < 1 || Radix > Children) begin : gen_bad_radix
            ILLEGAL_fabric_Radix_must_be_1_to_Children illegal();
        end
        if (Cores < 1 || Cores > Radix * ((Levels > 1) ? Radix : 1) * ((Levels > 2) ? Radix : 1)
            * ((Levels > 3) ? Radix : 1)) begin : gen_bad_cores
            ILLEGAL_fabric_Cores_must_be_1_to_Radix_to_the_power_of_Levels illegal();
        end
    endgenerate

    wire [All-1:0] hub_in_valid, hub_in_ready, hub_out_valid, hub_out_ready;
    wire [All-1:0] tree_in_valid, tree_in_ready, tree_out_valid, tree_out_ready;
    wire [All*FlitBits-1:0] hub_in_flit, tree_in_flit, hub_out_flit;
    wire [Hubs-1:0] hub_idle;
    wire [Nodes-1:0] node_idle;
    wire laterals_idle, hosts_idle;
    assign idle_o = hub_idle == {Hubs{1'b1}} && node_idle == {Nodes{1'b1}} && laterals_idle && hosts_idle;

    genvar g;
    genvar p;
    generate
        // ---- hubs, and their lateral ports at the panel ------------------------------------------------
        for (g = 0; g < Hubs; g = g + 1) begin : gen_hub
            hub #(
                .Radix   (Children),
                .Laterals(Laterals)
            ) u_hub (
                .clk_i(clk_i), .rst_ni(rst_ni),
                .in_valid_i(hub_in_valid[g*Ports+:Ports]),
                .in_flit_i(hub_in_flit[g*Ports*FlitBits+:Ports*FlitBits]),
                .in_ready_o(hub_in_ready[g*Ports+:Ports]),
                .out_valid_o(hub_out_valid[g*Ports+:Ports]),
                .out_flit_o(hub_out_flit[g*Ports*FlitBits+:Ports*FlitBits]),
                .out_ready_i(hub_out_ready[g*Ports+:Ports]), .idle_o(hub_idle[g]),
                .cfg_valid_i(cfg_valid_i[g]), .cfg_write_i(cfg_write_i), .cfg_addr_i(cfg_addr_i),
                .cfg_wdata_i(cfg_wdata_i), .cfg_rdata_o(cfg_rdata_o[g*32+:32])
            );
            // Nothing hangs on the child ports beyond the tree's, or at the root's parent port: hosts may.
            for (p = 0; p < Children; p = p + 1) begin : gen_child
                localparam First = (g < Hubs1) ? 0 : (g < Hubs1 + Hubs2) ? Hubs1 :
                    (g < Hubs1 + Hubs2 + Hubs3) ? Hubs1 + Hubs2 : Hubs1 + Hubs2 + Hubs3;
                localparam Below = (g < Hubs1) ? Cores : (g < Hubs1 + Hubs2) ? Hubs1 :
                    (g < Hubs1 + Hubs2 + Hubs3) ? Hubs2 : Hubs3;
                if (p >= Radix || (g - First) * Radix + p >= Below) begin : gen_nobody
                    assign tree_in_valid[g*Ports+p] = 1'b0;
                    assign tree_in_flit[(g*Ports+p)*FlitBits+:FlitBits] = {FlitBits{1'b0}};
                    assign tree_out_ready[g*Ports+p] = 1'b0;
                end
            end
        end
        assign tree_in_valid[All-1] = 1'b0;
        assign tree_in_flit[(All-1)*FlitBits+:FlitBits] = {FlitBits{1'b0}};
        assign tree_out_ready[All-1] = 1'b0;

        // ---- a cable up from every core and every hub but the root --------------------------------------
        for (g = 0; g < Nodes; g = g + 1) begin : gen_node
            localparam Hub = g - Cores;  // its number, if it is one
            localparam First = (g < Cores) ? 0 : (Hub < Hubs1) ? Cores : (Hub < Hubs1 + Hubs2) ?
                Cores + Hubs1 : Cores + Hubs1 + Hubs2;
            localparam Above = (g < Cores) ? 0 : (Hub < Hubs1) ? Hubs1 : (Hub < Hubs1 + Hubs2) ?
                Hubs1 + Hubs2 : Hubs1 + Hubs2 + Hubs3;
            localparam Up = (Above + (g - First) / Radix) * Ports + (g - First) % Radix;  // the port it is on

            wire sends, takes, comes, ready;
            wire [FlitBits-1:0] sent, coming;
            cable #(
                .FlitBits(FlitBits)
            ) u_cable (
                .clk_i(clk_i), .rst_ni(rst_ni), .delay_i(tree_delays_i[g*4+:4]),
                .a_in_valid_i(sends), .a_in_flit_i(sent), .a_in_ready_o(takes),
                .a_out_valid_o(comes), .a_out_flit_o(coming), .a_out_ready_i(ready),
                .b_in_valid_i(tree_out_valid[Up]), .b_in_flit_i(hub_out_flit[Up*FlitBits+:FlitBits]),
                .b_in_ready_o(tree_out_ready[Up]), .b_out_valid_o(tree_in_valid[Up]),
                .b_out_flit_o(tree_in_flit[Up*FlitBits+:FlitBits]), .b_out_ready_i(tree_in_ready[Up]),
                .idle_o(node_idle[g])
            );
            if (g < Cores) begin : gen_core
                assign sends = core_out_valid_i[g];
                assign sent = core_out_flit_i[g*FlitBits+:FlitBits];
                assign core_out_ready_o[g] = takes;
                assign core_in_valid_o[g] = comes;
                assign core_in_flit_o[g*FlitBits+:FlitBits] = coming;
                assign ready = core_in_ready_i[g];
            end else begin : gen_below
                localparam Down = Hub * Ports + Parent;
                assign sends = tree_out_valid[Down];
                assign sent = hub_out_flit[Down*FlitBits+:FlitBits];
                assign tree_out_ready[Down] = takes;
                assign tree_in_valid[Down] = comes;
                assign tree_in_flit[Down*FlitBits+:FlitBits] = coming;
                assign ready = tree_in_ready[Down];
            end
        end
    endgenerate

    // ---- laterals -----------------------------------------------------------------------------------
    wire [Points-1:0] from_valid, from_ready, to_valid, to_ready;
    wire [Points*FlitBits-1:0] from_flit, to_flit;

    generate
        for (g = 0; g < Hubs; g = g + 1) begin : gen_lateral
            localparam At = g * Ports + Children;
            assign from_valid[g*Laterals+:Laterals] = tree_out_valid[At+:Laterals];
            assign from_flit[g*Laterals*FlitBits+:Laterals*FlitBits] =
                hub_out_flit[At*FlitBits+:Laterals*FlitBits];
            assign tree_out_ready[At+:Laterals] = from_ready[g*Laterals+:Laterals];
            assign tree_in_valid[At+:Laterals] = to_valid[g*Laterals+:Laterals];
            assign tree_in_flit[At*FlitBits+:Laterals*FlitBits] =
                to_flit[g*Laterals*FlitBits+:Laterals*FlitBits];
            assign to_ready[g*Laterals+:Laterals] = tree_in_ready[At+:Laterals];
        end
    endgenerate

    lateral_panel #(
        .Points  (Points),
        .FlitBits(FlitBits)
    ) u_laterals (
        .clk_i(clk_i), .rst_ni(rst_ni), .patch_i(laterals_i),
        .from_valid_i(from_valid), .from_flit_i(from_flit), .from_ready_o(from_ready),
        .to_valid_o(to_valid), .to_flit_o(to_flit), .to_ready_i(to_ready), .idle_o(laterals_idle)
    );

    host_panel #(
        .Hubs     (Hubs),
        .Children (Children),
        .Laterals (Laterals),
        .HostPorts(HostPorts),
        .FlitBits (FlitBits)
    ) u_hosts (
        .clk_i(clk_i), .rst_ni(rst_ni), .patch_i(hosts_i),
        .host_in_valid_i(host_in_valid_i), .host_in_flit_i(host_in_flit_i),
        .host_in_ready_o(host_in_ready_o), .host_out_valid_o(host_out_valid_o),
        .host_out_flit_o(host_out_flit_o), .host_out_ready_i(host_out_ready_i),
        .tree_in_valid_i(tree_in_valid), .tree_in_flit_i(tree_in_flit), .tree_in_ready_o(tree_in_ready),
        .tree_out_valid_o(tree_out_valid), .tree_out_ready_i(tree_out_ready),
        .hub_in_valid_o(hub_in_valid), .hub_in_flit_o(hub_in_flit), .hub_in_ready_i(hub_in_ready),
        .hub_out_valid_i(hub_out_valid), .hub_out_flit_i(hub_out_flit), .hub_out_ready_o(hub_out_ready),
        .idle_o(hosts_idle)
    );
endmodule

`default_nettype wire
