// What a hub has done since reset: five 48-bit counters, low word first.
//
// Promises: changes only in a cycle in which a spike is at a head or something moves or joins.
`default_nettype none

module hub_counters #(
    parameter Ports = 13
) (
    input  wire             clk_i,
    input  wire             rst_ni,
    input  wire             spike_i,    // a spike moves
    input  wire             join_i,     // marks join
    input  wire             blocked_i,  // a spike at a head does not move
    input  wire [Ports-1:0] put_i,      // outputs that take what moves or joins
    input  wire             read_i,
    input  wire [     10:0] word_i,     // configuration address
    output reg  [     31:0] word_o      // from the cycle after; 0 for any other address
);

    `include "tendril_map.vh"

    reg [47:0] moved_q, copies_q, marks_q, blocked_q, busy_q;

    function [47:0] ones(input [Ports-1:0] set);
        integer p;
        begin
            ones = 0;
            for (p = 0; p < Ports; p = p + 1) ones = ones + {47'b0, set[p]};
        end
    endfunction

    wire [10:0] place = word_i - {3'b0, HubRegMovedLow};  // as in tendril_map.vh: low word, high word

    always @(posedge clk_i) begin
        if (!rst_ni) word_o <= 32'b0;
        else if (read_i) begin
            case (place)
                11'd0:   word_o <= moved_q[31:0];
                11'd1:   word_o <= {16'b0, moved_q[47:32]};
                11'd2:   word_o <= copies_q[31:0];
                11'd3:   word_o <= {16'b0, copies_q[47:32]};
                11'd4:   word_o <= marks_q[31:0];
                11'd5:   word_o <= {16'b0, marks_q[47:32]};
                11'd6:   word_o <= blocked_q[31:0];
                11'd7:   word_o <= {16'b0, blocked_q[47:32]};
                11'd8:   word_o <= busy_q[31:0];
                11'd9:   word_o <= {16'b0, busy_q[47:32]};
                default: word_o <= 32'b0;
            endcase
        end
    end

    always @(posedge clk_i) begin
        if (!rst_ni) begin
            moved_q   <= 0;
            copies_q  <= 0;
            marks_q   <= 0;
            blocked_q <= 0;
            busy_q    <= 0;
        end else begin
            if (spike_i) moved_q <= moved_q + 1'b1;
            if (spike_i) copies_q <= copies_q + ones(put_i);
            if (join_i) marks_q <= marks_q + ones(put_i);
            if (blocked_i) blocked_q <= blocked_q + 1'b1;
            if (spike_i || join_i) busy_q <= busy_q + 1'b1;
        end
    end

endmodule

`default_nettype wire
