// In place of a link: whatever keeps what a proof of the link promises (idle_link). Idle, it offers only what
// passes it as through a wire; while it is idle and nothing comes, it does not change.
module link #(
    parameter FlitBits = 26
) (
    input  wire                clk_i,
    input  wire                rst_ni,
    input  wire [         3:0] delay_i,
    input  wire                in_valid_i,
    input  wire [FlitBits-1:0] in_flit_i,
    output wire                in_ready_o,
    output wire                out_valid_o,
    output wire [FlitBits-1:0] out_flit_o,
    input  wire                out_ready_i,
    output wire                idle_o
);
    wire [FlitBits+3:0] any;
    whatever #(.Width(FlitBits + 4)) u_any (.any_o(any));
    assign {idle_o, in_ready_o, out_flit_o} = any[FlitBits+1:0];
    assign out_valid_o = any[FlitBits+2] && (!idle_o || (delay_i == 4'd0 && in_valid_i));

    (* keep *) reg state_q;
    always @(posedge clk_i) if (!idle_o || in_valid_i) state_q <= any[FlitBits+3];
endmodule
