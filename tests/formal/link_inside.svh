// link: order kept, nothing lost, no flit earlier than its delay or later without cause, never ready
// when full.
//
// Stands inside the module, before its end, so that the relation of what it follows to the registers can be
// said: without it no induction over delays up to 15 closes.
    reg running = 0;  // one cycle of reset
    reg [3:0] delay;
    always @(posedge clk_i) begin
        running <= 1;
        delay <= delay_i;
    end
    always @* begin
        assume (rst_ni == running && delay_i >= 1);
        if (running) assume (delay_i == delay);
    end

    handshake #(
        .Width(FlitBits)
    ) u_handshake (
        .clk_i  (clk_i),
        .rst_ni (running),
        .valid_i(out_valid_o),
        .ready_i(out_ready_i),
        .data_i (out_flit_o)
    );

    // Our own count, and one flit, at a free time, with the number of those ahead of it.
    (* keep *) wire follow;  // free: the first flit accepted with it is followed
    wire enter = running && in_valid_i && in_ready_o;
    wire leave = running && out_valid_o && out_ready_i;
    reg [4:0] level = 0, ahead = 0, age = 0;  // age: cycles since it was accepted, 16 at most
    reg sent = 0, inside = 0;
    reg [FlitBits-1:0] value = 0;

    always @(posedge clk_i) begin
        level <= level + enter - leave;
        if (enter && follow && !sent) begin
            sent <= 1;
            inside <= 1;
            value <= in_flit_i;
            ahead <= level - leave;
            age <= 1;
        end else if (inside) begin
            if (age != 16) age <= age + 1;
            if (leave && ahead == 0) inside <= 0;
            else if (leave) ahead <= ahead - 1;
        end
    end

`ifdef COVER
    always @* assert (!(sent && !inside && level == delay_i + 1 && delay_i >= 2));
`else
    // What the link promises: what a mutant must break.
    always @* if (running) begin
        assert (level <= delay_i + 5'd1);
        assert (in_ready_o == (level <= {1'b0, delay_i}));
        assert (idle_o == (level == 0));
        if (out_valid_o) assert (level != 0);
        if (inside && ahead == 0) begin
            assert (out_valid_o == (age >= {1'b0, delay_i}));
            if (out_valid_o) assert (out_flit_o == value);
        end
    end
`endif

`ifndef COVER
`ifndef MUTANT
    // What makes that inductive: the counts agree, and the followed flit is where its age says.
    function [4:0] ones(input [14:0] set);
        integer i;
        begin
            ones = 0;
            for (i = 0; i < 15; i = i + 1) ones = ones + {4'd0, set[i]};
        end
    endfunction

    wire [3:0] place = delay_i - 4'd1 - age[3:0];  // of the followed flit in flight_q
    wire [3:0] entry = read_q + ahead[3:0];
    always @* if (running) begin
        assert (level == held_q && held_q == arrived_q + ones(flight_q) && arrived_q <= held_q);
        assert ((flight_q >> (delay_i - 4'd1)) == 0);
        assert (write_q == read_q + held_q[3:0]);
        if (inside) begin
            assert (sent && age != 0 && age <= 16 && ahead < held_q && flits_q[entry] == value);
            if (age >= {1'b0, delay_i}) assert (ahead < arrived_q);
            else begin
                assert (flight_q[place]);
                assert (ahead == arrived_q + ones(flight_q & ((15'd1 << place) - 15'd1)));
            end
        end
    end
`endif
`endif

