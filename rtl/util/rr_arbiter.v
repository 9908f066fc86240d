// Round robin: one of the requests, the first one behind the last that was taken.
//
// Promises: grant_o is one-hot or zero, a subset of req_i, and not zero when req_i is not; a requester
// waits for at most Ports-1 takes of others. State changes only with take_i.
// Asks: take_i only with a request.
`default_nettype none

module rr_arbiter #(
    parameter Ports = 8
) (
    input  wire             clk_i,
    input  wire             rst_ni,
    input  wire [Ports-1:0] req_i,
    input  wire             take_i,
    output wire [Ports-1:0] grant_o
);

    generate
        if (Ports < 2) begin : gen_bad_ports
            ILLEGAL_rr_arbiter_Ports_must_be_at_least_2 illegal();
        end
    endgenerate

    reg [Ports-1:0] behind_q;  // ones above the port that was taken last

    wire [Ports-1:0] first = req_i & behind_q;
    wire [Ports-1:0] pick = (first != 0) ? first : req_i;

    assign grant_o = pick & (~pick + 1'b1);  // the lowest of them

    always @(posedge clk_i) begin
        if (!rst_ni) behind_q <= {Ports{1'b1}};
        else if (take_i) behind_q <= ~(grant_o | (grant_o - 1'b1));
    end

endmodule

`default_nettype wire
