// Which spike of a hub moves: parent, then laterals ascending, then children round robin.
//
// Promises: grant_o is one-hot or zero and a subset of can_i; zero when go_i is low. The turn of the
// children passes on only when one of them is granted.
`default_nettype none

module hub_arbiter #(
    parameter Radix = 8,
    parameter Laterals = 4
) (
    input  wire                    clk_i,
    input  wire                    rst_ni,
    input  wire                    go_i,   // a spike may move in this cycle
    input  wire [Radix+Laterals:0] can_i,  // {parent, laterals, children}: its spike has room everywhere
    output wire [Radix+Laterals:0] grant_o
);

    wire parent = can_i[Radix+Laterals];
    wire [Laterals-1:0] laterals = can_i[Radix+:Laterals];
    wire [Radix-1:0] children = can_i[Radix-1:0];

    wire [Laterals-1:0] first_lateral = laterals & (~laterals + 1'b1);
    wire [Radix-1:0] turn;
    wire children_go = go_i && !parent && laterals == 0;

    rr_arbiter #(
        .Ports(Radix)
    ) u_children (
        .clk_i  (clk_i),
        .rst_ni (rst_ni),
        .req_i  (children),
        .take_i (children_go && children != 0),
        .grant_o(turn)
    );

    assign grant_o = {
        go_i && parent,
        (go_i && !parent) ? first_lateral : {Laterals{1'b0}},
        children_go ? turn : {Radix{1'b0}}
    };

endmodule

`default_nettype wire
