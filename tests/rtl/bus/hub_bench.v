// A hub under any simulator: pins of each cycle from a file, outputs after each clock edge as text.
`timescale 1ns / 1ns
`default_nettype none

module hub_bench;

    localparam Ports = 13;
    localparam FlitBits = 26;

    reg clk = 1'b0;
    reg rst_n, cfg_valid, cfg_write;
    reg [10:0] cfg_addr;
    reg [31:0] cfg_wdata;
    reg [Ports-1:0] in_valid, out_ready;
    reg [Ports*FlitBits-1:0] in_flit;
    wire [Ports-1:0] in_ready, out_valid;
    wire [Ports*FlitBits-1:0] out_flit;
    wire idle;
    wire [31:0] cfg_rdata;
    reg [8*512-1:0] file_name;
    integer file, got, port;

    hub dut (
        .clk_i      (clk),
        .rst_ni     (rst_n),
        .in_valid_i (in_valid),
        .in_flit_i  (in_flit),
        .in_ready_o (in_ready),
        .out_valid_o(out_valid),
        .out_flit_o (out_flit),
        .out_ready_i(out_ready),
        .idle_o     (idle),
        .cfg_valid_i(cfg_valid),
        .cfg_write_i(cfg_write),
        .cfg_addr_i (cfg_addr),
        .cfg_wdata_i(cfg_wdata),
        .cfg_rdata_o(cfg_rdata)
    );

    initial begin
        if (!$value$plusargs("pins=%s", file_name)) $finish;
        file = $fopen(file_name, "r");
        got = 8;
        while (got == 8) begin
            got = $fscanf(file, "%b %b %b %h %h %h %h %h", rst_n, cfg_valid, cfg_write, cfg_addr, cfg_wdata,
                          in_valid, out_ready, in_flit);
            if (got == 8) begin
                #1 clk = 1'b1;
                #1 clk = 1'b0;
                if (rst_n && !cfg_valid) begin
                    $write("%h %h %b", in_ready, out_valid, idle);
                    for (port = 0; port < Ports; port = port + 1)
                        if (out_valid[port]) $write(" %h", out_flit[port*FlitBits+:FlitBits]);
                    $write("\n");
                end
                if (cfg_valid && !cfg_write) $write("read %h\n", cfg_rdata);
            end
        end
        $finish;
    end

endmodule

`default_nettype wire
