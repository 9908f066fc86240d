// hub: what freedom from deadlock rests on (README.md). Stands inside the module, before its end.
//
// Inputs are free, configuration too, except that it writes while nothing is held, and a depth of 1 or 2.
    reg running = 0;  // one cycle of reset
    always @(posedge clk_i) running <= 1;

    wire writes = cfg_valid_i && cfg_write_i;
    reg [2*Ports-1:0] level = 0;  // our own count of the flits held, by port
    genvar fv_g;
    generate
        for (fv_g = 0; fv_g < Ports; fv_g = fv_g + 1) begin : gen_level
            wire enter = running && arrives[fv_g];
            wire leave = running && take[fv_g];  // also of a mark that joins as it arrives
            always @(posedge clk_i) level[2*fv_g+:2] <= level[2*fv_g+:2] + enter - leave;
`ifndef COVER
            always @* if (running) begin
                // An input is ready as long as it is not full: it waits for nothing else.
                assert (in_ready_o[fv_g] == (enabled[fv_g] && level[2*fv_g+:2] < depth));
`ifndef MUTANT
                assert (level[2*fv_g+:2] == {1'b0, valid_q[fv_g]} + behind[fv_g]);
                assert (level[2*fv_g+:2] <= depth);
                assert (valid_q[fv_g] || !behind[fv_g]);
`endif
            end
`endif
        end
    endgenerate

    always @* begin
        assume (rst_ni == running);
        if (running) assume ((in_valid_i & ~enabled) == 0);
        if (writes) assume (level == 0 && in_valid_i == 0);
        if (running) assume (depth == 1 || depth == 2);
    end

`ifdef COVER
    always @* assert (!(running && depth == 2 && grant != 0 && (spikes & ~fits) != 0 &&
        (enabled & ~in_ready_o) != 0));
`else
    always @* if (running && go) begin
        // A spike that has room at all of its outputs moves, or something else does.
        if ((spikes & fits) != 0) assert (up || down || (grant & spikes & fits) != 0);
        // With every output free nothing but a mark stays behind.
        if (room == {Ports{1'b1}} && spikes != 0) assert (up || down || grant != 0);
    end
`endif
