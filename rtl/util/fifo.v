// A FIFO whose oldest entry sits in a register and whose capacity is set at run time.
//
// Promises: order is kept; at most limit_i entries; ready_o, valid_o and head_o are functions of
// registers; without push and pop nothing changes. An entry pushed in cycle c is at the head in c+1 at
// the earliest. next_o is what the head register takes when load_o is set: a look-up of the next head
// can start while the head leaves.
// Asks: no push while ready_o is low, no pop while valid_o is low, limit_i constant while it holds any.
`default_nettype none

module fifo #(
    parameter Width = 26,
    parameter Depth = 16,               // power of two, 2 or more
    parameter CountBits = $clog2(Depth + 1)
) (
    input  wire                 clk_i,
    input  wire                 rst_ni,
    input  wire [CountBits-1:0] limit_i, // 1..Depth

    input  wire                 push_i,
    input  wire [    Width-1:0] data_i,
    output wire                 ready_o,

    input  wire                 pop_i,
    output wire                 valid_o,
    output wire [    Width-1:0] head_o,

    output wire                 load_o,
    output wire [    Width-1:0] next_o
);

    localparam AddrBits = $clog2(Depth);

    generate
        if (Depth < 2 || Depth != (1 << AddrBits)) begin : gen_bad_depth
            ILLEGAL_fifo_Depth_must_be_a_power_of_two_and_at_least_2 illegal();
        end
    endgenerate

    reg [Width-1:0] behind_q[0:Depth-1];  // what waits behind the head
    reg [Width-1:0] head_q;
    reg [AddrBits-1:0] read_q, write_q;
    reg [CountBits-1:0] count_q;          // the head included

    wire several = count_q > 1;
    wire to_head = push_i && (count_q == 0 || (count_q == 1 && pop_i));
    wire to_behind = push_i && !to_head;
    wire from_behind = pop_i && several;

    assign ready_o = count_q < limit_i;
    assign valid_o = count_q != 0;
    assign head_o = head_q;
    assign load_o = to_head || from_behind;
    assign next_o = several ? behind_q[read_q] : data_i;

    always @(posedge clk_i) begin
        if (to_behind) behind_q[write_q] <= data_i;
        if (load_o) head_q <= next_o;
    end

    always @(posedge clk_i) begin
        if (!rst_ni) begin
            read_q  <= 0;
            write_q <= 0;
            count_q <= 0;
        end else begin
            if (to_behind) write_q <= write_q + 1'b1;
            if (from_behind) read_q <= read_q + 1'b1;
            if (push_i && !pop_i) count_q <= count_q + 1'b1;
            if (pop_i && !push_i) count_q <= count_q - 1'b1;
        end
    end

endmodule

`default_nettype wire
