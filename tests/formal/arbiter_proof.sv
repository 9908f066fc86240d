// rr_arbiter: one grant, to somebody who asked, whenever anybody asks; nobody waits for N takes of others.
`default_nettype none

module arbiter_proof #(
    parameter Ports = 8
) (
    input wire                     clk_i,
    input wire [        Ports-1:0] req_i,
    input wire                     take_i,
    input wire [$clog2(Ports)-1:0] victim_i  // sampled in the reset cycle
);

    reg running = 0;
    reg [$clog2(Ports)-1:0] victim = 0;
    always @(posedge clk_i) begin
        running <= 1;
        if (!running) victim <= victim_i;
    end

    wire [Ports-1:0] grant;
    wire take = running && take_i;

    rr_arbiter #(
        .Ports(Ports)
    ) dut (
        .clk_i  (clk_i),
        .rst_ni (running),
        .req_i  (req_i),
        .take_i (take),
        .grant_o(grant)
    );

    always @* if (take) assume (req_i != 0);

    reg [$clog2(Ports):0] waited = 0;  // takes of others since the victim asks
    always @(posedge clk_i) begin
        if (!req_i[victim] || (take && grant[victim])) waited <= 0;
        else if (take) waited <= waited + 1;
    end

`ifdef COVER
    always @* assert (!(waited == Ports - 1 && take && grant[victim]));
`else
    always @* if (running) begin
        assert ((grant & (grant - 1)) == 0);
        assert ((grant & ~req_i) == 0);
        assert ((grant != 0) == (req_i != 0));
        assert (waited < Ports);
        if (waited == Ports - 1 && req_i[victim]) assert (grant[victim]);
    end
`endif

endmodule

`default_nettype wire
