// The tick barrier of a hub: when the marks at its ports become one mark upwards, and one back down.
//
// Promises: up_o: every port below shows a mark, every port beside has room, and the tick's down-join
// has been; down_o: the up-join has been, every port beside shows a mark, every port below has room.
// Never both. Below: children, and a host on the parent port; beside: laterals, and a hub above.
// State changes only with up_o or down_o.
`default_nettype none

module hub_join #(
    parameter Ports = 13
) (
    input  wire             clk_i,
    input  wire             rst_ni,
    input  wire             go_i,      // a join may happen in this cycle
    input  wire [Ports-1:0] below_i,   // enabled ports of either kind
    input  wire [Ports-1:0] beside_i,
    input  wire [Ports-1:0] mark_i,    // a mark is at the head of the port, or just arriving there
    input  wire [Ports-1:0] held_i,    // a mark is held at the head of the port
    input  wire [Ports-1:0] room_i,    // the port's output can take a flit
    output wire             up_o,
    output wire             down_o,
    output wire             pending_o  // the marks that are held are enough for a join (registers only)
);

    reg joined_q;  // the up-join of this tick has been

    assign up_o = go_i && !joined_q && below_i != 0 && (below_i & ~mark_i) == 0 && (beside_i & ~room_i) == 0;
    assign down_o = go_i && joined_q && (beside_i & ~mark_i) == 0 && (below_i & ~room_i) == 0;
    assign pending_o = joined_q ? (beside_i & ~held_i) == 0 : below_i != 0 && (below_i & ~held_i) == 0;

    always @(posedge clk_i) begin
        if (!rst_ni) joined_q <= 1'b0;
        else if (up_o) joined_q <= 1'b1;
        else if (down_o) joined_q <= 1'b0;
    end

endmodule

`default_nettype wire
