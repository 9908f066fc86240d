// The host patch: each host hangs by a cable on the hub port its word names, in the place of what the tree
// has there.
//
// Promises: a port that no host names is joined to the tree; one that a host names, to that host alone.
// Asks: two hosts never name one port; no change while a cable holds any.
`default_nettype none

module host_panel #(
    parameter Hubs = 3,
    parameter Children = 8,
    parameter Laterals = 4,
    parameter HostPorts = 2,
    parameter FlitBits = 26,
    parameter Ports = Children + Laterals + 1,  // of a hub
    parameter All = Hubs * Ports,
    parameter DoorBits = $clog2(All),
    parameter WordBits = DoorBits + 5
) (
    input  wire                          clk_i,
    input  wire                          rst_ni,
    input  wire [HostPorts*WordBits-1:0] patch_i,  // a host's word: {on, hub*Ports + port, delay[3:0]}

    input  wire [         HostPorts-1:0] host_in_valid_i,   // what hosts send
    input  wire [HostPorts*FlitBits-1:0] host_in_flit_i,
    output wire [         HostPorts-1:0] host_in_ready_o,
    output wire [         HostPorts-1:0] host_out_valid_o,  // what hosts receive
    output wire [HostPorts*FlitBits-1:0] host_out_flit_o,
    input  wire [         HostPorts-1:0] host_out_ready_i,

    input  wire [               All-1:0] tree_in_valid_i,   // what the tree sends to the ports
    input  wire [      All*FlitBits-1:0] tree_in_flit_i,
    output wire [               All-1:0] tree_in_ready_o,
    output wire [               All-1:0] tree_out_valid_o,  // what it receives from them
    input  wire [               All-1:0] tree_out_ready_i,

    output wire [               All-1:0] hub_in_valid_o,
    output wire [      All*FlitBits-1:0] hub_in_flit_o,
    input  wire [               All-1:0] hub_in_ready_i,
    input  wire [               All-1:0] hub_out_valid_i,
    input  wire [      All*FlitBits-1:0] hub_out_flit_i,    // the tree takes it from the hubs itself
    output wire [               All-1:0] hub_out_ready_o,

    output wire                          idle_o
);
    wire [HostPorts-1:0] on;
    wire [HostPorts*DoorBits-1:0] door;
    wire [HostPorts-1:0] sends;        // at the hubs' end of each cable
    wire [HostPorts*FlitBits-1:0] sent;
    wire [HostPorts-1:0] takes;
    wire [HostPorts-1:0] idle;
    assign idle_o = &idle;

    genvar g;
    generate
        for (g = 0; g < HostPorts; g = g + 1) begin : gen_host
            wire [WordBits-1:0] word = patch_i[g*WordBits+:WordBits];
            wire [DoorBits-1:0] at = word[4+:DoorBits];
            assign on[g] = word[WordBits-1];
            assign door[g*DoorBits+:DoorBits] = at;

            cable #(
                .FlitBits(FlitBits)
            ) u_cable (
                .clk_i(clk_i), .rst_ni(rst_ni), .delay_i(word[3:0]),
                .a_in_valid_i(host_in_valid_i[g]), .a_in_flit_i(host_in_flit_i[g*FlitBits+:FlitBits]),
                .a_in_ready_o(host_in_ready_o[g]), .a_out_valid_o(host_out_valid_o[g]),
                .a_out_flit_o(host_out_flit_o[g*FlitBits+:FlitBits]), .a_out_ready_i(host_out_ready_i[g]),
                .b_in_valid_i(on[g] && hub_out_valid_i[at]),
                .b_in_flit_i(hub_out_flit_i[at*FlitBits+:FlitBits]), .b_in_ready_o(takes[g]),
                .b_out_valid_o(sends[g]), .b_out_flit_o(sent[g*FlitBits+:FlitBits]),
                .b_out_ready_i(on[g] && hub_in_ready_i[at]), .idle_o(idle[g])
            );
        end

        for (g = 0; g < All; g = g + 1) begin : gen_port
            localparam Port = g % Ports;
            localparam IsDoor = Port < Children || g == All - 1;  // a child port, or the root's parent port
            if (IsDoor) begin : gen_door
                localparam [31:0] Number = g;
                reg [HostPorts-1:0] here;  // the host that hangs on this port, if any
                reg [FlitBits-1:0] flit;
                integer h;
                always @* begin
                    flit = {FlitBits{1'b0}};
                    for (h = 0; h < HostPorts; h = h + 1) begin
                        here[h] = on[h] && door[h*DoorBits+:DoorBits] == Number[DoorBits-1:0];
                        if (here[h]) flit = flit | sent[h*FlitBits+:FlitBits];
                    end
                end
                wire patched = here != 0;
                assign hub_in_valid_o[g] = patched ? (here & sends) != 0 : tree_in_valid_i[g];
                assign hub_in_flit_o[g*FlitBits+:FlitBits] =
                    patched ? flit : tree_in_flit_i[g*FlitBits+:FlitBits];
                assign tree_in_ready_o[g] = !patched && hub_in_ready_i[g];
                assign tree_out_valid_o[g] = !patched && hub_out_valid_i[g];
                assign hub_out_ready_o[g] = patched ? (here & takes) != 0 : tree_out_ready_i[g];
            end else begin : gen_no_door
                assign hub_in_valid_o[g] = tree_in_valid_i[g];
                assign hub_in_flit_o[g*FlitBits+:FlitBits] = tree_in_flit_i[g*FlitBits+:FlitBits];
                assign tree_in_ready_o[g] = hub_in_ready_i[g];
                assign tree_out_valid_o[g] = hub_out_valid_i[g];
                assign hub_out_ready_o[g] = tree_out_ready_i[g];
            end
        end
    endgenerate
endmodule

`default_nettype wire
