// A wire of delay_i cycles between two ports, one way.
//
// Promises, for a delay of 1..15: it holds at most delay + 1 flits and is ready while it holds fewer; a flit
// accepted in cycle c is valid at the output from c + delay on, once those before it are gone; order is
// kept; a flit a cycle goes through; outputs are functions of registers; empty, nothing changes.
// delay 0: a plain wire, both ways combinational.
// Asks: delay_i constant while it holds any.
`default_nettype none

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

    reg [FlitBits-1:0] flits_q[0:15];
    reg [3:0] read_q, write_q;
    reg [4:0] held_q;      // in flight or at the far end
    reg [4:0] arrived_q;   // at the far end
    reg [14:0] flight_q;   // bit i: a flit arrives i + 1 cycles from now

    wire wire_only = delay_i == 4'd0;
    wire push = !wire_only && in_valid_i && in_ready_o;
    wire pop = !wire_only && out_valid_o && out_ready_i;
    wire [15:0] flight = {1'b0, flight_q} | ({15'b0, push} << (delay_i - 4'd1));
    wire arrive = flight[0];

    assign in_ready_o = wire_only ? out_ready_i : held_q <= {1'b0, delay_i};
    assign out_valid_o = wire_only ? in_valid_i : arrived_q != 0;
    assign out_flit_o = wire_only ? in_flit_i : flits_q[read_q];
    assign idle_o = held_q == 0;

    always @(posedge clk_i) begin
        if (push) flits_q[write_q] <= in_flit_i;
    end

    always @(posedge clk_i) begin
        if (!rst_ni) begin
            read_q    <= 0;
            write_q   <= 0;
            held_q    <= 0;
            arrived_q <= 0;
            flight_q  <= 0;
        end else begin
            flight_q <= flight[15:1];
            if (push) write_q <= write_q + 1'b1;
            if (pop) read_q <= read_q + 1'b1;
            if (push && !pop) held_q <= held_q + 1'b1;
            if (pop && !push) held_q <= held_q - 1'b1;
            if (arrive && !pop) arrived_q <= arrived_q + 1'b1;
            if (pop && !arrive) arrived_q <= arrived_q - 1'b1;
        end
    end

endmodule

`default_nettype wire
