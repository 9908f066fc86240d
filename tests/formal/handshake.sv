// Valid/ready protocol of one port: what is offered stays, unchanged, until it is taken.
`default_nettype none

module handshake #(
    parameter Width = 1
) (
    input wire             clk_i,
    input wire             rst_ni,
    input wire             valid_i,
    input wire             ready_i,
    input wire [Width-1:0] data_i
);

    reg waiting_q = 0;
    reg [Width-1:0] data_q;

    always @(posedge clk_i) begin
        waiting_q <= rst_ni && valid_i && !ready_i;
        data_q <= data_i;
    end

`ifndef COVER
    always @* if (waiting_q) assert (valid_i && data_i == data_q);
`endif

endmodule

`default_nettype wire
