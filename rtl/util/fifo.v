// A FIFO whose capacity is set at run time.
//
// Promises: order is kept; at most limit_i entries; ready_o, valid_o and head_o are functions of
// registers; without push and pop nothing changes. An entry pushed in cycle c is seen in c+1.
// Asks: no push while ready_o is low, no pop while valid_o is low, limit_i constant while it holds any.
`default_nettype none

module fifo #(
    parameter Width = 26,
    parameter Depth = 16,                      // power of two, 2 or more
    parameter CountBits = $clog2(Depth + 1)
) (
    input  wire                 clk_i,
    input  wire                 rst_ni,
    input  wire [CountBits-1:0] limit_i,       // entries it may hold, 0..Depth

    input  wire                 push_i,
    input  wire [    Width-1:0] data_i,
    output wire                 ready_o,

    input  wire                 pop_i,
    output wire                 valid_o,
    output wire [    Width-1:0] head_o
);

    localparam AddrBits = $clog2(Depth);

    generate
        if (Depth < 2 || Depth != (1 << AddrBits)) begin : gen_bad_depth
            ILLEGAL_fifo_Depth_must_be_a_power_of_two_and_at_least_2 illegal();
        end
    endgenerate

    reg [Width-1:0] entries_q[0:Depth-1];
    reg [AddrBits-1:0] read_q, write_q;
    reg [CountBits-1:0] count_q;

    assign ready_o = count_q < limit_i;
    assign valid_o = count_q != 0;
    assign head_o  = entries_q[read_q];

    always @(posedge clk_i) begin
        if (!rst_ni) begin
            read_q  <= 0;
            write_q <= 0;
            count_q <= 0;
        end else if (push_i || pop_i) begin
            if (push_i) begin
                entries_q[write_q] <= data_i;
                write_q <= write_q + 1'b1;
            end
            if (pop_i) read_q <= read_q + 1'b1;
            if (push_i && !pop_i) count_q <= count_q + 1'b1;
            if (pop_i && !push_i) count_q <= count_q - 1'b1;
        end
    end

endmodule

`default_nettype wire
