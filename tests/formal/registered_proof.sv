// hub: in every cycle its outputs are what they are, whatever its inputs are in that cycle.
//
// Two hubs with the same setup and the same free inputs, up to a free cycle in which all inputs may differ.
`default_nettype none

module registered_proof #(
    parameter Ports = 4,      // {parent, lateral, child 1, child 0}
    parameter FlitBits = 18
) (
    input wire                        clk_i,
    input wire [                 3:0] word_i,  // what the setup writes
    input wire                        differ_i,
    input wire [         2*Ports-1:0] in_valid_i,
    input wire [2*Ports*FlitBits-1:0] in_flit_i,
    input wire [         2*Ports-1:0] out_ready_i,
    input wire [                 1:0] cfg_read_i
);

    reg [3:0] step = 0;  // reset, five registers, two masks
    reg apart = 0;
    wire running = step == 8;
    wire setting = step != 0 && !running;
    always @(posedge clk_i) begin
        if (!running) step <= step + 1;
        apart <= apart || (running && differ_i);
    end
    always @* begin
        if (step == 3) assume (word_i[1:0] != 3);
        if (step == 4) assume (word_i == 1 || word_i == 2);
    end

    wire [2*Ports-1:0] in_ready, out_valid;
    wire [2*Ports*FlitBits-1:0] out_flit;
    wire [1:0] idle;
    genvar g;
    generate
        for (g = 0; g < 2; g = g + 1) begin : gen_twin
            wire own = g == 1 && running && differ_i;  // the second one's inputs are its own
            hub #(
                .Radix     (2),
                .Laterals  (1),
                .Depth     (2),
                .SourceBits(1)
            ) dut (
                .clk_i      (clk_i),
                .rst_ni     (step != 0),
                .in_valid_i (running ? in_valid_i[(own ? Ports : 0)+:Ports] : {Ports{1'b0}}),
                .in_flit_i  (in_flit_i[(own ? Ports * FlitBits : 0)+:Ports*FlitBits]),
                .in_ready_o (in_ready[g*Ports+:Ports]),
                .out_valid_o(out_valid[g*Ports+:Ports]),
                .out_flit_o (out_flit[g*Ports*FlitBits+:Ports*FlitBits]),
                .out_ready_i(out_ready_i[(own ? Ports : 0)+:Ports]),
                .idle_o     (idle[g]),
                .cfg_valid_i(setting || (running && cfg_read_i[own])),
                .cfg_write_i(setting),
                .cfg_addr_i (step >= 6 ? 11'd1018 + {7'd0, step} : {7'd0, step} - 11'd1),
                .cfg_wdata_i({28'd0, word_i}),
                .cfg_rdata_o()
            );
        end
    endgenerate

    wire [Ports-1:0] valid = out_valid[0+:Ports];
`ifdef COVER
    always @* assert (!(running && differ_i && !apart && in_ready[0+:Ports] == 0 && valid == 4'b1111 &&
        out_ready_i[0+:Ports] != out_ready_i[Ports+:Ports] && in_valid_i[0+:Ports] != in_valid_i[Ports+:Ports]));
`else
    always @* if (running && !apart) begin
        assert (in_ready[0+:Ports] == in_ready[Ports+:Ports]);
        assert (valid == out_valid[Ports+:Ports]);
        assert (idle[0] == idle[1]);
    end
    generate
        for (g = 0; g < Ports; g = g + 1) begin : gen_flit
            always @* if (running && !apart && valid[g])
                assert (out_flit[g*FlitBits+:FlitBits] == out_flit[(Ports+g)*FlitBits+:FlitBits]);
        end
    endgenerate
`endif

endmodule

`default_nettype wire
